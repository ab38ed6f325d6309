//! Checks `errors`: status, code and name of each, and that no two are one.

use std::collections::{HashMap, HashSet};

use super::catalog::{About, Dialect, Error, Name, Operation};
use super::name::Taken;
use super::{Checker, api, facts, messages, name, provenance, text, wire};
use crate::diagnostic::Diagnostic;
use crate::parse::spec::{SpecAbout, SpecError, SpecMessage, Text};
use crate::parse::suggestion;
use crate::rule::Rule;
use crate::source::Span;

/// What was written of the messages of each error that became a fact.
pub(super) type Origins<'s> = Vec<Vec<&'s SpecMessage>>;

/// What was written of each error that became a fact.
#[derive(Default)]
pub(super) struct Written<'s> {
    /// The errors.
    pub(super) errors: Vec<&'s SpecError>,
    /// The messages of each.
    pub(super) messages: Origins<'s>,
}

/// The errors that have a name; those without have been reported.
pub(super) fn errors<'s>(
    checker: &mut Checker<'_>,
    specs: &'s [SpecError],
    operations: &[Operation],
    dialect: &Dialect,
) -> (Vec<Error>, Written<'s>) {
    let duplicates = duplicates(checker, specs);
    let mut taken = Taken::default();
    let mut errors = Vec::new();
    let mut written = Written::default();
    for spec in specs {
        let own = spec.wire.as_ref().map(|wire| wire::dialect(checker, wire));
        let status = spec.status.as_ref().and_then(|status| self::status(checker, status));
        let code = spec.code.as_ref().map(|code| text::line(checker, code));
        described(checker, spec);
        let name = error_name(checker, spec);
        let named = name.clone().unwrap_or_else(|| Name(String::new()));
        let about = about(checker, &spec.about, named.clone(), operations);
        let messages = messages::messages(checker, spec, &named, operations);
        let (messages, origin): (Vec<_>, Vec<_>) = messages.into_iter().unzip();
        let Some(name) = name else { continue };
        let span = name_span(spec);
        name::not_reserved(checker, &name, span);
        if !duplicates.contains(&spec.span) {
            taken.take(checker, "error", &name, span);
        }
        let dialect = own.unwrap_or_else(|| dialect.clone());
        errors.push(Error {
            status,
            code,
            about,
            dialect,
            inline: spec.inline.is_some(),
            messages,
        });
        written.errors.push(spec);
        written.messages.push(origin);
    }
    (errors, written)
}

fn name_span(spec: &SpecError) -> Span {
    let written = spec.about.name.as_ref().or(spec.code.as_ref());
    written.map_or(spec.span, |text| text.span)
}

fn described(checker: &mut Checker<'_>, spec: &SpecError) {
    let by_message = spec.messages.iter().any(|message| message.about.description.is_some());
    if spec.about.description.is_none() && !by_message {
        let message = "nothing says what this error means";
        let help = "give it a `description`";
        checker.push(Diagnostic::new(Rule::NoDescription, spec.span, message).help(help));
    }
}

fn status(checker: &mut Checker<'_>, text: &Text) -> Option<u16> {
    let digits = text.value.len() == 3 && text.value.bytes().all(|b| b.is_ascii_digit());
    let status = text.value.parse().ok().filter(|status| digits && (100..=599).contains(status));
    if status.is_none() {
        let message = format!("`{}` is no HTTP status", text.value);
        let help = "a status is a number from 100 to 599; leave it out where the API has none";
        checker.push(Diagnostic::new(Rule::BadStatus, text.span, message).help(help));
    }
    status
}

/// The written name, or the one that the code gives.
fn error_name(checker: &mut Checker<'_>, spec: &SpecError) -> Option<Name> {
    if spec.code.is_none() && spec.status.is_none() {
        let message = "an error needs a `status` or a `code`";
        let help = "write what makes the error known on the wire";
        checker.push(Diagnostic::new(Rule::NoStatusOrCode, spec.span, message).help(help));
        return None;
    }
    if let Some(written) = &spec.about.name {
        return name::name(checker, written);
    }
    let Some(code) = &spec.code else {
        let message = "an error without a code needs a `name`";
        let help = "write a `name` in snake_case, such as `gateway_timeout`";
        checker.push(Diagnostic::new(Rule::MissingKey, spec.span, message).help(help));
        return None;
    };
    let name = name::from_code(&code.value);
    if name.is_none() {
        let message = format!("the code `{}` gives no name in snake_case", code.value);
        let help = "add a `name`, such as `name: unique_violation`";
        checker.push(Diagnostic::new(Rule::MissingKey, code.span, message).help(help));
    }
    name
}

/// Reports errors whose status and code another one has already; gives their places.
fn duplicates(checker: &mut Checker<'_>, specs: &[SpecError]) -> HashSet<Span> {
    let key = |spec: &SpecError| {
        let value = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone());
        (value(&spec.status), value(&spec.code))
    };
    let mut seen = HashMap::new();
    let mut duplicates = HashSet::new();
    for spec in specs {
        let key = key(spec);
        if key == (None, None) {
            continue;
        }
        let span = spec.code.as_ref().or(spec.status.as_ref()).map_or(spec.span, |text| text.span);
        let first = *seen.entry(key).or_insert(span);
        if first != span {
            let message = "another error has this status and code already";
            let diagnostic = Diagnostic::new(Rule::DuplicateError, span, message);
            let help = "merge the two; an error can have several messages";
            checker.push(diagnostic.help(help).related(first, "first here"));
            duplicates.insert(spec.span);
        }
    }
    duplicates
}

/// What errors and messages have in common; how long they live is known once all have their names.
pub(super) fn about(
    checker: &mut Checker<'_>,
    spec: &SpecAbout,
    name: Name,
    operations: &[Operation],
) -> About {
    About {
        name,
        description: text::optional_prose(checker, spec.description.as_ref()),
        remedy: text::optional_prose(checker, spec.remedy.as_ref()),
        retry: spec.retry.as_ref().and_then(|retry| facts::retry(checker, retry)),
        impact: impact(checker, &spec.impact, operations),
        links: api::links(checker, &spec.links),
        deprecated: None,
        retired: None,
        sources: provenance::sources(checker, &spec.sources),
    }
}

fn impact(
    checker: &mut Checker<'_>,
    specs: &[(Text, Text)],
    operations: &[Operation],
) -> Vec<(usize, String)> {
    let mut impacts = Vec::new();
    for (operation, seen) in specs {
        let seen = text::prose(checker, seen);
        let index = operations.iter().position(|known| known.name.as_str() == operation.value);
        if let Some(index) = index {
            impacts.push((index, seen));
            continue;
        }
        let message = format!("there is no operation `{}`", operation.value);
        let names = operations.iter().map(|operation| operation.name.as_str());
        let help = suggestion(&operation.value, names);
        let help =
            if operations.is_empty() { "name it under `operations`".to_owned() } else { help };
        checker.push(Diagnostic::new(Rule::UnknownOperation, operation.span, message).help(help));
    }
    impacts.sort_by_key(|(operation, _)| *operation);
    impacts
}
