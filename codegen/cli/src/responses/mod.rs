//! Responses of the API in logs, and records of them.

mod record;

use errcat_codegen::runtime::response::Envelope;
use errcat_reader::{Anchors, Piece, Response, Searched};
use regex::{Regex, RegexBuilder};

pub(crate) use record::Record;

use crate::reading::Reader;

/// Finds the responses of one API in logs.
#[derive(Debug)]
pub(crate) struct Seeker<'c> {
    reader: &'c Reader<'c>,
    /// What no response is without: plain words, which are found faster than a log can be read.
    anchors: Regex,
}

impl<'c> Seeker<'c> {
    /// Creates one that finds what `reader` can read.
    pub(crate) fn new(reader: &'c Reader<'c>) -> Self {
        let anchors = Anchors::new(reader.finder());
        let anchors: Vec<_> = anchors.texts().iter().map(|anchor| regex::escape(anchor)).collect();
        let anchors = RegexBuilder::new(&anchors.join("|")).size_limit(usize::MAX).build();
        let anchors = anchors.expect("escaped words are an expression of any size");
        Self { reader, anchors }
    }

    /// Returns what it reads responses with.
    pub(crate) fn reader(&self) -> &'c Reader<'c> {
        self.reader
    }

    /// Hands every response in a piece of a text to `found`, in order; returns how far it came.
    pub(crate) fn each_in<'t>(
        &self,
        piece: &Piece<'t>,
        found: &mut dyn FnMut(Response<'t>),
    ) -> Searched {
        let find = |text: &str, from| self.anchors.find_at(text, from).map(|hit| hit.start());
        self.reader.finder().search(piece, &find, found)
    }
}

/// Returns whether a body has anything of an error.
fn has_parts(envelope: &Envelope<'_>) -> bool {
    envelope.code.is_some() || envelope.messages.is_some()
}
