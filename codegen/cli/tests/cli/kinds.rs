//! Pages of all kinds, with the results that a careful reader expects of `import`, and of `drift` from one page to the
//! next. The expectation of each is next to it; `ERRCAT_UPDATE=1` writes the results of errcat instead, to review by
//! hand.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::run::{Run, errcat, folder, read};

/// Returns the files of a folder that do not hold expectations, by name.
fn pages(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages").join(folder);
    let files = fs::read_dir(folder).expect("the pages are there");
    let mut files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension != "expected"));
    files.sort();
    files
}

fn name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).expect("pages have plain names")
}

#[track_caller]
fn check(expected: &Path, found: &str) {
    if std::env::var_os("ERRCAT_UPDATE").is_some() {
        fs::write(expected, found).expect("the expectation can be written");
    }
    let text = fs::read_to_string(expected).unwrap_or_default();
    assert_eq!(found, text, "{}", expected.display());
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Returns the values of these keys that are there, joined.
fn line(row: &Value, keys: &[&str]) -> String {
    let parts = keys.iter().map(|key| &row[key]).filter(|value| !value.is_null());
    parts.map(text).collect::<Vec<_>>().join(" | ").replace('\n', " / ")
}

/// Returns the notes at the head of a draft, and its entries.
fn outcome(folder: &Path, run: &Run) -> String {
    let mut lines = vec![format!("exit {}", run.code)];
    let notes =
        run.out.lines().skip_while(|line| !line.contains("the names are proposals")).skip(1);
    lines.extend(notes.take_while(|line| line.starts_with('#')).map(str::to_owned));
    if run.code == 0 {
        let rows = errcat(folder, &["list", "draft.yaml", "--format", "json"]).json();
        let keys = ["status", "code", "error", "entry", "message", "description", "remedy"];
        lines.extend(rows.as_array().expect("an array").iter().map(|row| line(row, &keys)));
    }
    lines.join("\n") + "\n"
}

#[test]
fn every_kind_of_page_gives_the_errors_that_a_reader_finds() {
    for page in pages("kinds") {
        let text = fs::read_to_string(&page).expect("the page is text");
        let folder = folder(&[(name(&page), &text)]);
        let run = errcat(folder.path(), &["import", name(&page)]);
        fs::write(folder.path().join("draft.yaml"), &run.out).expect("there is room");
        check(&page.with_extension("expected"), &outcome(folder.path(), &run));
        if run.code == 0 {
            let drift = errcat(folder.path(), &["drift", "draft.yaml", name(&page)]);
            assert_eq!(drift.code, 0, "{} and its own draft: {}", page.display(), drift.out);
        }
    }
}

#[test]
fn every_change_of_a_page_is_reported_once() {
    let pages = pages("pairs");
    for pair in pages.chunks(2) {
        let [old, new] = pair else { panic!("pages come in pairs") };
        let texts = [old, new].map(|page| fs::read_to_string(page).expect("the page is text"));
        let folder = folder(&[(name(old), &texts[0]), (name(new), &texts[1])]);
        let import = errcat(folder.path(), &["import", name(old), "--out", "api.yaml"]);
        assert_eq!(import.code, 0, "{}", import.err);
        let same = errcat(folder.path(), &["drift", "api.yaml", name(old)]);
        assert_eq!(same.code, 0, "{} and its own draft: {}", old.display(), same.out);
        let run = errcat(folder.path(), &["drift", "api.yaml", name(new), "--format", "json"]);
        let mut lines = vec![format!("exit {}", run.code)];
        if run.out.is_empty() {
            lines.extend(run.err.lines().map(str::to_owned));
        } else {
            let keys = ["piece", "status", "code", "message", "name", "section", "count", "text"];
            for (kind, items) in run.json().as_object().expect("an object") {
                let items = items.as_array().expect("an array").iter();
                lines.extend(items.map(|item| format!("{kind}: {}", line(item, &keys))));
            }
        }
        let stem = name(old).split('.').next().expect("a name");
        check(&old.with_file_name(format!("{stem}.expected")), &(lines.join("\n") + "\n"));
        let accept = errcat(folder.path(), &["drift", "api.yaml", name(new), "--accept"]);
        assert_eq!(accept.code, i32::from(run.out.is_empty()), "{}", accept.err);
        if accept.code == 0 {
            assert_eq!(errcat(folder.path(), &["drift", "api.yaml", name(new)]).code, 0);
        }
        assert!(!read(folder.path(), "api.pins").is_empty());
    }
}
