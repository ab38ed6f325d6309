//! Generated files without an artifact, and files that killed runs have left behind.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::{at, entries, staging};
use crate::emit::MARK;

/// Returns the generated files in and below the folders of the files at `paths` that are not among these, and abandoned
/// staging folders.
pub fn orphans(folder: &Path, paths: &[&str]) -> io::Result<Vec<PathBuf>> {
    let tops: HashSet<_> = paths.iter().filter_map(|path| Some(path.split_once('/')?.0)).collect();
    let known: HashSet<_> = paths.iter().map(|path| folder.join(path)).collect();
    let mut found = staging::abandoned(folder)?;
    for top in tops {
        walk(&folder.join(top), &mut |path| {
            if !known.contains(&path) && is_generated(&path) {
                found.push(path);
            }
        })?;
    }
    found.sort();
    Ok(found)
}

/// Removes an orphan. It is not an error if another process has removed it already.
pub(super) fn remove(orphan: &Path) -> io::Result<()> {
    let removed = match fs::symlink_metadata(orphan) {
        Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(orphan),
        Ok(_) => fs::remove_file(orphan),
        Err(error) => Err(error),
    };
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(at(orphan, &error)),
        _ => Ok(()),
    }
}

/// Calls `visit` for each file; symbolic links are not followed. Files that vanish meanwhile are skipped.
fn walk(folder: &Path, visit: &mut dyn FnMut(PathBuf)) -> io::Result<()> {
    for (path, kind) in entries(folder)? {
        match kind {
            Some(kind) if kind.is_dir() => walk(&path, visit)?,
            Some(kind) if kind.is_file() => visit(path),
            _ => {}
        }
    }
    Ok(())
}

/// The number of bytes to search for the header, which is at the beginning of a file.
const BEGINNING: u64 = 4096;

/// Returns whether a file has the header of a generated one.
pub fn is_generated(path: &Path) -> bool {
    let mut beginning = Vec::new();
    let read = File::open(path).and_then(|file| file.take(BEGINNING).read_to_end(&mut beginning));
    let text = String::from_utf8_lossy(&beginning);
    read.is_ok() && text.lines().take(3).any(|line| line.contains(MARK))
}
