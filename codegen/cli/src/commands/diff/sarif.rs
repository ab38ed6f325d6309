//! The report for code hosts. A change is shown at the new catalogue.

use errcat_codegen::diff::{Change, Diff, Kind, Level};
use serde_json::{Value, json};

use super::page::place;
use crate::sarif;

pub(super) fn report(diff: &Diff, new: &str) -> Value {
    let rules = Kind::ALL.iter().map(|kind| {
        json!({
            "id": rule(*kind),
            "shortDescription": {"text": kind.title()},
            "defaultConfiguration": {"level": level(kind.level())},
        })
    });
    let results = diff.changes.iter().map(|change| result(change, new));
    sarif::log(&rules.collect::<Vec<_>>(), &results.collect::<Vec<_>>(), true)
}

fn rule(kind: Kind) -> String {
    format!("diff-{}", kind.id())
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Major => "error",
        Level::Minor => "warning",
        Level::Patch | Level::None => "note",
    }
}

fn result(change: &Change, file: &str) -> Value {
    let example = change.witness.as_ref().map(|text| format!(": {}", text.escape_debug()));
    let example = example.unwrap_or_default();
    json!({
        "ruleId": rule(change.kind),
        "ruleIndex": Kind::ALL.iter().position(|kind| *kind == change.kind),
        "level": level(change.level()),
        "message": {"text": format!("{}: {}{example}", place(change), change.what)},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": sarif::uri(file)},
            "region": {"startLine": 1, "startColumn": 1},
        }}],
    })
}
