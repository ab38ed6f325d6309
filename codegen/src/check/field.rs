//! The values that messages carry.

use super::name::Name;
use crate::placeholder::{self, PlaceholderType};

/// A value that a message carries.
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
    /// A value of a type that the format has.
    Simple(PlaceholderType),
    /// One of some texts.
    OneOf {
        /// The texts, joined by `|`.
        written: String,
        /// Each text with its variant's name.
        choices: Vec<(String, Name)>,
    },
}

impl FieldKind {
    /// Any text, the type of a placeholder without one.
    pub const TEXT: Self = Self::Simple(PlaceholderType::Text);

    /// Returns the type that the format has; none for one of several texts.
    pub fn simple(&self) -> Option<PlaceholderType> {
        match self {
            Self::Simple(kind) => Some(*kind),
            Self::OneOf { .. } => None,
        }
    }

    /// Returns the word of the type, or the texts joined by `|`.
    pub fn written(&self) -> &str {
        match self {
            Self::Simple(kind) => kind.as_str(),
            Self::OneOf { written, .. } => written,
        }
    }

    /// Returns a value of a type as `row` has it, or the first of several texts.
    pub fn value(&self, row: impl Fn(placeholder::Row) -> &'static str) -> &str {
        match self {
            Self::Simple(kind) => row(kind.row()),
            Self::OneOf { choices, .. } => choices.first().map_or("", |(text, _)| text),
        }
    }
}
