//! The compiler's verdict: whether a program that uses all of the old crate builds with the new one. All rows are
//! modules of one crate, so that rustc runs only once.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use errcat_codegen::diff::Level;
use errcat_codegen::emit::rust;
use serde_json::Value;

use crate::table::{Compiler, ROWS, SHOP, compiled};
use crate::user;

/// Writes a module with a generated crate and a user of the old one in it.
fn write(folder: &Path, name: &str, catalogue: &str) {
    let items = rust::inline(&compiled(catalogue));
    let user = user::of(compiled(SHOP).catalog());
    fs::write(
        folder.join(format!("{name}_crate.rs")),
        items.replace("use ::errcat as rt", "use crate::errcat as rt"),
    )
    .expect("a file");
    let user = format!("#[allow(unused_imports)] use super::{name}_crate::*; {user}");
    fs::write(folder.join(format!("{name}_user.rs")), user).expect("a file");
}

/// Writes the engine, which the crates need.
fn engine(folder: &Path) {
    for (path, text) in errcat::sources::SOURCES {
        let path = folder.join("errcat").join(path);
        let text = text.split("\n#[cfg(test)]").next().unwrap_or(text);
        fs::create_dir_all(path.parent().expect("it has a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
}

/// Returns the diagnostics of rustc by file: errors, and warnings of deprecation.
fn said(folder: &Path, root: &str) -> BTreeMap<String, Vec<(String, String)>> {
    fs::write(folder.join("lib.rs"), root).expect("a file");
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc)
        .args(["--edition=2024", "--crate-type=lib", "--emit=metadata", "--error-format=json"])
        .args(["--out-dir=.", "lib.rs"])
        .current_dir(folder)
        .output()
        .expect("rustc runs");
    let mut said: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for line in String::from_utf8_lossy(&output.stderr).lines() {
        let message: Value = serde_json::from_str(line).expect("rustc writes JSON");
        if message["level"] != "error" && message["code"]["code"] != "deprecated" {
            continue;
        }
        let spans = message["spans"].as_array().expect("spans").iter();
        for span in spans.filter(|span| span["is_primary"] == true) {
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            let diagnostics = (text(&message["level"]), text(&message["message"]));
            said.entry(text(&span["file_name"])).or_default().push(diagnostics);
        }
    }
    said
}

/// Compiles these rows, and returns the results by their numbers.
fn compiled_rows(rows: &[usize]) -> BTreeMap<usize, (Compiler, Compiler, String)> {
    let folder = tempfile::tempdir().expect("a folder");
    engine(folder.path());
    let mut root = "#[allow(warnings)]\npub mod errcat;\n".to_owned();
    for row in rows {
        write(folder.path(), &format!("row{row}"), &ROWS[*row].text());
        root += &format!("pub mod row{row}_crate;\npub mod row{row}_user;\n");
    }
    write(folder.path(), "same", SHOP);
    root += "pub mod same_crate;\npub mod same_user;\n";
    let said = said(folder.path(), &root);
    let diagnostics = |name: &str| said.get(name).map(Vec::as_slice).unwrap_or_default();
    assert_eq!((diagnostics("same_crate.rs"), diagnostics("same_user.rs")), (&[][..], &[][..]));
    let verdict = |row: &usize| {
        let (items, user) = (format!("row{row}_crate.rs"), format!("row{row}_user.rs"));
        let (items, user) = (diagnostics(&items), diagnostics(&user));
        (*row, (worst(items), worst(user), format!("{items:?} {user:?}")))
    };
    rows.iter().map(verdict).collect()
}

fn worst(diagnostics: &[(String, String)]) -> Compiler {
    let has = |wanted: &str| diagnostics.iter().any(|(level, _)| level == wanted);
    match (has("error"), has("warning")) {
        (true, _) => Compiler::Stops,
        (false, true) => Compiler::Warns,
        (false, false) => Compiler::Compiles,
    }
}

/// If something does not compile, rustc gives no warnings, so rows that should stop compiling are compiled separately.
#[test]
fn code_stops_compiling_where_the_verdict_says_so() {
    let stops = |row: &usize| ROWS[*row].compiler == Compiler::Stops;
    let (stops, others): (Vec<_>, _) = (0..ROWS.len()).partition(stops);
    let found = [compiled_rows(&stops), compiled_rows(&others)].into_iter().flatten();
    for (row, (items, user, diagnostics)) in found {
        let row = &ROWS[row];
        assert_eq!(items, Compiler::Compiles, "{row:#?}: {diagnostics}");
        assert_eq!(user, row.compiler, "{row:#?}: {diagnostics}");
        assert!(user != Compiler::Stops || row.level == Level::Major, "{row:#?}");
    }
}
