//! Describes the lifecycle of an entry and its sources, for every kind of docs.

use crate::check::{About, Catalog, Deprecated, Source, Target};
use crate::emit::prose;
use crate::vocabulary::Vocabulary;

/// Formats a title and an address as a link in one kind of docs.
pub type LinkTo = fn(&str, &str) -> String;

/// Returns the lifecycle of a deprecated or retired entry, one line of Markdown each; `name` formats the name of the
/// replacement.
pub fn lines(about: &About, name: impl Fn(Target) -> String) -> Vec<String> {
    let lead = |lead: String, details: String| format!("{lead} {details}").trim_end().to_owned();
    let deprecated = about.deprecated.as_ref().map(|deprecated| {
        lead(format!("**Deprecated** since {}.", deprecated.since), why(deprecated, name))
    });
    let retired = about.retired.as_ref().map(|retired| {
        let note = retired.note.as_deref().map(sentence).unwrap_or_default();
        lead(format!("**Retired** since {}: {GONE}", retired.since), note)
    });
    deprecated.into_iter().chain(retired).collect()
}

const GONE: &str = "the API no longer sends it; it stays to read old logs.";

/// Returns why an entry is deprecated and its replacement; empty if the catalogue has neither.
pub fn why(deprecated: &Deprecated, name: impl Fn(Target) -> String) -> String {
    let note = deprecated.note.as_deref().map(sentence);
    let replacement = deprecated.replacement.map(|target| format!("Use {} instead.", name(target)));
    note.into_iter().chain(replacement).collect::<Vec<_>>().join(" ")
}

fn sentence(prose: &str) -> String {
    ended(&prose::line(prose))
}

/// Returns a sentence with its full stop.
fn ended(sentence: &str) -> String {
    if sentence.ends_with(['.', '!', '?']) { sentence.to_owned() } else { format!("{sentence}.") }
}

/// Returns the state of an entry in one word, for tables; `None` while the entry is in use.
pub fn word(about: &About) -> Option<&'static str> {
    match (&about.deprecated, &about.retired) {
        (_, Some(_)) => Some("retired"),
        (Some(_), None) => Some("deprecated"),
        (None, None) => None,
    }
}

/// Returns the sources of an entry, one line of Markdown each. Omits samples that are among the examples.
pub fn provenance(
    facts: &Catalog,
    about: &About,
    examples: &[String],
    link: LinkTo,
) -> Vec<String> {
    about.sources.iter().map(|source| self::source(facts, source, examples, link)).collect()
}

fn source(facts: &Catalog, source: &Source, examples: &[String], link: LinkTo) -> String {
    let kind = source.kind.name();
    let place = facts.place(source).map(|place| place_words(place, link));
    let details: Vec<_> = place.into_iter().chain(source.date.clone()).collect();
    let details =
        if details.is_empty() { String::new() } else { format!(": {}", details.join(", ")) };
    let sample = source.sample.as_ref().filter(|sample| !examples.contains(sample));
    let sample = sample.map(|sample| format!(", as {}", prose::code(&prose::plain(sample))));
    format!("{kind}{details}{}", sample.unwrap_or_default())
}

/// Returns an address as a link that shows its host.
fn place_words(place: &str, link: LinkTo) -> String {
    match place.split_once("://") {
        Some((_, rest)) => link(rest.split(['/', '?', '#']).next().unwrap_or(rest), place),
        None => prose::line(place),
    }
}
