//! `errcat triage` of lines that cannot be read in full.

use serde_json::{Value, json};

use crate::run::{KUSTOM, Run, errcat, folder};

const MIB: usize = 1024 * 1024;

fn triage(log: &[u8], format: &str) -> Run {
    let folder = folder(&[]);
    std::fs::write(folder.path().join("app.log"), log).expect("there is room");
    let run = errcat(folder.path(), &["triage", KUSTOM, "app.log", "--format", format]);
    assert!(run.code < 2, "{}", run.err);
    run
}

/// Returns the numbers of responses and skipped lines, and the entries.
fn counts(log: &[u8]) -> (Value, Value, Value) {
    let counts = triage(log, "json").json();
    (counts["total"].clone(), counts["skipped"].clone(), counts["by_entry"].clone())
}

fn record(message: &str) -> String {
    json!({"status": 400, "code": "BAD_VALUE", "messages": [message]}).to_string()
}

const LOCALE: &str = "Bad value: locale";
const TAX_RATE: &str = "Bad value: order_lines[3].tax_rate";

/// Returns a line of filler with these texts at these places.
fn line(filler: u8, length: usize, texts: &[(usize, &str)]) -> Vec<u8> {
    let mut line = vec![filler; length];
    for (at, text) in texts {
        line[*at..*at + text.len()].copy_from_slice(text.as_bytes());
    }
    line.push(b'\n');
    line
}

/// The places of a line over 16 MiB at which its pieces end, and at which the search of a piece ends.
const LIMITS: [usize; 2] = [15 * MIB + 1, 16 * MIB + 1];

/// Returns a response in each of the forms that logs have.
fn responses() -> [String; 4] {
    let body = json!({"error_code": "BAD_VALUE", "error_messages": [TAX_RATE]}).to_string();
    let escaped = json!({"status": 400, "body": body}).to_string();
    let sdk = format!(" BAD_VALUE: {TAX_RATE} (#00000000-0000-4000-8000-000000000000)");
    [body, escaped, sdk, record(TAX_RATE)]
}

#[track_caller]
fn check_limits(filler: u8, response: &str, before_limit: usize) {
    let locale = record(LOCALE);
    let [search, piece] = LIMITS.map(|limit| (limit - before_limit, response));
    let texts = [(0, &*locale), search, piece, (17 * MIB, &locale)];
    let mut log = line(filler, 18 * MIB, &texts);
    log.extend(locale.bytes());
    let expected = (json!(5), json!(1), json!({"order_line_tax_rate": 2, "locale": 3}));
    assert_eq!(counts(&log), expected, "{response} {before_limit}");
}

#[test]
fn responses_before_across_and_after_the_limit_of_a_line_count_once() {
    for response in responses() {
        check_limits(b'x', &response, response.len() / 2);
    }
    for before_limit in [1, 20, 40, record(TAX_RATE).len() - 1] {
        check_limits(b'x', &record(TAX_RATE), before_limit);
    }
    check_limits(b'\xff', &record(TAX_RATE), 30);
}

#[test]
fn a_response_that_goes_on_for_megabytes_counts_and_so_does_one_in_it() {
    let start = r#"{"error_code":"BAD_VALUE","error_messages":["Bad value: locale"],"pad":""#;
    let cause = format!("\",\"cause\":{}}}", record(TAX_RATE));
    let log = line(b'x', 18 * MIB, &[(14 * MIB, start), (17 * MIB, &cause)]);
    let entries = json!({"order_line_tax_rate": 1, "locale": 1});
    assert_eq!(counts(&log), (json!(2), json!(1), entries));
}

#[test]
fn every_response_of_a_long_array_on_one_line_counts_once() {
    let padded = format!("{{\"trace\":\"{}\",{}", "x".repeat(10_007), &record(LOCALE)[1..]);
    for times in [1_000, 3_500] {
        let log = format!("{{\"logs\":[{}]}}\n", vec![&*padded; times].join(","));
        let skipped = usize::from(log.len() > 16 * MIB + 1);
        assert_eq!(
            counts(log.as_bytes()),
            (json!(times), json!(skipped), json!({"locale": times}))
        );
    }
}

#[test]
fn every_response_of_an_indented_array_counts_once() {
    let record =
        json!({"status": 400, "code": "BAD_VALUE", "messages": [LOCALE], "more": [1, [2]]});
    let times = 20_000;
    let log = serde_json::to_string_pretty(&vec![record; times]).expect("it is JSON");
    assert!(log.len() > 3 * MIB);
    assert_eq!(counts(log.as_bytes()), (json!(times), json!(0), json!({"locale": times})));
}

#[test]
fn a_response_on_a_line_that_is_not_text_counts_and_so_does_the_line() {
    let record = record(LOCALE);
    let log = format!("{record}\n\0\0{record}\nx {record}\nplain\n{record}").into_bytes();
    let log: Vec<_> = log.into_iter().map(|byte| if byte == b'x' { 0xe9 } else { byte }).collect();
    assert_eq!(counts(&log), (json!(4), json!(2), json!({"locale": 4})));
    let utf16: Vec<_> = format!("{record}\r\n").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (total, skipped, _) = counts(&utf16);
    assert_eq!(total, 0);
    assert_ne!(skipped, 0);
}

/// Returns a response in `times` nested strings.
fn escaped(times: usize) -> String {
    (0..times).fold(record(LOCALE), |text, _| json!({ "text": text }).to_string()) + "\n"
}

#[test]
fn a_line_that_is_escaped_too_often_is_skipped() {
    let nested = |levels: usize| {
        let open: String = (0..levels).map(|level| format!("{{\"{level}\":")).collect();
        open + &record(LOCALE) + &"}".repeat(levels) + "\n"
    };
    let log = nested(10) + &nested(100) + &record(LOCALE);
    assert_eq!(counts(log.as_bytes()), (json!(3), json!(0), json!({"locale": 3})));
    let log = escaped(4) + &escaped(9) + &record(LOCALE);
    assert_eq!(counts(log.as_bytes()), (json!(2), json!(1), json!({"locale": 2})));
}

#[test]
fn a_line_that_is_made_to_cost_time_is_read_to_the_end() {
    let log = "{\"error_code\":".repeat(20_000) + "\n" + &record(LOCALE);
    assert_eq!(counts(log.as_bytes()), (json!(1), json!(0), json!({"locale": 1})));
}

#[test]
fn people_learn_how_many_lines_were_skipped_and_why() {
    let mut log = line(b'x', 17 * MIB, &[]);
    log.extend(b"\xff\n\0\n");
    log.extend(escaped(9).bytes());
    let sentence = "Skipped 4 lines, in part or as a whole: 1 too long (over 16 MiB), 2 not UTF-8 text, \
        1 too complex (JSON in strings in strings, too many times).";
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let page = triage(&log, "text");
    assert!(
        words(&page.out).starts_with(&format!("app.log: 0 responses {sentence}")),
        "{}",
        page.out
    );
    let drafts = triage(&log, "yaml");
    assert_eq!((&*drafts.out, drafts.err.trim_end()), ("", sentence));
    assert!(!triage(b"{}\n", "text").out.contains("Skipped"));
}

#[test]
fn a_log_that_cannot_be_read_is_an_error() {
    let folder = folder(&[]);
    let run = errcat(folder.path(), &["triage", KUSTOM, ".", "--format", "json"]);
    assert_eq!((run.code, &*run.out), (2, ""));
    assert!(run.err.contains("error: cannot read .: "), "{}", run.err);
}
