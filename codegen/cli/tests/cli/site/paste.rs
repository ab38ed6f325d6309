//! What people really paste into the box of a site, and what it tells them.

use serde_json::{Value, json};

use super::{file, node, site};
use crate::run::KUSTOM;

/// A line for each reading: `status error: entry, entry` with `?` where it is not sure, `!` where it is not known.
fn told(catalogue: &str, pasted: &[(&str, Option<u16>)]) -> Option<Vec<String>> {
    let site = site(catalogue);
    let lines = pasted.iter().map(|(text, status)| json!({"text": text, "status": status}));
    let input = lines.map(|line| line.to_string()).collect::<Vec<_>>().join("\n");
    let read = node("site/paste.js", &[site.path().to_owned()], &input)?;
    let parsed = read.lines().map(serde_json::from_str::<Vec<Value>>);
    Some(parsed.map(|found| said(&found.expect("readings are JSON"))).collect())
}

fn said(found: &[Value]) -> String {
    let list = |value: &Value| {
        let texts = value.as_array().into_iter().flatten().filter_map(Value::as_str);
        texts.collect::<Vec<_>>().join(", ")
    };
    let one = |reading: &Value| {
        let mark = match (&reading["known"], &reading["sure"]) {
            (Value::Bool(false), _) => "!",
            (_, Value::Bool(false)) => "?",
            _ => "",
        };
        let status = reading["status"].as_u64().map_or("-".to_owned(), |status| status.to_string());
        let error = reading["error"].as_str().unwrap_or("-");
        let mut said = format!("{status} {error}{mark}: {}", list(&reading["entries"]));
        let unmatched = list(&reading["unmatched"]);
        if !unmatched.is_empty() {
            said.push_str(&format!(" [{unmatched}]"));
        }
        if let Some(id) = reading["id"].as_str() {
            said.push_str(&format!(" #{id}"));
        }
        said
    };
    found.iter().map(one).collect::<Vec<_>>().join(" | ")
}

#[track_caller]
fn check(catalogue: &str, cases: &[(&str, Option<u16>, &str)]) {
    let pasted: Vec<_> = cases.iter().map(|(text, status, _)| (*text, *status)).collect();
    let Some(told) = told(catalogue, &pasted) else { return };
    let expected: Vec<_> =
        cases.iter().map(|(text, _, expected)| format!("{text}\n=> {expected}")).collect();
    let told: Vec<_> =
        cases.iter().zip(told).map(|((text, ..), told)| format!("{text}\n=> {told}")).collect();
    for (told, expected) in told.iter().zip(&expected) {
        assert_eq!(told, expected);
    }
    assert_eq!(told.len(), cases.len());
}

const BODY: &str = r#"{"error_code":"BAD_VALUE","error_messages":["Bad value: order_lines[3].tax_rate"],"correlation_id":"c-1"}"#;

#[test]
fn bodies_and_whole_responses() {
    let tax_rate = "bad_value: order_line_tax_rate #c-1";
    let http =
        format!("HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n{BODY}\r\n");
    let curl = format!(
        "> POST /checkout/v3/orders HTTP/2\n> host: x\n>\n< HTTP/2 400 \n< content-type: application/json\n<\n{{ [5 bytes data]\n{BODY}* Connection left intact"
    );
    let html = "<html>\n<head><title>401 Authorization Required</title></head>\n</html>";
    check(
        KUSTOM,
        &[
            ("", None, ""),
            ("  \n", None, ""),
            (BODY, None, &format!("- {tax_rate}")),
            (BODY, Some(400), &format!("400 {tax_rate}")),
            (BODY, Some(409), "409 conflicting_value:  [Bad value: order_lines[3].tax_rate] #c-1"),
            (&http, None, &format!("400 {tax_rate}")),
            (&curl, None, &format!("400 {tax_rate}")),
            (&format!("\u{feff}{BODY}"), None, &format!("- {tax_rate}")),
            (&BODY[..BODY.len() - 20], None, "- bad_value: order_line_tax_rate"),
            (html, None, "401 unauthorized: "),
            ("HTTP/1.1 504 Gateway Time-out\r\n\r\n", None, "504 request_timeout: "),
            (
                "HTTP/1.1 100 Continue\n\nHTTP/1.1 504 Gateway Time-out\n",
                None,
                "504 request_timeout: ",
            ),
            (r#"{"error_code":"REJECTED","error_messages":[]}"#, None, "- rejected: "),
            (
                r#"{"error_code":"READ_ONLY_ORDER","error_messages":["Resource is read-only"]}"#,
                Some(403),
                "403 READ_ONLY_ORDER!:  [Resource is read-only]",
            ),
        ],
    );
}

#[test]
fn json_inside_of_something_else() {
    let tax_rate = "bad_value: order_line_tax_rate #c-1";
    let escaped = BODY.replace('"', "\\\"");
    let twice = escaped.replace('\\', "\\\\").replace('"', "\\\"");
    check(
        KUSTOM,
        &[
            (
                &format!("2026-11-20 ERROR create order failed: {BODY} after 300 ms"),
                None,
                &format!("- {tax_rate}"),
            ),
            (&format!("ERROR POST /orders responded 400 {BODY}"), None, &format!("400 {tax_rate}")),
            (
                &format!(r#"{{"level":"error","msg":"failed","status":400,"body":"{escaped}"}}"#),
                None,
                &format!("400 {tax_rate}"),
            ),
            (
                &format!(r#"{{"log":"{{\"status\":400,\"body\":\"{twice}\"}}"}}"#),
                None,
                &format!("400 {tax_rate}"),
            ),
            (
                &format!(r#"level=error status=400 body="{escaped}""#),
                None,
                &format!("400 {tax_rate}"),
            ),
            (
                &format!(
                    r#"{{"response":{{"status":400,"data":{BODY}}},"message":"Request failed with status code 400"}}"#
                ),
                None,
                &format!("400 {tax_rate}"),
            ),
            (
                r#"{"status":403,"code":"INVALID_OPERATION","messages":[]}"#,
                None,
                "403 invalid_operation: operation_not_allowed",
            ),
            (
                &format!(
                    "one {BODY}\ntwo {{not json}}\nthree {}",
                    BODY.replace("tax_rate", "total_tax_amount")
                ),
                None,
                &format!("- {tax_rate} | - bad_value: order_line_total_tax_amount #c-1"),
            ),
            (&format!("{BODY}\n{BODY}"), None, &format!("- {tax_rate}")),
        ],
    );
}

#[test]
fn lines_and_words() {
    check(
        KUSTOM,
        &[
            (
                "BAD_VALUE: Bad value: order_lines[3].tax_rate (#c-1)",
                None,
                "- bad_value: order_line_tax_rate #c-1",
            ),
            (
                "Uncaught ApiException: BAD_VALUE: Bad value: locale (#c-1)",
                None,
                "- bad_value: locale #c-1",
            ),
            (
                "409 BAD_VALUE: Not matching fields: [a.b] (#c-1)",
                None,
                "409 conflicting_value: fields_not_matching #c-1",
            ),
            (
                "500 INTERNAL_SERVER_ERROR: Internal error; Something else",
                None,
                "500 internal_server_error: internal_error",
            ),
            ("BAD_VALUE : order_lines[3].tax_rate", None, "- bad_value: order_line_tax_rate"),
            (
                "READ_ONLY_ORDER: Resource is read-only (#c-9)",
                None,
                "- READ_ONLY_ORDER!:  [Resource is read-only] #c-9",
            ),
            (
                "Bad value: order_lines[3].tax_rate (may not be null), locale",
                None,
                "- bad_value?: order_line_tax_rate, locale",
            ),
            ("ERROR [checkout] - Invalid session id", None, "- not_found?: invalid_session_id"),
            ("504", None, "504 request_timeout: "),
            ("504 Gateway Time-out", None, "504 request_timeout: "),
            ("", Some(504), "504 request_timeout: "),
            ("404", None, "404 not_found?:  | 404 session_completed?: "),
            ("BAD_VALUE", None, "- bad_value?:  | - conflicting_value?: "),
            ("MERCHANT_INACTIVE", None, "- merchant_inactive: merchant_not_activated"),
            ("it does not work", None, "- -!: "),
        ],
    );
}

#[test]
fn other_catalogues() {
    let fixture = |name: &str| file(&format!("../../../../tests/fixtures/{name}.yaml"));
    check(
        &fixture("sqlstate"),
        &[
            (
                "ERROR:  duplicate key value violates unique constraint \"users_email_key\"",
                None,
                "- unique_violation?: unique_violation",
            ),
            (
                "SQLSTATE[23505]: duplicate key value violates unique constraint \"a\"",
                None,
                "- unique_violation: unique_violation",
            ),
            ("it took 23505 ms", None, "- -!: "),
        ],
    );
    check(
        &fixture("compiler"),
        &[(
            "x.ts(1,5): error TS2304: Cannot find name 'x'.",
            None,
            "- cannot_find_name: cannot_find_name",
        )],
    );
    check(
        &fixture("gateway"),
        &[(
            r#"{"error":{"code":"declined","details":["declined by B: funds"],"trace/id":"t"}}"#,
            Some(402),
            "402 declined: with_reason #t",
        )],
    );
}

#[test]
fn nothing_hangs_and_nothing_is_lost() {
    let deep = "{\"a\":".repeat(50_000);
    let open = "[".repeat(200_000);
    let braces = "{\"".repeat(20_000);
    let long = "Bad value: a, (b) ".repeat(2_000);
    let cases = [&deep, &open, &braces, &long].map(|text| (text.as_str(), None));
    let Some(told) = told(KUSTOM, &cases) else { return };
    assert_eq!(told.len(), cases.len());
}
