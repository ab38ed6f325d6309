//! The report for scripts.

use serde_json::{Value, json};

use super::Report;
use crate::drift::change::{Change, Key, Kind};
use crate::drift::words::Run;

/// Returns all changes by kind. Lines and columns count from 1.
pub(super) fn report(report: &Report<'_>) -> Value {
    let of = |kind: Kind| {
        let changes = report.changes.iter().filter(|change| change.kind == kind);
        (kind.name().to_owned(), changes.map(|change| item(report, change)).collect())
    };
    Value::Object(Kind::ALL.into_iter().map(of).collect())
}

fn item(report: &Report<'_>, change: &Change) -> Value {
    let at = change.at.map(|at| report.page.position(at));
    let mut item = key(&change.key);
    let more = json!({
        "piece": change.piece,
        "was": change.was.as_ref().map(key),
        "text": change.text,
        "words": (!change.runs.is_empty()).then(|| words(&change.runs)),
        "line": at.map(|at| at.line),
        "column": at.map(|at| at.column),
        "count": change.count,
        "entries": change.entries,
    });
    if let (Value::Object(item), Value::Object(more)) = (&mut item, more) {
        item.extend(more);
    }
    item
}

fn key(key: &Key) -> Value {
    json!({
        "status": key.head.status,
        "code": key.head.code,
        "message": key.message,
        "name": key.name,
        "section": key.section,
    })
}

/// Returns the words that are new, and those that are gone, as far as they are known.
fn words(runs: &[Run]) -> Value {
    let (mut new, mut gone, mut gone_count) = (Vec::new(), Vec::new(), 0);
    for run in runs {
        match run {
            Run::Kept(_) => {}
            Run::New(words) => new.extend(words),
            Run::Gone(count, words) => {
                gone_count += count;
                gone.extend(words);
            }
        }
    }
    json!({"new": new, "gone": gone, "gone_count": gone_count})
}
