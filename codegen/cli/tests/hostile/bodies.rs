//! Bodies of responses that try to exhaust time and memory.

use serde_json::{Value, json};

use crate::limited::{Run, errcat};

const KUSTOM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../catalog/kustom-checkout.yaml");

const MIB: usize = 1 << 20;

fn read(body: &[u8]) -> Run {
    let args = ["match", KUSTOM, "--status", "400", "--body", "input", "--format", "json"];
    let run = errcat(&args, body);
    let output = &run.err[..run.err.floor_char_boundary(2000)];
    assert_eq!((run.code, output), (Some(0), ""));
    run
}

#[track_caller]
fn reads(body: impl AsRef<[u8]>) -> Value {
    let run = read(body.as_ref());
    serde_json::from_str(&run.out).expect("it is JSON")
}

fn message(text: &str) -> String {
    json!({"error_code": "BAD_VALUE", "error_messages": [text]}).to_string()
}

#[test]
fn deep_and_broken_json() {
    for open in ["[", r#"{"error_code":"#, r#"{"error_messages":["#, "[{"] {
        assert_eq!(reads(open.repeat(4 * MIB / open.len()))["code"], Value::Null);
    }
    let deep = "[".repeat(MIB / 2) + &"]".repeat(MIB / 2);
    let body = format!(r#"{{"error_code":"BAD_VALUE","error_messages":{deep}}}"#);
    assert_eq!(reads(body)["error"], "bad_value");
}

#[test]
fn long_texts() {
    let long = |one: &str| message(&one.repeat(MIB / one.len()));
    assert_eq!(reads(long("a, (b) "))["code"], "BAD_VALUE");
    assert_eq!(reads(long("("))["code"], "BAD_VALUE");
    let open = reads(message(&format!("Bad value: order_amount {}", "(".repeat(MIB))));
    assert_eq!(open["error"], "bad_value");
    let body = format!("<html>{}", "x".repeat(16 * MIB));
    assert_eq!(reads(body)["correlation_id"], Value::Null);
}

#[test]
fn no_text() {
    assert_eq!(reads(vec![0; MIB])["code"], Value::Null);
    assert_eq!(reads(vec![0xff; MIB])["code"], Value::Null);
    let lone = reads(r#"{"error_code":"\ud800","error_messages":["\udc00\ud800 \u0000"]}"#);
    assert_eq!(lone["code"], "\u{fffd}");
    assert_eq!(lone["unmatched"], json!(["\u{fffd}\u{fffd} \0"]));
}

#[test]
fn bodies_and_records_without_end() {
    for args in
        [["--status", "400", "--body", "/dev/zero"], ["--records", "/dev/zero", "--format", "json"]]
    {
        let args = [&["match", KUSTOM][..], &args].concat();
        let run = errcat(&args, b"");
        assert_eq!(run.code, Some(2), "{args:?}: {}", run.err);
        assert!(run.err.contains("/dev/zero: "), "{}", run.err);
        assert!(run.err.contains("at most 33554432 bytes"), "{}", run.err);
    }
}

#[test]
fn broken_records() {
    let lines = [
        b"{".repeat(MIB),
        vec![0; 100],
        b"{\"status\":99999}".to_vec(),
        b"\xff".to_vec(),
        b"{\"status\":504}".to_vec(),
    ];
    let run = errcat(&["match", KUSTOM, "--records", "input"], &lines.join(&b'\n'));
    assert_eq!(run.code, Some(1));
    assert_eq!(run.out.lines().count(), lines.len(), "a line of JSON for each record");
    assert!(
        run.out.lines().last().is_some_and(|line| line.contains("request_timeout")),
        "{}",
        run.out
    );
    assert!(run.err.len() < 10_000, "{}", run.err.len());
}
