//! Describes the keys that errors and messages share: remedy, retry, impact, values.

use std::time::Duration;

use super::writer::{blocks, list, table};
use crate::check::{About, Catalog, Field, FieldKind, Piece, Retry, Template, retry_meaning};
use crate::emit::prose;
use crate::vocabulary::Vocabulary;

/// Returns whether and how to retry, with the word of the catalogue and its source, if any.
pub(super) fn retry(retry: &Retry, delay: Option<Duration>, source: &str) -> String {
    format!("Retry: {} (`{retry}`{source})", retry_meaning(retry, delay, prose::code))
}

/// Returns the impact on the user of each operation.
pub(super) fn impact(facts: &Catalog, impact: &[(usize, String)]) -> String {
    let row = |(operation, seen): &(usize, String)| {
        let name = facts.operations[*operation].name.as_str();
        vec![format!("`{name}`"), prose::line(seen)]
    };
    let rows: Vec<_> = impact.iter().map(row).collect();
    table(&["Operation", "Impact"], &rows)
}

/// Returns the causes.
pub(super) fn causes(about: &About) -> String {
    list(&about.causes.iter().map(|cause| prose::line(cause)).collect::<Vec<_>>())
}

/// Returns a failing and a corrected request.
pub(super) fn fix(about: &About) -> String {
    let Some(fix) = &about.fix else { return String::new() };
    blocks(&[
        "This request fails:".to_owned(),
        prose::code_block("text", &fix.wrong),
        "This one does not:".to_owned(),
        prose::code_block("text", &fix.right),
    ])
}

/// Returns the type of a value in words.
pub(super) fn kind(field: &Field) -> String {
    let kind = match &field.kind {
        FieldKind::Simple(kind) => kind.meaning().to_owned(),
        FieldKind::OneOf { choices, .. } => {
            either(choices.iter().map(|(text, _)| prose::code(text)).collect())
        }
    };
    if field.sensitive { format!("{kind}; a sensitive value") } else { kind }
}

/// Returns a text of a message as the catalogue writes it, without the types of its values.
pub fn text(template: &Template, fields: &[Field]) -> String {
    let pieces = template.pieces.iter().map(|piece| match piece {
        Piece::Literal(text) => text.replace('{', "{{").replace('}', "}}"),
        Piece::Field(field) => format!("{{{}}}", fields[*field].name.as_str()),
    });
    pieces.collect()
}

/// Joins words: `a`, `b` or `c`.
pub(super) fn either(words: Vec<String>) -> String {
    joined(words, "or")
}

/// Joins words: `a`, `b` and `c`, with `last` before the last word.
pub(super) fn joined(mut words: Vec<String>, last: &str) -> String {
    let Some(word) = words.pop() else { return String::new() };
    if words.is_empty() { word } else { format!("{} {last} {word}", words.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_joined_as_in_a_sentence() {
        let words = |words: &[&str]| either(words.iter().map(|word| (*word).to_owned()).collect());
        assert_eq!(words(&["a"]), "a");
        assert_eq!(words(&["a", "b", "c"]), "a, b or c");
    }
}
