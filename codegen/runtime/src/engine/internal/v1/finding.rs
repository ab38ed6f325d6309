//! The findings of messages.

use core::fmt;

use super::super::matching::finding::{Findings, Found, Reader};
use super::super::matching::index;
use super::super::matching::matched::{Match, Values};
use super::super::tables::Tables;
use super::kept::{Kept, Row};
use super::lookup;
use super::more::{Item, More};
use super::redact;

/// The findings of messages, one after the other.
#[derive(Clone)]
pub struct RawFindings<'a> {
    error: Option<u32>,
    source: Source<'a>,
}

#[derive(Clone)]
enum Source<'a> {
    /// A message of an error that is not in the catalogue.
    Unknown(&'a str),
    /// A message that is read.
    Message(Findings<'a>),
    /// Findings that are kept.
    Rows(&'a Kept, core::slice::Iter<'a, Row>),
    /// Findings that are kept, and after them those of items.
    Items(Items<'a>),
    Nothing,
}

/// Findings that are kept of a response and its items.
#[derive(Clone)]
struct Items<'a> {
    kept: &'a Kept,
    rows: core::slice::Iter<'a, Row>,
    /// The number of rows that are left of the current error.
    left: usize,
    later: core::slice::Iter<'a, Item>,
}

impl<'a> Items<'a> {
    /// Returns the next finding; changes `error` to that of its item.
    fn next(&mut self, error: &mut Option<u32>) -> Option<Found<'a>> {
        while self.left == 0 {
            let item = self.later.next()?;
            self.left = item.findings.len();
            *error = item.error.checked_sub(1);
        }
        self.left -= 1;
        Some(self.rows.next()?.found(self.kept))
    }
}

impl<'a> RawFindings<'a> {
    /// Returns the findings of a response with items, each with the error of its item.
    pub(super) fn of_items(more: &'a More, kept: &'a Kept, rows: &'a [Row]) -> Self {
        let (rows, later) = (rows.iter(), more.items.iter());
        let items = Items { kept, rows, left: more.own_findings, later };
        Self { error: more.own_error.checked_sub(1), source: Source::Items(items) }
    }

    /// Returns the findings that are kept of a response.
    #[inline]
    pub(super) fn of_rows(error: Option<u32>, kept: &'a Kept, rows: &'a [Row]) -> Self {
        Self { error, source: Source::Rows(kept, rows.iter()) }
    }

    /// Returns the findings of one message under an error.
    #[inline]
    pub const fn of_message(error: Option<u32>, message: &'a str) -> Self {
        let source = match error {
            Some(_) => Source::Message(Findings::new(message)),
            None => Source::Unknown(message),
        };
        Self { error, source }
    }

    /// Returns the next finding.
    #[inline]
    pub fn next(&mut self, tables: &Tables<'_>) -> Option<RawFinding<'a>> {
        let found = match &mut self.source {
            Source::Unknown(text) => {
                let found = Found::new(text, None);
                self.source = Source::Nothing;
                found
            }
            // The end is known without a reader.
            Source::Message(findings) if findings.is_over() => return None,
            Source::Message(findings) => findings.next(&Reader::new(tables, self.error?))?,
            Source::Rows(kept, rows) => rows.next()?.found(kept),
            Source::Items(items) => items.next(&mut self.error)?,
            Source::Nothing => return None,
        };
        Some(RawFinding { error: self.error, found })
    }
}

/// One thing that a message says.
#[derive(Clone, Copy, Debug)]
pub struct RawFinding<'a> {
    error: Option<u32>,
    found: Found<'a>,
}

impl<'a> RawFinding<'a> {
    /// Returns a finding under an error.
    pub(super) const fn new(error: u32, found: Found<'a>) -> Self {
        Self { error: Some(error), found }
    }

    /// Writes its fields without sensitive values, `detail` being the message with its values.
    pub fn inspect(
        &self,
        tables: &Tables<'_>,
        f: &mut fmt::Formatter<'_>,
        detail: &dyn fmt::Debug,
    ) -> fmt::Result {
        let values = redact::of_finding(tables, self);
        let shown = |text: &'a str| redact::redacted(text, &values, usize::MAX);
        f.debug_struct("Finding")
            .field("detail", detail)
            .field("text", &shown(self.text()))
            .field("reason", &self.reason().map(shown))
            .finish()
    }

    /// Returns the finding in its message.
    #[inline]
    pub const fn found(&self) -> &Found<'a> {
        &self.found
    }

    /// Returns whether both say the same about the same error.
    #[inline]
    pub fn same(&self, other: &Self) -> bool {
        let entry =
            |finding: &Self| (finding.error, finding.entry(), finding.text(), finding.reason());
        entry(self) == entry(other)
    }

    /// Returns the number of the error.
    #[inline]
    pub const fn error(&self) -> Option<u32> {
        self.error
    }

    /// Returns the number of the message; `None` when it is not in the catalogue.
    #[inline]
    pub fn entry(&self) -> Option<u32> {
        self.found.matched.map(Match::message)
    }

    /// Returns its part of the text.
    #[inline]
    pub const fn text(&self) -> &'a str {
        self.found.text
    }

    /// Returns the reason that follows it.
    #[inline]
    pub const fn reason(&self) -> Option<&'a str> {
        self.found.reason
    }

    /// Returns whether it is unknown if this is a message of the catalogue, because comparing took too many steps.
    pub fn is_undecided(&self, tables: &Tables<'_>) -> bool {
        let error = self.error.filter(|_| self.found.matched.is_none());
        error.is_some_and(|error| Reader::new(tables, error).is_undecided(self.found.text))
    }

    /// Returns the number of the message if it is known, after writing the texts of its values.
    #[inline]
    pub fn values(&self, tables: &Tables<'_>, values: &mut [&'a str]) -> Option<u32> {
        let matched = self.found.matched?;
        if !matched.is_whole() {
            if matched.is_near() {
                for (field, value) in (0..).zip(values) {
                    *value = matched.near(field, self.found.item);
                }
            } else {
                self.far_values(tables, matched, values);
            }
        }
        Some(matched.message())
    }

    /// Finds the values again if there are many of them, or if they are far apart.
    #[cold]
    #[inline(never)]
    fn far_values(&self, tables: &Tables<'_>, matched: Match, values: &mut [&'a str]) {
        let found = self
            .error
            .map_or(Values::NONE, |error| index::values(tables, error, matched, self.found.item));
        for (field, value) in (0..).zip(values) {
            *value = found.text(field);
        }
    }

    /// Returns the names and the texts of the values.
    pub fn params<'t>(
        &self,
        tables: &Tables<'t>,
    ) -> impl Iterator<Item = (&'t str, &'a str)> + Clone + use<'a, 't> {
        let known = self.error.zip(self.found.matched);
        let values = known.map_or(Values::NONE, |(error, matched)| {
            index::values(tables, error, matched, self.found.item)
        });
        let fields = self.entry().map(|entry| lookup::fields(tables, entry));
        (0..).zip(fields.into_iter().flatten()).map(move |(field, name)| (name, values.text(field)))
    }
}
