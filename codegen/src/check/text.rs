//! Prose and message texts: not empty, no characters that a reader cannot see.

use super::Checker;
use crate::diagnostic::Diagnostic;
use crate::hidden::is_hidden;
use crate::lint::Lint;
use crate::parse::spec::Text;

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

/// Checks one line of text, such as a code or a message, which is matched exactly as written.
pub(super) fn line(checker: &mut Checker<'_>, text: &Text) -> String {
    not_empty(checker, text);
    visible(checker, text, |_| false);
    text.value.clone()
}

/// Checks a text that is searched for exactly as written; it can be white space.
pub(super) fn exact(checker: &mut Checker<'_>, text: &Text) -> String {
    if text.value.is_empty() {
        not_empty(checker, text);
    }
    visible(checker, text, |_| false);
    text.value.clone()
}

fn not_empty(checker: &mut Checker<'_>, text: &Text) {
    if text.value.trim().is_empty() {
        let help = "write a text, or leave the key out";
        checker.push(Diagnostic::new(Lint::EmptyText, text.span, "this text is empty").help(help));
    }
}

fn visible(checker: &mut Checker<'_>, text: &Text, allowed: impl Fn(char) -> bool) {
    let mut hidden = text.value.char_indices().filter(|(_, c)| is_hidden(*c) && !allowed(*c));
    let Some((at, c)) = hidden.next() else { return };
    let message = format!("the character U+{:04X} is invisible", u32::from(c));
    let help = match hidden.count() {
        0 => "remove it".to_owned(),
        more => format!("take it out, and {more} more in this text"),
    };
    let span = super::within(&checker.places(text), text, at, at + c.len_utf8());
    checker.push(Diagnostic::new(Lint::ControlCharacter, span, message).help(help));
}
