//! A build script prints one line for each problem, and a catalogue cannot begin a line of its own.

use std::env;
use std::fs;
use std::process::Command;

use errcat_codegen::compile;
use serde_json::json;
use tempfile::TempDir;

use crate::properties;
use crate::texts::{TEXTS, catalogue};

const CATALOG: &str = "ERRCAT_TEST_CATALOG";

/// Runs as a build script when other tests start this binary.
#[test]
#[ignore = "other tests run it"]
fn builds() {
    errcat_codegen::build(env::var(CATALOG).expect("a catalogue is given"));
}

#[test]
fn one_line_a_problem_and_none_of_the_catalogues_own() {
    for (at, text) in
        TEXTS.iter().chain(&["evil\ncargo::rustc-env=EVIL=1", "evil\r\ncargo:evil=1"]).enumerate()
    {
        let mut catalogue = catalogue(at);
        catalogue["errors"][0]["retry"] = json!(text);
        catalogue["errors"][1]["name"] = json!(text);
        catalogue[*text] = json!(text);
        let source = properties::source(&catalogue);
        let (_, diagnostics) = compile(&source);
        let folder = TempDir::new().expect("a temporary folder");
        let path = folder.path().join("errors.yaml");
        fs::write(&path, source.text()).expect("it is written");
        let output = Command::new(env::current_exe().expect("a test has a binary"))
            .args(["--exact", "build_script::builds", "--ignored", "--nocapture", "-q"])
            .env(CATALOG, &path)
            .env("OUT_DIR", folder.path())
            .output()
            .expect("it starts");
        let output = String::from_utf8(output.stdout).expect("it is text");
        let kinds = ["cargo::error=", "cargo::warning=", "cargo::rerun-if-changed="];
        let lines: Vec<_> = output.lines().filter(|line| line.starts_with("cargo:")).collect();
        assert!(
            lines.iter().all(|line| kinds.iter().any(|kind| line.starts_with(kind))),
            "{output}"
        );
        assert_eq!(lines.len(), diagnostics.len() + 1, "{output}");
        assert!(diagnostics.has_errors() && lines.len() > 3, "{output}");
    }
}
