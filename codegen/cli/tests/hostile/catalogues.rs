//! Catalogues that try to exhaust time and memory, or are not text.

use std::fmt::Write as _;

use crate::limited::errcat;

const HEAD: &str = "errcat: 1\napi: {id: shop, name: Shop, version: 0.1.0}\n";

/// A size close to the maximum of a catalogue.
const LARGE: usize = 3 << 20;

/// Returns a catalogue with one error that has these additional lines.
fn error(more: &str) -> String {
    format!("{HEAD}errors:\n  - code: A\n    description: d\n    remedy: r\n{more}")
}

fn messages(count: usize, message: impl Fn(usize) -> String) -> String {
    let mut text = error("    messages:\n");
    for at in 0..count {
        writeln!(text, "      - {{name: m{at}, message: \"{}\"}}", message(at)).expect("it grows");
    }
    text
}

/// Checks that `errcat check` reports `expected` for the file, and that its output is short.
#[track_caller]
fn refused(input: impl AsRef<[u8]>, expected: &str) {
    let input = input.as_ref();
    let run = errcat(&["check", "input"], input);
    let beginning = String::from_utf8_lossy(&input[..input.len().min(60)]);
    let output = &run.err[..run.err.floor_char_boundary(2000)];
    assert!(matches!(run.code, Some(1 | 2)), "{beginning}: {:?}: {output}", run.code);
    assert!(run.err.contains(expected), "{beginning}: {output}");
    assert!(run.out.len() + run.err.len() < 2_000_000, "{beginning}: {output}");
}

#[track_caller]
fn accepted(input: impl AsRef<[u8]>) {
    let run = errcat(&["check", "input"], input.as_ref());
    assert_eq!(run.code, Some(0), "{}", &run.err[..run.err.floor_char_boundary(2000)]);
}

#[test]
fn deep_nesting() {
    for open in ["[", "{", "{a: ", "[{a: "] {
        refused(open.repeat(100_000), "error[yaml-syntax]: recursion limit exceeded");
    }
    for open in ["- ", "? ", ": "] {
        refused(open.repeat(100_000), "nested more than 32 deep");
    }
    refused("[".repeat(LARGE), "yaml-syntax");
    let indented = |depth: usize| format!("{}a:\n", " ".repeat(depth));
    refused((0..2000).map(indented).collect::<String>(), "nested more than 32 deep");
}

#[test]
fn aliases_that_stand_for_much() {
    let wider = |n: usize| format!("a{}: &a{} [{}]\n", n + 1, n + 1, format!("*a{n},").repeat(9));
    let laughs = (0..12).map(wider).collect::<String>();
    refused(format!("a0: &a0 x\n{laughs}"), "too-large");
    let text = "x".repeat(60_000);
    refused(error(&format!("    examples: [&x {text}{}]\n", ", *x".repeat(100_000))), "too-large");
    let errors = "  - *e\n".repeat(1_000_000);
    refused(format!("{HEAD}errors:\n  - &e {{code: A, description: d}}\n{errors}"), "too-large");
    refused("a: &a [*a]\n", "an alias cannot be inside the value that it names");
}

#[test]
fn lines_and_texts_without_end() {
    let x = "x".repeat(LARGE);
    for text in [
        error(&format!("    name: {x}\n")),
        error(&format!("    retry: {x}\n")),
        error(&format!("    message: \"{{a:{x}}}\"\n")),
        error(&format!("    message: \"{}\"\n", "} ".repeat(LARGE / 2))),
        format!("errcat: {x}\n"),
    ] {
        refused(text, "error[too-large]: a text of ");
    }
    for text in [format!("{HEAD}{x}: 1\n"), format!("{HEAD}\"{x}"), format!("{HEAD}# {x}")] {
        refused(text, "error[");
    }
    // A file without line breaks is not shown, but its mistakes are reported.
    refused(format!("{{errcat: 1, bad: 2, # {x}\nworse: 3}}"), "no key `worse`");
    let flow = format!("{{errcat: 1, x: [{}], worse: 3}}", "'y', ".repeat(400_000));
    refused(flow, "no key `worse`");
}

#[test]
fn files_without_end() {
    let mib = 1 << 20;
    refused(
        vec![b'#'; 20 * mib],
        "input: this file is too large: a catalogue has at most 16777216 bytes",
    );
    // A file of the maximum size with the maximum number of lines.
    refused("\n".repeat(16 * mib), "the file does not contain a catalogue");
    let run = errcat(&["check", "/dev/zero"], b"");
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("/dev/zero: this file is too large"), "{}", run.err);
    for one in ["\n", "#\n", "- \n", "''\n", "%", "*", "&a ", "!x ", "\"", "|\n", "...\n", "---\n"]
    {
        refused(one.repeat((1 << 18) / one.len()), "error[");
    }
}

#[test]
fn mistakes_without_end() {
    refused(format!("{HEAD}errors:\n{}", "  - []\n".repeat(500_000)), "more are not shown");
    refused(format!("{HEAD}x:\n{}", "  - !x y\n".repeat(200_000)), "more are not shown");
    refused(format!("{HEAD}{}", "errcat: 1\n".repeat(200_000)), "is repeated");
    let unknown = |at: usize| format!("k{at}: 1\n");
    refused(format!("{HEAD}{}", (0..200_000).map(unknown).collect::<String>()), "no key `k0`");
    let same = |_| "same {a}".to_owned();
    refused(messages(3000, same), "another message of this error has the same text");
}

#[test]
fn lists_without_end() {
    let end = "errors: [{code: A, description: d, remedy: r, message: m}]\n";
    let many = |one: &str| one.repeat(50_000);
    for list in [
        format!("wire: {{prefixes: [{}]}}\n", many("[a],")),
        format!("wire: {{prefixes: [[{}]]}}\n", many("a,")),
        format!("wire: {{wrap: [{}]}}\n", many("'()',")),
        format!("response: {{code: [{}]}}\n", many("/a,")),
    ] {
        refused(format!("{HEAD}{list}{end}"), "error[too-large]: this list has 50000 items");
    }
    let operations: String = (0..50_000).map(|at| format!("  o{at}: d\n")).collect();
    refused(format!("{HEAD}operations:\n{operations}{end}"), "at most 500 are allowed");
}

#[test]
fn messages_that_are_hard_to_tell_apart() {
    refused(messages(500, |at| format!("{{a}} t{at:05} {{b}}")), "ambiguous-messages");
    let apart = |at| format!("a {{a:word}} t{at:05} {{b:word}} x");
    refused(messages(5000, apart), "too many and too similar");
    accepted(messages(200, apart));
    accepted(messages(5000, |at| format!("{{a:word}} t{at:05}")));
    let letters = |from: u32, step: u32| -> String {
        (0..5000).filter_map(|at| char::from_u32(from + at * step % 20_000)).collect()
    };
    let both = [letters(0x4e00, 1), letters(0x4e00, 7)];
    // The check only has to end.
    errcat(&["check", "input"], messages(2, |at| format!("{{a}}{}{{b}}", both[at])).as_bytes());
}

#[test]
fn no_text() {
    refused(b"errcat: 1\napi: \xff\xfe\n", "line 2 has bytes that are not UTF-8");
    refused(b"\xff\xfee\0r\0r\0c\0a\0t\0", "line 1 has bytes that are not UTF-8");
    refused(b"errcat: 1\napi: \0\n", "this character is not allowed here");
    refused(vec![0; 1 << 20], "this character is not allowed here");
    refused("", "the file does not contain a catalogue");
    refused(error("") + "\u{c}", "this character is not allowed here");
    refused(error("").replace("errors", "\u{feff}errors"), "BOM");
}

#[test]
fn other_ways_to_write_text() {
    accepted(format!("\u{feff}{}", error("")));
    accepted(error("").replace('\n', "\r\n"));
    accepted(error("").replace('\n', "\r"));
    accepted(error("") + "...\n");
    refused(
        error("") + "---\n" + &error(""),
        "error[yaml-document]: a second document begins here",
    );
}

#[test]
fn codes_are_text() {
    let codes = [
        "0042",
        "no",
        "yes",
        "true",
        "1e3",
        "2024-01-01",
        "0x1F",
        "1_000",
        ".inf",
        ".nan",
        "0o17",
        "12:30:45",
        "-0",
        "+1",
        "2001-12-14t21:59:43.10-05:00",
    ];
    let mut text = format!("{HEAD}errors:\n");
    for (at, code) in codes.iter().enumerate() {
        let error = format!("  - {{code: {code}, name: n{at}, description: d, remedy: r}}\n");
        text.push_str(&error);
    }
    let run = errcat(&["list", "input", "--format", "json"], text.as_bytes());
    let rows: serde_json::Value = serde_json::from_str(&run.out).expect("it is JSON");
    let rows = rows.as_array().expect("it is an array").iter();
    assert!(rows.map(|row| row["code"].as_str()).eq(codes.map(Some)), "{}", run.out);
}

#[test]
fn names_of_files() {
    let name = "bad\ncargo::rustc-env=A=B.yaml";
    let run = errcat(&["check", name], b"");
    assert_eq!(run.code, Some(2));
    assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    assert!(run.err.contains("the name of this file has invisible characters"), "{}", run.err);
}
