//! `errcat check`.

use serde_json::{Value, json};

use crate::run::{KUSTOM, catalogue, errcat, errcat_with, folder};

const HEAD: &str = "errcat: 1\napi: {id: a, name: A, version: 0.1.0}\nerrors:\n";

/// Rule, line, column, end column.
type Mistake = (&'static str, usize, usize, usize);

/// Errors of a catalogue with the mistakes in them.
const MISTAKES: &[(&str, &[Mistake])] = &[
    ("  - status: 400\n    code: X\n    description: D\n    remedy: R\n", &[]),
    (
        "  - status: 999\n    code: X\n    description: D\n    remedyy: R\n",
        &[("bad-status", 4, 13, 16), ("unknown-key", 7, 5, 12)],
    ),
    (
        "  - code: X\n    remedy: é\n    retry: sometimes\n    description: D\n",
        &[("unknown-value", 6, 12, 21)],
    ),
    ("  - code: X\n    remedy: R\n", &[("no-description", 4, 5, 9)]),
    ("  - {code: X, remedy: 漢😀é́, descriptoin: D}\n", &[("unknown-key", 4, 29, 40)]),
];

#[test]
fn every_mistake_is_named_with_its_place() {
    for (errors, expected) in MISTAKES {
        let folder = folder(&[("a.yaml", &format!("{HEAD}{errors}"))]);
        let run = errcat(folder.path(), &["check", "a.yaml", "--format", "json"]);
        let found: Vec<_> = run.json().as_array().expect("an array").iter().map(place).collect();
        let expected = expected
            .iter()
            .map(|(rule, line, column, end)| json!(["a.yaml", rule, line, column, line, end]));
        assert_eq!(found, expected.collect::<Vec<_>>(), "{errors}");
        assert_eq!(run.err, "", "scripts are not talked to");
    }
}

fn place(row: &Value) -> Value {
    json!([
        row["file"],
        row["rule"],
        row["line"],
        row["column"],
        row["end_line"],
        row["end_column"]
    ])
}

#[test]
fn an_id_of_two_catalogues_is_a_mistake_in_the_second() {
    let (shop, bad) = (catalogue("shop"), "errcat: 1\napi: {id: shop, version: 1}\n");
    let folder = folder(&[("d/a.yaml", &shop), ("d/b.yaml", &shop), ("d/c.yaml", bad)]);
    let run = errcat(folder.path(), &["check", "d", "--format", "json"]);
    assert_eq!(run.code, 1, "{run:?}");
    let rows = run.json();
    let ids: Vec<_> = rows.as_array().expect("an array").iter().collect();
    let ids = ids.into_iter().filter(|row| row["rule"] == "bad-id");
    let ids = ids.map(|row| json!([row["file"], row["line"], row["column"], row["message"]]));
    let problem = "d/a.yaml has the id `shop`, too";
    assert_eq!(
        json!(ids.collect::<Vec<_>>()),
        json!([["d/b.yaml", 2, 11, problem], ["d/c.yaml", 2, 11, problem]])
    );
    let run = errcat(folder.path(), &["check", "d/a.yaml", "d/a.yaml"]);
    assert_eq!(run.code, 0, "the same file twice: {run:?}");
}

#[test]
fn rows_have_the_documented_keys() {
    let twice = "  - code: X\n    description: D\n  - code: X\n    name: y\n    description: D\n\
                 rules: [{name: ask, description: D, remedy: R}]\n";
    let folder = folder(&[("a.yaml", &format!("{HEAD}{twice}"))]);
    let run = errcat(folder.path(), &["check", "a.yaml", "--format", "json"]);
    let expected = json!([{
        "file": "a.yaml", "line": 6, "column": 11, "end_line": 6, "end_column": 12,
        "rule": "duplicate-error", "severity": "error",
        "message": "another error has this status and code already",
        "help": "merge the two; an error can have several messages",
        "related": [{
            "file": "a.yaml", "line": 4, "column": 11, "end_line": 4, "end_column": 12,
            "message": "first here",
        }],
    }]);
    assert_eq!(run.json(), expected);
    assert_eq!(run.code, 1);
}

#[test]
fn text_shows_the_lines_and_counts() {
    let errors = "  - status: 999\n    code: X\n    remedy: R\n";
    let folder = folder(&[("a.yaml", &format!("{HEAD}{errors}"))]);
    let run = errcat(folder.path(), &["check", "a.yaml"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    for part in ["error[bad-status]", "a.yaml:4:13", "status: 999", "warning[no-description]"] {
        assert!(run.err.contains(part), "{part}: {}", run.err);
    }
    assert!(run.err.ends_with("checked 1 catalogue: 1 error, 1 warning\n"), "{}", run.err);
}

#[test]
fn text_sums_up_what_could_be_read() {
    let folder = folder(&[("a.yaml", &catalogue("a")), ("b.yaml", &catalogue("b"))]);
    for (args, talk) in [
        (&["a.yaml"][..], "checked 1 catalogue: no mistakes\n"),
        (&["a.yaml", "b.yaml"], "checked 2 catalogues: no mistakes\n"),
    ] {
        assert_eq!(errcat(folder.path(), &[&["check"], args].concat()).err, talk);
    }
    let run = errcat(folder.path(), &["check", "absent.yaml"]);
    assert_eq!(run.err.lines().count(), 1, "nothing was checked: {}", run.err);
}

#[test]
fn exit_codes_are_0_1_2() {
    let good = catalogue("a");
    let folder = folder(&[
        ("good.yaml", &good),
        ("warning.yaml", &format!("{HEAD}  - code: X\n")),
        ("bad.yaml", "errcat: 2\n"),
        ("empty.yaml", ""),
    ]);
    std::fs::write(folder.path().join("latin1.yaml"), b"errcat: 1 # \xe9\n").expect("written");
    let cases: &[(&[&str], i32)] = &[
        (&["good.yaml"], 0),
        (&[KUSTOM], 0),
        (&["warning.yaml"], 0),
        (&["bad.yaml"], 1),
        (&["empty.yaml"], 1),
        (&["good.yaml", "bad.yaml"], 1),
        (&["latin1.yaml"], 2),
        (&["absent.yaml"], 2),
        (&["bad.yaml", "absent.yaml"], 2),
        (&["."], 2),
        (&["good.yaml", "--format", "xml"], 2),
        (&["--nonsense"], 2),
    ];
    for (args, code) in cases {
        for format in ["text", "json", "sarif"] {
            let format = if args.contains(&"--format") { &[][..] } else { &["--format", format] };
            let run = errcat(folder.path(), &[&["check"], *args, format].concat());
            assert_eq!(run.code, *code, "{args:?} {format:?}: {run:?}");
            assert_eq!(run.err.contains("error: "), *code == 2, "{args:?} {format:?}: {run:?}");
        }
    }
}

#[test]
fn one_array_holds_all_catalogues() {
    let folder = folder(&[("a.yaml", "errcat: 2\n"), ("b.yaml", "errcat: 2\n")]);
    let run = errcat(folder.path(), &["check", "b.yaml", "a.yaml", "--format", "json"]);
    let rows = run.json();
    let files = rows.as_array().expect("an array").iter().map(|row| row["file"].as_str());
    let mut files: Vec<_> = files.flatten().collect();
    files.dedup();
    assert_eq!(files, ["b.yaml", "a.yaml"]);
}

#[test]
fn without_arguments_all_of_the_nearest_catalog_folder_is_checked() {
    let bad = "errcat: 2\n";
    let folder = folder(&[
        ("Cargo.toml", ""),
        ("catalog/b.yaml", bad),
        ("catalog/a.yml", bad),
        ("catalog/errcat.schema.json", "{}"),
        ("crate/src/lib.rs", ""),
        ("no/catalog/notes.txt", ""),
    ]);
    for (from, files) in [
        ("", ["catalog/a.yml", "catalog/b.yaml"]),
        ("crate/src", ["../../catalog/a.yml", "../../catalog/b.yaml"]),
        ("catalog", ["../catalog/a.yml", "../catalog/b.yaml"]),
    ] {
        let run = errcat(&folder.path().join(from), &["check", "--format", "json"]);
        let rows = run.json();
        let rows = rows.as_array().expect("an array").iter();
        let mut found: Vec<_> = rows.filter_map(|row| row["file"].as_str()).collect();
        found.dedup();
        assert_eq!(found, files, "from {from:?}");
    }
    let run = errcat(&folder.path().join("no"), &["check"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("no *.yaml"), "{}", run.err);
}

#[test]
fn without_a_catalog_folder_the_way_out_is_told() {
    let folder = folder(&[]);
    let run = errcat(folder.path(), &["check"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("name a catalogue"), "{}", run.err);
}

/// The catalogue with ten mistakes in ten places that the compiler's own tests have.
const TEN_MISTAKES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/lints/ten_mistakes.yaml");

/// Returns the lint, the line and the column of each.
fn ten_mistakes() -> Vec<Value> {
    let rows = errcat(folder(&[]).path(), &["check", TEN_MISTAKES, "--format", "json"]).json();
    let rows = rows.as_array().expect("an array").iter();
    rows.map(|row| json!([row["rule"], row["line"], row["column"]])).collect()
}

#[test]
fn ten_mistakes_are_ten_diagnostics_in_file_order() {
    let expected = [
        json!(["bad-pointer", 8, 9]),
        json!(["unknown-key", 16, 5]),
        json!(["bad-status", 18, 13]),
        json!(["unknown-operation", 21, 36]),
        json!(["unknown-type", 24, 32]),
        json!(["ambiguous-messages", 31, 18]),
        json!(["bad-example", 32, 20]),
        json!(["wrong-type", 35, 18]),
        json!(["duplicate-key", 38, 5]),
        json!(["duplicate-error", 40, 11]),
    ];
    assert_eq!(ten_mistakes(), expected);
    let text = errcat(folder(&[]).path(), &["check", TEN_MISTAKES]).err;
    assert_eq!(text.matches("error[").count(), expected.len(), "{text}");
    assert!(text.ends_with("checked 1 catalogue: 10 errors\n"), "{text}");
}

const WARNED: &str =
    "errcat: 1\napi: {id: a, name: A, version: 0.1.0}\nerrors: [{status: 400, code: BAD}]\n";

#[test]
fn folders_and_stdin_are_checked() {
    let other = WARNED.replace("id: a", "id: b");
    let folder = folder(&[("all/a.yaml", WARNED), ("all/b.yml", &other), ("empty/x", "")]);
    let run = errcat(folder.path(), &["check", "all"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.err.contains("checked 2 catalogues: 4 warnings"), "{run:?}");
    let run = errcat(folder.path(), &["check", "empty"]);
    assert_eq!((run.code, run.err.contains("empty: it contains no *.yaml file")), (2, true));
    let run = errcat_with(folder.path(), &["check", "-"], &WARNED.replace("400", "4"));
    assert_eq!((run.code, run.err.contains("--> stdin:3:19")), (1, true), "{run:?}");
}

#[test]
fn warnings_can_be_left_out() {
    let folder = folder(&[("a.yaml", WARNED)]);
    let run = |args: &[&str]| errcat(folder.path(), &[&["check", "a.yaml"], args].concat());
    let some = run(&["--allow", "no-remedy"]);
    assert!(some.err.contains("checked 1 catalogue: 1 warning"), "{some:?}");
    assert!(!some.err.contains("no-remedy"), "{some:?}");
    let none = run(&["--quiet"]);
    assert_eq!((none.code, none.err.as_str()), (0, ""));
    let error = run(&["--allow", "bad-statu"]);
    assert_eq!(error.code, 2);
    assert!(error.err.contains("not a lint that reports warnings"), "{error:?}");
}
