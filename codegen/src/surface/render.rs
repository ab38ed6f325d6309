//! The documented text of a message with its values in.

extern crate alloc;

use core::convert::Infallible;
use core::fmt::{self, Write};
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;

use self::alloc::string::{String, ToString as _};

use super::about::Entry;
use super::catalogue::Catalogue;
use super::detail::Detail;
use super::runtime::Table as _;
use super::runtime::matched::Match;
use super::table;

/// A value of a message.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Value<'a> {
    /// An `index`.
    Index(u64),
    /// An `int`.
    Int(i64),
    /// Any other type.
    Text(&'a str),
}

/// The values of a message, in the order of its fields.
pub(super) type Values<'a> = [Value<'a>; table::MAX_FIELDS];
/// Fills the places of values that a message does not have.
pub(super) const NO_VALUE: Value<'static> = Value::Text("");
/// The values of a message without any, which not every catalogue has.
#[allow(dead_code)]
pub(super) const NO_VALUES: Values<'static> = [NO_VALUE; table::MAX_FIELDS];

/// The raw texts of the values of a message, by the number of the field.
pub(super) type Raw<'a> = [&'a str; table::MAX_FIELDS];

/// The detail of a message of an error that a text matched.
#[inline]
pub(super) fn detail(error: u32, matched: Match, text: &str) -> Option<Detail<'_>> {
    let message = matched.message();
    if matched.is_whole() {
        return Detail::literal(message);
    }
    let mut values = [""; table::MAX_FIELDS];
    if matched.is_near() {
        for (field, value) in (0..).zip(&mut values) {
            *value = matched.near(field, text);
        }
    } else {
        fill(&mut values, error, matched, text);
    }
    Detail::read(message, &values)
}

/// Finds the values again, of which there are many or which stand far apart.
#[cold]
#[inline]
fn fill<'a>(values: &mut [&'a str], error: u32, matched: Match, text: &'a str) {
    let found = Catalogue.values(error, matched, text);
    for (field, value) in (0..).zip(values) {
        *value = found.text(field);
    }
}

impl fmt::Display for Value<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Index(value) => value.fmt(f),
            Self::Int(value) => value.fmt(f),
            Self::Text(value) => f.write_str(value),
        }
    }
}

/// Keeps the lifetime of a type that has no text in it yet; there is no such value.
#[doc(hidden)]
#[allow(dead_code)]
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Never<'a>(pub(super) Infallible, PhantomData<&'a ()>);

/// A message of the catalogue with its values.
pub(super) trait Message<'a> {
    /// Its row, and its values in the order of its fields.
    fn parts(&self) -> (Entry, Values<'a>);
}

/// The traits of messages: deriving them would take rustc longer. Each does no more than to call a function that is
/// the same for all, for what rustc inlines into so many it goes through so many times.
macro_rules! message_traits {
    ($($message:ident)*) => {$(
        impl ::core::marker::Copy for $message<'_> {}

        impl ::core::clone::Clone for $message<'_> {
            #[inline]
            fn clone(&self) -> Self {
                *self
            }
        }

        impl ::core::cmp::PartialEq for $message<'_> {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                super::render::eq(self, other)
            }
        }

        impl ::core::cmp::Eq for $message<'_> {}

        impl core::hash::Hash for $message<'_> {
            #[inline]
            fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
                super::render::hash(self, state);
            }
        }

        impl core::fmt::Display for $message<'_> {
            /// The documented text with the values in; `[]` for an empty list of messages.
            #[inline]
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                super::render::display(self, f)
            }
        }

        impl core::fmt::Debug for $message<'_> {
            #[inline]
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                super::render::debug(self, f)
            }
        }
    )*};
}
pub(super) use message_traits;

/// The row of a message.
#[inline(never)]
pub(super) fn entry<'a>(message: &impl Message<'a>) -> Entry {
    message.parts().0
}

/// Whether two messages are the same, with the same values.
#[inline(never)]
pub(super) fn eq<'a>(one: &impl Message<'a>, other: &impl Message<'a>) -> bool {
    one.parts() == other.parts()
}

/// Hashes a message and its values.
#[inline(never)]
pub(super) fn hash<'a>(message: &impl Message<'a>, state: &mut impl Hasher) {
    message.parts().hash(state);
}

/// Writes a message; `[]` where it stands for an empty list.
#[inline(never)]
pub(super) fn display<'a>(message: &impl Message<'a>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (entry, values) = message.parts();
    render(f, entry, &values)
}

/// The text of a message; none for one that stands for an empty list.
#[inline(never)]
pub(super) fn text<'a>(message: &(impl Message<'a> + fmt::Display)) -> Option<String> {
    entry(message).message().map(|_| message.to_string())
}

/// Writes the name of a message as a variant has it, and its values.
#[inline(never)]
pub(super) fn debug<'a>(message: &impl Message<'a>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (entry, values) = message.parts();
    render_debug(f, entry, &values)
}

#[inline]
fn render(f: &mut fmt::Formatter<'_>, entry: Entry, values: &[Value<'_>]) -> fmt::Result {
    let Some(message) = entry.message() else { return f.write_str("[]") };
    let mut rest = message;
    while let Some(at) = rest.find(['{', '}']) {
        let (literal, brace) = rest.split_at(at);
        f.write_str(literal)?;
        if brace.starts_with("{{") || brace.starts_with("}}") {
            f.write_char(if brace.starts_with('{') { '{' } else { '}' })?;
            rest = &brace[2..];
            continue;
        }
        let (placeholder, after) = brace[1..].split_once('}').unwrap_or((&brace[1..], ""));
        let name = placeholder.split(':').next().unwrap_or_default();
        let field = entry.fields().position(|field| field == name);
        match field.and_then(|field| values.get(field)) {
            Some(value) => write!(f, "{value}")?,
            None => f.write_str(placeholder)?,
        }
        rest = after;
    }
    f.write_str(rest)
}

#[inline]
fn render_debug(f: &mut fmt::Formatter<'_>, entry: Entry, values: &[Value<'_>]) -> fmt::Result {
    for part in entry.name().split('_') {
        let mut chars = part.chars();
        chars.next().map_or(Ok(()), |first| f.write_char(first.to_ascii_uppercase()))?;
        f.write_str(chars.as_str())?;
    }
    let mut fields = f.debug_struct("");
    for (name, value) in entry.fields().zip(values) {
        match value {
            Value::Index(value) => fields.field(name, value),
            Value::Int(value) => fields.field(name, value),
            Value::Text(value) => fields.field(name, value),
        };
    }
    fields.finish()
}
