//! Checks the codes of errors against the places that `response` has for codes.

use super::catalog::Error;
use super::response::{CodePlace, Response};
use super::{Checker, text};
use crate::diagnostic::Diagnostic;
use crate::lint::Lint;
use crate::parse::spec::{Names, Spec, SpecError, SpecErrorCode, Text};
use crate::parse::suggestion;
use crate::source::Span;

/// The code of an error.
#[derive(Default)]
pub(super) struct ErrorCode {
    /// The text of the code; `/` joins the parts of a code of several parts.
    pub(super) text: Option<String>,
    /// The parts in the declared order; empty for a code of one part.
    pub(super) parts: Vec<Option<String>>,
    /// Whether the code has no mistake.
    pub(super) valid: bool,
}

/// Checks the code of an error. `known` is whether the places of the response have no mistake.
pub(super) fn code(
    checker: &mut Checker<'_>,
    spec: &SpecError,
    response: &Response,
    known: bool,
) -> ErrorCode {
    let (mut code, valid) = checker.watch(|checker| match &spec.code {
        None => ErrorCode::default(),
        Some(SpecErrorCode::Text(text)) => one(checker, text, response, known),
        Some(SpecErrorCode::Parts(span, parts)) => several(checker, *span, parts, response, known),
    });
    code.valid = valid && !spec.wrong.holds("code");
    code
}

/// Returns the places of codes of one part.
fn places(response: &Response) -> impl Iterator<Item = &CodePlace> + Clone {
    let each = response.each.as_ref().map(|each| each.places.code.places());
    response.places.code.places().iter().chain(each.into_iter().flatten())
}

fn one(checker: &mut Checker<'_>, text: &Text, response: &Response, known: bool) -> ErrorCode {
    let value = text::line(checker, text);
    let mut places = places(response);
    if let (Some(first), None, true) = (response.code_parts().first(), places.clone().next(), known)
    {
        let message = "the code has several parts, and this does not say which one it is";
        let help = format!("write `{{{}: {}}}`", first.name, text.value);
        checker.push(Diagnostic::new(Lint::BadCode, text.span, message).help(help));
    } else if known && places.clone().next().is_some() && places.all(|place| place.number) {
        number(checker, text);
    }
    ErrorCode { text: Some(value), ..ErrorCode::default() }
}

fn several(
    checker: &mut Checker<'_>,
    span: Span,
    written: &Names,
    response: &Response,
    known: bool,
) -> ErrorCode {
    let declared = response.code_parts();
    if known && declared.is_empty() {
        let message = "`response.code` does not name the parts of a code";
        let help =
            "name them there, such as `code: {code: /code, reason: /reason}`, or write a text";
        checker.push(Diagnostic::new(Lint::BadCode, span, message).help(help));
    } else if written.is_empty() {
        let help = "write one of its parts, or leave the key out";
        checker.push(Diagnostic::new(Lint::MissingKey, span, "this code has no part").help(help));
    }
    let mut parts = vec![None; declared.len()];
    for (name, value) in written {
        let value = value.as_ref().map(|text| (text, text::line(checker, text)));
        let Some(index) = declared.iter().position(|part| part.name.as_str() == name.value) else {
            if known && !declared.is_empty() {
                let message = format!("the code has no part `{}`", name.value);
                let help = suggestion(&name.value, declared.iter().map(|part| part.name.as_str()));
                checker.push(Diagnostic::new(Lint::BadCode, name.span, message).help(help));
            }
            continue;
        };
        let Some((text, value)) = value else { continue };
        if declared[index].place.number {
            number(checker, text);
        } else if value.contains('/') {
            let message = "a part of a code cannot have a `/`, which joins the parts";
            let help = "cut it with `before` or `after` in `response.code`";
            checker.push(Diagnostic::new(Lint::BadCode, text.span, message).help(help));
        }
        parts[index] = Some(value);
    }
    let shown: Vec<_> = parts.iter().flatten().map(String::as_str).collect();
    ErrorCode { text: (!shown.is_empty()).then(|| shown.join("/")), parts, valid: true }
}

/// Reports a code that is not a number although codes in bodies are numbers.
fn number(checker: &mut Checker<'_>, text: &Text) {
    let digits = text.value.strip_prefix('-').unwrap_or(&text.value);
    let plain = digits == "0" || !digits.starts_with('0');
    if digits.is_empty() || !plain || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let message = format!("`{}` is not a whole number, but codes are numbers", text.value);
        let help = "write a number without leading zeros, or remove `type: number` in `response`";
        checker.push(Diagnostic::new(Lint::BadCode, text.span, message).help(help));
    }
}

/// Reports `unknown_code: status` if it has no effect, because every error with a status has a code.
pub(super) fn unknown_code(
    checker: &mut Checker<'_>,
    spec: &Spec,
    response: &Response,
    errors: &[Error],
) {
    let written = spec.response.unknown_code.as_ref().filter(|_| response.unknown_code.is_some());
    let Some(written) = written else { return };
    let complete = errors.len() == spec.errors.len() && !spec.wrong.holds("errors");
    let answers = |error: &Error| error.status.is_some() && error.code.is_none();
    if complete && !errors.iter().any(answers) {
        let message = "no error has a status and no code, so this has no effect";
        let help = "add an error with a status only, or remove it";
        checker.push(Diagnostic::new(Lint::BadResponse, written.span, message).help(help));
    }
}
