//! The JSON Schema of the catalogue format, built from the tables that the parser uses.
//! Draft 7 is the newest version that the YAML language server supports.

use std::ptr;

use errcat_codegen::emit::MARK;
use errcat_codegen::parse::format::{CATALOGUE, Key, Mapping, SNAKE_CASE, Shape, Together};
use errcat_codegen::retry;
use errcat_codegen::vocabulary::Word;
use serde_json::{Map, Value, json};

/// Members of a schema, in the order in which they are written.
type Schema = Map<String, Value>;

/// Returns the schema as JSON text.
pub(crate) fn json() -> String {
    let mut schema = members(json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": format!("{MARK}from its format tables; run errcat schema"),
        "title": "errcat catalogue",
    }));
    schema.extend(mapping(&CATALOGUE));
    schema.insert("definitions".to_owned(), definitions());
    format!("{:#}\n", Value::Object(schema))
}

/// Returns a schema for every mapping inside a catalogue, and one for texts.
fn definitions() -> Value {
    let mut mappings = Vec::new();
    collect(&CATALOGUE, &mut mappings);
    let mappings = mappings.into_iter().map(|known| (name(known), mapping(known).into()));
    [("text".to_owned(), any_text())].into_iter().chain(mappings).collect()
}

/// Collects the mappings inside one, each once, in the order in which they are named.
fn collect(outer: &'static Mapping, found: &mut Vec<&'static Mapping>) {
    for inner in outer.keys.iter().flat_map(|key| inner(&key.shape)) {
        if !found.iter().any(|known| ptr::eq(*known, inner)) {
            found.push(inner);
            collect(inner, found);
        }
    }
}

fn inner(shape: &'static Shape) -> Vec<&'static Mapping> {
    match shape {
        Shape::Mapping(mapping) | Shape::Retry(mapping) => vec![mapping],
        Shape::AnyOf(shapes) => shapes.iter().flat_map(inner).collect(),
        Shape::List(shape)
        | Shape::NonEmpty(shape)
        | Shape::OneOrMany(shape)
        | Shape::Names(shape) => inner(shape),
        Shape::Text(_)
        | Shape::Name(_)
        | Shape::Integer(..)
        | Shape::Choice(_)
        | Shape::Boolean => Vec::new(),
    }
}

/// Returns the name of a definition: `an error` becomes `error`.
fn name(mapping: &Mapping) -> String {
    let noun = mapping.noun.split_once(' ').map_or(mapping.noun, |(_, noun)| noun);
    noun.replace(' ', "_")
}

fn mapping(mapping: &'static Mapping) -> Schema {
    let properties: Schema =
        mapping.keys.iter().map(|key| (key.name.to_owned(), property(key).into())).collect();
    let mut schema = members(json!({
        "description": mapping.doc,
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
    }));
    let required: Vec<_> =
        mapping.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    if !required.is_empty() {
        schema.insert("required".to_owned(), required.into());
    }
    let conditions: Vec<_> = mapping.together.iter().map(together).collect();
    if !conditions.is_empty() {
        schema.insert("allOf".to_owned(), conditions.into());
    }
    schema
}

/// Returns the schema of a condition on several keys.
fn together(condition: &Together) -> Value {
    match condition {
        Together::OneOf(keys) => {
            let any: Vec<_> = keys.iter().map(|key| json!({"required": [key]})).collect();
            json!({"anyOf": any})
        }
        Together::NotBoth(a, b) => json!({"not": {"required": [a, b]}}),
        Together::Needs(a, b) => json!({"dependencies": {*a: [b]}}),
    }
}

fn property(key: &'static Key) -> Schema {
    let mut schema = members(json!({"description": key.doc}));
    schema.extend(members(shape(&key.shape)));
    schema
}

fn shape(shape: &'static Shape) -> Value {
    match shape {
        Shape::Text("") => json!({"$ref": "#/definitions/text"}),
        Shape::Text(pattern) => json!({"type": "string", "pattern": pattern}),
        Shape::Name(pattern) => json!({"type": ["string", "boolean"], "pattern": pattern}),
        Shape::Integer(first, last, pattern) => integer(*first, *last, pattern),
        Shape::Choice(words) => choice(words),
        Shape::Boolean => json!({"enum": [true, false, "true", "false"]}),
        Shape::AnyOf(shapes) => {
            let any: Vec<_> = shapes.iter().map(self::shape).collect();
            json!({"anyOf": any})
        }
        Shape::Retry(mapping) => retry(mapping),
        Shape::List(item) => json!({"type": "array", "items": self::shape(item)}),
        Shape::NonEmpty(item) => {
            json!({"type": "array", "minItems": 1, "items": self::shape(item)})
        }
        Shape::OneOrMany(item) => {
            let item = self::shape(item);
            json!({"anyOf": [item, {"type": "array", "items": item}]})
        }
        Shape::Names(value) => json!({
            "type": "object",
            "propertyNames": {"pattern": SNAKE_CASE},
            "additionalProperties": self::shape(value),
        }),
        Shape::Mapping(known) => json!({"$ref": format!("#/definitions/{}", name(known))}),
    }
}

/// Returns the schema of any text. The parser takes a code such as 1205 or a word such as true as text, whatever type
/// YAML gives it.
fn any_text() -> Value {
    json!({"type": ["string", "number", "boolean"], "pattern": "\\S"})
}

/// Returns the schema of a whole number, with or without quotes.
fn integer(first: u16, last: u16, pattern: &str) -> Value {
    let mut schema = json!({
        "type": ["integer", "string"],
        "minimum": first,
        "maximum": last,
        "pattern": pattern,
    });
    if first == last {
        schema["default"] = first.into();
    }
    schema
}

/// Returns the schema of a retry: a word, or a mapping where an operation belongs to it.
fn retry(restart: &Mapping) -> Value {
    let alone = retry::ROWS.iter().filter(|row| !row.has_operation);
    let words: Vec<_> = alone.map(|row| Word { word: row.word, meaning: row.meaning }).collect();
    let reference = format!("#/definitions/{}", name(restart));
    json!({"anyOf": [choice(&words), {"$ref": reference}]})
}

/// Returns the schema of one of several words, each with its meaning for editors.
fn choice(words: &[Word]) -> Value {
    let meanings: Vec<_> = words.iter().map(|word| word.meaning).collect();
    let words: Vec<_> = words.iter().map(|word| word.word).collect();
    json!({"enum": words, "markdownEnumDescriptions": meanings})
}

/// Returns the members of an object.
fn members(value: Value) -> Schema {
    match value {
        Value::Object(members) => members,
        _ => Schema::new(),
    }
}
