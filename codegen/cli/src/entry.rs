//! The entries of a catalogue: one per message, and one for an error that has no messages.

use errcat_codegen::check::{About, Catalog, Error, Message};

/// A message of an error, or an error that has none.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'c> {
    pub(crate) facts: &'c Catalog,
    pub(crate) error: &'c Error,
    pub(crate) message: Option<&'c Message>,
}

/// Returns all entries, in catalogue order.
pub(crate) fn entries(facts: &Catalog) -> impl Iterator<Item = Entry<'_>> {
    facts.errors.iter().flat_map(|error| of_error(facts, error))
}

/// Returns the entries of one error.
pub(crate) fn of_error<'c>(
    facts: &'c Catalog,
    error: &'c Error,
) -> impl Iterator<Item = Entry<'c>> + use<'c> {
    let whole = error.messages.is_empty().then_some(None);
    let messages = whole.into_iter().chain(error.messages.iter().map(Some));
    messages.map(move |message| Entry { facts, error, message })
}

impl<'c> Entry<'c> {
    /// Returns the name of the message, if there is one.
    pub(crate) fn name(self) -> Option<&'c str> {
        self.message.map(|message| message.name().as_str())
    }

    /// Returns the facts of the entry itself. Those of an inline message are at its error.
    pub(crate) fn own(self) -> &'c About {
        match self.message {
            Some(message) if !self.error.inline => &message.about,
            _ => &self.error.about,
        }
    }
}
