//! Checks `errors`: status, code and name of each, and that no two are one.

use std::collections::HashMap;

use super::about::AboutDraft;
use super::catalog::{Error, Message, Name};
use super::draft::{ErrorDraft, MessageDraft};
use super::lifecycle::{self, Lifecycle, Lifecycles};
use super::name::Taken;
use super::{Checker, General, messages, name, text, wire};
use crate::diagnostic::Diagnostic;
use crate::lint::Lint;
use crate::parse::spec::{SpecError, SpecMessage, Text};
use crate::source::Span;

/// Where an error that became a fact comes from.
pub(crate) struct Origins<'s> {
    /// The error as written.
    pub(crate) written: &'s SpecError,
    /// The origins of its messages.
    pub(crate) messages: Vec<Origin<'s>>,
    /// Whether its dialect is the one that the author meant.
    pub(crate) dialect: bool,
}

/// Where a message that became a fact comes from.
pub(crate) struct Origin<'s> {
    /// The message as written.
    pub(crate) written: &'s SpecMessage,
    /// Whether all its texts are sound.
    pub(crate) whole: bool,
}

/// Returns the errors that have a name, each with its origin; those without have been reported.
pub(super) fn errors<'s>(
    checker: &mut Checker<'_>,
    specs: &'s [SpecError],
    general: &General<'_>,
) -> (Vec<Error>, Vec<Origins<'s>>) {
    let doubtful = doubtful_names(checker, specs);
    let mut taken = Taken::default();
    let mut drafts = Vec::new();
    for (spec, doubtful) in specs.iter().zip(doubtful) {
        let Some(draft) = draft(checker, spec, general) else { continue };
        let span = name_span(spec);
        name::not_reserved(checker, &draft.name, span);
        if !doubtful {
            taken.take(checker, "error", &draft.name, span);
        }
        drafts.push(draft);
    }
    let lifecycles = lifecycle::lifecycles(checker, &drafts, general.version);
    drafts.into_iter().zip(lifecycles).map(|(draft, lifecycles)| error(draft, lifecycles)).unzip()
}

/// Checks all of an error. Returns none when it has no name.
fn draft<'s>(
    checker: &mut Checker<'_>,
    spec: &'s SpecError,
    general: &General<'_>,
) -> Option<ErrorDraft<'s>> {
    let (mut dialect, mut sound) = general.dialect.clone();
    if spec.wire.is_some() || spec.wrong.holds("wire") {
        (dialect, sound) = wire::dialect(checker, spec.wire.as_ref());
    }
    let status = spec.status.as_ref().and_then(|status| self::status(checker, status));
    let code = spec.code.as_ref().map(|code| checker.watch(|c| text::line(c, code)));
    let name = error_name(checker, spec, code.as_ref().is_none_or(|(_, sound)| *sound));
    let about = AboutDraft::of(checker, &spec.about, general.operations);
    let messages = messages::messages(checker, spec, name.as_ref(), general.operations, &dialect);
    Some(ErrorDraft {
        written: spec,
        name: name?,
        about,
        status,
        code: code.map(|(code, _)| code),
        dialect,
        dialect_is_sound: sound && !spec.wrong.holds("wire"),
        messages,
    })
}

fn error<'s>(draft: ErrorDraft<'s>, lifecycles: Lifecycles) -> (Error, Origins<'s>) {
    let inline = draft.is_inline();
    let messages = draft.messages.into_iter().zip(lifecycles.messages);
    let (messages, origins) = messages.map(|(draft, lifecycle)| message(draft, lifecycle)).unzip();
    let Lifecycle { deprecated, retired } = lifecycles.error;
    let error = Error {
        status: draft.status,
        code: draft.code,
        about: draft.about.complete(draft.name, deprecated, retired),
        dialect: draft.dialect,
        inline,
        messages,
    };
    let dialect = draft.dialect_is_sound;
    (error, Origins { written: draft.written, messages: origins, dialect })
}

fn message<'s>(draft: MessageDraft<'s>, lifecycle: Lifecycle) -> (Message, Origin<'s>) {
    let MessageDraft { written, name, about, texts } = draft;
    let message = Message {
        about: about.complete(name, lifecycle.deprecated, lifecycle.retired),
        message: written.message.as_ref().map(|text| text.value.clone()),
        templates: texts.templates,
        fields: texts.fields,
        examples: texts.examples,
    };
    (message, Origin { written, whole: texts.all })
}

fn name_span(spec: &SpecError) -> Span {
    let written = spec.about.name.as_ref().or(spec.code.as_ref());
    written.map_or(spec.span, |text| text.span)
}

fn status(checker: &mut Checker<'_>, text: &Text) -> Option<u16> {
    let digits = text.value.len() == 3 && text.value.bytes().all(|b| b.is_ascii_digit());
    let status = text.value.parse().ok().filter(|status| digits && (100..=599).contains(status));
    if status.is_none() {
        let message = format!("`{}` is not a valid HTTP status", text.value);
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
        let help = "write a `status`, a `code`, or both";
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
        let message =
            format!("no name in snake_case can be derived from the code `{}`", code.value);
        let help = "add a `name`, such as `name: unique_violation`";
        checker.push(Diagnostic::new(Lint::MissingKey, code.span, message).help(help));
    }
    name
}

/// Reports errors whose status and code another one has already, or whose code alone another one is named after. Returns
/// whether that is so for each error, since a taken name is then not a second mistake.
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
            let help = "give each of them a `name` that distinguishes it";
            let diagnostic = Diagnostic::new(Lint::SharedCode, span, message);
            checker.push(diagnostic.help(help).related(place, "first here"));
        }
        first != index
    });
    all.collect()
}
