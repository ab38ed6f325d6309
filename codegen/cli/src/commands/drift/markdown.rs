//! The report for the summary of a CI job.

use super::{Report, wording};
use crate::catalogue::count;
use crate::drift::change::{Change, Kind};
use crate::markdown::escaped;

pub(super) fn report(report: &Report<'_>) -> String {
    let counted = report.changes.iter().filter(|change| change.kind.counts()).count();
    let page = escaped(report.page.name());
    let catalog = escaped(report.catalog.name());
    if report.changes.is_empty() {
        return format!("## No drift\n\n{page} agrees with {catalog}.\n");
    }
    let mut text = format!("## {} between {page} and {catalog}\n", count(counted, "difference"));
    for kind in Kind::ALL {
        let changes: Vec<_> = report.changes.iter().filter(|change| change.kind == kind).collect();
        if changes.is_empty() {
            continue;
        }
        text += &format!("\n### {} ({})\n\n", capitalised(kind.name()), changes.len());
        text += "| Where | What | Before | Now | Catalogue |\n| --- | --- | --- | --- | --- |\n";
        for change in changes {
            text += &row(report, change);
        }
    }
    text += "\nCompare the catalogue with the page, fix it where needed, then run:\n\n";
    text += &format!("```sh\n{}\n```\n", report.accept);
    text
}

fn row(report: &Report<'_>, change: &Change) -> String {
    let line =
        report.place(change).map(|place| format!("<br>{}", escaped(&place))).unwrap_or_default();
    let sides = wording::sides(change, ["\u{1}", "\u{2}"], ["\u{3}", "\u{4}"]);
    let [before, now] = sides.map(|words| marked(&escaped(&words)));
    let entries = report.entries(change).into_iter();
    let entries: Vec<_> =
        entries.map(|(name, place)| escaped(&format!("{name} ({place})"))).collect();
    let title = escaped(&wording::title(&change.key, change.piece));
    let sentence = escaped(&wording::sentence(change));
    format!("| {title}{line} | {sentence} | {before} | {now} | {} |\n", entries.join("<br>"))
}

/// Replaces the marks around words by tags. The marks are control characters, which no shown text contains.
fn marked(text: &str) -> String {
    let marks = [("\u{1}", "<ins>"), ("\u{2}", "</ins>"), ("\u{3}", "<del>"), ("\u{4}", "</del>")];
    marks.iter().fold(text.to_owned(), |text, (mark, tag)| text.replace(mark, tag))
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
