//! A whole response: what its body carries, and which error it is.
//! Status and code decide; where a body carries no code, what the catalogue declares as fall-back does.

extern crate alloc;

use self::alloc::borrow::Cow;
use self::alloc::vec::Vec;

use super::super::tables::Tables;
use super::super::tables::columns::{error, setting};
use super::bytes::one;
use super::codes;
use super::finding::Findings;
use super::json::{self, Elements};
use super::walk::{MAX_PLACES, Place, Raw, walk};

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
    /// Returns what a body carries; of a body that is cut short, what is whole.
    pub fn read(body: &'a str, layout: &Layout<'_>) -> Self {
        let Parts { code, messages, correlation_id, structured } = Parts::read(body, layout);
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

/// What a body carries, the messages not yet decoded.
#[derive(Clone, Debug, Default)]
pub struct Parts<'a> {
    pub code: Option<Cow<'a, str>>,
    pub messages: Option<Messages<'a>>,
    pub correlation_id: Option<Cow<'a, str>>,
    pub structured: bool,
}

impl<'a> Parts<'a> {
    /// Reads a body in one pass.
    #[inline]
    pub fn read(body: &'a str, layout: &Layout<'_>) -> Self {
        if !matches!(json::start(body).as_bytes().first(), Some(b'{' | b'[')) {
            return Self::default();
        }
        let (mut code, mut messages, mut correlation_id) = (None, None, None);
        let mut pointers = Part::pointers(layout);
        loop {
            let mut places = [Place::NONE; MAX_PLACES];
            let mut parts = [Part::Code; MAX_PLACES];
            let mut count = 0;
            for ((place, part), next) in places.iter_mut().zip(&mut parts).zip(&mut pointers) {
                (*part, *place) = (next.0, Place::new(next.1));
                count += 1;
            }
            let (places, rest) = places.split_at_mut(count);
            walk(body, places);
            for (place, part) in places.iter().zip(&parts) {
                let Some(raw) = &place.value else { continue };
                match part {
                    Part::Code => code = code.or_else(|| raw.string()),
                    Part::Messages => messages = messages.or_else(|| Messages::of(raw)),
                    Part::CorrelationId => correlation_id = correlation_id.or_else(|| raw.string()),
                }
            }
            if !rest.is_empty() {
                return Self { code, messages, correlation_id, structured: true };
            }
        }
    }
}

/// A part of a body that pointers lead to.
#[derive(Clone, Copy)]
enum Part {
    Code,
    Messages,
    CorrelationId,
}

impl Part {
    /// Returns the pointers to all parts.
    #[inline]
    fn pointers<'l>(layout: &Layout<'l>) -> impl Iterator<Item = (Self, &'l str)> + use<'l> {
        let mut rest = [
            (Self::Code, layout.code),
            (Self::Messages, layout.messages),
            (Self::CorrelationId, layout.correlation_id),
        ];
        let mut part = 0;
        core::iter::from_fn(move || {
            while rest.get(part)?.1.is_empty() {
                part += 1;
            }
            let (part, lines) = rest.get_mut(part)?;
            let end = one(lines.as_bytes(), b'\n').unwrap_or(lines.len());
            let (line, more) = lines.split_at_checked(end)?;
            *lines = more.get(1..).unwrap_or_default();
            Some((*part, line))
        })
    }
}

/// The messages of a body: a string, or the elements of an array without `null`; elements that are neither strings nor numbers,
/// and an object, are kept as JSON.
#[derive(Clone, Debug)]
pub enum Messages<'a> {
    One(Option<Cow<'a, str>>),
    Many(Elements<'a>),
}

impl<'a> Messages<'a> {
    /// Returns the messages in the JSON text of a value; `None` when the value has none.
    #[inline]
    fn of(raw: &Raw<'a>) -> Option<Self> {
        match raw.text.as_bytes().first()? {
            b'[' => Some(Self::Many(json::elements(raw.text))),
            b'{' => Some(Self::One(Some(Cow::Borrowed(raw.text)))),
            _ => raw.string().map(|text| Self::One(Some(text))),
        }
    }
}

impl<'a> Iterator for Messages<'a> {
    type Item = Cow<'a, str>;

    #[inline]
    fn next(&mut self) -> Option<Cow<'a, str>> {
        match self {
            Self::One(text) => text.take(),
            Self::Many(elements) => {
                let mut raw = elements.next_raw()?;
                while raw.text == "null" {
                    raw = elements.next_raw()?;
                }
                Some(raw.string().unwrap_or(Cow::Borrowed(raw.text)))
            }
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
        (Some(_), Some(code)) => codes::find(tables, status, Some(code))
            .or_else(|| codes::find(tables, None, Some(code))),
        (None, Some(code)) => codes::find(tables, None, Some(code))
            .or_else(|| only(tables, |number| self::code(tables, number) == Some(code)))
            .or_else(|| {
                with_message(tables, messages, |number| self::code(tables, number) == Some(code))
            }),
        (Some(status), None) => codes::find(tables, Some(status), None)
            .or_else(|| fallback(tables, status, messages, structured)),
        (None, None) => None,
    }
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

/// Returns the one error of its kind of which some message matches one of its own.
#[inline]
fn with_message(
    tables: &Tables<'_>,
    messages: &Any<'_>,
    kind: impl Fn(u32) -> bool,
) -> Option<u32> {
    only(tables, |error| kind(error) && messages(&|text| is_known(tables, error, text)))
}

fn is_known(tables: &Tables<'_>, error: u32, text: &str) -> bool {
    Findings::new(tables, error, text).iter(tables).any(|found| found.matched.is_some())
}
