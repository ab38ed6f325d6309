//! Matches responses without generated code: the engine with the tables of a catalogue.

use errcat::__private::tables::Tables;
use errcat::__private::v1::lookup;

use super::{TableData, normalize};
use crate::check::{self, Catalog};
use crate::runtime::finding::{Found, Reader};
use crate::runtime::index;
use crate::runtime::matched::{Match, Values};
use crate::runtime::response::{self, Envelope};

/// A catalogue and its tables in the engine's form. Errors and messages are numbered in catalogue order.
#[derive(Clone, Copy, Debug)]
pub struct Interpreter<'t> {
    catalog: &'t Catalog,
    tables: Tables<'t>,
}

impl<'t> Interpreter<'t> {
    /// Creates an interpreter with `data`, which was made from `catalog`.
    pub fn new(catalog: &'t Catalog, data: &'t TableData) -> Self {
        Self { catalog, tables: data.tables() }
    }

    /// Returns the catalogue.
    pub fn catalog(&self) -> &'t Catalog {
        self.catalog
    }

    /// Returns the tables.
    pub fn tables(&self) -> &Tables<'t> {
        &self.tables
    }

    /// Returns the contents of a body.
    pub fn envelope<'a>(&self, body: &'a str) -> Envelope<'a> {
        Envelope::read(&self.tables, body)
    }

    /// Returns the error of a response, or `None` when it is not in the catalogue.
    pub fn error(&self, status: Option<u16>, envelope: &Envelope<'_>) -> Option<u32> {
        response::error(&self.tables, status, envelope)
    }

    /// Returns the findings of a text under an error, in the order of the text.
    pub fn findings<'a>(&self, error: u32, text: &'a str) -> impl Iterator<Item = Found<'a>> {
        Reader::new(&self.tables, error).findings(text)
    }

    /// Returns the match of a whole text from which a prefix of the group was removed (0: none).
    pub fn best(&self, error: u32, prefix: u8, text: &str) -> Option<Match> {
        index::best(&self.tables, (error, prefix), text, self.tables.dialect(error).normalize)
    }

    /// Returns whether it is not known if a text is a message of an error, since the step budget was exceeded.
    pub fn is_undecided(&self, error: u32, text: &str) -> bool {
        Reader::new(&self.tables, error).is_undecided(text)
    }

    /// Returns the message of an error that represents an empty list.
    pub fn empty_message(&self, error: u32) -> Option<u32> {
        lookup::empty_entry(&self.tables, error)
    }

    /// Returns the values of a text that matched a message.
    pub fn values<'a>(&self, error: u32, matched: Match, text: &'a str) -> Values<'a> {
        index::values(&self.tables, error, matched, text)
    }
}

/// Returns whether a text matches one pattern of an error.
pub(crate) fn matches(error: &check::Error, pattern: &super::Pattern, text: &str) -> bool {
    let message = &error.messages[pattern.message];
    let captures: Vec<_> =
        pattern.captures.iter().map(|capture| capture.runtime(message)).collect();
    let pattern = pattern.runtime(message, 0, &captures[..]);
    pattern.matches(0, text, normalize(&error.dialect)).is_some()
}
