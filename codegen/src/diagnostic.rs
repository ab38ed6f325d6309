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

    /// In file order, each once.
    pub fn sorted(mut self) -> Self {
        self.0.sort_by_key(|diagnostic| (diagnostic.span, diagnostic.rule));
        self.0.dedup();
        self
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
