//! The output of a build script for cargo: one line for each mistake, and no line that a catalogue began.

use std::path::Path;
use std::process::Command;

/// The variable that makes this test binary act as the build script of a package with that catalogue.
const CATALOG: &str = "ERRCAT_TEST_CATALOG";

#[test]
fn as_a_build_script() {
    if let Some(catalog) = std::env::var_os(CATALOG) {
        errcat_codegen::build(Path::new(&catalog));
    }
}

/// Returns the output of a build script with this catalogue.
fn lines(catalog: &Path) -> Vec<String> {
    let out = tempfile::tempdir().expect("there is room for a folder");
    let output = Command::new(std::env::current_exe().expect("this test runs"))
        .args(["--exact", "as_a_build_script", "--nocapture"])
        .env(CATALOG, catalog)
        .env("OUT_DIR", out.path())
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests"))
        .output()
        .expect("the test binary starts");
    let text = String::from_utf8(output.stdout).expect("errcat writes UTF-8");
    text.lines().filter(|line| line.starts_with("cargo:")).map(str::to_owned).collect()
}

/// Line, column and lint of each mistake, in file order.
const TEN_MISTAKES: &[(&str, &str)] = &[
    ("8:9", "bad-pointer"),
    ("16:5", "unknown-key"),
    ("18:13", "bad-status"),
    ("21:36", "unknown-operation"),
    ("24:32", "unknown-type"),
    ("31:18", "ambiguous-messages"),
    ("32:20", "bad-example"),
    ("35:18", "wrong-type"),
    ("38:5", "duplicate-key"),
    ("40:11", "duplicate-error"),
];

#[test]
fn each_mistake_is_one_line() {
    let catalog = "lints/ten_mistakes.yaml";
    let lines = lines(Path::new(catalog));
    assert_eq!(lines[0], format!("cargo::rerun-if-changed={catalog}"));
    assert_eq!(lines.len() - 1, TEN_MISTAKES.len(), "{lines:#?}");
    for (line, (place, lint)) in lines[1..].iter().zip(TEN_MISTAKES) {
        let (begin, end) = (format!("cargo::error={catalog}:{place}: "), format!(" [{lint}]"));
        assert!(line.starts_with(&begin) && line.ends_with(&end), "{line}");
    }
}

#[test]
fn a_catalogue_begins_no_line_of_its_own() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let catalog = folder.path().join("shop.yaml");
    let text = "errcat: 1\n\"x\\ncargo::rustc-env=A=B\": 1\n\"x\\rcargo::rustc-cfg=c\\u2028\": 1\n";
    std::fs::write(&catalog, text).expect("the catalogue can be written");
    let lines = lines(&catalog);
    assert!(lines.len() > 2, "{lines:?}");
    assert!(lines[1..].iter().all(|line| line.starts_with("cargo::error=")), "{lines:?}");
}
