//! A file argument that can be `-` for stdin.

use std::ffi::OsStr;
use std::fs::{self, File};
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

    /// The same, without the folders that lead there.
    pub(crate) fn file_name(&self) -> String {
        let name = self.0.file_name().filter(|_| !self.is_stdin());
        name.map_or_else(|| self.name(), |name| name.display().to_string())
    }

    /// Opens it for reading line by line.
    pub(crate) fn open(&self) -> io::Result<Box<dyn Read>> {
        self.open_log()
    }

    /// Opens it for reading in pieces, however long its lines are.
    pub(crate) fn open_log(&self) -> io::Result<Box<dyn Read>> {
        if self.is_stdin() {
            return Ok(Box::new(io::stdin().lock()));
        }
        Ok(Box::new(File::open(&self.0).map_err(|problem| self.named(&problem))?))
    }

    /// How many bytes it has; none when that shows only in the end.
    pub(crate) fn length(&self) -> Option<u64> {
        let metadata = fs::metadata(&self.0).ok().filter(|_| !self.is_stdin())?;
        metadata.is_file().then_some(metadata.len())
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

/// The text of an argument that is a file, `-` for stdin, or itself the text. A name that could only be a file's is
/// one that has neither white space nor brackets.
pub(crate) fn file_or_text(argument: &OsStr) -> io::Result<String> {
    let input = Input::from(argument);
    let mark = |c: char| c.is_whitespace() || "{[<".contains(c);
    let is_text = |text: &&str| text.is_empty() || text.contains(mark);
    match argument.to_str().filter(is_text) {
        Some(text) if !Path::new(argument).exists() => Ok(text.to_owned()),
        _ => input.text(),
    }
}
