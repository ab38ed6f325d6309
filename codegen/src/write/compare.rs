//! Comparison of a file with its expected contents.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use super::{LINK, at, unreadable};

/// The result of comparing a file with its expected text.
pub(super) enum Compared {
    Same,
    Missing,
    Stale,
}

/// Compares a file with a text; the kind of line end is ignored. A symbolic link is an error, and so is a file that
/// should be replaced but is read-only.
pub(super) fn compare(path: &Path, text: &str) -> io::Result<Compared> {
    let metadata = match fs::symlink_metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Compared::Missing),
        Err(error) => return Err(at(path, &error)),
    };
    if metadata.is_symlink() {
        return Err(at(path, &io::Error::other(LINK)));
    }
    if !metadata.is_file() {
        return Err(at(
            path,
            &io::Error::other("this is not a file, but a generated file belongs here"),
        ));
    }
    if is_text(path, text).map_err(|error| unreadable(path, &error))? {
        return Ok(Compared::Same);
    }
    if metadata.permissions().readonly() {
        let problem = "the file has to be rewritten, but it is read-only";
        return Err(at(path, &io::Error::new(io::ErrorKind::PermissionDenied, problem)));
    }
    Ok(Compared::Stale)
}

/// Returns whether a file contains the text. Of a longer file, no more is read than the text takes with other line
/// ends.
fn is_text(path: &Path, text: &str) -> io::Result<bool> {
    let limit = 2 * text.len() as u64 + 1;
    let mut bytes = Vec::with_capacity(text.len());
    File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes == text.as_bytes() || without_returns(&bytes).eq(text.bytes()))
}

/// Returns the bytes without the carriage returns of CRLF.
fn without_returns(bytes: &[u8]) -> impl Iterator<Item = u8> {
    let next = bytes.iter().skip(1).copied().map(Some).chain([None]);
    let ends = |(byte, next): &(u8, Option<u8>)| !(*byte == b'\r' && *next == Some(b'\n'));
    bytes.iter().copied().zip(next).filter(ends).map(|(byte, _)| byte)
}
