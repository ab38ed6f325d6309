//! A catalogue and its tables as data for the scripts of a site.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use errcat_codegen::Compiled;
use errcat_codegen::check::{About, Catalog, Error, Message, retry_meaning};
use errcat_codegen::emit::markdown::{says_name, text};
use serde_json::{Value, json};

use crate::lifecycle;

/// Returns a script that defines the data.
pub(super) fn script(compiled: &Compiled) -> String {
    format!("(globalThis.errcat ??= {{}}).catalogue = {};\n", catalogue(compiled))
}

fn catalogue(compiled: &Compiled) -> Value {
    let facts: &Catalog = compiled.catalog();
    let errors = facts.errors.iter();
    let data = compiled.data();
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
        "tables": {"numbers": STANDARD.encode(&data.numbers), "texts": data.texts},
        "errors": errors.map(|error| self::error(facts, error)).collect::<Vec<_>>(),
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
    json!({
        "code": response.code_pointers(),
        "messages": response.message_pointers(),
        "single": response.places.messages.single,
    })
}

fn error(facts: &Catalog, error: &Error) -> Value {
    let name = error.name().as_str();
    let messages = error.messages.iter().map(|message| self::message(facts, message));
    json!({
        "status": error.status,
        "code": error.code,
        "name": name,
        "title": error.title(),
        "says_name": says_name(error),
        "page": format!("errors/{name}.html"),
        "inline": error.inline,
        "about": about(facts, &error.about),
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
        "fields": message.fields.iter().map(|field| field.name.as_str()).collect::<Vec<_>>(),
        "examples": message.examples,
        "about": about(facts, &message.about),
    })
}
