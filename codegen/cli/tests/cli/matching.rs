//! `errcat match` with one response.

use serde_json::{Value, json};

use crate::run::{KUSTOM, catalogue, errcat, errcat_with, folder};

/// A realistic response: arguments, body on stdin, and the expected reading.
struct Case {
    args: &'static [&'static str],
    body: &'static str,
    expected: Value,
}

fn cases() -> Vec<Case> {
    let body = &["--status", "400", "--body", "-"];
    vec![
        Case {
            args: body,
            body: r#"{"error_code":"BAD_VALUE","error_messages":["Bad value: order_lines[12].tax_rate"],"correlation_id":"c-1","extra":1}"#,
            expected: json!({
                "status": 400, "code": "BAD_VALUE", "error": "bad_value", "correlation_id": "c-1",
                "findings": [{
                    "entry": "order_line_tax_rate", "params": {"line": 12}, "reason": null,
                    "text": "Bad value: order_lines[12].tax_rate",
                }],
                "unmatched": [],
            }),
        },
        // Several findings in one string, each with its reason, and no code: the prefix names the error.
        Case {
            args: body,
            body: r#"{"error_messages":["Bad value: order_tax_amount (must be 5, was: 6), purchase_country (may not be null)"]}"#,
            expected: json!({
                "status": 400, "code": null, "error": "bad_value", "correlation_id": null,
                "findings": [
                    {
                        "entry": "order_tax_amount", "params": {}, "reason": "must be 5, was: 6",
                        "text": "order_tax_amount (must be 5, was: 6)",
                    },
                    {
                        "entry": "other_field", "params": {"field": "purchase_country"},
                        "reason": "may not be null", "text": "purchase_country (may not be null)",
                    },
                ],
                "unmatched": [],
            }),
        },
        Case {
            args: &["--status", "401", "--body", "-"],
            body: "<html><body>401 Authorization Required</body></html>",
            expected: read(401, None, Some("unauthorized"), &json!([]), &json!([])),
        },
        Case {
            args: &["--status", "504"],
            body: "",
            expected: read(504, None, Some("request_timeout"), &json!([]), &json!([])),
        },
        // Two errors share 404: an empty body does not say which.
        Case {
            args: &["--status", "404", "--body", "-"],
            body: "",
            expected: read(404, None, None, &json!([]), &json!([])),
        },
        Case {
            args: &["--status", "403", "--body", "-"],
            body: r#"{"error_code":"PAUSED","error_messages":["Come back","later"]}"#,
            expected: read(403, Some("PAUSED"), None, &json!([]), &json!(["Come back", "later"])),
        },
        Case {
            args: body,
            body: r#"{"http_status_code":400,"internal_message":"Bad format: merchant.id"}"#,
            expected: read(400, None, None, &json!([]), &json!([])),
        },
        // A body that is cut short: its complete parts are read, and the rest is kept.
        Case {
            args: body,
            body: r#"{"error_code":"BAD_VALUE","error_messages":["Bad value: order_amount","Bad va"#,
            expected: read(
                400,
                Some("BAD_VALUE"),
                Some("bad_value"),
                &json!([{
                    "entry": "other_field", "params": {"field": "order_amount"}, "reason": null,
                    "text": "Bad value: order_amount",
                }]),
                &json!(["Bad va"]),
            ),
        },
        Case {
            args: &["--status", "403", "--code", "INVALID_OPERATION"],
            body: "",
            expected: read(
                403,
                Some("INVALID_OPERATION"),
                Some("invalid_operation"),
                &json!([{
                    "entry": "operation_not_allowed", "params": {}, "reason": null, "text": "",
                }]),
                &json!([]),
            ),
        },
        Case {
            args: &["--code", "REJECTED", "--message", "[Rejected]", "--message", "-odd"],
            body: "",
            expected: json!({
                "status": null, "code": "REJECTED", "error": "rejected", "correlation_id": null,
                "findings": [{
                    "entry": "authorization_rejected", "params": {}, "reason": null,
                    "text": "[Rejected]",
                }],
                "unmatched": ["-odd"],
            }),
        },
    ]
}

fn read(
    status: u16,
    code: Option<&str>,
    error: Option<&str>,
    findings: &Value,
    unmatched: &Value,
) -> Value {
    json!({
        "status": status, "code": code, "error": error, "correlation_id": null,
        "findings": findings, "unmatched": unmatched,
    })
}

/// Returns a reading without the parts that follow from the others.
fn without_advice(mut reading: Value) -> Value {
    let fields = reading.as_object_mut().expect("an object");
    fields.shift_remove("retry");
    fields.shift_remove("nearest");
    fields.shift_remove("fields");
    for finding in fields["findings"].as_array_mut().expect("an array") {
        finding.as_object_mut().expect("an object").shift_remove("retry");
    }
    reading
}

#[test]
fn scripts_get_whether_to_retry_and_what_is_near() {
    let folder = folder(&[]);
    let json = |args: &[&str]| {
        errcat(folder.path(), &[&["match", KUSTOM, "--format", "json"], args].concat()).json()
    };
    let known =
        json(&["--status", "404", "--code", "NOT_FOUND", "--message", "Invalid session id"]);
    assert_eq!(known["retry"], "restart:create_session");
    assert_eq!(known["findings"][0]["retry"], "restart:create_session");
    assert_eq!(known["nearest"], json!([]));
    let text = "Not allowed to create customer tokens for intent buy.";
    for (args, entry, differs) in [
        (
            &["--status", "403", "--code", "INVALID_OPERATION", "--message", text][..],
            json!("customer_token_not_allowed"),
            "the text differs in 2 characters",
        ),
        (
            &["--status", "400", "--code", "BAD_REQUEST", "--message", "Bad value: locale"],
            json!("locale"),
            "the response has the code BAD_REQUEST, the entry BAD_VALUE",
        ),
        (&["--status", "400", "--code", "bad_value"], json!(null), "the code is written BAD_VALUE"),
        (
            &["--status", "409", "--code", "BAD_VALU"],
            json!(null),
            "the code differs in 1 character from BAD_VALUE",
        ),
    ] {
        let near = json(args);
        assert_eq!(near["findings"], json!([]), "{args:?}: near is not a match");
        assert_eq!(
            (&near["nearest"][0]["entry"], &near["nearest"][0]["differs"]),
            (&entry, &json!(differs)),
            "{args:?}"
        );
    }
    assert_eq!(json(&["--status", "418", "--code", "TEAPOT"])["retry"], json!(null));
}

#[test]
fn people_see_the_impact_on_the_operation_that_failed() {
    let folder = folder(&[("shop.yaml", &catalogue("shop"))]);
    let args = ["match", "shop.yaml", "BAD: bad name at 3", "--operation"];
    let run = errcat(folder.path(), &[&args[..], &["pay"]].concat());
    assert!(
        run.out.contains("impact      pay: No money.\n") && !run.out.contains("Goods"),
        "{}",
        run.out
    );
    let run = errcat(folder.path(), &[&args[..], &["sell"]].concat());
    assert_eq!(run.code, 2);
    assert!(run.err.contains("no operation `sell`; it has: pay, ship"), "{}", run.err);
}

#[test]
fn many_responses_are_summed_up() {
    let folder = folder(&[("shop.yaml", &catalogue("shop"))]);
    let log = "BAD: bad name at 3\nBAD: bad name at 4\nBAD: who?\n".repeat(20);
    let run = errcat_with(folder.path(), &["match", "shop.yaml", "-"], &log);
    assert!(run.out.starts_with("60 responses; "), "{}", run.out);
    assert!(
        run.out.contains("\n400 BAD · bad_field · 40 times\n  what to do  Fix it.\n"),
        "{}",
        run.out
    );
    assert!(run.out.contains("\n  who? not in the catalogue\n"), "{}", run.out);
    let run = errcat_with(folder.path(), &["match", "shop.yaml", "-", "--format", "json"], &log);
    assert_eq!(run.json_lines().len(), 60);
}

#[test]
fn what_was_used_as_what_can_be_shown() {
    let folder = folder(&[]);
    let paste = "got 403 Forbidden: INVALID_OPERATION: Nope (#12345678)";
    let args = ["match", KUSTOM, paste, "--explain-reading"];
    let run = errcat(folder.path(), &[&args[..], &["--format", "json"]].concat());
    let used = json!([
        {"part": "code", "text": "INVALID_OPERATION"},
        {"part": "messages", "text": "Nope"},
        {"part": "correlation id", "text": "(#12345678)"},
    ]);
    assert_eq!(run.json()["used"], used);
    let run = errcat(folder.path(), &args);
    assert!(run.out.contains("read from   code: INVALID_OPERATION\n"), "{}", run.out);
}

#[test]
fn responses_are_read_as_they_come() {
    let folder = folder(&[]);
    for Case { args, body, expected } in cases() {
        let args = [&["match", KUSTOM], args, &["--format", "json"]].concat();
        let run = errcat_with(folder.path(), &args, body);
        assert_eq!(without_advice(run.json()), expected, "{args:?} {body}");
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{args:?}");
        assert_eq!(run.out.lines().count(), 1, "{args:?}");
    }
}

#[test]
fn values_are_typed_and_in_the_order_of_the_fields() {
    let folder = folder(&[("shop.yaml", &catalogue("shop"))]);
    for (message, params) in [
        ("bad name at 3", r#""params":{"field":"name","line":3}"#),
        ("bad 7 at 18446744073709551615", r#""params":{"field":"7","line":18446744073709551615}"#),
        ("on Tuesday by -2", r#""params":{"day":"Tuesday","days":-2}"#),
    ] {
        let args =
            ["match", "shop.yaml", "--code", "BAD", "--message", message, "--format", "json"];
        let run = errcat(folder.path(), &args);
        assert!(run.out.contains(params), "{message}: {}", run.out);
    }
}

#[test]
fn people_see_what_it_means_and_what_to_do() {
    let folder = folder(&[("shop.yaml", &catalogue("shop"))]);
    let args = ["match", "shop.yaml", "--status", "400", "--code", "BAD"];
    let messages = ["--message", "bad name at 3", "--message", "bad b at 4", "--message", "who?"];
    let run = errcat(folder.path(), &[&args[..], &messages].concat());
    let expected = "\
400 BAD · bad
  what to do  Fix it.
  retry       after_fix: send it again once the request or its settings are fixed

  bad name at 3
    entry       bad_field (field = name, line = 3)
    meaning     The field is bad.
    impact      depends on the operation: pay, ship (`--operation`)
    see also    Book: https://book.test

  what to do  as above
  retry       after_fix: send it again once the request or its settings are fixed

  bad b at 4
    entry       bad_field (field = b, line = 4)
    meaning     The field is bad.
    impact      depends on the operation: pay, ship (`--operation`)
    see also    Book: https://book.test

  who?
    not in the catalogue
";
    assert_eq!(run.out, expected);
}

#[test]
fn people_see_what_a_status_alone_says() {
    let folder = folder(&[("shop.yaml", &catalogue("shop"))]);
    let run = errcat(folder.path(), &["match", "shop.yaml", "--status", "504"]);
    let expected = "\
504 · timed_out
  what to do  Call us.

              This holds for every error without a remedy or a retry of its own.
  retry       after_wait: the same request may succeed later

  Too late.
";
    assert_eq!(run.out, expected);
    let run =
        errcat_with(folder.path(), &["match", KUSTOM, "--status", "401", "--body", "-"], "<p>");
    assert!(run.out.starts_with("401 UNAUTHORIZED · unauthorized\n  what to do  Check"));
}

#[test]
fn people_see_what_is_not_in_the_catalogue() {
    let folder =
        folder(&[("body.json", r#"{"error_code":"X\u001b[31m","correlation_id":"c\u202e"}"#)]);
    let run = errcat(folder.path(), &["match", KUSTOM, "--status", "404", "--body", "body.json"]);
    let expected = "\
404 X\\u{1b}[31m not in the catalogue
  Under 404 the catalogue has 404 NOT_FOUND, 404 SESSION_COMPLETED.

  what to do  Create a new order.

              This holds for every error without a remedy or a retry of its own.

correlation id c\\u{202e}
";
    assert_eq!(run.out, expected);
}

#[test]
fn people_see_what_a_code_could_be() {
    let folder = folder(&[]);
    for (args, expected) in [
        (
            &["--code", "BAD_VALUE"][..],
            "BAD_VALUE can be several errors\n  The catalogue has 400 BAD_VALUE, 409 BAD_VALUE: give the status to select one",
        ),
        (
            &["--status", "401", "--code", "BAD_VALUE"],
            "401 BAD_VALUE not in the catalogue\n  The catalogue has this code in 400 BAD_VALUE, 409 BAD_VALUE.\n  Under 401 the catalogue has 401 UNAUTHORIZED.\n",
        ),
        (
            &["what is this"],
            "No response was found in this text.\n  Looked for: the keys `error_code`",
        ),
    ] {
        let run = errcat(folder.path(), &[&["match", KUSTOM], args].concat());
        assert!(run.out.starts_with(expected), "{args:?}: {}", run.out);
    }
}

#[test]
fn texts_that_take_too_many_steps_are_reported() {
    let yaml = "errcat: 1\napi: {id: x, name: X, version: 0.1.0}\nerrors:\n  - status: 400\n    code: E\n    messages:\n      - \
                {name: m, message: \"{a}-{b}-{a}-{b}-x\"}\n      - {name: other, message: Other}\n";
    let folder = folder(&[("x.yaml", yaml)]);
    let text = "a-".repeat(2_000);
    let args = ["match", "x.yaml", "--status", "400", "--code", "E", "--message", &text];
    let run = errcat(folder.path(), &[&args[..], &["--format", "json"]].concat());
    assert_eq!(run.json()["undecided"], json!([text]), "{}", run.err);
    let run = errcat(folder.path(), &args);
    assert!(run.out.contains("perhaps in the catalogue: a message that repeats"), "{}", run.out);
    let args = ["match", "x.yaml", "--status", "400", "--code", "E", "--message", "a-a-x"];
    let run = errcat(folder.path(), &[&args[..], &["--format", "json"]].concat());
    assert_eq!(run.json().get("undecided"), None);
}

#[test]
fn usage_that_makes_no_sense_is_refused() {
    let folder = folder(&[]);
    let cases: &[&[&str]] = &[
        &[],
        &["--message", "m"],
        &["--status", "many"],
        &["--status", "99999"],
        &["--status", "999"],
        &["--status", "99"],
        &["--body", "-", "--code", "X"],
        &["--records", "-", "--status", "400"],
        &["--status", "400", "--body", "absent.json"],
        &["--records", "absent.ndjson"],
    ];
    for args in cases {
        let run = errcat(folder.path(), &[&["match", KUSTOM], *args].concat());
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}: {run:?}");
        assert!(run.err.contains("error: "), "{args:?}: {}", run.err);
    }
}
