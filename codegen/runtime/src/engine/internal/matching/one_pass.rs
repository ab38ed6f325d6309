//! Finds a pattern's values in one pass without backtracking, if each can end at one offset only, as in most texts.
//! The values are those that `scan` would find; if it cannot decide, the answer is `Unsure`.

use super::bytes::{ends_with_digits, find, same};
use super::kind::{is_path, is_word_byte, number_length, path_length, uuid_length};
use super::matched::Spans;
use super::normalize::Normalize;
use super::pattern::{Capture, Captures, Kind};

/// The result of matching a text with a pattern.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    /// The text matches, and the spans of the values are set.
    Yes,
    /// The text does not match.
    No,
    /// Other ends of some value have to be tried.
    Unsure,
}

/// A number of digits that always fits in 64 bits.
const SAFE_DIGITS: usize = 18;

/// Matches a text with `head`, one capture and the literal after it, spelt exactly as in the catalogue. Ignoring case
/// or white space cannot lead to another value then. A text that is spelt otherwise is `Unsure` if either is ignored.
#[allow(clippy::inline_always)]
#[inline(always)]
pub fn only(text: &[u8], head: &[u8], capture: &Capture<'_>, normalize: Normalize) -> Answer {
    let otherwise = if normalize == Normalize::NONE { Answer::No } else { Answer::Unsure };
    let Some(end) = text.len().checked_sub(capture.literal.len()) else { return otherwise };
    let Some((up_to_value, after)) = text.split_at_checked(end) else { return otherwise };
    let Some((before, value)) = up_to_value.split_at_checked(head.len()) else { return otherwise };
    if value.is_empty() || !same(before, head) || !same(after, capture.literal) {
        return otherwise;
    }
    if normalize.white_space && (has_blank_end(text) || has_blank_end(value)) {
        return otherwise;
    }
    let fits = match capture.kind {
        Kind::Text => true,
        kind => match is_whole(kind, value, up_to_value) {
            Some(fits) => fits,
            None => return Answer::Unsure,
        },
    };
    match fits && u32::try_from(text.len()).is_ok() {
        true => Answer::Yes,
        // The value ends with the text, so no other end is possible.
        false if capture.literal.is_empty() => Answer::No,
        false => otherwise,
    }
}

/// Matches a text from `at` to its end with `captures`, and sets their spans. Where case or white space is ignored,
/// decides only for a text that is spelt as in the catalogue.
#[inline]
pub fn one_pass<'t>(
    text: &str,
    normalize: Normalize,
    captures: impl Captures<'t>,
    at: usize,
    spans: &mut Spans,
) -> Answer {
    let bytes = text.as_bytes();
    let (mut rest, mut at) = (captures, at);
    // The answer on failure. It is unsure after a value that could have ended later.
    let mut otherwise = if normalize == Normalize::NONE { Answer::No } else { Answer::Unsure };
    while let Some((capture, others)) = rest.split() {
        let last = rest.is_last();
        let Some(end) = end(bytes, at, &capture, last) else { return Answer::Unsure };
        let next = end + capture.literal.len();
        if end <= at {
            return otherwise;
        }
        if !bytes.get(end..next).is_some_and(|part| same(part, capture.literal)) {
            // The end of the text is the same for all other ends of earlier values.
            return if last && normalize == Normalize::NONE { Answer::No } else { otherwise };
        }
        if normalize != Normalize::NONE {
            let value = bytes.get(at..end).unwrap_or_default();
            let blank = has_blank_end(value) || last && has_blank_end(bytes);
            if normalize.white_space && blank
                || !last && !ends_here_only(value, capture.literal, normalize)
            {
                return Answer::Unsure;
            }
        }
        if matches!(capture.kind, Kind::Text) && !last {
            otherwise = Answer::Unsure;
        }
        if let Some(span) = spans.get_mut(usize::from(capture.field)) {
            *span = (short(at), short(end));
        }
        (rest, at) = (others, next);
    }
    if at == bytes.len() { Answer::Yes } else { otherwise }
}

/// Returns whether a text begins or ends with white space.
#[inline]
fn has_blank_end(text: &[u8]) -> bool {
    text.first().is_some_and(u8::is_ascii_whitespace)
        || text.last().is_some_and(u8::is_ascii_whitespace)
}

/// Returns whether `literal`, in any spelling, cannot follow an earlier end of a value.
#[inline]
fn ends_here_only(value: &[u8], literal: &[u8], normalize: Normalize) -> bool {
    let seen = |byte: &&u8| !(normalize.white_space && byte.is_ascii_whitespace());
    let next = literal.iter().find(seen);
    let begins = |byte: &u8| match next {
        Some(next) => byte.eq_ignore_ascii_case(next),
        None => byte.is_ascii_whitespace(),
    };
    !value.iter().skip(1).any(begins)
}

/// Converts a byte offset of a text whose length is known to fit.
#[inline]
pub fn short(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// Returns the only offset where a value from `at` can end, or the first one for a value of any text; `at` when there
/// is none. `None` when there may be several.
#[inline]
fn end(bytes: &[u8], at: usize, capture: &Capture<'_>, last: bool) -> Option<usize> {
    let literal = capture.literal;
    if last {
        let Some(value) = bytes.len().checked_sub(literal.len()).and_then(|end| bytes.get(at..end))
        else {
            return Some(at);
        };
        let whole =
            matches!(capture.kind, Kind::Text) || length(capture.kind, value)? == value.len();
        return Some(if whole { at + value.len() } else { at });
    }
    if matches!(capture.kind, Kind::Text) {
        let first = bytes.get(at).map_or(1, |first| width(*first));
        return Some(find(bytes, at + first, literal).unwrap_or(at));
    }
    let goes_on = literal.first().is_none_or(|next| belongs(capture.kind, *next));
    let value = bytes.get(at..).unwrap_or_default();
    if goes_on { None } else { length(capture.kind, value).map(|length| at + length) }
}

/// Returns whether a text, not empty, is a value; `None` if ASCII and a few digits do not decide. `before` ends with
/// it.
#[allow(clippy::inline_always)]
#[inline(always)]
fn is_whole(kind: Kind, text: &[u8], before: &[u8]) -> Option<bool> {
    match (kind, before.last_chunk()) {
        (Kind::Index, Some(word)) if text.len() <= 8 => {
            Some(ends_with_digits(u64::from_le_bytes(*word), text.len()))
        }
        (Kind::Index, _) if text.len() <= SAFE_DIGITS => Some(text.iter().all(u8::is_ascii_digit)),
        (Kind::Word, _) if text.iter().all(|byte| is_word_byte(*byte)) => Some(true),
        (Kind::Path, _) => is_path(text),
        _ => length(kind, text).map(|length| length == text.len()),
    }
}

/// Returns the length of the longest value that a text begins with; `None` if ASCII and a few digits do not decide.
#[inline]
fn length(kind: Kind, text: &[u8]) -> Option<usize> {
    let digits = |text: &[u8]| {
        let length = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
        (length <= SAFE_DIGITS).then_some(length)
    };
    match kind {
        Kind::Index => digits(text),
        Kind::Int => match text.strip_prefix(b"-") {
            Some(text) => digits(text).map(|length| if length == 0 { 0 } else { length + 1 }),
            None => digits(text),
        },
        Kind::Number => Some(number_length(text)),
        Kind::Uuid => Some(uuid_length(text)),
        Kind::Word => {
            let length = text.iter().take_while(|byte| is_word_byte(**byte)).count();
            text.get(length).is_none_or(u8::is_ascii).then_some(length)
        }
        Kind::Path => path_length(text),
        Kind::Text | Kind::OneOf | Kind::Same => None,
    }
}

/// Returns whether a value could continue with this byte.
#[inline]
pub fn belongs(kind: Kind, byte: u8) -> bool {
    match kind {
        Kind::Index | Kind::Int => byte.is_ascii_digit(),
        Kind::Number => byte.is_ascii_digit() || b"-+.eE".contains(&byte),
        // All UUIDs have the same length.
        Kind::Uuid => false,
        Kind::Word => is_word_byte(byte) || !byte.is_ascii(),
        Kind::Path => {
            byte.is_ascii_alphanumeric() || b"_-$@.[]".contains(&byte) || !byte.is_ascii()
        }
        Kind::Text | Kind::OneOf | Kind::Same => true,
    }
}

/// Returns the number of bytes of the character with this first byte.
#[inline]
fn width(first: u8) -> usize {
    match first.leading_ones() {
        0 => 1,
        ones => ones as usize,
    }
}
