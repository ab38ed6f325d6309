//! The JSON Schema of the catalogue format, written from the tables that the reader reads by.
//! Draft 7 is the newest that the YAML language server knows.

use super::MARK;
use crate::parse::format::{CATALOGUE, Key, Mapping, SNAKE_CASE, Shape, Together};
use crate::runtime::{json, retry};
use crate::vocabulary::Word;

/// The schema as JSON text.
pub fn json() -> String {
    let mut schema = vec![
        ("$schema", text("http://json-schema.org/draft-07/schema#")),
        ("$comment", text(&format!("{MARK}its format tables; run errcat schema"))),
        ("title", text("errcat catalogue")),
    ];
    schema.extend(mapping(&CATALOGUE));
    let mut mappings = Vec::new();
    collect(&CATALOGUE, &mut mappings);
    let definitions = mappings.into_iter().map(|known| (name(known), object(mapping(known))));
    let definitions = [("text".to_owned(), any_text())].into_iter().chain(definitions);
    schema.push(("definitions", Json::Object(definitions.collect())));
    let mut out = String::new();
    object(schema).write(&mut out, 0);
    out + "\n"
}

/// The mappings that stand inside one, each once, in the order in which they are named.
fn collect(outer: &'static Mapping, found: &mut Vec<&'static Mapping>) {
    for inner in outer.keys.iter().filter_map(|key| inner(&key.shape)) {
        if !found.iter().any(|known| std::ptr::eq(*known, inner)) {
            found.push(inner);
            collect(inner, found);
        }
    }
}

fn inner(shape: &'static Shape) -> Option<&'static Mapping> {
    match shape {
        Shape::Mapping(mapping) | Shape::Retry(mapping) => Some(mapping),
        Shape::List(shape)
        | Shape::NonEmpty(shape)
        | Shape::OneOrMany(shape)
        | Shape::Names(shape) => inner(shape),
        Shape::Text(_) | Shape::Name(_) | Shape::Integer(..) | Shape::Choice(_) => None,
    }
}

/// The name of a definition: `an error` gives `error`.
fn name(mapping: &Mapping) -> String {
    let noun = mapping.noun.split_once(' ').map_or(mapping.noun, |(_, noun)| noun);
    noun.replace(' ', "_")
}

fn mapping(mapping: &'static Mapping) -> Vec<(&'static str, Json)> {
    let required = mapping.keys.iter().filter(|key| key.required);
    let required: Vec<_> = required.map(|key| text(key.name)).collect();
    let properties = mapping.keys.iter().map(|key| (key.name.to_owned(), property(key)));
    let mut schema = vec![
        ("description", text(mapping.doc)),
        ("type", text("object")),
        ("additionalProperties", Json::False),
        ("properties", Json::Object(properties.collect())),
    ];
    if !required.is_empty() {
        schema.push(("required", Json::List(required)));
    }
    let rules: Vec<_> = mapping.together.iter().map(|rule| together(*rule)).collect();
    if !rules.is_empty() {
        schema.push(("allOf", Json::List(rules)));
    }
    schema
}

/// What holds for several keys at once.
fn together(rule: Together) -> Json {
    let requires = |keys: &[&str]| {
        object(vec![("required", Json::List(keys.iter().map(|k| text(k)).collect()))])
    };
    match rule {
        Together::OneOf(keys) => {
            let any = keys.iter().map(|key| requires(&[key])).collect();
            object(vec![("anyOf", Json::List(any))])
        }
        Together::NotBoth(a, b) => object(vec![("not", requires(&[a, b]))]),
        Together::Needs(a, b) => {
            let needs = object(vec![(a, Json::List(vec![text(b)]))]);
            object(vec![("dependencies", needs)])
        }
    }
}

fn property(key: &'static Key) -> Json {
    let mut schema = vec![("description", text(key.doc))];
    schema.extend(shape(&key.shape));
    object(schema)
}

fn shape(shape: &'static Shape) -> Vec<(&'static str, Json)> {
    let nested = |shape| object(self::shape(shape));
    match shape {
        Shape::Text("") => vec![("$ref", text("#/definitions/text"))],
        Shape::Text(pattern) => vec![("type", text("string")), ("pattern", text(pattern))],
        Shape::Name(pattern) => {
            vec![("type", types(&["string", "boolean"])), ("pattern", text(pattern))]
        }
        Shape::Integer(first, last, pattern) => integer(*first, *last, pattern),
        Shape::Choice(words) => choice(words),
        Shape::Retry(mapping) => retry(mapping),
        Shape::List(item) => vec![("type", text("array")), ("items", nested(item))],
        Shape::NonEmpty(item) => {
            vec![("type", text("array")), ("minItems", Json::Number(1)), ("items", nested(item))]
        }
        Shape::OneOrMany(item) => {
            let many = object(vec![("type", text("array")), ("items", nested(item))]);
            vec![("anyOf", Json::List(vec![nested(item), many]))]
        }
        Shape::Names(value) => {
            let names = object(vec![("pattern", text(SNAKE_CASE))]);
            vec![
                ("type", text("object")),
                ("propertyNames", names),
                ("additionalProperties", nested(value)),
            ]
        }
        Shape::Mapping(known) => vec![("$ref", text(&format!("#/definitions/{}", name(known))))],
    }
}

/// A code such as 1205 or a word such as true is text to the reader, whatever YAML takes it for.
fn any_text() -> Json {
    object(vec![("type", types(&["string", "number", "boolean"])), ("pattern", text("\\S"))])
}

/// A whole number, with or without quotes.
fn integer(first: u16, last: u16, pattern: &str) -> Vec<(&'static str, Json)> {
    let mut schema = vec![
        ("type", types(&["integer", "string"])),
        ("minimum", Json::Number(first)),
        ("maximum", Json::Number(last)),
        ("pattern", text(pattern)),
    ];
    if first == last {
        schema.push(("default", Json::Number(first)));
    }
    schema
}

fn types(names: &[&str]) -> Json {
    Json::List(names.iter().map(|name| text(name)).collect())
}

/// A retry without an operation as a word, one with an operation as a mapping.
fn retry(restart: &Mapping) -> Vec<(&'static str, Json)> {
    let alone = retry::ROWS.iter().filter(|row| !row.has_operation);
    let words: Vec<_> = alone.map(|row| Word { word: row.word, meaning: row.meaning }).collect();
    let reference = text(&format!("#/definitions/{}", name(restart)));
    vec![("anyOf", Json::List(vec![object(choice(&words)), object(vec![("$ref", reference)])]))]
}

/// One of several words, each with its meaning for editors.
fn choice(words: &[Word]) -> Vec<(&'static str, Json)> {
    let list = |text_of: fn(&Word) -> &'static str| {
        Json::List(words.iter().map(|word| text(text_of(word))).collect())
    };
    vec![("enum", list(|word| word.word)), ("markdownEnumDescriptions", list(|word| word.meaning))]
}

/// As much of JSON as a schema takes.
enum Json {
    False,
    Number(u16),
    Text(String),
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
}

fn text(text: &str) -> Json {
    Json::Text(text.to_owned())
}

fn object(members: Vec<(&str, Json)>) -> Json {
    Json::Object(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

impl Json {
    fn write(&self, out: &mut String, depth: usize) {
        match self {
            Self::False => out.push_str("false"),
            Self::Number(number) => out.push_str(&number.to_string()),
            Self::Text(text) => string(out, text),
            Self::List(items) => {
                let write = |out: &mut String, item: &Self| item.write(out, depth + 1);
                nest(out, depth, "[]", items, write);
            }
            Self::Object(members) => {
                let write = |out: &mut String, (key, value): &(String, Self)| {
                    string(out, key);
                    out.push_str(": ");
                    value.write(out, depth + 1);
                };
                nest(out, depth, "{}", members, write);
            }
        }
    }
}

/// Items, one a line, between two brackets.
fn nest<T>(
    out: &mut String,
    depth: usize,
    brackets: &str,
    items: &[T],
    write: impl Fn(&mut String, &T),
) {
    let (open, close) = brackets.split_at(1);
    out.push_str(open);
    for (index, item) in items.iter().enumerate() {
        out.push_str(if index > 0 { ",\n" } else { "\n" });
        out.push_str(&"  ".repeat(depth + 1));
        write(out, item);
    }
    if !items.is_empty() {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    }
    out.push_str(close);
}

fn string(out: &mut String, text: &str) {
    // A `String` takes everything.
    let _ = json::write_string(out, text);
}
