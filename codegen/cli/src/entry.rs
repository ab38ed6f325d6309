//! The rows of a catalogue: one a message, and one for an error that has no messages.

use errcat_codegen::check::{About, Error, Facts, Message, Name};
use serde::Serialize;

use crate::advice::Advice;
use crate::ordered::Ordered;
use crate::standing::Standing;

/// A message of an error, or an error that has none.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'c> {
    pub(crate) facts: &'c Facts,
    pub(crate) error: &'c Error,
    pub(crate) message: Option<&'c Message>,
}

/// All entries, in catalogue order.
pub(crate) fn entries(facts: &Facts) -> impl Iterator<Item = Entry<'_>> {
    facts.errors.iter().flat_map(|error| of_error(facts, error))
}

/// The entries of one error.
pub(crate) fn of_error<'c>(
    facts: &'c Facts,
    error: &'c Error,
) -> impl Iterator<Item = Entry<'c>> + use<'c> {
    let whole = error.messages.is_empty().then_some(None);
    let messages = whole.into_iter().chain(error.messages.iter().map(Some));
    messages.map(move |message| Entry { facts, error, message })
}

impl<'c> Entry<'c> {
    /// The message's name; none for an error without messages.
    pub(crate) fn name(self) -> Option<&'c str> {
        self.message.map(|message| message.name().as_str())
    }

    /// What is said of this entry itself. Of a message that stands right at its error, the error says it all.
    pub(crate) fn own(self) -> &'c About {
        match self.message {
            Some(message) if !self.error.inline => &message.about,
            _ => &self.error.about,
        }
    }
}

/// An entry as scripts get it; `list` and `explain` print these.
#[derive(Serialize)]
pub(crate) struct Row<'c> {
    status: Option<u16>,
    code: Option<&'c str>,
    error: &'c str,
    entry: Option<&'c str>,
    message: Option<&'c str>,
    description: Option<&'c str>,
    remedy: Option<&'c str>,
    retry: Option<String>,
    impact: Ordered<'c, &'c str>,
    examples: &'c [String],
    #[serde(flatten)]
    standing: Standing<'c>,
}

impl<'c> From<Entry<'c>> for Row<'c> {
    fn from(entry: Entry<'c>) -> Self {
        let own = entry.own();
        Self {
            status: entry.error.status,
            code: entry.error.code.as_deref(),
            error: Name::as_str(entry.error.name()),
            entry: entry.name(),
            message: entry.message.and_then(|message| message.message.as_deref()),
            description: own.description.as_deref(),
            remedy: own.remedy.as_deref(),
            retry: own.retry.as_ref().map(ToString::to_string),
            impact: Ordered(Advice::of(entry).impact),
            examples: entry.message.map_or(&[], |message| &message.examples),
            standing: Standing::of(entry.facts, own),
        }
    }
}
