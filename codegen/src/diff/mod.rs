//! diff: the changes between two compiled catalogues, judged by their effect on a Rust user of the generated crate. A
//! pure function outside of the pipeline; `version` computes the version of the next release.

mod about;
mod catalogue;
mod change;
mod entries;
mod pairs;
mod reading;
mod response;
mod version;

pub use change::{Change, Kind, Level, Place};
pub use version::{check as check_version, required};

use crate::Compiled;

/// The changes between two catalogues, worst first; within a level in the order of the catalogue.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Diff {
    /// The changes.
    pub changes: Vec<Change>,
}

impl Diff {
    /// Returns the highest level that a change requires.
    pub fn level(&self) -> Level {
        self.changes.iter().map(Change::level).max().unwrap_or_default()
    }
}

/// Compares two catalogues.
pub fn diff(old: &Compiled, new: &Compiled) -> Diff {
    let pairs = pairs::Pairs::of(old.catalog(), new.catalog());
    let mut changes = catalogue::changes(old.catalog(), new.catalog());
    changes.extend(entries::changes(old.catalog(), new.catalog(), &pairs));
    changes.extend(reading::changes(old, new, &pairs));
    // The sort is stable: changes of the same level stay in the order in which they were found.
    changes.sort_by_key(|change| std::cmp::Reverse(change.level()));
    Diff { changes }
}
