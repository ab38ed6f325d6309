//! The few calls of the engine that reading needs.

use std::borrow::Cow;

use errcat::__private::matching::finding::{Found, Reader};
use errcat::__private::matching::{response, sources};
use errcat::__private::tables::Tables;
use errcat::__private::tables::columns::source;
use errcat::__private::v1::{RawError, lookup};

use crate::keys::Role;
pub use errcat::__private::matching::response::Envelope;

/// Returns the pointers of a catalogue to each part of a body and of its items.
pub(crate) fn pointers<'t>(tables: &Tables<'t>) -> [(Role, Vec<&'t str>); 3] {
    let of = |role: sources::Role| {
        let rows = 0..tables.sources.count();
        let is_place = |row: &u32| {
            tables.sources.number(*row, source::ROLE) == role.number()
                && tables.sources.number(*row, source::SLOT) != 0
        };
        let rows = rows.filter(is_place);
        rows.filter_map(|row| tables.text(&tables.sources, row, source::PLACE)).collect()
    };
    [
        (Role::Code, of(sources::Role::Code)),
        (Role::Messages, of(sources::Role::Messages)),
        (Role::Id, of(sources::Role::CorrelationId)),
    ]
}

/// Returns what a body has. Where bodies have items, the code is that of the first item that the catalogue has, and the
/// messages are those of all items.
pub(crate) fn envelope<'b>(tables: &Tables<'_>, body: &'b str) -> Envelope<'b> {
    let envelope = Envelope::read(tables, body);
    if !envelope.structured || sources::Level::item(tables).is_none() {
        return envelope;
    }
    let error = RawError::from_response(tables, 0, body.as_bytes());
    if error.items().len() == 0 {
        return envelope;
    }
    let known = error.items().find(|item| item.code().is_some() && item.error().is_some());
    let first = error.items().find_map(|item| item.code());
    let code = known.and_then(|item| item.code()).or(error.code()).or(first);
    let messages = error.messages().map(|text| Cow::Owned(text.to_owned())).collect();
    Envelope {
        code: code.map(|code| Cow::Owned(code.to_owned())),
        messages: Some(messages),
        ..envelope
    }
}

/// Returns whether a body has anything of an error.
pub(crate) fn has_parts(envelope: &Envelope<'_>) -> bool {
    envelope.code.is_some() || envelope.messages.is_some()
}

/// Returns the same envelope, free of the text that it was read from.
pub(crate) fn owned<'o>(envelope: Envelope<'_>) -> Envelope<'o> {
    let text = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
    Envelope {
        code: envelope.code.map(text),
        messages: envelope.messages.map(|messages| messages.into_iter().map(text).collect()),
        correlation_id: envelope.correlation_id.map(text),
        structured: envelope.structured,
    }
}

/// Returns an envelope of some parts.
pub(crate) fn parts<'a>(
    code: Option<Cow<'a, str>>,
    messages: Option<Vec<Cow<'a, str>>>,
    correlation_id: Option<Cow<'a, str>>,
) -> Envelope<'a> {
    Envelope { code, messages, correlation_id, structured: true }
}

/// Returns the error of the catalogue that a response is.
pub(crate) fn error(
    tables: &Tables<'_>,
    status: Option<u16>,
    envelope: &Envelope<'_>,
) -> Option<u32> {
    response::error(tables, status, envelope)
}

/// Returns what a text says under an error, in the order of the text.
pub(crate) fn findings<'a>(
    tables: &Tables<'_>,
    error: u32,
    text: &'a str,
) -> impl Iterator<Item = Found<'a>> {
    Reader::new(tables, error).findings(text)
}

/// Returns whether it is not known if a text is a message of an error, since comparing took too many steps.
pub(crate) fn is_undecided(tables: &Tables<'_>, error: u32, text: &str) -> bool {
    Reader::new(tables, error).is_undecided(text)
}

/// Returns the errors of a catalogue by their numbers.
pub(crate) fn errors(tables: &Tables<'_>) -> std::ops::Range<u32> {
    0..tables.errors.count()
}

/// Returns whether an error can come without a message: it has an entry for an empty list, or no messages at all.
pub(crate) fn may_be_silent(tables: &Tables<'_>, error: u32) -> bool {
    lookup::empty_entry(tables, error).is_some() || lookup::entries(tables, error).is_empty()
}
