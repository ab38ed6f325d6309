//! write | verify: the only place that changes files. Identical files are left alone, others are staged next to them
//! and then renamed to their places; generated files without an artifact are orphans.

mod compare;
mod foreign;
mod home;
mod orphans;
mod staging;

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::emit::{Artifact, Ownership};
use compare::{Compared, compare};
use staging::Staging;

pub use home::home;
pub use orphans::{is_generated, orphans};

/// Whether files are written, or only compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// Write what differs and remove orphans.
    Write,
    /// Change nothing.
    Verify,
}

/// The differences from the artifacts before writing. Paths include the folder.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Report {
    /// Files that were not there.
    pub missing: Vec<PathBuf>,
    /// Files with another text.
    pub stale: Vec<PathBuf>,
    /// Generated files without an artifact, and files that a killed run has left behind.
    pub orphans: Vec<PathBuf>,
}

impl Report {
    /// Returns whether nothing differed.
    pub fn is_clean(&self) -> bool {
        self.changes().next().is_none()
    }

    /// Returns all files that differed, each with the kind of difference.
    pub fn changes(&self) -> impl Iterator<Item = (&'static str, &Path)> {
        let missing = self.missing.iter().map(|path| ("missing", path.as_path()));
        let stale = self.stale.iter().map(|path| ("stale", path.as_path()));
        let orphans = self.orphans.iter().map(|path| ("orphan", path.as_path()));
        missing.chain(stale).chain(orphans)
    }
}

/// Writes the artifacts to the files below `folder`, or compares them.
///
/// A file that differs only in its line ends (CRLF) counts as equal and is left alone. Files are never seen
/// half written: all that differ are first written into a folder next to them, and only when every one is there are
/// they renamed to their places. So an error before that, such as a full disk, leaves the old files as they were.
///
/// A file that differs and that errcat did not generate is never replaced, unless the artifact is an edit of it: the
/// result is an error that names every such file, in both modes, and nothing is written.
pub fn write(folder: &Path, artifacts: &[Artifact], mode: Mode) -> io::Result<Report> {
    let mut report = Report::default();
    let mut changed = Vec::new();
    let mut folders = HashSet::new();
    for artifact in artifacts {
        let path = place(folder, &artifact.path, &mut folders)?;
        // The user may have edited the file since; it is theirs.
        if artifact.ownership == Ownership::Initial && path.is_file() {
            continue;
        }
        match compare(&path, &artifact.text)? {
            Compared::Same => {}
            Compared::Missing => {
                report.missing.push(path);
                changed.push(Changed { artifact, is_there: false });
            }
            Compared::Stale => {
                report.stale.push(path);
                changed.push(Changed { artifact, is_there: true });
            }
        }
    }
    foreign::refuse(folder, &changed)?;
    let paths: Vec<_> = artifacts.iter().map(|artifact| &*artifact.path).collect();
    report.orphans = orphans(folder, &paths)?;
    if mode == Mode::Write {
        if !changed.is_empty() {
            Staging::new(folder)?.put(folder, &changed)?;
        }
        report.orphans.iter().try_for_each(|orphan| orphans::remove(orphan))?;
    }
    Ok(report)
}

/// An artifact that differs from its file.
struct Changed<'a> {
    artifact: &'a Artifact,
    /// Whether there is a file in its place.
    is_there: bool,
}

/// Returns the path of an artifact; refuses a path that leads out of the folder, by itself or by a symbolic link.
/// `known` has the folders that are not symbolic links.
fn place(folder: &Path, path: &str, known: &mut HashSet<PathBuf>) -> io::Result<PathBuf> {
    let mut place = folder.to_path_buf();
    let mut parts = Path::new(path).components().peekable();
    while let Some(part) = parts.next() {
        place.push(part);
        if !matches!(part, Component::Normal(_)) {
            return Err(at(&place, &io::Error::other("a generated file cannot go there")));
        }
        // `compare` looks at the file itself.
        if parts.peek().is_some() && !known.contains(&place) {
            if fs::symlink_metadata(&place).is_ok_and(|metadata| metadata.is_symlink()) {
                return Err(at(&place, &io::Error::other(LINK)));
            }
            known.insert(place.clone());
        }
    }
    Ok(place)
}

const LINK: &str = "a symbolic link is in the place of a generated file";

/// Returns the paths in a folder, with their kinds as far as they are known; none when the folder is not there.
fn entries(folder: &Path) -> io::Result<Vec<(PathBuf, Option<fs::FileType>)>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unreadable(folder, &error)),
    };
    let paths: io::Result<_> =
        entries.map(|entry| entry.map(|entry| (entry.path(), entry.file_type().ok()))).collect();
    paths.map_err(|error| unreadable(folder, &error))
}

/// Returns an error with the file that cannot be written in its message.
fn at(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("cannot write {}: {error}", path.display()))
}

/// Returns an error with the file or folder that cannot be read in its message.
fn unreadable(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("cannot read {}: {error}", path.display()))
}
