//! Lists of messages: in brackets of any kind, or with a dash or a number in front of each.

use std::borrow::Cow;

use crate::quoted::{self, Unclosed, is_quote};
use crate::value::{Value, Values, is_null, uncut};

/// A list longer than this is read up to here.
const MAX_ITEMS: usize = 10_000;

/// The maximum number of bytes of a line that only says how many elements are below.
const MAX_SIZE: usize = 24;

impl<'t> Values<'t, '_> {
    /// Returns whether braces hold a list and not an object, as in print-outs of PHP, Go and PowerShell.
    pub(crate) fn is_list(&self, open: usize) -> bool {
        let first = self.skip(open + 1, true);
        let is_part =
            |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
        let after = match self.byte(first) {
            _ if self.index_end(first).is_some() => return true,
            Some(b'}') => return true,
            Some(quote) if is_quote(quote) => {
                match quoted::string(self.text, first, &mut Unclosed::default()) {
                    Some(string) => string.after,
                    None => return false,
                }
            }
            Some(byte) if is_part(&byte) => {
                first + self.slice(first..self.text.len()).bytes().take_while(is_part).count()
            }
            _ => return false,
        };
        !matches!(self.byte(self.skip(after, true)), None | Some(b':' | b'='))
    }

    /// Returns where the number of an element ends, with its sign: `[0] =>`, `0:`, `"0":`, `i:0;`.
    fn index_end(&self, start: usize) -> Option<usize> {
        let rest = self.slice(start..self.text.len());
        let forms = [("[", "]"), ("\"", "\""), ("'", "'"), ("i:", ";"), ("", "")];
        forms.into_iter().find_map(|(open, close)| {
            let number = rest.strip_prefix(open)?;
            let after = number.trim_start_matches(|c: char| c.is_ascii_digit());
            let after = after.strip_prefix(close).filter(|_| after.len() < number.len())?;
            let value = match close {
                ";" => after,
                _ => {
                    let sign = after.trim_start_matches([' ', '\t']);
                    let is_string = close == "]" && sign.starts_with(['"', '\'']);
                    let value = sign.strip_prefix("=>").or_else(|| sign.strip_prefix(':'));
                    value.or(Some(sign).filter(|_| is_string))?
                }
            };
            Some(self.text.len() - value.len())
        })
    }

    /// Returns the elements of a list in brackets of any kind.
    pub(crate) fn list(&self, open: usize) -> Value<'t> {
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
                Some(b'>') if self.byte(at + 1) == Some(b'>') => at += 2,
                Some(byte) if byte == close => {
                    (value.end, value.is_cut) = (at + 1, false);
                    return value;
                }
                Some(byte) if !is_quote(byte) && self.is_other_record(at) => {
                    value.end = at;
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

    /// Returns whether a line begins at a position that has names and values of its own: the list above is cut short.
    fn is_other_record(&self, at: usize) -> bool {
        let above = self.slice(0..at).trim_end_matches([' ', '\t']);
        let end = self.text.len();
        above.ends_with('\n') && self.keys.is_in(crate::text::line(self.slice(at..end)))
    }

    /// Adds the element at a position; returns where it ends.
    fn element(&self, at: usize, byte: u8, close: u8, value: &mut Value<'t>) -> usize {
        if let Some(string) = is_quote(byte).then(|| self.string(at)).flatten() {
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
        if !is_null(text) && text.contains(char::is_alphanumeric) {
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

    /// Returns the elements with a dash or a number before each, at a position or below a line that only says how many they
    /// are: `Array(1)`, `2 elements`.
    pub(crate) fn below(&self, start: usize) -> Option<Value<'t>> {
        if self.item(start).is_some() && self.byte(start) == Some(b'-') {
            return Some(self.block(start));
        }
        let size =
            self.start_of(start, MAX_SIZE).split([',', '\n', '}']).next().unwrap_or_default();
        let mut words = size.split(|c: char| !c.is_ascii_alphabetic());
        let word = words.find(|word| !word.is_empty()).unwrap_or_default();
        let is_word = matches!(
            &*word.to_ascii_lowercase(),
            "array" | "list" | "element" | "elements" | "item" | "items" | "object"
        );
        let end = start + size.len();
        if !is_word || !size.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let below = self.skip(end, true);
        match self.item(below).filter(|_| self.byte(end) == Some(b'\n')) {
            Some(_) => Some(self.block(below)),
            None => Some(Value { end, ..Value::default() }),
        }
    }

    /// Returns where the text of an element begins that has a dash or a number before it.
    fn item(&self, at: usize) -> Option<usize> {
        let is_dash = self.slice(at..self.text.len()).starts_with("- ");
        let start = if is_dash { at + 2 } else { self.index_end(at)? };
        Some(self.skip(start, false))
    }

    /// Returns the elements from a position on, each on a line of its own.
    fn block(&self, start: usize) -> Value<'t> {
        let mut value = Value { is_some: true, end: start, ..Value::default() };
        let mut at = start;
        while let Some(item) = self.item(at).filter(|item| !self.is_key(*item)) {
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
}
