//! The report for code hosts. A change is located at the entry of the catalogue that was written from the changed piece,
//! since that file is in the repository; its place on the page is a related location.

use errcat_codegen::source::Position;
use serde_json::{Value, json};

use super::{Report, wording};
use crate::drift::change::{Change, Kind};
use crate::sarif;

pub(super) fn report(report: &Report<'_>) -> Value {
    let rules = Kind::ALL.map(|kind| {
        json!({
            "id": rule(kind),
            "shortDescription": {"text": description(kind)},
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

fn description(kind: Kind) -> &'static str {
    match kind {
        Kind::Added => "The page says something new",
        Kind::Removed => "The page no longer says something",
        Kind::Moved => "The page says something of another error or in another place",
        Kind::Renamed => "The page has another name for a code, a column or an operation",
        Kind::Reworded => "The page has other words for something",
        Kind::Unsourced => "The catalogue says something that has no source on the page",
        Kind::Uncatalogued => "The page has a row for which the catalogue has no entry any more",
        Kind::Relinked => "Links of the page lead elsewhere",
    }
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
