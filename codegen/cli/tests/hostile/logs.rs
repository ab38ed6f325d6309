//! Logs that try to exhaust time and memory.

use serde_json::{Value, json};

use crate::limited::errcat;

const KUSTOM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../catalog/kustom-checkout.yaml");

const MIB: usize = 1 << 20;

#[track_caller]
fn check(log: &[u8], total: usize, skipped: usize) {
    let run = errcat(&["triage", KUSTOM, "input", "--format", "json"], log);
    assert_eq!((run.code, &*run.err), (Some(i32::from(total == 0)), ""));
    let counts: Value = serde_json::from_str(&run.out).expect("it is JSON");
    assert_eq!((&counts["total"], &counts["skipped"]), (&json!(total), &json!(skipped)));
}

#[test]
fn long_lines() {
    let response = br#"{"error_code":"BAD_VALUE","error_messages":["Bad value: locale"]}"#;
    let padded = |length: usize| [&vec![b'x'; length][..], response].concat();
    check(&padded(15 * MIB).repeat(4), 4, 1);
    check(&[padded(15 * MIB), padded(17 * MIB)].join(&b'\n').repeat(2), 4, 2);
    check(&[padded(15 * MIB), vec![b'\n']].concat().repeat(5), 5, 0);
}

#[test]
fn no_text() {
    check(&vec![0; 40 * MIB], 0, 1);
    check(&vec![0xff; 40 * MIB], 0, 1);
    check(&b"\xff\n\0\n".repeat(100_000), 0, 200_000);
}

#[test]
fn deep_json_on_one_line() {
    check(&br#"{"error_code":"#.repeat(20 * MIB / 14), 0, 1);
    check(&br#"{"error_code":"#.repeat(2 * MIB / 14), 0, 0);
}

#[test]
fn many_codes_and_heads() {
    for piece in [
        "BAD_VALUE, ",
        "UNKNOWN_CODE: BAD_VALUE, ",
        "HTTP/1.1 400 X\r\n\r\n",
        "a=BAD_VALUE ",
        "error_code=",
    ] {
        let text = piece.repeat(100_000 / piece.len());
        for command in ["match", "triage"] {
            let run = errcat(&[command, KUSTOM, "input"], text.as_bytes());
            assert!(matches!(run.code, Some(0 | 1)) && !run.out.is_empty(), "{piece:?}: {run:?}");
        }
    }
}
