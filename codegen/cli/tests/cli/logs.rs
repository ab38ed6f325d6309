//! The responses that `errcat triage` finds between the other lines of logs.

use serde_json::{Value, json};

use crate::run::{KUSTOM, errcat, folder};

/// Returns what is counted in a log.
fn counts(log: &[u8]) -> Value {
    let folder = folder(&[]);
    std::fs::write(folder.path().join("app.log"), log).expect("there is room");
    let run = errcat(folder.path(), &["triage", KUSTOM, "app.log", "--format", "json"]);
    assert_eq!(run.err, "");
    run.json()
}

const BODY: &str = r#"{"error_code":"BAD_VALUE","error_messages":["Bad value: locale"]}"#;
const OTHER: &str = r#"{"error_code":"NOT_FOUND","error_messages":["Invalid session id"]}"#;

#[test]
fn no_response_hides_another() {
    let both = json!({"locale": 1, "invalid_session_id": 1});
    for log in [
        "error: BAD_VALUE: Bad value: locale (#1-a)\nwarn: Kustom OTHER\n",
        "error: Kustom BODY\nwarn: NOT_FOUND: Invalid session id (#1-a)\n",
        "create failed: BAD_VALUE: Bad value: locale\nupdate failed: OTHER\n",
        "answer {\"error_code\":\"BAD_VALUE\",\"error_messages\":[\nanswer BODY\nanswer OTHER\n",
        "app_1  | BODY\ndb_1   | done\napp_1  | OTHER\n",
    ] {
        let text = log.replace("BODY", BODY).replace("OTHER", OTHER);
        assert_eq!(counts(text.as_bytes())["by_entry"], both, "{text}");
    }
    let same = format!("12:00:00 ERROR BAD_VALUE: Bad value: locale\n  answer: {BODY}\n");
    assert_eq!(counts(same.as_bytes())["by_entry"], json!({"locale": 1}));
}

#[test]
fn an_object_with_something_in_front_of_each_line_is_one_response() {
    for prefix in ["app-1  | ", "Mar 05 10:00:01 web app[7]: ", "2024-03-05T10:00:01Z ", "> "] {
        let lines = [
            "{",
            "  \"error_code\": \"NOT_FOUND\",",
            "  \"error_messages\": [",
            "    \"Invalid session id\"",
            "  ]",
            "}",
        ];
        let log: String = lines.iter().map(|line| format!("{prefix}{line}\n")).collect();
        let counts = counts(log.as_bytes());
        let seen = (&counts["total"], &counts["by_entry"]);
        assert_eq!(seen, (&json!(1), &json!({"invalid_session_id": 1})), "{log}");
    }
}

#[test]
fn what_is_no_response_is_not_counted() {
    for line in [
        "INFO payment status: REJECTED: card declined",
        "| 400 | BAD_VALUE | Bad value: locale | Send one of the locales. |",
        "<tr><td>404</td><td>NOT_FOUND</td><td>Invalid session id</td></tr>",
        "errors_total{code=\"BAD_VALUE\",status=\"400\"} 12",
        "\"GET /errors?code=BAD_VALUE HTTP/1.1\" 404 12",
        "kustom.errors.NOT_FOUND:1|c",
        "    if error.code == \"BAD_VALUE\":",
        "ERROR grpc: NOT_FOUND: user 7 is unknown",
        "INFO so far: BAD_VALUE: 17, NOT_FOUND: 3",
        "INFO UPDATE orders SET error_code = 'BAD_VALUE' WHERE id = 7",
        "GET https://docs.test/errors?error_code=BAD_VALUE",
        "if (fault.error_code == \"BAD_VALUE\") {",
        "  show(\"Invalid session id\");",
        "assert messages == [\"Invalid session id\"]",
    ] {
        assert_eq!(counts(line.as_bytes())["total"], 0, "{line}");
    }
    // With the words of an error in front, the code is the API's even if the message is new.
    assert_eq!(counts(b"shop.Error: NOT_FOUND: no such thing")["total"], 1);
    assert_eq!(counts(b"shop: BAD_VALUE: something new")["total"], 1);
}

#[test]
fn a_log_in_utf_16_is_read() {
    let log = format!("\u{feff}{BODY}\r\n{OTHER}\r\n").repeat(2000);
    let bytes: Vec<u8> = log.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let counts = counts(&bytes);
    assert_eq!((&counts["total"], &counts["skipped"]), (&json!(4000), &json!(0)));
}

#[test]
fn a_list_on_one_line_takes_time_by_its_length() {
    let times = 50_000;
    let log = "error_messages%5B%5D=Bad+value%3A+locale&".repeat(times);
    let counted = counts(log.as_bytes())["by_entry"]["locale"].as_u64();
    // Where so long a line is cut, a message may be too.
    assert!(counted > Some(times as u64 / 100 * 99), "{counted:?}");
}
