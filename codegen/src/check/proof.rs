//! Proves on the decided table that every text has one reading and that every example reads as its own
//! message, every sample as what it stands under.

use super::catalog::{Error, Facts};
use super::errors::{Origin, Origins};
use super::nfa::Budget;
use super::{Checker, bodies, overlap};
use crate::decide::{self, ErrorTable, Interpreter, Pattern};
use crate::diagnostic::Diagnostic;
use crate::lint::Lint;
use crate::parse::spec::Text;
use crate::runtime::finding::Findings;

/// Reports what cannot be proven.
pub(super) fn prove(checker: &mut Checker<'_>, facts: &Facts, origins: &[Origins<'_>]) {
    let table = decide::decide(facts);
    let interpreter = Interpreter::new(facts, &table);
    let tables = facts.errors.iter().zip(&table.errors);
    let mut budget = Budget::WHOLE;
    for ((number, (error, table)), origin) in (0..).zip(tables).zip(origins) {
        let messages = &origin.messages;
        overlap::distinct(checker, &interpreter, number, (error, table), messages, &mut budget);
        // What a dialect that is not sound would have read, nobody knows.
        if origin.dialect {
            examples(checker, &interpreter, number, error, table, &origin.messages);
        }
    }
    for (number, (error, origin)) in facts.errors.iter().zip(origins).enumerate() {
        if origin.dialect {
            bodies::samples(checker, &interpreter, number, error, origin.written);
        }
    }
}

/// Where the text of a pattern was written.
pub(super) fn written<'s>(origin: &[Origin<'s>], pattern: &Pattern) -> Option<&'s Text> {
    let message = origin.get(pattern.message)?.written;
    match pattern.text.checked_sub(1) {
        None => message.message.as_ref(),
        Some(also) => message.also.get(also),
    }
}

/// Every example and every sample reads as its own message, and as no other.
fn examples(
    checker: &mut Checker<'_>,
    interpreter: &Interpreter<'_>,
    number: u32,
    error: &Error,
    table: &ErrorTable,
    origin: &[Origin<'_>],
) {
    let told = |origin: &Origin<'_>| origin.whole && origin.written.message.is_some();
    for (own, origin) in origin.iter().enumerate().filter(|(_, origin)| told(origin)) {
        let sources = origin.written.about.sources.iter();
        let samples = sources.filter_map(|source| source.sample.as_ref());
        for example in origin.written.examples.iter().chain(samples) {
            let found = Findings::new(interpreter, number, &example.value);
            let read: Vec<_> = found
                .map(|found| {
                    let message = found.matched?.message() as usize - table.first_entry;
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
            let diagnostic = Diagnostic::new(Lint::BadExample, example.span, problem).help(help);
            checker.push(diagnostic);
        }
    }
}
