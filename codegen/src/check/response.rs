//! The checked `response`: where a response has its parts.

use super::name::Name;
pub use crate::vocabulary::{BodyFormat, Fallback, FieldType, UnknownCode};

/// `response`: where a response has its parts. The places in a list are tried in order.
#[derive(Clone, Debug)]
pub struct Response {
    /// The language of bodies.
    pub format: BodyFormat,
    /// The places of the code, the messages and the other values.
    pub places: Places,
    /// The places of the correlation id.
    pub correlation_id: Vec<Place>,
    /// The place of several error objects in one body.
    pub each: Option<Each>,
    /// The methods of finding the error of a body without a code, tried in order.
    pub fallback: Vec<Fallback>,
    /// The method of finding the error of a body whose code is not in the catalogue.
    pub unknown_code: Option<UnknownCode>,
}

impl Default for Response {
    fn default() -> Self {
        Self {
            format: BodyFormat::Json,
            places: Places::default(),
            correlation_id: Vec::new(),
            each: None,
            fallback: Vec::new(),
            unknown_code: None,
        }
    }
}

impl Response {
    /// Returns the pointers to the code of the whole body, or to each of several parts.
    pub fn code_pointers(&self) -> Vec<String> {
        pointers(self.places.code.all().map(|code| &code.place))
    }

    /// Returns the pointers to the messages of the whole body.
    pub fn message_pointers(&self) -> Vec<String> {
        pointers(&self.places.messages.places)
    }

    /// Returns the pointers to the correlation id.
    pub fn id_pointers(&self) -> Vec<String> {
        pointers(&self.correlation_id)
    }

    /// Returns the parts of a code of several parts of the whole response, or else of an element.
    pub fn code_parts(&self) -> &[CodePart] {
        let places = [Some(&self.places), self.each.as_ref().map(|each| &each.places)];
        let parts = places.into_iter().flatten().map(|places| places.code.parts());
        parts.into_iter().find(|parts| !parts.is_empty()).unwrap_or_default()
    }
}

fn pointers<'p>(places: impl IntoIterator<Item = &'p Place>) -> Vec<String> {
    places.into_iter().filter_map(Place::pointer).map(str::to_owned).collect()
}

/// The places that a whole response and each of its elements have.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Places {
    /// The code.
    pub code: CodeSource,
    /// The HTTP status.
    pub status: Option<Place>,
    /// The messages.
    pub messages: MessageSource,
    /// The values next to the messages.
    pub fields: Vec<ResponseField>,
}

/// The places of the messages.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MessageSource {
    /// The places.
    pub places: Vec<Place>,
    /// Whether bodies are written with one message as a string; otherwise with an array.
    pub single: bool,
    /// Whether messages are prose that is not matched.
    pub ignored: bool,
}

/// The place of the code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CodeSource {
    /// Places, of which the first code in the catalogue is used; empty if bodies have no code.
    Places(Vec<CodePlace>),
    /// A code of several parts, in the declared order; the error with the most equal parts is used.
    Parts(Vec<CodePart>),
}

impl Default for CodeSource {
    fn default() -> Self {
        Self::Places(Vec::new())
    }
}

impl CodeSource {
    /// Returns the parts of a code of several parts.
    pub fn parts(&self) -> &[CodePart] {
        match self {
            Self::Parts(parts) => parts,
            Self::Places(_) => &[],
        }
    }

    /// Returns the alternative places of a code of one part.
    pub fn places(&self) -> &[CodePlace] {
        match self {
            Self::Places(places) => places,
            Self::Parts(_) => &[],
        }
    }

    /// Returns every place, in the declared order.
    pub fn all(&self) -> impl Iterator<Item = &CodePlace> {
        self.places().iter().chain(self.parts().iter().map(|part| &part.place))
    }
}

/// One part of a code of several parts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CodePart {
    /// The name of the part in errors.
    pub name: Name,
    /// Its place.
    pub place: CodePlace,
}

/// The place of a code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CodePlace {
    /// Its place.
    pub place: Place,
    /// Whether bodies are written with a number.
    pub number: bool,
}

/// The place of a value, and the part of the text that is the value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The body or a header.
    pub target: PlaceTarget,
    /// The text before whose first occurrence the value ends, if it occurs.
    pub before: Option<String>,
    /// The text after whose first occurrence the value begins, if it occurs.
    pub after: Option<String>,
}

impl Place {
    /// Returns the pointer into the body, if the place is there.
    pub fn pointer(&self) -> Option<&str> {
        match &self.target {
            PlaceTarget::Pointer(pointer) => Some(pointer),
            PlaceTarget::Header(_) => None,
        }
    }

    /// Returns the name of the header, in lower case, if the place is there.
    pub fn header(&self) -> Option<&str> {
        match &self.target {
            PlaceTarget::Header(name) => Some(name),
            PlaceTarget::Pointer(_) => None,
        }
    }
}

/// The body or a header.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PlaceTarget {
    /// A JSON Pointer, in which the token `*` matches any element or key.
    Pointer(String),
    /// The name of a header, in lower case.
    Header(String),
}

/// An item of `fields`: a value next to the messages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ResponseField {
    /// Its name.
    pub name: Name,
    /// Its places; at least one.
    pub places: Vec<Place>,
    /// The type of its values.
    pub kind: FieldType,
    /// Its meaning.
    pub description: Option<String>,
    /// Whether logs and `Debug` hide its value.
    pub sensitive: bool,
}

/// `each`: several error objects in one body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Each {
    /// A JSON Pointer to the elements; empty for the whole body.
    pub at: String,
    /// Places relative to an element. Without a place of messages, the element itself is one message or a list.
    pub places: Places,
    /// The field that takes the key of an element of a map, or the path to a leaf of a tree.
    pub key: Option<Name>,
    /// The key of the messages in a tree, at any depth.
    pub leaves: Option<String>,
}
