//! An entry with everything that the catalogue says of it, as JSON.

use serde::Serialize;

use crate::advice::Advice;
use crate::entry::Entry;
use crate::lifecycle::Lifecycle;
use crate::ordered::Ordered;

/// An entry as `list` and `explain` print it for scripts.
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
    lifecycle: Lifecycle<'c>,
}

impl<'c> From<Entry<'c>> for Row<'c> {
    fn from(entry: Entry<'c>) -> Self {
        let own = entry.own();
        Self {
            status: entry.error.status,
            code: entry.error.code.as_deref(),
            error: entry.error.name().as_str(),
            entry: entry.name(),
            message: entry.message.and_then(|message| message.message.as_deref()),
            description: own.description.as_deref(),
            remedy: own.remedy.as_deref(),
            retry: own.retry.as_ref().map(ToString::to_string),
            impact: Ordered(Advice::of(entry).impact),
            examples: entry.message.map_or(&[], |message| &message.examples),
            lifecycle: Lifecycle::of(entry.facts, own),
        }
    }
}
