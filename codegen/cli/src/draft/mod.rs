//! A draft of a catalogue: what a page says, with names proposed, as YAML that `errcat check` accepts.
//!
//! What has no place in a catalogue, and what the check would refuse, stands in the draft as comments; what needs a
//! person is listed at its head.

mod catalogue;
mod collect;
mod duration;
mod names;
pub(crate) mod placeholders;
mod resolve;
mod response;
mod write;
mod yaml;

use std::collections::HashSet;

use errcat_codegen::SourceFile;

use crate::upstream::Documented;
use crate::upstream::documented::Head;

/// Where a draft comes from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Origin<'o> {
    /// The page.
    pub(crate) page: &'o SourceFile,
    /// The id of the catalogue, where the name of the page is not to tell.
    pub(crate) id: Option<&'o str>,
    /// The address of the page.
    pub(crate) docs: Option<&'o str>,
}

impl Origin<'_> {
    /// Where a byte of the page stands, for people.
    fn place(&self, at: usize) -> String {
        let position = self.page.position(at);
        let lines = self.page.text().trim_end().contains('\n');
        let column = if lines { String::new() } else { format!(", column {}", position.column) };
        format!("line {}{column}", position.line)
    }
}

/// A drafted catalogue.
#[derive(Debug)]
pub(crate) struct Draft {
    /// YAML.
    pub(crate) text: String,
    pub(crate) errors: usize,
    pub(crate) messages: usize,
    /// What the page names that the draft has: errors, and messages as the catalogue writes them.
    pub(crate) named: HashSet<(Head, Option<String>)>,
    /// How much needs a person beyond words and names.
    pub(crate) notes: usize,
}

/// Drafts a catalogue of what a page says.
pub(crate) fn draft(documented: &Documented, origin: &Origin<'_>) -> Draft {
    let catalogue = resolve::resolve(collect::collect(documented), origin);
    let errors = || catalogue.errors.iter().filter(|error| error.entry.aside.is_none());
    let messages = errors().flat_map(|error| &error.messages);
    let of_error = |error: &catalogue::Error| {
        let kept = error.messages.iter().filter(|(_, entry)| entry.aside.is_none());
        let texts = kept.map(|(text, _)| (error.head.clone(), text.clone())).collect::<Vec<_>>();
        texts.into_iter().chain([(error.head.clone(), None)]).collect::<Vec<_>>()
    };
    Draft {
        named: errors().flat_map(of_error).collect(),
        errors: errors().count(),
        messages: messages.filter(|(_, entry)| entry.aside.is_none()).count(),
        notes: catalogue.notes.len(),
        text: write::write(&catalogue, origin).text,
    }
}

#[cfg(test)]
mod tests;
