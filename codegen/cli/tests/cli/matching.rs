//! `errcat match` with one response.

use serde_json::{Value, json};

use crate::run::{KUSTOM, catalogue, errcat, errcat_with, folder};

/// A response in the way of a real one: arguments, body on stdin, and what is read.
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
        // Two errors share 404: an empty body cannot tell which.
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
        // Cut short: what is whole still counts.
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
                &json!([]),
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

#[test]
fn responses_are_read_as_they_come() {
    let folder = folder(&[]);
    for Case { args, body, expected } in cases() {
        let args = [&["match", KUSTOM], args, &["--format", "json"]].concat();
        let run = errcat_with(folder.path(), &args, body);
        assert_eq!(run.json(), expected, "{args:?} {body}");
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
fn people_are_told_what_it_means_and_what_to_do() {
    let folder = folder(&[("shop.yaml", &catalogue("shop"))]);
    let args = ["match", "shop.yaml", "--status", "400", "--code", "BAD"];
    let messages = ["--message", "bad name at 3", "--message", "bad b at 4", "--message", "who?"];
    let run = errcat(folder.path(), &[&args[..], &messages].concat());
    let expected = "\
400 BAD · bad
  The request is bad.

  bad name at 3
    entry       bad_field (field = name, line = 3)
    meaning     The field is bad.
    what to do  Mend it.
    retry       after_fix: send it again once the request or its settings are fixed
    impact      pay: No money.
                ship: Goods wait.
    see also    Book: https://book.test

  bad b at 4
    entry       bad_field (field = b, line = 4)
    meaning     The field is bad.
    what to do  as above
    retry       after_fix: send it again once the request or its settings are fixed
    impact      as above
    see also    Book: https://book.test

  who?
    not in the catalogue
";
    assert_eq!(run.out, expected);
}

#[test]
fn people_are_told_what_a_status_alone_says() {
    let folder = folder(&[("shop.yaml", &catalogue("shop"))]);
    let run = errcat(folder.path(), &["match", "shop.yaml", "--status", "504"]);
    let retry = "  retry       after_wait: the same request may succeed later\n";
    let expected = format!("504 · timed_out\n  Too late.\n\n  in general  Call us.\n{retry}");
    assert_eq!(run.out, expected);
    let run =
        errcat_with(folder.path(), &["match", KUSTOM, "--status", "401", "--body", "-"], "<p>");
    assert!(run.out.starts_with("401 UNAUTHORIZED · unauthorized\n  The response has no code:"));
}

#[test]
fn people_are_told_what_is_not_in_the_catalogue() {
    let folder =
        folder(&[("body.json", r#"{"error_code":"X\u001b[31m","correlation_id":"c\u202e"}"#)]);
    let run = errcat(folder.path(), &["match", KUSTOM, "--status", "404", "--body", "body.json"]);
    let expected = "\
404 X\\u{1b}[31m not in the catalogue
  Under 404 the catalogue has 404 NOT_FOUND, 404 SESSION_COMPLETED.

  in general  Create a new order.
  retry       restart:create_order: start again with create_order

correlation id c\\u{202e}
";
    assert_eq!(run.out, expected);
}

#[test]
fn people_are_told_what_a_code_could_be() {
    let folder = folder(&[]);
    for (args, told) in [
        (
            &["--code", "BAD_VALUE"][..],
            "BAD_VALUE can be several errors\n  The catalogue has 400 BAD_VALUE, 409 BAD_VALUE: give the status to select one",
        ),
        (
            &["--status", "401", "--code", "BAD_VALUE"],
            "401 BAD_VALUE not in the catalogue\n  The catalogue has this code in 400 BAD_VALUE, 409 BAD_VALUE.\n  Under 401 the catalogue has 401 UNAUTHORIZED.\n",
        ),
        (&["what is this"], "This response: not in the catalogue\n"),
    ] {
        let run = errcat(folder.path(), &[&["match", KUSTOM], args].concat());
        assert!(run.out.starts_with(told), "{args:?}: {}", run.out);
    }
}

#[test]
fn usage_that_makes_no_sense_is_refused() {
    let folder = folder(&[]);
    let cases: &[&[&str]] = &[
        &[],
        &["--message", "m"],
        &["--status", "many"],
        &["--status", "99999"],
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
