//! check: `Spec` → `Catalog`, the proven facts. Every rule about meaning is checked here, and all that break are told.
//! After it nothing can fail: names are Rust names, every text has one reading, every example reads as its message.

mod address;
mod api;
mod bodies;
mod catalog;
mod dialect;
mod errors;
mod facts;
mod lifecycle;
mod messages;
mod name;
pub(crate) mod nfa;
mod operations;
mod overlap;
mod place;
mod poor;
mod proof;
mod provenance;
mod sketch;
mod template;
mod text;
pub(crate) mod types;
mod wire;

pub use address::is_url;
pub use catalog::{
    About, Api, Catalog, Deprecated, Error, Facts, Fallback, Field, FieldKind, GeneralRule, Link,
    Message, Name, Operation, Response, Retired, Retry, Source, SourceKind, Target,
};
pub use dialect::Dialect;
pub use name::KEYWORDS;
pub use template::{MAX_PLACEHOLDERS, Piece, Template};

use place::Places;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lint::Lint;
use crate::parse::spec::{Spec, Text};
use crate::source::{SourceFile, Span};

/// The catalogue that `spec` describes, unless an error was found; warnings come along.
pub fn check(source: &SourceFile, spec: &Spec) -> (Option<Catalog>, Diagnostics) {
    let mut checker = Checker { source, diagnostics: Diagnostics::default() };
    let (facts, origins) = facts::facts(&mut checker, spec);
    types::distinct(&mut checker, &facts.errors, &origins);
    proof::prove(&mut checker, &facts, &origins);
    poor::poor(&mut checker, spec);
    let catalog = (!checker.diagnostics.has_errors()).then_some(Catalog(facts));
    (catalog, checker.diagnostics)
}

/// The source and what was found wrong with it.
struct Checker<'a> {
    source: &'a SourceFile,
    diagnostics: Diagnostics,
}

impl Checker<'_> {
    /// What `check` gives, and whether it found nothing wrong.
    fn watch<T>(&mut self, check: impl FnOnce(&mut Self) -> T) -> (T, bool) {
        let before = self.diagnostics.count();
        let value = check(self);
        (value, self.diagnostics.count() == before)
    }

    /// The first `most` items of a list; that it has more is reported at the first one too many.
    fn most<'s, T>(&mut self, list: &'s [T], most: usize, span: impl Fn(&T) -> Span) -> &'s [T] {
        let (kept, more) = list.split_at(list.len().min(most));
        if let Some(first) = more.first() {
            let message = format!("this list has {} items, {most} are the most", list.len());
            let diagnostic = Diagnostic::new(Lint::TooLarge, span(first), message);
            self.push(diagnostic.help("leave some out"));
        }
        kept
    }

    fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The places of the characters of a text.
    fn places(&self, text: &Text) -> Places {
        Places::of(self.source.slice(text.span), &text.value)
    }
}

/// The place of a part of a text, `start` and `end` being byte offsets into its value.
fn within(places: &Places, text: &Text, start: usize, end: usize) -> Span {
    let raw = places.raw(start, end);
    Span::new(text.span.start + raw.start, text.span.start + raw.end)
}
