//! One error of one catalogue, and its matcher.

use crate::Compiled;
use crate::check::{Error, Field};
use crate::decide::{ErrorTable, Interpreter};
use crate::runtime::finding::Found;

/// An error and all that matches its texts.
#[derive(Clone, Copy)]
pub(super) struct Side<'c> {
    pub(super) error: &'c Error,
    pub(super) table: &'c ErrorTable,
    interpreter: &'c Interpreter<'c>,
    number: u32,
}

/// A finding of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Reading {
    /// The message, as an index into the error's messages.
    pub(super) message: Option<usize>,
    /// Its values by name.
    pub(super) values: Vec<(String, String)>,
    /// The reason after it.
    pub(super) reason: Option<String>,
}

impl<'c> Side<'c> {
    pub(super) fn of(
        compiled: &'c Compiled,
        interpreter: &'c Interpreter<'c>,
        index: usize,
    ) -> Self {
        Self {
            error: &compiled.catalog().errors[index],
            table: &compiled.table().errors[index],
            interpreter,
            number: u32::try_from(index).unwrap_or(u32::MAX),
        }
    }

    /// Returns the findings of a text, in its order.
    pub(super) fn read(&self, text: &str) -> Vec<Reading> {
        let found = self.interpreter.findings(self.number, text);
        found
            .map(|found| Reading {
                message: found.matched.map(|matched| self.own(matched.message())),
                values: self.values(&found),
                reason: found.reason.map(str::to_owned),
            })
            .collect()
    }

    /// Converts a message's number in the catalogue to its index in the error.
    fn own(&self, message: u32) -> usize {
        (message as usize).saturating_sub(self.table.first_entry)
    }

    fn values(&self, found: &Found<'_>) -> Vec<(String, String)> {
        let Some(matched) = found.matched else { return Vec::new() };
        let fields = &self.error.messages[self.own(matched.message())].fields;
        let values = self.interpreter.values(self.number, matched, found.item);
        let value = |(index, field): (u8, &Field)| {
            (field.name.as_str().to_owned(), values.text(index).to_owned())
        };
        (0..).zip(fields).map(value).collect()
    }

    /// Returns the name of a message.
    pub(super) fn name(&self, message: usize) -> &'c str {
        self.error.messages[message].name().as_str()
    }
}
