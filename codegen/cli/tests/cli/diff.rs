//! `errcat diff` and `errcat generate --baseline`.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use crate::run::{Run, catalogue, command, errcat, errcat_with, folder, without_own_git, write};

/// Returns the catalogue with another text and version.
fn edited(from: &str, to: &str, version: &str) -> String {
    let shop = catalogue("shop");
    assert!(shop.contains(from), "{from}");
    shop.replace(from, to).replace("version: 0.1.0", &format!("version: {version}"))
}

fn git(folder: &Path, args: &[&str]) {
    let who = ["-c", "user.name=Test", "-c", "user.email=test@shop.test"];
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(who).args(args);
    without_own_git(&mut command);
    let output = command.output().expect("git runs");
    assert!(output.status.success(), "{args:?}: {output:?}");
}

/// Makes a folder a repository with one commit of all its files.
fn commit(folder: &Path) {
    for args in [&["init", "-q"][..], &["add", "."], &["commit", "-qm", "one"]] {
        git(folder, args);
    }
}

/// Runs the tests with git again, as a hook of git would in a repository where commits are signed.
#[test]
fn tests_do_not_use_the_repository_and_the_settings_of_a_developer() {
    let folder =
        folder(&[(".gitconfig", "[commit]\n\tgpgSign = true\n[gpg]\n\tprogram = false\n")]);
    let (own, config) = (folder.path().join("own.git"), folder.path().join(".gitconfig"));
    git(folder.path(), &["init", "-q", "--bare", "own.git"]);
    let mut tests = Command::new(env::current_exe().expect("a test has a binary"));
    tests.args(["--exact", "diff::either_side_can_be_a_revision"]);
    tests.arg("diff::a_revision_is_the_baseline_of_every_catalogue");
    tests.env("GIT_DIR", &own).env("GIT_WORK_TREE", folder.path()).env("GIT_CONFIG_GLOBAL", config);
    let output = tests.output().expect("the tests run");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("2 passed"), "{said}");
    let written = fs::read_dir(own.join("objects")).expect("a folder").count();
    assert_eq!(written, 2, "only `info` and `pack`, no object");
}

#[test]
fn the_verdict_is_one_json_object() {
    let new = edited("on {day:Monday|Tuesday} by {days:int}", "by {days:int}", "0.2.0");
    let folder = folder(&[("old.yaml", &catalogue("shop")), ("new.yaml", &new)]);
    let run = errcat(folder.path(), &["diff", "old.yaml", "new.yaml", "--format", "json"]);
    let report = run.json();
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    assert_eq!(report["level"], "major");
    assert_eq!(report["required_version"], "0.2.0");
    let first = &report["changes"][0];
    let expected = serde_json::json!({
        "level": "major", "kind": "field-removed", "what": "it no longer carries `day`",
        "status": 400, "code": "BAD", "error": "bad", "entry": "bad_day", "text": null,
    });
    assert_eq!(first, &expected);
    let lost = report["changes"].as_array().expect("changes").iter();
    let lost: Vec<_> = lost.filter(|change| change["kind"] == "reads-no-more").collect();
    assert_eq!(lost[0]["text"], "on Monday by -7");
}

#[test]
fn people_get_a_report() {
    let new = edited("      - name: bad_all\n        description: All of it.\n", "", "0.1.0");
    let new = new.replace("Fix it.", "Fix it now.");
    let folder = folder(&[("old.yaml", &catalogue("shop")), ("new.yaml", &new)]);
    let run = errcat(folder.path(), &["diff", "old.yaml", "new.yaml"]);
    let expected = "\
major: after 0.1.0 comes 0.2.0 at least; the version is 0.1.0

major
  bad.bad_all: the message is gone

patch
  bad: its `remedy` has changed

An entry that the API no longer sends can stay with `retired`: old logs still match it.
";
    assert_eq!((run.code, run.out.as_str()), (1, expected));
    let run = errcat_with(folder.path(), &["diff", "old.yaml", "-"], &new);
    assert_eq!((run.code, run.out.as_str()), (1, expected));
    let run = errcat(folder.path(), &["diff", "old.yaml", "old.yaml"]);
    assert_eq!((run.code, run.out.as_str()), (0, "none: nothing has changed\n"));
}

#[test]
fn either_side_can_be_a_revision() {
    let folder = folder(&[("catalog/shop.yaml", &catalogue("shop"))]);
    commit(folder.path());
    let new = edited("Fix it.", "Fix it now.", "0.1.1");
    write(folder.path(), "catalog/shop.yaml", &new);
    let level = |args: &[&str]| {
        let args = [&["diff"], args, &["--format", "json"]].concat();
        errcat(folder.path(), &args).json()["level"].as_str().map(str::to_owned)
    };
    let (head, file) = ("HEAD:catalog/shop.yaml", "catalog/shop.yaml");
    assert_eq!(level(&[head, file]).as_deref(), Some("patch"));
    assert_eq!(level(&[file, head]).as_deref(), Some("patch"));
    assert_eq!(level(&[head, head]).as_deref(), Some("none"));
    for (missing, said) in [
        ("HEAD:absent.yaml", "absent.yaml"),
        ("nowhere:catalog/shop.yaml", "nowhere"),
        ("--help:x", "is not a revision"),
        ("absent.yaml", "absent.yaml"),
    ] {
        let run = errcat(folder.path(), &["diff", "--", missing, file]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{missing}");
        assert!(run.err.contains(said), "{missing}: {}", run.err);
    }
}

#[test]
fn a_catalogue_with_mistakes_is_not_compared() {
    let folder = folder(&[("old.yaml", "errcat: 2\n"), ("new.yaml", &catalogue("shop"))]);
    for args in [["diff", "old.yaml", "new.yaml"], ["diff", "new.yaml", "old.yaml"]] {
        let run = errcat(folder.path(), &args);
        assert_eq!((run.code, run.out.as_str()), (1, ""));
        assert!(run.err.contains("format-version"), "{}", run.err);
    }
}

/// Generates into `out` with a baseline.
fn generate(folder: &Path, catalog: &str, baseline: &str) -> Run {
    errcat(folder, &["generate", catalog, "--out", "out", "--baseline", baseline])
}

#[test]
fn a_version_that_is_too_low_is_refused_at_its_place() {
    let removed = "      - name: bad_all\n        description: All of it.\n";
    let folder = folder(&[
        ("old.yaml", &catalogue("shop")),
        ("low.yaml", &edited(removed, "", "0.1.9")),
        ("fine.yaml", &edited(removed, "", "0.2.0")),
    ]);
    let run = generate(folder.path(), "low.yaml", "old.yaml");
    assert_eq!(run.code, 1);
    for said in ["error[version-too-low]", "low.yaml:2:38", "write at least 0.2.0", "bad.bad_all"] {
        assert!(run.err.contains(said), "{said}: {}", run.err);
    }
    assert!(!folder.path().join("out").exists());
    let run = generate(folder.path(), "fine.yaml", "old.yaml");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(folder.path().join("out/Cargo.toml").exists());
}

#[test]
fn a_revision_is_the_baseline_of_every_catalogue() {
    let folder = folder(&[
        ("work/catalog/shop.yaml", &catalogue("shop")),
        ("work/catalog/store.yaml", &catalogue("store")),
    ]);
    let work = folder.path().join("work");
    commit(folder.path());
    git(folder.path(), &["tag", "v0.1.0"]);
    write(&work, "catalog/new.yaml", &catalogue("new"));
    write(&work, "catalog/shop.yaml", &edited("Fix it.", "Fix it now.", "0.1.0"));
    let run = errcat(&work, &["generate", "--check", "--baseline", "v0.1.0"]);
    assert_eq!(run.code, 1);
    assert_eq!(run.err.matches("error[version-too-low]").count(), 1, "{}", run.err);
    assert!(run.err.contains("catalog/shop.yaml:2:"), "{}", run.err);
    assert!(run.err.contains("new.yaml is not in the baseline"), "{}", run.err);
    write(&work, "catalog/shop.yaml", &edited("Fix it.", "Fix it now.", "0.1.1"));
    let run = errcat(&work, &["generate", "--baseline", "v0.1.0"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let run = errcat(&work, &["generate", "--baseline", "v9"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("not a revision that git knows"), "{}", run.err);
    let run = errcat(&work, &["generate", "--baseline", "catalog/shop.yaml"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("name that catalogue"), "{}", run.err);
}

/// In hooks of a linked work tree, git sets `GIT_DIR` without `GIT_WORK_TREE`.
#[test]
fn a_hook_of_a_work_tree_finds_the_baseline() {
    let folder = folder(&[("catalog/shop.yaml", &catalogue("shop"))]);
    commit(folder.path());
    write(folder.path(), "catalog/shop.yaml", &edited("Fix it.", "Fix it now.", "0.1.0"));
    let mut generate = command(folder.path(), &["generate", "--check", "--baseline", "HEAD"]);
    generate.env("GIT_DIR", folder.path().join(".git"));
    let output = generate.output().expect("errcat runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("error[version-too-low]"), "{said}");
}

#[test]
fn a_comparison_goes_to_code_hosts_and_to_pull_requests() {
    let new = edited("on {day:Monday|Tuesday} by {days:int}", "by {days:int}", "0.2.0");
    let folder = folder(&[("old.yaml", &catalogue("shop")), ("new.yaml", &new)]);
    let run = |args: &[&str]| errcat(folder.path(), &[&["diff", "old.yaml"], args].concat());
    let sarif = run(&["new.yaml", "--format", "sarif"]);
    let log = sarif.json();
    let result = &log["runs"][0]["results"][0];
    assert_eq!((sarif.code, result["level"].as_str()), (1, Some("error")));
    assert_eq!(result["ruleId"], "diff-field-removed");
    assert_eq!(result["message"]["text"], "bad.bad_day: it no longer carries `day`");
    let file = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(file, "new.yaml");
    let markdown = run(&["new.yaml", "--format", "markdown"]);
    assert!(markdown.out.starts_with("## major: after 0.1.0 comes 0.2.0 at least"), "{markdown:?}");
    let row = "| major | bad.bad\\_day | it no longer carries \\`day\\` |  |";
    assert!(markdown.out.contains(row), "{markdown:?}");
    let same = run(&["old.yaml", "--format", "markdown"]);
    assert_eq!((same.code, same.out.as_str()), (0, "## none: nothing has changed\n"));
}
