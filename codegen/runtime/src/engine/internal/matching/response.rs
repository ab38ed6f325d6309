//! A whole response: what its body carries, and which error it is.
//! Status and code decide; where a body carries no code, what the catalogue declares as fall-back does.

extern crate alloc;

use self::alloc::borrow::Cow;
use self::alloc::vec::Vec;

use super::super::tables::Tables;
use super::super::tables::columns::{entry, error, setting};
use super::codes;
use super::finding::Reader;
use super::sources::{Level, Parts};

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
    /// Returns what a body carries; of a body that is cut short, what is whole.
    pub fn read(tables: &Tables<'_>, body: &'a str) -> Self {
        let Parts { code, messages, correlation_id, structured, .. } =
            Parts::read(tables, Level::whole(tables), (None, body), &[]);
        Self { code, messages: messages.map(Iterator::collect), correlation_id, structured }
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

/// Returns the error of the catalogue that a response is.
pub fn error(tables: &Tables<'_>, status: Option<u16>, envelope: &Envelope<'_>) -> Option<u32> {
    let messages = envelope.messages.as_deref().unwrap_or_default();
    let any = |is: &dyn Fn(&str) -> bool| messages.iter().any(|text| is(text));
    find(tables, status, (envelope.code.as_deref(), envelope.structured), &any)
}

/// Says whether some message has a property.
pub type Any<'m> = dyn Fn(&dyn Fn(&str) -> bool) -> bool + 'm;

/// Returns the error of a status, a code and messages, from a body that is a JSON object or array or is not.
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

/// Returns the error without a code under a status, where the catalogue says that unknown codes are this error.
#[cold]
fn unknown_code(tables: &Tables<'_>, status: Option<u16>) -> Option<u32> {
    (tables.settings.number(0, setting::UNKNOWN_CODE) != 0)
        .then(|| codes::find(tables, status, None))
        .flatten()
}

/// Returns the error that a body without a code is under a status.
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

/// Returns the one error of its kind.
#[inline]
fn only(tables: &Tables<'_>, kind: impl Fn(u32) -> bool) -> Option<u32> {
    let mut errors = (0..tables.errors.count()).filter(|error| kind(*error));
    errors.next().filter(|_| errors.next().is_none())
}

/// Returns the one error of its kind of which some message matches one of its own. A message that takes any text counts only
/// where no other matches.
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

/// Whether a message is a single placeholder for any text.
fn takes_any_text(tables: &Tables<'_>, number: u32) -> bool {
    let text = tables.text(&tables.entries, number, entry::MESSAGE).unwrap_or_default();
    let inner = text.strip_prefix('{').and_then(|text| text.strip_suffix('}'));
    let (name, kind) = match inner.and_then(|inner| Some((inner, inner.find(':')?))) {
        Some((inner, colon)) => inner.split_at(colon),
        None => (inner.unwrap_or("{"), ":text"),
    };
    kind == ":text" && !name.contains(['{', '}'])
}
