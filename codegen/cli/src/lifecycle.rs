//! The lifecycle and the sources of an entry, for people and for scripts.

use errcat_codegen::check::{About, Catalog, Deprecated, Retired, Source, Target};
use serde::Serialize;

use crate::page::Page;

/// Writes the lifecycle and the sources of an entry, as far as the catalogue has them.
pub(crate) fn write(page: &mut Page, indent: usize, facts: &Catalog, about: &About) {
    write_lifecycle(page, indent, facts, about);
    for (index, source) in about.sources.iter().enumerate() {
        page.fact(indent, if index == 0 { "known from" } else { "" }, &known(facts, source));
    }
}

/// Writes whether an entry is deprecated or retired, if it is.
pub(crate) fn write_lifecycle(page: &mut Page, indent: usize, facts: &Catalog, about: &About) {
    for (word, text) in texts(facts, about) {
        page.fact(indent, word, &text);
    }
}

/// Returns `deprecated` and `retired` with their texts, as far as they hold for an entry.
pub(crate) fn texts(facts: &Catalog, about: &About) -> Vec<(&'static str, String)> {
    let deprecated = about.deprecated.as_ref().map(|deprecated| {
        let replacement =
            deprecated.replacement.map(|target| format!("use {}", path(facts, target)));
        ("deprecated", described(&deprecated.since, deprecated.note.as_deref(), replacement))
    });
    let retired = about.retired.as_ref();
    let retired = retired
        .map(|retired| ("retired", described(&retired.since, retired.note.as_deref(), None)));
    deprecated.into_iter().chain(retired).collect()
}

fn described(since: &impl ToString, note: Option<&str>, replacement: Option<String>) -> String {
    let since = format!("since {}", since.to_string());
    let parts = std::iter::once(since).chain(note.map(str::to_owned)).chain(replacement);
    parts.collect::<Vec<_>>().join("; ")
}

fn known(facts: &Catalog, source: &Source) -> String {
    let kind = source.kind.as_str().to_owned();
    let place = facts.place(source).map(str::to_owned);
    let sample = source.sample.as_ref().map(|sample| format!("as {sample}"));
    let parts = [Some(kind), place, source.date.clone(), sample];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Returns the path of an entry in a catalogue: `error` or `error.message`.
fn path(facts: &Catalog, target: Target) -> String {
    let (error, message) = facts.target(target);
    let error = error.name().as_str();
    message.map_or(error.to_owned(), |message| format!("{error}.{}", message.name().as_str()))
}

/// Keys of a row for scripts; absent where the catalogue has nothing.
#[derive(Serialize)]
pub(crate) struct Lifecycle<'c> {
    #[serde(skip_serializing_if = "Option::is_none")]
    deprecated: Option<DeprecatedRow<'c>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retired: Option<RetiredRow<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    source: Vec<SourceRow<'c>>,
}

#[derive(Serialize)]
struct DeprecatedRow<'c> {
    since: String,
    note: Option<&'c str>,
    #[serde(rename = "use")]
    replacement: Option<String>,
}

#[derive(Serialize)]
struct RetiredRow<'c> {
    since: String,
    note: Option<&'c str>,
}

#[derive(Serialize)]
struct SourceRow<'c> {
    kind: &'static str,
    #[serde(rename = "where")]
    place: Option<&'c str>,
    date: Option<&'c str>,
    sample: Option<&'c str>,
}

impl<'c> Lifecycle<'c> {
    /// Returns the lifecycle and the sources of one place.
    pub(crate) fn of(facts: &'c Catalog, about: &'c About) -> Self {
        Self {
            deprecated: about.deprecated.as_ref().map(|declared| deprecated(facts, declared)),
            retired: about.retired.as_ref().map(retired),
            source: about.sources.iter().map(|declared| source(facts, declared)).collect(),
        }
    }
}

fn deprecated<'c>(facts: &Catalog, declared: &'c Deprecated) -> DeprecatedRow<'c> {
    DeprecatedRow {
        since: declared.since.to_string(),
        note: declared.note.as_deref(),
        replacement: declared.replacement.map(|target| path(facts, target)),
    }
}

fn retired(declared: &Retired) -> RetiredRow<'_> {
    RetiredRow { since: declared.since.to_string(), note: declared.note.as_deref() }
}

fn source<'c>(facts: &'c Catalog, declared: &'c Source) -> SourceRow<'c> {
    SourceRow {
        kind: declared.kind.as_str(),
        place: facts.place(declared),
        date: declared.date.as_deref(),
        sample: declared.sample.as_deref(),
    }
}
