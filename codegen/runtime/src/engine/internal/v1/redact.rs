//! Sensitive values: the text that replaces them, and texts without them.

extern crate alloc;

use self::alloc::borrow::Cow;
use self::alloc::string::String;
use self::alloc::vec::Vec;
use core::fmt;

use super::super::matching::finding::Reader;
use super::super::tables::Tables;
use super::super::tables::columns::entry;
use super::finding::RawFinding;
use super::lookup;

/// The text that is shown in place of a sensitive value.
pub const REDACTED: &str = "[redacted]";

/// A value that is shown, or replaced by [`REDACTED`] if it is sensitive.
pub struct Shown<'a> {
    value: &'a dyn fmt::Debug,
    is_sensitive: bool,
}

impl<'a> Shown<'a> {
    /// Returns how the value of a field is shown. A field without a value is never replaced.
    pub const fn field(
        tables: &Tables<'_>,
        number: u32,
        (value, is_empty): (&'a dyn fmt::Debug, bool),
    ) -> Self {
        Self { value, is_sensitive: !is_empty && lookup::is_sensitive_field(tables, number) }
    }

    /// Returns how a value of a message is shown.
    pub(super) const fn value(
        tables: &Tables<'_>,
        (entry, number): (u32, usize),
        value: &'a dyn fmt::Debug,
    ) -> Self {
        Self { value, is_sensitive: lookup::is_sensitive(tables, entry, number) }
    }
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_sensitive { f.write_str(REDACTED) } else { self.value.fmt(f) }
    }
}

/// Returns the sensitive values of a finding, as they were received. A message of an unknown error may be that of any
/// error.
pub(super) fn of_finding<'a>(tables: &Tables<'_>, finding: &RawFinding<'a>) -> Vec<&'a str> {
    if finding.error().is_none() {
        return of_message(tables, finding.text());
    }
    let entry = finding.entry().filter(|entry| has_sensitive(tables, *entry));
    let params = entry.into_iter().flat_map(|entry| {
        finding.params(tables).enumerate().map(move |(number, (_, value))| (entry, number, value))
    });
    let sensitive = params.filter(|(entry, number, value)| {
        !value.is_empty() && lookup::is_sensitive(tables, *entry, *number)
    });
    sensitive.map(|(_, _, value)| value).collect()
}

/// Returns the sensitive values that a message has as a message of any error.
pub fn of_message<'a>(tables: &Tables<'_>, message: &'a str) -> Vec<&'a str> {
    if !lookup::has_sensitive_messages(tables) {
        return Vec::new();
    }
    let is_sensitive =
        |error: &u32| lookup::entries(tables, *error).any(|entry| has_sensitive(tables, entry));
    let errors = (0..tables.errors.count()).filter(is_sensitive);
    let findings = errors.flat_map(|error| {
        let found = Reader::new(tables, error).findings(message);
        found.map(move |found| RawFinding::new(error, found))
    });
    findings.flat_map(|finding| of_finding(tables, &finding)).collect()
}

fn has_sensitive(tables: &Tables<'_>, number: u32) -> bool {
    tables.entries.number(number, entry::SENSITIVE) != 0
}

/// Returns the beginning of a text, with [`REDACTED`] in place of some values that are parts of it, and of the same
/// words elsewhere. At most `longest` characters of it are needed.
pub fn redacted<'a>(text: &'a str, values: &[&str], longest: usize) -> Cow<'a, str> {
    if values.is_empty() {
        return Cow::Borrowed(text);
    }
    let (mut shown, mut at) = (String::new(), 0);
    for _ in 0..=longest {
        let here = values.iter().filter(|value| is_at(text, at, value));
        let rest = text.get(at..).unwrap_or_default();
        match (here.map(|value| value.len()).max(), rest.chars().next()) {
            (Some(length), _) => {
                shown.push_str(REDACTED);
                at += length;
            }
            (None, Some(c)) => {
                shown.push(c);
                at += c.len_utf8();
            }
            (None, None) => break,
        }
    }
    Cow::Owned(shown)
}

/// Returns whether a value is at a place of a text: as this part of it, or as a word.
fn is_at(text: &str, at: usize, value: &str) -> bool {
    let Some((before, rest)) = text.split_at_checked(at) else { return false };
    let Some(after) = rest.strip_prefix(value) else { return false };
    let is_in_word = |one: Option<char>, other: Option<char>| {
        one.is_some_and(char::is_alphanumeric) && other.is_some_and(char::is_alphanumeric)
    };
    let is_part = core::ptr::eq(rest.as_ptr(), value.as_ptr());
    !value.is_empty()
        && (is_part
            || !is_in_word(before.chars().next_back(), value.chars().next())
                && !is_in_word(value.chars().next_back(), after.chars().next()))
}
