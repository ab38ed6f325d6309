//! Diagnostics as people read them: rustc-like snippets, one line each, or one summary line.
//! Nothing here prints.

use annotate_snippets::renderer::DEFAULT_TERM_WIDTH;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::source::SourceFile;

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
    let mut code = Snippet::source(source.text())
        .path(source.name())
        .annotation(AnnotationKind::Primary.span(diagnostic.span.range()));
    for related in &diagnostic.related {
        let annotation = AnnotationKind::Context.span(related.span.range());
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

/// One diagnostic on one line: `file:line:column: message; help [rule]`.
pub fn line(source: &SourceFile, diagnostic: &Diagnostic) -> String {
    let position = source.position(diagnostic.span.start);
    let (name, message) = (source.name(), one_line(&diagnostic.message));
    let help = diagnostic.help.as_deref().map(|help| format!("; {}", one_line(help)));
    let help = help.unwrap_or_default();
    let rule = diagnostic.rule.id();
    format!("{name}:{}:{}: {message}{help} [{rule}]", position.line, position.column)
}

/// Text whose line breaks, control and bidirectional formatting characters are shown as escapes: a catalogue or a
/// response can hold anything.
pub fn one_line(text: &str) -> String {
    text.chars()
        .flat_map(|c| {
            let escaped = c.is_control() || steers(c);
            let shown = (!escaped).then_some(c);
            escaped.then(|| c.escape_default()).into_iter().flatten().chain(shown)
        })
        .collect()
}

/// Whether a character turns the direction of text or breaks its line, so that it could pass for another text.
fn steers(c: char) -> bool {
    matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
