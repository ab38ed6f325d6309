//! Checks `rules`: the facts about all errors.

use super::catalog::GeneralRule;
use super::duration::duration;
use super::name::Taken;
use super::operations::Operations;
use super::{Checker, api, name, retry, text};
use crate::diagnostic::Diagnostic;
use crate::lint::Lint;
use crate::parse::spec::{SpecRetry, SpecRule};
use crate::source::Span;

/// Returns the rules that have a name.
pub(super) fn rules(
    checker: &mut Checker<'_>,
    specs: &[SpecRule],
    operations: &Operations,
) -> Vec<GeneralRule> {
    let mut taken = Taken::default();
    let mut rules = Vec::new();
    for spec in specs {
        let remedy = text::optional_prose(checker, spec.remedy.as_ref());
        let (retry, delay) = retry::advice(checker, spec.retry.as_ref(), operations);
        let duration = spec.duration.as_ref().and_then(|written| duration(checker, written));
        let links = api::links(checker, &spec.links);
        let description = text::optional_prose(checker, spec.description.as_ref());
        let Some(written) = &spec.name else { continue };
        let Some(name) = name::name(checker, written) else { continue };
        taken.take(checker, "rule", &name, written.span);
        let description = description.unwrap_or_default();
        rules.push(GeneralRule { name, description, remedy, retry, delay, duration, links });
    }
    one_default(checker, "remedy", specs, |rule| rule.remedy.as_ref().map(|text| text.span));
    one_default(checker, "retry", specs, |rule| rule.retry.as_ref().map(SpecRetry::span));
    rules
}

fn one_default(
    checker: &mut Checker<'_>,
    key: &str,
    specs: &[SpecRule],
    value: impl Fn(&SpecRule) -> Option<Span>,
) {
    let mut written = specs.iter().filter_map(value);
    let Some(first) = written.next() else { return };
    for other in written {
        let message =
            format!("another rule has a `{key}` already, and only one can be the default");
        let diagnostic = Diagnostic::new(Lint::SeveralDefaults, other, message);
        checker.push(diagnostic.help("move it to the errors").related(first, "first here"));
    }
}
