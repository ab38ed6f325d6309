//! Any bytes end in a catalogue or in diagnostics that can be shown.

use errcat_codegen::diagnostic::Diagnostic;
use errcat_codegen::render::{self, Style};
use errcat_codegen::source::Span;
use errcat_codegen::{SourceFile, compile};

pub(crate) fn holds(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let source = SourceFile::new("fuzzed.yaml", &*text);
    let (compiled, diagnostics) = compile(&source);
    assert_eq!(compiled.is_none(), diagnostics.has_errors());
    for diagnostic in &diagnostics {
        can_be_shown(&source, diagnostic);
    }
}

fn can_be_shown(source: &SourceFile, diagnostic: &Diagnostic) {
    let related = diagnostic.related.iter().map(|related| related.span);
    for Span { start, end } in related.chain([diagnostic.span]) {
        let text = source.text();
        assert!(start <= end, "{diagnostic:?}");
        assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{diagnostic:?}");
    }
    let line = render::line(source, diagnostic);
    assert!(!line.contains(char::is_control) && !line.contains('\u{202e}'), "{line:?}");
    assert!(line.starts_with("fuzzed.yaml:"), "{line:?}");
    let snippet = render::snippet(source, diagnostic, Style::Plain);
    assert!(snippet.contains(diagnostic.lint.id()), "{snippet:?}");
    assert!(!snippet.contains(|c: char| c.is_control() && c != '\n'), "{snippet:?}");
}
