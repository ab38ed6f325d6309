//! `errcat check`: every mistake in catalogues.

use std::io;
use std::path::PathBuf;

use errcat_codegen::diagnostic::Diagnostic;
use errcat_codegen::source::Span;
use errcat_codegen::{Diagnostics, SourceFile, compile};
use serde::Serialize;

use crate::args::Format;
use crate::catalogue::{self, Tally, count};
use crate::console::{Console, Outcome};
use crate::workspace;

/// The arguments of `errcat check`.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Catalogues to check; without one, all of catalog/
    #[arg(value_name = "CATALOG")]
    catalogs: Vec<PathBuf>,
    /// Snippets on stderr, or one JSON array on stdout
    #[arg(long, default_value = "text")]
    format: Format,
}

const EXAMPLES: &str = "\
Examples:
  errcat check
  errcat check catalog/api.yaml
  errcat check --format json | jq -r '.[] | \"\\(.file):\\(.line): \\(.message)\"'

Exit code 1 when there is an error; warnings alone are fine.";

pub(crate) fn run(args: &Args, console: &mut Console) -> io::Result<Outcome> {
    let mut outcome = Outcome::Fine;
    let mut checked = Vec::new();
    for path in workspace::catalogs(&args.catalogs)? {
        match SourceFile::read(&path) {
            Ok(source) => checked.push((compile(&source).1, source)),
            Err(problem) => {
                console.complain(&problem)?;
                outcome = Outcome::Failed;
            }
        }
    }
    match args.format {
        Format::Text => text(&checked, console)?,
        Format::Json => console.json(&checked.iter().flat_map(rows).collect::<Vec<_>>())?,
    }
    let wrong = checked.iter().any(|(diagnostics, _)| diagnostics.has_errors());
    Ok(if wrong { outcome.max(Outcome::Found) } else { outcome })
}

/// A catalogue and what is wrong with it.
type Checked = (Diagnostics, SourceFile);

fn text(checked: &[Checked], console: &mut Console) -> io::Result<()> {
    let mut tally = Tally::default();
    for (diagnostics, source) in checked {
        catalogue::show(source, diagnostics, console)?;
        tally = tally.plus(Tally::of(diagnostics));
    }
    if checked.is_empty() {
        return Ok(());
    }
    console.tell(&format!("checked {}: {tally}", count(checked.len(), "catalogue")))
}

/// A mistake as scripts get it.
#[derive(Serialize)]
struct Row<'d> {
    #[serde(flatten)]
    place: Place<'d>,
    rule: &'static str,
    severity: &'static str,
    message: &'d str,
    help: Option<&'d str>,
    related: Vec<Related<'d>>,
}

/// Another place that belongs to a mistake.
#[derive(Serialize)]
struct Related<'d> {
    #[serde(flatten)]
    place: Place<'d>,
    message: &'d str,
}

/// Lines and columns count from 1, columns in characters; the end is one past the last character.
#[derive(Serialize)]
struct Place<'d> {
    file: &'d str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

fn rows((diagnostics, source): &Checked) -> impl Iterator<Item = Row<'_>> {
    diagnostics.iter().map(|diagnostic| row(source, diagnostic))
}

fn row<'d>(source: &'d SourceFile, diagnostic: &'d Diagnostic) -> Row<'d> {
    let related = diagnostic
        .related
        .iter()
        .map(|related| Related { place: place(source, related.span), message: &related.message });
    Row {
        place: place(source, diagnostic.span),
        rule: diagnostic.rule.id(),
        severity: diagnostic.severity().as_str(),
        message: &diagnostic.message,
        help: diagnostic.help.as_deref(),
        related: related.collect(),
    }
}

fn place(source: &SourceFile, span: Span) -> Place<'_> {
    let (start, end) = (source.position(span.start), source.position(span.end));
    Place {
        file: source.name(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}
