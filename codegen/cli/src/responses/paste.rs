//! What people paste: a body, a whole HTTP response, a log, an error as an SDK prints it, or a bare message.

use std::borrow::Cow;

use errcat_codegen::runtime::json::{self, Shape};
use errcat_codegen::runtime::response::Envelope;
use serde::de::IgnoredAny;

use super::object::{Work, object};
use super::{Response, Seeker, line, status};
use crate::reading::Reader;

/// The responses in a paste, at least one: when nothing in it is known, the whole is a body.
pub(crate) fn pasted<'t>(seeker: &Seeker<'_>, text: &'t str) -> Vec<Response<'t>> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let reader = seeker.reader();
    let mut found = Vec::new();
    seeker.each(text, &mut |response| found.push(response));
    if found.is_empty() {
        found.extend(http(reader, text));
    }
    if found.is_empty() && !is_json(text) {
        found.extend(text.lines().filter_map(|text| line::pasted(reader, text.trim())));
    }
    if found.is_empty() && !is_json(text) {
        found.extend(message(reader, text));
    }
    if found.is_empty() {
        found.push(body(reader, text));
    }
    found
}

/// The JSON in the text, else the whole, as a body; plain words, which are neither JSON nor HTML, are a message.
fn body<'t>(reader: &Reader<'_>, text: &'t str) -> Response<'t> {
    if let Some((start, object)) = object_in(text).filter(|_| !is_json(text)) {
        let status = status::beside(text, start, start + object.len());
        return Response { status, envelope: reader.envelope(object), text: object.into() };
    }
    let status = if is_json(text) { status::inside(text) } else { status::first(text) };
    let mut envelope = reader.envelope(text);
    if !is_json(text) && !text.starts_with('<') && !text.is_empty() {
        envelope.messages = Some(vec![Cow::Borrowed(text)]);
    }
    Response { status, envelope, text: text.into() }
}

/// The status and the body of a whole HTTP response, as `curl -i` prints it; of several, as it prints them after a
/// redirect, the last. None when the text is no such thing.
pub(crate) fn head(text: &str) -> Option<(u16, &str)> {
    let mut last = None;
    let mut rest = text;
    while let Some(status) = status::of_head(super::object::line(rest)) {
        let body = after_head(rest);
        last = Some((status, body));
        rest = body;
    }
    last
}

/// What follows the first empty line; an arrow in front of a line is curl's.
fn after_head(text: &str) -> &str {
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        end += line.len();
        if line.trim_start_matches('<').trim().is_empty() {
            break;
        }
    }
    text.get(end..).unwrap_or_default()
}

/// A response whose body says nothing, below its head, which may stand below a request.
fn http<'t>(reader: &Reader<'_>, text: &'t str) -> Option<Response<'t>> {
    let starts = text.match_indices("HTTP/").map(|(at, _)| at);
    let mut heads = starts.filter_map(|at| {
        let before = text.get(..at)?;
        let line = before.rsplit_once('\n').map_or(before, |(_, line)| line);
        let begins = line.trim_start_matches('<').trim().is_empty();
        head(text.get(at..)?).filter(|_| begins)
    });
    let (status, body) = heads.next()?;
    let body = body.trim_start();
    Some(Response { status: Some(status), envelope: reader.envelope(body), text: body.into() })
}

/// A bare message that is one of just one error.
fn message<'t>(reader: &Reader<'_>, text: &'t str) -> Option<Response<'t>> {
    let error = reader.only_error_with(text)?;
    let envelope = Envelope {
        code: error.code.clone().map(Cow::Owned),
        messages: Some(vec![Cow::Borrowed(text)]),
        correlation_id: None,
        structured: true,
    };
    Some(Response { status: error.status, envelope, text: text.into() })
}

/// The first JSON object in a text, and where it stands.
fn object_in(text: &str) -> Option<(usize, &str)> {
    let starts = text.match_indices('{').map(|(at, _)| at).take(MAX_OBJECTS);
    let mut objects =
        starts.filter_map(|at| Some((at, object(text.get(at..)?, &mut Work::default()))));
    objects.find(|(_, object)| serde_json::from_str::<IgnoredAny>(object).is_ok())
}

/// So many brackets are tried.
const MAX_OBJECTS: usize = 100;

fn is_json(text: &str) -> bool {
    matches!(json::shape(text), Shape::Object | Shape::Array)
}
