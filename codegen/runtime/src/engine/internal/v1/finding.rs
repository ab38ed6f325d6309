//! What messages say.

extern crate alloc;

use self::alloc::string::String;

use super::super::matching::finding::{self, Findings, Found, Glance};
use super::super::matching::index;
use super::super::matching::matched::{Match, Values};
use super::super::tables::Tables;
use super::lookup;

/// What messages say, one finding after the other.
#[derive(Clone, Debug)]
pub struct RawFindings<'a> {
    error: Option<u32>,
    /// The message for an empty list, which comes first.
    empty: Option<u32>,
    messages: Messages<'a>,
    current: Option<Findings<'a>>,
}

#[derive(Clone, Debug)]
enum Messages<'a> {
    Many(core::slice::Iter<'a, String>),
    One(Option<&'a str>),
}

impl<'a> RawFindings<'a> {
    /// Returns the findings of all messages of a body under an error; `empty` is the message for an empty list.
    #[inline]
    pub(super) fn of_messages(
        error: Option<u32>,
        empty: Option<u32>,
        messages: &'a [String],
    ) -> Self {
        Self { error, empty, messages: Messages::Many(messages.iter()), current: None }
    }

    /// Returns the findings of one message under an error.
    #[inline]
    pub const fn of_message(error: Option<u32>, message: &'a str) -> Self {
        Self { error, empty: None, messages: Messages::One(Some(message)), current: None }
    }

    /// Returns the next finding.
    pub fn next(&mut self, tables: &Tables<'_>) -> Option<RawFinding<'a>> {
        if let Messages::One(text) = &mut self.messages
            && let Some(text) = text.take()
        {
            return Some(self.first(tables, text));
        }
        self.next_of_many(tables)
    }

    /// Returns the first finding of a message.
    #[inline]
    fn first(&mut self, tables: &Tables<'_>, text: &'a str) -> RawFinding<'a> {
        let Some(error) = self.error else {
            return RawFinding { error: None, found: Found::new(text, None) };
        };
        if tables.plain {
            let found = Found::new(text, index::best(tables, error, 0, text));
            return RawFinding { error: Some(error), found };
        }
        let glance = finding::glance(tables, error, text);
        if let Glance::Message(matched) = glance {
            return RawFinding { error: Some(error), found: Found::new(text, Some(matched)) };
        }
        let mut findings = Findings::after(glance, tables, error, text);
        let found = findings.next(tables).unwrap_or(Found::new(text, None));
        self.current = Some(findings);
        RawFinding { error: Some(error), found }
    }

    #[cold]
    #[inline(never)]
    fn next_of_many(&mut self, tables: &Tables<'_>) -> Option<RawFinding<'a>> {
        if let Some(found) = self.current.as_mut().and_then(|findings| findings.next(tables)) {
            return Some(RawFinding { error: self.error, found });
        }
        self.current = None;
        if let Some(entry) = self.empty.take() {
            let found = Found::new("", Some(Match::literal(entry)));
            return Some(RawFinding { error: self.error, found });
        }
        let text = match &mut self.messages {
            Messages::Many(messages) => messages.next().map(|text| &**text),
            Messages::One(text) => text.take(),
        };
        text.map(|text| self.first(tables, text))
    }
}

/// One thing that a message says.
#[derive(Clone, Copy, Debug)]
pub struct RawFinding<'a> {
    error: Option<u32>,
    found: Found<'a>,
}

impl<'a> RawFinding<'a> {
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

    /// Returns the part of the text that says it.
    #[inline]
    pub const fn text(&self) -> &'a str {
        self.found.text
    }

    /// Returns the reason that follows it.
    #[inline]
    pub const fn reason(&self) -> Option<&'a str> {
        self.found.reason
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

    /// Finds the values again, of which there are many or which are far apart.
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
