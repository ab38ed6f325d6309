//! Quoted strings as JSON and programming languages print them: where they end, and their text.

use std::borrow::Cow;

/// A quoted string.
#[derive(Clone, Debug)]
pub(crate) struct Quoted {
    /// The first byte after the opening quote.
    pub(crate) start: usize,
    /// The closing quote, or the end of the line if there is none.
    pub(crate) end: usize,
    /// The first byte after the closing quote.
    pub(crate) after: usize,
    /// Whether there is a closing quote.
    pub(crate) is_closed: bool,
}

/// Remembers where a line has no further closing quote, so that a search for one is never repeated.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Unclosed([usize; 3]);

/// Returns the quotes that may surround a string.
pub(crate) fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`')
}

/// Returns the string whose opening quote is at a position; none where the quote opens nothing: an apostrophe, a sign for
/// inches, or the quote around a body that was not escaped.
pub(crate) fn string(text: &str, open: usize, unclosed: &mut Unclosed) -> Option<Quoted> {
    let bytes = text.as_bytes();
    let quote = *bytes.get(open)?;
    let before = open.checked_sub(1).and_then(|at| bytes.get(at));
    let is_prefix = |byte: u8| matches!(byte, b'b' | b'u' | b'r' | b'f' | b'L' | b'@');
    if quote != b'"' && before.is_some_and(|byte| byte.is_ascii_alphanumeric() && !is_prefix(*byte))
    {
        return None;
    }
    let start = open + 1;
    if unclosed.covers(quote, start) {
        return None;
    }
    let end = closing(bytes, start, quote);
    let is_closed = bytes.get(end) == Some(&quote);
    if is_closed && !ends_token(bytes.get(end + 1).copied()) {
        return None;
    }
    if !is_closed {
        unclosed.note(quote, end);
        if quote != b'"' {
            return None;
        }
    }
    Some(Quoted { start, end, after: end + usize::from(is_closed), is_closed })
}

/// Returns where the closing quote is, or else the end of the line.
fn closing(bytes: &[u8], start: usize, quote: u8) -> usize {
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        match *byte {
            b'\\' => at += 1,
            b'\n' => return at,
            // In a word, `'` and `` ` `` are apostrophes.
            byte if byte == quote && (quote == b'"' || ends_token(bytes.get(at + 1).copied())) => {
                return at;
            }
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

/// Returns where the closing quote is of a string that began on a line above.
pub(crate) fn wrapped_end(below: &str) -> Option<usize> {
    let end = below.find('"')?;
    below.get(end + 1..)?.starts_with([']', ',', '}']).then_some(end)
}

/// Returns whether a byte can follow a closing quote.
fn ends_token(byte: Option<u8>) -> bool {
    byte.is_none_or(|byte| !byte.is_ascii_alphanumeric() && byte != b'_' && byte != b'"')
}

impl Unclosed {
    fn place(quote: u8) -> usize {
        match quote {
            b'"' => 0,
            b'\'' => 1,
            _ => 2,
        }
    }

    fn covers(self, quote: u8, at: usize) -> bool {
        self.0.get(Self::place(quote)).is_some_and(|end| at <= *end)
    }

    fn note(&mut self, quote: u8, end: usize) {
        if let Some(place) = self.0.get_mut(Self::place(quote)) {
            *place = end;
        }
    }
}

/// Returns the text that the inside of a string represents. Escapes that are not known stay as they are.
pub(crate) fn decoded(inside: &str) -> Cow<'_, str> {
    let Some(first) = inside.find('\\') else { return Cow::Borrowed(inside) };
    let mut text = String::with_capacity(inside.len());
    text.push_str(inside.get(..first).unwrap_or_default());
    let mut rest = inside.get(first..).unwrap_or_default();
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        rest = escape(after, &mut text);
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// Adds the character of an escape; returns what follows it.
fn escape<'a>(after: &'a str, text: &mut String) -> &'a str {
    let mut chars = after.chars();
    let simple = match chars.next() {
        Some('n') => '\n',
        Some('r') => '\r',
        Some('t') => '\t',
        Some('b') => '\u{8}',
        Some('f') => '\u{c}',
        Some(c @ ('"' | '\\' | '/' | '\'' | '`')) => c,
        Some('u') => return unicode(chars.as_str(), text),
        Some(other) => {
            text.push('\\');
            other
        }
        None => return "",
    };
    text.push(simple);
    chars.as_str()
}

/// Adds the character of `\uXXXX`, or of a pair of them.
fn unicode<'a>(after: &'a str, text: &mut String) -> &'a str {
    let unit = |text: &str| text.get(..4).and_then(|digits| u16::from_str_radix(digits, 16).ok());
    let Some(first) = unit(after) else {
        text.push_str("\\u");
        return after;
    };
    let rest = after.get(4..).unwrap_or_default();
    let second = rest.strip_prefix("\\u").and_then(unit);
    let pair = second.and_then(|second| char::decode_utf16([first, second]).next()?.ok());
    match pair {
        Some(c) if c.len_utf16() == 2 => {
            text.push(c);
            rest.get(6..).unwrap_or_default()
        }
        _ => {
            text.push(char::from_u32(first.into()).unwrap_or(char::REPLACEMENT_CHARACTER));
            rest
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_end_at_their_own_quote() {
        for (text, open, expected) in [
            (r#""a" b"#, 0, Some("a")),
            (r#""say \"b\"" c"#, 0, Some(r#"say \"b\""#)),
            ("'it's one' x", 0, Some("it's one")),
            ("don't 'x'", 3, None),
            (r#""{"a":1}""#, 0, None),
            ("\"cut\nnext\"", 0, Some("cut")),
            ("5\" wide", 1, Some(" wide")),
        ] {
            let found = string(text, open, &mut Unclosed::default());
            let inside = found.and_then(|found| text.get(found.start..found.end));
            assert_eq!(inside, expected, "{text}");
        }
    }

    #[test]
    fn escapes_stand_for_characters() {
        for (inside, expected) in [
            ("plain", "plain"),
            (r#"a\"b\\c\/d\n"#, "a\"b\\c/d\n"),
            (r"\u00e9\ud83d\ude00\ud800x\uzz", "é😀\u{fffd}x\\uzz"),
            (r"K\Class", r"K\Class"),
            ("cut\\", "cut"),
        ] {
            assert_eq!(decoded(inside), expected, "{inside}");
        }
    }
}
