//! A response as an error of the catalogue.

extern crate alloc;

use self::alloc::borrow::{Cow, ToOwned as _};
use self::alloc::string::String;
use self::alloc::vec::Vec;
use core::fmt;

use super::super::super::Retry;
use super::super::matching::response::{self, Envelope, Layout};
use super::super::tables::Tables;
use super::body::RawBody;
use super::finding::RawFindings;
use super::lookup;

/// An error response.
#[derive(Clone, PartialEq, Eq)]
pub struct RawError {
    status: Option<u16>,
    error: Option<u32>,
    /// Whether the body has an empty list of messages, or no list.
    empty: bool,
    envelope: RawBody,
    body: Vec<u8>,
}

impl RawError {
    /// Reads a response.
    pub fn from_response(tables: &Tables<'_>, status: u16, body: &[u8]) -> Self {
        let text = String::from_utf8_lossy(body);
        let envelope = Envelope::read(&text, &Layout::of(tables));
        Self::new(tables, Some(status), &envelope, body.to_owned())
    }

    /// Returns the error of a status, a code and messages that were read elsewhere.
    pub fn from_parts<'a>(
        tables: &Tables<'_>,
        status: Option<u16>,
        code: Option<&'a str>,
        messages: &mut dyn Iterator<Item = &'a str>,
    ) -> Self {
        let envelope = Envelope {
            code: code.map(Cow::Borrowed),
            messages: Some(messages.map(Cow::Borrowed).collect()),
            correlation_id: None,
            structured: true,
        };
        Self::new(tables, status, &envelope, Vec::new())
    }

    /// Returns the error of a status and a body that was read elsewhere; `json` is the text of the body.
    pub fn from_body(tables: &Tables<'_>, status: u16, body: &RawBody, json: String) -> Self {
        let envelope = Envelope {
            code: body.code.as_deref().map(Cow::Borrowed),
            messages: Some(body.messages.iter().map(|text| Cow::Borrowed(&**text)).collect()),
            correlation_id: body.correlation_id.as_deref().map(Cow::Borrowed),
            structured: true,
        };
        Self::new(tables, Some(status), &envelope, json.into_bytes())
    }

    fn new(
        tables: &Tables<'_>,
        status: Option<u16>,
        envelope: &Envelope<'_>,
        body: Vec<u8>,
    ) -> Self {
        Self {
            status,
            error: response::error(tables, status, envelope),
            empty: envelope.has_no_messages(),
            envelope: RawBody::of(envelope),
            body,
        }
    }

    /// Returns the number of the error; `None` when it is not in the catalogue.
    #[inline]
    pub const fn error(&self) -> Option<u32> {
        self.error
    }

    /// Returns the status of the response.
    #[inline]
    pub const fn status(&self) -> Option<u16> {
        self.status
    }

    /// Returns what the body carries.
    #[inline]
    pub const fn envelope(&self) -> &RawBody {
        &self.envelope
    }

    /// Returns the body as it was received.
    #[inline]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// Returns the body as it was received.
    #[inline]
    pub fn into_body(self) -> Vec<u8> {
        self.body
    }

    /// Returns what the messages say.
    #[inline]
    pub fn findings(&self, tables: &Tables<'_>) -> RawFindings<'_> {
        let empty = self.error.filter(|_| self.empty);
        let empty = empty.and_then(|error| lookup::empty_entry(tables, error));
        RawFindings::of_messages(self.error, empty, &self.envelope.messages)
    }

    /// Returns the first message of the catalogue that was found.
    fn entry(&self, tables: &Tables<'_>) -> Option<u32> {
        let mut findings = self.findings(tables);
        core::iter::from_fn(|| findings.next(tables)).find_map(|finding| finding.entry())
    }

    /// Returns the description of the first finding, or else of the error.
    pub fn description<'t>(&self, tables: &Tables<'t>) -> Option<&'t str> {
        let own = self.entry(tables).and_then(|entry| lookup::entry_description(tables, entry));
        own.or_else(|| lookup::error_description(tables, self.error?))
    }

    /// Returns the remedy of the first finding, else of the error, else the general one; `None` for an unknown error.
    pub fn remedy<'t>(&self, tables: &Tables<'t>) -> Option<&'t str> {
        let own = self.entry(tables).and_then(|entry| lookup::entry_remedy(tables, entry));
        own.or_else(|| lookup::error_remedy(tables, self.error?))
    }

    /// Returns the retry of the first finding, else of the error, else the general one; `None` for an unknown error.
    pub fn retry(&self, tables: &Tables<'_>) -> Option<Retry<u32>> {
        let own = self.entry(tables).and_then(|entry| lookup::entry_retry(tables, entry));
        own.or_else(|| lookup::error_retry(tables, self.error?))
    }

    /// Returns what the users of an operation see, of the first finding or else of the error.
    pub fn impact<'t>(&self, tables: &Tables<'t>, operation: u32) -> Option<&'t str> {
        let own = self.entry(tables);
        let own = own.and_then(|entry| lookup::entry_impact(tables, entry, operation));
        own.or_else(|| lookup::error_impact(tables, self.error?, operation))
    }

    /// Writes one line: status, code, messages and correlation id.
    pub fn display(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.status, self.envelope.code.as_deref()) {
            (Some(status), Some(code)) => write!(f, "{status} {code}")?,
            (Some(status), None) => write!(f, "{status}")?,
            (None, code) => f.write_str(code.unwrap_or("unknown error"))?,
        }
        for (index, message) in self.envelope.messages.iter().enumerate() {
            f.write_str(if index == 0 { ": " } else { "; " })?;
            f.write_str(message)?;
        }
        match &self.envelope.correlation_id {
            Some(id) => write!(f, " (#{id})"),
            None => Ok(()),
        }
    }

    /// Writes the fields of the error, `code` being that of the catalogue.
    pub fn debug(&self, f: &mut fmt::Formatter<'_>, code: &dyn fmt::Debug) -> fmt::Result {
        f.debug_struct("Error")
            .field("status", &self.status)
            .field("code", code)
            .field("envelope", &self.envelope)
            .field("body", &String::from_utf8_lossy(&self.body))
            .finish()
    }
}
