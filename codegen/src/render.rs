//! Diagnostics for people: rustc-like snippets, one line each, or one summary line.
//! Nothing here prints.

use std::borrow::Cow;

use annotate_snippets::renderer::DEFAULT_TERM_WIDTH;
use annotate_snippets::{Annotation, AnnotationKind, Level, Message, Origin, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Diagnostics, Related, Severity};
use crate::hidden::is_hidden;
use crate::source::{SourceFile, Span};

/// The style of snippets: with or without ANSI colours.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// Text only.
    Plain,
    /// ANSI colours.
    Coloured,
}

/// Returns all diagnostics as snippets, with an empty line between them.
pub fn snippets(source: &SourceFile, diagnostics: &Diagnostics, style: Style) -> String {
    let snippets = diagnostics.iter().map(|diagnostic| snippet(source, diagnostic, style));
    snippets.collect::<Vec<_>>().join("\n\n")
}

/// Returns one diagnostic as a snippet.
pub fn snippet(source: &SourceFile, diagnostic: &Diagnostic, style: Style) -> String {
    snippet_within(source, diagnostic, style, DEFAULT_TERM_WIDTH)
}

/// Returns one diagnostic as a snippet whose source lines are cut to the given number of columns.
pub fn snippet_within(
    source: &SourceFile,
    diagnostic: &Diagnostic,
    style: Style,
    columns: usize,
) -> String {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(one_line(&diagnostic.message)).id(diagnostic.lint.id());
    let all = touched(source, diagnostic);
    let own = source.lines(diagnostic.span);
    let mut group = match [all, own].into_iter().find(|lines| lines.end - lines.start <= MAX_SHOWN)
    {
        Some(lines) => title.element(code(source, diagnostic, lines)),
        None => title.element(place(source, diagnostic.span)),
    };
    if all.end - all.start > MAX_SHOWN {
        let notes = diagnostic.related.iter().map(|related| note(source, related));
        group = group.elements(notes);
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(one_line(help)));
    }
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    renderer.term_width(columns).render(&[group]).clone()
}

/// The maximum number of bytes of source that a snippet shows. Of a longer part, such as a whole catalogue on one line,
/// only the line and column are shown.
const MAX_SHOWN: usize = 16 * 1024;

/// Returns these lines of the source, with the places in them that belong to the diagnostic.
fn code<'s>(
    source: &'s SourceFile,
    diagnostic: &'s Diagnostic,
    lines: Span,
) -> Snippet<'s, Annotation<'s>> {
    let place = |span: Span| {
        let span = before_line_end(source, beginning(source, span));
        span.start - lines.start..span.end - lines.start
    };
    let inside =
        |related: &&Related| lines.start <= related.span.start && related.span.end <= lines.end;
    let related =
        diagnostic.related.iter().filter(inside).map(|related| {
            AnnotationKind::Context.span(place(related.span)).label(&related.message)
        });
    Snippet::source(without_c1(source.slice(lines)))
        .line_start(source.position(lines.start).line)
        .path(source.name())
        .annotation(AnnotationKind::Primary.span(place(diagnostic.span)))
        .annotations(related)
}

/// The maximum length of the marked part of a span.
const MAX_MARKED: usize = 1024;

fn beginning(source: &SourceFile, span: Span) -> Span {
    let end = source.text().floor_char_boundary(span.start.saturating_add(MAX_MARKED));
    Span::new(span.start, span.end.min(end.max(span.start)))
}

/// Replaces the control characters that the renderer keeps, but that a terminal may obey, by characters of the same
/// length.
fn without_c1(text: &str) -> Cow<'_, str> {
    let is_c1 = |c: char| ('\u{80}'..='\u{9f}').contains(&c);
    if text.contains(is_c1) { text.replace(is_c1, "\u{bf}").into() } else { text.into() }
}

/// Returns the position at which a span begins, without its text.
fn place(source: &SourceFile, span: Span) -> Origin<'_> {
    let position = source.position(span.start);
    Origin::path(source.name()).line(position.line).char_column(position.column)
}

/// Returns a note with the position of a place that is too far away to be shown.
fn note<'s>(source: &SourceFile, related: &Related) -> Message<'s> {
    let position = source.position(related.span.start);
    let (line, column) = (position.line, position.column);
    Level::NOTE.message(format!("{}: line {line}, column {column}", one_line(&related.message)))
}

/// Returns the lines from the first to the last place of a diagnostic. Only these are searched.
fn touched(source: &SourceFile, diagnostic: &Diagnostic) -> Span {
    let places = diagnostic.related.iter().map(|related| related.span);
    let all = places.fold(diagnostic.span, |all, span| {
        Span::new(all.start.min(span.start), all.end.max(span.end))
    });
    source.lines(all)
}

/// Removes line breaks from the end of a span, so that a marked line break is shown at the end of its line and not at
/// the beginning of the next.
fn before_line_end(source: &SourceFile, span: Span) -> Span {
    let text = source.slice(span).trim_end_matches(['\r', '\n']);
    Span::new(span.start, span.start + text.len())
}

/// Returns one diagnostic on one line: `file:line:column: message; help [rule]`.
pub fn line(source: &SourceFile, diagnostic: &Diagnostic) -> String {
    let position = source.position(diagnostic.span.start);
    let (name, message) = (source.name(), one_line(&diagnostic.message));
    let help = diagnostic.help.as_deref().map(|help| format!("; {}", one_line(help)));
    let help = help.unwrap_or_default();
    let lint = diagnostic.lint.id();
    format!("{name}:{}:{}: {message}{help} [{lint}]", position.line, position.column)
}

/// Escapes line breaks and other hidden characters of a text, since a catalogue or a response can contain anything.
pub fn one_line(text: &str) -> String {
    text.chars()
        .flat_map(|c| {
            let escaped = is_hidden(c);
            let shown = (!escaped).then_some(c);
            escaped.then(|| c.escape_default()).into_iter().flatten().chain(shown)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::Lint;

    #[test]
    fn what_is_too_long_to_show_is_told_by_numbers() {
        let padding = "x".repeat(MAX_SHOWN);
        let source = SourceFile::new("a.yaml", format!("first: 1\n# {padding}\nfirst: 2\n"));
        let span = |needle: &str| {
            let start = source.text().find(needle).expect("it is there");
            Span::new(start, start + 5)
        };
        let far = Diagnostic::new(Lint::DuplicateKey, span("first: 2"), "twice");
        let shown = snippet(&source, &far.related(span("first: 1"), "first here"), Style::Plain);
        let expected = "\
error[duplicate-key]: twice
 --> a.yaml:3:1
  |
3 | first: 2
  | ^^^^^
  |
  = note: first here: line 1, column 1";
        assert_eq!(shown, expected);
        let long = Diagnostic::new(Lint::DuplicateKey, span("xxxxx"), "long").help("cut it");
        let shown = snippet(&source, &long, Style::Plain);
        assert_eq!(shown, "error[duplicate-key]: long\n--> a.yaml:2:3\n = help: cut it");
    }

    #[test]
    fn nothing_in_a_source_steers_a_terminal() {
        let source = SourceFile::new("x.yaml", "a: \u{9b}31m \u{1b}[31m \u{202e}x\n");
        let diagnostic = Diagnostic::new(Lint::BadName, Span::new(0, 1), "m \u{9b}31m");
        let shown = snippet(&source, &diagnostic, Style::Plain);
        assert!(!shown.contains(['\u{9b}', '\u{1b}', '\u{202e}']), "{shown:?}");
    }
}
