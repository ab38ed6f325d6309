//! Creates a sample response for each error, for the docs, and verifies that a client finds that error in it.

use errcat::__private::v1::RawError;

use super::body::Written;
use crate::Compiled;
use crate::check::Error;
use crate::decide::Interpreter;
use crate::runtime::matched::Match;

/// A response that is read as one error.
pub(super) struct Sample {
    /// The headers and the body in the shape that the catalogue declares.
    pub(super) written: Written,
    /// The body, or `None` if the bodies of the API do not identify the error.
    pub(super) body: Option<String>,
    /// The text of its only message.
    pub(super) text: Option<String>,
    /// The message that the text matches, as an index into the error's messages.
    pub(super) message: Option<usize>,
}

impl Sample {
    /// Returns the whole response as people see it: the status, the headers and the body.
    pub(super) fn shown(&self, status: Option<u16>) -> String {
        let body = self.written.lines();
        let status = status.map(|status| format!("HTTP/1.1 {status}\n"));
        let mut headers = self.written.headers.clone();
        if !body.is_empty() {
            let kind = self.written.content_type().to_owned();
            headers.insert(0, ("content-type".to_owned(), kind));
        }
        let Some(mut text) = status else { return body };
        text.extend(headers.iter().map(|(name, value)| format!("{name}: {value}\n")));
        if !body.is_empty() {
            text.push('\n');
            text.push_str(&body);
        }
        text
    }
}

/// Returns a response of the error with index `number`.
pub(super) fn sample(compiled: &Compiled, reader: &Interpreter<'_>, number: usize) -> Sample {
    let error = &compiled.catalog().errors[number];
    let first_entry = compiled.table().errors[number].first_entry;
    let (message, text) = message(reader, number, first_entry, error);
    let written = Written::of(compiled.catalog(), reader.tables(), id(number), text.as_deref());
    let mut sample = Sample { body: Some(written.body.clone()), written, text, message };
    if !reads(reader, number, error.status, &sample) {
        sample.body = None;
    }
    sample
}

/// Returns the message to show and a text that matches it: an observed text, or else any text, or else the empty list.
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
    let filled = messages().filter_map(|(i, message)| Some((i, message.filled()?)));
    match seen.chain(filled).find(|(index, text)| is_own(*index, text)) {
        Some((index, text)) => (Some(index), Some(text)),
        None => (error.messages.iter().position(|message| message.templates.is_empty()), None),
    }
}

/// Converts an index. Errors and messages are numbered in 32 bits; a source file is too small for more.
fn id(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// Returns whether the body is read as the error with exactly this text.
fn reads(reader: &Interpreter<'_>, number: usize, status: Option<u16>, sample: &Sample) -> bool {
    let (Some(status), Some(body)) = (status, &sample.body) else { return false };
    let read = RawError::from_response(reader.tables(), status, body.as_bytes());
    read.error() == Some(id(number)) && read.messages().eq(sample.text.as_deref())
}
