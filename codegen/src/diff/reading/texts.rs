//! Compares texts in the catalogue, which are the best witnesses: documented texts with values, and examples.

use super::judge::Judge;
use crate::check::{Error, Field, FieldKind, Message, Piece, Template};
use crate::placeholder::RustType;

/// The maximum number of messages of an error whose texts are tried.
const MAX_MESSAGES: usize = 1_000;

/// Reports changed matches of the documented texts and examples.
pub(super) fn at_hand(judge: &mut Judge<'_, '_>) {
    let errors = [judge.old.error, judge.new.error];
    let all = errors.map(|error| [written(error), examples(error)].concat());
    for text in all.into_iter().chain(errors.map(edges)).flatten() {
        judge.text(&text);
    }
}

fn examples(error: &Error) -> Vec<String> {
    let messages = error.messages.iter().take(MAX_MESSAGES);
    messages.flat_map(|message| message.examples.iter().cloned()).collect()
}

/// Returns the documented texts of an error, filled with values.
pub(super) fn written(error: &Error) -> Vec<String> {
    templates(error).map(|(message, template)| filled(message, template, usual)).collect()
}

/// Returns the documented texts with a space for each value of any text. Where white space is ignored, a space is not a
/// value.
pub(super) fn blanks(error: &Error) -> Vec<String> {
    let is_text = |field: &Field| field.kind == FieldKind::TEXT;
    let with_texts = templates(error).filter(|(message, _)| message.fields.iter().any(is_text));
    with_texts.map(|(message, template)| filled(message, template, blank)).collect()
}

/// Returns the documented texts with numbers that just fit or just do not fit: automata know digits, not numbers.
fn edges(error: &Error) -> Vec<String> {
    let with_numbers = templates(error)
        .filter(|(message, _)| message.fields.iter().any(|field| is_bounded(&field.kind)));
    let edges = |(message, template)| {
        NUMBERS.iter().map(move |number| {
            filled(message, template, |kind| if is_bounded(kind) { number } else { usual(kind) })
        })
    };
    with_numbers.flat_map(edges).collect()
}

/// Returns whether a number has to fit in 64 bits.
fn is_bounded(kind: &FieldKind) -> bool {
    kind.simple().is_some_and(|kind| match kind.row().rust {
        RustType::U64 | RustType::I64 => true,
        RustType::Text => false,
    })
}

const NUMBERS: &[&str] = &[
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "-9223372036854775809",
    "18446744073709551615",
    "18446744073709551616",
];

fn templates(error: &Error) -> impl Iterator<Item = (&Message, &Template)> {
    let messages = error.messages.iter().take(MAX_MESSAGES);
    messages.flat_map(|message| message.templates.iter().map(move |template| (message, template)))
}

fn filled<'t>(
    message: &'t Message,
    template: &'t Template,
    value: impl Fn(&'t FieldKind) -> &'t str,
) -> String {
    let pieces = template.pieces.iter().map(|piece| match piece {
        Piece::Literal(literal) => literal.as_str(),
        Piece::Field(field) => value(&message.fields[*field].kind),
    });
    pieces.collect()
}

fn blank(kind: &FieldKind) -> &str {
    if *kind == FieldKind::TEXT { " " } else { usual(kind) }
}

fn usual(kind: &FieldKind) -> &str {
    kind.value(|row| row.witness)
}
