//! A folder next to the generated files, in which new ones are written before they replace the old.
//! While its run is alive, a lock shows others that it is not abandoned.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::{Changed, at, entries};
use crate::emit::{Artifact, Ownership};

const BEGINS: &str = ".errcat-";
const ENDS: &str = ".tmp";
const LOCK: &str = "lock";
/// The content of a lock file once it is locked.
const LOCKED: &[u8] = b"locked";

/// The folder, which is removed when this is dropped.
pub(super) struct Staging {
    path: PathBuf,
    /// Locked until the end.
    lock: File,
}

impl Staging {
    /// Creates one in `folder`, which is created if it does not exist.
    pub(super) fn new(folder: &Path) -> io::Result<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        fs::create_dir_all(folder).map_err(|error| at(folder, &error))?;
        loop {
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            let path = folder.join(format!("{BEGINS}{}-{number}{ENDS}", process::id()));
            match fs::create_dir(&path) {
                Ok(()) => return Self::lock(path),
                // It belongs to an earlier run with the same process id.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(at(folder, &error)),
            }
        }
    }

    fn lock(path: PathBuf) -> io::Result<Self> {
        let file = path.join(LOCK);
        let lock = File::create_new(&file).map_err(|error| at(&file, &error))?;
        let staging = Self { path, lock };
        // Without file locks no run can be distinguished from another, so nothing counts as abandoned.
        if staging.lock.try_lock().is_ok() {
            (&staging.lock).write_all(LOCKED).map_err(|error| at(&file, &error))?;
        }
        Ok(staging)
    }

    /// Writes all artifacts, then moves each to its place in `folder`.
    pub(super) fn put(&self, folder: &Path, changed: &[Changed<'_>]) -> io::Result<()> {
        let mut made = HashSet::new();
        for Changed { artifact, .. } in changed {
            let staged = self.path.join(&artifact.path);
            let written = parents(&staged, &mut made).and_then(|()| write(&staged, artifact));
            written.map_err(|error| at(&folder.join(&artifact.path), &error))?;
        }
        for Changed { artifact, is_there } in changed {
            let (staged, place) = (self.path.join(&artifact.path), folder.join(&artifact.path));
            let ready = if *is_there {
                keep_permissions(&place, &staged)
            } else {
                parents(&place, &mut made)
            };
            let moved = ready.and_then(|()| fs::rename(&staged, &place));
            moved.map_err(|error| at(&place, &error))?;
        }
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // A folder that cannot be removed is found as abandoned the next time.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Writes a file. A generated file can be generated again after a power failure; a file written by hand has to reach
/// the disk.
fn write(path: &Path, artifact: &Artifact) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(artifact.text.as_bytes())?;
    match artifact.ownership {
        Ownership::Generated | Ownership::Initial => Ok(()),
        Ownership::Edited => file.sync_data(),
    }
}

/// Creates the folders above a file, unless they are among those that were `made` before.
fn parents(path: &Path, made: &mut HashSet<PathBuf>) -> io::Result<()> {
    match path.parent() {
        Some(parent) if !made.contains(parent) => {
            fs::create_dir_all(parent)?;
            made.insert(parent.to_path_buf());
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Gives the new file the permissions of the old one.
fn keep_permissions(old: &Path, new: &Path) -> io::Result<()> {
    fs::metadata(old).map_or(Ok(()), |metadata| fs::set_permissions(new, metadata.permissions()))
}

/// Returns the staging folders of runs that were killed.
pub(super) fn abandoned(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let paths = entries(folder)?.into_iter().map(|(path, _)| path);
    Ok(paths.filter(|path| is_staging(path) && is_abandoned(path)).collect())
}

fn is_staging(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let number = name.strip_prefix(BEGINS).and_then(|name| name.strip_suffix(ENDS));
    let numbers = number.and_then(|number| number.split_once('-'));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    numbers.is_some_and(|(process, number)| is_number(process) && is_number(number))
        && fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir())
}

/// A run that was killed while it created or removed its folder has no lock there; a live run has one after this time.
const WITHOUT_LOCK: Duration = Duration::from_secs(10);

/// Returns whether the run is gone: it once held the lock, and now no process does.
fn is_abandoned(path: &Path) -> bool {
    let (file, mut text) = (path.join(LOCK), Vec::new());
    let lock = File::open(&file).and_then(|mut lock| {
        lock.read_to_end(&mut text)?;
        Ok(lock)
    });
    match lock {
        // A run that has ended in the meantime removed its folder before it released the lock.
        Ok(lock) if text == LOCKED => lock.try_lock().is_ok() && file.exists(),
        _ => age(path).is_some_and(|age| age > WITHOUT_LOCK),
    }
}

fn age(path: &Path) -> Option<Duration> {
    fs::metadata(path).ok()?.modified().ok()?.elapsed().ok()
}
