//! check: `Spec` → `Catalog`, the proven facts. Every rule about meaning is checked here, and all that break are told.
//! After it nothing can fail: names are Rust names, every text has one reading, every example reads as its message.

mod api;
mod bodies;
mod catalog;
mod errors;
mod facts;
mod lifecycle;
mod messages;
mod name;
pub(crate) mod nfa;
mod overlap;
mod proof;
mod provenance;
mod template;
mod text;
pub(crate) mod types;
mod wire;

pub use catalog::{
    About, Api, Catalog, Deprecated, Dialect, Error, Facts, Fallback, Field, FieldKind,
    GeneralRule, Link, Message, Name, Operation, Response, Retired, Retry, Source, SourceKind,
    Target,
};
pub use template::{MAX_PLACEHOLDERS, Piece, Template};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::parse::spec::{Spec, Text};
use crate::rule::Rule;
use crate::source::{SourceFile, Span};

/// The catalogue that `spec` describes, unless an error was found; warnings come along.
pub fn check(source: &SourceFile, spec: &Spec) -> (Option<Catalog>, Diagnostics) {
    let mut checker = Checker { source, diagnostics: Diagnostics::default() };
    let (facts, written) = facts::facts(&mut checker, spec);
    types::distinct(&mut checker, &facts.errors, &written.messages);
    proof::prove(&mut checker, &facts, &written);
    unused_operations(&mut checker, spec, &facts);
    let catalog = (!checker.diagnostics.has_errors()).then_some(Catalog(facts));
    (catalog, checker.diagnostics)
}

fn unused_operations(checker: &mut Checker<'_>, spec: &Spec, facts: &Facts) {
    let about = |error: &Error| {
        let messages = error.messages.iter().flat_map(|message| &message.about.impact);
        messages.chain(&error.about.impact).map(|(operation, _)| *operation).collect::<Vec<_>>()
    };
    let used: Vec<_> = facts.errors.iter().flat_map(about).collect();
    for (index, operation) in facts.operations.iter().enumerate() {
        let name = operation.name.as_str();
        let written = spec.operations.iter().find(|(written, _)| written.value == name);
        if let (false, Some((written, _))) = (used.contains(&index), written) {
            let message = format!("no error has an impact on `{name}`");
            let help = "add one, or take the operation out";
            let diagnostic = Diagnostic::new(Rule::UnusedOperation, written.span, message);
            checker.push(diagnostic.help(help));
        }
    }
}

/// The source and what was found wrong with it.
struct Checker<'a> {
    source: &'a SourceFile,
    diagnostics: Diagnostics,
}

impl Checker<'_> {
    fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The place of a part of a text, `start` and `end` being byte offsets into its value.
    fn within(&self, text: &Text, start: usize, end: usize) -> Span {
        let raw = self.source.slice(text.span);
        let place = |offset| text.span.start + text::raw_offset(raw, &text.value, offset);
        let (start, end) = (place(start), place(end));
        Span::new(start, end.max(start))
    }
}
