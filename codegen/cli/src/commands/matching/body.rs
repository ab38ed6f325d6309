//! Reads the body of a response: by the catalogue if it is complete, otherwise like a pasted text.

use errcat_reader::Response;
use serde::de::IgnoredAny;

use crate::reading::Reader;

/// Returns the response that a body is.
pub(super) fn response<'b>(reader: &Reader<'_>, body: &'b str) -> Response<'b> {
    let exact = || Response::of(None, reader.envelope(body));
    if is_complete(body) {
        return exact();
    }
    let found = reader.finder().responses(body).into_iter();
    found.into_iter().find(|response| response.is_response).unwrap_or_else(exact)
}

/// Returns whether a body is JSON other than a string, XML, HTML, or empty. Any other is cut short, or printed by a program.
fn is_complete(body: &str) -> bool {
    let body = body.trim_start_matches('\u{feff}').trim();
    let is_json = || !body.starts_with('"') && serde_json::from_str::<IgnoredAny>(body).is_ok();
    body.is_empty() || body.starts_with('<') || is_json()
}
