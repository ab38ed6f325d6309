//! The values that messages carry.

use super::name::Name;
use crate::placeholder::{self, PlaceholderType};

/// A value of a message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Field {
    /// The placeholder's name.
    pub name: Name,
    /// The type of its values.
    pub kind: FieldKind,
    /// Whether `Display`, `Debug` and `triage` redact its value.
    pub sensitive: bool,
}

/// The type of a value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FieldKind {
    /// A type of the format.
    Simple(PlaceholderType),
    /// One of several texts.
    OneOf {
        /// The texts, joined by `|`.
        written: String,
        /// Each text with the name of its variant.
        choices: Vec<(String, Name)>,
    },
}

impl FieldKind {
    /// Any text, the type of a placeholder without one.
    pub const TEXT: Self = Self::Simple(PlaceholderType::Text);

    /// Returns the type of the format, or `None` for one of several texts.
    pub fn simple(&self) -> Option<PlaceholderType> {
        match self {
            Self::Simple(kind) => Some(*kind),
            Self::OneOf { .. } => None,
        }
    }

    /// Returns the name of the type, or the texts joined by `|`.
    pub fn written(&self) -> &str {
        match self {
            Self::Simple(kind) => kind.as_str(),
            Self::OneOf { written, .. } => written,
        }
    }

    /// Returns the value that `row` selects for a type, or the first of several texts.
    pub fn value(&self, row: impl Fn(placeholder::Row) -> &'static str) -> &str {
        match self {
            Self::Simple(kind) => row(kind.row()),
            Self::OneOf { choices, .. } => choices.first().map_or("", |(text, _)| text),
        }
    }
}
