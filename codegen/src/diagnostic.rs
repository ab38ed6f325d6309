//! The diagnostics of a catalogue: one `Diagnostic` for each mistake, collected per phase.
//! Nothing here prints: `render` formats diagnostics, and the front ends choose where they go.

use crate::lint::Lint;
use crate::source::Span;
pub use crate::vocabulary::Severity;

/// Another place that belongs to a diagnostic.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Related {
    /// The place in the source.
    pub span: Span,
    /// The role of the place.
    pub message: String,
}

/// One mistake: the lint that found it, its place, what is wrong and how to fix it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// The lint that found it.
    pub lint: Lint,
    /// The place in the source.
    pub span: Span,
    /// A plain sentence without a full stop.
    pub message: String,
    /// How to fix it, if that is known.
    pub help: Option<String>,
    /// Other places, such as the first of two duplicates.
    pub related: Vec<Related>,
}

impl Diagnostic {
    /// Returns a diagnostic without help and related places.
    pub fn new(lint: Lint, span: Span, message: impl Into<String>) -> Self {
        Self { lint, span, message: message.into(), help: None, related: Vec::new() }
    }

    /// Adds a help line that names the fix.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds another place that belongs to the diagnostic.
    #[must_use]
    pub fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Related { span, message: message.into() });
        self
    }

    /// Shortens long texts of the author.
    fn shortened(mut self) -> Self {
        let related = self.related.iter_mut().map(|related| &mut related.message);
        for text in related.chain(&mut self.help).chain([&mut self.message]) {
            shorten(text);
        }
        self
    }

    /// Returns the severity of its lint.
    pub fn severity(&self) -> Severity {
        self.lint.severity()
    }
}

/// The maximum length of a text, in bytes.
const LONGEST: usize = 1000;

fn shorten(text: &mut String) {
    if text.len() > LONGEST {
        text.truncate(text.floor_char_boundary(LONGEST));
        text.push('…');
    }
}

/// The diagnostics of one catalogue, in file order once `sorted`. At most the first [`MOST`](Diagnostics::MOST) errors
/// and as many warnings are kept; `sorted` reports how many more there are.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[must_use = "mistakes are only visible if their diagnostics are shown"]
pub struct Diagnostics {
    kept: Vec<Diagnostic>,
    errors: usize,
    warnings: usize,
    /// The place of the first one that is not kept.
    first_omitted: Option<Span>,
    /// Lints whose warnings are left out.
    allowed: Vec<Lint>,
}

impl Diagnostics {
    /// The maximum number of errors that are kept, and of warnings.
    pub const MOST: usize = 1000;

    /// Leaves out the warnings of a lint: those that were added before, and those that are added later.
    pub fn allow(&mut self, lint: Lint) {
        if lint.severity() == Severity::Warning {
            let before = self.kept.len();
            self.kept.retain(|diagnostic| diagnostic.lint != lint);
            self.warnings -= before - self.kept.len();
            self.allowed.push(lint);
        }
    }

    /// Adds a diagnostic, unless its lint is allowed.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if self.allowed.contains(&diagnostic.lint) {
            return;
        }
        let count = match diagnostic.severity() {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
        };
        *count += 1;
        if *count <= Self::MOST {
            self.kept.push(diagnostic.shortened());
        } else {
            self.pass_over(diagnostic.span);
        }
    }

    /// Adds all of `other`.
    pub fn extend(&mut self, other: Self) {
        let omitted = [other.passed_over(Severity::Error), other.passed_over(Severity::Warning)];
        other.kept.into_iter().for_each(|diagnostic| self.push(diagnostic));
        self.errors += omitted[0];
        self.warnings += omitted[1];
        other.first_omitted.into_iter().for_each(|span| self.pass_over(span));
    }

    fn pass_over(&mut self, span: Span) {
        self.first_omitted = Some(self.first_omitted.map_or(span, |first| first.min(span)));
    }

    /// Returns whether any diagnostic is an error.
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// Returns whether there are no diagnostics.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Returns the number of diagnostics that are kept.
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// Returns the number of all diagnostics, kept or not.
    pub(crate) fn count(&self) -> usize {
        self.errors + self.warnings
    }

    /// Returns whether there are more errors than are kept, so that the search for more can stop.
    pub(crate) fn is_full(&self) -> bool {
        self.errors > Self::MOST
    }

    /// Sorts the diagnostics in file order, each once. The number of those that were not kept is reported at the first
    /// of them.
    pub fn sorted(mut self) -> Self {
        self.kept.sort_by_key(|diagnostic| (diagnostic.span, diagnostic.lint));
        self.kept.dedup();
        if let Some(span) = self.first_omitted.take() {
            let omitted = self.passed_over(Severity::Error) + self.passed_over(Severity::Warning);
            let message = format!("from here on, {omitted} more are not shown");
            let help = "fix some of the others first";
            self.kept.push(Diagnostic::new(Lint::TooMany, span, message).help(help));
            self.kept.sort_by_key(|diagnostic| (diagnostic.span, diagnostic.lint));
        }
        self
    }

    fn passed_over(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors.saturating_sub(Self::MOST),
            Severity::Warning => self.warnings.saturating_sub(Self::MOST),
        }
    }

    /// Returns an iterator over the diagnostics that are kept.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.kept.iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn many(lint: Lint, count: usize) -> Diagnostics {
        let mut diagnostics = Diagnostics::default();
        for at in 0..count {
            diagnostics.push(Diagnostic::new(lint, Span::new(at, at), "x"));
        }
        diagnostics
    }

    #[test]
    fn of_very_many_the_first_are_kept() {
        let mut all = many(Lint::NoDescription, 2 * Diagnostics::MOST);
        assert!(!all.has_errors());
        all.extend(many(Lint::BadName, Diagnostics::MOST + 2));
        all.extend(many(Lint::BadStatus, 1));
        assert!(all.has_errors() && all.is_full());
        let all = all.sorted();
        assert_eq!(all.len(), 2 * Diagnostics::MOST + 1);
        assert!(all.iter().is_sorted_by_key(|one| one.span));
        let found = all.iter().find(|one| one.lint == Lint::TooMany);
        assert_eq!(found.map(|one| one.span.start), Some(0));
        assert!(found.is_some_and(|one| one.message.contains(" 1003 more ")), "{found:?}");
        let few = many(Lint::BadName, Diagnostics::MOST);
        assert_eq!(few.clone().sorted(), few);
    }

    #[test]
    fn long_texts_are_cut() {
        let mut all = Diagnostics::default();
        all.push(Diagnostic::new(Lint::BadName, Span::default(), "é".repeat(9000)).help("h"));
        let lengths: Vec<_> = all.iter().map(|one| one.message.len()).collect();
        assert_eq!(lengths, [LONGEST + '…'.len_utf8()]);
    }
}
