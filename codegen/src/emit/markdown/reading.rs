//! Describes how a response is read: the layout of a body, and how the text on the wire may vary. Only the declarations
//! of the catalogue are described.

use super::facts::{either, joined};
use super::places;
use super::writer::{blocks, list};
use crate::check::{Catalog, Dialect, Error};
use crate::emit::prose;
use crate::vocabulary::Vocabulary;

/// Returns the section of the index.
pub(super) fn section(catalog: &Catalog) -> String {
    blocks(&[
        "Status and code identify the error. Match on them, because they are stable; a message only adds detail.".to_owned(),
        places::places(&catalog.response),
        fallback(catalog),
        dialects(catalog),
    ])
}

fn fallback(catalog: &Catalog) -> String {
    let means = catalog.response.fallback.iter().map(|fallback| fallback.meaning().to_owned());
    let means: Vec<_> = means.collect();
    if means.is_empty() {
        return String::new();
    }
    blocks(&["Without a code, the error is found in this order:".to_owned(), list(&means)])
}

/// Returns how texts may vary, for each group of errors if that differs.
fn dialects(catalog: &Catalog) -> String {
    let mut groups: Vec<(&Dialect, Vec<&Error>)> = Vec::new();
    let has_text = |error: &&Error| error.messages.iter().any(|m| !m.templates.is_empty());
    for error in catalog.errors.iter().filter(has_text) {
        match groups.iter_mut().find(|(dialect, _)| **dialect == error.dialect) {
            Some((_, errors)) => errors.push(error),
            None => groups.push((&error.dialect, vec![error])),
        }
    }
    let alone = groups.len() == 1;
    let group = |(dialect, errors): &(&Dialect, Vec<&Error>)| {
        let variations = list(&variations(dialect));
        let lead = match (alone, variations.is_empty()) {
            (true, true) => return String::new(),
            (true, false) => "A text may differ from the documented one:".to_owned(),
            (false, true) => format!("The texts of {} are exactly as documented.", names(errors)),
            (false, false) => format!("The texts of {} may differ:", names(errors)),
        };
        blocks(&[lead, variations])
    };
    blocks(&groups.iter().map(group).collect::<Vec<_>>())
}

fn names(errors: &[&Error]) -> String {
    let link = |error: &&Error| format!("[{}]({})", error.name().as_str(), super::path(error));
    let names: Vec<_> = errors.iter().map(link).collect();
    names.join(", ")
}

/// Returns how texts on the wire may differ from documented texts, one sentence for each difference.
pub fn variations(dialect: &Dialect) -> Vec<String> {
    let code = |c: char| prose::code(&c.to_string());
    let mut sentences = Vec::new();
    if dialect.ignore_case {
        sentences.push("The case of letters is ignored.".to_owned());
    }
    if dialect.ignore_white_space {
        sentences.push("The amount of white space is ignored.".to_owned());
    }
    for group in dialect.prefixes.iter().filter(|group| group.len() > 1) {
        let spellings = group.iter().map(|spelling| prose::code(spelling)).collect();
        sentences.push(format!("{} are the same beginning.", joined(spellings, "and")));
    }
    for (open, close) in &dialect.wrap {
        sentences.push(format!("{} and {} may enclose it.", code(*open), code(*close)));
    }
    if !dialect.stray.is_empty() {
        let stray = dialect.stray.chars().map(code).collect();
        sentences.push(format!("{} may precede or follow it.", either(stray)));
    }
    if let Some(separator) = &dialect.separator {
        let separator = prose::code(separator);
        sentences.push(format!("It may report several findings, with {separator} between them."));
    }
    sentences.extend(reasons(dialect));
    sentences
}

fn reasons(dialect: &Dialect) -> Option<String> {
    let how = match (dialect.reason_in_parentheses, dialect.trailing_reason) {
        (true, true) => "in parentheses or in plain words",
        (true, false) => "in parentheses",
        (false, true) => "in plain words",
        (false, false) => return None,
    };
    Some(format!("A reason may follow a finding, {how}."))
}
