//! The documented text of a message with its values in.

use core::convert::Infallible;
use core::fmt::{self, Write};
use core::marker::PhantomData;

use super::about::Entry;

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
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Never<'a>(pub(super) Infallible, PhantomData<&'a ()>);

/// Writes the text of `entry`; `[]` where it stands for an empty list.
#[inline]
pub(super) fn render(
    f: &mut fmt::Formatter<'_>,
    entry: Entry,
    values: &[Value<'_>],
) -> fmt::Result {
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
