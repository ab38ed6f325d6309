//! The sites that `errcat docs` writes, tested without a browser.

mod agreement;
mod pages;
mod paste;
mod published;
mod restored;
mod texts;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::run::{KUSTOM, errcat};

/// Returns a file of the repository, by its path from the tests of this package.
pub(crate) fn file(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli").join(path);
    path.to_str().expect("the path is text").to_owned()
}

/// Returns catalogues of every kind.
pub(crate) fn catalogues() -> Vec<String> {
    let fixtures = ["compiler", "gateway", "large", "sqlstate"];
    let fixtures = fixtures.map(|name| file(&format!("../../../../tests/fixtures/{name}.yaml")));
    let own = ["site/tricky.yaml", "../../../tests/hostile.yaml"].map(file);
    fixtures.into_iter().chain(own).chain([KUSTOM.to_owned()]).collect()
}

/// Returns the site of a catalogue.
pub(crate) fn site(catalogue: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let run = errcat(folder.path(), &["docs", catalogue, "--out", "."]);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{run:?}");
    folder
}

/// Returns the output of a script under Node; `None` if Node is not installed.
pub(crate) fn node(script: &str, arguments: &[PathBuf], input: &str) -> Option<String> {
    let mut command = Command::new("node");
    command.arg(file(script)).args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let Ok(mut child) = command.spawn() else {
        return skip();
    };
    let mut stdin = child.stdin.take().expect("stdin is piped");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()).is_ok());
    let output = child.wait_with_output().expect("node ends");
    assert!(output.status.success() && writer.join().expect("the writer ends"), "{script} failed");
    Some(String::from_utf8(output.stdout).expect("node writes UTF-8"))
}

#[expect(clippy::print_stderr, reason = "a test that is left out is to be seen")]
fn skip<T>() -> Option<T> {
    eprintln!("skipped: there is no `node` to run the scripts of a site with");
    None
}
