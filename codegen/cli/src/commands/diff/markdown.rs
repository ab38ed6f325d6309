//! The report for the summary of a CI job.

use errcat_codegen::Compiled;
use errcat_codegen::diff::{Change, Diff};

use super::page::{place, verdict};
use crate::markdown::escaped;

pub(super) fn report(diff: &Diff, old: &Compiled, new: &Compiled) -> String {
    let mut text = format!("## {}\n", escaped(&verdict(diff, old, new)));
    if !diff.changes.is_empty() {
        text += "\n| Level | Where | What | Example |\n| --- | --- | --- | --- |\n";
        text.extend(diff.changes.iter().map(row));
    }
    text
}

fn row(change: &Change) -> String {
    let example = change.witness.as_ref().map(|text| escaped(&text.escape_debug().to_string()));
    let cells = [escaped(&place(change)), escaped(&change.what), example.unwrap_or_default()];
    format!("| {} | {} |\n", change.level().as_str(), cells.join(" | "))
}
