//! Checks `errors`: status, code and name of each, and that no two are one.

use std::collections::HashMap;

use super::catalog::{About, Error, Name};
use super::dialect::Dialect;
use super::name::Taken;
use super::operations::{self, Operations};
use super::{Checker, api, facts, messages, name, provenance, text, wire};
use crate::diagnostic::Diagnostic;
use crate::lint::Lint;
use crate::parse::spec::{SpecAbout, SpecError, SpecMessage, Text};
use crate::source::Span;

/// Where an error that became a fact comes from.
pub(super) struct Origins<'s> {
    /// What was written of it.
    pub(super) written: &'s SpecError,
    /// What was written of its messages.
    pub(super) messages: Vec<Origin<'s>>,
    /// Whether its dialect is the one that the author meant.
    pub(super) dialect: bool,
}

/// Where a message that became a fact comes from.
pub(super) struct Origin<'s> {
    /// What was written.
    pub(super) written: &'s SpecMessage,
    /// Whether all its texts are sound.
    pub(super) whole: bool,
}

/// The errors that have a name; those without have been reported. The dialect comes with whether it is sound.
pub(super) fn errors<'s>(
    checker: &mut Checker<'_>,
    specs: &'s [SpecError],
    operations: &Operations,
    general: &(Dialect, bool),
) -> (Vec<Error>, Vec<Origins<'s>>) {
    let doubtful = doubtful_names(checker, specs);
    let mut taken = Taken::default();
    let (mut errors, mut all_origins) = (Vec::new(), Vec::new());
    for (spec, doubtful) in specs.iter().zip(doubtful) {
        let (mut dialect, mut sound) = general.clone();
        if spec.wire.is_some() || spec.wrong.holds("wire") {
            (dialect, sound) = wire::dialect(checker, spec.wire.as_ref());
        }
        let status = spec.status.as_ref().and_then(|status| self::status(checker, status));
        let code = spec.code.as_ref().map(|code| checker.watch(|c| text::line(c, code)));
        let name = error_name(checker, spec, code.as_ref().is_none_or(|(_, sound)| *sound));
        let named = name.clone().unwrap_or_else(|| Name(String::new()));
        let about = about(checker, &spec.about, named.clone(), operations);
        let messages = messages::messages(checker, spec, &named, operations, &dialect);
        let (messages, origins): (Vec<_>, Vec<_>) = messages.into_iter().unzip();
        let Some(name) = name else { continue };
        let span = name_span(spec);
        name::not_reserved(checker, &name, span);
        if !doubtful {
            taken.take(checker, "error", &name, span);
        }
        errors.push(Error {
            status,
            code: code.map(|(code, _)| code),
            about,
            dialect,
            inline: spec.inline.is_some(),
            messages,
        });
        let dialect = sound && !spec.wrong.holds("wire");
        all_origins.push(Origins { written: spec, messages: origins, dialect });
    }
    (errors, all_origins)
}

fn name_span(spec: &SpecError) -> Span {
    let written = spec.about.name.as_ref().or(spec.code.as_ref());
    written.map_or(spec.span, |text| text.span)
}

fn status(checker: &mut Checker<'_>, text: &Text) -> Option<u16> {
    let digits = text.value.len() == 3 && text.value.bytes().all(|b| b.is_ascii_digit());
    let status = text.value.parse().ok().filter(|status| digits && (100..=599).contains(status));
    if status.is_none() {
        let message = format!("`{}` is no HTTP status", text.value);
        let help = "a status is a number from 100 to 599; leave it out where the API has none";
        checker.push(Diagnostic::new(Lint::BadStatus, text.span, message).help(help));
    }
    status
}

/// The written name, or the one that the code gives.
fn error_name(checker: &mut Checker<'_>, spec: &SpecError, code_is_sound: bool) -> Option<Name> {
    let wrong = |key| spec.wrong.holds(key);
    if spec.code.is_none() && spec.status.is_none() && !wrong("code") && !wrong("status") {
        let message = "an error needs a `status` or a `code`";
        let help = "write what makes the error known on the wire";
        checker.push(Diagnostic::new(Lint::NoStatusOrCode, spec.span, message).help(help));
        return None;
    }
    if let Some(written) = &spec.about.name {
        return name::name(checker, written);
    }
    if wrong("name") || wrong("code") || !code_is_sound {
        return None;
    }
    let Some(code) = &spec.code else {
        let message = "an error without a code needs a `name`";
        let help = "write a `name` in snake_case, such as `gateway_timeout`";
        checker.push(Diagnostic::new(Lint::MissingKey, spec.span, message).help(help));
        return None;
    };
    let name = name::from_code(&code.value);
    if name.is_none() {
        let message = format!("the code `{}` gives no name in snake_case", code.value);
        let help = "add a `name`, such as `name: unique_violation`";
        checker.push(Diagnostic::new(Lint::MissingKey, code.span, message).help(help));
    }
    name
}

/// Reports errors whose status and code another one has already, or whose code alone another one is named after. Gives
/// for each error whether that was so: that its name is taken is no second mistake.
fn doubtful_names(checker: &mut Checker<'_>, specs: &[SpecError]) -> Vec<bool> {
    let mut by_both = HashMap::new();
    let mut by_code = HashMap::new();
    let all = specs.iter().enumerate().map(|(index, spec)| {
        let value = |text: &'_ Option<Text>| text.as_ref().map(|text| text.value.clone());
        let (status, code) = (value(&spec.status), value(&spec.code));
        let span = spec.code.as_ref().or(spec.status.as_ref()).map_or(spec.span, |text| text.span);
        let unread = spec.wrong.holds("status") || spec.wrong.holds("code");
        if unread || (status.is_none() && code.is_none()) {
            return false;
        }
        let (first, place) = *by_both.entry((status, code.clone())).or_insert((index, span));
        if first != index {
            let message = "another error has this status and code already";
            let diagnostic = Diagnostic::new(Lint::DuplicateError, span, message);
            let help = "merge the two; an error can have several messages";
            checker.push(diagnostic.help(help).related(place, "first here"));
            return true;
        }
        let Some(code) = code.filter(|_| spec.about.name.is_none()) else { return false };
        let (first, place) = *by_code.entry(code.clone()).or_insert((index, span));
        if first != index {
            let message = format!("the code `{code}` cannot name two errors");
            let help = "give each of them a `name` that tells them apart";
            let diagnostic = Diagnostic::new(Lint::SharedCode, span, message);
            checker.push(diagnostic.help(help).related(place, "first here"));
        }
        first != index
    });
    all.collect()
}

/// What errors and messages have in common; how long they live is known once all have their names.
pub(super) fn about(
    checker: &mut Checker<'_>,
    spec: &SpecAbout,
    name: Name,
    operations: &Operations,
) -> About {
    About {
        name,
        description: text::optional_prose(checker, spec.description.as_ref()),
        remedy: text::optional_prose(checker, spec.remedy.as_ref()),
        retry: spec.retry.as_ref().and_then(|retry| facts::retry(checker, retry)),
        impact: operations::impact(checker, &spec.impact, operations),
        links: api::links(checker, &spec.links),
        deprecated: None,
        retired: None,
        sources: provenance::sources(checker, &spec.sources),
    }
}
