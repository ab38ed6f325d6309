//! How an entry stands: whether it is on its way out and how it is known, in words for every kind of docs.

use crate::check::{About, Catalog, Deprecated, Source, Target};
use crate::emit::prose;
use crate::vocabulary::Vocabulary;

/// Words and an address as a link in one kind of docs.
pub type LinkTo = fn(&str, &str) -> String;

/// What new code has to know of an entry that is on its way out, a line of Markdown each; `name` names what is to be
/// used instead.
pub fn lines(about: &About, name: impl Fn(Target) -> String) -> Vec<String> {
    let lead = |lead: String, told: String| format!("{lead} {told}").trim_end().to_owned();
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

/// Why an entry is deprecated and what to use instead; empty where nothing is said.
pub fn why(deprecated: &Deprecated, name: impl Fn(Target) -> String) -> String {
    let note = deprecated.note.as_deref().map(sentence);
    let replacement = deprecated.replacement.map(|target| format!("Use {} instead.", name(target)));
    note.into_iter().chain(replacement).collect::<Vec<_>>().join(" ")
}

fn sentence(prose: &str) -> String {
    ended(&prose::line(prose))
}

/// A sentence with its full stop.
fn ended(sentence: &str) -> String {
    if sentence.ends_with(['.', '!', '?']) { sentence.to_owned() } else { format!("{sentence}.") }
}

/// In a word how an entry stands, for tables; none while it is in use.
pub fn word(about: &About) -> Option<&'static str> {
    match (&about.deprecated, &about.retired) {
        (_, Some(_)) => Some("retired"),
        (Some(_), None) => Some("deprecated"),
        (None, None) => None,
    }
}

/// How an entry is known, a line of Markdown each. Samples that stand among the examples are not told again.
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
    let told: Vec<_> = place.into_iter().chain(source.date.clone()).collect();
    let told = if told.is_empty() { String::new() } else { format!(": {}", told.join(", ")) };
    let sample = source.sample.as_ref().filter(|sample| !examples.contains(sample));
    let sample = sample.map(|sample| format!(", as {}", prose::code(&prose::plain(sample))));
    format!("{kind}{told}{}", sample.unwrap_or_default())
}

/// An address as a link that shows its host.
fn place_words(place: &str, link: LinkTo) -> String {
    match place.split_once("://") {
        Some((_, rest)) => link(rest.split(['/', '?', '#']).next().unwrap_or(rest), place),
        None => prose::line(place),
    }
}
