//! Responses of the API in text that people paste and programs log: JSON bodies, alone or in the middle of a line,
//! escaped or not, with an HTTP head or without; records; errors as SDKs print them.

mod line;
mod object;
mod paste;
mod piece;
mod progress;
mod record;
mod seek;
mod status;
mod string;

use std::borrow::Cow;

use errcat_codegen::runtime::response::Envelope;

pub(crate) use paste::{head, pasted};
pub(crate) use piece::{Piece, Searched};
pub(crate) use record::Record;
pub(crate) use seek::Seeker;

/// A response that was found in a text.
#[derive(Debug)]
pub(crate) struct Response<'t> {
    /// The status, when the text tells it.
    pub(crate) status: Option<u16>,
    /// What the body carries.
    pub(crate) envelope: Envelope<'t>,
    /// Where the response comes from: its body, or the line that it was told in.
    pub(crate) text: Cow<'t, str>,
}

impl Response<'_> {
    /// The same, free of the text in which it was found.
    fn into_owned<'o>(self) -> Response<'o> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        let Envelope { code, messages, correlation_id, structured } = self.envelope;
        Response {
            status: self.status,
            envelope: Envelope {
                code: code.map(owned),
                messages: messages.map(|messages| messages.into_iter().map(owned).collect()),
                correlation_id: correlation_id.map(owned),
                structured,
            },
            text: owned(self.text),
        }
    }
}

/// Whether a body carries anything of an error.
fn has_parts(envelope: &Envelope<'_>) -> bool {
    envelope.code.is_some() || envelope.messages.is_some()
}
