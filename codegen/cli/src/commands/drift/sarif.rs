//! The report for code hosts. A change is located at the entry of the catalogue that was written from the changed
//! piece, since that file is in the repository; its place on the page is a related location.

use errcat_codegen::source::Position;
use serde_json::{Value, json};

use super::{Report, wording};
use crate::drift::change::{Change, Kind};
use crate::sarif;

pub(super) fn report(report: &Report<'_>) -> Value {
    let rules = Kind::ALL.map(|kind| {
        json!({
            "id": rule(kind),
            "shortDescription": {"text": kind.meaning()},
            "defaultConfiguration": {"level": level(kind)},
        })
    });
    let results: Vec<_> = report.changes.iter().map(|change| result(report, change)).collect();
    sarif::log(&rules, &results, true)
}

fn rule(kind: Kind) -> String {
    format!("drift-{}", kind.name())
}

fn level(kind: Kind) -> &'static str {
    if kind.counts() { "warning" } else { "note" }
}

fn result(report: &Report<'_>, change: &Change) -> Value {
    let title = wording::title(&change.key, change.piece);
    let words = wording::words(change, ["{+", "+}"], ["[-", "-]"]);
    let words = words.map(|words| format!(": {words}")).unwrap_or_default();
    let entries = change.entries.iter().filter_map(|name| report.places.get(name));
    let mut entries = entries.map(|at| place(report.catalog.name(), Some(at)));
    let first = entries.next().unwrap_or_else(|| place(report.catalog.name(), None));
    let page = change.at.map(|at| place(report.page.name(), Some(report.page.position_utf16(at))));
    let related = page.into_iter().map(|place| (place, "on the page"));
    let related = related.chain(entries.map(|place| (place, "another entry written from it")));
    let related = related.enumerate().map(|(id, (place, text))| {
        json!({"id": id, "message": {"text": text}, "physicalLocation": place})
    });
    json!({
        "ruleId": rule(change.kind),
        "ruleIndex": Kind::ALL.iter().position(|kind| *kind == change.kind),
        "level": level(change.kind),
        "message": {"text": format!("{title}: {}{words}", wording::sentence(change))},
        "locations": [{"physicalLocation": first}],
        "relatedLocations": related.collect::<Vec<_>>(),
    })
}

fn place(file: &str, at: Option<Position>) -> Value {
    let Position { line, column } = at.unwrap_or(Position { line: 1, column: 1 });
    json!({
        "artifactLocation": {"uri": sarif::uri(file)},
        "region": {"startLine": line, "startColumn": column},
    })
}
