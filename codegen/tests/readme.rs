//! `catalog/README.md` describes the format: every key, and a catalogue to begin with.

use std::collections::BTreeSet;
use std::path::Path;

use errcat_codegen::parse::format::{CATALOGUE, Mapping, RETRY_WITH, Shape};
use errcat_codegen::vocabulary::{Category, Vocabulary};
use errcat_codegen::{SourceFile, compile};

fn readme() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../catalog/README.md");
    std::fs::read_to_string(path).expect("the page is there")
}

/// Collects the mappings of the format, each once.
fn collect(shape: &'static Shape, found: &mut Vec<&'static Mapping>) {
    match shape {
        Shape::Mapping(mapping) | Shape::Retry(mapping) => {
            if !found.iter().any(|known| std::ptr::eq(*known, *mapping)) {
                found.push(mapping);
                mapping.keys.iter().for_each(|key| collect(&key.shape, found));
            }
        }
        Shape::List(item) | Shape::NonEmpty(item) | Shape::OneOrMany(item) | Shape::Names(item) => {
            collect(item, found);
        }
        Shape::AnyOf(shapes) => shapes.iter().for_each(|shape| collect(shape, found)),
        Shape::Text(_)
        | Shape::Name(_)
        | Shape::Integer(..)
        | Shape::Choice(_)
        | Shape::Boolean => {}
    }
}

/// Returns the first cells of rows of tables that are code: keys.
fn documented(page: &str) -> BTreeSet<&str> {
    let rows = page.lines().filter(|line| line.starts_with("| "));
    let cells = rows.flat_map(|row| row.split('|').skip(1).take(2));
    cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect()
}

#[test]
fn every_key_has_a_row_in_a_table() {
    let page = readme();
    let documented = documented(&page);
    let mut mappings = vec![&CATALOGUE];
    CATALOGUE.keys.iter().for_each(|key| collect(&key.shape, &mut mappings));
    assert!(mappings.len() > 15, "{}", mappings.len());
    for mapping in mappings {
        // The values of `retry` have a separate table.
        if std::ptr::eq(mapping, &raw const RETRY_WITH) || mapping.noun == "a wait" {
            continue;
        }
        for key in mapping.keys.iter().filter(|key| mapping.noun != "a fix" || key.name != "wrong")
        {
            let known = documented.contains(key.name) || page.contains(&format!("{}: …", key.name));
            assert!(known, "{} `{}` is not described", mapping.noun, key.name);
        }
    }
    for row in Category::WORDS {
        assert!(page.contains(&format!("| `{}` | {} |", row.word, row.meaning)), "{}", row.word);
    }
}

#[test]
fn the_first_catalogue_is_complete() {
    let page = readme();
    let yaml = page.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next());
    let (compiled, found) = compile(&SourceFile::new("x.yaml", yaml.expect("a catalogue")));
    assert!(compiled.is_some() && found.is_empty(), "{found:?}");
}

/// The examples are parts of catalogues, each added to the keys that it leaves out.
#[test]
fn the_other_examples_are_valid() {
    let page = readme();
    let parts = page.split("```yaml\n").skip(2).filter_map(|rest| rest.split("```").next());
    let mut checked = 0;
    for part in parts.filter(|part| !part.starts_with(' ')) {
        let errors = "errors:\n  - {status: 400, code: BAD_VALUE, description: Bad., remedy: R}\n  \
                      - {status: 402, code: CARD_DECLINED, description: No., remedy: R}\n";
        let errors = if part.starts_with("errors:") { "" } else { errors };
        let yaml = format!("errcat: 1\napi: {{id: x, name: X, version: 1.0.0}}\n{part}{errors}");
        let (compiled, found) = compile(&SourceFile::new("x.yaml", yaml));
        let used = if part.starts_with("operations") { "unused-operation" } else { "" };
        let found: Vec<_> = found.iter().filter(|one| one.lint.id() != used).collect();
        assert!(compiled.is_some() && found.is_empty(), "{part}: {found:?}");
        checked += 1;
    }
    assert!(checked >= 5, "{checked}");
}
