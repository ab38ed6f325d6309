//! The entries of a catalogue that were written from each piece of a page, as far as they can be found: messages by
//! reading the row's text with the catalogue, impacts by operation, general rules by what they have in common.

use std::borrow::Cow;

use errcat_codegen::check::{Catalog, Error, Message};
use errcat_codegen::runtime::response::Envelope;

use super::{Lockfile, ProseKind, Row, Section};
use crate::draft::placeholders::{self, Part};
use crate::reading::Reader;
use crate::upstream::documented::{Head, of_row};
use crate::upstream::fingerprint::bare_words;

/// Returns the names of all entries that should have a source, in catalogue order.
pub(crate) fn all(facts: &Catalog) -> Vec<String> {
    let mut names: Vec<_> = facts.rules.iter().map(|rule| rule_name(rule.name.as_str())).collect();
    for error in &facts.errors {
        names.push(error.name().as_str().to_owned());
        names.extend(error.about.impact.iter().map(|(at, _)| impact_name(facts, error, *at)));
        let messages = error.messages.iter().filter(|_| !error.inline);
        names.extend(messages.map(|message| message_name(error, message.name().as_str())));
    }
    names
}

fn rule_name(rule: &str) -> String {
    format!("rule:{rule}")
}

fn impact_name(facts: &Catalog, error: &Error, operation: usize) -> String {
    let operation = facts.operations.get(operation).map_or("", |operation| operation.name.as_str());
    format!("impact:{}.{operation}", error.name().as_str())
}

/// Returns the name of a message; the one message of an error has the name of the error.
fn message_name(error: &Error, message: &str) -> String {
    let name = error.name().as_str();
    if error.inline { name.to_owned() } else { format!("{name}.{message}") }
}

/// Fills in the entries of every piece.
pub(crate) fn fill(lockfile: &mut Lockfile, reader: &Reader<'_>) {
    for section in &mut lockfile.sections {
        fill_section(section, reader);
    }
}

fn fill_section(section: &mut Section, reader: &Reader<'_>) {
    let facts = reader.facts();
    let errors = section.heads.iter().filter_map(|head| error(facts, head)).collect::<Vec<_>>();
    let names: Vec<_> = errors.iter().map(|error| error.name().as_str().to_owned()).collect();
    section.heading.entries.clone_from(&names);
    for prose in &mut section.prose {
        let words = prose.piece.text().unwrap_or_default();
        prose.piece.entries = match &prose.kind {
            ProseKind::Impact { operation } => impacts(facts, &errors, &[operation.as_str()]),
            _ if section.heads.is_empty() => general(facts, words),
            _ => [names.clone(), impacts(facts, &errors, &words.split(' ').collect::<Vec<_>>())]
                .concat(),
        };
    }
    let section_heads = section.heads.clone();
    for row in section.rows.iter_mut().filter(|row| !row.aside) {
        let heads = of_row(&row.heads, &section_heads);
        let mut entries: Vec<_> =
            heads.iter().flat_map(|head| messages(reader, head, row)).collect();
        entries.dedup();
        row.entries = entries;
    }
}

/// Returns the error that a head names.
pub(crate) fn error<'f>(facts: &'f Catalog, head: &Head) -> Option<&'f Error> {
    facts.errors.iter().find(|error| error.status == head.status && error.code == head.code)
}

/// Returns the impacts of errors on the operations that some words name.
fn impacts(facts: &Catalog, errors: &[&Error], words: &[&str]) -> Vec<String> {
    let named = |name: &str| {
        words.iter().any(|word| bare_words(word).iter().any(|word| word.to_lowercase() == name))
    };
    let of = |error: &&Error| {
        let operations = error.about.impact.iter().map(|(at, _)| *at);
        let named = operations
            .filter(|at| facts.operations.get(*at).is_some_and(|known| named(known.name.as_str())));
        named.map(|at| impact_name(facts, error, at)).collect::<Vec<_>>()
    };
    errors.iter().flat_map(of).collect()
}

/// Returns the entries written from words about the whole API: a general rule, and errors that have no code but a
/// status.
fn general(facts: &Catalog, text: &str) -> Vec<String> {
    let words = bare_words(text);
    let is_named = |error: &&Error| {
        error.code.is_none()
            && error.status.is_some_and(|status| words.contains(&status.to_string()))
    };
    let errors = facts.errors.iter().filter(is_named).map(|error| error.name().as_str().to_owned());
    rule(facts, text).into_iter().chain(errors).collect()
}

/// Returns the messages that the texts of a row match.
fn messages(reader: &Reader<'_>, head: &Head, row: &Row) -> Vec<String> {
    let Some(error) = error(reader.facts(), head) else { return Vec::new() };
    match row.messages.as_deref() {
        None => vec![error.name().as_str().to_owned()],
        Some([]) => read(reader, error, head, &[]).unwrap_or_default(),
        Some(texts) => texts.iter().flat_map(|text| message(reader, error, head, text)).collect(),
    }
}

/// Values for a placeholder of unknown type while a documented text is matched.
const FILLERS: &[&str] = &["x", "x.x", "0"];

fn message(reader: &Reader<'_>, error: &Error, head: &Head, text: &str) -> Vec<String> {
    // A draft has the text of the page as its message.
    let template = placeholders::template(text);
    let same = |message: &&Message| message.message.as_ref() == Some(&template);
    if let Some(message) = error.messages.iter().find(same) {
        return vec![message_name(error, message.name().as_str())];
    }
    let parts = placeholders::parts(text);
    let filled = |filler: &str| {
        let part = |part: &Part| match part {
            Part::Literal(text) => text.clone(),
            Part::Placeholder { kind: "index" | "int", .. } => "0".to_owned(),
            Part::Placeholder { .. } => filler.to_owned(),
        };
        parts.iter().map(part).collect::<String>()
    };
    let texts = FILLERS.iter().map(|filler| filled(filler)).chain([text.to_owned()]);
    texts.into_iter().find_map(|text| read(reader, error, head, &[&text])).unwrap_or_default()
}

/// Returns the entries that messages match, each once; `None` if a part of them matches nothing.
fn read(reader: &Reader<'_>, error: &Error, head: &Head, texts: &[&str]) -> Option<Vec<String>> {
    let envelope = Envelope {
        code: head.code.as_deref().map(Cow::Borrowed),
        messages: Some(texts.iter().map(|text| Cow::Borrowed(*text)).collect()),
        correlation_id: None,
        structured: true,
    };
    let reading = reader.read(head.status, &envelope);
    let same = reading.error.is_some_and(|read| read.name() == error.name());
    let found = reading.findings.iter().filter_map(|finding| finding.entry.name());
    let mut names: Vec<_> = found.map(|name| message_name(error, name)).collect();
    names.dedup();
    (same && reading.unmatched.is_empty() && !names.is_empty()).then_some(names)
}

/// The least similarity of a general rule and a piece of the page, as a cosine.
const ALIKE: f64 = 0.2;

/// Returns the general rule that has most in common with some words; figures count more than other words.
fn rule(facts: &Catalog, text: &str) -> Option<String> {
    let ours = significant(text);
    let score = |rule: &errcat_codegen::check::GeneralRule| {
        let theirs = significant(&format!(
            "{} {}",
            rule.description,
            rule.remedy.as_deref().unwrap_or_default()
        ));
        let shared = ours.iter().filter(|word| theirs.contains(word));
        let weight = shared
            .map(|word| if word.contains(|c: char| c.is_ascii_digit()) { 2.0 } else { 1.0 })
            .sum::<f64>();
        let size = u32::try_from(ours.len() * theirs.len()).unwrap_or(u32::MAX).max(1);
        weight / f64::from(size).sqrt()
    };
    let scored = facts.rules.iter().map(|rule| (score(rule), rule));
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(score, _)| *score >= ALIKE).map(|(_, rule)| rule_name(rule.name.as_str()))
}

/// Returns the words of more than three letters, and figures.
fn significant(text: &str) -> Vec<String> {
    let lower = bare_words(text).into_iter().map(|word| word.to_lowercase());
    let counts = |word: &String| word.len() > 3 || word.contains(|c: char| c.is_ascii_digit());
    let mut words: Vec<_> = lower.filter(counts).collect();
    words.sort_unstable();
    words.dedup();
    words
}
