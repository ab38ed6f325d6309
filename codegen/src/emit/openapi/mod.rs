//! Writes `openapi.json`: the errors as components of an `OpenAPI` 3.1 document. It has a schema of their bodies, and a
//! response for each error with an example for each message.

mod schema;
mod value;

use errcat::__private::tables::Tables;

use super::body::Written;
use super::{Artifact, origin, prose};
use crate::Compiled;
use crate::check::{BodyFormat, Catalog, Error, Message};
use crate::vocabulary::Vocabulary;
use value::{Value, text};

/// Returns the file, relative to the `docs` folder.
pub fn files(compiled: &Compiled) -> Vec<Artifact> {
    vec![Artifact::new("openapi.json", document(compiled).pretty() + "\n")]
}

fn document(compiled: &Compiled) -> Value {
    let catalog = compiled.catalog();
    let reader = compiled.interpreter();
    let responses = (0..).zip(&catalog.errors).map(|(number, error)| {
        (error.name().as_str().to_owned(), response(catalog, reader.tables(), number, error))
    });
    let components = Value::object([
        ("schemas", Value::object([("Error", schema::schema(catalog))])),
        ("responses", Value::Object(responses.collect())),
    ]);
    Value::object([
        ("openapi", text("3.1.0")),
        ("x-generated", text(&origin(compiled))),
        ("info", info(catalog)),
        ("components", components),
    ])
}

fn info(catalog: &Catalog) -> Value {
    let api = &catalog.api;
    let mut info = vec![("title", text(&format!("Errors of {}", api.name)))];
    info.extend(
        api.description.as_deref().map(|prose| ("description", text(&prose::plain(prose)))),
    );
    info.push(("version", text(&api.version.to_string())));
    Value::object(info)
}

fn response(catalog: &Catalog, tables: &Tables<'_>, number: u32, error: &Error) -> Value {
    let about = &error.about;
    let meaning = about.description.as_deref().map(prose::plain);
    let meaning = meaning.map(|meaning| format!(": {meaning}")).unwrap_or_default();
    let mut members = vec![("description", text(&format!("{}{meaning}", error.title())))];
    let headers = headers(catalog);
    if !headers.is_empty() {
        members.push(("headers", Value::Object(headers)));
    }
    let media = match catalog.response.format {
        BodyFormat::Json => "application/json",
        BodyFormat::Xml => "application/xml",
    };
    let reference = Value::object([("$ref", text("#/components/schemas/Error"))]);
    let mut content = vec![("schema", reference)];
    let examples = examples(catalog, tables, number, error);
    if !examples.is_empty() {
        content.push(("examples", Value::Object(examples)));
    }
    members.push(("content", Value::object([(media, Value::object(content))])));
    members.push(("x-error", classes(catalog, error)));
    Value::object(members)
}

/// Returns the values on which programs act: status, code, retry, category and effect.
fn classes(catalog: &Catalog, error: &Error) -> Value {
    let mut classes = Vec::new();
    classes.extend(error.status.map(|status| ("status", Value::Raw(status.to_string()))));
    classes.extend(error.code.as_ref().map(|code| ("code", text(code))));
    let retry = catalog.retry(&[&error.about]);
    classes.extend(retry.map(|retry| ("retry", text(&retry.to_string()))));
    classes.push(("category", text(error.category().word())));
    classes.extend(error.effect().map(|effect| ("effect", text(effect.word()))));
    Value::object(classes)
}

/// Returns the headers that contain values.
fn headers(catalog: &Catalog) -> Vec<(String, Value)> {
    let response = &catalog.response;
    let codes = response.places.code.all().map(|code| (&code.place, "The code."));
    let ids = response.correlation_id.iter().map(|place| (place, "The id of the request."));
    let fields = response.places.fields.iter().flat_map(|field| {
        let description = field.description.as_deref().unwrap_or("A value of the error.");
        field.places.iter().map(move |place| (place, description))
    });
    let mut headers: Vec<(String, Value)> = Vec::new();
    for (place, description) in codes.chain(ids).chain(fields) {
        let Some(name) = place.header() else { continue };
        if headers.iter().all(|(known, _)| known != name) {
            let schema = Value::object([("type", text("string"))]);
            let header = [("description", text(&prose::plain(description))), ("schema", schema)];
            headers.push((name.to_owned(), Value::object(header)));
        }
    }
    headers
}

/// Returns a body for each message, or one for an error without messages.
fn examples(
    catalog: &Catalog,
    tables: &Tables<'_>,
    number: u32,
    error: &Error,
) -> Vec<(String, Value)> {
    let body = |message: Option<&Message>| {
        let sample = message
            .and_then(|message| message.examples.first().cloned().or_else(|| message.filled()));
        let body = Written::of(catalog, tables, number, sample.as_deref()).body;
        match catalog.response.format {
            _ if body.is_empty() => None,
            BodyFormat::Json => Some(Value::Raw(body)),
            BodyFormat::Xml => Some(text(&body)),
        }
    };
    let whole = error.messages.is_empty().then_some(None);
    let messages = whole.into_iter().chain(error.messages.iter().map(Some));
    let example = |message: Option<&Message>| {
        let about = message.map_or(&error.about, |message| &message.about);
        let mut members = Vec::new();
        let summary = about.description.as_deref().map(prose::short).map(prose::plain);
        members.extend(summary.map(|summary| ("summary", text(&summary))));
        members.push(("value", body(message)?));
        Some((about.name.as_str().to_owned(), Value::object(members)))
    };
    messages.filter_map(example).collect()
}
