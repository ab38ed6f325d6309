//! A whole response, read with its items, its fields and its headers.

use errcat::__private::matching::finding::Found;
use errcat::__private::matching::index;
use errcat::__private::matching::matched::Values;
use errcat::__private::tables::columns::field;
use errcat::__private::v1::{RawError, RawFields, RawFindings};

use crate::{Envelope, Finding, Reader, Reading};

/// The number of a field and its text; of a list one for each element.
pub type Field<'r> = (u32, &'r str);

/// One of several errors in a body.
#[derive(Debug)]
pub struct Item<'r> {
    /// Its code, as it was received.
    pub code: Option<&'r str>,
    /// The number of its error in the catalogue.
    pub error: Option<u32>,
    /// The values next to its messages.
    pub fields: Vec<Field<'r>>,
    /// The findings in its messages.
    pub findings: Vec<Finding<'r>>,
    /// The parts of its messages that are not.
    pub unmatched: Vec<&'r str>,
}

/// Returns the headers of a text that is a whole HTTP response; none of other texts.
#[must_use]
pub fn headers(text: &str) -> Vec<(&str, &str)> {
    if crate::head(text).is_none() {
        return Vec::new();
    }
    let lines = text.lines().skip(1).take_while(|line| !line.trim().is_empty());
    let headers = lines.filter_map(|line| line.split_once(':'));
    headers.map(|(name, value)| (name.trim(), value.trim())).collect()
}

impl<'t> Reader<'t> {
    /// Returns whether the responses of the API can have items, fields or headers.
    #[must_use]
    pub fn has_more(&self) -> bool {
        use errcat::__private::matching::sources::{Level, Role};
        use errcat::__private::tables::columns::source;
        let rows = Level::whole(&self.tables).sources();
        let is_more = |row: u32| {
            let role = self.tables.sources.number(row, source::ROLE);
            let in_header = self.tables.sources.number(row, source::SLOT) == 0;
            in_header
                || [Role::Status, Role::Field, Role::Items].iter().any(|own| own.number() == role)
        };
        rows.into_iter().any(is_more)
    }

    /// Reads a whole response, if the responses of the API have more than a code, messages and an id, and this is one. None if
    /// that has less than was found in the text, since the body is cut short or something else than a body is around it.
    #[must_use]
    pub fn whole(
        &self,
        status: Option<u16>,
        headers: &[(&str, &str)],
        body: &str,
        found: &Envelope<'_>,
    ) -> Option<RawError> {
        let start = body.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let is_body = start.starts_with(['{', '[', '<']) || !headers.is_empty();
        if !is_body || !self.has_more() {
            return None;
        }
        let error = self.respond(status, headers, body);
        let has_code = error.code().is_some() || error.items().any(|item| item.code().is_some());
        let has_messages = error.messages().len() > 0;
        let is_complete = (has_code || found.code.is_none())
            && (has_messages || found.messages.as_ref().is_none_or(Vec::is_empty));
        is_complete.then_some(error)
    }

    /// Reads a whole response.
    #[must_use]
    pub fn respond(&self, status: Option<u16>, headers: &[(&str, &str)], body: &str) -> RawError {
        let mut headers = headers.iter().map(|(name, value)| (*name, value.as_bytes()));
        RawError::from_http(&self.tables, status.unwrap_or(0), &mut headers, body.as_bytes())
    }

    /// Returns what a whole response means.
    #[must_use]
    pub fn read_error<'r>(&self, error: &'r RawError) -> Reading<'r> {
        let (findings, unmatched) = self.split(error.findings());
        let items = error.items().map(|item| {
            let (findings, unmatched) = self.split(item.findings());
            let fields = Self::fields(item.fields());
            Item { code: item.code(), error: item.error(), fields, findings, unmatched }
        });
        Reading {
            status: error.status(),
            code: error.code(),
            error: error.error(),
            correlation_id: error.correlation_id(),
            findings,
            unmatched,
            fields: Self::fields(error.fields()),
            items: items.collect(),
        }
    }

    fn fields<'r>(fields: RawFields<'r>) -> Vec<Field<'r>> {
        fields.collect()
    }

    /// Returns the name of a field.
    #[must_use]
    pub fn field_name(&self, number: u32) -> &'t str {
        self.tables.text(&self.tables.fields, number, field::NAME).unwrap_or_default()
    }

    /// Returns the findings that the catalogue knows, and the texts of the others.
    fn split<'r>(&self, mut found: RawFindings<'r>) -> (Vec<Finding<'r>>, Vec<&'r str>) {
        let (mut findings, mut unmatched) = (Vec::new(), Vec::new());
        while let Some(next) = found.next(&self.tables) {
            let Found { text, item, matched, reason } = *next.found();
            let Some(matched) = matched else {
                unmatched.push(text);
                continue;
            };
            let values = next
                .error()
                .map_or(Values::NONE, |error| index::values(&self.tables, error, matched, item));
            findings.push(Finding { entry: matched.message(), values, reason, text });
        }
        (findings, unmatched)
    }
}
