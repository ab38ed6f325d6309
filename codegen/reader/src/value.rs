//! The value next to a name: a quoted string, a list, or plain words up to the next name or the end of the line.

use std::borrow::Cow;
use std::ops::Range;

use crate::keys::{Key, Keys, Role};
use crate::quoted::{self, Quoted, Unclosed, is_quote};
use crate::text;

/// A value, as its texts.
#[derive(Clone, Default, Debug)]
pub(crate) struct Value<'t> {
    /// The texts, in order.
    pub(crate) texts: Vec<Cow<'t, str>>,
    /// The byte where the value ends.
    pub(crate) end: usize,
    /// Whether it is a value at all, and not `null` or nothing.
    pub(crate) is_some: bool,
    /// Whether the text is plain words, which may contain what separates several messages.
    pub(crate) is_plain: bool,
    /// Whether the last text is cut short.
    pub(crate) is_cut: bool,
}

/// The length of a tag in bytes at most.
const MAX_TAG: usize = 200;

/// The minimum number of bytes of an id that follows its name without a sign.
const MIN_ID: usize = 16;

/// The maximum number of bytes that a string has on the lines below.
const MAX_WRAPPED: usize = 512;

/// The number of bytes of a cell that are examined.
const MAX_CELL: usize = 128;

/// The maximum number of brackets and names of types around a value.
const MAX_WRAPS: usize = 3;

/// Returns where the value begins after the name that ends at a position; none where no sign says that one follows.
pub(crate) fn after_key(text: &str, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = end;
    loop {
        at += match bytes.get(at..)? {
            [b'"' | b'\'' | b'`' | b'\\' | b']' | b'*', ..] => 1,
            // The end of a binary string of Erlang.
            [b'>', b'>', ..] if at > end => 2,
            [b'[', rest @ ..] => 1 + number(rest, b']')?,
            _ => break,
        };
    }
    if bytes.get(at) == Some(&b'>') {
        return (at == end).then_some(at + 1);
    }
    while matches!(bytes.get(at), Some(b' ' | b'\t')) {
        at += 1;
    }
    let rest = bytes.get(at..)?;
    match rest {
        [b'<', b'/', ..] => return next_element(text, at),
        [b';', kind, b':', rest @ ..] if kind.is_ascii_lowercase() => {
            return Some(at + 3 + number(rest, b':').unwrap_or(0));
        }
        [b',', ..] if at > end => return after_key(text, value_member(text, at + 1)?),
        _ => {}
    }
    let sign =
        [&b"=>"[..], b"->", b":=", b"=", b":", b"|"].into_iter().find(|s| rest.starts_with(s))?;
    let is_other = [&b"::"[..], b"://", b"==", b"=~"].iter().any(|other| rest.starts_with(other));
    (!is_other).then_some(at + sign.len())
}

/// Returns where the next element begins if an element ends at a position, as the cells of a row do: `</td><td>`.
fn next_element(text: &str, at: usize) -> Option<usize> {
    let window = text.get(at..text.floor_char_boundary(at + MAX_TAG))?;
    let after = window.strip_prefix("</")?.split_once('>')?.1.trim_start();
    let is_open = after.strip_prefix('<')?.starts_with(|c: char| c.is_ascii_alphabetic());
    is_open.then_some(at + window.len() - after.len())
}

/// Returns how many bytes a number has, possibly none, with the sign after it.
fn number(bytes: &[u8], sign: u8) -> Option<usize> {
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (bytes.get(digits) == Some(&sign)).then_some(digits + 1)
}

/// Returns where the name `value` ends at a position, as in `"name": "x", "value": "y"`.
fn value_member(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let name = rest.trim_start_matches(|c: char| c.is_whitespace() || "\"'\\".contains(c));
    let is_value = name.get(..5).is_some_and(|name| name.eq_ignore_ascii_case("value"));
    is_value.then_some(start + rest.len() - name.len() + 5)
}

/// Returns where the value begins that is next to a name of a catalogue, without a sign between them: a string, a list of
/// strings, an id that cannot be a word, or the second of two cells.
pub(crate) fn next_to_key(text: &str, end: usize, key: &Key) -> Option<usize> {
    let value = text.get(end..)?.strip_prefix([' ', '\t'])?;
    let is_string = value.starts_with('"') || value.starts_with("[\"") || value.starts_with("[ \"");
    let is_string = key.is_own && (is_string || is_second_cell(text, end, value));
    let word = value.get(..MIN_ID).filter(|_| key.role == Role::Id).unwrap_or_default();
    let is_id = word.bytes().any(|byte| byte.is_ascii_digit())
        && word.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    (is_string || is_id).then_some(end + 1)
}

/// Returns whether a value is the second of two cells, as they are copied from a page, and not a heading in one small word.
fn is_second_cell(text: &str, end: usize, value: &str) -> bool {
    if text.as_bytes().get(end) != Some(&b'\t') {
        return false;
    }
    let before = text.get(text.ceil_char_boundary(end.saturating_sub(MAX_CELL))..end);
    let before = before.and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
    let value = text::line(value.get(..value.floor_char_boundary(MAX_CELL)).unwrap_or_default());
    !before.contains('\t') && !value.contains('\t') && value.contains(|c: char| !c.is_lowercase())
}

/// Reads values from a text.
pub(crate) struct Values<'t, 'k> {
    pub(crate) text: &'t str,
    pub(crate) keys: &'k Keys,
}

impl<'t> Values<'t, '_> {
    pub(crate) fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    pub(crate) fn slice(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    /// Returns the single word or string at a position, also within a call such as `UUID("…")` or `Optional[…]`.
    pub(crate) fn word(&self, start: usize) -> Value<'t> {
        let mut at = self.enter(start);
        for _ in 0..MAX_WRAPS {
            if let Some(b'[' | b'(') = self.byte(at).filter(|_| at > self.skip(start, false)) {
                at = self.skip(at + 1, true);
            }
            if self.byte(at).is_some_and(is_quote) {
                return self.quoted(at);
            }
            let end = self.word_end(at);
            let is_call = matches!(
                (self.byte(end), self.byte(end + 1)),
                (Some(b'('), Some(b'"' | b'\'')) | (Some(b'['), _)
            ) || self.byte(end) == Some(b'(') && holds_word(self.slice(at..end));
            if !is_call || end == at {
                break;
            }
            at = end;
        }
        let word = self.slice(at..self.word_end(at)).trim_end_matches(['.', ':', '-']);
        Value {
            is_some: !word.is_empty() && !is_null(word),
            texts: vec![Cow::Borrowed(word)],
            end: at + word.len(),
            is_plain: true,
            is_cut: false,
        }
    }

    /// Returns the messages at a position.
    pub(crate) fn messages(&self, start: usize) -> Value<'t> {
        let at = self.enter(start);
        match self.byte(at) {
            Some(quote) if is_quote(quote) => self.quoted(at),
            Some(b'[') if is_null(self.type_name(at)) => {
                Value { end: at + self.type_name(at).len(), ..Value::default() }
            }
            Some(b'[' | b'(') => self.list(at),
            Some(b'{') if self.is_list(at) => self.list(at),
            Some(b'{') => Value { end: at, ..Value::default() },
            _ => self.below(at).unwrap_or_else(|| self.plain(at)),
        }
    }

    /// Returns the name of a type that a program printed in place of a list.
    fn type_name(&self, at: usize) -> &'t str {
        self.start_of(at, MAX_TAG).split([',', ' ', '\n', '}']).next().unwrap_or_default()
    }

    /// Returns the text from a position on, up to a number of bytes.
    pub(crate) fn start_of(&self, at: usize, length: usize) -> &'t str {
        let end = self.text.floor_char_boundary(at.saturating_add(length));
        self.slice(at..end)
    }

    /// Goes to where a value begins: after white space, the name of its type, and an opening tag.
    fn enter(&self, start: usize) -> usize {
        let mut at = self.skip(start, false);
        if self.byte(at) == Some(b'<')
            && self.byte(at + 1).is_some_and(|b| b.is_ascii_alphabetic() || b == b'_')
        {
            let tag = self.text.bytes().enumerate().skip(at).take(MAX_TAG);
            let end = tag.take_while(|(_, b)| *b != b'\n').find(|(_, b)| *b == b'>');
            return end.map_or(at, |(end, _)| end + 1);
        }
        if matches!(self.byte(at), None | Some(b'\n' | b'\r')) {
            let below = self.skip(at, true);
            let is_value = self
                .byte(below)
                .is_some_and(|b| is_quote(b) || matches!(b, b'[' | b'(' | b'{' | b'-'));
            if !is_value && self.after_type(below) == below {
                return at;
            }
            at = below;
        }
        self.after_type(at)
    }

    /// Goes past the name of a type: `string(9) "…"`, `Some([…])`, `Array (…)`, `b'…'`, `ArrayList […]`.
    pub(crate) fn after_type(&self, start: usize) -> usize {
        let mut at = start;
        for _ in 0..MAX_WRAPS {
            if self.byte(at) == Some(b'&') {
                at += 1;
            }
            if self.slice(at..self.text.len()).starts_with("<<\"") {
                return at + 2;
            }
            let slice = self.slice(at..self.text.len()).strip_prefix("[]");
            if slice.is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic())) {
                at += 2;
            }
            let rest = self.slice(at..(at + 40).min(self.text.len()));
            let is_word =
                |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | ':' | '<' | '>' | '\\');
            let name = rest.split(|c| !is_word(c)).next().unwrap_or_default();
            let mut after = at + name.len();
            let size = self.slice(after..self.text.len()).strip_prefix('(').and_then(|size| {
                let digits = size.find(|c: char| !c.is_ascii_digit())?;
                (digits > 0 && size.as_bytes().get(digits) == Some(&b')')).then_some(digits + 2)
            });
            let is_number = name.starts_with(|c: char| c.is_ascii_digit());
            if name.is_empty() && size.is_none() || is_number {
                break;
            }
            after += size.unwrap_or(0);
            let is_list = is_list_type(name);
            let next = self.skip(after, size.is_some() || is_list);
            let opens =
                self.byte(next).is_some_and(|b| is_quote(b) || matches!(b, b'[' | b'(' | b'{'));
            let is_near = next == after || size.is_some() || is_list;
            if !opens || !is_near || (self.byte(next) == Some(b'(') && !is_list) {
                break;
            }
            at = next;
            // `Some(` holds another value.
            let holds = self.byte(at) == Some(b'(') && !matches!(name, "Array" | "array");
            let inner = self.skip(at + 1, true);
            if !holds
                || self.after_type(inner) == inner && !matches!(self.byte(inner), Some(b'[' | b'"'))
            {
                break;
            }
            at = inner;
        }
        at
    }

    /// Returns the string at a position; one that a mail or a terminal has wrapped goes on below.
    pub(crate) fn string(&self, open: usize) -> Option<Quoted> {
        let string = quoted::string(self.text, open, &mut Unclosed::default())?;
        if string.is_closed {
            return Some(string);
        }
        let below = self.text.get(string.end..).unwrap_or_default();
        let below = below.get(..below.floor_char_boundary(MAX_WRAPPED)).unwrap_or_default();
        let end = quoted::wrapped_end(below).map(|end| string.end + end);
        Some(end.map_or(string.clone(), |end| Quoted {
            end,
            after: end + 1,
            is_closed: true,
            ..string
        }))
    }

    pub(crate) fn quoted(&self, open: usize) -> Value<'t> {
        let Some(string) = self.string(open) else { return self.plain(open + 1) };
        let inside = self.slice(string.start..string.end);
        let inside = if string.is_closed { inside } else { uncut(inside) };
        Value {
            texts: vec![quoted::decoded(inside.trim())],
            end: string.after,
            is_some: true,
            is_plain: false,
            is_cut: !string.is_closed,
        }
    }

    /// Returns plain words up to the end of the line, the next name, or a bracket that closes more than they open.
    pub(crate) fn plain(&self, start: usize) -> Value<'t> {
        let (mut at, mut depth) = (start, 0_usize);
        while let Some(byte) = self.byte(at).filter(|byte| *byte != b'\n') {
            match byte {
                b'[' | b'(' | b'{' => depth += 1,
                b']' | b')' | b'}' if depth == 0 => break,
                b']' | b')' | b'}' => depth -= 1,
                b'<' if self.byte(at + 1) == Some(b'/') => break,
                b' ' | b',' | b';' | b'&' | b'/' | b'|' | b'"' | b'\'' if self.is_key(at + 1) => {
                    break;
                }
                _ => {}
            }
            at += 1;
        }
        let text = self.slice(start..at);
        let trimmed = text.trim_end_matches(|c: char| c.is_whitespace() || ",;&/|\"'`".contains(c));
        let (whole, is_cut) = cut(trimmed);
        Value {
            is_some: !is_null(whole) && !whole.is_empty(),
            texts: vec![Cow::Borrowed(whole)],
            end: at,
            is_plain: true,
            is_cut,
        }
    }

    pub(crate) fn is_key(&self, at: usize) -> bool {
        let at = if self.byte(at).is_some_and(is_quote) { at + 1 } else { at };
        let key = self.keys.at(self.text, at);
        key.is_some_and(|(end, _)| after_key(self.text, end).is_some())
    }

    fn word_end(&self, start: usize) -> usize {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':');
        let rest = self.slice(start..self.text.len());
        start + rest.find(|c| !is_part(c)).unwrap_or(rest.len())
    }

    /// Goes past white space; on the same line, or also below.
    pub(crate) fn skip(&self, start: usize, below: bool) -> usize {
        let is_space =
            |byte: &u8| matches!(byte, b' ' | b'\t') || below && matches!(byte, b'\n' | b'\r');
        let bytes = self.text.as_bytes().get(start..).unwrap_or_default();
        start + bytes.iter().take_while(|byte| is_space(byte)).count()
    }
}

/// Returns whether a name is that of a list or of a value that holds another one.
fn is_list_type(name: &str) -> bool {
    let name = name.split(':').next().unwrap_or_default();
    matches!(
        name,
        "Array"
            | "array"
            | "List"
            | "Vector"
            | "Seq"
            | "Set"
            | "Some"
            | "Just"
            | "Ok"
            | "ArrayList"
            | "Optional"
    )
}

/// Returns whether a name is that of a value that holds a word, without quotes.
fn holds_word(name: &str) -> bool {
    matches!(name, "Some" | "Just" | "Ok" | "Optional" | "Str" | "String")
}

/// Returns whether a text means that there is no value, or only says of which type it is.
pub(crate) fn is_null(text: &str) -> bool {
    let is_type = text.starts_with("[L") && text.contains(";@")
        || text.starts_with("System.")
        || text.starts_with("[object")
        || text.contains(" object at 0x");
    is_type
        || matches!(text, "null" | "NULL" | "None" | "nil" | "undefined" | "(null)" | "<nil>" | "~")
        || matches!(text, "Array" | "Object" | "[…]" | "[...]")
}

/// Returns a text without the sign that the rest of it was left out.
pub(crate) fn uncut(text: &str) -> &str {
    cut(text).0
}

/// Returns a text without the sign that the rest of it was left out, and whether the last word may be cut short.
fn cut(text: &str) -> (&str, bool) {
    let text = text.trim_end_matches(['\r', '\\']).trim_end();
    let marks = ["(truncated...)", "(truncated)", "[truncated]", "(trunca"];
    if let Some(cut) = marks.into_iter().find_map(|mark| text.strip_suffix(mark)) {
        return (cut.trim_end(), true);
    }
    match ["...", "…"].into_iter().find_map(|mark| text.strip_suffix(mark)) {
        Some(cut) => (cut.trim_end(), !cut.ends_with(' ')),
        None => (text, false),
    }
}
