//! The parts of a pattern as regular expressions.

use errcat_codegen::check::{Dialect, Field, FieldKind};
use errcat_codegen::decide::{Capture, Pattern};
use errcat_codegen::placeholder::PlaceholderType;
use regex::Regex;

/// The characters that a path may begin with, and those of its names.
const PATH_START: &str = r"[\p{Alphabetic}\p{N}_$@--[0-9]]";
const PATH_NAME: &str = r"[\p{Alphabetic}\p{N}_$@\-]";

/// No white space, comma, quote or bracket.
const WORD: &str = r#"[^\s,"'`()\[\]{}<>‘’‚“”„«»]"#;

/// Returns the expression for a whole text; `None` if a value is repeated.
pub(super) fn whole(pattern: &Pattern, fields: &[Field], dialect: &Dialect) -> Option<Regex> {
    if pattern.captures.iter().any(|capture| capture.same) {
        return None;
    }
    let capture = |capture: &Capture| {
        let value = ways(&fields[capture.field].kind, dialect).join("|");
        let then = literal(&capture.literal, dialect);
        format!("{}(?<f{}>{value}){then}", space(dialect), capture.field)
    };
    let head = literal(&pattern.head, dialect);
    let captures: Vec<_> = pattern.captures.iter().map(capture).collect();
    Some(compiled(&format!(r"\A{head}{}\z", captures.concat())))
}

/// Returns an expression in which `.` is any character.
pub(super) fn compiled(source: &str) -> Regex {
    Regex::new(&format!("(?s){source}")).expect("the oracle writes sound expressions")
}

/// Returns the expression for white space that is ignored.
pub(super) fn space(dialect: &Dialect) -> &'static str {
    if dialect.ignore_white_space { r"[ \t\n\r\x0C]*" } else { "" }
}

/// Returns the expression for literal text. Text of white space only cannot be absent, or two values would touch.
pub(super) fn literal(text: &str, dialect: &Dialect) -> String {
    if !dialect.ignore_white_space {
        return text.chars().map(|c| letter(c, dialect)).collect();
    }
    if !text.is_empty() && text.trim_ascii().is_empty() {
        return r"[ \t\n\r\x0C]+".to_owned();
    }
    let visible = text.chars().filter(|c| !c.is_ascii_whitespace());
    visible.flat_map(|c| [r"[ \t\n\r\x0C]*".to_owned(), letter(c, dialect)]).collect()
}

fn letter(c: char, dialect: &Dialect) -> String {
    let plain = regex::escape(&c.to_string());
    if !dialect.ignore_case || !c.is_ascii_alphabetic() {
        return plain;
    }
    format!("[{}{}]", c.to_ascii_lowercase(), c.to_ascii_uppercase())
}

/// Returns expressions for a value, of which the first that leads to a reading counts.
pub(super) fn ways(kind: &FieldKind, dialect: &Dialect) -> Vec<String> {
    match kind {
        FieldKind::Simple(kind) => simple(*kind, dialect),
        FieldKind::OneOf { choices, .. } => {
            choices.iter().map(|(choice, _)| literal(choice, dialect)).collect()
        }
    }
}

fn simple(kind: PlaceholderType, dialect: &Dialect) -> Vec<String> {
    match kind {
        PlaceholderType::Index => vec![up_to(&u64::MAX.to_string())],
        PlaceholderType::Int => {
            let (most, least) = (i64::MAX.to_string(), i64::MIN.unsigned_abs().to_string());
            vec![up_to(&most), format!("-(?:{})", up_to(&least))]
        }
        PlaceholderType::Number => {
            vec![r"-?[0-9]+?(?:\.[0-9]+?)??(?:[eE][+\-]?[0-9]+?)??".to_owned()]
        }
        PlaceholderType::Uuid => {
            vec!["[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}".to_owned()]
        }
        PlaceholderType::Word => vec![format!("{WORD}+?")],
        PlaceholderType::Path => {
            vec![format!(r"{PATH_START}{PATH_NAME}*?(?:\.{PATH_NAME}+?|\[[0-9]{{1,20}}\])*?")]
        }
        // The white space before it has been skipped already.
        PlaceholderType::Text if dialect.ignore_white_space => {
            vec![r"[^ \t\n\r\x0C].*?".to_owned()]
        }
        PlaceholderType::Text => vec![".+?".to_owned()],
    }
}

/// Returns expressions for numbers of at most 20 digits, including leading zeros, that are at most `limit`; those with
/// fewer digits first.
fn up_to(limit: &str) -> String {
    let zeros = "0".repeat(20 - limit.len());
    let mut sources = vec![format!("[0-9]{{1,{}}}?", limit.len() - 1)];
    for total in limit.len()..=20 {
        let zeros = &zeros[..total - limit.len()];
        let smaller = limit.char_indices().filter(|(_, digit)| *digit > '0');
        sources.extend(smaller.map(|(at, digit)| {
            let (before, rest) = (&limit[..at], limit.len() - at - 1);
            let below = char::from(digit as u8 - 1);
            format!("{zeros}{before}[0-{below}][0-9]{{{rest}}}")
        }));
        sources.push(format!("{zeros}{limit}"));
    }
    format!("(?:{})", sources.join("|"))
}
