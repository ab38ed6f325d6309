//! write | verify: the only place that touches files. Identical files are left alone, others are replaced at once
//! and whole; generated files that no artifact stands for any more are orphans.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::emit::{Artifact, MARK};

/// Whether files are to be made as they should be, or only compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// Write what differs and remove orphans.
    Write,
    /// Touch nothing.
    Verify,
}

/// What differed from the artifacts; after `Mode::Write` it no longer does. Paths include the folder.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Report {
    /// Files that were not there.
    pub missing: Vec<PathBuf>,
    /// Files with another text.
    pub stale: Vec<PathBuf>,
    /// Generated files that no artifact stands for.
    pub orphans: Vec<PathBuf>,
}

impl Report {
    /// Whether nothing differed.
    pub fn is_clean(&self) -> bool {
        self.changes().next().is_none()
    }

    /// Everything that differed, with what was wrong with it.
    pub fn changes(&self) -> impl Iterator<Item = (&'static str, &Path)> {
        let missing = self.missing.iter().map(|path| ("missing", path.as_path()));
        let stale = self.stale.iter().map(|path| ("stale", path.as_path()));
        let orphans = self.orphans.iter().map(|path| ("orphan", path.as_path()));
        missing.chain(stale).chain(orphans)
    }

    fn extend(&mut self, other: Self) {
        self.missing.extend(other.missing);
        self.stale.extend(other.stale);
        self.orphans.extend(other.orphans);
    }
}

/// Makes the files below `folder` be the artifacts, or compares them. Nothing is written when something cannot be read.
pub fn write(folder: &Path, artifacts: &[Artifact], mode: Mode) -> io::Result<Report> {
    let mut report = Report::default();
    let mut changed = Vec::new();
    for artifact in artifacts {
        let path = place(folder, &artifact.path)?;
        match compare(&path, &artifact.text)? {
            Compared::Same => {}
            Compared::Missing => {
                changed.push((path.clone(), artifact));
                report.missing.push(path);
            }
            Compared::Stale => {
                changed.push((path.clone(), artifact));
                report.stale.push(path);
            }
        }
    }
    report.extend(Report { orphans: orphans(folder, artifacts)?, ..Report::default() });
    if mode == Mode::Write {
        for (path, artifact) in changed {
            replace(&path, &artifact.text)?;
        }
        for orphan in &report.orphans {
            fs::remove_file(orphan).map_err(|error| at(orphan, &error))?;
        }
    }
    Ok(report)
}

/// Where an artifact goes; refuses a path that a symbolic link would lead out of the folder.
fn place(folder: &Path, path: &str) -> io::Result<PathBuf> {
    let mut place = folder.to_path_buf();
    for part in path.split('/') {
        place.push(part);
        if fs::symlink_metadata(&place).is_ok_and(|metadata| metadata.is_symlink()) {
            let problem = io::Error::other("a symbolic link stands where a generated file belongs");
            return Err(at(&place, &problem));
        }
    }
    Ok(place)
}

enum Compared {
    Same,
    Missing,
    Stale,
}

/// Compares a file with a text; the kind of line end makes no difference.
fn compare(path: &Path, text: &str) -> io::Result<Compared> {
    match fs::read(path) {
        Ok(bytes) if bytes == text.as_bytes() => Ok(Compared::Same),
        Ok(bytes) if String::from_utf8_lossy(&bytes).replace("\r\n", "\n") == text => {
            Ok(Compared::Same)
        }
        Ok(_) => Ok(Compared::Stale),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Compared::Missing),
        Err(error) => Err(at(path, &error)),
    }
}

/// Generated files in the folders that artifacts go to, and below them, that are no artifact.
fn orphans(folder: &Path, artifacts: &[Artifact]) -> io::Result<Vec<PathBuf>> {
    let mut tops: Vec<_> =
        artifacts.iter().filter_map(|artifact| Some(artifact.path.split_once('/')?.0)).collect();
    tops.sort_unstable();
    tops.dedup();
    let known: Vec<_> = artifacts.iter().map(|artifact| folder.join(&artifact.path)).collect();
    let mut found = Vec::new();
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

fn walk(folder: &Path, visit: &mut dyn FnMut(PathBuf)) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(at(folder, &error)),
    };
    for entry in entries {
        let entry = entry.map_err(|error| at(folder, &error))?;
        let kind = entry.file_type().map_err(|error| at(&entry.path(), &error))?;
        if kind.is_dir() {
            walk(&entry.path(), visit)?;
        } else if kind.is_file() {
            visit(entry.path());
        }
    }
    Ok(())
}

/// Whether a file bears the header of a generated one.
pub fn is_generated(path: &Path) -> bool {
    fs::read_to_string(path).is_ok_and(|text| text.lines().take(3).any(|line| line.contains(MARK)))
}

/// Writes a file under a temporary name beside it, then puts it in its place, so that nobody sees half of it.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(|error| at(folder, &error))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let temporary = folder.join(format!(".{name}.{}.tmp", std::process::id()));
    let written = write_new(&temporary, text).and_then(|()| fs::rename(&temporary, path));
    written.map_err(|error| {
        // What could not be finished is not left lying about; that it may be gone already is fine.
        let _ = fs::remove_file(&temporary);
        at(path, &error)
    })
}

fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut file = fs::File::create(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Names the file in the message of an error.
fn at(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
