//! Checks `retry`: a word of its vocabulary, or an operation to restart from.

use std::time::Duration;

use super::catalog::Retry;
use super::duration::duration;
use super::operations::Operations;
use super::{Checker, api};
use crate::diagnostic::Diagnostic;
use crate::lint::Lint;
use crate::parse::spec::{SpecRetry, Text};
use errcat::__private::retry::ROWS;

/// Words of earlier versions of the format, with their replacements.
const REPLACED: &[(&str, Replacement)] = &[
    ("same_request", Replacement::Word("unchanged")),
    ("new_authorization", Replacement::Restart("authoriz")),
    ("new_session", Replacement::Restart("session")),
    ("new_order", Replacement::Restart("order")),
];

#[derive(Clone, Copy)]
enum Replacement {
    /// A word.
    Word(&'static str),
    /// `{restart: OPERATION}`, probably with an operation whose name contains this text.
    Restart(&'static str),
}

/// Returns the retry and the time to wait before it.
pub(super) fn advice(
    checker: &mut Checker<'_>,
    spec: Option<&SpecRetry>,
    operations: &Operations,
) -> (Option<Retry>, Option<Duration>) {
    match spec {
        Some(SpecRetry::AfterWait(delay)) => (Some(Retry::AfterWait), duration(checker, delay)),
        Some(written) => (retry(checker, written, operations), None),
        None => (None, None),
    }
}

/// Returns the retry. Reports unknown words and operations.
fn retry(checker: &mut Checker<'_>, spec: &SpecRetry, operations: &Operations) -> Option<Retry> {
    match spec {
        SpecRetry::Restart(name) => {
            let operation = operations.find(checker, name)?;
            Some(Retry::Restart(operations.valid[operation].name.clone()))
        }
        SpecRetry::AfterWait(_) => Some(Retry::AfterWait),
        SpecRetry::Word(text) => {
            let known = Retry::from_word(&text.value);
            if known.is_none() {
                unknown(checker, text, operations);
            }
            known
        }
    }
}

fn unknown(checker: &mut Checker<'_>, text: &Text, operations: &Operations) {
    let written = text.value.as_str();
    let replaced = REPLACED.iter().find(|(word, _)| *word == written);
    let (message, help) = match replaced {
        Some((_, Replacement::Word(word))) => {
            (format!("`{written}` was replaced by `{word}`"), format!("write `{word}`"))
        }
        Some((_, Replacement::Restart(part))) => {
            let message = format!("`{written}` was replaced by `{{restart: OPERATION}}`");
            (message, restart(operations, |name| name.contains(part)))
        }
        None if ROWS.iter().any(|row| row.has_operation && row.word == written) => {
            let message = format!("`{written}` needs the operation to start again with");
            (message, restart(operations, |_| true))
        }
        None if operations.names().any(|name| name == written) => {
            let message = format!("`{written}` is an operation, not a retry");
            (message, restart(operations, |name| name == written))
        }
        None => return api::unknown_value(checker, text, ROWS.iter().map(|row| row.word)),
    };
    checker.push(Diagnostic::new(Lint::UnknownValue, text.span, message).help(help));
}

/// Returns the help to write it with the first operation that fits, or with any operation.
fn restart(operations: &Operations, fits: impl Fn(&str) -> bool) -> String {
    let mut names = operations.names();
    if let Some(name) = names.clone().find(|name| fits(name)) {
        return format!("write `{{restart: {name}}}`");
    }
    match names.next() {
        Some(name) => format!("write `{{restart: {name}}}`, or another operation"),
        None => {
            "declare the operation under `operations`, and write `{restart: OPERATION}`".to_owned()
        }
    }
}
