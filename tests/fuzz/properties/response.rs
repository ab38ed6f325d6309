//! A body that is JSON carries what `serde_json` finds in it; any other is read without fuss, and nothing of it is new.

use std::borrow::Cow;
use std::sync::LazyLock;

use errcat_codegen::Compiled;
use errcat_codegen::runtime::json::{self, Shape};
use serde_json::{Value, json};

const CODE: [&str; 2] = ["/code", "/error/code"];
const MESSAGES: [&str; 2] = ["/messages", "/list/0/m~1s"];
const ID: [&str; 1] = ["/id"];

/// A catalogue that reads bodies at these places.
fn reader() -> &'static Compiled {
    static READER: LazyLock<Compiled> = LazyLock::new(|| {
        let mut catalogue = super::catalogue(&json!({}), &json!([]));
        catalogue["response"] = json!({"code": CODE, "messages": MESSAGES, "correlation_id": ID});
        catalogue["errors"] = json!([{"code": "E", "name": "e", "description": "Made up."}]);
        super::compiled(&catalogue).expect("the catalogue has no mistakes")
    });
    &READER
}

pub(crate) fn holds(bytes: &[u8]) {
    let body = String::from_utf8_lossy(bytes);
    let envelope = reader().interpreter().envelope(&body);
    let structured = matches!(json::shape(&body), Shape::Object | Shape::Array);
    assert_eq!(envelope.structured, structured);
    let Ok(value) = serde_json::from_str::<Value>(&body) else { return };
    // `serde_json` rounds numbers and keeps the last of equal keys, whole or not.
    if has_odd_numbers(&body) {
        return;
    }
    assert_eq!(structured, value.is_object() || value.is_array());
    assert_eq!(envelope.code.as_deref(), first(&value, &CODE).as_deref());
    assert_eq!(envelope.correlation_id.as_deref(), first(&value, &ID).as_deref());
    let read = envelope.messages.map(|texts| texts.into_iter().map(Cow::into_owned).collect());
    let expected = MESSAGES.iter().find_map(|at| messages(value.pointer(at)?));
    assert_eq!(same_json(read), same_json(expected), "{body}");
}

/// Numbers that `serde_json` writes otherwise than they stand.
fn has_odd_numbers(body: &str) -> bool {
    body.contains(['e', 'E', '.', '-']) || body.bytes().filter(u8::is_ascii_digit).count() > 15
}

fn first(value: &Value, pointers: &[&str]) -> Option<String> {
    pointers.iter().find_map(|at| text(value.pointer(at)?))
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// One message or a list of them; what is no text stays JSON, `null` is none.
fn messages(value: &Value) -> Option<Vec<String>> {
    let element = |element: &Value| text(element).unwrap_or_else(|| element.to_string());
    match value {
        Value::Array(elements) => {
            Some(elements.iter().filter(|element| !element.is_null()).map(element).collect())
        }
        Value::Object(_) => Some(vec![value.to_string()]),
        _ => text(value).map(|text| vec![text]),
    }
}

/// Raw JSON in one spelling: errcat keeps it as it came.
fn same_json(texts: Option<Vec<String>>) -> Option<Vec<String>> {
    let spelled = |text: String| match serde_json::from_str::<Value>(&text) {
        Ok(value) if !value.is_string() => value.to_string(),
        _ => text,
    };
    texts.map(|texts| texts.into_iter().map(spelled).collect())
}
