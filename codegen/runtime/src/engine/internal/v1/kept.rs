//! The text of a response, kept once, and what was found in it as ranges of that text.

extern crate alloc;

use self::alloc::borrow::Cow;
use self::alloc::string::String;

use super::super::matching::finding::Found;
use super::super::matching::matched::Match;
use super::super::matching::sources::Headers;
use super::super::matching::{text, xml};
use super::super::tables::Tables;
use super::super::tables::columns::setting;

/// The body of a response, and after it each text that is not a part of the body.
#[derive(Clone)]
pub(super) struct Kept {
    text: String,
    /// The length of the body, in bytes.
    body: u32,
}

/// A range of a kept text.
#[derive(Clone, Copy)]
pub(super) struct Span {
    from: u32,
    to: u32,
}

/// A message, or a finding, as ranges of a kept text.
#[derive(Clone, Copy)]
pub(super) struct Row {
    text: Span,
    item: Span,
    reason: Span,
    matched: Option<Match>,
}

/// The maximum length of a body that is read. Longer bodies are only kept.
const MAX_READ: usize = u32::MAX as usize / 2;

impl Kept {
    /// An empty body.
    pub(super) const NONE: Self = Self { text: String::new(), body: 0 };

    /// Returns the text to read of a body, which is empty when the body is too long.
    #[inline]
    pub(super) fn readable<'b>(
        tables: &Tables<'_>,
        headers: &Headers<'_>,
        body: &'b [u8],
    ) -> Cow<'b, str> {
        if body.len() > MAX_READ {
            return Cow::Borrowed("");
        }
        let text = text::decode(headers, body);
        if tables.settings.number(0, setting::XML) == 0 {
            return text;
        }
        xml::to_json(&text).map_or(text, Cow::Owned)
    }

    /// Keeps the text that was read of a body.
    #[inline]
    pub(super) fn new(text: &str) -> Self {
        Self { text: String::from(text), body: text.len() as u32 }
    }

    /// Returns the text that was read of the body.
    pub(super) fn body(&self) -> &str {
        self.text.get(..self.body as usize).unwrap_or_default()
    }

    /// Returns the text that was read of the body, to keep.
    pub(super) fn into_body(self) -> String {
        let Self { mut text, body } = self;
        text.truncate(body as usize);
        text
    }

    /// Returns the text of a range.
    #[inline]
    pub(super) fn get(&self, Span { from, to }: Span) -> &str {
        self.text.get(from as usize..to as usize).unwrap_or_default()
    }

    /// Returns the text of a range; `None` for [`Span::NONE`].
    #[inline]
    pub(super) fn find(&self, span: Span) -> Option<&str> {
        self.text.get(span.from as usize..span.to as usize)
    }

    /// Returns the range of a text that is a part of the body; keeps any other text and returns its range.
    #[inline]
    pub(super) fn keep(&mut self, body: &str, text: Cow<'_, str>) -> Span {
        match text {
            Cow::Borrowed(part) => Span::within(body, part, 0),
            Cow::Owned(text) => self.push(&text),
        }
    }

    /// Keeps a text as [`keep`](Self::keep) does, if there is one.
    #[inline]
    pub(super) fn keep_some(&mut self, body: &str, text: Option<Cow<'_, str>>) -> Span {
        text.map_or(Span::NONE, |text| self.keep(body, text))
    }

    /// Keeps a text, which may be a part of the body.
    pub(super) fn keep_any(&mut self, body: &str, text: &str) -> Span {
        if body.as_bytes().as_ptr_range().contains(&text.as_ptr()) {
            return Span::within(body, text, 0);
        }
        self.push(text)
    }

    /// Keeps a text that is not a part of the body.
    #[inline(never)]
    pub(super) fn push(&mut self, text: &str) -> Span {
        let from = self.text.len();
        let (Ok(start), Ok(end)) = (u32::try_from(from), u32::try_from(from + text.len())) else {
            return Span::EMPTY;
        };
        self.text.push_str(text);
        Span { from: start, to: end }
    }
}

impl Default for Span {
    fn default() -> Self {
        Self::NONE
    }
}

impl Span {
    /// The span for an absent text.
    pub(super) const NONE: Self = Self { from: u32::MAX, to: u32::MAX };
    const EMPTY: Self = Self { from: 0, to: 0 };

    /// Returns the range of a part of a text, where the text begins at `start`.
    #[inline]
    fn within(text: &str, part: &str, start: u32) -> Self {
        let offset = (part.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
        let from = start.wrapping_add(offset as u32);
        Self { from, to: from.wrapping_add(part.len() as u32) }
    }
}

impl Row {
    /// Returns a row for a message.
    #[inline]
    pub(super) const fn message(text: Span) -> Self {
        Self { text, item: text, reason: Span::NONE, matched: None }
    }

    /// Returns a row for the message of the catalogue that is an empty list.
    #[inline]
    pub(super) const fn empty(matched: Match) -> Self {
        Self { matched: Some(matched), ..Self::message(Span::EMPTY) }
    }

    /// Returns a row for a finding in a message.
    #[inline]
    pub(super) fn finding(kept: &Kept, message: Span, found: &Found<'_>) -> Self {
        let text = kept.get(message);
        let span = |part: &str| Span::within(text, part, message.from);
        Self {
            text: span(found.text),
            item: span(found.item),
            reason: found.reason.map_or(Span::NONE, span),
            matched: found.matched,
        }
    }

    /// Returns the range of its text.
    #[inline]
    pub(super) const fn span(&self) -> Span {
        self.text
    }

    /// Returns the number of its message, if that is in the catalogue.
    #[inline]
    pub(super) fn entry(&self) -> Option<u32> {
        self.matched.map(Match::message)
    }

    #[inline]
    pub(super) fn found<'a>(&self, kept: &'a Kept) -> Found<'a> {
        Found {
            text: kept.get(self.text),
            item: kept.get(self.item),
            matched: self.matched,
            reason: kept.find(self.reason),
        }
    }
}
