//! Reads `response`: places in bodies and headers, alone or in lists, and codes of several parts.

use super::format;
use super::reader::{Fields, Reader};
use super::spec::{SpecCode, SpecEach, SpecPlace, SpecPlaces, SpecResponse, Text};
use super::yaml::{Node, Value};

/// Reads `response` of a catalogue.
pub(super) fn response(reader: &mut Reader, catalogue: &Fields) -> Option<SpecResponse> {
    let fields = reader.mapping(catalogue, "response", &format::RESPONSE)?;
    Some(SpecResponse {
        wrong: fields.wrong(),
        format: reader.text(&fields, "format"),
        places: all_places(reader, &fields),
        correlation_id: places(reader, &fields, "correlation_id"),
        each: each(reader, &fields),
        fallback: reader.texts(&fields, "fallback"),
        unknown_code: reader.text(&fields, "unknown_code"),
    })
}

fn each(reader: &mut Reader, response: &Fields) -> Option<SpecEach> {
    let fields = reader.mapping(response, "each", &format::EACH)?;
    Some(SpecEach {
        span: fields.span,
        wrong: fields.wrong(),
        at: reader.text(&fields, "at"),
        places: all_places(reader, &fields),
        key: reader.text(&fields, "key"),
        leaves: reader.text(&fields, "leaves"),
    })
}

fn all_places(reader: &mut Reader, fields: &Fields) -> SpecPlaces {
    SpecPlaces {
        code: fields.written("code").map(|node| code(reader, node)),
        status: fields
            .written("status")
            .and_then(|node| place(reader, node, "status", &format::PLACE_WITH)),
        messages: places(reader, fields, "messages"),
        message: places(reader, fields, "message"),
        fields: named_fields(reader, fields),
    }
}

fn places(reader: &mut Reader, fields: &Fields, name: &str) -> Vec<SpecPlace> {
    reader.one_or_many(fields, name, |reader, node| place(reader, node, name, &format::PLACE_WITH))
}

/// Reads `code`. A mapping with `at` or `header` is one place; any other mapping names the parts of a code.
fn code(reader: &mut Reader, node: &Node) -> SpecCode {
    let one =
        |reader: &mut Reader, node: &Node| place(reader, node, "code", &format::CODE_PLACE_WITH);
    match &node.value {
        Value::Sequence(_) => SpecCode::Places(reader.items(node, "code", one)),
        Value::Mapping(_) if node.entry("at").is_none() && node.entry("header").is_none() => {
            reader.has_items(node, "code");
            SpecCode::Parts(reader.named(node, "code", |reader, name, node| {
                place(reader, node, name, &format::CODE_PLACE_WITH)
            }))
        }
        _ => SpecCode::Places(one(reader, node).into_iter().collect()),
    }
}

fn named_fields(reader: &mut Reader, fields: &Fields) -> Vec<(Text, Vec<SpecPlace>)> {
    let Some(node) = fields.written("fields") else { return Vec::new() };
    reader.named(node, "fields", |reader, name, node| {
        let one = |reader: &mut Reader, node: &Node| place(reader, node, name, &format::FIELD);
        match &node.value {
            Value::Sequence(items) if items.is_empty() => {
                reader.has_items(node, name);
                Vec::new()
            }
            Value::Sequence(_) => reader.items(node, name, one),
            _ => one(reader, node).into_iter().collect(),
        }
    })
}

/// Reads a pointer, or a mapping with `at` or `header`.
fn place(
    reader: &mut Reader,
    node: &Node,
    name: &str,
    mapping: &'static format::Mapping,
) -> Option<SpecPlace> {
    match &node.value {
        Value::Mapping(_) => {}
        Value::Scalar(_) => {
            let at = reader.scalar(node, name);
            return Some(SpecPlace { span: node.span, at, ..SpecPlace::default() });
        }
        Value::Null | Value::Sequence(_) => {
            reader.wrong_type(
                node,
                &format!("`{name}`"),
                "a JSON Pointer or a mapping with `at` or `header`",
                "write one place, such as `/error/code`",
            );
            return None;
        }
    }
    let fields = reader.fields(node, mapping)?;
    reader.one_of(&fields, mapping);
    Some(SpecPlace {
        span: fields.span,
        wrong: fields.wrong(),
        at: reader.text(&fields, "at"),
        header: reader.text(&fields, "header"),
        before: reader.text(&fields, "before"),
        after: reader.text(&fields, "after"),
        kind: reader.text(&fields, "type"),
        description: reader.text(&fields, "description"),
        sensitive: reader.text(&fields, "sensitive"),
    })
}
