//! The documented text of a message with its values.

extern crate alloc;

use self::alloc::string::String;
use core::fmt;

use super::super::tables::Tables;
use super::lookup;
use super::redact::{REDACTED, Shown};

/// A value of a message.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value<'a> {
    /// An `index`.
    Index(u64),
    /// An `int`.
    Int(i64),
    /// One of several texts: the text, and the name of its variant.
    Choice(&'static [&'static str; 2]),
    /// A value of any other type.
    Text(&'a str),
}

impl Value<'_> {
    /// The value in the places that a message does not use.
    pub const NONE: Self = Self::Text("");
}

impl fmt::Debug for Value<'_> {
    /// Writes the value as the field of a variant does.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Index(value) => value.fmt(f),
            Self::Int(value) => value.fmt(f),
            Self::Choice([_, name]) => f.write_str(name),
            Self::Text(value) => value.fmt(f),
        }
    }
}

impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Index(value) => value.fmt(f),
            Self::Int(value) => value.fmt(f),
            Self::Choice([text, _]) => f.write_str(text),
            Self::Text(value) => f.write_str(value),
        }
    }
}

/// Writes the text of a message with its values, except sensitive ones; `[]` for an empty list.
pub fn display(
    tables: &Tables<'_>,
    message: (u32, &[Value<'_>]),
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    render(tables, message, true, f)
}

/// Returns the text of a message with all of its values, as it is on the wire; `[]` for an empty list.
pub fn wire(tables: &Tables<'_>, message: (u32, &[Value<'_>])) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = render(tables, message, false, &mut text);
    text
}

fn render(
    tables: &Tables<'_>,
    (entry, values): (u32, &[Value<'_>]),
    redacts: bool,
    f: &mut dyn fmt::Write,
) -> fmt::Result {
    let Some(message) = lookup::message(tables, entry) else { return f.write_str("[]") };
    let mut rest = message;
    while let Some(at) = rest.find(['{', '}']) {
        let (literal, brace) = rest.split_at(at);
        f.write_str(literal)?;
        if brace.starts_with("{{") || brace.starts_with("}}") {
            f.write_char(if brace.starts_with('{') { '{' } else { '}' })?;
            rest = brace.get(2..).unwrap_or_default();
            continue;
        }
        let inner = brace.get(1..).unwrap_or_default();
        let (placeholder, after) = inner.split_once('}').unwrap_or((inner, ""));
        let name = placeholder.split(':').next().unwrap_or_default();
        let field = lookup::fields(tables, entry).position(|field| field == name);
        let is_sensitive = |field| redacts && lookup::is_sensitive(tables, entry, field);
        match field.and_then(|field| values.get(field)) {
            Some(_) if field.is_some_and(is_sensitive) => f.write_str(REDACTED)?,
            Some(value) => write!(f, "{value}")?,
            None => f.write_str(placeholder)?,
        }
        rest = after;
    }
    f.write_str(rest)
}

/// Writes the name of the variant of a message, and its values.
pub fn debug(
    tables: &Tables<'_>,
    (entry, values): (u32, &[Value<'_>]),
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut fields = f.debug_struct(&pascal(lookup::entry_name(tables, entry)));
    for (number, (name, value)) in lookup::fields(tables, entry).zip(values).enumerate() {
        fields.field(name, &Shown::value(tables, (entry, number), value));
    }
    fields.finish()
}

/// Writes a message as a `Detail`: within the variant of its error, unless it is a variant itself.
pub fn debug_detail(
    tables: &Tables<'_>,
    (entry, values): (u32, &[Value<'_>]),
    is_inline: bool,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    if is_inline {
        return debug(tables, (entry, values), f);
    }
    let error = pascal(lookup::error_name(tables, lookup::error_of(tables, entry)));
    f.debug_tuple(&error).field(&Message { tables, entry, values }).finish()
}

struct Message<'a> {
    tables: &'a Tables<'a>,
    entry: u32,
    values: &'a [Value<'a>],
}

impl fmt::Debug for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug(self.tables, (self.entry, self.values), f)
    }
}

/// Returns a name of the catalogue in the case of Rust's types.
fn pascal(name: &str) -> String {
    let mut pascal = String::with_capacity(name.len());
    for part in name.split('_') {
        let mut chars = part.chars();
        pascal.extend(chars.next().map(|first| first.to_ascii_uppercase()));
        pascal.push_str(chars.as_str());
    }
    pascal
}
