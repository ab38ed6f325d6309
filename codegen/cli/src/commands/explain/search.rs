//! What bears a name, a code or a status; and what comes near when nothing does.

use errcat_codegen::check::{Error, Facts};

use crate::entry::{Entry, of_error};

/// Something to be explained.
#[derive(Clone, Copy, Debug)]
pub(super) enum Subject<'c> {
    /// An error with all its messages.
    Error(&'c Facts, &'c Error),
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
pub(super) fn search<'c>(facts: &'c Facts, term: &str) -> Vec<Subject<'c>> {
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

/// What to try instead.
pub(super) fn hint(facts: &Facts, term: &str) -> String {
    let errors = facts.errors.iter().flat_map(|error| {
        [error.code.clone(), Some(error.name().as_str().to_owned())].into_iter().flatten()
    });
    let messages = facts.entries().map(|(_, message)| message.name().as_str().to_owned());
    let score = |name: &str| {
        strsim::jaro_winkler(&name.to_ascii_lowercase(), &term.trim().to_ascii_lowercase())
    };
    let scored = errors.chain(messages).map(|name| (score(&name), name));
    let mut near: Vec<_> = scored.filter(|(score, _)| *score > NEAR).collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    // A code and the name that it gives differ in case only, and so score the same.
    near.dedup_by(|a, b| same(&a.1, &b.1));
    let names: Vec<_> = near.iter().take(3).map(|(_, name)| format!("`{name}`")).collect();
    if names.is_empty() {
        return "`errcat list` shows all names, codes and statuses".to_owned();
    }
    format!("did you mean {}?", names.join(" or "))
}
