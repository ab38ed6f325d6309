//! A catalogue and its decided table as data for the scripts of a site.

use std::collections::BTreeMap;

use errcat_codegen::Compiled;
use errcat_codegen::check::{
    About, Catalog, Dialect, Error, Field, FieldKind, Message, retry_meaning,
};
use errcat_codegen::decide::{ErrorTable, Hole, Pattern};
use errcat_codegen::emit::markdown::{says_name, text};
use serde_json::{Value, json};

use crate::lifecycle;

/// Returns a script that defines the data.
pub(super) fn script(compiled: &Compiled) -> String {
    format!("(globalThis.errcat ??= {{}}).catalogue = {};\n", catalogue(compiled))
}

fn catalogue(compiled: &Compiled) -> Value {
    let facts: &Catalog = compiled.catalog();
    let errors = facts.errors.iter().zip(&compiled.table().errors);
    let names = facts.operations.iter().map(|operation| operation.name.as_str());
    json!({
        "name": facts.api.name,
        "layout": layout(facts),
        "operations": names.collect::<Vec<_>>(),
        "retries": retries(facts),
        "general": {
            "remedy": facts.default_remedy().and_then(|rule| rule.remedy.as_deref()),
            "retry": facts.default_retry().map(ToString::to_string),
        },
        "errors": errors.map(|(error, table)| self::error(facts, error, table)).collect::<Vec<_>>(),
    })
}

/// What each retry of the catalogue means, by how it is shown.
fn retries(facts: &Catalog) -> BTreeMap<String, String> {
    let messages = facts.entries().map(|(_, message)| &message.about);
    let abouts = messages.chain(facts.errors.iter().map(|error| &error.about));
    let retries = abouts.filter_map(|about| about.retry.as_ref()).chain(facts.default_retry());
    let meaning = |retry| retry_meaning(retry, str::to_owned);
    retries.map(|retry| (retry.to_string(), meaning(retry))).collect()
}

fn layout(facts: &Catalog) -> Value {
    let response = &facts.response;
    let fallback = response.fallback.iter().map(|fallback| fallback.as_str());
    json!({
        "code": response.code_pointers(),
        "messages": response.message_pointers(),
        "single": response.places.messages.single,
        "correlation_id": response.id_pointers(),
        "fallback": fallback.collect::<Vec<_>>(),
    })
}

fn error(facts: &Catalog, error: &Error, table: &ErrorTable) -> Value {
    let name = error.name().as_str();
    let messages = error.messages.iter().map(|message| self::message(facts, message));
    let pattern = |pattern: &Pattern| self::pattern(pattern, &error.messages[pattern.message]);
    json!({
        "status": error.status,
        "code": error.code,
        "name": name,
        "title": error.title(),
        "says_name": says_name(error),
        "page": format!("errors/{name}.html"),
        "inline": error.inline,
        "about": about(facts, &error.about),
        "dialect": dialect(&error.dialect, table.trailing_words),
        "empty": table.empty,
        "patterns": table.patterns.iter().map(pattern).collect::<Vec<_>>(),
        "messages": messages.collect::<Vec<_>>(),
    })
}

fn about(facts: &Catalog, about: &About) -> Value {
    let seen = |(operation, seen): &(usize, String)| {
        json!([facts.operations[*operation].name.as_str(), seen])
    };
    json!({
        "description": about.description,
        "remedy": about.remedy,
        "retry": about.retry.as_ref().map(ToString::to_string),
        "impact": about.impact.iter().map(seen).collect::<Vec<_>>(),
        "lifecycle": lifecycle::texts(facts, about),
        "links": about.links.iter().map(|link| [&link.title, &link.url]).collect::<Vec<_>>(),
    })
}

fn message(facts: &Catalog, message: &Message) -> Value {
    let also = message.templates.iter().skip(1);
    json!({
        "name": message.name().as_str(),
        "text": message.message,
        "also": also.map(|template| text(template, &message.fields)).collect::<Vec<_>>(),
        "fields": message.fields.iter().map(field).collect::<Vec<_>>(),
        "examples": message.examples,
        "about": about(facts, &message.about),
    })
}

fn field(field: &Field) -> Value {
    let name = field.name.as_str();
    let choices = match &field.kind {
        FieldKind::OneOf { choices, .. } => choices.iter().map(|(text, _)| text.as_str()).collect(),
        FieldKind::Simple(_) => Vec::new(),
    };
    json!({ "name": name, "kind": kind(&field.kind), "choices": choices })
}

/// Returns the type of a value for the scripts.
fn kind(kind: &FieldKind) -> &'static str {
    match kind {
        FieldKind::Simple(kind) => kind.as_str(),
        FieldKind::OneOf { .. } => "one_of",
    }
}

fn pattern(pattern: &Pattern, message: &Message) -> Value {
    let hole = |hole: &Hole| self::hole(hole, &message.fields[hole.field]);
    json!({
        "message": pattern.message,
        "prefix": pattern.prefix,
        "head": pattern.head,
        "holes": pattern.holes.iter().map(hole).collect::<Vec<_>>(),
    })
}

fn hole(hole: &Hole, field: &Field) -> Value {
    let kind = if hole.same { "same" } else { kind(&field.kind) };
    let mut value = json!({ "field": hole.field, "kind": kind, "then": hole.then });
    if let (FieldKind::OneOf { written, .. }, false) = (&field.kind, hole.same) {
        value["choices"] = written.split('|').collect();
    }
    value
}

fn dialect(dialect: &Dialect, trailing_words: u8) -> Value {
    let wrap = dialect.wrap.iter().map(|(open, close)| [open.to_string(), close.to_string()]);
    json!({
        "fold": { "case": dialect.ignore_case, "white_space": dialect.ignore_white_space },
        "wrap": wrap.collect::<Vec<_>>(),
        "stray": dialect.stray,
        "prefixes": dialect.prefixes,
        "separator": dialect.separator,
        "parentheses": dialect.reason_in_parentheses,
        "trailing": trailing_words,
    })
}
