//! Errors and messages without their lifecycles. A lifecycle can name an entry that follows later in the file, so all
//! names are collected first.

use super::about::AboutDraft;
use super::codes::ErrorCode;
use super::dialect::Dialect;
use super::field::Field;
use super::name::Name;
use super::pieces::Template;
use crate::parse::spec::{SpecError, SpecMessage};
use crate::vocabulary::{Category, Effect};

/// An error that has a name.
pub(super) struct ErrorDraft<'s> {
    /// The error in the file.
    pub(super) written: &'s SpecError,
    pub(super) name: Name,
    pub(super) about: AboutDraft,
    pub(super) status: Option<u16>,
    pub(super) code: ErrorCode,
    pub(super) category: Option<Category>,
    pub(super) effect: Option<Effect>,
    pub(super) group: Option<String>,
    pub(super) dialect: Dialect,
    /// Whether the dialect is the one that the author wrote, without mistakes.
    pub(super) dialect_is_valid: bool,
    pub(super) messages: Vec<MessageDraft<'s>>,
}

impl ErrorDraft<'_> {
    /// Returns whether its only message is inline, so that both share a name and a lifecycle.
    pub(super) fn is_inline(&self) -> bool {
        self.written.inline.is_some()
    }
}

/// A message that has a name and a documented text without mistakes.
pub(super) struct MessageDraft<'s> {
    /// The message in the file.
    pub(super) written: &'s SpecMessage,
    pub(super) name: Name,
    pub(super) about: AboutDraft,
    pub(super) texts: Texts,
}

/// The texts of a message.
pub(super) struct Texts {
    /// The documented text, then the alternatives.
    pub(super) templates: Vec<Template>,
    pub(super) fields: Vec<Field>,
    pub(super) examples: Vec<String>,
    /// Whether no text has been omitted.
    pub(super) all: bool,
}
