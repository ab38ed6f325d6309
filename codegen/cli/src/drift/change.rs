//! What differs between a page and what is pinned of it.

use super::words::Run;
use crate::upstream::documented::Head;

/// How a piece differs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Kind {
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

    /// Its name for scripts and people.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Moved => "moved",
            Self::Renamed => "renamed",
            Self::Reworded => "reworded",
            Self::Unsourced => "unsourced",
            Self::Uncatalogued => "uncatalogued",
            Self::Relinked => "relinked",
        }
    }

    /// Returns whether somebody has to look at it.
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
    /// The heading that it stands under.
    pub(crate) section: String,
}

/// One difference.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Change {
    pub(crate) kind: Kind,
    /// What it is: `error`, `row`, `message`, `description`, `impact`, `rule` and so on.
    pub(crate) piece: &'static str,
    pub(crate) key: Key,
    /// The key that it had, where it had another one.
    pub(crate) was: Option<Key>,
    /// Its words now.
    pub(crate) text: Option<String>,
    /// Its words beside the ones before.
    pub(crate) runs: Vec<Run>,
    /// The byte of the page where it stands.
    pub(crate) at: Option<usize>,
    /// How many rows and paragraphs it concerns, where it is about more than itself.
    pub(crate) count: Option<usize>,
    /// What of the catalogue was written from it.
    pub(crate) entries: Vec<String>,
}

impl Change {
    /// A difference of which only the key is reported.
    pub(crate) fn new(kind: Kind, piece: &'static str, key: Key) -> Self {
        Self {
            kind,
            piece,
            key,
            was: None,
            text: None,
            runs: Vec::new(),
            at: None,
            count: None,
            entries: Vec::new(),
        }
    }
}
