//! Runs the real binary in a folder.

use std::env;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The catalogue that the repository keeps.
pub(crate) const KUSTOM: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../catalog/kustom-checkout.yaml");

#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    /// Returns stdout as one JSON document.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|problem| panic!("{problem}: {self:?}"))
    }

    /// Returns stdout as one JSON document a line.
    pub(crate) fn json_lines(&self) -> Vec<Value> {
        let parse =
            |line| serde_json::from_str(line).unwrap_or_else(|problem| panic!("{problem}: {line}"));
        self.out.lines().map(parse).collect()
    }
}

/// Returns the binary with these arguments, not yet run.
pub(crate) fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_errcat"));
    command.args(args).current_dir(folder);
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command.env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"));
    without_own_git(&mut command);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Hides the developer's own repository and settings from git: hooks set `GIT_DIR`, and settings may ask for signatures.
pub(crate) fn without_own_git(command: &mut Command) {
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().starts_with("GIT_") {
            command.env_remove(name);
        }
    }
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
}

/// Runs it.
pub(crate) fn errcat(folder: &Path, args: &[&str]) -> Run {
    errcat_with(folder, args, "")
}

/// Runs it with text on stdin.
pub(crate) fn errcat_with(folder: &Path, args: &[&str], stdin: &str) -> Run {
    let mut child = command(folder, args).spawn().expect("errcat starts");
    let mut input = child.stdin.take().expect("stdin is piped");
    let stdin = stdin.to_owned();
    // The process may stop reading before the end.
    let writer = std::thread::spawn(move || input.write_all(stdin.as_bytes()).is_ok());
    let output = child.wait_with_output().expect("errcat ends");
    writer.join().expect("the writer ends");
    let text = |bytes| String::from_utf8(bytes).expect("errcat writes UTF-8");
    Run {
        code: output.status.code().expect("errcat is not killed"),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

/// Returns a folder with these files.
pub(crate) fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    for (path, text) in files {
        write(folder.path(), path, text);
    }
    folder
}

/// Writes a file and the folders that it needs.
pub(crate) fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder is made");
    fs::write(path, text).expect("a file is written");
}

pub(crate) fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).unwrap_or_else(|problem| panic!("{path}: {problem}"))
}

/// Returns a catalogue without mistakes.
pub(crate) fn catalogue(id: &str) -> String {
    SHOP.replace("SHOP", id)
}

const SHOP: &str = r#"errcat: 1
api: {id: SHOP, name: Shop, version: 0.1.0}
operations:
  pay: Takes the money.
  ship: Sends the goods.
rules:
  - name: ask
    description: Somebody is there.
    remedy: Call us.
    retry: after_wait
errors:
  - status: 400
    code: BAD
    description: The request is bad.
    remedy: Fix it.
    retry: after_fix
    impact: {pay: No money., ship: No goods.}
    links: [{title: Book, url: "https://book.test"}]
    messages:
      - name: bad_field
        message: "bad {field:word} at {line:index}"
        also: ["line {line:index}: bad {field:word}"]
        description: The field is bad.
        impact: {ship: Goods wait.}
        examples: ["bad name at 3"]
      - name: bad_day
        message: "on {day:Monday|Tuesday} by {days:int}"
        remedy: Wait.
        retry: after_wait
      - name: bad_all
        description: All of it.
  - code: "23505"
    name: unique_violation
    description: It is there already.
    remedy: Take another.
    message: "duplicate {key:text}"
    examples: ["duplicate a b"]
  - status: 504
    name: timed_out
    description: Too late.
"#;
