//! `errcat match --records`: a stream of records.

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Write as _};
use std::sync::mpsc;
use std::time::Duration;

use serde_json::{Value, json};

use crate::run::{KUSTOM, command, errcat_with, folder};

/// Returns a record, and the error, entries and unmatched texts that are read.
fn records() -> Vec<(&'static str, Value)> {
    vec![
        (
            r#"{"status":400,"body":{"error_code":"BAD_VALUE","error_messages":["Bad value: locale"]}}"#,
            json!(["bad_value", ["locale"], []]),
        ),
        (
            r#"{"status":400,"body":"{\"error_code\":\"BAD_VALUE\",\"error_message\":\"Bad value: locale\"}"}"#,
            json!(["bad_value", ["locale"], []]),
        ),
        (
            r#"{"status":409,"code":"BAD_VALUE","messages":["Not matching fields: [a, b]","?"]}"#,
            json!(["conflicting_value", ["fields_not_matching"], ["?"]]),
        ),
        (
            r#"{"status":404,"code":"NOT_FOUND","messages":"Invalid session id","time":"now"}"#,
            json!(["not_found", ["invalid_session_id"], []]),
        ),
        (
            r#"{"status":401,"code":"UNAUTHORIZED","messages":[]}"#,
            json!(["unauthorized", ["invalid_credentials"], []]),
        ),
        (r#"{"status":401,"body":"<html></html>"}"#, json!(["unauthorized", [], []])),
        (r#"{"status":504,"body":""}"#, json!(["request_timeout", [], []])),
        (r#"{"status":504,"body":null}"#, json!(["request_timeout", [], []])),
        (r#"{"status":504}"#, json!(["request_timeout", [], []])),
        (r#"{"status":401}"#, json!(["unauthorized", [], []])),
        (r#"{"status":400,"body":["Bad value: locale"]}"#, json!([null, [], []])),
        (r#"{"status":400,"body":17}"#, json!(["bad_value", [], []])),
        (
            r#"{"code":"MERCHANT_INACTIVE","messages":[]}"#,
            json!(["merchant_inactive", ["merchant_not_activated"], []]),
        ),
        // A status as a text, a singular name, and a body that is the record itself.
        (r#"{"status":"504"}"#, json!(["request_timeout", [], []])),
        (
            r#"{"status":404.0,"code":"NOT_FOUND","message":"Invalid session id"}"#,
            json!(["not_found", ["invalid_session_id"], []]),
        ),
        (
            r#"{"error_code":"BAD_VALUE","error_messages":["Bad value: locale"]}"#,
            json!(["bad_value", ["locale"], []]),
        ),
        // Bodies that are cut short, plain text, or a string of JSON.
        (
            r#"{"status":400,"body":"{\"error_code\":\"BAD_VALUE\",\"error_messages\":[\"Bad value: order_lines[1].na"}"#,
            json!(["bad_value", [], ["Bad value: order_lines[1].na"]]),
        ),
        (
            r#"{"status":404,"body":"{\"error_code\":\"NOT_FOUND\",\"error_messages\":[\"Invalid session id\"],\"corr"}"#,
            json!(["not_found", ["invalid_session_id"], []]),
        ),
        (
            r#"{"status":404,"body":"NOT_FOUND: Invalid session id"}"#,
            json!(["not_found", ["invalid_session_id"], []]),
        ),
        (
            r#"{"status":404,"body":"\"{\\\"error_code\\\":\\\"NOT_FOUND\\\",\\\"error_messages\\\":[\\\"Invalid session id\\\"]}\""}"#,
            json!(["not_found", ["invalid_session_id"], []]),
        ),
        (r#"{"status":999,"code":"X","messages":[""]}"#, json!([null, [], [""]])),
    ]
}

#[test]
fn records_come_in_several_shapes() {
    let folder = folder(&[]);
    let records = records();
    let input: String = records.iter().fold(String::new(), |input, (line, _)| input + line + "\n");
    let run = errcat_with(folder.path(), &["match", KUSTOM, "--records", "-"], &input);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let lines = run.json_lines();
    assert_eq!(lines.len(), records.len());
    for (line, (record, expected)) in lines.iter().zip(&records) {
        let findings = line["findings"].as_array().expect("an array").iter();
        let entries: Vec<_> = findings.map(|finding| &finding["entry"]).collect();
        assert_eq!(json!([line["error"], entries, line["unmatched"]]), *expected, "{record}");
    }
}

#[test]
fn what_is_no_record_keeps_its_line() {
    let folder = folder(&[(
        "in",
        "\u{feff}{\"status\":504}\r\n\nno json\n{\"status\":\"x\"}\n[504,null]\n{\"time\":1}\n{\"status\":504}",
    )]);
    let run = errcat_with(folder.path(), &["match", KUSTOM, "--records", "in"], "");
    let lines = run.json_lines();
    let errors: Vec<_> = lines.iter().map(|line| line["error"].as_str()).collect();
    let timeout = Some("request_timeout");
    assert_eq!(errors, [timeout, None, None, None, None, timeout]);
    let expected = json!({
        "status": null, "code": null, "error": null, "retry": null, "correlation_id": null,
        "fields": {}, "findings": [], "unmatched": ["no json"], "nearest": [],
    });
    assert_eq!(lines[1], expected);
    assert_eq!(run.code, 1);
    for place in ["in:3: ", "in:4: ", "in:5: ", "in:6: "] {
        assert!(run.err.contains(place), "{place}: {}", run.err);
    }
    assert_eq!(run.err.lines().count(), 4);
}

#[test]
fn a_thousand_records_stay_in_order() {
    let folder = folder(&[]);
    let mut input = String::new();
    for line in 0..1000 {
        let message = format!("Bad value: order_lines[{line}].tax_rate");
        let record = json!({"status": 400, "code": "BAD_VALUE", "messages": [message]});
        writeln!(input, "{record}").expect("a string takes it");
    }
    let run = errcat_with(folder.path(), &["match", KUSTOM, "--records", "-"], &input);
    let lines = run.json_lines();
    let read: Vec<_> = lines.iter().map(|line| &line["findings"][0]["params"]["line"]).collect();
    assert_eq!(read, (0..1000).map(Value::from).collect::<Vec<_>>().iter().collect::<Vec<_>>());
}

#[test]
fn an_answer_comes_before_the_next_record() {
    let folder = folder(&[]);
    let mut child =
        command(folder.path(), &["match", KUSTOM, "--records", "-"]).spawn().expect("it starts");
    let mut stdin = child.stdin.take().expect("stdin is piped");
    let stdout = child.stdout.take().expect("stdout is piped");
    let (sender, answers) = mpsc::channel();
    std::thread::spawn(move || {
        BufReader::new(stdout).lines().map_while(Result::ok).all(|line| sender.send(line).is_ok())
    });
    for _ in 0..2 {
        stdin.write_all(b"{\"status\":504}\n").expect("it listens");
        let answer = answers.recv_timeout(Duration::from_mins(2)).expect("an answer comes");
        assert!(answer.contains("request_timeout"), "{answer}");
    }
    drop(stdin);
    assert!(child.wait().expect("it ends").success());
}
