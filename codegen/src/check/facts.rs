//! From the whole `Spec` to `Facts`, part by part.

use std::time::Duration;

use super::catalog::{Facts, GeneralRule};
use super::errors::Origins;
use super::name::Taken;
use super::operations::Operations;
use super::{Checker, api, errors, lifecycle, name, operations, retry, text, wire};
use crate::diagnostic::Diagnostic;
use crate::parse::spec::{Spec, SpecRetry, SpecRule, Text};
use crate::rule::Rule;
use crate::source::Span;
use crate::vocabulary::{DurationUnit, Vocabulary};

/// All facts that could be made out, and what was written of the messages; what could not has been reported.
pub(super) fn facts<'s>(checker: &mut Checker<'_>, spec: &'s Spec) -> (Facts, Vec<Origins<'s>>) {
    let operations = operations::operations(checker, spec);
    let (dialect, sound) = wire::dialect(checker, spec.wire.as_ref());
    let dialect = (dialect, sound && !spec.wrong.holds("wire"));
    let (mut errors, origins) = errors::errors(checker, &spec.errors, &operations, &dialect);
    let api = api::api(checker, &spec.api);
    lifecycle::settle(checker, &mut errors, &origins, &api.version);
    operations::unused(checker, spec, &operations);
    let facts = Facts {
        source_name: label(checker.source.name()),
        fingerprint: checker.source.fingerprint(),
        api,
        response: api::response(checker, &spec.response),
        rules: rules(checker, &spec.rules, &operations),
        errors,
        operations: operations.sound,
    };
    (facts, origins)
}

/// How generated headers name a file: without the folders that differ from machine to machine.
fn label(name: &str) -> String {
    let mut parts = name.rsplit('/');
    match (parts.next().unwrap_or_default(), parts.next()) {
        (file, Some("catalog")) => format!("catalog/{file}"),
        (file, _) => file.to_owned(),
    }
}

fn rules(
    checker: &mut Checker<'_>,
    specs: &[SpecRule],
    operations: &Operations,
) -> Vec<GeneralRule> {
    let mut taken = Taken::default();
    let mut rules = Vec::new();
    for spec in specs {
        let remedy = text::optional_prose(checker, spec.remedy.as_ref());
        let retry =
            spec.retry.as_ref().and_then(|written| retry::retry(checker, written, operations));
        let duration = spec.duration.as_ref().and_then(|written| duration(checker, written));
        let links = api::links(checker, &spec.links);
        let description = text::optional_prose(checker, spec.description.as_ref());
        let Some(written) = &spec.name else { continue };
        let Some(name) = name::name(checker, written) else { continue };
        taken.take(checker, "rule", &name, written.span);
        let description = description.unwrap_or_default();
        rules.push(GeneralRule { name, description, remedy, retry, duration, links });
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
        let diagnostic = Diagnostic::new(Rule::SeveralDefaults, other, message);
        checker.push(diagnostic.help("move it to the errors").related(first, "first here"));
    }
}

fn duration(checker: &mut Checker<'_>, text: &Text) -> Option<Duration> {
    let digits = text.value.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.value.len());
    let (number, unit) = text.value.split_at(digits);
    let unit = DurationUnit::from_word(unit.trim_start());
    let number = number.parse::<u64>().ok();
    let milliseconds = unit.and_then(|unit| number?.checked_mul(unit.milliseconds()));
    let duration = milliseconds.map(Duration::from_millis);
    if duration.is_none() {
        let message = format!("`{}` is no duration", text.value);
        let units: Vec<_> = DurationUnit::WORDS.iter().map(|row| row.word).collect();
        let help = format!("write a whole number and one of {}, such as `30s`", units.join(", "));
        checker.push(Diagnostic::new(Rule::BadDuration, text.span, message).help(help));
    }
    duration
}
