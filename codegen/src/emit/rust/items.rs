//! The errors and messages of a catalogue with their names in Rust.

use std::collections::HashSet;

use crate::Compiled;
use crate::check::types::one_of;
use crate::check::{Catalog, Error, Field, FieldKind, Message};
use crate::placeholder::RustType;

/// The errors of a catalogue that have messages, and the names that their types share.
pub(super) struct Items<'c> {
    /// The catalogue.
    pub(super) catalog: &'c Catalog,
    /// The errors with messages.
    pub(super) errors: Vec<ErrorItem<'c>>,
    /// The names of the types of errors and of choices.
    pub(super) types: HashSet<String>,
    /// A type parameter for texts, whose name no type of the catalogue has.
    pub(super) text: String,
    /// A second type parameter for texts.
    pub(super) other: String,
}

/// An error with messages.
pub(super) struct ErrorItem<'c> {
    /// The error.
    pub(super) error: &'c Error,
    /// The name of its type and variant.
    pub(super) name: String,
    /// Its messages.
    pub(super) messages: Vec<MessageItem<'c>>,
    /// Whether a message contains a part of the text that was read.
    pub(super) has_text: bool,
}

/// A message of an error.
pub(super) struct MessageItem<'c> {
    /// The message.
    pub(super) message: &'c Message,
    /// The name of its variant.
    pub(super) name: String,
    /// Its number among all messages.
    pub(super) number: usize,
    /// Its values.
    pub(super) fields: Vec<FieldItem<'c>>,
}

/// A value of a message.
pub(super) struct FieldItem<'c> {
    /// The placeholder.
    pub(super) field: &'c Field,
    /// The name of the variant's field, as a raw identifier if it is a keyword.
    pub(super) name: String,
    /// The type.
    pub(super) value: ValueType,
}

/// The Rust type of a value.
#[derive(PartialEq, Eq)]
pub(super) enum ValueType {
    /// A type of every catalogue.
    Simple(RustType),
    /// The enum of its choices.
    OneOf(String),
}

impl<'c> Items<'c> {
    /// Returns the errors with messages and their names.
    pub(super) fn of(compiled: &'c Compiled) -> Self {
        let catalog = compiled.catalog();
        let all = catalog.errors.iter().zip(&compiled.table().errors);
        let with_messages = all.filter(|(error, _)| !error.messages.is_empty());
        let errors: Vec<_> =
            with_messages.map(|(error, table)| ErrorItem::of(error, table.first_entry)).collect();
        let mut types: HashSet<_> =
            catalog.errors.iter().map(|error| error.name().pascal()).collect();
        for field in errors.iter().flat_map(|error| &error.messages).flat_map(|item| &item.fields) {
            if let ValueType::OneOf(name) = &field.value {
                types.insert(name.clone());
            }
        }
        let free = |letter: &str| {
            let numbered = (1..).map(|number| format!("{letter}{number}"));
            let mut names = std::iter::once(letter.to_owned()).chain(numbered);
            names.find(|name| !types.contains(name)).unwrap_or_default()
        };
        let (text, other) = (free("S"), free("T"));
        Self { catalog, errors, types, text, other }
    }

    /// Returns whether any message contains a part of the text that was read.
    pub(super) fn has_text(&self) -> bool {
        self.errors.iter().any(|error| error.has_text)
    }

    /// Returns `<S>`, or nothing if no message contains text.
    pub(super) fn parameter(&self, has_text: bool) -> String {
        if has_text { format!("<{}>", self.text) } else { String::new() }
    }

    /// Returns `<S = String>`, or nothing if no message contains text.
    pub(super) fn owned(&self, has_text: bool) -> String {
        if has_text { format!("<{} = v1::String>", self.text) } else { String::new() }
    }
}

impl<'c> ErrorItem<'c> {
    fn of(error: &'c Error, first_entry: usize) -> Self {
        let name = error.name().pascal();
        let messages = error.messages.iter().zip(first_entry..);
        let messages: Vec<_> =
            messages.map(|(message, number)| MessageItem::of(error, message, number)).collect();
        let has_text = messages.iter().flat_map(|item| &item.fields).any(FieldItem::is_text);
        Self { error, name, messages, has_text }
    }

    /// Returns the inline message of an error, if it has one.
    pub(super) fn inline(&self) -> Option<&MessageItem<'c>> {
        self.messages.first().filter(|_| self.error.inline)
    }
}

impl<'c> MessageItem<'c> {
    fn of(error: &Error, message: &'c Message, number: usize) -> Self {
        let field = |field: &'c Field| {
            let value = match &field.kind {
                FieldKind::Simple(kind) => ValueType::Simple(kind.row().rust),
                FieldKind::OneOf { .. } => ValueType::OneOf(one_of(error, field)),
            };
            FieldItem { field, name: field.name.field(), value }
        };
        let fields = message.fields.iter().map(field).collect();
        Self { message, name: message.name().pascal(), number, fields }
    }

    /// Returns ` { line: value0, field: value1 }` with the values that `value` returns, or nothing.
    pub(super) fn fields(&self, value: impl Fn(usize, &FieldItem<'c>) -> String) -> String {
        if self.fields.is_empty() {
            return String::new();
        }
        let fields = self.fields.iter().enumerate();
        let fields: Vec<_> = fields
            .map(|(number, field)| format!("{}: {}", field.name, value(number, field)))
            .collect();
        format!(" {{ {} }}", fields.join(", "))
    }

    /// Returns ` { line: value0, field: value1 }`, the pattern that binds the values, or nothing.
    pub(super) fn pattern(&self) -> String {
        self.fields(|number, _| format!("value{number}"))
    }
}

impl FieldItem<'_> {
    /// Returns whether the value is text.
    pub(super) fn is_text(&self) -> bool {
        self.value == ValueType::Simple(RustType::Text)
    }
}
