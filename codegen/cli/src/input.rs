//! A file argument that can be `-` for stdin.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::utf16::Utf8;

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
    /// Returns its name for messages.
    pub(crate) fn name(&self) -> String {
        if self.is_stdin() { "stdin".to_owned() } else { self.0.display().to_string() }
    }

    /// Returns its name without folders.
    pub(crate) fn file_name(&self) -> String {
        let name = self.0.file_name().filter(|_| !self.is_stdin());
        name.map_or_else(|| self.name(), |name| name.display().to_string())
    }

    /// Opens it for reading line by line; an endless line is an error.
    pub(crate) fn open(&self) -> io::Result<Box<dyn Read>> {
        Ok(Box::new(Bounded::new(self.open_log()?)))
    }

    /// Opens it for reading in pieces, however long its lines are.
    pub(crate) fn open_log(&self) -> io::Result<Box<dyn Read>> {
        if self.is_stdin() {
            return Ok(Box::new(Utf8::new(io::stdin().lock())));
        }
        let file = File::open(&self.0).map_err(|problem| self.unreadable(&problem))?;
        Ok(Box::new(Utf8::new(file)))
    }

    /// Returns its length in bytes, if that is known before reading.
    pub(crate) fn length(&self) -> Option<u64> {
        let metadata = fs::metadata(&self.0).ok().filter(|_| !self.is_stdin())?;
        metadata.is_file().then_some(metadata.len())
    }

    /// Reads all of it as text: UTF-8, of which other bytes are replaced, since a body can contain anything.
    pub(crate) fn text(&self) -> io::Result<String> {
        let mut bytes = Vec::new();
        let read = self.open()?.take(LONGEST + 1).read_to_end(&mut bytes);
        read.and_then(within).map_err(|problem| self.unreadable(&problem))?;
        let text = String::from_utf8_lossy(&bytes);
        Ok(text.trim_start_matches('\u{feff}').to_owned())
    }

    /// Returns an error that says that it cannot be read.
    pub(crate) fn unreadable(&self, problem: &io::Error) -> io::Error {
        io::Error::new(problem.kind(), format!("cannot read {}: {problem}", self.name()))
    }

    /// Returns whether it is stdin.
    pub(crate) fn is_stdin(&self) -> bool {
        self.0 == Path::new("-")
    }
}

fn within(bytes: usize) -> io::Result<()> {
    if bytes as u64 <= LONGEST {
        return Ok(());
    }
    let problem = format!("a body or a record has at most {LONGEST} bytes");
    Err(io::Error::new(io::ErrorKind::InvalidData, problem))
}

/// A reader that refuses lines that are too long.
struct Bounded<R> {
    inner: R,
    /// The length of the line so far.
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

/// The meaning of a paste argument.
pub(crate) enum Paste {
    /// The text of a file or of stdin.
    File(String),
    /// The argument itself; `is_path` if it looks like the path of a file that is not there.
    Text { text: String, is_path: bool },
}

/// Returns the text of an argument: `@FILE`, the name of an existing file, `-` for stdin, or the text itself.
pub(crate) fn file_or_text(argument: &OsStr) -> io::Result<Paste> {
    let input = Input::from(argument);
    let Some(text) = argument.to_str() else { return Ok(Paste::File(input.text()?)) };
    if let Some(file) = text.strip_prefix('@').filter(|file| !file.is_empty()) {
        return Ok(Paste::File(Input::from(OsStr::new(file)).text()?));
    }
    if text == "-" || Path::new(argument).exists() {
        return Ok(Paste::File(input.text()?));
    }
    let is_word = !text.contains(|c: char| c.is_whitespace() || "{[<\"'".contains(c));
    let has_extension = Path::new(text).extension().is_some_and(|name| name.len() < 6);
    let is_path = is_word && (text.contains('/') || has_extension);
    Ok(Paste::Text { text: text.to_owned(), is_path })
}
