//! The places of the code and the messages in the bodies that the page shows.

use serde_json::Value;

/// JSON Pointers.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Response {
    pub(super) code: Option<String>,
    pub(super) messages: Option<String>,
    pub(super) message: Option<String>,
    pub(super) correlation_id: Option<String>,
}

const CODES: &[&str] =
    &["error_code", "errorcode", "code", "type", "error_type", "errortype", "error"];
const MESSAGES: &[&str] = &["error_messages", "errormessages", "messages", "errors", "details"];
const MESSAGE: &[&str] =
    &["error_message", "errormessage", "message", "detail", "error_description", "description"];
const IDS: &[&str] =
    &["correlation_id", "correlationid", "request_id", "requestid", "trace_id", "traceid"];

/// Returns the places in the first body that has a code or a message.
pub(super) fn of(examples: &[String]) -> Option<Response> {
    let bodies = examples.iter().filter_map(|example| serde_json::from_str::<Value>(example).ok());
    bodies.map(|body| read(&body)).find(|response| *response != Response::default())
}

fn read(body: &Value) -> Response {
    let text: fn(&Value) -> bool = Value::is_string;
    let texts: fn(&Value) -> bool = |value| {
        value.as_array().is_some_and(|all| !all.is_empty() && all.iter().all(Value::is_string))
    };
    let messages = find(body, MESSAGES, texts);
    Response {
        code: find(body, CODES, text),
        message: if messages.is_none() { find(body, MESSAGE, text) } else { None },
        messages,
        correlation_id: find(body, IDS, text),
    }
}

/// Returns the pointer to the first of these keys whose value is of the right kind, in the body or in an object in it.
fn find(body: &Value, keys: &[&str], is: fn(&Value) -> bool) -> Option<String> {
    let object = body.as_object()?;
    let inner = object.iter().filter(|(_, value)| value.is_object());
    let places = std::iter::once((String::new(), body))
        .chain(inner.map(|(key, value)| (pointer(key), value)));
    let mut found = places.filter_map(|(start, place)| {
        let object = place.as_object()?;
        let known = keys.iter().find_map(|key| {
            object.iter().find(|(name, value)| name.to_lowercase() == *key && is(value))
        });
        known.map(|(name, _)| format!("{start}{}", pointer(name)))
    });
    found.next()
}

fn pointer(key: &str) -> String {
    format!("/{}", key.replace('~', "~0").replace('/', "~1"))
}
