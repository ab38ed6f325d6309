//! A whole response: what its body carries, and which error it is.
//! Status and code decide; where a body carries no code, what the catalogue declares as fall-back does.

extern crate alloc;

use self::alloc::borrow::Cow;
use self::alloc::vec::Vec;

use super::Table;
use super::finding::Findings;
use super::json::{self, Shape};

/// Where a body carries what, and what tells the error when it carries no code. Places are JSON Pointers, one a
/// line, tried in order.
#[derive(Clone, Copy, Debug)]
pub struct Layout<'t> {
    /// Where the code stands.
    pub code: &'t str,
    /// Where the messages stand.
    pub messages: &'t str,
    /// Where the correlation id stands.
    pub correlation_id: &'t str,
    /// What tells the error when the body carries no code, tried in order.
    pub fallback: &'t [Fallback],
}

/// What tells the error when the body carries no code.
#[derive(Clone, Copy, Debug)]
pub enum Fallback {
    /// The one error under the status whose messages match.
    Messages,
    /// The one error under the status, when the body is no JSON object or array.
    Status,
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

/// Which error of the catalogue a response is.
#[inline]
pub fn error<'t, T: Table<'t>>(
    table: T,
    status: Option<u16>,
    envelope: &Envelope<'_>,
) -> Option<u32> {
    let messages = envelope.messages.as_deref().unwrap_or_default();
    match (status, envelope.code.as_deref()) {
        (Some(_), Some(code)) => {
            table.find(status, Some(code)).or_else(|| table.find(None, Some(code)))
        }
        (None, Some(code)) => table
            .find(None, Some(code))
            .or_else(|| only(table, |error| table.code(error) == Some(code)))
            .or_else(|| told(table, messages, |error| table.code(error) == Some(code))),
        (Some(status), None) => table.find(Some(status), None).or_else(|| {
            table.layout().fallback.iter().find_map(|fallback| {
                let under = |error| table.status(error) == Some(status);
                match fallback {
                    Fallback::Messages => told(table, messages, under),
                    Fallback::Status if envelope.structured => None,
                    Fallback::Status => only(table, under),
                }
            })
        }),
        (None, None) => None,
    }
}

/// The one error of its kind.
#[inline]
fn only<'t, T: Table<'t>>(table: T, kind: impl Fn(u32) -> bool) -> Option<u32> {
    let mut errors = (0..table.errors()).filter(|error| kind(*error));
    errors.next().filter(|_| errors.next().is_none())
}

/// The one error of its kind of which some message reads as one of its own.
#[inline]
fn told<'t, T: Table<'t>>(
    table: T,
    messages: &[Cow<'_, str>],
    kind: impl Fn(u32) -> bool,
) -> Option<u32> {
    only(table, |error| kind(error) && messages.iter().any(|text| reads(table, error, text)))
}

#[inline]
fn reads<'t, T: Table<'t>>(table: T, error: u32, text: &str) -> bool {
    Findings::new(table, error, text).any(|found| found.matched.is_some())
}
