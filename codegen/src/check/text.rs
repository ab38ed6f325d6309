//! Prose and message texts: not empty, no characters that a reader cannot see.

use super::Checker;
use crate::diagnostic::Diagnostic;
use crate::parse::spec::Text;
use crate::rule::Rule;

/// Prose as written, without white space around it.
pub(super) fn prose(checker: &mut Checker<'_>, text: &Text) -> String {
    not_empty(checker, text);
    visible(checker, text, |c| c == '\n' || c == '\t');
    text.value.trim().to_owned()
}

/// Prose that may be missing.
pub(super) fn optional_prose(checker: &mut Checker<'_>, text: Option<&Text>) -> Option<String> {
    text.map(|text| prose(checker, text))
}

/// One line of text, such as a code or a message: what stands there is what is matched.
pub(super) fn line(checker: &mut Checker<'_>, text: &Text) -> String {
    not_empty(checker, text);
    visible(checker, text, |_| false);
    text.value.clone()
}

fn not_empty(checker: &mut Checker<'_>, text: &Text) {
    if text.value.trim().is_empty() {
        let help = "write something, or leave the key out";
        checker.push(Diagnostic::new(Rule::EmptyText, text.span, "this text is empty").help(help));
    }
}

fn visible(checker: &mut Checker<'_>, text: &Text, allowed: impl Fn(char) -> bool) {
    let hidden = text.value.char_indices().find(|(_, c)| is_hidden(*c) && !allowed(*c));
    if let Some((at, c)) = hidden {
        let message = format!("the character U+{:04X} cannot be seen here", u32::from(c));
        let span = checker.within(text, at, at + c.len_utf8());
        checker.push(Diagnostic::new(Rule::ControlCharacter, span, message).help("take it out"));
    }
}

/// Control characters, line separators and bidirectional formatting characters.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{feff}')
}

/// Where the character at `offset` of a scalar's value stands in its raw YAML text. Quotes, escapes and
/// folded line breaks are stepped over.
pub(super) fn raw_offset(raw: &str, value: &str, offset: usize) -> usize {
    if let Some(start) = raw.find(value) {
        return start + offset;
    }
    let quoted = raw.starts_with('"');
    let mut at = usize::from(quoted || raw.starts_with('\''));
    for (position, c) in value.char_indices() {
        if position >= offset {
            return at;
        }
        at = step(raw, at, c, quoted);
    }
    at
}

/// One character of the value further in the raw text.
fn step(raw: &str, at: usize, c: char, quoted: bool) -> usize {
    let rest = &raw[at..];
    if quoted && rest.starts_with('\\') {
        let length = match rest.as_bytes().get(1) {
            Some(b'x') => 4,
            Some(b'u') => 6,
            Some(b'U') => 10,
            _ => 2,
        };
        return raw.floor_char_boundary(at + length);
    }
    if rest.starts_with("''") && c == '\'' {
        return at + 2;
    }
    if c.is_whitespace() && rest.starts_with(char::is_whitespace) {
        return raw.len() - rest.trim_start().len();
    }
    at + rest.chars().next().map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &str, value: &str, needle: char, expected: usize) {
        let offset = value.find(needle).expect("the value holds the needle");
        assert_eq!(raw_offset(raw, value, offset), expected, "{needle} of {raw}");
    }

    #[test]
    fn raw_offsets_step_over_quotes_escapes_and_folds() {
        check("abc", "abc", 'c', 2);
        check("\"abc\"", "abc", 'c', 3);
        check(r#""a\"b\u00e9{c""#, "a\"bé{c", '{', 11);
        check("'it''s {'", "it's {", '{', 7);
        check("ab\n  cd {", "ab cd {", '{', 8);
    }
}
