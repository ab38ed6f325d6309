//! The messages of a response and what was found in them.

extern crate alloc;

use self::alloc::vec::Vec;

use super::super::matching::finding::{Findings, Reader};
use super::super::tables::Tables;
use super::kept::{Kept, Row, Span};

#[derive(Clone)]
pub(super) enum Rows {
    None,
    /// One message, which is one finding; or the message for an empty list.
    One(Row),
    Several(Vec<Row>),
}

impl Rows {
    /// Returns a row for each message, and the number of messages.
    #[inline]
    pub(super) fn of(mut messages: impl Iterator<Item = Span>) -> (Self, u32) {
        let Some(first) = messages.next() else { return (Self::None, 0) };
        let Some(second) = messages.next() else { return (Self::One(Row::message(first)), 1) };
        let all = [first, second].into_iter().chain(messages);
        let rows: Vec<_> = all.map(Row::message).collect();
        let count = rows.len() as u32;
        (Self::Several(rows), count)
    }

    #[inline]
    pub(super) fn all(&self) -> &[Row] {
        match self {
            Self::None => &[],
            Self::One(row) => core::slice::from_ref(row),
            Self::Several(rows) => rows,
        }
    }

    /// Adds the findings of the messages.
    #[inline]
    pub(super) fn find(&mut self, tables: &Tables<'_>, error: Option<u32>, kept: &Kept) {
        match self {
            Self::None => {}
            Self::One(row) => {
                let Some(error) = error else { return };
                let (message, reader) = (row.span(), Reader::new(tables, error));
                let mut found = Findings::new(kept.get(message));
                let mut next = || Some(Row::finding(kept, message, &found.next(&reader)?));
                let Some(first) = next() else { return };
                let Some(second) = next() else {
                    *row = first;
                    return;
                };
                let others = core::iter::from_fn(next);
                *self = Self::Several([*row, first, second].into_iter().chain(others).collect());
            }
            Self::Several(rows) => {
                let messages = 0..rows.len();
                find_rows(tables, error, kept, (rows, messages));
            }
        }
    }
}

/// Adds the findings of some messages to the rows.
pub(super) fn find_rows(
    tables: &Tables<'_>,
    error: Option<u32>,
    kept: &Kept,
    (rows, messages): (&mut Vec<Row>, core::ops::Range<usize>),
) {
    let Some(error) = error else { return rows.extend_from_within(messages) };
    let reader = Reader::new(tables, error);
    rows.reserve(messages.len());
    for at in messages {
        let message = rows.get(at).map_or(Span::NONE, Row::span);
        let mut findings = Findings::new(kept.get(message));
        while let Some(found) = findings.next(&reader) {
            rows.push(Row::finding(kept, message, &found));
        }
    }
}
