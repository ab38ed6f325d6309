//! The value next to a name: a quoted string, a list, or plain words up to the next name or the end of the line.

use std::borrow::Cow;
use std::ops::Range;

use crate::keys::Keys;
use crate::quoted::{self, Unclosed, is_quote};

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

/// A list longer than this is read up to here.
const MAX_ITEMS: usize = 10_000;

/// Returns where the value begins after the name that ends at a position; none where no sign says that one follows.
pub(crate) fn after_key(text: &str, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = end;
    while matches!(bytes.get(at), Some(b'"' | b'\'' | b'`' | b'\\' | b']' | b'*')) {
        at += 1;
    }
    if bytes.get(at) == Some(&b'>') {
        return (at == end).then_some(at + 1);
    }
    while matches!(bytes.get(at), Some(b' ' | b'\t')) {
        at += 1;
    }
    let rest = bytes.get(at..)?;
    let sign =
        [&b"=>"[..], b"->", b":=", b"=", b":", b"|"].into_iter().find(|s| rest.starts_with(s))?;
    let is_path = rest.starts_with(b"::") || rest.starts_with(b"://");
    (!is_path).then_some(at + sign.len())
}

/// Reads values from a text.
pub(crate) struct Values<'t, 'k> {
    pub(crate) text: &'t str,
    pub(crate) keys: &'k Keys,
}

impl<'t> Values<'t, '_> {
    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn slice(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    /// Returns the single word or string at a position.
    pub(crate) fn word(&self, start: usize) -> Value<'t> {
        let at = self.enter(start);
        match self.byte(at) {
            Some(quote) if is_quote(quote) => self.quoted(at),
            _ => {
                let end = self.word_end(at);
                let word = self.slice(at..end).trim_end_matches(['.', ':', '-']);
                Value {
                    is_some: !word.is_empty() && !is_null(word),
                    texts: vec![Cow::Borrowed(word)],
                    end: at + word.len(),
                    is_plain: true,
                    is_cut: false,
                }
            }
        }
    }

    /// Returns the messages at a position.
    pub(crate) fn messages(&self, start: usize) -> Value<'t> {
        let at = self.enter(start);
        match self.byte(at) {
            Some(quote) if is_quote(quote) => self.quoted(at),
            Some(b'[' | b'(') => self.list(at),
            Some(b'{') if self.is_list(at) => self.list(at),
            Some(b'{') => Value { end: at, ..Value::default() },
            Some(b'-') if self.byte(at + 1) == Some(b' ') => self.block(at),
            _ => self.plain(at),
        }
    }

    /// Goes to where a value begins: after white space, the name of its type, and an opening tag.
    fn enter(&self, start: usize) -> usize {
        let mut at = self.skip(start, false);
        if self.byte(at) == Some(b'<') && self.byte(at + 1).is_some_and(|b| b.is_ascii_alphabetic())
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
    fn after_type(&self, start: usize) -> usize {
        let mut at = start;
        for _ in 0..3 {
            if self.byte(at) == Some(b'&') {
                at += 1;
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
            if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) {
                break;
            }
            let size = self.slice(after..self.text.len()).strip_prefix('(').and_then(|size| {
                let digits = size.find(|c: char| !c.is_ascii_digit())?;
                (digits > 0 && size[digits..].starts_with(')')).then_some(digits + 2)
            });
            after += size.unwrap_or(0);
            let next = self.skip(after, size.is_some() || is_list_type(name));
            let opens =
                self.byte(next).is_some_and(|b| is_quote(b) || matches!(b, b'[' | b'(' | b'{'));
            let is_near = next == after || size.is_some() || is_list_type(name);
            if !opens || !is_near || (self.byte(next) == Some(b'(') && !is_list_type(name)) {
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

    fn quoted(&self, open: usize) -> Value<'t> {
        let Some(string) = quoted::string(self.text, open, &mut Unclosed::default()) else {
            return self.plain(open + 1);
        };
        let inside = self.slice(string.start..string.end);
        let inside = if string.is_closed { inside } else { uncut(inside) };
        Value {
            texts: vec![quoted::decoded(inside)],
            end: string.after,
            is_some: true,
            is_plain: false,
            is_cut: !string.is_closed,
        }
    }

    /// Returns whether braces hold a list, as in print-outs of PHP and Go.
    fn is_list(&self, open: usize) -> bool {
        let first = self.skip(open + 1, true);
        match self.byte(first) {
            Some(b'[' | b'0') => self.index_end(first).is_some(),
            Some(quote) if is_quote(quote) => {
                let string = quoted::string(self.text, first, &mut Unclosed::default());
                string.is_some_and(|string| {
                    let next = self.skip(string.after, true);
                    matches!(self.byte(next), Some(b',' | b'}'))
                })
            }
            Some(b'}') => true,
            _ => false,
        }
    }

    /// Returns where the number of an element ends, with its sign: `[0] =>`, `[0]=>`, `0 =>`, `0:`.
    fn index_end(&self, start: usize) -> Option<usize> {
        let open = usize::from(self.byte(start) == Some(b'['));
        let digits =
            self.slice(start + open..self.text.len()).bytes().take_while(u8::is_ascii_digit);
        let end = start + open + digits.count();
        if end == start + open {
            return None;
        }
        let close = open == 1 && self.byte(end) == Some(b']');
        if open == 1 && !close {
            return None;
        }
        let at = self.skip(end + open, false);
        let rest = self.slice(at..self.text.len());
        let sign = ["=>", ":"].into_iter().find(|sign| rest.starts_with(sign))?;
        Some(at + sign.len())
    }

    /// Returns the elements of a list in brackets of any kind.
    fn list(&self, open: usize) -> Value<'t> {
        let close = match self.byte(open) {
            Some(b'[') => b']',
            Some(b'(') => b')',
            _ => b'}',
        };
        let mut value =
            Value { is_some: true, end: self.text.len(), is_cut: true, ..Value::default() };
        let mut at = open + 1;
        while value.texts.len() < MAX_ITEMS {
            at = self.skip(at, true);
            if let Some(end) = self.index_end(at) {
                at = self.skip(end, true);
            }
            at = self.after_type(at);
            match self.byte(at) {
                None => break,
                Some(b',' | b';' | b'&') => at += 1,
                Some(byte) if byte == close => {
                    (value.end, value.is_cut) = (at + 1, false);
                    return value;
                }
                Some(byte) => at = self.element(at, byte, close, &mut value),
            }
            if value.is_cut && value.end < self.text.len() {
                return value;
            }
        }
        value
    }

    /// Adds the element at a position; returns where it ends.
    fn element(&self, at: usize, byte: u8, close: u8, value: &mut Value<'t>) -> usize {
        let string =
            is_quote(byte).then(|| quoted::string(self.text, at, &mut Unclosed::default()));
        if let Some(Some(string)) = string {
            let element = self.quoted(at);
            value.texts.extend(element.texts);
            if !string.is_closed {
                value.end = string.after;
            }
            return string.after;
        }
        let end = self.element_end(at, close);
        let text = self.slice(at..end).trim_end();
        let text = text.strip_suffix(',').unwrap_or(text);
        let is_closed = self.byte(end) == Some(close) || self.byte(end) == Some(b'\n');
        let text = if is_closed { text } else { uncut(text) };
        if !is_null(text) && text != "Array" && text != "Object" && !text.is_empty() {
            value.texts.push(Cow::Borrowed(text));
            value.is_plain = true;
        }
        if !is_closed {
            value.end = end;
        }
        end.max(at + 1)
    }

    /// Returns the end of an element without quotes: its list's own closing bracket, or the end of the line.
    fn element_end(&self, start: usize, close: u8) -> usize {
        let mut depth = 0_usize;
        for (at, byte) in self.text.bytes().enumerate().skip(start) {
            match byte {
                b'\n' => return at,
                byte if byte == close && depth == 0 => return at,
                b'[' | b'(' | b'{' => depth += 1,
                b']' | b')' | b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        self.text.len()
    }

    /// Returns the elements of a list with a dash before each.
    fn block(&self, start: usize) -> Value<'t> {
        let mut value = Value { is_some: true, end: start, ..Value::default() };
        let mut at = start;
        while self.byte(at) == Some(b'-') && self.byte(at + 1) == Some(b' ') {
            let item = self.skip(at + 2, false);
            let element = match self.byte(item) {
                Some(quote) if is_quote(quote) => self.quoted(item),
                _ => self.plain(item),
            };
            value.end = element.end;
            value.texts.extend(element.texts);
            at = self.skip(element.end, true);
        }
        value
    }

    /// Returns plain words up to the end of the line, the next name, or a bracket that closes more than they open.
    fn plain(&self, start: usize) -> Value<'t> {
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

    fn is_key(&self, at: usize) -> bool {
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
    fn skip(&self, start: usize, below: bool) -> usize {
        let is_space =
            |byte: &u8| matches!(byte, b' ' | b'\t') || below && matches!(byte, b'\n' | b'\r');
        let bytes = self.text.as_bytes().get(start..).unwrap_or_default();
        start + bytes.iter().take_while(|byte| is_space(byte)).count()
    }
}

/// Returns whether a name is that of a list or of a value that holds another one.
fn is_list_type(name: &str) -> bool {
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

/// Returns whether a word means that there is no value.
fn is_null(word: &str) -> bool {
    matches!(word, "null" | "NULL" | "None" | "nil" | "undefined" | "(null)" | "<nil>" | "~")
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
