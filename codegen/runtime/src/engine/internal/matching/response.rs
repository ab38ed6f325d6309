//! Reads a whole response: what its body contains, and which error it is. Status and code decide; for a body without
//! a code, the fallback of the catalogue does.

extern crate alloc;

use self::alloc::borrow::Cow;
use self::alloc::vec::Vec;

use super::super::tables::Tables;
use super::super::tables::columns::{entry, error, setting};
use super::codes;
use super::finding::Reader;
use super::sources::{Level, Parts};

/// The fallback that decides for a body without a code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fallback {
    /// The only error under the status with a message that matches.
    Messages,
    /// The only error under the status, when the body is not a JSON object or array.
    Status,
}

impl Fallback {
    /// Returns the number of the fallback in a column.
    pub const fn number(self) -> u32 {
        match self {
            Self::Messages => 1,
            Self::Status => 2,
        }
    }

    /// Returns the fallback with this number in a column.
    #[inline]
    const fn numbered(number: u32) -> Option<Self> {
        match number {
            1 => Some(Self::Messages),
            2 => Some(Self::Status),
            _ => None,
        }
    }
}

/// The contents of a body.
#[derive(Clone, Debug, Default)]
pub struct Envelope<'a> {
    /// The code.
    pub code: Option<Cow<'a, str>>,
    /// The messages, or `None` when the body has no place for them.
    pub messages: Option<Vec<Cow<'a, str>>>,
    /// The id of the request, for support.
    pub correlation_id: Option<Cow<'a, str>>,
    /// Whether the body is a JSON object or array.
    pub structured: bool,
}

impl<'a> Envelope<'a> {
    /// Reads the contents of a body; of a body that is cut short, the complete parts.
    pub fn read(tables: &Tables<'_>, body: &'a str) -> Self {
        let Parts { code, messages, correlation_id, structured, .. } =
            Parts::read(tables, Level::whole(tables), (None, body), &[]);
        Self { code, messages: messages.map(Iterator::collect), correlation_id, structured }
    }

    /// Returns whether the body only says that there is an error: its list of messages is empty, or it has a code but
    /// no list.
    #[inline]
    pub fn has_no_messages(&self) -> bool {
        match &self.messages {
            Some(messages) => messages.is_empty(),
            None => self.code.is_some(),
        }
    }
}

/// Returns the error of the catalogue for a response.
pub fn error(tables: &Tables<'_>, status: Option<u16>, envelope: &Envelope<'_>) -> Option<u32> {
    let messages = envelope.messages.as_deref().unwrap_or_default();
    let any = |is: &dyn Fn(&str) -> bool| messages.iter().any(|text| is(text));
    find(tables, status, (envelope.code.as_deref(), envelope.structured), &any)
}

/// Returns whether some message has a property.
pub type Any<'m> = dyn Fn(&dyn Fn(&str) -> bool) -> bool + 'm;

/// Returns the error for a status, a code and messages. `structured` is whether the body is a JSON object or array.
#[inline]
pub fn find(
    tables: &Tables<'_>,
    status: Option<u16>,
    (code, structured): (Option<&str>, bool),
    messages: &Any<'_>,
) -> Option<u32> {
    match (status, code) {
        (Some(_), Some(code)) => {
            codes::with_code(tables, status, code).or_else(|| unknown_code(tables, status))
        }
        (None, Some(code)) => codes::with_code(tables, None, code)
            .or_else(|| only(tables, |number| self::code(tables, number) == Some(code)))
            .or_else(|| {
                with_message(tables, messages, |number| self::code(tables, number) == Some(code))
            }),
        (Some(status), None) => codes::find(tables, Some(status), None)
            .or_else(|| fallback(tables, status, messages, structured)),
        (None, None) => None,
    }
}

/// Returns the error without a code under a status, if the catalogue says that unknown codes belong to it.
#[cold]
fn unknown_code(tables: &Tables<'_>, status: Option<u16>) -> Option<u32> {
    (tables.settings.number(0, setting::UNKNOWN_CODE) != 0)
        .then(|| codes::find(tables, status, None))
        .flatten()
}

/// Returns the error for a status and a body without a code.
fn fallback(tables: &Tables<'_>, status: u16, messages: &Any<'_>, structured: bool) -> Option<u32> {
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

/// Returns the only error with a property.
#[inline]
fn only(tables: &Tables<'_>, kind: impl Fn(u32) -> bool) -> Option<u32> {
    let mut errors = (0..tables.errors.count()).filter(|error| kind(*error));
    errors.next().filter(|_| errors.next().is_none())
}

/// Returns the only error with a property of which some message matches. A message of any text counts only if no
/// other matches.
#[inline]
fn with_message(
    tables: &Tables<'_>,
    messages: &Any<'_>,
    kind: impl Fn(u32) -> bool,
) -> Option<u32> {
    let find = |any: bool| {
        let is_known = |error| messages(&|text| is_known(tables, error, text, any));
        only(tables, |error| kind(error) && is_known(error))
    };
    find(false).or_else(|| find(true))
}

fn is_known(tables: &Tables<'_>, error: u32, text: &str, any: bool) -> bool {
    Reader::new(tables, error).findings(text).any(|found| {
        found.matched.is_some_and(|matched| any || !takes_any_text(tables, matched.message()))
    })
}

/// Returns whether a message is only a placeholder for any text.
fn takes_any_text(tables: &Tables<'_>, number: u32) -> bool {
    let text = tables.text(&tables.entries, number, entry::MESSAGE).unwrap_or_default();
    let inner = text.strip_prefix('{').and_then(|text| text.strip_suffix('}'));
    let (name, kind) = match inner.and_then(|inner| Some((inner, inner.find(':')?))) {
        Some((inner, colon)) => inner.split_at(colon),
        None => (inner.unwrap_or("{"), ":text"),
    };
    kind == ":text" && !name.contains(['{', '}'])
}
