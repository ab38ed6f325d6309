//! The report for people.

use super::{Report, wording};
use crate::catalogue::count;
use crate::drift::change::{Change, Kind};
use crate::page::{FAINT, Page, STRONG, UNKNOWN, WIRE};

pub(super) fn report(report: &Report<'_>, width: usize) -> String {
    let mut page = Page::new(width);
    for kind in Kind::ALL {
        let changes = || report.changes.iter().filter(|change| change.kind == kind);
        if changes().next().is_none() {
            continue;
        }
        page.gap();
        page.line(
            0,
            &format!("{STRONG}{}{STRONG:#} {FAINT}{}{FAINT:#}", kind.name(), changes().count()),
        );
        for change in changes() {
            self::change(&mut page, report, change);
        }
    }
    page.gap();
    page.line(0, &summary(report));
    page.into_text()
}

fn change(page: &mut Page, report: &Report<'_>, change: &Change) {
    page.gap();
    let place =
        report.place(change).map(|place| format!(" {FAINT}{place}{FAINT:#}")).unwrap_or_default();
    page.line(
        2,
        &format!("{UNKNOWN}{}{UNKNOWN:#}{place}", wording::title(&change.key, change.piece)),
    );
    page.line(4, &format!("{}.", wording::sentence(change)));
    let words = wording::words(change, ["{+", "+}"], ["[-", "-]"]);
    if let Some(words) = words {
        page.line(4, &format!("{WIRE}{words}{WIRE:#}"));
    }
    let entries = report.entries(change);
    page.list(4, "catalogue", entries.iter().map(|(name, place)| (name.as_str(), place.as_str())));
}

fn summary(report: &Report<'_>) -> String {
    let counted = report.changes.iter().filter(|change| change.kind.counts()).count();
    match (counted, report.pinned) {
        (0, true) => format!("{} agrees with the lockfile.", report.page.name()),
        (0, false) => {
            format!("{} has the errors and messages of the catalogue.", report.page.name())
        }
        _ => format!("{} to review.", count(counted, "change")),
    }
}
