//! Checks `errors`: the status, code and name of each error, and that no two errors share them.

use std::collections::HashMap;

use super::about::AboutDraft;
use super::catalog::{Error, Message};
use super::codes::{self, ErrorCode};
use super::draft::{ErrorDraft, MessageDraft};
use super::lifecycle::{self, Lifecycle, Lifecycles};
use super::name::Name;
use super::name::Taken;
use super::{Checker, General, api, messages, name, text, wire};
use crate::diagnostic::Diagnostic;
use crate::lint::Lint;
use crate::parse::spec::{SpecError, SpecErrorCode, SpecMessage, Text};
use crate::source::Span;

/// The origin of a checked error.
pub(crate) struct Origins<'s> {
    /// The error as written.
    pub(crate) written: &'s SpecError,
    /// The origins of its messages.
    pub(crate) messages: Vec<Origin<'s>>,
    /// Whether its dialect is the one that the author wrote, without mistakes.
    pub(crate) dialect: bool,
}

/// The origin of a checked message.
pub(crate) struct Origin<'s> {
    /// The message as written.
    pub(crate) written: &'s SpecMessage,
    /// Whether all its texts are valid.
    pub(crate) whole: bool,
}

/// Returns the errors that have a name, each with its origin. Errors without a name have been reported.
pub(super) fn errors<'s>(
    checker: &mut Checker<'_>,
    specs: &'s [SpecError],
    general: &General<'_>,
) -> (Vec<Error>, Vec<Origins<'s>>) {
    let (response, known) = general.response;
    let codes: Vec<_> =
        specs.iter().map(|spec| codes::code(checker, spec, response, *known)).collect();
    let ambiguous = ambiguous_names(checker, specs, &codes);
    let mut taken = Taken::default();
    let mut drafts = Vec::new();
    for ((spec, code), ambiguous) in specs.iter().zip(codes).zip(ambiguous) {
        let Some(draft) = draft(checker, spec, code, general) else { continue };
        let span = name_span(spec);
        name::not_reserved(checker, &draft.name, span);
        if !ambiguous {
            taken.take(checker, "error", &draft.name, span);
        }
        drafts.push(draft);
    }
    let lifecycles = lifecycle::lifecycles(checker, &drafts, general.version);
    drafts.into_iter().zip(lifecycles).map(|(draft, lifecycles)| error(draft, lifecycles)).unzip()
}

/// Checks an error. Returns `None` when it has no name.
fn draft<'s>(
    checker: &mut Checker<'_>,
    spec: &'s SpecError,
    code: ErrorCode,
    general: &General<'_>,
) -> Option<ErrorDraft<'s>> {
    let (mut dialect, mut valid) = general.dialect.clone();
    if spec.wire.is_some() || spec.wrong.holds("wire") {
        (dialect, valid) = wire::dialect(checker, spec.wire.as_ref());
    }
    let status = spec.status.as_ref().and_then(|status| self::status(checker, status));
    let name = error_name(checker, spec, &code);
    let category = spec.category.as_ref().and_then(|word| api::choice(checker, word));
    let effect = spec.effect.as_ref().and_then(|word| api::choice(checker, word));
    let group = spec.group.as_ref().map(|group| text::line(checker, group));
    let about = AboutDraft::of(checker, &spec.about, general.operations);
    let messages = messages::messages(checker, spec, name.as_ref(), general.operations, &dialect);
    Some(ErrorDraft {
        written: spec,
        name: name?,
        about,
        status,
        code,
        category,
        effect,
        group,
        dialect,
        dialect_is_valid: valid && !spec.wrong.holds("wire"),
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
        code: draft.code.text,
        code_parts: draft.code.parts,
        category: draft.category,
        effect: draft.effect,
        group: draft.group,
        about: draft.about.complete(draft.name, deprecated, retired),
        dialect: draft.dialect,
        inline,
        messages,
    };
    let dialect = draft.dialect_is_valid;
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
    let name = spec.about.name.as_ref().map(|name| name.span);
    name.or(spec.code.as_ref().map(SpecErrorCode::span)).unwrap_or(spec.span)
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

/// Returns the written name, or the name that the code gives.
fn error_name(checker: &mut Checker<'_>, spec: &SpecError, code: &ErrorCode) -> Option<Name> {
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
    if wrong("name") || !code.valid {
        return None;
    }
    let Some(code) = &code.text else {
        let message = "an error without a code needs a `name`";
        let help = "write a `name` in snake_case, such as `gateway_timeout`";
        checker.push(Diagnostic::new(Lint::MissingKey, spec.span, message).help(help));
        return None;
    };
    let name = name::from_code(&code.replace('/', "_"));
    if name.is_none() {
        let message = format!("no name in snake_case can be derived from the code `{code}`");
        let help = "add a `name`, such as `name: unique_violation`";
        checker.push(Diagnostic::new(Lint::MissingKey, name_span(spec), message).help(help));
    }
    name
}

/// Reports errors whose status and code another error has, or whose code alone is the name of another error. Returns
/// for each error whether that is so, since a taken name is then not a second mistake.
fn ambiguous_names(
    checker: &mut Checker<'_>,
    specs: &[SpecError],
    codes: &[ErrorCode],
) -> Vec<bool> {
    let mut by_both = HashMap::new();
    let mut by_code = HashMap::new();
    let all = specs.iter().zip(codes).enumerate().map(|(index, (spec, code))| {
        let status = spec.status.as_ref().map(|status| status.value.clone());
        let code = code.text.clone();
        let places = [
            spec.code.as_ref().map(SpecErrorCode::span),
            spec.status.as_ref().map(|status| status.span),
        ];
        let span = places.into_iter().flatten().next().unwrap_or(spec.span);
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
