//! `errcat triage`.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::run::{KUSTOM, Run, catalogue, errcat, errcat_with, folder, read, write};

/// Returns a log of several kinds of lines, with noise between them.
fn log() -> String {
    let body =
        |messages: &str| format!(r#"{{"error_code":"BAD_VALUE","error_messages":[{messages}]}}"#);
    let mut log = String::new();
    for number in 0..3 {
        for line in [
            format!("{{\"level\":\"info\",\"msg\":\"order {number}\",\"code\":0,\"body\":null}}"),
            format!("12:00:0{number} ERROR status=400 body={}", body(r#""Bad value: locale""#)),
            json!({"status": 400, "body": body(r#""Bad value: locale, order_lines[3].tax_rate""#)})
                .to_string(),
            format!(
                "HTTP/1.1 400 Bad Request\r\na: b\r\n\r\n{{\r\n  \"error_code\": \"BAD_VALUE\",\r\n  \"error_messages\": [\r\n    \"Field '{number}x' has {number} errors\"\r\n  ]\r\n}}\r"
            ),
            format!("E: TOO_MANY: wait {number} s (#00000000-0000-4000-8000-00000000000{number})"),
            json!({"status": 504, "body": ""}).to_string(),
            "at com.example.Main {not json} \"code\" \u{fffd}".to_owned(),
        ] {
            log += &line;
            log.push('\n');
        }
    }
    log
}

fn triage(log: &str, args: &[&str]) -> Run {
    let folder = folder(&[("app.log", log)]);
    let run = errcat(folder.path(), &[&["triage", KUSTOM, "app.log"], args].concat());
    assert_eq!(run.err.as_str(), "", "{run:?}");
    run
}

fn counts(log: &str) -> Value {
    triage(log, &["--format", "json"]).json()
}

#[test]
fn responses_are_counted_by_entry_and_the_unknown_by_shape() {
    let expected = json!({
        "total": 15,
        "matched": 9,
        "skipped": 0,
        "by_entry": {"order_line_tax_rate": 3, "locale": 6, "request_timeout": 3},
        "unknown": [
            {
                "status": 400, "code": "BAD_VALUE", "error": "bad_value",
                "pattern": "Field '{value}' has {number:int} errors", "count": 3,
                "sample": "Field '0x' has 0 errors",
            },
            {
                "status": null, "code": "TOO_MANY", "error": null,
                "pattern": "wait {number:int} s", "count": 3, "sample": "wait 0 s",
            },
        ],
    });
    assert_eq!(counts(&log()), expected);
    let folder = folder(&[]);
    let stdin = errcat_with(folder.path(), &["triage", KUSTOM, "-", "--format", "json"], &log());
    assert_eq!(stdin.json(), expected);
    assert_eq!(counts("")["total"], 0);
}

#[test]
fn what_is_counted_does_not_depend_on_where_a_log_is_cut() {
    let once = log();
    let times = 3 * 1024 * 1024 / once.len();
    let many = counts(&once.repeat(times));
    assert_eq!(many["total"], 15 * times);
    assert_eq!(many["matched"], 9 * times);
    assert_eq!(many["by_entry"]["locale"], 6 * times);
    assert_eq!(many["unknown"][0]["status"], 400, "the head is above the body: {many}");
    assert_eq!(many["unknown"][0]["count"], 3 * times);
}

#[test]
fn a_line_of_any_length_hides_nothing_after_it() {
    let counts = counts(&("x".repeat(33 * 1024 * 1024) + "\n" + &log()));
    assert_eq!((&counts["total"], &counts["matched"]), (&json!(15), &json!(9)));
}

#[test]
fn a_summary_keeps_every_shape() {
    let mut log = String::new();
    for number in 0..1100_u32 {
        let word: String =
            number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect();
        let line = json!({"status": 400, "code": "BAD_VALUE", "messages": [format!("! {word}")]});
        writeln!(log, "{line}").expect("a string takes everything");
    }
    let counts = counts(&log);
    assert_eq!(counts["unknown"].as_array().expect("an array").len(), 1100);
    assert_eq!((&counts["total"], &counts["matched"]), (&json!(1100), &json!(0)));
}

#[test]
fn merged_summaries_of_parts_are_the_summary_of_the_whole() {
    let folder = folder(&[]);
    let names: Vec<_> = (0..7).map(|part| format!("{part}.json")).collect();
    // A record begins with each of these lines.
    let mut log = log();
    log += "12:00:09 ERROR boom\nTraceback (most recent call last):\n  File \"a\", line 1\nE: TOO_MANY: wait 9 s (#00000000-0000-4000-8000-000000000009)\n";
    for number in 0..50 {
        let line = json!({"status": 403, "code": "NEW", "messages": [format!("shape {}", "x".repeat(number % 9 + 1))]});
        writeln!(log, "{line}").expect("a string takes everything");
    }
    let log = log.repeat(3);
    let begins = |line: &&str| line.starts_with("12:") || line.starts_with("{\"");
    let starts: Vec<_> = log
        .match_indices('\n')
        .map(|(at, _)| at + 1)
        .filter(|at| log[*at..].lines().next().as_ref().is_some_and(begins))
        .collect();
    let whole = errcat_with(folder.path(), &["triage", KUSTOM, "-", "--format", "json"], &log);
    let cuts: Vec<_> = (1..7).map(|part| starts[part * starts.len() / 7]).collect();
    let mut from = 0;
    for (name, to) in names.iter().zip(cuts.iter().copied().chain([log.len()])) {
        let args = ["triage", KUSTOM, "-", "--format", "json"];
        let part = errcat_with(folder.path(), &args, &log[from..to]);
        write(folder.path(), name, &part.out);
        from = to;
    }
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    let args = [&["triage", KUSTOM, "--format", "json", "--merge"][..], &names].concat();
    assert_eq!(errcat(folder.path(), &args).out, whole.out);
    let text = errcat(folder.path(), &[&["triage", KUSTOM, "--merge"][..], &names].concat());
    assert!(text.out.starts_with("7 summary files: "), "{}", text.out);
    write(folder.path(), "bad", "{\"total\":1}");
    let bad = errcat(folder.path(), &["triage", KUSTOM, "--merge", "bad"]);
    assert_eq!(bad.code, 2);
    assert!(bad.err.contains("bad is not a summary"), "{}", bad.err);
}

#[test]
fn a_log_without_a_response_is_a_finding() {
    let run = triage("12:00:00 INFO all is well\n", &[]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("Looked for: the keys `error_code`"), "{}", run.out);
    assert_eq!(triage(&log(), &[]).code, 0);
}

#[test]
fn secrets_are_masked_unless_they_are_asked_for() {
    let line = "12:00:00 E: NOT_ALLOWED: no jo@shop.test with token=abc123 (#00000000-0000-4000-8000-000000000001)\n";
    for format in ["text", "json", "yaml"] {
        let out = triage(line, &["--format", format]).out;
        assert!(!out.contains("jo@shop") && !out.contains("abc123"), "{out}");
        assert!(out.contains("xx@xxxx.xxxx") && out.contains("token=xxx000"), "{out}");
        let out = triage(line, &["--format", format, "--no-mask"]).out;
        assert!(out.contains("jo@shop.test"), "{out}");
    }
}

#[test]
fn sensitive_values_are_redacted_unless_they_are_asked_for() {
    const SENSITIVE: &str =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/sensitive.yaml");
    let log = [
        r#"{"code":"DECLINED","messages":["Card s3cret expired in 2020, refund s3cret now"],"email":"s3cret@b.test"}"#,
        r#"{"code":"NEW","messages":["The name s3cret is taken"]}"#,
        r#"{"code":"NEWER","messages":["no mail to s3cret"],"email":"s3cret"}"#,
        r#"{"code":"NEWEST","email":"s3cret","messages":[]}"#,
        r#"{"code":"ESCAPED","email":"s3c\u0072et","messages":[]}"#,
        "{code=PRINTED, email=s3cret, messages=[]}",
    ];
    let folder = folder(&[("app.log", &log.join("\n"))]);
    for format in ["text", "json", "yaml"] {
        let args = ["triage", SENSITIVE, "app.log", "--format", format];
        let out = errcat(folder.path(), &args).out;
        assert!(!out.contains("s3c"), "{out}");
        let shown = errcat(folder.path(), &[&args[..], &["--no-mask"]].concat()).out;
        assert!(shown.contains("s3cret"), "{shown}");
    }
    let args = ["triage", SENSITIVE, "app.log", "--format", "json"];
    let json = errcat(folder.path(), &args).json();
    let unknown = json["unknown"].as_array().expect("an array").iter();
    let mut samples: Vec<_> =
        unknown.map(|row| (row["pattern"].as_str(), row["sample"].as_str())).collect();
    samples.sort_unstable();
    assert_eq!(
        samples,
        [
            ("", "[redacted]"),
            ("", "[redacted]"),
            ("", r#"{"code":"NEWEST","email":"[redacted]","messages":[]}"#),
            ("The name {value} is taken", "The name [redacted] is taken"),
            ("no mail to {value}", "no mail to [redacted]"),
            ("refund {value} now", "refund [redacted] now"),
        ]
        .map(|(pattern, sample)| (Some(pattern), Some(sample)))
    );
}

#[test]
fn what_is_masked_is_not_text_of_a_draft() {
    let line = |key: &str| {
        format!(
            "12:00:00 E: NOT_ALLOWED: no entry, token={key}, sorry (#00000000-0000-4000-8000-000000000001)\n"
        )
    };
    let log = line("secretly") + &line("abcdefghij");
    for args in [&["--format", "json"][..], &["--format", "json", "--no-mask"]] {
        let unknown = &triage(&log, args).json()["unknown"];
        assert_eq!(unknown[0]["pattern"], "no entry, token={value}, sorry", "{unknown}");
        assert_eq!(unknown[0]["count"], 2, "{unknown}");
    }
}

#[test]
fn an_exception_and_its_causes_count_once() {
    let cause = "com.shop.ApiException: BAD_VALUE: Bad value: locale (#00000000-0000-4000-8000-000000000001)";
    let trace = format!(
        "12:00:00 ERROR failed\njava.lang.RuntimeException: {cause}\n\tat a.B(C.java:1)\nCaused by: {cause}\n\tat d.E(F.java:2)\n\t... 3 more\n"
    );
    let doubled = r#"[2024-01-02 10:00:00] production.ERROR: BAD_VALUE: Bad value: locale {"exception":"[object] (ApiException(code: 400): BAD_VALUE: Bad value: locale at /x.php:1)"}"#;
    let counts = counts(&(trace + doubled));
    assert_eq!(
        (&counts["total"], &counts["by_entry"]["locale"]),
        (&json!(2), &json!(2)),
        "{counts}"
    );
}

#[test]
fn responses_without_json_count() {
    let log = "12:00:00 INFO x\nHTTP/1.1 401 Unauthorized\r\nServer: x\r\n\r\n<html>\r\n<h1>no</h1>\r\n</html>\n12:00:01 GET /x HTTP/1.1 404 12\n";
    let dump = "12:00:02 ERROR array(2) {\n  [\"error_code\"]=>\n  string(9) \"NOT_FOUND\"\n  [\"error_messages\"]=>\n  array(1) {\n    [0]=>\n    string(18) \"Invalid session id\"\n  }\n}\n";
    let counts = counts(&(log.to_owned() + dump));
    assert_eq!(counts["total"], 2, "{counts}");
    assert_eq!(counts["by_entry"], json!({"unauthorized": 1, "invalid_session_id": 1}));
}

#[test]
fn people_see_bars_and_what_is_unknown() {
    let run = triage(&log(), &[]);
    let expected = "\
app.log: 15 responses, 9 of them (60.0 %) all in the catalogue

  6  locale               400 BAD_VALUE  ████████████████████████████████████████
  3  order_line_tax_rate  400 BAD_VALUE  ████████████████████
  3  request_timeout      504            ████████████████████

Not in the catalogue

  3  400 BAD_VALUE  Field '{value}' has {number:int} errors
  3  TOO_MANY       wait {number:int} s

Drafts, to be completed and pasted into the catalogue:

# Seen 3 times. Belongs to the `messages` of `bad_value` (400 BAD_VALUE):
";
    assert!(run.out.starts_with(expected), "{}", run.out);
    assert!(triage(&log(), &["--top", "1"]).out.contains("3 more in 1 pattern"));
}

/// Returns the catalogue with drafts at the places that their comments name: those of `errors` at the end, the others
/// at the end of the messages of the first error.
fn pasted(catalogue: &str, messages_end: &str, drafts: &str) -> String {
    let mut pasted = catalogue.to_owned();
    for draft in drafts.split("\n\n") {
        let (comment, yaml) = draft.split_once('\n').expect("a comment comes first");
        if comment.contains("`messages`") {
            pasted = pasted.replace(messages_end, &format!("{}\n{messages_end}", yaml.trim_end()));
        } else {
            pasted = pasted.trim_end().to_owned() + "\n" + yaml + "\n";
        }
    }
    pasted
}

#[test]
fn drafts_pass_when_pasted_and_then_everything_is_known() {
    let drafts = triage(&log(), &["--format", "yaml"]).out;
    let kustom = std::fs::read_to_string(KUSTOM).expect("it is there");
    let folder = folder(&[("app.log", &log())]);
    write(folder.path(), "kustom.yaml", &pasted(&kustom, "\n  - status: 401", &drafts));
    let check = errcat(folder.path(), &["check", "kustom.yaml"]);
    assert_eq!(check.code, 0, "{}\n{drafts}", check.err);
    assert!(check.err.ends_with("no mistakes\n"), "{}", check.err);
    let again =
        errcat(folder.path(), &["triage", "kustom.yaml", "app.log", "--format", "json"]).json();
    assert_eq!((&again["matched"], &again["unknown"]), (&json!(15), &json!([])), "{again}");
    assert_eq!(again["by_entry"]["wait_s"], 3);
}

#[test]
fn drafts_that_do_not_pass_say_why() {
    let record = |status: u16, code: &str, message: &str| {
        json!({"status": status, "code": code, "messages": [message]}).to_string() + "\n"
    };
    let log = [
        record(400, "BAD", "7"),
        record(418, "UNKNOWN", "a \"b\" {c}\n: - #"),
        record(400, "BAD", "'x' \"y\""),
        record(504, "BAD", "slow"),
        r#"{"code":"23505","messages":["odd"]}"#.to_owned() + "\n",
        r#"{"status":504,"code":null,"messages":["who"]}"#.to_owned() + "\n",
        r#"{"status":400,"body":{}}"#.to_owned() + "\n",
    ]
    .concat();
    let folder = folder(&[("shop.yaml", &catalogue("shop")), ("app.log", &log)]);
    let run = errcat(folder.path(), &["triage", "shop.yaml", "app.log", "--format", "yaml"]);
    let shows = |part: &str| assert!(run.out.contains(part), "{part}: {}", run.out);
    shows("name: unknown_error\n");
    shows("message: \"a \\\"{value}\\\" {{c}}{value_2}: - #\"\n");
    shows("# not drafted: it has one message; give it a list of `messages`");
    shows("# not drafted: there are errors with this status");
    shows("name: bad_504\n");
    shows("    messages:\n      - name: who  # 1 time\n");
    let drafts: Vec<_> =
        run.out.split("\n\n").filter(|draft| !draft.contains("# not drafted")).collect();
    let new: Vec<_> = drafts.into_iter().filter(|draft| draft.contains("to `errors`")).collect();
    let shop = pasted(&read(folder.path(), "shop.yaml"), "-", &new.join("\n\n"));
    write(folder.path(), "pasted.yaml", &shop);
    let check = errcat(folder.path(), &["check", "pasted.yaml"]);
    assert!(check.err.ends_with("no mistakes\n"), "{}\n{}", check.err, run.out);
}

#[test]
fn logs_that_are_made_to_keep_it_busy_do_not() {
    for text in [
        "{\"error_code\":",
        "{\"error_code\":\n",
        "{\n\"code\":1,\n",
        "[[[[{\"code\":[\n",
        "{\"status\":500,\"body\":\"\n",
        "{{{{{{{{{{{{{{{{{{{{\"code\"",
        "\\\"error_code",
        "\"\\\"code\\\\\\\"code",
        "BAD_VALUE: x (#a) ",
        "A_B: A_B: A_B: (#",
        "  \"code\" x\n",
    ] {
        let run = triage(&text.repeat(1_000_000 / text.len()), &["--format", "json"]);
        assert!(run.json()["unknown"].is_array(), "{text}");
    }
}

#[test]
fn damaged_logs_are_read_as_far_as_they_go() {
    let log = log().repeat(60);
    let mut state = 1_u64;
    let mut random = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits") % below
    };
    let mut damaged = Vec::new();
    for piece in log.split_inclusive(['"', '{', ':', '\n', '\\', '(']) {
        let piece = piece.as_bytes();
        match random(120) {
            0 => damaged.extend(&piece[..random(piece.len())]),
            1 => damaged.push(u8::try_from(random(256)).expect("a byte")),
            2 => damaged.extend([b'"', b'\\', b'\n'].iter().take(random(4))),
            _ => damaged.extend(piece),
        }
    }
    let folder = folder(&[]);
    std::fs::write(folder.path().join("damaged.log"), &damaged).expect("there is room");
    for format in ["json", "text"] {
        let run = errcat(folder.path(), &["triage", KUSTOM, "damaged.log", "--format", format]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{format}");
        assert!(!run.out.contains('\u{1b}'), "{format}");
    }
    let run = errcat(folder.path(), &["match", KUSTOM, "damaged.log", "--format", "json"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.json_lines().len() > 10);
}
