//! The messages of a catalogue as a JSON Schema and as Protocol Buffers: a type for each error, with a variant for each message.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::catalogue::{Catalogue, Error, Message};

const DESCRIPTION: &str = "What the message names is not as the API wants it.";

/// The catalogue as a JSON Schema.
pub fn json_schema(catalogue: &Catalogue) -> String {
    let definitions: Map<_, _> =
        catalogue.errors.iter().map(|error| (error.code.clone(), definition(error))).collect();
    let all: Vec<_> = definitions.keys().map(|name| reference(name)).collect();
    let schema = "http://json-schema.org/draft-07/schema#";
    json!({"$schema": schema, "title": "Detail", "oneOf": all, "definitions": definitions})
        .to_string()
}

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/definitions/{name}")})
}

fn definition(error: &Error) -> Value {
    let variants: Vec<_> = error.messages.iter().map(variant).collect();
    json!({"description": "The request cannot be carried out as it is.", "oneOf": variants})
}

fn variant(message: &Message) -> Value {
    let values: Vec<_> = values(message).collect();
    let types: Map<_, _> = values
        .iter()
        .map(|(name, kind)| {
            let kind = if *kind == "index" { "integer" } else { "string" };
            ((*name).to_owned(), json!({"type": kind}))
        })
        .collect();
    let required: Vec<_> = values.iter().map(|(name, _)| name).collect();
    let fields = json!({"type": "object", "properties": types, "required": required});
    json!({
        "type": "object", "description": DESCRIPTION, "required": [&message.name],
        "properties": {&message.name: fields}, "additionalProperties": false,
    })
}

/// The catalogue as Protocol Buffers.
pub fn proto(catalogue: &Catalogue) -> String {
    let mut proto = "syntax = \"proto3\";\npackage bench;\n".to_owned();
    for error in &catalogue.errors {
        let mut variants = String::new();
        writeln!(proto, "message {} {{", error.code).expect("a string takes any text");
        for (number, message) in (1..).zip(&error.messages) {
            let name = &message.name;
            let fields = (1..).zip(values(message)).map(|(number, (field, kind))| {
                let kind = if kind == "index" { "uint64" } else { "string" };
                format!("{kind} {field} = {number}; ")
            });
            let fields: String = fields.collect();
            writeln!(proto, "  // {DESCRIPTION}\n  message M_{name} {{ {fields}}}")
                .expect("a string takes any text");
            writeln!(variants, "    M_{name} {name} = {number};").expect("a string takes any text");
        }
        writeln!(proto, "  oneof detail {{\n{variants}  }}\n}}").expect("a string takes any text");
    }
    proto
}

/// The name and the type of each value of a message.
fn values(message: &Message) -> impl Iterator<Item = (&str, &str)> {
    let placeholders = message.text.split(['{', '}']).skip(1).step_by(2);
    placeholders.map(|placeholder| placeholder.split_once(':').unwrap_or((placeholder, "text")))
}
