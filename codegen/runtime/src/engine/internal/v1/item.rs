//! An item of a body, which is an error of its own, and the fields next to messages.

use super::super::super::Retry;
use super::super::tables::Tables;
use super::advice::Advice;
use super::error::RawError;
use super::finding::RawFindings;
use super::kept::{Kept, Row, Span};
use super::more::Item;

/// The fields of a response or of an item.
#[derive(Clone)]
pub struct RawFields<'a> {
    pub(super) kept: &'a Kept,
    pub(super) fields: core::slice::Iter<'a, (u32, Span)>,
}

impl<'a> Iterator for RawFields<'a> {
    type Item = (u32, &'a str);

    fn next(&mut self) -> Option<(u32, &'a str)> {
        self.fields.next().map(|(number, span)| (*number, self.kept.get(*span)))
    }
}

/// An item of a body.
#[derive(Clone, Copy)]
pub struct RawItem<'a> {
    pub(super) error: &'a RawError,
    pub(super) item: &'a Item,
}

impl<'a> RawItem<'a> {
    /// Returns the number of its error; `None` when it is not in the catalogue.
    pub const fn error(&self) -> Option<u32> {
        self.item.error.checked_sub(1)
    }

    /// Returns its code, as it was received.
    pub fn code(&self) -> Option<&'a str> {
        self.error.kept.find(self.item.code)
    }

    /// Returns the status that it has in the body.
    pub const fn status(&self) -> Option<u16> {
        self.item.status
    }

    /// Returns its messages, as they were received.
    pub fn messages(&self) -> impl ExactSizeIterator<Item = &'a str> + Clone + use<'a> {
        let error = self.error;
        let rows = error.rows.all().get(self.item.messages.clone()).unwrap_or_default();
        rows.iter().map(|row| error.kept.get(row.span()))
    }

    /// Returns the findings of its messages.
    pub fn findings(&self) -> RawFindings<'a> {
        RawFindings::of_rows(self.error(), &self.error.kept, self.found())
    }

    fn found(&self) -> &'a [Row] {
        self.error.found().get(self.item.findings.clone()).unwrap_or_default()
    }

    /// Returns the first message of the catalogue that was found.
    pub fn entry(&self) -> Option<u32> {
        self.found().iter().find_map(Row::entry)
    }

    /// Returns the message with the most careful retry, of several the first one, or else its error.
    fn advice(&self, tables: &Tables<'_>) -> Advice {
        let entries = self.found().iter().filter_map(Row::entry);
        let all = entries.map(|entry| Advice::of(Some(entry), 0));
        Advice::of(None, self.item.error).most_careful(tables, all)
    }

    /// Returns the remedy of the finding with the most careful retry, else of its error, else the general one; `None`
    /// for an unknown error.
    pub fn remedy<'t>(&self, tables: &Tables<'t>) -> Option<&'t str> {
        self.advice(tables).remedy(tables)
    }

    /// Returns the most careful retry of its findings, else of its error, else the general one; `None` for an unknown
    /// error.
    pub fn retry(&self, tables: &Tables<'_>) -> Option<Retry<u32>> {
        self.advice(tables).retry(tables)
    }

    /// Returns the number and the text of each of its fields; of a list one for each element.
    pub fn fields(&self) -> RawFields<'a> {
        let more = self.error.more.as_ref();
        let fields = more.and_then(|more| more.fields.get(self.item.fields.clone()));
        RawFields { kept: &self.error.kept, fields: fields.unwrap_or_default().iter() }
    }
}

impl PartialEq for RawItem<'_> {
    /// Compares the contents of the items.
    fn eq(&self, other: &Self) -> bool {
        self.item.error == other.item.error
            && self.item.status == other.item.status
            && self.code() == other.code()
            && self.messages().eq(other.messages())
            && self.fields().eq(other.fields())
    }
}

impl Eq for RawItem<'_> {}
