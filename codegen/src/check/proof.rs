//! Proves on the decided table that every text has one reading and that every example reads as its own message.

use std::collections::HashMap;

use super::Checker;
use super::catalog::{Error, Facts};
use super::errors::Origins;
use crate::decide::{self, ErrorTable, Interpreter, Pattern};
use crate::diagnostic::Diagnostic;
use crate::parse::spec::{SpecMessage, Text};
use crate::rule::Rule;
use crate::runtime::finding::Findings;

/// Reports what cannot be proven.
pub(super) fn prove(checker: &mut Checker<'_>, facts: &Facts, origins: &Origins<'_>) {
    let table = decide::decide(facts);
    for (table, origin) in table.errors.iter().zip(origins) {
        duplicates(checker, table, origin);
    }
    let interpreter = Interpreter::new(facts, &table);
    let tables = facts.errors.iter().zip(&table.errors);
    for ((number, (error, table)), origin) in (0..).zip(tables).zip(origins) {
        examples(checker, &interpreter, number, error, table, origin);
    }
}

/// Where the text of a pattern was written.
fn written<'s>(origin: &[&'s SpecMessage], pattern: &Pattern) -> Option<&'s Text> {
    let message = origin.get(pattern.message)?;
    match pattern.text.checked_sub(1) {
        None => message.message.as_ref(),
        Some(also) => message.also.get(also),
    }
}

/// Texts that differ in nothing that a matcher looks at.
fn duplicates(checker: &mut Checker<'_>, table: &ErrorTable, origin: &[&SpecMessage]) {
    let mut seen = HashMap::new();
    for pattern in &table.patterns {
        let holes: Vec<_> = pattern.holes.iter().map(|h| (h.same, h.then.as_str())).collect();
        let key = (pattern.prefix, pattern.head.as_str(), holes, pattern.rank);
        let first: &Pattern = seen.entry(key).or_insert(pattern);
        let (Some(text), Some(other)) = (written(origin, pattern), written(origin, first)) else {
            continue;
        };
        let (text, other) = if text.span < other.span { (other, text) } else { (text, other) };
        if text.span != other.span && first.message != pattern.message {
            let message = "another message of this error has the same text";
            let diagnostic = Diagnostic::new(Rule::DuplicateMessage, text.span, message);
            let help = "keep one of them, or write what tells them apart";
            checker.push(diagnostic.help(help).related(other.span, "first here"));
        }
    }
}

/// Every example reads as its own message, and as no other.
fn examples(
    checker: &mut Checker<'_>,
    interpreter: &Interpreter<'_>,
    number: u32,
    error: &Error,
    table: &ErrorTable,
    origin: &[&SpecMessage],
) {
    let told = origin.iter().enumerate().filter(|(_, message)| message.message.is_some());
    for (own, message) in told {
        for example in &message.examples {
            let found = Findings::new(interpreter, number, &example.value);
            let read: Vec<_> = found
                .map(|found| {
                    let message = found.matched?.message as usize - table.first_entry;
                    error.messages.get(message).map(|message| (message.name().as_str(), message))
                })
                .collect();
            let is_own =
                |name: &str| error.messages.get(own).is_some_and(|m| m.name().as_str() == name);
            let problem = match &read[..] {
                [Some((name, _))] if is_own(name) => continue,
                [Some((name, _))] => format!("this example reads as `{name}`"),
                [None] => "this example reads as no message of this error".to_owned(),
                many => format!("this example reads as {} findings", many.len()),
            };
            let help = "mend the message or its `wire`, or move the example where it belongs";
            let diagnostic = Diagnostic::new(Rule::BadExample, example.span, problem).help(help);
            checker.push(diagnostic);
        }
    }
}
