//! The differences between a page and its lockfile.

use super::words::Run;
use crate::lockfile::{Row, Section};
use crate::upstream::documented::Head;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(crate) enum Kind {
    #[default]
    Added,
    Removed,
    /// To another status or section.
    Moved,
    /// It has another code, title or operation.
    Renamed,
    Reworded,
    /// Something of the catalogue has no source on the page.
    Unsourced,
    /// A row of the page has no entry in the catalogue any more.
    Uncatalogued,
    /// Only the addresses of links differ.
    Relinked,
}

impl Kind {
    /// All of them, in the order of reports.
    pub(crate) const ALL: [Self; 8] = [
        Self::Added,
        Self::Removed,
        Self::Moved,
        Self::Renamed,
        Self::Reworded,
        Self::Unsourced,
        Self::Uncatalogued,
        Self::Relinked,
    ];

    /// Returns its name in reports, and its meaning.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Added => ("added", "The page says something new"),
            Self::Removed => ("removed", "The page no longer says something"),
            Self::Moved => {
                ("moved", "The page says something of another error or in another place")
            }
            Self::Renamed => {
                ("renamed", "The page has another name for a code, a column or an operation")
            }
            Self::Reworded => ("reworded", "The page has other words for something"),
            Self::Unsourced => {
                ("unsourced", "The catalogue says something that has no source on the page")
            }
            Self::Uncatalogued => {
                ("uncatalogued", "The page has a row for which the catalogue has no entry any more")
            }
            Self::Relinked => ("relinked", "Links of the page lead elsewhere"),
        }
    }

    pub(crate) fn name(self) -> &'static str {
        self.words().0
    }

    /// Returns its meaning in a sentence without a full stop.
    pub(crate) fn meaning(self) -> &'static str {
        self.words().1
    }

    /// Returns whether it makes `errcat drift` fail.
    pub(crate) fn counts(self) -> bool {
        self != Self::Relinked
    }
}

/// A piece by what distinguishes it from others.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Key {
    /// The first of its errors.
    pub(crate) head: Head,
    /// The message of its row.
    pub(crate) message: Option<String>,
    /// The operation of an impact, the title of a column, an entry of the catalogue.
    pub(crate) name: Option<String>,
    /// The heading above it.
    pub(crate) section: String,
}

impl Key {
    /// Returns the key of a section.
    pub(crate) fn of(section: &Section) -> Self {
        let head = section.heads.first().cloned().unwrap_or_default();
        Self { head, section: section.name.clone(), ..Self::default() }
    }

    /// Returns the key of a row.
    pub(crate) fn of_row(section: &Section, row: &Row) -> Self {
        let head = section.heads_of(row).into_iter().next().unwrap_or_default();
        Self { head, message: row.message(), section: section.name.clone(), name: None }
    }
}

#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Change {
    pub(crate) kind: Kind,
    /// The kind of piece: `error`, `row`, `message`, `description`, `impact`, `rule` and so on.
    pub(crate) piece: &'static str,
    pub(crate) key: Key,
    /// The key that it had, where it had another one.
    pub(crate) was: Option<Key>,
    /// Its words now.
    pub(crate) text: Option<String>,
    /// Its words compared with those before.
    pub(crate) runs: Vec<Run>,
    /// The byte of the page where it begins.
    pub(crate) at: Option<usize>,
    /// The number of rows and paragraphs that it concerns, if it concerns several.
    pub(crate) count: Option<usize>,
    /// The entries of the catalogue that were written from it.
    pub(crate) entries: Vec<String>,
}

impl Change {
    /// Creates a change with a key only.
    pub(crate) fn new(kind: Kind, piece: &'static str, key: Key) -> Self {
        Self { kind, piece, key, ..Self::default() }
    }
}
