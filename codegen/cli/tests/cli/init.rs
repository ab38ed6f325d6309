//! `errcat init`: the starter projects, built for real.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::run::{errcat, folder, read};

const WITH: [&str; 3] = ["build-script", "macro", "crate"];

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

#[test]
fn starter_projects_build_and_pass_their_tests_as_they_are() {
    let folder = folder(&[]);
    for with in WITH {
        let run = errcat(folder.path(), &["init", &format!("my {with}"), "--with", with]);
        assert_eq!((run.code, run.out.as_str()), (0, ""), "{run:?}");
        assert!(run.err.ends_with("&& cargo test\n"), "{}", run.err);
        let project = folder.path().join(format!("my {with}"));
        // The locked versions are available offline.
        fs::copy(Path::new(ROOT).join("Cargo.lock"), project.join("Cargo.lock"))
            .expect("it is there");
        let output = passing(&project);
        for test in fs::read_to_string(project.join("tests/errors.rs"))
            .expect("it is there")
            .split("\nfn ")
            .skip(1)
        {
            let name = test.split('(').next().expect("a name");
            assert!(output.contains(&format!("test {name} ... ok")), "{name}: {output}");
        }
        assert!(!output.contains("warning"), "{output}");
        if with == "crate" {
            refuses_stale_sources(&project);
        }
    }
}

/// Checks that a project with a committed crate is not built from an old one, and that the command that its build script
/// names helps.
fn refuses_stale_sources(project: &Path) {
    let catalog = read(project, "errors.yaml");
    fs::write(project.join("errors.yaml"), catalog + "# A remark.\n").expect("it is writable");
    let (is_success, output) = cargo_test(project);
    assert!(!is_success && output.contains("errors.yaml has changed"), "{output}");
    let generate = ["generate", "errors.yaml", "--out", "my-crate-errors"];
    let command = format!("run `errcat {}`", generate.join(" "));
    assert!(output.contains(&command), "{output}");
    let check = errcat(project, &[&generate[..], &["--check"]].concat());
    assert!(check.code == 1 && check.err.contains(&command), "{check:?}");
    assert_eq!(errcat(project, &generate).code, 0);
    passing(project);
}

#[test]
fn starter_projects_have_the_shape_that_is_asked_for() {
    let folder = folder(&[]);
    for shape in ["plain", "problem+json", "json-api", "google", "graphql"] {
        let run = errcat(folder.path(), &["init", shape, "--shape", shape]);
        assert_eq!((run.code, run.out.as_str()), (0, ""), "{run:?}");
        let project = folder.path().join(shape);
        let check = errcat(&project, &["check", "errors.yaml"]);
        assert_eq!((check.code, check.err.as_str()), (0, "checked 1 catalogue: no mistakes\n"));
        let tests = read(&project, "tests/errors.rs");
        let bodies: Vec<_> =
            tests.split("r#\"").skip(1).filter_map(|rest| rest.split("\"#").next()).collect();
        let [known, unknown] = bodies[..] else { panic!("{tests}") };
        let read = |body| {
            let args = ["match", "errors.yaml", "--status", "400", "--format", "json", body];
            errcat(&project, &args).json_lines().remove(0)
        };
        let (known, unknown) = (read(known), read(unknown));
        assert_eq!(known["error"], "bad_field", "{shape}: {known}");
        assert_eq!(known["correlation_id"], "r-1", "{shape}: {known}");
        assert_eq!(known["findings"][0]["entry"], "missing", "{shape}: {known}");
        assert_eq!(unknown["error"], Value::Null, "{shape}: {unknown}");
        assert_eq!(
            (&unknown["code"], &unknown["unmatched"]),
            (&"NEW".into(), &["never seen"].into())
        );
    }
}

/// Returns the output of tests that pass.
fn passing(project: &Path) -> String {
    let (is_success, output) = cargo_test(project);
    assert!(is_success, "{output}");
    output
}

/// Returns whether the tests of a project pass, and the output of cargo; the projects share a target folder.
fn cargo_test(project: &Path) -> (bool, String) {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("starter");
    let output = Command::new(env!("CARGO"))
        .args(["test", "--workspace", "--offline"])
        .current_dir(project)
        .env("CARGO_TARGET_DIR", target)
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo starts");
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&text).into_owned())
}

#[test]
fn the_catalogue_of_a_starter_project_has_no_mistakes() {
    let folder = folder(&[]);
    for with in WITH {
        assert_eq!(errcat(folder.path(), &["init", with, "--with", with]).code, 0);
        let check = errcat(&folder.path().join(with), &["check", "errors.yaml"]);
        assert_eq!((check.code, check.err.as_str()), (0, "checked 1 catalogue: no mistakes\n"));
        let manifest = read(folder.path(), &format!("{with}/Cargo.toml"));
        let name = if with == "build-script" { with.to_owned() } else { format!("my-{with}") };
        assert!(manifest.contains(&format!("name = \"{name}\"")), "{manifest}");
    }
    let check = ["generate", "errors.yaml", "--out", "my-crate-errors", "--check"];
    let check = errcat(&folder.path().join("crate"), &check);
    assert_eq!(check.code, 0, "{check:?}");
}

#[test]
fn nothing_that_is_there_is_overwritten() {
    let folder = folder(&[("full/a.txt", "mine"), ("file", "mine")]);
    for (dir, said) in [
        ("full", "full: the folder is not empty"),
        ("file", "cannot read file: "),
        ("full/a.txt/x", "cannot read full/a.txt/x: "),
    ] {
        let run = errcat(folder.path(), &["init", dir]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{dir}: {run:?}");
        assert!(run.err.starts_with(&format!("error: {said}")), "{}", run.err);
    }
    assert_eq!(fs::read_dir(folder.path().join("full")).expect("it is there").count(), 1);
    assert_eq!(errcat(folder.path(), &["init", "x", "--errcat", "full"]).code, 2);
    assert!(!folder.path().join("x").exists());

    fs::create_dir(folder.path().join("empty")).expect("there is room");
    assert_eq!(errcat(&folder.path().join("empty"), &["init", "."]).code, 0);
    assert!(read(folder.path(), "empty/Cargo.toml").contains("name = \"empty\""));
}
