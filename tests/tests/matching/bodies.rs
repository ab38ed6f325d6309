//! `Error::from_response` accepts any body, keeps it unchanged, and has the values that `serde_json` finds in it.

use errcat_codegen::check::Response;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

use crate::catalogues::{Catalogue, FILES};
use crate::surfaces::{Carried, SURFACES};

/// Realistic bodies.
const BODIES: [&str; 4] = [
    r#"{"error_code":"BAD_VALUE","error_messages":["Bad value: order_lines[0].tax_rate (may not be null), locale"],"correlation_id":"c-1"}"#,
    r#"{"error":{"code":"invalid-request","details":["ERR: card.number is required (see docs)","é\u00e9\ud83d\ude00"],"trace/id":17}}"#,
    r#"{"sqlstate":"22P02","message":"invalid input syntax for type integer: \"12,5\""}"#,
    "<html><title>504 Gateway Time-out</title></html>\r\n",
];

/// Checks that each crate accepts the body, and keeps it.
#[track_caller]
fn check(status: u16, body: &[u8]) {
    for surface in &SURFACES {
        let carried = (surface.carried)(status, body);
        assert!(carried.body == body, "{:?}", String::from_utf8_lossy(body));
    }
}

#[test]
fn bodies_that_are_deep_or_long() {
    let deep = |open: &str| open.repeat(100_000);
    check(400, deep("[").as_bytes());
    check(400, deep(r#"{"error":"#).as_bytes());
    check(400, format!(r#"{{"error_messages":{}{}}}"#, deep("["), deep("]")).as_bytes());
    let long = "a, (b) ".repeat(1 << 17);
    check(400, long.as_bytes());
    check(
        422,
        json!({"error": {"code": "invalid-request", "details": long}}).to_string().as_bytes(),
    );
    check(400, json!({"error_code": "BAD_VALUE", "error_messages": long}).to_string().as_bytes());
    check(400, json!({"code": 2567, "text": format!("Enum '{long}")}).to_string().as_bytes());
}

fn soup() -> impl Strategy<Value = String> {
    let token = select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\"error_code\"",
        "\"error_messages\":",
        "\"code\":",
        "\"BAD_VALUE\"",
        "\"error\":{",
        "\\ud83d",
        "\\u00",
        "1",
        "-",
        "e",
        "null",
        "true",
        " ",
        "\n",
        "\u{feff}",
        "é",
        "😀",
        "\0",
    ]);
    vec(token, 0..40).prop_map(|tokens| tokens.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_body(status: u16, bytes in vec(any::<u8>(), 0..80), soup in soup()) {
        check(status, &bytes);
        check(status, soup.as_bytes());
    }

    #[test]
    fn damaged_bodies(body in select(&BODIES[..]), from: Index, to: Index, byte: u8) {
        let mut bytes = body.as_bytes().to_vec();
        let status = status_of(body);
        check(status, &bytes[..to.index(bytes.len())]);
        *from.get_mut(&mut bytes) = byte;
        check(status, &bytes);
        check(status, &bytes[from.index(bytes.len())..]);
    }

    #[test]
    fn carries_what_serde_json_finds(
        (file, body) in (0..FILES.len()).prop_flat_map(file_and_body),
    ) {
        let response = &Catalogue::at(file).compiled.catalog().response;
        let text = body.to_string();
        let carried = (SURFACES[file].carried)(400, text.as_bytes());
        prop_assert_eq!(carried, expected(response, &body, text.into_bytes()));
    }
}

fn status_of(body: &str) -> u16 {
    if body.contains("invalid-request") { 422 } else { 400 }
}

/// Returns a body with the keys of the catalogue's pointers, so that much of it is in the places that are read.
fn file_and_body(file: usize) -> impl Strategy<Value = (usize, Value)> {
    let response = &Catalogue::at(file).compiled.catalog().response;
    let pointers =
        [response.code_pointers(), response.message_pointers(), response.id_pointers()].concat();
    let mut keys: Vec<String> = pointers
        .concat()
        .split('/')
        .skip(1)
        .map(|token| token.replace("~1", "/").replace("~0", "~"))
        .collect();
    keys.extend(["0".to_owned(), "other".to_owned()]);
    let leaf = prop_oneof![
        4 => any::<String>().prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => any::<f64>().prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => Just(Value::Null),
    ];
    let object = move |inner: BoxedStrategy<Value>| {
        let members = btree_map(select(keys.clone()), inner, 0..6);
        members.prop_map(|members| Value::Object(members.into_iter().collect()))
    };
    let nested = leaf.prop_recursive(2, 24, 5, {
        let object = object.clone();
        move |inner| {
            prop_oneof![vec(inner.clone(), 0..4).prop_map(Value::from), object(inner.boxed())]
        }
    });
    object(nested.boxed()).prop_map(move |body| (file, body))
}

fn expected(response: &Response, body: &Value, bytes: Vec<u8>) -> Carried {
    let first = |pointers: &[String]| pointers.iter().find_map(|p| text(body.pointer(p)?));
    let messages =
        response.message_pointers().iter().find_map(|pointer| messages(body.pointer(pointer)?));
    Carried {
        body: bytes,
        code: first(&response.code_pointers()),
        messages: messages.unwrap_or_default(),
        correlation_id: first(&response.id_pointers()),
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Returns one message or a list of them; other values stay JSON, `null` is none.
fn messages(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::Array(elements) => {
            let present = elements.iter().filter(|element| !element.is_null());
            Some(
                present
                    .map(|element| text(element).unwrap_or_else(|| element.to_string()))
                    .collect(),
            )
        }
        Value::Object(_) => Some(vec![value.to_string()]),
        _ => text(value).map(|text| vec![text]),
    }
}
