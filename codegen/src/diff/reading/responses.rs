//! Compares responses without a code, which only the status and the messages identify.

use crate::Compiled;
use crate::check::{Catalog, Error};
use crate::decide::Interpreter;
use crate::diff::change::{Change, Kind, Place};
use crate::diff::pairs::Matched;
use crate::runtime::response::Envelope;

type Reader<'c> = (&'c Compiled, &'c Interpreter<'c>);

/// Reports responses without a code that are now another error. Changes of `fallback` itself have been reported.
pub(super) fn without_code(
    old: Reader<'_>,
    new: Reader<'_>,
    errors: &Matched,
    changes: &mut Vec<Change>,
) {
    let (before, after) = (old.0.catalog(), new.0.catalog());
    if before.response.fallback != after.response.fallback {
        return;
    }
    for (old_index, new_index) in errors.pairs() {
        let error = &before.errors[old_index];
        let status = error.status.filter(|_| error.status == after.errors[new_index].status);
        let Some(status) = status else { continue };
        let messages = error.messages.iter().flat_map(|message| &message.examples);
        // A text that matches another message has been reported already.
        let messages = messages.filter(|text| reads(new.1, new_index, text));
        let bodies = std::iter::once(None).chain(messages.map(Some));
        for body in bodies.filter(|body| read(old.1, status, *body) == Some(old_index)) {
            let now = read(new.1, status, body);
            if now != Some(new_index) {
                changes.push(change(after, &after.errors[new_index], now, status, body));
                break;
            }
        }
    }
}

fn reads(reader: &Interpreter<'_>, error: usize, text: &str) -> bool {
    let error = u32::try_from(error).unwrap_or(u32::MAX);
    reader.findings(error, text).any(|found| found.matched.is_some())
}

fn read(reader: &Interpreter<'_>, status: u16, message: Option<&String>) -> Option<usize> {
    let envelope = match message {
        Some(text) => Envelope {
            messages: Some(vec![text.as_str().into()]),
            structured: true,
            ..Envelope::default()
        },
        None => reader.envelope(""),
    };
    reader.error(Some(status), &envelope).map(|error| error as usize)
}

fn change(
    facts: &Catalog,
    error: &Error,
    now: Option<usize>,
    status: u16,
    message: Option<&String>,
) -> Change {
    let body = match message {
        Some(text) => format!("with the message `{text}` and no code"),
        None => "with a body that is not a JSON object".to_owned(),
    };
    let now = now.map(|now| format!("`{}`", facts.errors[now].name().as_str()));
    let now = now.unwrap_or_else(|| "no error".to_owned());
    let what = format!("a response {status} {body} was this error; it is now {now}");
    Change::new(Kind::TakenByAddition, Place::error(error), what)
}
