//! A whole response: what its body carries, and which error it is.
//! Status and code decide; where a body carries no code, what the catalogue declares as fall-back does.

extern crate alloc;

use self::alloc::borrow::Cow;
use self::alloc::vec::Vec;

use super::super::tables::Tables;
use super::super::tables::columns::{error, setting};
use super::codes;
use super::finding::Findings;
use super::json::{self, Shape};

/// Where a body carries what. Places are JSON Pointers, one a line, tried in order.
#[derive(Clone, Copy, Debug)]
pub struct Layout<'t> {
    /// Where the code is.
    pub code: &'t str,
    /// Where the messages are.
    pub messages: &'t str,
    /// Where the correlation id is.
    pub correlation_id: &'t str,
    /// Whether a body has one message, a string, and not a list.
    pub single: bool,
}

impl<'t> Layout<'t> {
    /// Returns where a body of this catalogue carries what.
    #[inline]
    pub fn of(tables: &Tables<'t>) -> Self {
        let pointers = |column| tables.text(&tables.settings, 0, column).unwrap_or_default();
        Self {
            code: pointers(setting::CODE),
            messages: pointers(setting::MESSAGES),
            correlation_id: pointers(setting::CORRELATION_ID),
            single: tables.settings.number(0, setting::SINGLE) != 0,
        }
    }
}

/// What decides for a body without a code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fallback {
    /// The one error under the status whose messages match.
    Messages,
    /// The one error under the status, when the body is not a JSON object or array.
    Status,
}

impl Fallback {
    /// Returns its number in a column.
    pub const fn number(self) -> u32 {
        match self {
            Self::Messages => 1,
            Self::Status => 2,
        }
    }

    /// Returns the one with this number in a column.
    #[inline]
    const fn numbered(number: u32) -> Option<Self> {
        match number {
            1 => Some(Self::Messages),
            2 => Some(Self::Status),
            _ => None,
        }
    }
}

/// What a body carries.
#[derive(Clone, Debug, Default)]
pub struct Envelope<'a> {
    /// The code.
    pub code: Option<Cow<'a, str>>,
    /// The messages; none when the body has no place for them.
    pub messages: Option<Vec<Cow<'a, str>>>,
    /// The id of the request.
    pub correlation_id: Option<Cow<'a, str>>,
    /// Whether the body is a JSON object or array.
    pub structured: bool,
}

impl<'a> Envelope<'a> {
    /// What `body` carries; of a body that is cut short, what is whole.
    #[inline]
    pub fn read(body: &'a str, layout: &Layout<'_>) -> Self {
        let structured = matches!(json::shape(body), Shape::Object | Shape::Array);
        if !structured {
            return Self::default();
        }
        Self {
            code: first(body, layout.code, json::text),
            messages: first(body, layout.messages, messages),
            correlation_id: first(body, layout.correlation_id, json::text),
            structured,
        }
    }

    /// Whether the body says nothing of the error beyond that there is one: an empty list, or no list at all
    /// beside a code.
    #[inline]
    pub fn has_no_messages(&self) -> bool {
        match &self.messages {
            Some(messages) => messages.is_empty(),
            None => self.code.is_some(),
        }
    }
}

#[inline]
fn first<'a, T>(body: &'a str, pointers: &str, read: impl Fn(&'a str) -> Option<T>) -> Option<T> {
    pointers.lines().find_map(|pointer| read(json::find(body, pointer)?))
}

/// A string or an array of strings; other elements than strings and numbers stay raw JSON, `null` is left out.
#[inline]
fn messages(raw: &str) -> Option<Vec<Cow<'_, str>>> {
    if let Some(text) = json::text(raw) {
        return Some(Vec::from([text]));
    }
    match json::shape(raw) {
        Shape::Array => {
            let present = json::elements(raw).filter(|raw| *raw != "null");
            Some(present.map(|raw| json::text(raw).unwrap_or(Cow::Borrowed(raw))).collect())
        }
        Shape::Object => Some(Vec::from([Cow::Borrowed(raw)])),
        _ => None,
    }
}

/// Returns the error of the catalogue that a response is.
pub fn error(tables: &Tables<'_>, status: Option<u16>, envelope: &Envelope<'_>) -> Option<u32> {
    let messages = envelope.messages.as_deref().unwrap_or_default();
    match (status, envelope.code.as_deref()) {
        (Some(_), Some(code)) => codes::find(tables, status, Some(code))
            .or_else(|| codes::find(tables, None, Some(code))),
        (None, Some(code)) => codes::find(tables, None, Some(code))
            .or_else(|| only(tables, |number| self::code(tables, number) == Some(code)))
            .or_else(|| {
                with_message(tables, messages, |number| self::code(tables, number) == Some(code))
            }),
        (Some(status), None) => codes::find(tables, Some(status), None)
            .or_else(|| fallback(tables, status, messages, envelope.structured)),
        (None, None) => None,
    }
}

/// Returns the error that a body without a code is under a status.
fn fallback(
    tables: &Tables<'_>,
    status: u16,
    messages: &[Cow<'_, str>],
    structured: bool,
) -> Option<u32> {
    let under = |number| tables.errors.number(number, error::STATUS) == u32::from(status);
    [setting::FALLBACK, setting::FALLBACK_NEXT].into_iter().find_map(|column| {
        match Fallback::numbered(tables.settings.number(0, column))? {
            Fallback::Messages => with_message(tables, messages, under),
            Fallback::Status if structured => None,
            Fallback::Status => only(tables, under),
        }
    })
}

fn code<'t>(tables: &Tables<'t>, number: u32) -> Option<&'t str> {
    tables.text(&tables.errors, number, error::CODE)
}

/// Returns the one error of its kind.
#[inline]
fn only(tables: &Tables<'_>, kind: impl Fn(u32) -> bool) -> Option<u32> {
    let mut errors = (0..tables.errors.count()).filter(|error| kind(*error));
    errors.next().filter(|_| errors.next().is_none())
}

/// Returns the one error of its kind of which some message matches one of its own.
#[inline]
fn with_message(
    tables: &Tables<'_>,
    messages: &[Cow<'_, str>],
    kind: impl Fn(u32) -> bool,
) -> Option<u32> {
    only(tables, |error| kind(error) && messages.iter().any(|text| is_known(tables, error, text)))
}

fn is_known(tables: &Tables<'_>, error: u32, text: &str) -> bool {
    Findings::new(tables, error, text).iter(tables).any(|found| found.matched.is_some())
}
