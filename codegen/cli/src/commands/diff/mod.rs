//! `errcat diff`: what changed between two catalogues, and the semver level that it requires.

mod markdown;
mod page;
mod sarif;

use std::io;

use errcat_codegen::Compiled;
use errcat_codegen::diff::{self, Change, Diff};
use serde::Serialize;

use crate::args::ReportFormat;
use crate::catalogue;
use crate::console::{Console, Outcome};
use crate::revision;

/// The arguments of `errcat diff`.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The old catalogue: a file, `-` for stdin, or REV:PATH for one in git
    #[arg(value_name = "OLD")]
    old: String,
    /// The new catalogue, likewise
    #[arg(value_name = "NEW")]
    new: String,
    /// A report for people, for scripts, for code hosts, or for the summary of a CI job
    #[arg(long, default_value = "text")]
    format: ReportFormat,
}

const EXAMPLES: &str = "\
Examples:
  errcat diff v0.1.0:catalog/api.yaml catalog/api.yaml   since a tag
  errcat diff old.yaml new.yaml --format json | jq -r .level
  errcat diff main:api.yaml api.yaml --format markdown >> \"$GITHUB_STEP_SUMMARY\"

Levels, by their effect on a user of the generated crate:
  major   code stops compiling, or a text matches another message; such a text is shown
  minor   there are more entries, or a number has changed
  patch   descriptions or other prose have changed
  none    nothing has changed

A removed message is major. Kept with `retired`, it still matches old logs, and is minor.

Exit code 1 when something has changed.";

pub(crate) fn run(args: &Args, console: &mut Console) -> io::Result<Outcome> {
    let (old, new) = (revision::source(&args.old)?, revision::source(&args.new)?);
    let (old, new) = (catalogue::usable(&old, console)?, catalogue::usable(&new, console)?);
    let (Some(old), Some(new)) = (old, new) else { return Ok(Outcome::Found) };
    let diff = diff::diff(&old, &new);
    match args.format {
        ReportFormat::Json => console.json(&Report::of(&diff, &old, &new))?,
        ReportFormat::Sarif => console.json(&sarif::report(&diff, &args.new))?,
        ReportFormat::Markdown => console.data(&markdown::report(&diff, &old, &new))?,
        ReportFormat::Text => {
            console.text(&page::page(&diff, &old, &new, console.prose_width()))?;
        }
    }
    Ok(if diff.changes.is_empty() { Outcome::Fine } else { Outcome::Found })
}

/// The comparison as scripts get it.
#[derive(Serialize)]
struct Report<'d> {
    level: &'static str,
    /// The version of the old catalogue, the lowest that may follow it, and the version of the new catalogue.
    old_version: String,
    required_version: String,
    new_version: String,
    changes: Vec<Row<'d>>,
}

#[derive(Serialize)]
struct Row<'d> {
    level: &'static str,
    kind: &'static str,
    what: &'d str,
    status: Option<u16>,
    code: Option<&'d str>,
    error: Option<&'d str>,
    entry: Option<&'d str>,
    /// A text of a message, or a body, that shows the change.
    text: Option<&'d str>,
}

impl<'d> Report<'d> {
    fn of(diff: &'d Diff, old: &Compiled, new: &Compiled) -> Self {
        let (was, is) = (&old.catalog().api.version, &new.catalog().api.version);
        Self {
            level: diff.level().as_str(),
            old_version: was.to_string(),
            required_version: diff::required(was, diff.level()).to_string(),
            new_version: is.to_string(),
            changes: diff.changes.iter().map(row).collect(),
        }
    }
}

fn row(change: &Change) -> Row<'_> {
    let place = &change.place;
    Row {
        level: change.level().as_str(),
        kind: change.kind.id(),
        what: &change.what,
        status: place.status,
        code: place.code.as_deref(),
        error: place.error.as_deref(),
        entry: place.entry.as_deref(),
        text: change.witness.as_deref(),
    }
}
