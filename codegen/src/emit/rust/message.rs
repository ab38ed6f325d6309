//! Writes the enum of the messages of one error, and the functions that it shares with `Detail`.

use super::docs;
use super::items::{ErrorItem, FieldItem, Items, MessageItem, ValueType};
use super::source::Source;
use crate::placeholder::RustType;

/// The arms of a variant in the functions that every enum with values has.
pub(super) struct Arms {
    /// The pattern of the variant.
    pub(super) pattern: String,
    /// Its number and its values.
    pub(super) parts: Parts,
    /// The expression for the same variant with other text types.
    pub(super) map: String,
}

/// The form of the parts of a variant.
pub(super) enum Parts {
    /// A number without values.
    Number(usize),
    /// An expression.
    Expression(String),
}

/// Writes the enum of the messages of one error.
pub(super) fn messages(items: &Items<'_>, error: &ErrorItem<'_>, source: &mut Source) {
    let (name, has_text) = (&error.name, error.has_text);
    source.blank();
    source.docs(&docs::messages(error.error));
    if source.has_pages() {
        let page = docs::page(error.error);
        source.docs(&format!("\nEverything about it is on [its page](mod@super::pages::{page})."));
    }
    docs::attributes(items.catalog, error.error, name, source);
    source.line(format_args!("#[non_exhaustive]"));
    source.open(format_args!("pub enum {name}{} {{", items.owned(has_text)));
    for item in &error.messages {
        source.docs(&docs::message(items.catalog, item.message));
        docs::lifecycle(items.catalog, &item.message.about, source);
        variant(items, &item.name, item, source);
    }
    source.close("}");
    source.blank();
    reference(items, error, source);
    if error.messages.iter().all(|item| item.fields.is_empty()) {
        let first = error.messages.first().map_or(0, |item| item.number);
        let parts = format!("surface::Parts({first} + *self as u32, surface::NO_VALUES)");
        source.open(format_args!("impl {name} {{"));
        source.fixed(&PARTS.replace("BODY", &parts));
        source.close("}");
        return;
    }
    let most = items.catalog.max_fields();
    let arms: Vec<_> =
        error.messages.iter().map(|item| arms(name, &item.name, item, most)).collect();
    functions(items, name, has_text, &arms, source);
}

/// Writes the alias for the enum with borrowed texts, unless another type has that name.
fn reference(items: &Items<'_>, error: &ErrorItem<'_>, source: &mut Source) {
    let name = &error.name;
    if items.types.contains(&format!("{name}Ref")) {
        return;
    }
    source.docs(&format!("[`{name}`](enum@{name}) with borrowed texts."));
    docs::lifecycle(items.catalog, &error.error.about, source);
    let texts = if error.has_text { "<&'a str>" } else { "" };
    source.line(format_args!("pub type {name}Ref<'a> = {name}{texts};"));
    source.blank();
}

const PARTS: &str = "\
#[inline]
pub(super) fn parts(&self) -> surface::Parts<'_> {
    BODY
}";

/// Writes the functions from which the engine builds the methods and traits of an enum.
pub(super) fn functions(
    items: &Items<'_>,
    name: &str,
    has_text: bool,
    arms: &[Arms],
    source: &mut Source,
) {
    let (text, other) = (&items.text, &items.other);
    let parameter = items.parameter(has_text);
    source.open(format_args!("impl{parameter} {name}{parameter} {{"));
    source.line(format_args!("#[inline]"));
    let bound = if has_text {
        format!(" where {text}: ::core::convert::AsRef<str>")
    } else {
        String::new()
    };
    source.open(format_args!("pub(super) fn parts(&self) -> surface::Parts<'_>{bound} {{"));
    parts(arms, source);
    source.close("}");
    if has_text {
        source.blank();
        source.line(format_args!("#[inline]"));
        source.open(format_args!(
            "pub(super) fn map<'s, {other}>(&'s self, text: fn(&'s {text}) -> {other}) -> {name}<{other}> {{"
        ));
        let arms = arms.iter().map(|arms| format!("{} => {},", arms.pattern, arms.map));
        matched("", arms, source);
        source.close("}");
    }
    source.close("}");
    source.blank();
}

/// Writes the match from variants to parts. rustc compiles numbers faster than parts without values.
fn parts(arms: &[Arms], source: &mut Source) {
    let has_numbers = arms.iter().any(|arms| matches!(arms.parts, Parts::Number(_)));
    let leave = if has_numbers { "return " } else { "" };
    let arms = arms.iter().map(|Arms { pattern, parts, .. }| match parts {
        Parts::Number(number) => format!("{pattern} => {number},"),
        Parts::Expression(parts) => format!("{pattern} => {leave}{parts},"),
    });
    if !has_numbers {
        return matched("", arms, source);
    }
    matched("let number = ", arms, source);
    source.line(format_args!("surface::Parts(number, surface::NO_VALUES)"));
}

/// Writes a match on an enum; an enum without variants has no value to match.
fn matched(binding: &str, arms: impl ExactSizeIterator<Item = String>, source: &mut Source) {
    if arms.len() == 0 {
        return source.line(format_args!("match *self {{}}"));
    }
    source.open(format_args!("{binding}match self {{"));
    for arm in arms {
        source.line(format_args!("{arm}"));
    }
    source.close(if binding.is_empty() { "}" } else { "};" });
}

/// Returns the arms of a message, which is the variant `name` of `of`. Its values are padded to `most`, the maximum of
/// any message.
pub(super) fn arms(of: &str, name: &str, item: &MessageItem<'_>, most: usize) -> Arms {
    let (number, pattern) = (item.number, item.pattern());
    let parts = if item.fields.is_empty() {
        Parts::Number(number)
    } else {
        Parts::Expression(format!("surface::Parts({number}, {})", values(item, most)))
    };
    let converted = item.fields(|number, field| {
        if field.is_text() { format!("text(value{number})") } else { format!("*value{number}") }
    });
    Arms {
        pattern: format!("Self::{name}{pattern}"),
        parts,
        map: format!("{of}::{name}{converted}"),
    }
}

fn values(item: &MessageItem<'_>, most: usize) -> String {
    let mut values: Vec<_> = item.fields.iter().enumerate().map(value).collect();
    values.resize(most, "v1::Value::NONE".to_owned());
    format!("[{}]", values.join(", "))
}

fn value((number, field): (usize, &FieldItem<'_>)) -> String {
    match &field.value {
        ValueType::Simple(RustType::U64) => format!("v1::Value::Index(*value{number})"),
        ValueType::Simple(RustType::I64) => format!("v1::Value::Int(*value{number})"),
        ValueType::Simple(RustType::Text) => format!("v1::Value::Text(value{number}.as_ref())"),
        ValueType::OneOf(_) => format!("v1::Value::Choice(value{number}.names())"),
    }
}

/// Writes the variant of a message with its fields.
pub(super) fn variant(items: &Items<'_>, name: &str, item: &MessageItem<'_>, source: &mut Source) {
    if item.fields.is_empty() {
        return source.line(format_args!("{name},"));
    }
    source.open(format_args!("{name} {{"));
    for field in &item.fields {
        source.docs(&docs::field(field.field));
        let kind = match &field.value {
            ValueType::Simple(RustType::U64) => "u64",
            ValueType::Simple(RustType::I64) => "i64",
            ValueType::Simple(RustType::Text) => &items.text,
            ValueType::OneOf(name) => name,
        };
        source.line(format_args!("{}: {kind},", field.name));
    }
    source.close("},");
}
