//! The code and the message of a body, by its schema or by an example of it.

use serde_json::{Map, Value as Json};
use serde_yaml::Value;

use super::document::Document;
use crate::upstream::text::is_listed;

/// Names of the member that holds the code, and of the one that holds the message.
const CODES: &str = "code error_code errorCode type error_type errorType error reason";
const MESSAGES: &str =
    "message error_message errorMessage detail error_description description title msg";

const DEEPEST: usize = 6;

/// The number of schemas of one response that are visited: alternatives of alternatives multiply.
const MOST: usize = 500;

pub(super) struct Error {
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
}

/// Returns a scalar as text.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(value) => value.to_string(),
        _ => String::new(),
    }
}

/// Returns the error of an example: of its members, or of those of an object or of the first element inside where only
/// those have a message.
pub(super) fn of_example(example: &Value) -> Option<Error> {
    let members = example.as_mapping()?;
    let scalar = |listed: &str| {
        listed
            .split(' ')
            .map(|name| example.get(name).map(text).unwrap_or_default())
            .find(|text| !text.is_empty())
    };
    let (code, message) = (scalar(CODES), scalar(MESSAGES));
    let named = code.is_some() || message.is_some();
    let own = Error { code: code.filter(|code| !code.contains(' ')), message };
    if own.message.is_some() {
        return Some(own);
    }
    let inner = members
        .iter()
        .map(|(_, value)| value.as_sequence().and_then(|all| all.first()).unwrap_or(value));
    let inner = inner.into_iter().filter(|value| value.is_mapping()).find_map(of_example);
    let own = named.then_some(own);
    match inner {
        Some(inner) if own.is_none() || inner.message.is_some() => Some(inner),
        _ => own,
    }
}

/// Returns the codes that a schema allows, each with the description of the alternative that it belongs to.
pub(super) fn codes(document: &Document<'_>, schema: &Value) -> Vec<(String, Option<String>)> {
    let mut walk = Walk { document, codes: Vec::new(), left: MOST };
    walk.schema(schema, None, 0);
    walk.codes
}

struct Walk<'w, 't> {
    document: &'w Document<'t>,
    codes: Vec<(String, Option<String>)>,
    /// The number of schemas that may still be visited.
    left: usize,
}

impl Walk<'_, '_> {
    fn schema(&mut self, schema: &Value, words: Option<&str>, depth: usize) {
        if depth > DEEPEST || self.left == 0 {
            return;
        }
        self.left -= 1;
        let Ok(schema) = self.document.resolved(schema) else { return };
        let own = schema.get("description").and_then(Value::as_str).filter(|_| depth > 0).or(words);
        for key in ["oneOf", "anyOf", "allOf"] {
            let parts = schema.get(key).and_then(Value::as_sequence).into_iter().flatten();
            let words = if key == "allOf" { words } else { None };
            parts.for_each(|part| self.schema(part, own.or(words), depth + 1));
        }
        if let Some(items) = schema.get("items") {
            self.schema(items, words, depth + 1);
        }
        let properties = schema.get("properties").and_then(Value::as_mapping);
        for (name, property) in properties.into_iter().flatten() {
            let Ok(property) = self.document.resolved(property) else { continue };
            let is_code = name.as_str().is_some_and(|name| is_listed(name, CODES));
            if is_code && (property.get("enum").is_some() || property.get("const").is_some()) {
                self.property(property, own);
            } else if property.get("properties").is_some() || property.get("items").is_some() {
                self.schema(property, None, depth + 1);
            }
        }
    }

    fn property(&mut self, property: &Value, words: Option<&str>) {
        let all = property.get("enum").and_then(Value::as_sequence);
        let values: Vec<_> =
            all.into_iter().flatten().chain(property.get("const")).map(text).collect();
        let described = property.get("x-enum-descriptions").or(property.get("x-enumDescriptions"));
        for (at, code) in values.iter().enumerate().filter(|(_, code)| !code.is_empty()) {
            let listed = described.and_then(|words| words.get(code.as_str()).or(words.get(at)));
            let words =
                listed.map(text).or_else(|| words.filter(|_| values.len() == 1).map(str::to_owned));
            if !self.codes.iter().any(|(known, _)| known == code) {
                self.codes.push((code.clone(), words));
            }
        }
    }
}

/// Returns a body without its values, which the rows hold.
pub(super) fn shape(value: &Value) -> Json {
    match value {
        Value::Mapping(members) => {
            Json::Object(members.iter().map(|(name, value)| (text(name), shape(value))).collect())
        }
        Value::Sequence(items) => Json::Array(items.first().map(shape).into_iter().collect()),
        Value::Number(_) => Json::from(0),
        Value::Bool(_) => Json::from(false),
        _ => Json::from("text"),
    }
}

/// Returns a body that a schema describes, which shows where the code and the message are.
pub(super) fn sample(document: &Document<'_>, schema: &Value) -> Option<String> {
    let body = body(document, schema, 0, &mut MOST.clone());
    body.as_object().is_some_and(|body| !body.is_empty()).then(|| body.to_string())
}

/// Returns an example of a schema; `left` is the number of schemas that may still be visited.
fn body(document: &Document<'_>, schema: &Value, depth: usize, left: &mut usize) -> Json {
    let schema = document.resolved(schema).ok().filter(|_| depth < 4 && *left > 0);
    let Some(schema) = schema else { return Json::Null };
    *left -= 1;
    let mut members = Map::new();
    let parts =
        ["allOf", "oneOf", "anyOf"].into_iter().filter_map(|key| schema.get(key)?.as_sequence());
    for part in parts.flatten() {
        if let Json::Object(more) = body(document, part, depth + 1, left) {
            for (name, value) in more {
                members.entry(name).or_insert(value);
            }
        }
    }
    let properties = schema.get("properties").and_then(Value::as_mapping);
    for (name, property) in properties.into_iter().flatten() {
        members.insert(text(name), body(document, property, depth + 1, left));
    }
    match schema.get("type").and_then(Value::as_str) {
        _ if !members.is_empty() => Json::Object(members),
        Some("array") => {
            let items = schema.get("items").map(|items| body(document, items, depth + 1, left));
            Json::Array(items.into_iter().collect())
        }
        Some("object") => Json::Object(members),
        Some("integer" | "number") => Json::from(0),
        _ => Json::from("text"),
    }
}
