//! `errcat match` with what people paste.

use serde_json::{Value, json};

use crate::run::{KUSTOM, catalogue, errcat, errcat_with, folder, write};

const BODY: &str =
    r#"{"error_code":"BAD_VALUE","error_messages":["Bad value: locale"],"correlation_id":"c-1"}"#;
const HEAD: &str = "HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\n\r\n";

/// Returns the reading of each response: status, error, correlation id, entries, unmatched.
fn read(run: &crate::run::Run) -> Vec<Value> {
    let part = |line: &Value| {
        let findings = line["findings"].as_array().expect("an array").iter();
        let entries: Vec<_> = findings.map(|finding| finding["entry"].clone()).collect();
        json!([line["status"], line["error"], line["correlation_id"], entries, line["unmatched"]])
    };
    run.json_lines().iter().map(part).collect()
}

fn pastes() -> Vec<(String, Value)> {
    let escaped = serde_json::to_string(BODY).expect("it is text");
    let twice = serde_json::to_string(&format!("failed: {escaped}")).expect("it is text");
    let locale = |status: Value| json!([[status, "bad_value", "c-1", ["locale"], []]]);
    let pretty = "{\r\n  \"error_code\" : \"BAD_VALUE\",\r\n  \"error_messages\" : [\r\n    \"Bad value: locale\"\r\n  ],\r\n  \"correlation_id\" : \"c-1\"\r\n}";
    vec![
        (BODY.to_owned(), locale(json!(null))),
        (format!("\u{feff} {BODY}\n"), locale(json!(null))),
        (format!("{HEAD}{BODY}"), locale(json!(400))),
        (format!("{HEAD}{pretty}\r\n"), locale(json!(400))),
        (format!("HTTP/2 400 \na: b\n\n{BODY}"), locale(json!(400))),
        (format!("HTTP/1.1 100 Continue\r\n\r\n{HEAD}{BODY}"), locale(json!(400))),
        (
            format!("> POST /x HTTP/2\n> a: b\n> \n< HTTP/2 400 \n< a: b\n< \n* done\n{BODY}"),
            locale(json!(400)),
        ),
        (format!("12:00 ERROR call failed, status=400 body={BODY} (12 ms)"), locale(json!(400))),
        (format!("12:00 got 400 Bad Request: {BODY}"), locale(json!(400))),
        (format!("\"POST /x HTTP/1.1\" 400 85 {BODY}"), locale(json!(400))),
        (format!("app[1]: {{not json}} {BODY} HTTP status: 400"), locale(json!(400))),
        (format!(r#"{{"level":"error","status":400,"body":{BODY}}}"#), locale(json!(400))),
        (format!(r#"{{"status":400,"body":{escaped}}}"#), locale(json!(400))),
        (format!(r#"{{"msg":{twice},"http_status":400}}"#), locale(json!(400))),
        (format!(r#"{{"response":{{"status":400,"data":{BODY}}}}}"#), locale(json!(400))),
        // The status is another service's: with it, the code would be unknown.
        (format!("our answer was HTTP/1.1 502, theirs {BODY}"), locale(json!(null))),
        (
            format!("{HEAD}{BODY}\n\nHTTP/1.1 404 Not Found\n\n{{\"error_code\":\"NOT_FOUND\",\"error_messages\":[\"Invalid session id\"]}}"),
            json!([
                [400, "bad_value", "c-1", ["locale"], []],
                [404, "not_found", null, ["invalid_session_id"], []],
            ]),
        ),
        (
            "K\\ConnectorException: BAD_VALUE: Bad value: order_lines[0].tax_rate (a, b), Bad value: locale (#c-1)".to_owned(),
            json!([[null, "bad_value", "c-1", ["order_line_tax_rate", "locale"], []]]),
        ),
        (
            "BAD_VALUE: Bad value: order_lines, locale".to_owned(),
            json!([[null, "bad_value", null, ["order_lines", "locale"], []]]),
        ),
        (
            "HTTP 403 READ_ONLY_ORDER: Resource is read-only (#c-1)".to_owned(),
            json!([[403, null, "c-1", [], ["Resource is read-only"]]]),
        ),
        (
            "READ_ONLY_ORDER: Resource is read-only (#00000000-0000-4000-8000-000000000004)".to_owned(),
            json!([[null, null, "00000000-0000-4000-8000-000000000004", [], ["Resource is read-only"]]]),
        ),
        ("Authorization token already consumed".to_owned(), json!([[403, "invalid_operation", null, ["authorization_token_consumed"], []]])),
        ("HTTP/1.1 401 Unauthorized\r\n\r\n<html></html>".to_owned(), json!([[401, "unauthorized", null, [], []]])),
        ("<html><title>504 Gateway Time-out</title></html>".to_owned(), json!([[504, "request_timeout", null, [], []]])),
        (
            "{\"error_code\":\"BAD_VALUE\",\"error_messages\":[\"Bad value: order_amount\",\"Bad va".to_owned(),
            json!([[null, "bad_value", null, ["other_field"], ["Bad va"]]]),
        ),
        (
            r#"{"http_status_code":400,"internal_message":"Bad format: merchant.id"}"#.to_owned(),
            json!([[400, null, null, [], []]]),
        ),
        // No code: the status outside of the string narrows the search.
        (
            json!({"status": 400, "r": r#"{"error_messages":["Bad value: locale"]}"#}).to_string(),
            json!([[400, "bad_value", null, ["locale"], []]]),
        ),
        (
            r#"ERROR status=400 body={"http_status_code":400,"internal_message":"Bad format"} end"#
                .to_owned(),
            json!([[400, null, null, [], []]]),
        ),
        ("something else".to_owned(), json!([[null, null, null, [], ["something else"]]])),
    ]
}

/// Texts of every kind, and their meaning for a human reader: a row of JSON each.
const PASTES: &str = include_str!("pastes.jsonl");

#[test]
fn texts_of_every_kind_are_read() {
    let folder = folder(&[]);
    for row in PASTES.lines() {
        let row: Value = serde_json::from_str(row).expect("a row is JSON");
        let paste = row["paste"].as_str().expect("a text");
        let run = errcat_with(folder.path(), &["match", KUSTOM, "-", "--format", "json"], paste);
        let said = |line: &Value| {
            let findings = line["findings"].as_array().expect("an array").iter();
            let findings: Vec<_> =
                findings.map(|f| json!([f["entry"], f["params"], f["reason"]])).collect();
            json!({
                "status": line["status"], "code": line["code"], "error": line["error"],
                "correlation_id": line["correlation_id"], "findings": findings,
                "unmatched": line["unmatched"],
            })
        };
        let lines: Vec<_> = run.json_lines().iter().map(said).collect();
        assert_eq!(json!(lines), row["expect"], "{paste}");
    }
}

#[test]
fn what_people_paste_is_read() {
    let folder = folder(&[]);
    for (paste, expected) in pastes() {
        let run = errcat_with(folder.path(), &["match", KUSTOM, "-", "--format", "json"], &paste);
        assert_eq!(json!(read(&run)), expected, "{paste}");
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{paste}");
    }
}

#[test]
fn a_paste_is_a_file_or_the_text_itself() {
    let folder = folder(&[("answer", &format!("{HEAD}{BODY}"))]);
    for paste in ["answer", BODY] {
        let run = errcat(folder.path(), &["match", KUSTOM, paste, "--format", "json"]);
        assert_eq!(read(&run)[0][1], "bad_value", "{paste}: {run:?}");
    }
    // A given status has precedence over one that was found, and distinguishes errors of one code.
    let status = ["match", KUSTOM, "answer", "--status", "409", "--format", "json"];
    assert_eq!(read(&errcat(folder.path(), &status))[0][1], "conflicting_value");
    write(folder.path(), "a file", BODY);
    let run = errcat(folder.path(), &["match", KUSTOM, "a file"]);
    assert!(
        run.out.starts_with(
            "400 BAD_VALUE · bad_value
"
        ),
        "{}",
        run.out
    );
    for (args, expected) in [
        (&["match", KUSTOM, "@absent"][..], "absent: "),
        (&["match", KUSTOM, ""], "the paste is empty"),
        (&["match", KUSTOM, "-"], "the paste is empty"),
        (&["match", KUSTOM], "nothing to match"),
        (&["match", KUSTOM, "answer", "--code", "X"], "cannot be used with"),
    ] {
        let run = errcat(folder.path(), args);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}");
        assert!(run.err.contains(expected), "{args:?}: {}", run.err);
    }
}

#[test]
fn the_words_of_a_text_belong_together() {
    let folder = folder(&[]);
    let words = ["400", "BAD_VALUE", "Bad value: locale", "(may not be null)"];
    let whole = words.join(" ");
    for format in ["text", "json"] {
        let of = |words: &[&str]| {
            let run =
                errcat(folder.path(), &[&["match", KUSTOM, "--format", format], words].concat());
            assert_eq!((run.code, run.err.as_str()), (0, ""), "{run:?}");
            run.out
        };
        assert_eq!(of(&words), of(&[&whole]), "{format}");
        assert!(of(&words).contains("BAD_VALUE"), "{format}");
    }
}

#[test]
fn a_word_that_is_not_a_file_is_text() {
    let folder = folder(&[("answer", BODY)]);
    let run = errcat(folder.path(), &["match", KUSTOM, "typo.json"]);
    assert_eq!(
        (run.code, run.err.trim_end()),
        (0, "typo.json is not a file, so it is taken as text")
    );
    let run =
        errcat(folder.path(), &["match", KUSTOM, "Rejected", "@answer", "404", "--format", "json"]);
    let errors: Vec<_> = read(&run).iter().map(|read| read[1].clone()).collect();
    assert_eq!((json!(errors), run.err.as_str()), (json!(["rejected", "bad_value", null]), ""));
}

#[test]
fn a_body_may_come_with_its_head_and_is_otherwise_read_as_it_stands() {
    let folder = folder(&[]);
    let body = ["match", KUSTOM, "--body", "-", "--format", "json"];
    let run = errcat_with(folder.path(), &body, &format!("{HEAD}{BODY}"));
    assert_eq!(read(&run), [json!([400, "bad_value", "c-1", ["locale"], []])]);
    let wrapped = format!(r#"{{"data":{BODY}}}"#);
    let run = errcat_with(folder.path(), &body, &wrapped);
    assert_eq!(read(&run), [json!([null, null, null, [], []])]);
}

#[test]
fn the_places_of_a_body_are_the_catalogues() {
    let shop = catalogue("shop").replace(
        "operations:",
        "response: {code: /fault/0/code, message: /fault/0/text}\noperations:",
    );
    let folder = folder(&[("shop.yaml", &shop)]);
    for (paste, expected) in [
        (
            r#"x {"fault":[{"code":"BAD","text":"bad a at 3"}]} y"#,
            json!([null, "bad", null, ["bad_field"], []]),
        ),
        (
            r#"x {"error_code":"BAD","text":"bad at 3"} y"#,
            json!([null, "bad", null, [], ["bad at 3"]]),
        ),
        (
            r#"x {"error_code":"WORSE","tex":"bad at 3"} y"#,
            json!([null, null, null, [], [r#"x {"error_code":"WORSE","tex":"bad at 3"} y"#]]),
        ),
    ] {
        let run =
            errcat_with(folder.path(), &["match", "shop.yaml", "-", "--format", "json"], paste);
        assert_eq!(read(&run), [expected], "{paste}");
    }
}

/// A catalogue whose responses have more than a code, messages and an id in their bodies.
const MORE: &str = "\
errcat: 1
api: {id: a, name: A, version: 0.1.0}
response: {code: /code, messages: /messages, correlation_id: [/id, {header: x-id}], fields: {at: /at}}
errors: [{status: 404, code: GONE, description: It is gone., remedy: Look elsewhere.}]
";

#[test]
fn what_is_not_a_whole_body_loses_nothing_where_bodies_have_more() {
    let folder = folder(&[("a.yaml", MORE)]);
    for paste in [
        "HTTP/1.1 404 Not Found\nx-id: 7\n\n{\"code\":\"GONE\",\"messages\":[\"some text",
        "404 {\"code\":\"GONE\",\"messages\":[\"some text",
        "status: 404\ncode: GONE\nmessages: some text",
    ] {
        let run = errcat_with(folder.path(), &["match", "a.yaml", "-", "--format", "json"], paste);
        let reading = run.json();
        assert_eq!(
            (&reading["code"], &reading["error"]),
            (&json!("GONE"), &json!("gone")),
            "{run:?}"
        );
        assert_eq!(reading["unmatched"], json!(["some text"]), "{run:?}");
    }
}

#[test]
fn a_text_in_utf_16_is_read() {
    let units = BODY.encode_utf16().flat_map(u16::to_le_bytes);
    let bytes: Vec<u8> = [0xff, 0xfe].into_iter().chain(units).collect();
    let folder = folder(&[]);
    std::fs::write(folder.path().join("body.txt"), bytes).expect("the folder can be written to");
    let run = errcat(folder.path(), &["match", KUSTOM, "body.txt", "--format", "json"]);
    assert_eq!(read(&run), [json!([null, "bad_value", "c-1", ["locale"], []])]);
}
