//! Which files have changed: by their time and length, which cost nothing to ask for.

use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, SystemTime};

/// What files looked like at some time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Stamps(Vec<(PathBuf, Option<(SystemTime, u64)>)>);

/// A file that changes all the time is read all the same after so many looks.
const MAX_LOOKS: usize = 50;

impl Stamps {
    /// What the files look like now.
    pub(super) fn of(files: &[PathBuf]) -> Self {
        let stamp = |file: &PathBuf| {
            let metadata = fs::metadata(file).ok()?;
            Some((metadata.modified().ok()?, metadata.len()))
        };
        Self(files.iter().map(|file| (file.clone(), stamp(file))).collect())
    }

    /// What they look like once nobody has added, changed or removed one for some time.
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

    /// The files.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        self.0.iter().map(|(file, _)| file.clone()).collect()
    }
}
