//! Detects changed files by their time and length.

use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, SystemTime};

/// The times and lengths of files at one moment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Stamps(Vec<(PathBuf, Option<(SystemTime, u64)>)>);

/// The number of looks after which a file is read even if it keeps changing.
const MAX_LOOKS: usize = 50;

impl Stamps {
    /// Returns the stamps of the files now.
    pub(super) fn of(files: &[PathBuf]) -> Self {
        let stamp = |file: &PathBuf| {
            let metadata = fs::metadata(file).ok()?;
            Some((metadata.modified().ok()?, metadata.len()))
        };
        Self(files.iter().map(|file| (file.clone(), stamp(file))).collect())
    }

    /// Returns the stamps once no file has been added, changed or removed for some time.
    pub(super) fn settled(
        files: impl Fn() -> Vec<PathBuf>,
        mut before: Self,
        rest: Duration,
    ) -> Self {
        for _ in 0..MAX_LOOKS {
            thread::sleep(rest);
            let now = Self::of(&files());
            if now == before {
                break;
            }
            before = now;
        }
        before
    }

    pub(super) fn files(&self) -> Vec<PathBuf> {
        self.0.iter().map(|(file, _)| file.clone()).collect()
    }
}
