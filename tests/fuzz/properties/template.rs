//! Any text is a message, which is taken apart as its braces say, or a mistake at the place of the message.

use errcat_codegen::check::{Field, Piece};
use errcat_codegen::compile;
use errcat_codegen::diagnostic::Severity;
use serde_json::json;

use super::{catalogue, source};

pub(crate) fn holds(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let error = json!({"code": "E", "name": "e", "description": "Made up.", "message": text});
    let source = source(&catalogue(&json!({}), &json!([error])));
    let (compiled, diagnostics) = compile(&source);
    let written = json!(text).to_string();
    let place = source.text().find(&format!("\"message\":{written}")).expect("it is written");
    let place = place..=place + "\"message\":".len() + written.len();
    for diagnostic in diagnostics.iter().filter(|one| one.severity() == Severity::Error) {
        let span = diagnostic.span;
        assert!(place.contains(&span.start) && place.contains(&span.end), "{diagnostic:?}");
    }
    let Some(compiled) = compiled else { return };
    let message = &compiled.catalog().errors[0].messages[0];
    assert_eq!(message.message.as_deref(), Some(&*text));
    let [template] = &message.templates[..] else { panic!("{:?}", message.templates) };
    let found: Vec<_> = template.pieces.iter().map(|piece| part(piece, &message.fields)).collect();
    assert_eq!(found, split(&text));
}

#[derive(PartialEq, Debug)]
enum Part {
    Literal(String),
    Value(String),
}

fn part(piece: &Piece, fields: &[Field]) -> Part {
    match piece {
        Piece::Literal(text) => Part::Literal(text.clone()),
        Piece::Field(field) => Part::Value(fields[*field].name.as_str().to_owned()),
    }
}

/// A sound message by its braces: outside placeholders doubled ones stand for themselves.
fn split(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut literal = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if rest.starts_with("{{") || rest.starts_with("}}") {
            literal.push(c);
            rest = &rest[2..];
        } else if let Some((inner, after)) = rest.strip_prefix('{').and_then(|r| r.split_once('}'))
        {
            parts
                .extend((!literal.is_empty()).then(|| Part::Literal(std::mem::take(&mut literal))));
            parts.push(Part::Value(inner.split(':').next().unwrap_or_default().to_owned()));
            rest = after;
        } else {
            literal.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    parts.extend((!literal.is_empty()).then_some(Part::Literal(literal)));
    parts
}
