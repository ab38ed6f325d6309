//! Runs the real binary with little memory.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// The maximum address space of the process, in KB, which is more than the memory that it uses.
const MEMORY: usize = 200_000;

/// A run usually takes a second or two; this is for busy machines.
const TIME: Duration = Duration::from_mins(2);

#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs errcat in a folder where `input` is a file with these bytes.
pub(crate) fn errcat(args: &[&str], input: &[u8]) -> Run {
    let folder = TempDir::new().expect("there is room for a folder");
    fs::write(folder.path().join("input"), input).expect("a file is written");
    let mut command = Command::new("sh");
    command.args(["-c", &format!("ulimit -v {MEMORY}; exec \"$0\" \"$@\"")]);
    // The allocator reserves far more addresses for each thread than it uses memory.
    command.env("MALLOC_ARENA_MAX", "1");
    command.arg(env!("CARGO_BIN_EXE_errcat")).args(args).current_dir(folder.path());
    let file = |name: &str| fs::File::create(folder.path().join(name)).expect("a file is made");
    command.stdin(Stdio::null()).stdout(file("out")).stderr(file("err"));
    let code = wait(command);
    let read = |name: &str| read(&folder.path().join(name));
    Run { code, out: read("out"), err: read("err") }
}

fn wait(mut command: Command) -> Option<i32> {
    let mut child = command.spawn().expect("errcat starts");
    let begin = Instant::now();
    loop {
        if let Some(status) = child.try_wait().expect("it can be asked") {
            return status.code();
        }
        if begin.elapsed() > TIME {
            child.kill().expect("it can be killed");
            panic!("errcat hangs");
        }
        thread::sleep(Duration::from_millis(5));
    }
}

fn read(path: &Path) -> String {
    String::from_utf8(fs::read(path).expect("a file is read")).expect("errcat writes UTF-8")
}
