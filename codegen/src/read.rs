//! Reads files as sources, for the front ends: no phase reads a file.

use std::fmt;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use crate::source::SourceFile;

/// The maximum size of a source, in bytes.
const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// Reads a catalogue. The message of an error is a sentence with the file's name.
pub fn read(path: &Path) -> io::Result<SourceFile> {
    let named = |problem: &dyn fmt::Display, kind| {
        io::Error::new(kind, format!("cannot read {}: {problem}", path.display()))
    };
    if path.to_string_lossy().contains(char::is_control) {
        let problem = "the name of this file has invisible characters";
        let path = path.to_string_lossy().escape_debug().to_string();
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            format!("cannot read {path}: {problem}"),
        ));
    }
    let file = File::open(path).map_err(|error| named(&error, error.kind()))?;
    let mut bytes = Vec::new();
    // A device or a pipe may have no end.
    let read = file.take(MAX_BYTES + 1).read_to_end(&mut bytes);
    let length = read.map_err(|error| named(&error, error.kind()))?;
    if length as u64 > MAX_BYTES {
        let problem = format!("this file is too large: a catalogue has at most {MAX_BYTES} bytes");
        return Err(named(&problem, io::ErrorKind::InvalidData));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
        let problem = format!("line {line} has bytes that are not UTF-8");
        named(&problem, io::ErrorKind::InvalidData)
    })?;
    Ok(SourceFile::new(path.display().to_string(), text))
}
