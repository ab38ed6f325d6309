//! A response as an error of the catalogue.

extern crate alloc;

use self::alloc::boxed::Box;
use self::alloc::string::String;
use self::alloc::vec::Vec;
use core::time::Duration;

use super::super::super::{Effect, Retry};
use super::super::matching::fields;
use super::super::matching::matched::Match;
use super::super::matching::response;
use super::super::matching::sources::{Headers, Level, Parts};
use super::super::tables::Tables;
use super::super::tables::columns::setting;
use super::advice::Advice;
use super::body::RawBody;
use super::finding::RawFindings;
use super::item::{RawFields, RawItem};
use super::kept::{Kept, Row, Span};
use super::lookup;
use super::more::{Collector, More};
use super::rows::{Rows, find_rows};

/// An error response: its body, and what was read from it as ranges of that body.
#[derive(Clone)]
pub struct RawError {
    pub(super) kept: Kept,
    code: Span,
    correlation_id: Span,
    pub(super) rows: Rows,
    /// The number of messages in the body. If there are several rows, the messages come first, then the findings.
    messages: u32,
    /// The status; 0 when it is not known.
    status: u16,
    /// Whether the body is a JSON object or array.
    structured: bool,
    /// The number of the error from 1; 0 when it is not in the catalogue.
    error: u32,
    /// The message or the error that gives the response its remedy and retry.
    advice: Advice,
    pub(super) more: Option<Box<More>>,
}

impl RawError {
    /// Reads a response. Takes one allocation, and one more when there are several findings, and some when a text has
    /// escapes.
    pub fn from_response(tables: &Tables<'_>, status: u16, body: &[u8]) -> Self {
        Self::of_response(tables, status, &[], body)
    }

    /// Reads a response with its headers, which are kept.
    pub fn from_http<'h>(
        tables: &Tables<'_>,
        status: u16,
        headers: &mut dyn Iterator<Item = (&'h str, &'h [u8])>,
        body: &[u8],
    ) -> Self {
        let headers: Vec<_> = headers
            .map(|(name, value)| (name.to_ascii_lowercase().into(), String::from_utf8_lossy(value)))
            .collect();
        Self::of_response(tables, status, &headers, body)
    }

    #[inline]
    fn of_response(tables: &Tables<'_>, status: u16, headers: &Headers<'_>, body: &[u8]) -> Self {
        let text = Kept::readable(tables, headers, body);
        let known_status = if status == 0 { None } else { Some(status) };
        let mut parts = Parts::read(tables, Level::whole(tables), (known_status, &text), headers);
        let mut new = Self::new(status, parts.structured);
        new.kept = Kept::new(&text);
        new.code = new.kept.keep_some(&text, parts.code.take());
        new.correlation_id = new.kept.keep_some(&text, parts.correlation_id.take());
        let listed = parts.messages.is_some();
        let mut messages = parts.messages.take();
        let mut messages = core::iter::from_fn(|| {
            let message = messages.as_mut()?.next()?;
            Some(new.kept.keep(&text, message))
        });
        let same = core::ptr::eq(text.as_bytes(), body);
        if parts.more || !headers.is_empty() || parts.status.is_some() || !same {
            let messages = messages.map(Row::message).collect();
            let raw = (!same).then(|| body.to_vec());
            return new.read_more(tables, (&text, headers), &parts, (listed, messages), raw);
        }
        (new.rows, new.messages) = Rows::of(&mut messages);
        new.read(tables, listed);
        new
    }

    const fn new(status: u16, structured: bool) -> Self {
        Self {
            kept: Kept::NONE,
            code: Span::NONE,
            correlation_id: Span::NONE,
            rows: Rows::None,
            messages: 0,
            status,
            structured,
            error: 0,
            advice: Advice::NONE,
            more: None,
        }
    }

    /// Returns the error that a client reads from a body with a status; the status is 0 when it is not known.
    pub fn from_body(tables: &Tables<'_>, status: u16, body: &RawBody) -> Self {
        let text = super::text(&super::body::Shown(tables, body));
        let headers = body.headers(tables);
        let mut headers = headers.iter().map(|(name, value)| (*name, value.as_bytes()));
        Self::from_http(tables, status, &mut headers, text.as_bytes())
    }

    /// Returns the error of a status, a code and messages that were read elsewhere.
    pub fn from_parts<'a>(
        tables: &Tables<'_>,
        status: Option<u16>,
        code: Option<&'a str>,
        messages: &mut dyn Iterator<Item = &'a str>,
    ) -> Self {
        let mut new = Self::new(status.unwrap_or(0), true);
        new.code = code.map_or(Span::NONE, |code| new.kept.push(code));
        (new.rows, new.messages) = Rows::of(messages.map(|message| new.kept.push(message)));
        new.read(tables, true);
        new
    }

    /// Finds the error and the findings of the messages. `listed` says that the body has a list of messages, perhaps an
    /// empty one.
    fn read(&mut self, tables: &Tables<'_>, listed: bool) {
        let code = self.code();
        let any = |is: &dyn Fn(&str) -> bool| self.messages().any(is);
        let error = response::find(tables, self.status(), (code, self.structured), &any);
        let empty = error.filter(|_| self.messages == 0 && (listed || code.is_some()));
        if let Some(entry) = empty.and_then(|error| lookup::empty_entry(tables, error)) {
            self.rows = Rows::One(Row::empty(Match::literal(entry)));
        } else if !Level::whole(tables).is(tables, setting::IGNORE_MESSAGES) {
            self.rows.find(tables, error, &self.kept);
        } else if let Rows::One(row) = self.rows {
            self.rows = Rows::Several(Vec::from([row]));
        }
        self.error = error.map_or(0, |error| error + 1);
        self.advice = self.find_advice(tables);
    }

    /// Finds the same in a response that has items, fields or headers, or a status in its body.
    #[cold]
    fn read_more<'a>(
        mut self,
        tables: &Tables<'_>,
        (text, headers): (&'a str, &Headers<'_>),
        parts: &Parts<'a>,
        (listed, mut rows): (bool, Vec<Row>),
        raw: Option<Vec<u8>>,
    ) -> Self {
        let status = parts.status.or(self.status());
        if self.status == 0 {
            self.status = parts.status.unwrap_or(0);
        }
        let any = |is: &dyn Fn(&str) -> bool| rows.iter().any(|row| is(self.kept.get(row.span())));
        let own = response::find(tables, status, (self.code(), self.structured), &any);
        let kept = &mut self.kept;
        let mut more =
            Collector { tables, kept, text, messages: &mut rows, status }.collect(parts, headers);
        more.keep_headers(&mut self.kept, headers);
        more.raw = raw;
        let error = more.resolve(own);
        self.messages = rows.len() as u32;
        let has_code = self.kept.find(self.code).is_some();
        more.own_code = self.code;
        self.code = more.code(self.code, has_code);
        let or_empty = more.items.is_empty() && (listed || has_code);
        self.find_more(tables, &mut more, &mut rows, or_empty);
        self.rows = Rows::Several(rows);
        self.error = error.map_or(0, |error| error + 1);
        self.more = Some(Box::new(more));
        self.advice = self.find_advice(tables);
        self
    }

    /// Adds the findings of the messages of the whole and of each item to their rows. Without messages, that is the
    /// message for an empty list: for the whole only if `or_empty`.
    fn find_more(&self, tables: &Tables<'_>, more: &mut More, rows: &mut Vec<Row>, or_empty: bool) {
        let messages = rows.len();
        let whole = Level::whole(tables);
        let mut find = |level: Level, error: u32, own: core::ops::Range<usize>, or_empty: bool| {
            let (first, error) = (rows.len(), error.checked_sub(1));
            let empty = error.filter(|_| own.is_empty() && or_empty);
            let empty = empty.and_then(|error| lookup::empty_entry(tables, error));
            rows.extend(empty.map(|entry| Row::empty(Match::literal(entry))));
            if !level.is(tables, setting::IGNORE_MESSAGES) {
                find_rows(tables, error, &self.kept, (rows, own));
            }
            first - messages..rows.len() - messages
        };
        more.own_findings = find(whole, more.own_error, 0..more.own_messages, or_empty).len();
        let level = Level::item(tables).unwrap_or(whole);
        for item in &mut more.items {
            item.findings = find(level, item.error, item.messages.clone(), true);
        }
    }

    /// Finds the message or the error with the most careful retry; of several, the first one.
    #[inline]
    fn find_advice(&self, tables: &Tables<'_>) -> Advice {
        match (self.found(), &self.more) {
            ([], None) => Advice::of(None, self.error),
            ([row], None) => Advice::of(row.entry(), self.error),
            (rows, more) => self.most_careful(tables, rows, more.as_deref()),
        }
    }

    #[cold]
    fn most_careful(&self, tables: &Tables<'_>, rows: &[Row], more: Option<&More>) -> Advice {
        let entries = rows.iter().filter_map(Row::entry).map(|entry| (Some(entry), 0));
        let items = more.into_iter().flat_map(|more| &more.items);
        let errors = items.filter(|item| {
            let findings = rows.get(item.findings.clone()).unwrap_or_default();
            item.error != 0 && findings.iter().all(|row| row.entry().is_none())
        });
        let all = entries.chain(errors.map(|item| (None, item.error)));
        let all = all.map(|(entry, error)| Advice::of(entry, error));
        Advice::of(None, self.error).most_careful(tables, all)
    }

    /// Returns the number of the error; `None` when it is not in the catalogue.
    #[inline]
    pub const fn error(&self) -> Option<u32> {
        self.error.checked_sub(1)
    }

    /// Returns the status of the response.
    #[inline]
    pub const fn status(&self) -> Option<u16> {
        if self.status == 0 { None } else { Some(self.status) }
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

    /// Returns the code in the body that is not that of an item.
    pub(super) fn own_code(&self) -> Option<&str> {
        self.kept.find(self.more.as_ref().map_or(self.code, |more| more.own_code))
    }

    /// Returns the messages that are not those of items.
    pub(super) fn own_messages(&self) -> impl Iterator<Item = &str> {
        let all = self.more.as_ref().map_or(usize::MAX, |more| more.own_messages);
        self.messages().take(all)
    }

    /// Returns whether the body is a JSON object or array, or XML where bodies are XML.
    pub(super) const fn is_structured(&self) -> bool {
        self.structured
    }

    /// Returns the body as it was received.
    #[inline]
    pub fn body(&self) -> &[u8] {
        match self.more.as_ref().and_then(|more| more.raw.as_ref()) {
            Some(raw) => raw,
            None => self.kept.body().as_bytes(),
        }
    }

    /// Returns the body as it was received.
    pub fn into_body(self) -> Vec<u8> {
        match self.more.and_then(|more| more.raw) {
            Some(raw) => raw,
            None => self.kept.into_body().into_bytes(),
        }
    }

    /// Returns the findings of the messages.
    #[inline]
    pub fn findings(&self) -> RawFindings<'_> {
        match &self.more {
            None => RawFindings::of_rows(self.error(), &self.kept, self.found()),
            Some(more) => RawFindings::of_items(more, &self.kept, self.found()),
        }
    }

    /// Returns the items of the body, each an error of its own.
    pub fn items(&self) -> impl ExactSizeIterator<Item = RawItem<'_>> + Clone {
        let items = self.more.as_ref().map_or(&[][..], |more| &more.items);
        items.iter().map(|item| RawItem { error: self, item })
    }

    /// Returns the number and the text of each field of the whole response; of a list one for each element.
    pub fn fields(&self) -> RawFields<'_> {
        let fields = self.more.as_ref().and_then(|more| more.fields.get(..more.own_fields));
        RawFields { kept: &self.kept, fields: fields.unwrap_or_default().iter() }
    }

    /// Returns how long to wait before a retry: the value of the field `retry_after` of the response, else the delay of
    /// the retry in the catalogue.
    ///
    /// A date is counted from the header `date` of the response.
    pub fn retry_after(&self, tables: &Tables<'_>) -> Option<Duration> {
        let numbers = [false, true].map(|item| lookup::field(tables, "retry_after", item));
        let of_items = self.items().flat_map(|item| item.fields());
        let mut fields = self.fields().chain(of_items);
        let text = fields.find(|(number, _)| numbers.contains(&Some(*number)));
        let said = text.and_then(|(_, text)| fields::duration(text, self.header("date")));
        said.or_else(|| match self.advice.entry() {
            Some(entry) => lookup::entry_delay(tables, entry),
            None => lookup::error_delay(tables, self.advice.error()?),
        })
    }

    /// Returns whether the request may have taken effect; `None` when that is not known.
    pub fn effect(&self, tables: &Tables<'_>) -> Option<Effect> {
        match self.error() {
            Some(error) => lookup::effect(tables, error),
            None => Effect::of_status(self.status),
        }
    }

    /// Returns the value of a header of the response, if it was read with its headers.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.more.as_ref()?.header(&self.kept, name)
    }

    #[inline]
    pub(super) fn found(&self) -> &[Row] {
        match &self.rows {
            Rows::Several(rows) => rows.get(self.messages as usize..).unwrap_or_default(),
            rows => rows.all(),
        }
    }

    /// Returns the first message of the catalogue that was found.
    #[inline]
    pub(super) fn entry(&self) -> Option<u32> {
        self.found().iter().find_map(Row::entry)
    }

    /// Returns the description of the first finding, or else of the error.
    pub fn description<'t>(&self, tables: &Tables<'t>) -> Option<&'t str> {
        let own = self.entry().and_then(|entry| lookup::entry_description(tables, entry));
        own.or_else(|| lookup::error_description(tables, self.error()?))
    }

    /// Returns the remedy of the finding or the item with the most careful retry, else of the error, else the general
    /// one; `None` for an unknown error.
    pub fn remedy<'t>(&self, tables: &Tables<'t>) -> Option<&'t str> {
        self.advice.remedy(tables)
    }

    /// Returns whether the remedy is that of the general rules.
    pub fn has_general_remedy(&self, tables: &Tables<'_>) -> bool {
        self.advice.is_general(tables)
    }

    /// Returns the most careful retry of the findings and the items, else of the error, else the general one; `None`
    /// for an unknown error.
    pub fn retry(&self, tables: &Tables<'_>) -> Option<Retry<u32>> {
        self.advice.retry(tables)
    }

    /// Returns the impact on an operation, of the first finding or else of the error.
    pub fn impact<'t>(&self, tables: &Tables<'t>, operation: u32) -> Option<&'t str> {
        let own = self.entry();
        let own = own.and_then(|entry| lookup::entry_impact(tables, entry, operation));
        own.or_else(|| lookup::error_impact(tables, self.error()?, operation))
    }
}

impl PartialEq for RawError {
    /// Compares the contents of the responses, ignoring the layout of their JSON; bodies that are not JSON objects or
    /// arrays by their bytes.
    fn eq(&self, other: &Self) -> bool {
        let parts = |error: &Self| (error.status, error.error, error.structured);
        parts(self) == parts(other)
            && self.code() == other.code()
            && self.correlation_id() == other.correlation_id()
            && self.messages().eq(other.messages())
            && self.fields().eq(other.fields())
            && self.items().eq(other.items())
            && (self.structured || self.body() == other.body())
    }
}

impl Eq for RawError {}
