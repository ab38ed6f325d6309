//! Warns about a valid catalogue that helps its readers little: errors without a description or a remedy, and prose
//! that repeats what it explains. Parts that could not be read are not reported.

use std::iter;

use super::Checker;
use crate::diagnostic::Diagnostic;
use crate::lint::Lint;
use crate::parse::spec::{Spec, SpecAbout, SpecError, SpecErrorCode, SpecMessage, Text};

/// Reports errors without description or remedy, and prose that repeats what it explains.
pub(super) fn quality(checker: &mut Checker<'_>, spec: &Spec) {
    for error in &spec.errors {
        if !has_prose(error, "description", |about| &about.description) {
            let message = "this error has no description";
            let help = "give it a `description`";
            checker.push(Diagnostic::new(Lint::NoDescription, error.span, message).help(help));
        }
        repeated(checker, error);
    }
    remedies(checker, spec);
}

/// Reports each error without a remedy, or all of them at once if no error has one.
fn remedies(checker: &mut Checker<'_>, spec: &Spec) {
    if spec.wrong.holds("rules") || spec.rules.iter().any(|rule| rule.remedy.is_some()) {
        return;
    }
    let without: Vec<_> = spec
        .errors
        .iter()
        .filter(|error| !has_prose(error, "remedy", |about| &about.remedy))
        .collect();
    let (message, help, reported) = if without.len() == spec.errors.len() {
        ("no error has a remedy", "give errors a `remedy`, or a general rule", 1)
    } else {
        let message = "this error has no remedy";
        (message, "give it a `remedy`, or a general rule", without.len())
    };
    for error in without.into_iter().take(reported) {
        checker.push(Diagnostic::new(Lint::NoRemedy, error.span, message).help(help));
    }
}

/// Returns whether the error, or else every message of it, has such prose.
fn has_prose(error: &SpecError, key: &str, prose: fn(&SpecAbout) -> &Option<Text>) -> bool {
    let by_message =
        |message: &SpecMessage| prose(&message.about).is_some() || message.wrong.holds(key);
    let by_messages = !error.messages.is_empty() && error.messages.iter().all(by_message);
    let unread = error.wrong.holds(key) || error.wrong.holds("messages");
    prose(&error.about).is_some() || by_messages || unread
}

fn repeated(checker: &mut Checker<'_>, error: &SpecError) {
    let inline = error.inline.iter().flat_map(texts);
    let own: Vec<_> = codes(error).chain(inline).collect();
    prose_repeats(checker, &error.about, &own);
    for message in &error.messages {
        let own: Vec<_> = codes(error).chain(texts(message)).collect();
        prose_repeats(checker, &message.about, &own);
    }
}

fn codes(error: &SpecError) -> impl Iterator<Item = &Text> {
    error.code.iter().flat_map(SpecErrorCode::texts)
}

fn texts(message: &SpecMessage) -> impl Iterator<Item = &Text> {
    message.message.iter().chain(&message.also)
}

fn prose_repeats(checker: &mut Checker<'_>, about: &SpecAbout, texts: &[&Text]) {
    for prose in [&about.description, &about.remedy].into_iter().flatten() {
        let words = || words(&prose.value);
        let repeats = |text: &&&Text| {
            let says_same = words().eq(words_of_message(&text.value));
            words().next().is_some() && (says_same || words().eq(self::words(&text.value)))
        };
        if let Some(text) = texts.iter().find(repeats) {
            let message = "this only repeats the text that it explains";
            let help = "explain the meaning and the cause";
            let diagnostic = Diagnostic::new(Lint::RepeatedMessage, prose.span, message);
            checker.push(diagnostic.help(help).related(text.span, "the repeated text"));
        }
    }
}

/// Returns the words of a text in lower case, each after a space.
fn words(text: &str) -> impl Iterator<Item = char> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.flat_map(|word| iter::once(' ').chain(word.chars().flat_map(char::to_lowercase)))
}

/// Returns the words of a message without its placeholders, as [`words`] does.
fn words_of_message(text: &str) -> impl Iterator<Item = char> {
    let parts = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    parts.flat_map(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_what_stands_between_them() {
        assert!(words("NOT_FOUND").eq(words("Not found.")));
        assert!(words_of_message("bad {field:word} in {x}").eq(words("Bad: in")));
        assert!(words("bad value").ne(words("a bad value")));
    }
}
