//! A file argument that can be `-` for stdin.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// A body has at most this many bytes, and so has a line of records.
const LONGEST: u64 = 32 * 1024 * 1024;

/// `FILE|-`.
#[derive(Clone, Debug)]
pub(crate) struct Input(PathBuf);

impl From<&OsStr> for Input {
    fn from(argument: &OsStr) -> Self {
        Self(argument.into())
    }
}

impl Input {
    /// What it is called in talk.
    pub(crate) fn name(&self) -> String {
        if self.is_stdin() { "stdin".to_owned() } else { self.0.display().to_string() }
    }

    /// Opens it for reading; a line of it that has no end is an error.
    pub(crate) fn open(&self) -> io::Result<Box<dyn Read>> {
        if self.is_stdin() {
            return Ok(Box::new(Bounded::new(io::stdin().lock())));
        }
        let file = File::open(&self.0).map_err(|problem| self.named(&problem))?;
        Ok(Box::new(Bounded::new(file)))
    }

    /// All of it as text; bytes that are no UTF-8 are replaced, since a body can hold anything.
    pub(crate) fn text(&self) -> io::Result<String> {
        let mut bytes = Vec::new();
        let read = self.open()?.take(LONGEST + 1).read_to_end(&mut bytes);
        read.and_then(within).map_err(|problem| self.named(&problem))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Names it in the message of an error.
    pub(crate) fn named(&self, problem: &io::Error) -> io::Error {
        io::Error::new(problem.kind(), format!("{}: {problem}", self.name()))
    }

    fn is_stdin(&self) -> bool {
        self.0 == Path::new("-")
    }
}

fn within(bytes: usize) -> io::Result<()> {
    if bytes as u64 <= LONGEST {
        return Ok(());
    }
    let problem = format!("more than {LONGEST} bytes are read as no body and no record");
    Err(io::Error::new(io::ErrorKind::InvalidData, problem))
}

/// Bytes whose lines have an end.
struct Bounded<R> {
    inner: R,
    /// How long the line is so far.
    line: usize,
}

impl<R> Bounded<R> {
    fn new(inner: R) -> Self {
        Self { inner, line: 0 }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let bytes = buffer.get(..read).unwrap_or_default();
        self.line = match bytes.iter().rposition(|byte| *byte == b'\n') {
            Some(end) => read - end - 1,
            None => self.line + read,
        };
        within(self.line)?;
        Ok(read)
    }
}
