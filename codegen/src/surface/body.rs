//! The JSON body of an error response, in and out.

extern crate alloc;

use core::fmt::{self, Write};

use self::alloc::borrow::{Cow, ToOwned};
use self::alloc::string::{String, ToString};
use self::alloc::vec::Vec;

use super::code::Code;
use super::detail::Detail;
use super::render;
use super::runtime::json;
use super::runtime::response::Envelope;
use super::table;

/// What the body of an error response carries. Displays as JSON.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct Body {
    /// The code on the wire.
    pub code: Option<String>,
    /// The messages.
    pub messages: Vec<String>,
    /// The id of the request.
    pub correlation_id: Option<String>,
}

impl Body {
    /// A body with the code of an error and no messages. The status to send it under is `code.status()`.
    #[inline]
    pub fn new(code: Code) -> Self {
        Self { code: code.as_str().map(ToOwned::to_owned), ..Self::default() }
    }

    /// Adds the text of a message; one that stands for an empty list adds none.
    #[must_use]
    // Where there are no messages there are no details.
    #[allow(unreachable_code)]
    #[inline]
    pub fn with<'a>(mut self, detail: impl Into<Detail<'a>>) -> Self {
        self.messages.extend(render::text(&detail.into()));
        self
    }

    /// Sets the id of the request.
    #[must_use]
    #[inline]
    pub fn with_correlation_id(mut self, id: impl Into<String>) -> Self {
        self.correlation_id = Some(id.into());
        self
    }

    /// What a JSON text carries; none when it is no JSON object or array. Of a text that is cut short, what is whole.
    #[inline]
    pub fn parse(text: &str) -> Option<Self> {
        let envelope = Envelope::read(text, &table::LAYOUT);
        let owned = Cow::into_owned;
        envelope.structured.then(|| Self {
            code: envelope.code.map(owned),
            messages: envelope.messages.into_iter().flatten().map(owned).collect(),
            correlation_id: envelope.correlation_id.map(owned),
        })
    }

    /// The body as JSON text.
    #[inline]
    pub fn to_json(&self) -> String {
        self.to_string()
    }

    /// What stands where in the body, in the order in which it is written.
    #[inline]
    pub(super) fn places(&self) -> Vec<(&'static str, Part<'_>)> {
        let layout = &table::LAYOUT;
        let code = self.code.as_deref().map(Part::Text);
        let id = self.correlation_id.as_deref().map(Part::Text);
        let parts = [
            (layout.code, code),
            (layout.messages, Some(Part::Texts(&self.messages))),
            (layout.correlation_id, id),
        ];
        let written = |(pointers, part): (&'static str, Option<_>)| {
            Some((pointers.lines().next()?.strip_prefix('/')?, part?))
        };
        parts.into_iter().filter_map(written).collect()
    }
}

/// A value in a body.
#[derive(Clone, Copy)]
pub(super) enum Part<'a> {
    Text(&'a str),
    Texts(&'a [String]),
}

/// The places whose pointers begin with the first one's key, by that key; and the other places.
pub(super) type Group<'a> = (&'a str, Vec<(&'a str, Part<'a>)>);

/// Places by the first key of their pointers, in order; what is left of a pointer is empty where the value stands.
#[inline]
pub(super) fn groups<'a>(places: &[(&'a str, Part<'a>)]) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for (pointer, part) in places {
        let (key, rest) = pointer.split_once('/').unwrap_or((pointer, ""));
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, group)) => group.push((rest, *part)),
            None => groups.push((key, Vec::from([(rest, *part)]))),
        }
    }
    groups
}

impl fmt::Display for Body {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_object(f, &self.places())
    }
}

#[inline]
fn write_object(f: &mut fmt::Formatter<'_>, places: &[(&str, Part<'_>)]) -> fmt::Result {
    let groups = groups(places);
    // A key that is a number stands for the first element of an array.
    let array = groups.iter().all(|(key, _)| *key == "0") && !groups.is_empty();
    f.write_char(if array { '[' } else { '{' })?;
    for (index, (key, group)) in groups.iter().enumerate() {
        if index > 0 {
            f.write_char(',')?;
        }
        if !array {
            json::write_string(f, &key.replace("~1", "/").replace("~0", "~"))?;
            f.write_char(':')?;
        }
        match &group[..] {
            [("", part), ..] => write_part(f, *part)?,
            deeper => write_object(f, deeper)?,
        }
    }
    f.write_char(if array { ']' } else { '}' })
}

#[inline]
fn write_part(f: &mut fmt::Formatter<'_>, part: Part<'_>) -> fmt::Result {
    match part {
        Part::Text(text) => json::write_string(f, text),
        Part::Texts(texts) if table::SINGLE => json::write_string(f, &texts.join("; ")),
        Part::Texts(texts) => {
            f.write_char('[')?;
            for (index, text) in texts.iter().enumerate() {
                if index > 0 {
                    f.write_char(',')?;
                }
                json::write_string(f, text)?;
            }
            f.write_char(']')
        }
    }
}

impl From<Code> for Body {
    #[inline]
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

impl<'a, D: Into<Detail<'a>>> From<D> for Body {
    #[allow(unreachable_code, unused_variables)]
    #[inline]
    fn from(detail: D) -> Self {
        let detail = detail.into();
        Self::new(detail.code()).with(detail)
    }
}
