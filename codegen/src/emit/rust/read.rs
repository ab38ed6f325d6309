//! Writes how details are built from matched messages: a table for those without values, a match for the others.

use super::items::{ErrorItem, FieldItem, Items, MessageItem, ValueType};
use super::source::{Source, literal};
use crate::check::FieldKind;
use crate::placeholder::RustType;

/// The maximum number of messages in one match, since rustc needs longer for a large match than for several.
const CHUNK: usize = 4000;

/// Writes the table and the function.
pub(super) fn module(items: &Items<'_>, source: &mut Source) {
    let all: Vec<_> = items
        .errors
        .iter()
        .flat_map(|error| error.messages.iter().map(move |item| (error, item)))
        .collect();
    let texts = |texts: &'static str| if items.has_text() { texts } else { "" };
    literals(&all, texts("<&'static str>"), source);
    read(&all, texts("<&'a str>"), source);
}

type Item<'i> = (&'i ErrorItem<'i>, &'i MessageItem<'i>);

/// Writes the table of the messages without values, by their numbers. The generated code fills the gaps at compile
/// time, which is faster to compile.
fn literals(all: &[Item<'_>], texts: &str, source: &mut Source) {
    source.docs("Every message that has no values.");
    source.open(format_args!(
        "static LITERALS: [::core::option::Option<Detail{texts}>; {}] = v1::spread(",
        all.len()
    ));
    gaps(all, source);
    source.open(format_args!("&["));
    for (error, item) in all.iter().filter(|(_, item)| item.fields.is_empty()) {
        source.line(format_args!("{},", detail(error, item)));
    }
    source.close("],");
    source.close(");");
    source.blank();
}

/// Writes a point for each message without values, and a dash for each other message.
fn gaps(all: &[Item<'_>], source: &mut Source) {
    let mark = |(_, item): &Item<'_>| if item.fields.is_empty() { '.' } else { '-' };
    source.open(format_args!("b\"\\"));
    for line in all.chunks(100) {
        source.line(format_args!("{}\\", line.iter().map(mark).collect::<String>()));
    }
    source.close("\",");
}

/// Writes the function that builds a detail from the number of its message and the texts of its values.
fn read(all: &[Item<'_>], texts: &str, source: &mut Source) {
    let chunks: Vec<_> = all
        .chunks(CHUNK)
        .enumerate()
        .filter(|(_, chunk)| chunk.iter().any(|(_, item)| !item.fields.is_empty()))
        .collect();
    source.docs("Returns the message with the values that were read.");
    source.line(format_args!("#[allow(unused_variables)]"));
    signature("pub(super) fn read", texts, source);
    source.fixed(LITERAL);
    match &chunks[..] {
        [] => source.line(format_args!("::core::option::Option::None")),
        [(_, chunk)] => arms(chunk, source),
        many => {
            source.open(format_args!("match message / {CHUNK} {{"));
            for (number, _) in many {
                source.line(format_args!("{number} => read_{number}(message, values),"));
            }
            source.line(format_args!("_ => ::core::option::Option::None,"));
            source.close("}");
        }
    }
    source.close("}");
    for (number, chunk) in chunks.iter().filter(|_| chunks.len() > 1) {
        source.blank();
        signature(&format!("fn read_{number}"), texts, source);
        arms(chunk, source);
        source.close("}");
    }
}

fn signature(name: &str, texts: &str, source: &mut Source) {
    source.open(format_args!(
        "{name}<'a>(message: u32, values: &[&'a str; surface::MAX_VALUES]) -> ::core::option::Option<Detail{texts}> {{"
    ));
}

const LITERAL: &str = "\
if let ::core::option::Option::Some(::core::option::Option::Some(detail)) = LITERALS.get(message as usize) {
    return ::core::option::Option::Some(*detail);
}";

/// Writes a match that builds the details with values.
fn arms(chunk: &[Item<'_>], source: &mut Source) {
    let with_values = chunk.iter().filter(|(_, item)| !item.fields.is_empty());
    let most = with_values.clone().map(|(_, item)| item.fields.len()).max().unwrap_or(0);
    let values: String = (0..most).map(|number| format!("value{number}, ")).collect();
    source.line(format_args!("let [{values}..] = *values;"));
    source.open(format_args!("::core::option::Option::Some(match message {{"));
    for (error, item) in with_values {
        source.line(format_args!("{} => {},", item.number, detail(error, item)));
    }
    source.line(format_args!("_ => return ::core::option::Option::None,"));
    source.close("})");
}

/// Returns the expression of a detail: `Detail::NotFound(NotFound::Order { id: value0 })`.
fn detail(error: &ErrorItem<'_>, item: &MessageItem<'_>) -> String {
    let (name, fields) = (&error.name, item.fields(value));
    match error.inline() {
        Some(_) => format!("Detail::{name}{fields}"),
        None => format!("Detail::{name}({name}::{}{fields})", item.name),
    }
}

/// Returns the expression of a value from its text, `value0` for the first one.
fn value(number: usize, field: &FieldItem<'_>) -> String {
    match (&field.value, &field.field.kind) {
        (ValueType::Simple(RustType::U64), _) => format!("v1::index(value{number})"),
        (ValueType::Simple(RustType::I64), _) => format!("v1::int(value{number})"),
        (ValueType::OneOf(name), FieldKind::OneOf { written, .. }) => {
            let written = literal(written);
            format!("*{name}::ALL.get(v1::choice(value{number}, {written}))?")
        }
        _ => format!("value{number}"),
    }
}
