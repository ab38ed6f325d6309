//! Every fact of a page that changes is reported, as exactly that.

mod any_page;
mod mutations;
mod page;

use super::change::{Change, Kind};
use super::changes::{Comparison, Known};
use super::pairs::Pairs;
use crate::lockfile::{Lockfile, file, of_page};
use crate::upstream;

/// A made-up page that has every kind of piece.
const PAGE: &str = include_str!("parcels.md");

fn lockfile(page: &str) -> Lockfile {
    of_page(&upstream::read("page.md", page, &upstream::Meanings::default()))
}

/// Returns the lockfile of a page after it has been written and read.
fn pinned(page: &str) -> Lockfile {
    file::read(&file::text(&lockfile(page), "catalog/x.yaml"))
        .expect("a lockfile that was written can be read")
}

/// Returns the page as a site shows it.
fn html(page: &str) -> String {
    let options = pulldown_cmark::Options::ENABLE_TABLES;
    let mut html =
        "<!DOCTYPE html><html><head><title>Site</title></head><body><nav>Home</nav><main>"
            .to_owned();
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new_ext(page, options));
    html + "</main><footer>All rights</footer></body></html>"
}

fn changes(old: &Lockfile, page: &str) -> Vec<Change> {
    let new = lockfile(page);
    let known = Known::new();
    Comparison { old, new: &new, known: &known }.changes(&Pairs::of(old, &new))
}

/// Returns the kind, the piece and the key of a change.
fn reported(change: &Change) -> String {
    let Change { kind, piece, key, .. } = change;
    let parts =
        [Some(key.head.title()), key.message.clone(), key.name.clone(), Some(key.section.clone())];
    let parts: Vec<_> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    format!("{} {piece}: {}", kind.name(), parts.join(" · "))
}

#[track_caller]
fn check(from: &str, to: &str, expected: &[&str]) {
    assert_eq!(PAGE.matches(from).count(), 1, "{from:?} is on the page once");
    let found: Vec<_> =
        changes(&pinned(PAGE), &PAGE.replace(from, to)).iter().map(reported).collect();
    assert_eq!(found, expected, "{from:?} → {to:?}");
}

#[test]
fn written_pins_read_back() {
    let mut expected = lockfile(PAGE);
    let forget = |piece: &mut crate::lockfile::Piece| piece.shown = None;
    for section in &mut expected.sections {
        forget(&mut section.heading);
        section.columns.iter_mut().for_each(|column| forget(&mut column.piece));
        section.prose.iter_mut().for_each(|prose| forget(&mut prose.piece));
        for row in &mut section.rows {
            row.at = None;
            row.cells.iter_mut().for_each(|cell| forget(&mut cell.piece));
        }
    }
    assert_eq!(pinned(PAGE), expected);
}

#[test]
fn dressing_is_no_drift() {
    let old = pinned(PAGE);
    let pages = [
        PAGE.to_owned(),
        PAGE.replace('\n', "\r\n"),
        PAGE.replace("\n* ", "\n- ").replace("**", "__"),
        PAGE.replace("\n- `", "\n* `").replace(" | ", "   |  "),
        PAGE.replace("see the guide", "*see* [the](https://elsewhere.test/b) **guide**"),
        PAGE.replace("can't", "can’t"),
        PAGE.replace("## ", "#### "),
        html(PAGE),
        PAGE.lines().map(str::trim).collect::<Vec<_>>().join(" ").replace("  ", " "),
    ];
    for page in pages {
        let found: Vec<_> = changes(&old, &page)
            .iter()
            .filter(|change| change.kind.counts())
            .map(reported)
            .collect();
        assert_eq!(found, [""; 0], "{page}");
    }
}

#[test]
fn links_that_lead_elsewhere_are_reported_and_count_for_nothing() {
    let found = changes(&pinned(PAGE), &PAGE.replace("parcels.test/limits", "parcels.test/bounds"));
    assert_eq!(
        found.iter().map(reported).collect::<Vec<_>>(),
        ["relinked paragraph: 400 BAD_PARCEL · 400 - BAD_PARCEL"]
    );
    assert!(!found[0].kind.counts());
}

#[test]
fn errors_that_change_their_status_or_code_are_reported_once() {
    check("## 404 - GONE", "## 410 - GONE", &["moved error: 410 GONE · 410 - GONE"]);
    check("## 404 - GONE", "## 404 - LOST", &["renamed error: 404 LOST · 404 - LOST"]);
    check(
        "## 502/503 - DOWN",
        "## 502/503/504 - DOWN",
        &["added error: 504 DOWN · 502/503/504 - DOWN"],
    );
    check("## 502/503 - DOWN", "## 503 - DOWN", &["removed error: 502 DOWN · 502/503 - DOWN"]);
    check("## Rules for all", "## Rules for everyone", &["reworded heading: Rules for everyone"]);
}

#[test]
fn rows_that_come_go_and_move_are_reported_once() {
    let row = "| `[No such parcel]` | The id is wrong. | Look at the label. |\n";
    check(row, "", &["removed row: 404 GONE · No such parcel · 404 - GONE"]);
    check(
        row,
        &format!("{row}| `[New]` | It is new. | |\n"),
        &["added row: 404 GONE · New · 404 - GONE"],
    );
    let down = "| `[Not here]` | |\n";
    let moved = PAGE
        .replace(row, "")
        .replace(down, &format!("{down}| `[No such parcel]` | The id is wrong. |\n"));
    let found: Vec<_> = changes(&pinned(PAGE), &moved).iter().map(reported).collect();
    let (there, gone) = ("502 DOWN · No such parcel · 502/503 - DOWN", "removed remedy: ");
    assert_eq!(found, [format!("moved row: {there}"), format!("{gone}{there}")]);
}

#[test]
fn rows_of_new_sections_are_reported_one_by_one() {
    let new = "## 429 - SLOW_DOWN\n\nToo much.\n\n| Message | Meaning |\n| --- | --- |\n| `Wait %d` | Wait. |\n\n## 404 - GONE";
    let expected = [
        "added error: 429 SLOW_DOWN · 429 - SLOW_DOWN",
        "added row: 429 SLOW_DOWN · Wait %d · 429 - SLOW_DOWN",
    ];
    check("## 404 - GONE", new, &expected);
}

#[test]
fn rows_that_name_their_error_themselves_move_too() {
    check("| 413 | TOO_LARGE |", "| 422 | TOO_LARGE |", &["moved row: 422 TOO_LARGE · Overview"]);
    check("| 413 | TOO_LARGE |", "| 413 | TOO_HEAVY |", &["renamed row: 413 TOO_HEAVY · Overview"]);
}

#[test]
fn what_is_new_is_shown_beside_what_is_gone() {
    use super::words::Run;
    let found = changes(&pinned(PAGE), &PAGE.replace("Weigh it again", "Weigh it twice"));
    let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let expected = [
        Run::Kept(words("Weigh it")),
        Run::Gone(1, vec![]),
        Run::New(words("twice")),
        Run::Kept(words("and see the guide.")),
    ];
    assert_eq!(found[0].runs, expected);
    assert_eq!(found[0].kind, Kind::Reworded);
}

#[test]
fn pages_that_have_nothing_in_common_are_compared_quickly() {
    let page = |word: &str| {
        let row = |at: usize| format!("| `{word} {at}` | {word} {word}{at} |\n");
        format!(
            "## 400 - A\n\n| Message | Why |\n| --- | --- |\n{}",
            (0..2000).map(row).collect::<String>()
        )
    };
    assert_eq!(changes(&pinned(&page("one")), &page("other")).len(), 4000);
}

/// The lockfiles of this repository agree with its catalogues.
#[test]
#[expect(clippy::print_stderr, reason = "a test that is left out is to be seen")]
fn every_entry_of_a_committed_catalogue_has_a_source_or_is_known_to_have_none() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../catalog");
    // The published package has no catalogue.
    let Ok(files) = std::fs::read_dir(folder) else {
        return eprintln!("skipped: this is not errcat's repository");
    };
    let files = files.map(|file| file.expect("a file").path());
    let pinned: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|e| e == "pins")).collect();
    assert!(!pinned.is_empty(), "a catalogue is pinned");
    for path in pinned {
        let text = std::fs::read_to_string(&path).expect("lockfiles are text");
        let lockfile = file::read(&text).expect("a lockfile can be read");
        let source =
            errcat_codegen::read(&path.with_extension("yaml")).expect("it has a catalogue");
        let compiled = errcat_codegen::compile(&source).0.expect("the catalogue passes the check");
        let names = crate::lockfile::entries::all(compiled.catalog());
        assert_eq!(
            super::accept::unsourced(&lockfile, &names),
            lockfile.unsourced,
            "{}",
            path.display()
        );
        assert_eq!(
            file::text(&lockfile, &compiled.catalog().source_name),
            text,
            "{}",
            path.display()
        );
    }
}
