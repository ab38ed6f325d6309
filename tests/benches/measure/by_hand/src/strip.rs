//! Values at the beginning of a text, with the rest of it.

use crate::Value;

/// A decimal number.
#[inline]
pub fn index(text: &str) -> Option<(Value<'_>, &str)> {
    let (digits, rest) = split(text, |byte| byte.is_ascii_digit())?;
    Some((Value::Index(digits.parse().ok()?), rest))
}

/// No white space, comma, quote or bracket.
#[inline]
pub fn word(text: &str) -> Option<(Value<'_>, &str)> {
    let (word, rest) = split(text, |byte| byte > b' ' && !b",\"'`[](){}<>".contains(&byte))?;
    Some((Value::Text(word), rest))
}

/// Names with dots and numbers in brackets.
#[inline]
pub fn path(text: &str) -> Option<(Value<'_>, &str)> {
    let (path, rest) =
        split(text, |byte| byte.is_ascii_alphanumeric() || b"_-.[]".contains(&byte))?;
    Some((Value::Text(path), rest))
}

/// Any text up to some literal text, and what follows both.
#[inline]
pub fn text_until<'a>(text: &'a str, then: &str) -> Option<(Value<'a>, &'a str)> {
    let (value, rest) = text.split_once(then)?;
    (!value.is_empty()).then_some((Value::Text(value), rest))
}

/// Any text up to the literal text that everything ends with.
#[inline]
pub fn text_before<'a>(text: &'a str, end: &str) -> Option<(Value<'a>, &'a str)> {
    let value = text.strip_suffix(end)?;
    (!value.is_empty()).then_some((Value::Text(value), ""))
}

#[inline]
fn split(text: &str, belongs: impl Fn(u8) -> bool) -> Option<(&str, &str)> {
    let end = text.bytes().position(|byte| !belongs(byte)).unwrap_or(text.len());
    (end > 0).then(|| text.split_at_checked(end)).flatten()
}
