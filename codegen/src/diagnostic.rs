//! What errcat says about a catalogue: one `Diagnostic` a mistake, collected per phase.
//! Nothing here prints; `render` shows, the front ends choose where.

use crate::rule::Rule;
use crate::source::Span;

/// How bad a diagnostic is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// The catalogue cannot be used.
    Error,
    /// The catalogue is legal but poor.
    Warning,
}

impl Severity {
    /// `error` or `warning`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Another place that belongs to a diagnostic.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Related {
    /// Where.
    pub span: Span,
    /// What stands there.
    pub message: String,
}

/// One mistake: which rule it breaks, where, what is wrong and what to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// The rule that is broken.
    pub rule: Rule,
    /// Where.
    pub span: Span,
    /// A plain sentence without a full stop.
    pub message: String,
    /// The way out, where one can be named.
    pub help: Option<String>,
    /// Other places, such as the first of two duplicates.
    pub related: Vec<Related>,
}

impl Diagnostic {
    /// A diagnostic without help and related places.
    pub fn new(rule: Rule, span: Span, message: impl Into<String>) -> Self {
        Self { rule, span, message: message.into(), help: None, related: Vec::new() }
    }

    /// Adds the way out.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Related { span, message: message.into() });
        self
    }

    /// The severity of its rule.
    pub fn severity(&self) -> Severity {
        self.rule.severity()
    }
}

/// So many errors of a file are told, and so many warnings.
const MAX_TOLD: usize = 1000;

/// The diagnostics of one catalogue, in file order once `sorted`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[must_use = "diagnostics that nobody looks at are mistakes that nobody sees"]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds all of `other`.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Whether any is an error.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// In file order, each once. Of very many the first are kept, errors before warnings, and the rest is counted.
    pub fn sorted(mut self) -> Self {
        self.0.sort_by_key(|diagnostic| (diagnostic.span, diagnostic.rule));
        self.0.dedup();
        let mut kept = [0, 0];
        let (told, rest): (Vec<_>, Vec<_>) = self.0.into_iter().partition(|diagnostic| {
            let kept = &mut kept[usize::from(diagnostic.severity() == Severity::Error)];
            *kept += 1;
            *kept <= MAX_TOLD
        });
        let mut told = Self(told);
        if let Some(first) = rest.first() {
            let message = format!("from here on, {} more are not told", rest.len());
            let help = "mend some of the others first";
            told.push(Diagnostic::new(Rule::TooMany, first.span, message).help(help));
            told.0.sort_by_key(|diagnostic| (diagnostic.span, diagnostic.rule));
        }
        told
    }

    /// One after the other.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
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

    fn many(rule: Rule, number: usize) -> Diagnostics {
        let one = |at| Diagnostic::new(rule, Span::new(at, at), "m");
        Diagnostics((0..number).rev().map(one).collect())
    }

    #[test]
    fn very_many_are_counted() {
        let mut all = many(Rule::UnknownKey, MAX_TOLD + 5);
        all.extend(many(Rule::NoDescription, 7));
        let told = all.sorted();
        assert_eq!(told.len(), MAX_TOLD + 7 + 1);
        assert!(told.iter().is_sorted_by_key(|one| one.span));
        let last = told.iter().last().expect("there are some");
        assert_eq!((last.rule, last.span.start), (Rule::TooMany, MAX_TOLD));
        assert!(last.message.contains(" 5 more "), "{}", last.message);
        assert_eq!(many(Rule::UnknownKey, MAX_TOLD).sorted().len(), MAX_TOLD);
    }
}
