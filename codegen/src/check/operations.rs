//! Checks `operations` and the impacts that name them.

use std::collections::{HashMap, HashSet};

use super::catalog::{Error, Operation};
use super::name::Taken;
use super::{Checker, name, text};
use crate::diagnostic::Diagnostic;
use crate::lint::Lint;
use crate::parse::spec::{Names, Spec, SpecError, SpecRetry, Text};
use crate::parse::{nearest, suggestion};
use crate::source::Span;

/// The operations that impacts can name.
#[derive(Default)]
pub(super) struct Operations {
    /// The operations with valid names.
    pub(super) valid: Vec<Operation>,
    /// The index of each operation in the list, by name.
    index: HashMap<String, usize>,
    /// Names that have been reported; an impact that uses one is not a second mistake.
    refused: HashSet<String>,
    /// Whether operations could not be read, so that an unknown name may be valid.
    open: bool,
}

impl Operations {
    /// Returns the names of the valid operations.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.valid.iter().map(|operation| operation.name.as_str())
    }

    /// Returns the index of an operation. Reports a name that no operation has.
    pub(super) fn find(&self, checker: &mut Checker<'_>, name: &Text) -> Option<usize> {
        let found = self.index.get(&name.value).copied();
        if found.is_none() && !self.open && !self.refused.contains(&name.value) {
            let message = format!("there is no operation `{}`", name.value);
            let help = match self.valid[..] {
                [] => "name it under `operations`".to_owned(),
                _ => suggestion(&name.value, self.names()),
            };
            checker.push(Diagnostic::new(Lint::UnknownOperation, name.span, message).help(help));
        }
        found
    }
}

/// The maximum number of operations.
const MAX_OPERATIONS: usize = 500;

/// Checks `operations`.
pub(super) fn operations(checker: &mut Checker<'_>, spec: &Spec) -> Operations {
    let mut taken = Taken::default();
    let open = spec.wrong.holds("operations") || spec.operations.len() > MAX_OPERATIONS;
    let mut operations = Operations { open, ..Operations::default() };
    let written = checker.most(&spec.operations, MAX_OPERATIONS, |(name, _)| name.span);
    for (written, spec) in written {
        let description = spec.description.as_ref();
        let description = text::optional_prose(checker, description).unwrap_or_default();
        if let Some(name) = name::name(checker, written) {
            taken.take(checker, "operation", &name, written.span);
            operations.index.entry(written.value.clone()).or_insert(operations.valid.len());
            operations.valid.push(Operation { name, description, errors: Vec::new() });
        } else {
            operations.refused.insert(written.value.clone());
        }
    }
    operations
}

/// Resolves the errors that operations name. Reports unknown names and duplicates.
pub(super) fn errors(
    checker: &mut Checker<'_>,
    spec: &Spec,
    operations: &mut Operations,
    errors: &[Error],
) {
    let names: HashMap<_, _> = errors.iter().map(|error| error.name().as_str()).zip(0..).collect();
    let complete = errors.len() == spec.errors.len() && !spec.wrong.holds("errors");
    for (written, operation) in &spec.operations {
        let mut found: Vec<usize> = Vec::new();
        let mut seen = HashMap::new();
        for name in &operation.errors {
            let first = *seen.entry(name.value.as_str()).or_insert(name.span);
            match names.get(name.value.as_str()) {
                _ if first != name.span => repeated(checker, name, first),
                Some(error) => found.push(*error),
                None if complete => unknown_error(checker, name, errors),
                None => {}
            }
        }
        if let Some(index) = operations.index.get(&written.value) {
            operations.valid[*index].errors = found;
        }
    }
}

fn repeated(checker: &mut Checker<'_>, name: &Text, first: Span) {
    let message = format!("`{}` is repeated", name.value);
    let diagnostic = Diagnostic::new(Lint::DuplicateName, name.span, message);
    checker.push(diagnostic.help("keep one of them").related(first, "first here"));
}

fn unknown_error(checker: &mut Checker<'_>, name: &Text, errors: &[Error]) {
    let message = format!("there is no error `{}`", name.value);
    let help = suggestion(&name.value, errors.iter().map(|error| error.name().as_str()));
    checker.push(Diagnostic::new(Lint::UnknownEntry, name.span, message).help(help));
}

/// Returns the impacts on known operations, in their order.
pub(super) fn impact(
    checker: &mut Checker<'_>,
    specs: &Names,
    operations: &Operations,
) -> Vec<(usize, String)> {
    let mut impacts = Vec::new();
    for (operation, seen) in specs {
        let seen = text::optional_prose(checker, seen.as_ref());
        if let Some(index) = operations.find(checker, operation) {
            impacts.extend(seen.map(|seen| (index, seen)));
        }
    }
    impacts.sort_by_key(|(operation, _)| *operation);
    impacts
}

/// Reports operations that no impact and no retry names, unless an unreadable one may name them.
pub(super) fn unused(checker: &mut Checker<'_>, spec: &Spec, operations: &Operations) {
    let hidden = |error: &SpecError| {
        let wrong = ["impact", "retry", "messages"].iter().any(|key| error.wrong.holds(key));
        wrong
            || error
                .messages
                .iter()
                .any(|message| ["impact", "retry"].iter().any(|key| message.wrong.holds(key)))
    };
    if operations.open || spec.wrong.holds("errors") || spec.errors.iter().any(hidden) {
        return;
    }
    let abouts = spec.errors.iter().flat_map(|error| {
        error.messages.iter().map(|message| &message.about).chain([&error.about])
    });
    let retries = abouts.clone().filter_map(|about| about.retry.as_ref());
    let retries = retries.chain(spec.rules.iter().filter_map(|rule| rule.retry.as_ref()));
    let impacts = abouts.flat_map(|about| &about.impact).map(|(name, _)| name);
    let names = impacts.chain(retries.filter_map(SpecRetry::operation));
    let written: HashSet<_> = names.map(|name| &name.value).collect();
    // A misspelt name has been reported already.
    let is_known = |name: &str| operations.index.contains_key(name);
    let meant: HashSet<_> = written
        .iter()
        .filter_map(|name| {
            if is_known(name) { Some(name.as_str()) } else { nearest(name, operations.names()) }
        })
        .collect();
    for (written, operation) in &spec.operations {
        let name = written.value.as_str();
        let names_errors = !operation.errors.is_empty() || operation.wrong.holds("errors");
        if is_known(name) && !names_errors && !meant.contains(name) {
            let message = format!("no `impact` and no `retry` names `{name}`");
            let help = "name it in an `impact`, or remove it";
            let diagnostic = Diagnostic::new(Lint::UnusedOperation, written.span, message);
            checker.push(diagnostic.help(help));
        }
    }
}
