//! A response as an error of the catalogue.

extern crate alloc;

use self::alloc::borrow::Cow;
use self::alloc::string::String;
use self::alloc::vec::Vec;
use core::fmt;

use super::super::super::Retry;
use super::super::matching::matched::Match;
use super::super::matching::response::{self, Layout, Parts};
use super::super::tables::Tables;
use super::body::RawBody;
use super::finding::RawFindings;
use super::kept::{Kept, Row, Span};
use super::lookup;

/// An error response: its body, and what was read from it once as ranges of that body.
#[derive(Clone)]
pub struct RawError {
    kept: Kept,
    code: Span,
    correlation_id: Span,
    rows: Rows,
    /// How many messages the body has. Where there are several rows, the messages come first, then the findings.
    messages: u32,
    status: Option<u16>,
    /// The number of the error from 1; 0 when it is not in the catalogue.
    error: u32,
    /// Whether the body is a JSON object or array.
    structured: bool,
}

#[derive(Clone)]
enum Rows {
    None,
    /// One message, which is one finding; or the message for an empty list.
    One(Row),
    Several(Vec<Row>),
}

impl RawError {
    /// Reads a response. Takes one allocation, and one more when there are several findings, and some when a text has escapes.
    pub fn from_response(tables: &Tables<'_>, status: u16, body: &[u8]) -> Self {
        let text = Kept::readable(body);
        let parts = Parts::read(&text, &Layout::of(tables));
        let mut kept = Kept::new(body, &text);
        let mut span = |part: Cow<'_, str>| kept.keep(&text, part);
        let code = parts.code.map_or(Span::NONE, &mut span);
        let correlation_id = parts.correlation_id.map_or(Span::NONE, &mut span);
        let listed = parts.messages.is_some();
        let messages = parts.messages.into_iter().flatten();
        let (rows, messages) = Rows::of(&mut messages.map(span));
        let (status, structured) = (Some(status), parts.structured);
        Self { kept, code, correlation_id, rows, messages, status, error: 0, structured }
            .read(tables, listed)
    }

    /// Returns the error of a status, a code and messages that were read elsewhere.
    pub fn from_parts<'a>(
        tables: &Tables<'_>,
        status: Option<u16>,
        code: Option<&'a str>,
        messages: &mut dyn Iterator<Item = &'a str>,
    ) -> Self {
        Self::of_parts(tables, status, Kept::default(), (code, None), messages)
    }

    /// Returns the error of a status and a body that was read elsewhere; `json` is the text of the body.
    pub fn from_body(tables: &Tables<'_>, status: u16, body: &RawBody, json: String) -> Self {
        let (code, id) = (body.code.as_deref(), body.correlation_id.as_deref());
        let mut messages = body.messages.iter().map(|text| &**text);
        Self::of_parts(tables, Some(status), Kept::of(json), (code, id), &mut messages)
    }

    fn of_parts(
        tables: &Tables<'_>,
        status: Option<u16>,
        mut kept: Kept,
        (code, correlation_id): (Option<&str>, Option<&str>),
        messages: &mut dyn Iterator<Item = &str>,
    ) -> Self {
        let code = code.map_or(Span::NONE, |code| kept.push(code));
        let correlation_id = correlation_id.map_or(Span::NONE, |id| kept.push(id));
        let (rows, messages) = Rows::of(&mut messages.map(|message| kept.push(message)));
        let structured = true;
        Self { kept, code, correlation_id, rows, messages, status, error: 0, structured }
            .read(tables, true)
    }

    /// Finds the error and what the messages say, of which there is a list, perhaps an empty one, if `listed`.
    fn read(mut self, tables: &Tables<'_>, listed: bool) -> Self {
        let code = self.code();
        let any = |is: &dyn Fn(&str) -> bool| self.messages().any(is);
        let error = response::find(tables, self.status, (code, self.structured), &any);
        let empty = error.filter(|_| self.messages == 0 && (listed || code.is_some()));
        if let Some(entry) = empty.and_then(|error| lookup::empty_entry(tables, error)) {
            self.rows = Rows::One(Row::empty(Match::literal(entry)));
        } else {
            self.rows = self.rows.find(tables, error, &self.kept);
        }
        self.error = error.map_or(0, |error| error + 1);
        self
    }

    /// Returns the number of the error; `None` when it is not in the catalogue.
    #[inline]
    pub const fn error(&self) -> Option<u32> {
        self.error.checked_sub(1)
    }

    /// Returns the status of the response.
    #[inline]
    pub const fn status(&self) -> Option<u16> {
        self.status
    }

    /// Returns the code in the body.
    #[inline]
    pub fn code(&self) -> Option<&str> {
        self.kept.find(self.code)
    }

    /// Returns the id of the request.
    #[inline]
    pub fn correlation_id(&self) -> Option<&str> {
        self.kept.find(self.correlation_id)
    }

    /// Returns the messages in the body.
    #[inline]
    pub fn messages(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        let rows = self.rows.all().get(..self.messages as usize).unwrap_or_default();
        rows.iter().map(|row| self.kept.get(row.span()))
    }

    /// Returns the body as it was received.
    #[inline]
    pub fn body(&self) -> &[u8] {
        self.kept.body()
    }

    /// Returns the body as it was received.
    pub fn into_body(self) -> Vec<u8> {
        self.kept.into_body()
    }

    /// Returns what the messages say.
    #[inline]
    pub fn findings(&self) -> RawFindings<'_> {
        RawFindings::of_rows(self.error(), &self.kept, self.found())
    }

    #[inline]
    fn found(&self) -> &[Row] {
        match &self.rows {
            Rows::Several(rows) => rows.get(self.messages as usize..).unwrap_or_default(),
            rows => rows.all(),
        }
    }

    /// Returns the first message of the catalogue that was found.
    #[inline]
    fn entry(&self) -> Option<u32> {
        self.found().iter().find_map(Row::entry)
    }

    /// Returns the description of the first finding, or else of the error.
    pub fn description<'t>(&self, tables: &Tables<'t>) -> Option<&'t str> {
        let own = self.entry().and_then(|entry| lookup::entry_description(tables, entry));
        own.or_else(|| lookup::error_description(tables, self.error()?))
    }

    /// Returns the remedy of the first finding, else of the error, else the general one; `None` for an unknown error.
    pub fn remedy<'t>(&self, tables: &Tables<'t>) -> Option<&'t str> {
        let own = self.entry().and_then(|entry| lookup::entry_remedy(tables, entry));
        own.or_else(|| lookup::error_remedy(tables, self.error()?))
    }

    /// Returns the retry of the first finding, else of the error, else the general one; `None` for an unknown error.
    pub fn retry(&self, tables: &Tables<'_>) -> Option<Retry<u32>> {
        let own = self.entry().and_then(|entry| lookup::entry_retry(tables, entry));
        own.or_else(|| lookup::error_retry(tables, self.error()?))
    }

    /// Returns what the users of an operation see, of the first finding or else of the error.
    pub fn impact<'t>(&self, tables: &Tables<'t>, operation: u32) -> Option<&'t str> {
        let own = self.entry();
        let own = own.and_then(|entry| lookup::entry_impact(tables, entry, operation));
        own.or_else(|| lookup::error_impact(tables, self.error()?, operation))
    }

    /// Writes one line: status, code, messages and correlation id.
    pub fn display(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.status, self.code()) {
            (Some(status), Some(code)) => write!(f, "{status} {code}")?,
            (Some(status), None) => write!(f, "{status}")?,
            (None, code) => f.write_str(code.unwrap_or("unknown error"))?,
        }
        for (index, message) in self.messages().enumerate() {
            f.write_str(if index == 0 { ": " } else { "; " })?;
            f.write_str(message)?;
        }
        match self.correlation_id() {
            Some(id) => write!(f, " (#{id})"),
            None => Ok(()),
        }
    }

    /// Writes the fields of the error, `code` being that of the catalogue.
    pub fn debug(&self, f: &mut fmt::Formatter<'_>, code: &dyn fmt::Debug) -> fmt::Result {
        f.debug_struct("Error")
            .field("status", &self.status)
            .field("code", code)
            .field("code_text", &self.code())
            .field("messages", &self.messages().collect::<Vec<_>>())
            .field("correlation_id", &self.correlation_id())
            .field("body", &String::from_utf8_lossy(self.body()))
            .finish()
    }
}

impl PartialEq for RawError {
    /// Compares what the responses say, however their JSON is written; bodies that are not JSON objects or arrays by their bytes.
    fn eq(&self, other: &Self) -> bool {
        let parts = |error: &Self| (error.status, error.error, error.structured);
        parts(self) == parts(other)
            && self.code() == other.code()
            && self.correlation_id() == other.correlation_id()
            && self.messages().eq(other.messages())
            && (self.structured || self.body() == other.body())
    }
}

impl Eq for RawError {}

impl Rows {
    /// Returns a row for each message, and how many there are.
    #[inline]
    fn of(messages: &mut dyn Iterator<Item = Span>) -> (Self, u32) {
        let Some(first) = messages.next() else { return (Self::None, 0) };
        let Some(second) = messages.next() else { return (Self::One(Row::message(first)), 1) };
        let all = [first, second].into_iter().chain(messages);
        let rows: Vec<_> = all.map(Row::message).collect();
        let count = rows.len() as u32;
        (Self::Several(rows), count)
    }

    #[inline]
    fn all(&self) -> &[Row] {
        match self {
            Self::None => &[],
            Self::One(row) => core::slice::from_ref(row),
            Self::Several(rows) => rows,
        }
    }

    /// Returns the rows with the findings of their messages.
    #[inline]
    fn find(self, tables: &Tables<'_>, error: Option<u32>, kept: &Kept) -> Self {
        let findings = |message| RawFindings::of_message(error, kept.get(message));
        let next = |findings: &mut RawFindings<'_>, message| {
            Some(Row::finding(kept, message, findings.next(tables)?.found()))
        };
        match self {
            Self::None => Self::None,
            Self::One(row) => {
                let message = row.span();
                let mut found = findings(message);
                let Some(first) = next(&mut found, message) else { return self };
                let Some(second) = next(&mut found, message) else { return Self::One(first) };
                let others = core::iter::from_fn(|| next(&mut found, message));
                Self::Several([row, first, second].into_iter().chain(others).collect())
            }
            Self::Several(mut rows) => {
                rows.reserve(rows.len());
                for at in 0..rows.len() {
                    let message = rows.get(at).map_or(Span::NONE, Row::span);
                    let mut found = findings(message);
                    while let Some(row) = next(&mut found, message) {
                        rows.push(row);
                    }
                }
                Self::Several(rows)
            }
        }
    }
}
