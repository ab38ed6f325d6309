//! A file argument that can be `-` for stdin.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

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

    /// Opens it for reading.
    pub(crate) fn open(&self) -> io::Result<Box<dyn Read>> {
        if self.is_stdin() {
            return Ok(Box::new(io::stdin().lock()));
        }
        Ok(Box::new(File::open(&self.0).map_err(|problem| self.named(&problem))?))
    }

    /// All of it as text; bytes that are no UTF-8 are replaced, since a body can hold anything.
    pub(crate) fn text(&self) -> io::Result<String> {
        let mut bytes = Vec::new();
        self.open()?.read_to_end(&mut bytes).map_err(|problem| self.named(&problem))?;
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
