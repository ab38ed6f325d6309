//! Files that errcat did not generate where generated ones belong. They are never overwritten.

use std::io;
use std::path::{Path, PathBuf};

use super::{Changed, is_generated};
use crate::emit::Ownership;

/// Returns an error that names every file that an artifact would replace although errcat did not generate it.
pub(super) fn refuse(folder: &Path, changed: &[Changed<'_>]) -> io::Result<()> {
    let replaced = changed.iter().filter(|changed| changed.is_there);
    let generated = replaced.filter(|changed| changed.artifact.ownership == Ownership::Generated);
    let places = generated.map(|changed| folder.join(&changed.artifact.path));
    let foreign: Vec<_> = places.filter(|place| !is_generated(place)).collect();
    if foreign.is_empty() {
        return Ok(());
    }
    Err(io::Error::new(io::ErrorKind::AlreadyExists, message(&foreign)))
}

fn message(foreign: &[PathBuf]) -> String {
    let paths: Vec<_> = foreign.iter().map(|path| path.display().to_string()).collect();
    let (what, them) =
        if foreign.len() == 1 { ("this file", "it") } else { ("these files", "them") };
    format!(
        "{}: errcat did not generate {what} and does not overwrite {them}; move, rename or delete {them}, or choose another \
         folder",
        paths.join(", ")
    )
}
