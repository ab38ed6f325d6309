//! Texts that are at hand: the documented ones with values in, and the examples. They make the best witnesses.

use super::judge::Judge;
use crate::check::{Error, FieldKind, Message, Piece, Template};

/// Messages of an error whose texts are tried.
const MAX_MESSAGES: usize = 1_000;

/// Tells what changed in how the texts at hand read.
pub(super) fn at_hand(judge: &mut Judge<'_, '_>) {
    for error in [judge.old.error, judge.new.error] {
        let examples = error.messages.iter().take(MAX_MESSAGES).flat_map(|m| m.examples.clone());
        for text in written(error).into_iter().chain(examples) {
            judge.text(&text);
        }
    }
}

/// The documented texts of an error with values in.
pub(super) fn written(error: &Error) -> Vec<String> {
    let messages = error.messages.iter().take(MAX_MESSAGES);
    let templates = messages.flat_map(|m| m.templates.iter().map(move |template| (m, template)));
    templates.map(|(message, template)| filled(message, template)).collect()
}

fn filled(message: &Message, template: &Template) -> String {
    let pieces = template.pieces.iter().map(|piece| match piece {
        Piece::Literal(literal) => literal.as_str(),
        Piece::Field(field) => value(&message.fields[*field].kind),
    });
    pieces.collect()
}

fn value(kind: &FieldKind) -> &str {
    match kind {
        FieldKind::Index => "7",
        FieldKind::Int => "-7",
        FieldKind::Word | FieldKind::Path => "name",
        FieldKind::Text => "some text",
        FieldKind::OneOf { choices, .. } => choices.first().map_or("", |(text, _)| text),
    }
}
