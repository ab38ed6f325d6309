//! Splits a text with repeated prefixes, such as `Bad value: a, Bad value: b`: each prefix begins another message.

use super::super::tables::{Dialect, Tables};
use super::hash::first_word;
use super::reason::is_mark;
use super::steps;

/// Returns the first message of a text, and the rest, which begins with a prefix. `None` when no prefix occurs after
/// the beginning of the text. Prefixes in parentheses and within words do not count.
pub fn segment<'a>(
    tables: &Tables<'_>,
    dialect: &Dialect<'_>,
    text: &'a str,
) -> Option<(&'a str, Option<&'a str>)> {
    let bytes = text.as_bytes();
    // The offsets at which the message begins, with its prefix and, once known, without it.
    let (mut begin, mut own) = (0, None);
    let (mut depth, mut at) = (0_usize, usize::from(bytes.first() != Some(&b'(')));
    while let Some((next, byte)) = watched(dialect, bytes, at) {
        at = next;
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0
            && dialect.starts >> (byte % 32) & 1 != 0
            && let Some(end) = prefix_end(tables, dialect, text, at)
        {
            let is_between = |c| is_mark(c) || dialect.separator.unwrap_or_default().contains(c);
            let is_around =
                |c| is_between(c) || dialect.wrap.contains(c) || dialect.stray.contains(c);
            let own_end = own.or_else(|| prefix_end(tables, dialect, text, 0)).unwrap_or(0);
            if own_end > at {
                (own, at) = (Some(own_end), own_end);
                continue;
            }
            let message = text.get(own_end..at)?;
            if !message.trim_matches(is_around).is_empty() {
                let first = text.get(begin..at)?;
                return Some((first.trim_end_matches(is_between), text.get(at..)));
            }
            begin = if own_end == 0 { begin } else { at };
            (own, at) = (Some(end), end.max(at + 1));
        } else {
            at += 1;
        }
    }
    (begin > 0).then(|| text.get(begin..)).flatten().map(|text| (text, None))
}

/// Returns the next byte that is a parenthesis or may begin a prefix, and its offset. Most bytes are neither.
#[inline]
fn watched(dialect: &Dialect<'_>, bytes: &[u8], at: usize) -> Option<(usize, u8)> {
    let watched = dialect.starts | 1 << (b'(' % 32) | 1 << (b')' % 32);
    let mut rest = bytes.get(at..)?.iter();
    let passed = rest.position(|byte| watched >> (byte % 32) & 1 != 0);
    steps::count(1 + passed.unwrap_or(bytes.len() - at));
    let at = at + passed?;
    Some((at, *bytes.get(at)?))
}

/// Returns the end of the prefix that begins at an offset, if one does.
fn prefix_end(tables: &Tables<'_>, dialect: &Dialect<'_>, text: &str, at: usize) -> Option<usize> {
    let is_in_word = |before: char, after: Option<char>| {
        before.is_alphanumeric() && after.is_some_and(char::is_alphanumeric)
    };
    let (before, rest) = text.split_at_checked(at)?;
    if before.chars().next_back().is_some_and(|c| is_in_word(c, rest.chars().next())) {
        return None;
    }
    let start = first_word(rest.as_bytes());
    dialect.prefixes().map(|row| tables.spelling(row)).find_map(|spelling| {
        if !spelling.may_begin(start) {
            return None;
        }
        let spelling = spelling.text;
        let end = dialect.normalize.eat(text.as_bytes(), at, spelling.as_bytes())?;
        let last = spelling.chars().next_back()?;
        (!is_in_word(last, text.get(end..)?.chars().next())).then_some(end)
    })
}
