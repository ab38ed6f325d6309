//! A process that writes while others interfere: this test binary, started again.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use errcat_codegen::emit::{Artifact, MARK};
use errcat_codegen::write::{Mode, write};
use tempfile::TempDir;

/// The folder of the writer, and the number of its turns; a file's size depends on its turn.
const FOLDER: &str = "ERRCAT_TEST_FOLDER";
const TURNS: &str = "ERRCAT_TEST_TURNS";

/// Returns the files of a turn. Each contains its own length, so that a partial file is detected.
pub(crate) fn artifacts(turn: usize) -> Vec<Artifact> {
    let sized = |name: &str, size: usize| {
        let header = format!("// {MARK}x.yaml\n// {size}\n");
        Artifact::new(name, header + &"x".repeat(size))
    };
    let size = 100_000 + turn % 7 * 20_000;
    vec![sized("small.rs", turn % 7), sized("src/large.rs", size), sized("src/deep/a.rs", size / 2)]
}

/// Returns whether a file has the length that it contains.
pub(crate) fn is_whole(path: &Path) -> bool {
    let text = fs::read_to_string(path).expect("a file that was there stays there");
    let mut lines = text.splitn(3, '\n').skip(1);
    let size = lines.next().and_then(|line| line.strip_prefix("// ")?.parse().ok());
    size.is_some() && size == lines.next().map(str::len)
}

/// Returns a folder with the files of turn 0.
pub(crate) fn folder() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    write(folder.path(), &artifacts(0), Mode::Write).expect("an empty folder can be written to");
    folder
}

/// Returns a shell that runs `first`, then a writer of `turns` turns.
pub(crate) fn command(first: &str, folder: &Path, turns: usize) -> Command {
    let mut command = Command::new("sh");
    let exe = env::current_exe().expect("a test has a binary");
    command.args(["-c", &format!("{first}\nexec \"$0\" \"$@\"")]).arg(exe);
    command.args(["--exact", "writer::writes", "--ignored", "--nocapture", "-q"]);
    command.env(FOLDER, folder).env(TURNS, turns.to_string());
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Starts a writer.
pub(crate) fn spawn(folder: &Path, turns: usize) -> Child {
    command("", folder, turns).spawn().expect("the writer starts")
}

#[test]
#[ignore = "other tests run it"]
fn writes() {
    let folder = env::var_os(FOLDER).expect("a folder is given");
    let turns = env::var(TURNS).ok().and_then(|turns| turns.parse().ok()).expect("a number");
    for turn in 1..=turns {
        let written = write(Path::new(&folder), &artifacts(turn), Mode::Write);
        written.unwrap_or_else(|error| panic!("could not write: {error}"));
    }
}
