//! The report for scripts.

use serde::Serialize;

use super::Report;
use crate::drift::change::{Change, Key, Kind};
use crate::drift::words::Run;
use crate::ordered::Ordered;

/// One change. Lines and columns count from 1.
#[derive(Serialize)]
pub(super) struct Item<'r> {
    #[serde(flatten)]
    key: JsonKey<'r>,
    piece: &'static str,
    was: Option<JsonKey<'r>>,
    text: Option<&'r str>,
    words: Option<Words<'r>>,
    line: Option<usize>,
    column: Option<usize>,
    /// The number of rows and paragraphs that it concerns.
    count: Option<usize>,
    entries: &'r [String],
}

#[derive(Serialize)]
struct JsonKey<'r> {
    status: Option<u16>,
    code: Option<&'r str>,
    message: Option<&'r str>,
    name: Option<&'r str>,
    section: &'r str,
}

/// Words that are new, and those that are gone, as far as they are known.
#[derive(Serialize)]
struct Words<'r> {
    new: Vec<&'r str>,
    gone: Vec<&'r str>,
    gone_count: usize,
}

/// Returns all changes by kind.
pub(super) fn report<'r>(report: &'r Report<'_>) -> Ordered<'static, Vec<Item<'r>>> {
    let of = |kind: Kind| {
        let changes = report.changes.iter().filter(|change| change.kind == kind);
        (kind.name(), changes.map(|change| item(report, change)).collect::<Vec<_>>())
    };
    Ordered(Kind::ALL.into_iter().map(of).collect())
}

fn item<'r>(report: &Report<'_>, change: &'r Change) -> Item<'r> {
    let at = change.at.map(|at| report.page.position(at));
    Item {
        key: key(&change.key),
        piece: change.piece,
        was: change.was.as_ref().map(key),
        text: change.text.as_deref(),
        words: (!change.runs.is_empty()).then(|| words(&change.runs)),
        line: at.map(|at| at.line),
        column: at.map(|at| at.column),
        count: change.count,
        entries: &change.entries,
    }
}

fn key(key: &Key) -> JsonKey<'_> {
    JsonKey {
        status: key.head.status,
        code: key.head.code.as_deref(),
        message: key.message.as_deref(),
        name: key.name.as_deref(),
        section: &key.section,
    }
}

fn words(runs: &[Run]) -> Words<'_> {
    let mut words = Words { new: Vec::new(), gone: Vec::new(), gone_count: 0 };
    for run in runs {
        match run {
            Run::Kept(_) => {}
            Run::New(all) => words.new.extend(all.iter().map(String::as_str)),
            Run::Gone(count, known) => {
                words.gone_count += count;
                words.gone.extend(known.iter().map(String::as_str));
            }
        }
    }
    words
}
