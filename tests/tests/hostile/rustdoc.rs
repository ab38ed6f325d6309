//! A crate from hostile texts compiles, and its documentation has no element that one of them made.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use errcat_codegen::emit;
use errcat_codegen::emit::package::{Engine, Home};
use errcat_codegen::write::{Mode, write};
use tempfile::TempDir;

use crate::texts::hostile;

/// Runs rustc or rustdoc on the package in a folder.
pub(crate) fn run(tool: &str, folder: &Path, args: &[&str]) {
    let output = Command::new(tool)
        .args(["--edition", "2024", "--crate-type", "lib", "--crate-name", "fuzzed_errors"])
        .args(args)
        .arg("src/lib.rs")
        .current_dir(folder)
        .output()
        .unwrap_or_else(|problem| panic!("{tool}: {problem}"));
    let text = |bytes| String::from_utf8_lossy(bytes);
    assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
}

fn pages(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let below = |path: PathBuf| if path.is_dir() { pages(&path) } else { vec![path] };
    let mut pages: Vec<_> = paths.flat_map(below).collect();
    pages.retain(|path| path.extension().is_some_and(|extension| extension == "html"));
    pages
}

/// Returns the tags of a page; a `>` in a quoted attribute ends none.
fn tags(html: &str) -> Vec<&str> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let mut quote = None;
        let end = rest[start..].find(|c| match quote {
            Some(open) => {
                quote = (c != open).then_some(open);
                false
            }
            None => {
                quote = matches!(c, '"' | '\'').then_some(c);
                c == '>'
            }
        });
        let end = end.map_or(rest.len(), |end| start + end + 1);
        tags.push(&rest[start..end]);
        rest = &rest[end..];
    }
    tags
}

/// Returns whether a text has become an element, an attribute or an address. As the value of another attribute it is
/// text.
fn is_foreign(tag: &str) -> bool {
    let parts: Vec<_> = tag.split('"').collect();
    let bare = parts.iter().step_by(2).any(|part| part.contains("evil"));
    let mut pairs = parts.chunks(2).filter(|pair| pair.len() == 2);
    let leads_there = pairs.any(|pair| {
        let leads = pair[0].ends_with("href=") || pair[0].ends_with("src=");
        leads && !pair[1].starts_with('#') && pair[1].contains("evil")
    });
    bare || leads_there
}

#[test]
fn rustdoc_has_no_foreign_element() {
    let hostile = hostile();
    for compiled in [&hostile[0], &hostile[hostile.len() / 2]] {
        let folder = TempDir::new().expect("a temporary folder");
        let package = emit::package(compiled, &Home::Alone, Engine::Vendored);
        write(folder.path(), &package, Mode::Write).expect("it is written");
        run("rustc", folder.path(), &["--emit", "metadata"]);
        run("rustdoc", folder.path(), &["-o", "html", "--deny", "rustdoc::all"]);
        let mut seen = 0;
        for page in pages(&folder.path().join("html/fuzzed_errors")) {
            let html = fs::read_to_string(&page).expect("a page is text");
            seen += html.matches("evil").count();
            for tag in tags(&html) {
                let foreign = is_foreign(tag);
                assert!(!foreign, "{}: {tag}", page.display());
            }
        }
        assert!(seen > 20, "the texts are on the pages");
    }
}

#[test]
fn foreign_tags_are_told_from_others() {
    for tag in ["<b evil>", "<img src=\"evil\">", "<a href=\"javascript:evil\">", "<evil>"] {
        assert!(is_foreign(tag), "{tag}");
    }
    for tag in ["<a href=\"#evil\" title=\"&#60;b evil&#62;\">", "<meta content=\"evil\">", "<b>"] {
        assert!(!is_foreign(tag), "{tag}");
    }
}

#[test]
fn tags_are_found() {
    assert_eq!(tags("a<b c=\"d>e\">f</b><i"), ["<b c=\"d>e\">", "</b>", "<i"]);
}
