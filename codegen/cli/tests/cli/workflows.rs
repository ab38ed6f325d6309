//! The workflows that people copy: they parse, and their commands do what they should.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_yaml::Value;
use tempfile::TempDir;

use crate::run::{errcat, folder, read, without_own_git, write};

/// The catalogue of a workspace. That of `errcat init` has this error, too.
const CATALOGUE: &str = "errcat: 1\napi: {id: a, name: A, version: 0.1.0}\nerrors:\n  - status: 404\n    code: NOT_FOUND\n    description: There is no such order.\n";
const PAGE: &str = "# A\n\n## 404 - NOT_FOUND\n\nThere is no such order.\n";

/// How a repository has its catalogue and what is generated from it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Layout {
    /// `catalog/` and `generated/`.
    Workspace,
    /// What `errcat init --with` makes.
    Init(&'static str),
}

const LAYOUTS: [Layout; 4] =
    [Layout::Workspace, Layout::Init("build-script"), Layout::Init("macro"), Layout::Init("crate")];

impl Layout {
    fn catalogue(self) -> &'static str {
        if self == Self::Workspace { "catalog/api.yaml" } else { "errors.yaml" }
    }

    /// Returns the command that writes the committed files, without `errcat` and `--check`, if there are such files.
    fn generate(self) -> Option<&'static str> {
        match self {
            Self::Workspace => Some("generate"),
            Self::Init("crate") => Some("generate errors.yaml --out my-shop-errors"),
            Self::Init(_) => None,
        }
    }

    /// Returns a workflow after the line that compares the committed files was chosen, as its comment says.
    fn workflow(self, name: &str) -> Value {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("workflows").join(name);
        let mut text = fs::read_to_string(path).expect("the workflow is there");
        if let Some(generate) = self.generate().filter(|_| name.ends_with("check.yml")) {
            let line =
                format!("errcat {generate} --check #").replace("errors.yaml", "\"$CATALOG\"");
            for key in ["- run: ", "- "] {
                text = text.replace(&format!("# {key}{line}"), &format!("{key}{line}"));
            }
            assert!(text.lines().any(|l| l.trim().starts_with('-') && l.contains(&line)), "{text}");
        }
        serde_yaml::from_str(&text).expect("the workflow is YAML")
    }

    /// Returns the variables that a workflow sets; `value` is that of `CATALOG` in a workspace.
    fn variables(self, set: &Value, value: &str) -> BTreeMap<String, String> {
        let mut variables = texts(set);
        let catalog = variables.get_mut("CATALOG").expect("it can be set at the top");
        if self == Self::Workspace {
            value.clone_into(catalog);
        }
        variables
    }

    /// Returns a repository with a pinned catalogue, and with replacements for the tools of a CI system: `curl` returns
    /// the page in `site.md`, `cargo install` does nothing, `gh` records its arguments in `gh.txt` and lists `open.txt`.
    fn project(self) -> Project {
        let folder = folder(&[]);
        let mut root = folder.path().to_owned();
        match self {
            Self::Workspace => write(&root, self.catalogue(), CATALOGUE),
            Self::Init(with) => {
                assert_eq!(errcat(&root, &["init", "my-shop", "--with", with]).code, 0);
                root.push("my-shop");
            }
        }
        write(&root, "site.md", PAGE);
        assert_eq!(errcat(&root, &["drift", self.catalogue(), "site.md", "--accept"]).code, 0);
        tool(&root, "curl", "while [ \"$1\" != --output ]; do shift; done\ncp site.md \"$2\"");
        tool(&root, "cargo", "test \"$1\" = install");
        tool(&root, "errcat", &format!("exec {} \"$@\"", env!("CARGO_BIN_EXE_errcat")));
        let list = "[ \"$1 $2\" != 'issue list' ] || [ ! -f open.txt ] || cat open.txt";
        tool(&root, "gh", &format!("printf '%s\\n' \"$*\" >> gh.txt\n{list}"));
        Project { root, _folder: folder }
    }
}

/// A repository in a temporary folder.
struct Project {
    root: PathBuf,
    _folder: TempDir,
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
        shell.env("GITHUB_SERVER_URL", "https://github.test").env("GITHUB_REPOSITORY", "shop/api");
        shell.env("GITHUB_RUN_ID", "12");
        shell.output().expect("bash runs").status.success()
    })
}

fn texts(value: &Value) -> BTreeMap<String, String> {
    let pairs = value.as_mapping().into_iter().flatten();
    pairs
        .filter_map(|(name, text)| Some((name.as_str()?.to_owned(), text.as_str()?.to_owned())))
        .collect()
}

/// Runs a workflow on a page that is as pinned, on one that has changed, and without one. `shown` is the place that
/// shows the result. Returns the repository.
fn check(
    layout: Layout,
    commands: &[String],
    variables: &BTreeMap<String, String>,
    shown: &str,
) -> Project {
    let project = layout.project();
    let folder = &*project.root;
    assert!(run(folder, commands, variables), "nothing has changed: {commands:?}");
    assert!(read(folder, shown).contains("No drift"));
    assert!(!folder.join("gh.txt").exists(), "no issue is opened");
    write(folder, "site.md", &PAGE.replace("no such order", "no order"));
    assert!(!run(folder, commands, variables), "something has changed");
    assert!(read(folder, shown).contains("<del>such</del>"), "{}", read(folder, shown));
    let sarif: serde_json::Value =
        serde_json::from_str(&read(folder, "drift.sarif")).expect("SARIF is JSON");
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "drift-reworded");
    let page = fs::read(folder.join("site.md")).expect("it is there");
    fs::remove_file(folder.join("site.md")).expect("it is there");
    assert!(!run(folder, commands, variables), "the page cannot be fetched");
    fs::write(folder.join("site.md"), page).expect("it can be written");
    project
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
    for layout in LAYOUTS {
        let workflow = layout.workflow("github/documentation-drift.yml");
        assert!(workflow["on"]["schedule"][0]["cron"].is_string());
        let commands = github_commands(&workflow, "drift");
        assert_eq!(commands.len(), 7);
        let variables = layout.variables(&workflow["env"], layout.catalogue());
        let project = check(layout, &commands, &variables, "summary.md");
        check_issue(layout, &project.root, &commands, &variables);
    }
}

/// Checks the issue that was opened for a page that has changed, and how later runs update it.
fn check_issue(
    layout: Layout,
    folder: &Path,
    commands: &[String],
    variables: &BTreeMap<String, String>,
) {
    let catalogue = layout.catalogue();
    let calls = read(folder, "gh.txt");
    let calls: Vec<_> = calls.lines().collect();
    let title = format!("Documentation drift: {catalogue}");
    assert_eq!(calls.len(), 3, "{calls:?}");
    assert!(calls[0].starts_with("issue list --label documentation-drift "), "{calls:?}");
    assert_eq!(calls[1], "label create documentation-drift --force");
    let created =
        format!("issue create --title {title} --label documentation-drift --body-file issue.md");
    assert_eq!(calls[2], created);
    let body = read(folder, "issue.md");
    let run_of_report = "https://github.test/shop/api/actions/runs/12";
    let accept = format!("errcat drift {catalogue} page.md --accept");
    for part in [run_of_report, "<del>such</del>", &accept] {
        assert!(body.contains(part), "{part}: {body}");
    }
    write(folder, "open.txt", "7\n");
    write(folder, "site.md", "# Moved\n\nSee elsewhere.\n");
    assert!(!run(folder, commands, variables), "this is another page");
    assert!(read(folder, "gh.txt").ends_with("\nissue edit 7 --body-file issue.md\n"));
    assert!(read(folder, "issue.md").contains("`--accept` needs `--force`"));
}

#[test]
fn an_issue_can_be_opened() {
    let workflow = Layout::Workspace.workflow("github/documentation-drift.yml");
    assert_eq!(workflow["permissions"]["issues"], "write");
    let steps = workflow["jobs"]["drift"]["steps"].as_sequence().expect("a list of steps");
    let is_gh = |step: &&Value| step["run"].as_str().is_some_and(|run| run.contains("gh issue"));
    let step = steps.iter().find(is_gh).expect("a step opens the issue");
    assert_eq!(step["env"]["GH_TOKEN"], "${{ github.token }}");
}

/// A repository may be private without code scanning, and a pull request from a fork may not write.
#[test]
fn reports_do_not_need_code_scanning() {
    for (name, job) in [("check", "check"), ("documentation-drift", "drift")] {
        let workflow = Layout::Workspace.workflow(&format!("github/{name}.yml"));
        let steps = workflow["jobs"][job]["steps"].as_sequence().expect("a list of steps");
        let uploads =
            |step: &&Value| step["uses"].as_str().is_some_and(|uses| uses.contains("sarif@"));
        let step = steps.iter().find(uploads).expect("a step uploads SARIF");
        assert_eq!(step["continue-on-error"], true, "{name}");
    }
}

#[test]
fn gitlab_reports_drift() {
    for layout in LAYOUTS {
        let job = &layout.workflow("gitlab/documentation-drift.yml")["documentation-drift"];
        let kept = job["artifacts"]["paths"].as_sequence().into_iter().flatten();
        let kept: Vec<_> = kept.filter_map(Value::as_str).collect();
        assert_eq!(kept, ["drift.md", "drift.sarif", "page.md"]);
        let variables = layout.variables(&job["variables"], layout.catalogue());
        check(layout, &gitlab_commands(job), &variables, "drift.md");
    }
}

/// Runs the commands that check catalogues: on good ones, on one with a mistake, and on stale generated files.
fn check_catalogues(layout: Layout, commands: &[String], variables: &BTreeMap<String, String>) {
    let project = layout.project();
    let folder = &*project.root;
    let generate = || {
        let args = layout.generate().map(|args| args.split(' ').collect::<Vec<_>>());
        args.is_some_and(|args| errcat(folder, &args).code == 0)
    };
    generate();
    assert!(run(folder, commands, variables), "{layout:?}: all is as it should be");
    let catalogue = read(folder, layout.catalogue());
    write(folder, layout.catalogue(), &catalogue.replace("no such order", "no order"));
    let is_stale = layout.generate().is_some();
    assert_eq!(
        run(folder, commands, variables),
        !is_stale,
        "{layout:?}: generated files are stale"
    );
    assert_eq!(generate(), is_stale);
    assert!(run(folder, commands, variables), "{layout:?}: they are regenerated");
    write(folder, layout.catalogue(), &catalogue.replace("status: 404", "status: 4"));
    assert!(!run(folder, commands, variables), "{layout:?}: the catalogue has a mistake");
}

#[test]
fn catalogues_are_checked() {
    for layout in LAYOUTS {
        let github = layout.workflow("github/check.yml");
        let variables = layout.variables(&github["env"], "catalog");
        check_catalogues(layout, &github_commands(&github, "check"), &variables);
        let job = &layout.workflow("gitlab/check.yml")["error-catalogues"];
        let variables = layout.variables(&job["variables"], "catalog");
        check_catalogues(layout, &gitlab_commands(job), &variables);
    }
}

/// Runs the commands that build a site.
fn build_site(
    layout: Layout,
    commands: &[String],
    mut variables: BTreeMap<String, String>,
    address: &str,
) {
    let project = layout.project();
    variables.insert(address.to_owned(), "https://shop.test/errors".to_owned());
    assert!(run(&project.root, commands, &variables), "{layout:?}: {commands:?}");
    let page = read(&project.root, "public/index.html");
    assert!(page.contains("https://shop.test/errors"), "{page}");
    let has_folder = project.root.join("public/a/index.html").exists();
    assert_eq!(has_folder, layout == Layout::Workspace, "a second catalogue changes no address");
}

#[test]
fn sites_are_published() {
    for layout in LAYOUTS {
        let github = layout.workflow("github/pages.yml");
        let variables = layout.variables(&github["env"], "catalog");
        build_site(layout, &github_commands(&github, "build"), variables, "BASE_URL");
        let job = &layout.workflow("gitlab/pages.yml")["pages"];
        let variables = layout.variables(&job["variables"], "catalog");
        build_site(layout, &gitlab_commands(job), variables, "CI_PAGES_URL");
    }
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
