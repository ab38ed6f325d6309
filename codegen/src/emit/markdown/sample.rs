//! A response for each error, which is proven to be read as that error, for the snippets of the docs.

use crate::Compiled;
use crate::check::{Error, Message, Piece, Response};
use crate::decide::Interpreter;
use crate::runtime::json;
use crate::runtime::matched::Match;

/// A response that is read as one error.
pub(super) struct Sample {
    /// The body; `None` where the bodies of the API do not identify the error.
    pub(super) body: Option<String>,
    /// The text of its one message.
    pub(super) text: Option<String>,
    /// The message that it matches, as an index into the error's messages.
    pub(super) message: Option<usize>,
}

/// A response for the catalogue's `number`th error.
pub(super) fn sample(compiled: &Compiled, reader: &Interpreter<'_>, number: usize) -> Sample {
    let error = &compiled.catalog().errors[number];
    let first_entry = compiled.table().errors[number].first_entry;
    let (message, text) = message(reader, number, first_entry, error);
    let body = body(&compiled.catalog().response, error, text.as_deref());
    let mut sample = Sample { body: Some(body), text, message };
    if !reads(reader, number, error.status, &sample) {
        sample.body = None;
    }
    sample
}

/// Returns the message to show, with a text that matches it: one that was seen on the wire, else any, else the empty list.
fn message(
    reader: &Interpreter<'_>,
    number: usize,
    first_entry: usize,
    error: &Error,
) -> (Option<usize>, Option<String>) {
    let is_own = |index: usize, text: &str| {
        let mut found = reader.findings(id(number), text);
        let own = found.next().and_then(|found| found.matched).map(Match::message);
        own == Some(id(first_entry + index)) && found.next().is_none()
    };
    let messages = || error.messages.iter().enumerate();
    let seen = messages().filter_map(|(i, message)| Some((i, message.examples.first()?.clone())));
    let filled = messages().filter_map(|(i, message)| Some((i, filled(message)?)));
    match seen.chain(filled).find(|(index, text)| is_own(*index, text)) {
        Some((index, text)) => (Some(index), Some(text)),
        None => (error.messages.iter().position(|message| message.templates.is_empty()), None),
    }
}

/// Errors and messages are numbered in 32 bits; a source file is too small for more.
fn id(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// The documented text with values in.
fn filled(message: &Message) -> Option<String> {
    let pieces = message.templates.first()?.pieces.iter();
    let text = pieces.map(|piece| match piece {
        Piece::Literal(text) => text.as_str(),
        Piece::Field(field) => message.fields[*field].kind.value(|row| row.sample),
    });
    Some(text.collect())
}

/// Returns whether the body is read as the error with exactly this text.
fn reads(reader: &Interpreter<'_>, number: usize, status: Option<u16>, sample: &Sample) -> bool {
    let (Some(status), Some(body)) = (status, &sample.body) else { return false };
    let envelope = reader.envelope(body);
    let texts = envelope.messages.iter().flatten().map(|text| &**text);
    let is_empty_list = sample.text.is_none() && sample.message.is_some();
    reader.error(Some(status), &envelope) == Some(id(number))
        && texts.eq(sample.text.as_deref())
        && (!is_empty_list || envelope.has_no_messages())
}

/// The JSON body of the error with this text; empty when there is nothing to say in it.
fn body(response: &Response, error: &Error, text: Option<&str>) -> String {
    let (codes, messages) = (response.code_pointers(), response.message_pointers());
    let mut places = Vec::new();
    if let (Some(pointer), Some(code)) = (codes.first(), &error.code) {
        places.push((&pointer[1..], quoted(code)));
    }
    let message = match (text.map(quoted), response.places.messages.single) {
        (text, true) => text,
        (text, false) => Some(format!("[{}]", text.unwrap_or_default())),
    };
    let message = message.filter(|_| !error.messages.is_empty());
    if let (Some(pointer), Some(message)) = (messages.first(), message) {
        places.push((&pointer[1..], message));
    }
    if places.is_empty() { String::new() } else { object(&places) }
}

fn quoted(text: &str) -> String {
    let mut out = String::new();
    // A `String` takes everything.
    let _ = json::write_string(&mut out, text);
    out
}

/// JSON values at their places, which are JSON Pointers without the first `/`. The key `0` is the first of an array.
fn object(places: &[(&str, String)]) -> String {
    let mut members: Vec<(&str, Vec<(&str, String)>)> = Vec::new();
    for (pointer, value) in places {
        let (key, rest) = pointer.split_once('/').unwrap_or((pointer, ""));
        match members.iter_mut().find(|(known, _)| *known == key) {
            Some((_, inner)) => inner.push((rest, value.clone())),
            None => members.push((key, vec![(rest, value.clone())])),
        }
    }
    let array = members.iter().all(|(key, _)| *key == "0");
    let member = |(key, inner): &(&str, Vec<(&str, String)>)| {
        let value = match &inner[..] {
            // A second value at the same place is lost: then the body is not read as the error.
            [("", value), ..] => value.clone(),
            deeper => object(deeper),
        };
        if array { value } else { format!("{}:{value}", quoted(&unescaped(key))) }
    };
    let written = members.iter().map(member).collect::<Vec<_>>().join(",");
    if array { format!("[{written}]") } else { format!("{{{written}}}") }
}

/// Returns a key of a JSON Pointer without its escapes.
fn unescaped(key: &str) -> String {
    key.replace("~1", "/").replace("~0", "~")
}
