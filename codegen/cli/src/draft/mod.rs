//! A draft of a catalogue: the contents of a page with proposed names, as YAML that `errcat check` accepts.
//!
//! Content without a key in the format, and content that the check would reject, is kept as comments; what to do by
//! hand is listed at the top.

mod catalogue;
mod collect;
mod duration;
pub(crate) mod names;
pub(crate) mod placeholders;
mod resolve;
mod response;
mod write;
mod yaml;

use std::collections::HashSet;

use errcat_codegen::SourceFile;

use crate::upstream::Documented;
use crate::upstream::documented::Head;

/// The origin of a draft.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Origin<'o> {
    pub(crate) page: &'o SourceFile,
    /// The id of the catalogue; derived from the title of the page if absent.
    pub(crate) id: Option<&'o str>,
    pub(crate) docs: Option<&'o str>,
}

impl Origin<'_> {
    /// Returns the line of a byte of the page, and its column if the page has only one line.
    fn place(&self, at: usize) -> String {
        let position = self.page.position(at);
        let lines = self.page.text().trim_end().contains('\n');
        let column = if lines { String::new() } else { format!(", column {}", position.column) };
        format!("line {}{column}", position.line)
    }
}

#[derive(Debug)]
pub(crate) struct Draft {
    /// YAML.
    pub(crate) text: String,
    pub(crate) errors: usize,
    pub(crate) messages: usize,
    /// The errors of the draft, and its messages as the catalogue writes them.
    pub(crate) named: HashSet<(Head, Option<String>)>,
    /// The number of notes on what to check by hand.
    pub(crate) notes: usize,
}

/// Drafts a catalogue from a page.
pub(crate) fn draft(documented: &Documented, origin: &Origin<'_>) -> Draft {
    let catalogue = resolve::resolve(collect::collect(documented), origin);
    let errors = || catalogue.errors.iter().filter(|error| error.entry.aside.is_none());
    let messages = errors().flat_map(|error| {
        let kept = error.messages.iter().filter(|(_, entry)| entry.aside.is_none());
        kept.map(|(text, _)| (error.head.clone(), text.clone()))
    });
    let messages: Vec<_> = messages.collect();
    let heads = errors().map(|error| (error.head.clone(), None));
    Draft {
        errors: errors().count(),
        messages: messages.len(),
        named: messages.into_iter().chain(heads).collect(),
        notes: catalogue.notes.len(),
        text: write::write(&catalogue, origin).text,
    }
}

#[cfg(test)]
mod tests;
