//! `response` as the author wrote it.

use super::{Text, Wrong};
use crate::source::Span;

/// `response`: where a response has its parts.
#[derive(Debug, Default)]
pub struct SpecResponse {
    /// The keys that could not be read.
    pub wrong: Wrong,
    /// `format`.
    pub format: Option<Text>,
    /// The places that `each` also has.
    pub places: SpecPlaces,
    /// The places of the correlation id.
    pub correlation_id: Vec<SpecPlace>,
    /// `each`.
    pub each: Option<SpecEach>,
    /// The methods of finding the error of a body without a code.
    pub fallback: Vec<Text>,
    /// The method of finding the error of a body whose code is not in the catalogue.
    pub unknown_code: Option<Text>,
}

impl SpecResponse {
    /// Returns whether all of it could be read.
    pub fn is_whole(&self) -> bool {
        self.wrong.0.is_empty() && self.each.as_ref().is_none_or(|each| each.wrong.0.is_empty())
    }
}

/// The places that a whole response and each of its elements can have.
#[derive(Debug, Default)]
pub struct SpecPlaces {
    /// The places of the code.
    pub code: Option<SpecCode>,
    /// The place of the status.
    pub status: Option<SpecPlace>,
    /// The places of the messages.
    pub messages: Vec<SpecPlace>,
    /// The places of a single message.
    pub message: Vec<SpecPlace>,
    /// The values next to the messages: names and places.
    pub fields: Vec<(Text, Vec<SpecPlace>)>,
}

/// `code` of a response.
#[derive(Debug)]
pub enum SpecCode {
    /// Places that are tried in order.
    Places(Vec<SpecPlace>),
    /// A code of several parts: the name and the place of each.
    Parts(Vec<(Text, Option<SpecPlace>)>),
}

/// `each`: several error objects in one body.
#[derive(Debug, Default)]
pub struct SpecEach {
    /// Its span.
    pub span: Span,
    /// The keys that could not be read.
    pub wrong: Wrong,
    /// The place of the elements.
    pub at: Option<Text>,
    /// Places relative to an element.
    pub places: SpecPlaces,
    /// The field that takes the key of an element.
    pub key: Option<Text>,
    /// The key of the messages in a tree.
    pub leaves: Option<Text>,
}

/// A place in the body or in the headers, and the properties of the value there.
#[derive(Debug, Default)]
pub struct SpecPlace {
    /// The span of the place.
    pub span: Span,
    /// The keys that could not be read.
    pub wrong: Wrong,
    /// A JSON Pointer, written alone or as `at`.
    pub at: Option<Text>,
    /// The name of a header.
    pub header: Option<Text>,
    /// The text before which the value ends.
    pub before: Option<Text>,
    /// The text after which the value begins.
    pub after: Option<Text>,
    /// `type`.
    pub kind: Option<Text>,
    /// The meaning of the value.
    pub description: Option<Text>,
    /// Whether logs hide the value.
    pub sensitive: Option<Text>,
}
