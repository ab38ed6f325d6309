//! What bears a name, a code or a status; and what comes near when nothing does.

use errcat_codegen::check::{Catalog, Error};
use errcat_codegen::render::one_line;

use crate::entry::{Entry, of_error};

/// Something to be explained.
#[derive(Clone, Copy, Debug)]
pub(super) enum Subject<'c> {
    /// An error with all its messages.
    Error(&'c Catalog, &'c Error),
    /// One message.
    Message(Entry<'c>),
}

impl<'c> Subject<'c> {
    /// The entries that belong to it.
    pub(super) fn entries(self) -> Vec<Entry<'c>> {
        match self {
            Self::Error(facts, error) => of_error(facts, error).collect(),
            Self::Message(entry) => vec![entry],
        }
    }
}

/// Everything that bears `term`, in catalogue order. Messages of an error that bears it come with their error.
pub(super) fn search<'c>(facts: &'c Catalog, term: &str) -> Vec<Subject<'c>> {
    let in_error = |error: &'c Error| {
        if bears(error, term) {
            return vec![Subject::Error(facts, error)];
        }
        let named = |entry: &Entry<'_>| entry.name().is_some_and(|name| same(name, term));
        of_error(facts, error).filter(named).map(Subject::Message).collect()
    };
    facts.errors.iter().flat_map(in_error).collect()
}

fn bears(error: &Error, term: &str) -> bool {
    let status = error.status.map(|status| status.to_string());
    let names = [status.as_deref(), error.code.as_deref(), Some(error.name().as_str())];
    names.into_iter().flatten().any(|name| same(name, term)) || same(&error.title(), term)
}

/// Case does not matter: nobody who looks for `bad_value` minds finding `BAD_VALUE` too.
fn same(name: &str, term: &str) -> bool {
    name.eq_ignore_ascii_case(term.trim())
}

/// How similar a name must be to be proposed, from 0 to 1.
const NEAR: f64 = 0.8;

/// So many names are proposed at most.
const PROPOSALS: usize = 5;

/// What to try instead.
pub(super) fn hint(facts: &Catalog, term: &str) -> String {
    if term.contains(['{', '\n']) || term.contains(": ") {
        return "`errcat match` tells what a response or a message means".to_owned();
    }
    let mut near: Vec<_> = names(facts, term).filter(|(score, _)| *score > NEAR).collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    // A code and the name that it gives differ in case only, and so score the same.
    let mut proposed: Vec<&str> = Vec::new();
    for (_, name) in &near {
        if !proposed.iter().any(|other| same(other, name)) {
            proposed.push(name);
        }
    }
    let names: Vec<_> =
        proposed.iter().take(PROPOSALS).map(|name| format!("`{}`", one_line(name))).collect();
    match names.as_slice() {
        [] => "`errcat list` shows all names, codes and statuses".to_owned(),
        [name] => format!("did you mean {name}?"),
        [names @ .., last] => format!("did you mean {} or {last}?", names.join(", ")),
    }
}

/// Every name, code and status with how near it comes to the term. A name that holds the term, or whose text or
/// description does, comes near too.
fn names<'c>(facts: &'c Catalog, term: &str) -> impl Iterator<Item = (f64, &'c str)> {
    let term = term.trim().to_ascii_lowercase();
    let errors = facts.errors.iter().flat_map(|error| {
        let code = error.code.as_deref();
        let said = error.about.description.as_deref();
        [code, Some(error.name().as_str())]
            .into_iter()
            .flatten()
            .map(move |name| (name, [None, said]))
    });
    let messages = facts.entries().map(|(_, message)| {
        let said = message.about.description.as_deref();
        (message.name().as_str(), [message.message.as_deref(), said])
    });
    errors.chain(messages).map(move |(name, texts)| {
        let plain = name.to_ascii_lowercase();
        let holds = |text: &str| !term.is_empty() && text.to_ascii_lowercase().contains(&term);
        let score = if holds(name) {
            1.0
        } else if texts.into_iter().flatten().any(holds) {
            0.9
        } else {
            strsim::jaro_winkler(&plain, &term)
        };
        (score, name)
    })
}
