//! Reads a text by trying every split of it, the shortest values from the left first. Supports repeated values.

use errcat_codegen::check::{Dialect, Field, FieldKind};
use errcat_codegen::decide::Pattern;
use regex::Regex;

use super::expressions::{compiled, literal, space, ways};

/// A part of a pattern.
pub(super) enum Piece {
    /// The text must continue with it: literal text, or white space that is ignored.
    Literal(Regex),
    /// A field whose whole value matches the expression.
    Value(usize, Regex),
    /// A field whose value is at the beginning of the rest; the first expression that leads to a reading counts.
    OneOf(usize, Vec<Regex>),
    /// A field that already has a value.
    Same(usize),
}

pub(super) fn pieces(pattern: &Pattern, fields: &[Field], dialect: &Dialect) -> Vec<Piece> {
    let next = |source: &str| compiled(&format!(r"\A(?:{source})"));
    let mut pieces = vec![Piece::Literal(next(&literal(&pattern.head, dialect)))];
    for capture in &pattern.captures {
        let kind = &fields[capture.field].kind;
        let ways = ways(kind, dialect);
        pieces.push(Piece::Literal(next(space(dialect))));
        pieces.push(match kind {
            _ if capture.same => Piece::Same(capture.field),
            FieldKind::OneOf { .. } => {
                Piece::OneOf(capture.field, ways.iter().map(|way| next(way)).collect())
            }
            FieldKind::Simple(_) => {
                Piece::Value(capture.field, compiled(&format!(r"\A(?:{})\z", ways.join("|"))))
            }
        });
        pieces.push(Piece::Literal(next(&literal(&capture.literal, dialect))));
    }
    pieces
}

/// Returns the values of a text, by field.
pub(super) fn read(pieces: &[Piece], text: &str, fields: usize) -> Option<Vec<String>> {
    let mut values = vec![String::new(); fields];
    fill(pieces, text, &mut values).then_some(values)
}

fn fill(pieces: &[Piece], text: &str, values: &mut Vec<String>) -> bool {
    let Some((piece, pieces)) = pieces.split_first() else { return text.is_empty() };
    let (field, ends) = match piece {
        Piece::Literal(regex) => {
            return regex
                .find(text)
                .is_some_and(|found| fill(pieces, &text[found.end()..], values));
        }
        Piece::Same(field) => {
            let value = values[*field].clone();
            return text.strip_prefix(&*value).is_some_and(|rest| fill(pieces, rest, values));
        }
        Piece::OneOf(field, ways) => {
            (field, ways.iter().filter_map(|way| way.find(text)).map(|found| found.end()).collect())
        }
        Piece::Value(field, regex) => (field, ends(regex, text)),
    };
    ends.into_iter().any(|end| {
        text[..end].clone_into(&mut values[*field]);
        fill(pieces, &text[end..], values)
    })
}

/// Returns the bytes where a value can end.
fn ends(regex: &Regex, text: &str) -> Vec<usize> {
    let all = text.char_indices().map(|(at, c)| at + c.len_utf8());
    all.filter(|end| regex.is_match(&text[..*end])).collect()
}
