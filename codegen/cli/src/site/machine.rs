//! `catalogue.json`: the resolved catalogue as data for other tools and languages. What an entry inherits is filled in,
//! and every entry has the path of its page. `README.md` of this package describes each key.

use std::time::Duration;

use errcat_codegen::Compiled;
use errcat_codegen::check::{
    Catalog, Error, Field, FieldKind, Fix, GeneralRule, Link, Message, Retry, retry_meaning,
};
use errcat_codegen::emit::{Artifact, markdown};
use errcat_codegen::vocabulary::Vocabulary;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::pages::newest;
use super::{Settings, header};
use crate::advice::Advice;
use crate::entry::Entry;
use crate::lifecycle::Lifecycle;

/// The version of the schema. A new key keeps it; a key that is removed or changes its meaning does not.
const SCHEMA: u32 = 1;

pub(super) fn catalogue(compiled: &Compiled, settings: &Settings) -> Artifact {
    let facts: &Catalog = compiled.catalog();
    let value = object([
        ("generated", json!(header(&facts.source_name))),
        ("schema", json!(SCHEMA)),
        ("api", api(facts, settings)),
        (
            "operations",
            facts.operations.iter().map(|operation| operation_of(facts, operation)).collect(),
        ),
        ("rules", facts.rules.iter().map(rule).collect()),
        ("errors", facts.errors.iter().map(|error| self::error(facts, settings, error)).collect()),
    ]);
    let text =
        serde_json::to_string_pretty(&present(value)).expect("a value has only texts as keys");
    Artifact::new("catalogue.json", text + "\n")
}

fn object<const N: usize>(entries: [(&str, Value); N]) -> Value {
    entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// Returns a value without its null and empty members.
fn present(value: Value) -> Value {
    let is_there = |value: &Value| match value {
        Value::Null => false,
        Value::Array(items) => !items.is_empty(),
        Value::Object(entries) => !entries.is_empty(),
        _ => true,
    };
    match value {
        Value::Array(items) => items.into_iter().map(present).filter(is_there).collect(),
        Value::Object(entries) => {
            let entries = entries.into_iter().map(|(key, value)| (key, present(value)));
            Value::Object(entries.filter(|(_, value)| is_there(value)).collect())
        }
        value => value,
    }
}

fn api(facts: &Catalog, settings: &Settings) -> Value {
    let api = &facts.api;
    object([
        ("id", json!(api.id)),
        ("name", json!(api.name)),
        ("version", json!(api.version.to_string())),
        ("date", json!(newest(facts.errors.iter()))),
        ("description", json!(api.description)),
        ("docs", json!(api.docs)),
        ("site", json!(settings.base.as_ref().map(|base| base.of("")))),
    ])
}

fn operation_of(facts: &Catalog, operation: &errcat_codegen::check::Operation) -> Value {
    let errors = operation.errors.iter().map(|error| facts.errors[*error].name().as_str());
    object([
        ("name", json!(operation.name.as_str())),
        ("description", json!(operation.description)),
        ("errors", errors.collect()),
    ])
}

fn rule(rule: &GeneralRule) -> Value {
    let name = rule.name.as_str();
    object([
        ("name", json!(name)),
        ("description", json!(rule.description)),
        ("remedy", json!(rule.remedy)),
        ("retry", retry(rule.retry.as_ref(), rule.delay)),
        ("duration", json!(rule.duration.map(|duration| duration.as_secs_f64()))),
        ("links", rule.links.iter().map(link).collect()),
        ("page", json!(format!("index.html#{name}"))),
    ])
}

fn error(facts: &Catalog, settings: &Settings, error: &Error) -> Value {
    let page = format!("errors/{}", error.name());
    let entry = Entry { facts, error, message: None };
    let messages =
        error.messages.iter().map(|message| self::message(facts, settings, error, message));
    let mut value = object([
        ("status", json!(error.status)),
        ("code", json!(error.code)),
        ("name", json!(error.name().as_str())),
        ("title", json!(error.title())),
        ("group", json!(error.group)),
        ("category", json!(error.category().word())),
        ("effect", json!(error.effect().map(Vocabulary::word))),
        ("page", json!(format!("{page}.html"))),
        ("markdown", json!(format!("{page}.md"))),
        ("url", json!(settings.address(&page))),
    ]);
    extend(&mut value, shared(entry));
    extend(&mut value, object([("messages", messages.collect())]));
    value
}

fn message(facts: &Catalog, settings: &Settings, error: &Error, message: &Message) -> Value {
    let page = format!("errors/{}", error.name());
    let anchor = markdown::anchor(error, message);
    let text = |template| markdown::text(template, &message.fields);
    let mut texts = message.templates.iter().map(text);
    let mut value = object([
        ("name", json!(message.name().as_str())),
        ("text", json!(texts.next())),
        ("other_texts", texts.collect()),
        ("placeholders", message.fields.iter().map(placeholder).collect()),
        ("examples", json!(message.examples)),
        ("page", json!(format!("{page}.html{anchor}"))),
        ("url", json!(settings.address(&page).map(|address| address + &anchor))),
    ]);
    extend(&mut value, shared(Entry { facts, error, message: Some(message) }));
    value
}

/// Returns the keys that errors and messages share, with what they inherit.
fn shared(entry: Entry<'_>) -> Value {
    let Entry { facts, error, .. } = entry;
    let advice = Advice::of(entry);
    let own = entry.own();
    let impact = advice.impact.iter().map(|(name, seen)| ((*name).to_owned(), json!(seen)));
    let fix = |fix: &Fix| json!({"wrong": fix.wrong, "right": fix.right});
    let mut value = object([
        ("description", json!(own.description.as_ref().or(error.about.description.as_ref()))),
        ("remedy", json!(advice.remedy.or(advice.general))),
        ("is_general_remedy", if advice.general.is_some() { json!(true) } else { Value::Null }),
        ("retry", retry(advice.retry, advice.delay)),
        ("causes", json!(advice.causes)),
        ("fix", advice.fix.map(fix).unwrap_or_default()),
        ("impact", Value::Object(impact.collect::<Map<_, _>>())),
        ("links", advice.links.iter().copied().map(link).collect()),
    ]);
    extend(&mut value, to_value(&Lifecycle::of(facts, own)));
    value
}

/// Returns a retry, null where there is none.
fn retry(retry: Option<&Retry>, delay: Option<Duration>) -> Value {
    let Some(retry) = retry else { return Value::Null };
    object([
        ("kind", json!(retry.to_string())),
        ("meaning", json!(retry_meaning(retry, None, str::to_owned))),
        ("delay", json!(delay.as_ref().map(Duration::as_secs_f64))),
    ])
}

fn placeholder(field: &Field) -> Value {
    let (values, meaning): (Vec<_>, _) = match &field.kind {
        FieldKind::Simple(kind) => (Vec::new(), Some(kind.meaning().replace('`', ""))),
        FieldKind::OneOf { choices, .. } => (choices.iter().map(|(text, _)| text).collect(), None),
    };
    object([
        ("name", json!(field.name.as_str())),
        ("type", json!(field.kind.simple().map_or("choice", |kind| kind.word()))),
        ("meaning", json!(meaning)),
        ("values", json!(values)),
        ("sensitive", if field.sensitive { json!(true) } else { Value::Null }),
    ])
}

fn link(link: &Link) -> Value {
    json!({"title": link.title, "url": link.url})
}

fn to_value(value: &impl Serialize) -> Value {
    serde_json::to_value(value).expect("its keys are texts")
}

/// Adds the keys of an object to another one.
fn extend(value: &mut Value, more: Value) {
    if let (Value::Object(value), Value::Object(more)) = (value, more) {
        value.extend(more);
    }
}
