//! Real pastes into the box of a site, and the answers.

use serde_json::{Value, json};

use super::{file, node, site};
use crate::run::KUSTOM;

/// Returns a line for each pasted text: `status error: entry, entry [unmatched] #id` for each of its readings, with `?`
/// if it is not certain, `!` if it is not known. `status` is the one that is given next to the text.
fn shown(catalogue: &str, status: Option<u16>, pasted: &[&str]) -> Option<Vec<String>> {
    let site = site(catalogue);
    let lines = pasted.iter().map(|text| json!({"text": text, "status": status}).to_string());
    let input = lines.collect::<Vec<_>>().join("\n");
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
fn check_under(status: Option<u16>, catalogue: &str, cases: &[(&str, &str)]) {
    let texts: Vec<_> = cases.iter().map(|(text, _)| *text).collect();
    let Some(shown) = shown(catalogue, status, &texts) else { return };
    assert_eq!(shown.len(), cases.len());
    for ((text, expected), shown) in cases.iter().zip(&shown) {
        assert_eq!(shown, expected, "{text}");
    }
}

#[track_caller]
fn check(catalogue: &str, cases: &[(&str, &str)]) {
    check_under(None, catalogue, cases);
}

const BODY: &str =
    r#"{"error_code":"BAD_VALUE","error_messages":["Bad value: locale"],"correlation_id":"c-1"}"#;
const HEAD: &str = "HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\n\r\n";
const LOCALE: &str = "- bad_value: locale #c-1";
const LOCALE_400: &str = "400 bad_value: locale #c-1";

#[test]
fn bodies() {
    let pretty = BODY.replace(':', " :\r\n  ").replace('{', "{\r\n ");
    let cut = &BODY[..BODY.len() - 4];
    check(
        KUSTOM,
        &[
            ("", ""),
            (" \n", ""),
            (BODY, LOCALE),
            (&format!("\u{feff} {BODY}\n"), LOCALE),
            (&pretty.replace("Bad value :\r\n  ", "Bad value:"), LOCALE),
            (cut, "- bad_value: locale"),
            (&format!("{BODY}\n{BODY}"), LOCALE),
            (r#"{"error_code":"REJECTED","error_messages":[]}"#, "- rejected: "),
            (r#"{"status":403,"code":"REJECTED","messages":[]}"#, "403 rejected: "),
            (r#"{"http_status_code":400,"internal_message":"x"}"#, "400 -!: "),
            (r#"{"error_code":"NEW_CODE","error_messages":["x"]}"#, "- NEW_CODE!:  [x]"),
            ("<html><title>504 Gateway Time-out</title></html>", "504 request_timeout: "),
        ],
    );
}

#[test]
fn a_status_that_is_given_counts() {
    let unmatched = "409 conflicting_value:  [Bad value: locale] #c-1";
    let cases =
        [(BODY, unmatched), (&format!("{HEAD}{BODY}"), unmatched), ("", "409 conflicting_value: ")];
    check_under(Some(409), KUSTOM, &cases);
    check_under(Some(504), KUSTOM, &[("", "504 request_timeout: ")]);
}

#[test]
fn whole_responses() {
    let other = r#"{"error_code":"NOT_FOUND","error_messages":["Invalid session id"]}"#;
    let both = "400 bad_value: locale #c-1 | 404 not_found: invalid_session_id";
    let curl = "> POST /x HTTP/2\n> a: b\n> \n< HTTP/2 400 \n< a: b\n< \n{ [5 bytes data]\n";
    check(
        KUSTOM,
        &[
            (&format!("{HEAD}{BODY}\r\n"), LOCALE_400),
            (&format!("HTTP/2 400 \na: b\n\n{BODY}"), LOCALE_400),
            (&format!("HTTP/1.1 100 Continue\r\n\r\n{HEAD}{BODY}"), LOCALE_400),
            (&format!("{curl}{BODY}* Connection left intact"), LOCALE_400),
            (&format!("{HEAD}{BODY}\n\nHTTP/1.1 404 Not Found\n\n{other}"), both),
            ("HTTP/1.1 401 Unauthorized\r\n\r\n<html></html>", "401 unauthorized: "),
            ("HTTP/1.1 504 Gateway Time-out\r\n\r\n", "504 request_timeout: "),
            ("HTTP/1.1 504 Gateway Time-out", "504 request_timeout: "),
        ],
    );
}

#[test]
fn json_in_a_log() {
    let quoted = json!(BODY).to_string();
    let twice = json!(format!("failed: {quoted}")).to_string();
    let escaped = quoted.trim_matches('"');
    let two =
        format!("one {BODY}\ntwo {{no}}\n{}", BODY.replace("c-1", "c-2").replace("locale", "x"));
    check(
        KUSTOM,
        &[
            (&format!("12:00 ERROR call failed: {BODY} after 300 ms"), LOCALE),
            (&format!("12:00 ERROR status=400 body={BODY} (12 ms)"), LOCALE_400),
            (&format!("12:00 got 400 Bad Request: {BODY}"), LOCALE_400),
            (&format!("ERROR POST /orders responded 400 {BODY}"), LOCALE_400),
            (&format!("\"POST /x HTTP/1.1\" 400 85 {BODY}"), LOCALE_400),
            (&format!("app[1]: {{not json}} {BODY} HTTP status: 400"), LOCALE_400),
            (&format!("status=200 then status=400 {BODY}"), LOCALE_400),
            (&format!("Status: 400\nBody: {BODY}"), LOCALE_400),
            (&format!("our answer was HTTP/1.1 502, theirs {BODY}"), LOCALE),
            (&format!(r#"{{"level":"error","status":400,"body":{BODY}}}"#), LOCALE_400),
            (&format!(r#"{{"status":400,"body":{quoted}}}"#), LOCALE_400),
            (&format!(r#"{{"msg":{twice},"http_status":400}}"#), LOCALE_400),
            (&format!(r#"{{"response":{{"status":400,"data":{BODY}}}}}"#), LOCALE_400),
            (&format!(r#"level=error status=400 body="{escaped}""#), LOCALE_400),
            (&two, &format!("{LOCALE} | - bad_value: other_field #c-2")),
        ],
    );
}

#[test]
fn lines_and_words() {
    check(
        KUSTOM,
        &[
            ("BAD_VALUE: Bad value: locale (#c-1)", LOCALE),
            ("Uncaught K\\ApiException: BAD_VALUE: Bad value: locale (#c-1)", LOCALE),
            (
                "BAD_VALUE: Bad value: order_lines[0].tax_rate (a, b), Bad value: locale (#c-1)",
                "- bad_value: order_line_tax_rate, locale #c-1",
            ),
            ("BAD_VALUE: Bad value: order_lines, locale", "- bad_value: order_lines, locale"),
            (
                "409 BAD_VALUE: Not matching fields: [a]",
                "409 conflicting_value: fields_not_matching",
            ),
            (
                "500 INTERNAL_SERVER_ERROR: Internal error",
                "500 internal_server_error: internal_error",
            ),
            ("BAD_VALUE : order_lines[3].tax_rate", "- bad_value: order_line_tax_rate"),
            (
                "HTTP 403 READ_ONLY: It is read-only (#c-1)",
                "403 READ_ONLY!:  [It is read-only] #c-1",
            ),
            ("Bad value: order_lines (null), locale", "400 bad_value: order_lines, locale"),
            ("ERROR [checkout] - Invalid session id", "404 not_found: invalid_session_id"),
            ("504", "504 request_timeout: "),
            ("404 Not Found", "404 not_found?:  | 404 session_completed?: "),
            ("BAD_VALUE", "- bad_value?:  | - conflicting_value?: "),
            ("MERCHANT_INACTIVE", "- merchant_inactive: merchant_not_activated"),
            ("it does not work", "- -!:  [it does not work]"),
            ("it took 404 ms", "- -!:  [it took 404 ms]"),
        ],
    );
}

#[test]
fn other_catalogues() {
    let fixture = |name: &str| file(&format!("../../../../tests/fixtures/{name}.yaml"));
    let duplicate = "duplicate key value violates unique constraint \"a\"";
    let unique = "- unique_violation: unique_violation";
    check(
        &fixture("sqlstate"),
        &[
            (&format!("ERROR:  {duplicate}"), unique),
            (&format!("SQLSTATE[23505]: {duplicate}"), unique),
            ("it took 23505 ms", "- -!:  [it took 23505 ms]"),
        ],
    );
    let shown = "- cannot_find_name: cannot_find_name";
    check(&fixture("compiler"), &[("x.ts(1,5): error TS2304: Cannot find name 'x'.", shown)]);
    let body = r#"{"error":{"code":"declined","details":["declined by B: why"],"trace/id":"t"}}"#;
    check(&fixture("gateway"), &[(&format!("402 {body}"), "402 declined: with_reason #t")]);
}

#[test]
fn nothing_hangs() {
    let deep = "{\"a\":".repeat(50_000);
    let open = "[{".repeat(100_000);
    let escaped = "{\\\"".repeat(20_000);
    let long = "Bad value: a, (b) ".repeat(2_000);
    let cases = [&deep, &open, &escaped, &long].map(String::as_str);
    let Some(shown) = shown(KUSTOM, None, &cases) else { return };
    assert_eq!(shown.len(), cases.len());
}
