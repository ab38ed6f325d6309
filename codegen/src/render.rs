//! Diagnostics as people read them: rustc-like snippets, one line each, or one summary line.
//! Nothing here prints.

use annotate_snippets::renderer::DEFAULT_TERM_WIDTH;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::hidden::is_hidden;
use crate::source::{SourceFile, Span};

/// Whether snippets are coloured with ANSI escapes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// Text only.
    Plain,
    /// ANSI colours.
    Coloured,
}

/// All diagnostics as snippets, with an empty line between them.
pub fn snippets(source: &SourceFile, diagnostics: &Diagnostics, style: Style) -> String {
    let snippets = diagnostics.iter().map(|diagnostic| snippet(source, diagnostic, style));
    snippets.collect::<Vec<_>>().join("\n\n")
}

/// One diagnostic as a snippet.
pub fn snippet(source: &SourceFile, diagnostic: &Diagnostic, style: Style) -> String {
    snippet_within(source, diagnostic, style, DEFAULT_TERM_WIDTH)
}

/// One diagnostic as a snippet whose source lines are cut to so many columns.
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
    let message = one_line(&diagnostic.message);
    let help = diagnostic.help.as_deref().map(one_line);
    let lines = touched(source, diagnostic);
    let place = |span: Span| {
        let span = before_line_end(source, span);
        span.start.saturating_sub(lines.start)..span.end.saturating_sub(lines.start)
    };
    let mut code = Snippet::source(source.slice(lines))
        .line_start(source.position(lines.start).line)
        .path(source.name())
        .annotation(AnnotationKind::Primary.span(place(diagnostic.span)));
    for related in &diagnostic.related {
        let annotation = AnnotationKind::Context.span(place(related.span));
        code = code.annotation(annotation.label(&related.message));
    }
    let title = level.primary_title(message).id(diagnostic.rule.id());
    let mut group = title.element(code);
    if let Some(help) = help {
        group = group.element(Level::HELP.message(help));
    }
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    renderer.term_width(columns).render(&[group]).clone()
}

/// The lines from the first to the last place of a diagnostic; others need not be looked at.
fn touched(source: &SourceFile, diagnostic: &Diagnostic) -> Span {
    let places = diagnostic.related.iter().map(|related| related.span);
    let all = places.fold(diagnostic.span, |all, span| {
        Span::new(all.start.min(span.start), all.end.max(span.end))
    });
    source.lines(all)
}

/// A line break that is pointed at is shown as the end of its line, not as the beginning of the next.
fn before_line_end(source: &SourceFile, span: Span) -> Span {
    let text = source.slice(span).trim_end_matches(['\r', '\n']);
    Span::new(span.start, span.start + text.len())
}

/// One diagnostic on one line: `file:line:column: message; help [rule]`.
pub fn line(source: &SourceFile, diagnostic: &Diagnostic) -> String {
    let position = source.position(diagnostic.span.start);
    let (name, message) = (source.name(), one_line(&diagnostic.message));
    let help = diagnostic.help.as_deref().map(|help| format!("; {}", one_line(help)));
    let help = help.unwrap_or_default();
    let rule = diagnostic.rule.id();
    format!("{name}:{}:{}: {message}{help} [{rule}]", position.line, position.column)
}

/// Text whose line breaks and other hidden characters are shown as escapes: a catalogue or a response can hold anything.
pub fn one_line(text: &str) -> String {
    text.chars()
        .flat_map(|c| {
            let escaped = is_hidden(c);
            let shown = (!escaped).then_some(c);
            escaped.then(|| c.escape_default()).into_iter().flatten().chain(shown)
        })
        .collect()
}
