//! What is found in a record: the values next to known names, and the brackets that they are in.

use std::borrow::Cow;
use std::ops::Range;

use crate::engine::{self, Envelope};
use crate::keys::Role;
use crate::value::Value;

/// A value next to a name.
#[derive(Clone, Debug)]
pub(crate) struct Fact<'t> {
    pub(crate) role: Role,
    pub(crate) value: Value<'t>,
    /// Whether the catalogue has the name.
    pub(crate) is_own: bool,
    /// The order in which the catalogue tries the names of one part.
    pub(crate) order: usize,
    /// The number of the brackets around it.
    pub(crate) place: usize,
    /// The bytes of the record that it takes; inside of a string, those of the string.
    pub(crate) range: Range<usize>,
    /// A status: its number.
    pub(crate) status: Option<u16>,
    /// The number of strings around it.
    pub(crate) strings: usize,
}

/// Brackets, or the whole record.
#[derive(Debug)]
pub(crate) struct Place<'t> {
    /// The brackets around it; those of the record are around themselves.
    pub(crate) parent: usize,
    /// The number of brackets around it.
    pub(crate) depth: usize,
    /// The parts that the engine finds in it, if it is JSON with the parts of a body.
    pub(crate) envelope: Option<(Envelope<'t>, Cow<'t, str>)>,
    /// The byte of the opening bracket.
    pub(crate) open: usize,
    pub(crate) bracket: u8,
    /// Whether a code, messages or an id are in it.
    pub(crate) has_facts: bool,
}

/// The parts of a record.
#[derive(Debug, Default)]
pub(crate) struct Facts<'t> {
    pub(crate) all: Vec<Fact<'t>>,
    pub(crate) places: Vec<Place<'t>>,
    /// The strings outside of which the record is plain text, in order.
    pub(crate) strings: Vec<Range<usize>>,
    /// Whether strings in strings were not read to the end.
    pub(crate) gave_up: bool,
}

impl Facts<'_> {
    /// Returns the facts free of the text that they were found in.
    pub(crate) fn into_owned<'o>(self) -> Facts<'o> {
        let place = |place: Place<'_>| Place {
            envelope: place.envelope.map(|(envelope, body)| (engine::owned(envelope), owned(body))),
            parent: place.parent,
            depth: place.depth,
            open: place.open,
            bracket: place.bracket,
            has_facts: place.has_facts,
        };
        let value = |value: Value<'_>| Value {
            texts: value.texts.into_iter().map(owned).collect(),
            end: value.end,
            is_some: value.is_some,
            is_plain: value.is_plain,
            is_cut: value.is_cut,
        };
        let fact = |fact: Fact<'_>| Fact {
            value: value(fact.value),
            role: fact.role,
            is_own: fact.is_own,
            order: fact.order,
            place: fact.place,
            range: fact.range,
            status: fact.status,
            strings: fact.strings,
        };
        Facts {
            all: self.all.into_iter().map(fact).collect(),
            places: self.places.into_iter().map(place).collect(),
            strings: self.strings,
            gave_up: self.gave_up,
        }
    }
}

fn owned<'o>(text: Cow<'_, str>) -> Cow<'o, str> {
    Cow::Owned(text.into_owned())
}
