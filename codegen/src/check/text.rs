//! Checks prose and message texts: they are not empty, and have no invisible characters.

use super::Checker;
use crate::diagnostic::Diagnostic;
use crate::hidden::{has_no_width, is_hidden};
use crate::lint::Lint;
use crate::parse::spec::Text;

/// Checks prose. Returns it without surrounding white space and zero-width characters.
pub(super) fn prose(checker: &mut Checker<'_>, text: &Text) -> String {
    not_empty(checker, text);
    visible(checker, text, |c| c == '\n' || c == '\t' || has_no_width(c));
    report(checker, text, Lint::ZeroWidth, "has no width", has_no_width);
    text.value.replace(has_no_width, "").trim().to_owned()
}

/// Checks prose that may be missing.
pub(super) fn optional_prose(checker: &mut Checker<'_>, text: Option<&Text>) -> Option<String> {
    text.map(|text| prose(checker, text))
}

/// Checks one line of text, such as a code or a message, which is matched exactly as written.
pub(super) fn line(checker: &mut Checker<'_>, text: &Text) -> String {
    not_empty(checker, text);
    visible(checker, text, |_| false);
    text.value.clone()
}

/// Checks a text that is searched for exactly as written; it may be white space.
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
    let hidden = |c| is_hidden(c) && !allowed(c);
    report(checker, text, Lint::ControlCharacter, "is invisible", hidden);
}

/// Reports the first invalid character of a text, and how many more there are.
fn report(
    checker: &mut Checker<'_>,
    text: &Text,
    lint: Lint,
    problem: &str,
    is_wrong: impl Fn(char) -> bool,
) {
    // Every invalid character is outside printable ASCII, and most texts are not.
    if text.value.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return;
    }
    let mut wrong = text.value.char_indices().filter(|(_, c)| is_wrong(*c));
    let Some((at, c)) = wrong.next() else { return };
    let message = format!("the character U+{:04X} {problem}", u32::from(c));
    let help = match wrong.count() {
        0 => "remove it".to_owned(),
        more => format!("remove it, and {more} more in this text"),
    };
    let span = super::within(&checker.places(text), text, at, at + c.len_utf8());
    checker.push(Diagnostic::new(lint, span, message).help(help));
}
