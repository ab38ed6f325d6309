//! Diagnostics as scripts get them: one JSON object each.

use errcat_codegen::SourceFile;
use errcat_codegen::diagnostic::Diagnostic;
use errcat_codegen::source::Span;
use serde::Serialize;

use super::Checked;

/// A diagnostic as scripts get it.
#[derive(Serialize)]
pub(super) struct Row<'d> {
    #[serde(flatten)]
    place: Place<'d>,
    rule: &'static str,
    severity: &'static str,
    message: &'d str,
    help: Option<&'d str>,
    related: Vec<Related<'d>>,
}

/// Another place that a diagnostic refers to.
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

/// Returns the diagnostics of a catalogue.
pub(super) fn rows((diagnostics, source): &Checked) -> impl Iterator<Item = Row<'_>> {
    diagnostics.iter().map(|diagnostic| row(source, diagnostic))
}

fn row<'d>(source: &'d SourceFile, diagnostic: &'d Diagnostic) -> Row<'d> {
    let related = diagnostic
        .related
        .iter()
        .map(|related| Related { place: place(source, related.span), message: &related.message });
    Row {
        place: place(source, diagnostic.span),
        rule: diagnostic.lint.id(),
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
