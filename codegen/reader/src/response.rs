//! A response that was found in a text.

use std::borrow::Cow;
use std::ops::Range;

use crate::engine::{self, Envelope};

/// The maximum number of statuses near a response that are tried.
pub(crate) const MAX_STATUSES: usize = 6;

/// The maximum number of earlier responses with which a response is compared.
pub(crate) const MAX_SAME: usize = 16;

/// A response that was found in a text.
#[derive(Clone, Debug)]
pub struct Response<'t> {
    /// The status, if the text has it.
    pub status: Option<u16>,
    /// The parts of the response.
    pub envelope: Envelope<'t>,
    /// The text of the response: its body, or the record that it was found in.
    pub text: Cow<'t, str>,
    /// Whether the last message is cut short.
    pub is_cut: bool,
    /// Whether it is a response; otherwise nothing in the text is one, and this holds the text.
    pub is_response: bool,
    /// The number of strings around it.
    pub(crate) strings: usize,
    /// The parts of the text that were used, and as what.
    pub used: Vec<(Part, Range<usize>)>,
}

/// A part of a response.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Part {
    /// The status.
    Status,
    /// The code.
    Code,
    /// The messages.
    Messages,
    /// The correlation id.
    CorrelationId,
}

impl Part {
    /// Returns the word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Code => "code",
            Self::Messages => "messages",
            Self::CorrelationId => "correlation id",
        }
    }
}

impl<'t> Response<'t> {
    /// Returns a response with these parts, from no other text.
    #[must_use]
    pub fn of(status: Option<u16>, envelope: Envelope<'t>) -> Self {
        Self::new(status, envelope, "", Vec::new())
    }

    /// Returns a response that was found in a text, from these parts of it.
    pub(crate) fn new(
        status: Option<u16>,
        envelope: Envelope<'t>,
        text: impl Into<Cow<'t, str>>,
        used: Vec<(Part, Range<usize>)>,
    ) -> Self {
        let (text, is_cut, is_response, strings) = (text.into(), false, true, 0);
        Self { status, envelope, text, is_cut, is_response, strings, used }
    }
}

impl Response<'_> {
    /// Returns the same response, free of the text in which it was found.
    #[must_use]
    pub fn into_owned<'o>(self) -> Response<'o> {
        Response {
            status: self.status,
            envelope: engine::owned(self.envelope),
            text: Cow::Owned(self.text.into_owned()),
            is_cut: self.is_cut,
            is_response: self.is_response,
            strings: self.strings,
            used: self.used,
        }
    }

    /// Returns whether two responses written in words are the same one, such as an exception and its cause.
    pub(crate) fn is_again(&self, other: &Self) -> bool {
        let (a, b) = (&self.envelope, &other.envelope);
        let is_one = a.correlation_id == b.correlation_id && a.code == b.code;
        let is_part = || self.strings != other.strings && is_part(a, b);
        is_one && (a.messages == b.messages || is_part()) || self.is_same(other)
    }

    /// Returns whether another response of the same record says all that this one says, which is written in words.
    pub(crate) fn is_said_by(&self, other: &Self) -> bool {
        let (a, b) = (&self.envelope, &other.envelope);
        let is_other_id = match (&a.correlation_id, &b.correlation_id) {
            (Some(a), Some(b)) => a != b,
            _ => false,
        };
        let said = b.messages.as_deref().unwrap_or_default();
        let is_said = |text: &Cow<'_, str>| {
            said.iter().any(|said| said.contains(&**text) || text.contains(&**said))
        };
        a.code == b.code && !is_other_id && a.messages.iter().flatten().all(is_said)
    }

    /// Returns whether another response of one record may be the same one, with messages that this one lacks.
    pub(crate) fn is_short_for(&self, other: &Self) -> bool {
        let (a, b) = (&self.envelope, &other.envelope);
        let is_one = a.correlation_id.is_none() || a.correlation_id == b.correlation_id;
        is_one && a.code == b.code && a.messages.is_none() && b.messages.is_some()
    }

    /// Returns whether two responses of one record are the same one, printed twice: they say the same, and have the same
    /// correlation id or are escaped differently.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        let (a, b) = (&self.envelope, &other.envelope);
        let ids = (a.correlation_id.as_deref(), b.correlation_id.as_deref());
        let one_id = match ids {
            (Some(a), Some(b)) => a == b,
            _ => self.strings != other.strings,
        };
        let messages = |envelope: &Envelope<'_>| envelope.messages.as_ref().map_or(0, Vec::len);
        let is_known = ids.0.is_some() && ids.0 == ids.1;
        one_id
            && a.code == b.code
            && (a.messages == b.messages || is_known && messages(a) == messages(b))
    }
}

/// Returns whether one of two envelopes has the one message of the other and more after it.
fn is_part(a: &Envelope<'_>, b: &Envelope<'_>) -> bool {
    let (Some([a]), Some([b])) = (a.messages.as_deref(), b.messages.as_deref()) else {
        return false;
    };
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let rest = long.strip_prefix(&**short);
    !short.is_empty() && rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
}
