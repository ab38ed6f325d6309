//! The JSON body of an error response, in and out.

extern crate alloc;

use self::alloc::borrow::{Cow, ToOwned};
use self::alloc::string::String;
use self::alloc::vec::Vec;
use core::fmt::{self, Write};

use super::super::matching::json;
use super::super::matching::response::{Layout, Parts};
use super::super::tables::Tables;

/// What the body of an error response carries.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RawBody {
    /// The code.
    pub code: Option<String>,
    /// The messages.
    pub messages: Vec<String>,
    /// The id of the request.
    pub correlation_id: Option<String>,
}

impl RawBody {
    /// Returns a body with a code and no messages.
    pub fn new(code: Option<&str>) -> Self {
        Self { code: code.map(ToOwned::to_owned), ..Self::default() }
    }

    /// Reads a JSON text; `None` when it is not a JSON object or array. Of a text that is cut short, what is complete.
    pub fn parse(tables: &Tables<'_>, text: &str) -> Option<Self> {
        let parts = Parts::read(text, &Layout::of(tables));
        parts.structured.then(|| Self {
            code: parts.code.map(Cow::into_owned),
            messages: parts.messages.into_iter().flatten().map(Cow::into_owned).collect(),
            correlation_id: parts.correlation_id.map(Cow::into_owned),
        })
    }

    /// Writes the body as JSON.
    pub fn write(&self, tables: &Tables<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let layout = Layout::of(tables);
        write_object(f, &self.places(&layout), layout.single)
    }

    /// What is where in the body, in the order in which it is written.
    pub(super) fn places<'a>(&'a self, layout: &Layout<'a>) -> Vec<(&'a str, Part<'a>)> {
        let code = self.code.as_deref().map(Part::Text);
        let id = self.correlation_id.as_deref().map(Part::Text);
        let parts = [
            (layout.code, code),
            (layout.messages, Some(Part::Texts(&self.messages))),
            (layout.correlation_id, id),
        ];
        let written = |(pointers, part): (&'a str, Option<_>)| {
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

/// The places whose pointers begin with the same key, by that key.
pub(super) type Group<'a> = (&'a str, Vec<(&'a str, Part<'a>)>);

/// Groups places by the first key of their pointers, in order. The rest of a pointer is empty where the value is.
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

fn write_object(
    f: &mut fmt::Formatter<'_>,
    places: &[(&str, Part<'_>)],
    single: bool,
) -> fmt::Result {
    let groups = groups(places);
    // A key that is a number denotes the first element of an array.
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
            [("", part), ..] => write_part(f, *part, single)?,
            deeper => write_object(f, deeper, single)?,
        }
    }
    f.write_char(if array { ']' } else { '}' })
}

fn write_part(f: &mut fmt::Formatter<'_>, part: Part<'_>, single: bool) -> fmt::Result {
    match part {
        Part::Text(text) => json::write_string(f, text),
        Part::Texts(texts) if single => json::write_string(f, &texts.join("; ")),
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
