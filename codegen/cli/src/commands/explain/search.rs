//! Finds entries by name, code or status, and suggests names if there are none.

use errcat_codegen::check::{Catalog, Error};
use errcat_codegen::parse::suggestion::distance;
use errcat_codegen::render::one_line;

use crate::entry::{Entry, of_error};

/// An error or a message to explain.
#[derive(Clone, Copy, Debug)]
pub(super) enum Subject<'c> {
    /// An error with all its messages.
    Error(&'c Catalog, &'c Error),
    /// One message.
    Message(Entry<'c>),
}

impl<'c> Subject<'c> {
    pub(super) fn entries(self) -> Vec<Entry<'c>> {
        match self {
            Self::Error(facts, error) => of_error(facts, error).collect(),
            Self::Message(entry) => vec![entry],
        }
    }
}

/// Returns everything that `term` names, in catalogue order. Messages of an error that it names come with their error.
pub(super) fn search<'c>(facts: &'c Catalog, term: &str) -> Vec<Subject<'c>> {
    let in_error = |error: &'c Error| {
        if is_named(error, term) {
            return vec![Subject::Error(facts, error)];
        }
        let named = |entry: &Entry<'_>| entry.name().is_some_and(|name| same(name, term));
        of_error(facts, error).filter(named).map(Subject::Message).collect()
    };
    facts.errors.iter().flat_map(in_error).collect()
}

fn is_named(error: &Error, term: &str) -> bool {
    let status = error.status.map(|status| status.to_string());
    let names = [status.as_deref(), error.code.as_deref(), Some(error.name().as_str())];
    names.into_iter().flatten().any(|name| same(name, term)) || same(&error.title(), term)
}

/// Compares without case: a search for `bad_value` also finds `BAD_VALUE`.
fn same(name: &str, term: &str) -> bool {
    name.eq_ignore_ascii_case(term.trim())
}

/// The maximum number of names that are proposed.
const MAX_PROPOSALS: usize = 5;

/// Returns a sentence that says what to try instead of a term that nothing matches.
pub(super) fn hint(facts: &Catalog, term: &str) -> String {
    if term.contains(['{', '\n']) || term.contains(": ") {
        return "`errcat match` explains a response or a message".to_owned();
    }
    let names: Vec<_> = proposals(facts, term)
        .into_iter()
        .take(MAX_PROPOSALS)
        .map(|name| format!("`{}`", one_line(name)))
        .collect();
    match names.as_slice() {
        [] => "`errcat list` shows all names, codes and statuses".to_owned(),
        [name] => format!("did you mean {name}?"),
        [names @ .., last] => format!("did you mean {} or {last}?", names.join(", ")),
    }
}

/// The relation of a name to a term, the closest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Nearness {
    Contains,
    /// The text or the description of what is named contains the term.
    Mentions,
    /// The number of edits between the term and the name.
    Edits(usize),
}

/// Returns the names and codes that are near a term, the nearest first. A code and the name that comes from it differ
/// in case only: the first of them is returned.
fn proposals<'c>(facts: &'c Catalog, term: &str) -> Vec<&'c str> {
    let term = term.trim().to_ascii_lowercase();
    let mut near: Vec<_> = named(facts)
        .filter_map(|(name, texts)| Some((nearness(&term, name, &texts)?, name)))
        .collect();
    near.sort_by_key(|(nearness, _)| *nearness);
    let mut names: Vec<&str> = Vec::new();
    for (_, name) in near {
        if !names.iter().any(|other| same(other, name)) {
            names.push(name);
        }
    }
    names
}

fn nearness(term: &str, name: &str, texts: &[Option<&str>]) -> Option<Nearness> {
    let contains = |text: &str| !term.is_empty() && text.to_ascii_lowercase().contains(term);
    if contains(name) {
        return Some(Nearness::Contains);
    }
    if texts.iter().flatten().copied().any(contains) {
        return Some(Nearness::Mentions);
    }
    distance(term, &name.to_ascii_lowercase()).map(Nearness::Edits)
}

/// Returns every name and code with the texts that say what it names.
fn named(facts: &Catalog) -> impl Iterator<Item = (&str, [Option<&str>; 2])> {
    let errors = facts.errors.iter().flat_map(|error| {
        let names = [error.code.as_deref(), Some(error.name().as_str())];
        let texts = [None, error.about.description.as_deref()];
        names.into_iter().flatten().map(move |name| (name, texts))
    });
    let messages = facts.entries().map(|(_, message)| {
        let texts = [message.message.as_deref(), message.about.description.as_deref()];
        (message.name().as_str(), texts)
    });
    errors.chain(messages)
}
