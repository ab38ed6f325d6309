//! prove: checks on the decided table that every text has one reading, that some text matches each message, and that
//! every example and every sample matches its own entry. After it, only writing can fail.

mod bodies;
pub(crate) mod budget;
mod fallback;
pub(crate) mod nfa;
mod overlap;
mod signature;

use crate::check::{Checked, Error, Origin};
use crate::decide::{ErrorTable, Interpreter, MatchTable, Pattern};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lint::Lint;
use crate::parse::spec::Text;
use budget::Budget;

/// Reports all that cannot be proven about a checked catalogue; `interpreter` matches with its tables.
pub(crate) fn prove(
    checked: &Checked<'_>,
    table: &MatchTable,
    interpreter: &Interpreter<'_>,
    diagnostics: &mut Diagnostics,
) {
    let tables = checked.catalog.errors.iter().zip(&table.errors);
    let mut budget = Budget::WHOLE;
    for ((number, (error, table)), origin) in (0..).zip(tables).zip(&checked.origins) {
        let messages = &origin.messages;
        overlap::distinct(diagnostics, interpreter, number, (error, table), messages, &mut budget);
        // The findings under a dialect with mistakes are not known.
        if origin.dialect {
            examples(diagnostics, interpreter, number, error, table, messages);
            bodies::samples(diagnostics, interpreter, number, error, origin.written);
        }
    }
    fallback::fallback(checked, table, interpreter, diagnostics);
}

/// Returns the text of a pattern as it was written.
fn written<'s>(origin: &[Origin<'s>], pattern: &Pattern) -> Option<&'s Text> {
    let message = origin.get(pattern.message)?.written;
    match pattern.text.checked_sub(1) {
        None => message.message.as_ref(),
        Some(also) => message.also.get(also),
    }
}

/// Reports each example and each sample that does not match its own message, or matches another.
fn examples(
    diagnostics: &mut Diagnostics,
    interpreter: &Interpreter<'_>,
    number: u32,
    error: &Error,
    table: &ErrorTable,
    origin: &[Origin<'_>],
) {
    let is_documented = |origin: &Origin<'_>| origin.whole && origin.written.message.is_some();
    for (own, origin) in origin.iter().enumerate().filter(|(_, origin)| is_documented(origin)) {
        let sources = origin.written.about.sources.iter();
        let samples = sources.filter_map(|source| source.sample.as_ref());
        for example in origin.written.examples.iter().chain(samples) {
            let found = interpreter.findings(number, &example.value);
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
                [Some((name, _))] => format!("this example matches `{name}`"),
                [None] => "this example matches no message of this error".to_owned(),
                many => format!("this example matches {} findings", many.len()),
            };
            let help = "fix the message or its `wire`, or move the example to its message";
            let diagnostic = Diagnostic::new(Lint::BadExample, example.span, problem).help(help);
            diagnostics.push(diagnostic);
        }
    }
}
