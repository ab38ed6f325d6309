//! A catalogue while it is drafted.

use super::names::{self, Taken};
use crate::upstream::documented::Head;
use crate::upstream::text::Link;

/// The contents of a draft, with notes on what to check by hand.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Catalogue {
    pub(super) name: String,
    pub(super) description: Vec<String>,
    /// Pairs of characters around messages.
    pub(super) wraps: Vec<(char, char)>,
    pub(super) rules: Vec<Rule>,
    pub(super) errors: Vec<Error>,
    /// Texts for which a catalogue has no key.
    pub(super) comments: Vec<String>,
    /// Bodies in JSON that the page shows.
    pub(super) examples: Vec<String>,
    /// Notes on what to check by hand: bytes of the page, and the reason.
    pub(super) notes: Vec<(Vec<usize>, String)>,
    /// The names of rules, and those of errors.
    pub(super) rule_names: Taken,
    pub(super) error_names: Taken,
    /// The heading above the current block, until an entry takes it.
    pub(super) heading: Option<String>,
}

/// The common part of rules, errors and messages.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) description: Vec<String>,
    pub(super) remedy: Vec<String>,
    pub(super) links: Vec<Link>,
    pub(super) comments: Vec<String>,
    /// The reason why this is only a comment of the draft, if it is.
    pub(super) aside: Option<String>,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Rule {
    pub(super) entry: Entry,
    /// The heading above the first rule below it.
    pub(super) heading: Option<String>,
    pub(super) duration: Option<String>,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Error {
    pub(super) head: Head,
    /// The byte of the page where the first row about it begins.
    pub(super) row: Option<usize>,
    /// The headings that named it.
    pub(super) headings: Vec<String>,
    /// The words of its heading.
    pub(super) title: String,
    pub(super) entry: Entry,
    /// Operations, each once, and the impact on them.
    pub(super) impact: Vec<(String, Vec<String>)>,
    /// Its messages, each a text or none for an empty list.
    pub(super) messages: Vec<(Option<String>, Entry)>,
    pub(super) message_names: Taken,
}

impl Catalogue {
    /// Adds a note on something to check by hand.
    pub(super) fn note(&mut self, at: &[usize], why: &str) {
        let note = (at.to_vec(), why.to_owned());
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Returns the operations that impacts name, each once: as the page writes it, and as a name.
    pub(super) fn operations(&self) -> Vec<(String, String)> {
        let mut operations: Vec<(String, String)> = Vec::new();
        let mut taken = Taken::default();
        for (written, _) in self.errors.iter().flat_map(|error| &error.impact) {
            if operations.iter().all(|(known, _)| known != written) {
                operations.push((written.clone(), taken.give(&names::operation(written))));
            }
        }
        operations
    }
}

impl Entry {
    /// Creates an entry with only a name.
    pub(super) fn named(name: String) -> Self {
        Self { name, ..Self::default() }
    }
}

impl Error {
    /// Creates an error with only a name.
    pub(super) fn named(name: String) -> Self {
        Self { entry: Entry::named(name), ..Self::default() }
    }
}
