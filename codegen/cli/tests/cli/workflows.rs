//! The workflows that people copy: they parse, and their commands do what they should.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_yaml::Value;
use tempfile::TempDir;

use crate::run::{errcat, folder, read, without_own_git, write};

const CATALOGUE: &str = "errcat: 1\napi: {id: a, name: A, version: 0.1.0}\nerrors:\n  - {status: 400, code: BAD, description: Bad., message: It is bad}\n";
const PAGE: &str =
    "# A\n\n## 400 - BAD\n\n| Message | Meaning |\n| --- | --- |\n| `It is bad` | Bad. |\n";

fn workflow(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("workflows").join(name);
    let text = fs::read_to_string(path).expect("the workflow is there");
    serde_yaml::from_str(&text).expect("the workflow is YAML")
}

/// Returns a folder with a pinned catalogue, and with replacements for the tools of a CI system: `curl` returns the
/// page in `site.md`, `cargo install` does nothing.
fn project() -> TempDir {
    let project = folder(&[("catalog/api.yaml", CATALOGUE), ("site.md", PAGE)]);
    assert_eq!(
        errcat(project.path(), &["drift", "catalog/api.yaml", "site.md", "--accept"]).code,
        0
    );
    tool(project.path(), "curl", "while [ \"$1\" != --output ]; do shift; done\ncp site.md \"$2\"");
    tool(project.path(), "cargo", "test \"$1\" = install");
    tool(project.path(), "errcat", &format!("exec {} \"$@\"", env!("CARGO_BIN_EXE_errcat")));
    project
}

fn tool(folder: &Path, name: &str, script: &str) {
    let path = PathBuf::from("bin").join(name);
    write(folder, &path.to_string_lossy(), &format!("#!/bin/sh\n{script}\n"));
    let executable = fs::Permissions::from_mode(0o755);
    fs::set_permissions(folder.join(path), executable).expect("a file can be made executable");
}

/// Runs commands one after the other as CI systems do, up to the first that fails; returns whether all succeeded.
fn run(folder: &Path, commands: &[String], variables: &BTreeMap<String, String>) -> bool {
    let path =
        format!("{}:{}", folder.join("bin").display(), std::env::var("PATH").unwrap_or_default());
    commands.iter().all(|command| {
        let mut shell = Command::new("bash");
        shell.args(["-e", "-o", "pipefail", "-c", command]).current_dir(folder);
        without_own_git(&mut shell);
        shell.env("PATH", &path).env("GITHUB_STEP_SUMMARY", "summary.md").envs(variables);
        shell.output().expect("bash runs").status.success()
    })
}

fn texts(value: &Value) -> BTreeMap<String, String> {
    let pairs = value.as_mapping().into_iter().flatten();
    pairs
        .filter_map(|(name, text)| Some((name.as_str()?.to_owned(), text.as_str()?.to_owned())))
        .collect()
}

/// Runs a workflow on a page that is as pinned and on one that has changed. `shown` is the place that shows the result.
fn check(commands: &[String], variables: &BTreeMap<String, String>, shown: &str) {
    let project = project();
    let folder = project.path();
    assert!(run(folder, commands, variables), "nothing has changed: {commands:?}");
    assert!(read(folder, shown).contains("No drift"));
    write(folder, "site.md", &PAGE.replace("| Bad. |", "| Worse. |"));
    assert!(!run(folder, commands, variables), "something has changed");
    assert!(read(folder, shown).contains("<ins>Worse.</ins>"), "{}", read(folder, shown));
    let sarif: serde_json::Value =
        serde_json::from_str(&read(folder, "drift.sarif")).expect("SARIF is JSON");
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "drift-reworded");
    fs::remove_file(folder.join("site.md")).expect("it is there");
    assert!(!run(folder, commands, variables), "the page cannot be fetched");
}

/// Returns the commands of a job of GitHub Actions.
fn github_commands(workflow: &Value, job: &str) -> Vec<String> {
    let steps = workflow["jobs"][job]["steps"].as_sequence().expect("a list of steps");
    steps.iter().filter_map(|step| Some(step["run"].as_str()?.to_owned())).collect()
}

/// Returns the commands of a job of GitLab CI.
fn gitlab_commands(job: &Value) -> Vec<String> {
    let list = |key: &str| job[key].as_sequence().expect("a list of commands").clone();
    let all = [list("before_script"), list("script")].concat();
    let command = |command: &Value| command.as_str().expect("a command is a text").to_owned();
    all.iter().map(command).collect()
}

#[test]
fn github_reports_drift() {
    let workflow = workflow("github/documentation-drift.yml");
    assert!(workflow["on"]["schedule"][0]["cron"].is_string());
    let commands = github_commands(&workflow, "drift");
    assert_eq!(commands.len(), 5);
    check(&commands, &texts(&workflow["env"]), "summary.md");
}

#[test]
fn gitlab_reports_drift() {
    let job = &workflow("gitlab/documentation-drift.yml")["documentation-drift"];
    let kept = job["artifacts"]["paths"].as_sequence().into_iter().flatten();
    let kept: Vec<_> = kept.filter_map(Value::as_str).collect();
    assert_eq!(kept, ["drift.md", "drift.sarif", "page.md"]);
    check(&gitlab_commands(job), &texts(&job["variables"]), "drift.md");
}

/// Runs the commands that check catalogues: on good ones, on one with a mistake, and on stale generated files.
fn check_catalogues(commands: &[String], variables: &BTreeMap<String, String>) {
    let project = project();
    let folder = project.path();
    assert!(!run(folder, commands, variables), "nothing is generated yet");
    assert_eq!(errcat(folder, &["generate"]).code, 0);
    assert!(run(folder, commands, variables), "all is as it should be");
    write(folder, "catalog/api.yaml", &CATALOGUE.replace("Bad.", "Worse."));
    assert!(!run(folder, commands, variables), "the generated files are stale");
    assert_eq!(errcat(folder, &["generate"]).code, 0);
    write(folder, "catalog/api.yaml", &CATALOGUE.replace("status: 400", "status: 4"));
    assert!(!run(folder, commands, variables), "the catalogue has a mistake");
}

#[test]
fn catalogues_are_checked() {
    let workflow_of_github = workflow("github/check.yml");
    let commands = github_commands(&workflow_of_github, "check");
    check_catalogues(&commands, &texts(&workflow_of_github["env"]));
    let job = &workflow("gitlab/check.yml")["error-catalogues"];
    check_catalogues(&gitlab_commands(job), &texts(&job["variables"]));
}

/// Runs the commands that build a site.
fn build_site(commands: &[String], mut variables: BTreeMap<String, String>, address: &str) {
    let project = project();
    variables.insert(address.to_owned(), "https://shop.test/errors".to_owned());
    assert!(run(project.path(), commands, &variables), "{commands:?}");
    let page = read(project.path(), "public/index.html");
    assert!(page.contains("https://shop.test/errors"), "{page}");
}

#[test]
fn sites_are_published() {
    let workflow_of_github = workflow("github/pages.yml");
    let commands = github_commands(&workflow_of_github, "build");
    build_site(&commands, texts(&workflow_of_github["env"]), "BASE_URL");
    let job = &workflow("gitlab/pages.yml")["pages"];
    build_site(&gitlab_commands(job), texts(&job["variables"]), "CI_PAGES_URL");
}

#[test]
fn actions_of_others_are_pinned() {
    for name in ["check", "documentation-drift", "pages"] {
        let path = format!("{}/workflows/github/{name}.yml", env!("CARGO_MANIFEST_DIR"));
        let text = fs::read_to_string(path).expect("the workflow is there");
        for line in text.lines().filter(|line| line.contains("uses:")) {
            let hash = line.split_once('@').expect("it has a version").1.split(' ').next();
            let hash = hash.expect("there is a text");
            assert!(hash.len() == 40 && hash.bytes().all(|b| b.is_ascii_hexdigit()), "{line}");
        }
    }
}
