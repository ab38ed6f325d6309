//! The report for people: the verdict, then the changes by level.

use errcat_codegen::Compiled;
use errcat_codegen::diff::{self, Change, Diff, Kind, Level};

use crate::page::{Page, STRONG, WIRE};

/// Returns the report of all changes.
pub(super) fn page(diff: &Diff, old: &Compiled, new: &Compiled, width: usize) -> String {
    let mut page = Page::new(width);
    page.line(0, &verdict(diff, old, new));
    for level in [Level::Major, Level::Minor, Level::Patch] {
        let changes: Vec<_> = diff.changes.iter().filter(|c| c.level() == level).collect();
        if !changes.is_empty() {
            page.gap();
            page.line(0, &format!("{STRONG}{}{STRONG:#}", level.as_str()));
            for change in changes {
                self::change(&mut page, change);
            }
        }
    }
    hints(&mut page, diff);
    page.into_text()
}

/// Returns the level, and the version that it requires.
pub(super) fn verdict(diff: &Diff, old: &Compiled, new: &Compiled) -> String {
    let (was, is) = (&old.catalog().api.version, &new.catalog().api.version);
    let level = diff.level();
    if level == Level::None {
        return "none: nothing has changed".to_owned();
    }
    let required = match diff::required(was, level) {
        _ if !was.pre.is_empty() => format!("after {was} comes any higher version"),
        required => format!("after {was} comes {required} at least"),
    };
    format!("{}: {required}; the version is {is}", level.as_str())
}

/// Returns the name of the entry that has changed.
pub(super) fn place(change: &Change) -> String {
    let place = [&change.place.error, &change.place.entry];
    let place: Vec<_> = place.into_iter().flatten().map(String::as_str).collect();
    if place.is_empty() { "the catalogue".to_owned() } else { place.join(".") }
}

fn change(page: &mut Page, change: &Change) {
    let place = place(change);
    page.line(2, &format!("{STRONG}{place}{STRONG:#}: {}", change.what));
    if let Some(text) = &change.witness {
        page.line(6, &format!("{WIRE}{}{WIRE:#}", text.escape_debug()));
    }
}

/// Returns hints on how to avoid a major change.
fn hints(page: &mut Page, diff: &Diff) {
    let has = |kinds: &[Kind]| diff.changes.iter().any(|change| kinds.contains(&change.kind));
    let hints = [
        (
            has(&[Kind::ErrorRemoved, Kind::MessageRemoved]),
            "An entry that the API no longer sends can stay with `retired`: old logs still match it.",
        ),
        (
            has(&[Kind::ErrorRenamed, Kind::MessageRenamed]),
            "An old name can stay with `deprecated` and `use`, where the new entry has a text of its own.",
        ),
        (
            has(&[Kind::ReadsNoMore]),
            "A text that is no longer documented can stay under `also`: it still matches.",
        ),
    ];
    for (_, hint) in hints.iter().filter(|(applies, _)| *applies) {
        page.gap();
        page.line(0, hint);
    }
}
