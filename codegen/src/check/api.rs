//! Checks `api` and the addresses of links.

use super::catalog::{Api, Link};
use super::{Checker, is_url, text};
use crate::diagnostic::Diagnostic;
use crate::lint::Lint;
use crate::parse::spec::{SpecApi, SpecLink, Text};
use crate::parse::suggestion;
use crate::vocabulary::Vocabulary;

/// Checks `api`. Omits missing or invalid values, which have been reported.
pub(super) fn api(checker: &mut Checker<'_>, spec: &SpecApi) -> Api {
    Api {
        id: spec.id.as_ref().map(|id| id_text(checker, id)).unwrap_or_default(),
        name: spec.name.as_ref().map(|name| text::line(checker, name)).unwrap_or_default(),
        version: version(checker, spec.version.as_ref()),
        description: text::optional_prose(checker, spec.description.as_ref()),
        docs: spec.docs.as_ref().map(|docs| url(checker, docs)),
        site: spec.site.as_ref().map(|site| url(checker, site)),
        license: spec.license.as_ref().map(|license| text::line(checker, license)),
        repository: spec.repository.as_ref().map(|repository| url(checker, repository)),
    }
}

fn id_text(checker: &mut Checker<'_>, id: &Text) -> String {
    let part = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    let begins = id.value.starts_with(|c: char| c.is_ascii_lowercase());
    if !begins || !id.value.split('-').all(part) || id.value.len() > 56 {
        let message = format!("`{}` cannot be part of a crate name", id.value);
        let help = "write lower-case letters and digits, words joined by `-`, such as `my-shop`";
        checker.push(Diagnostic::new(Lint::BadId, id.span, message).help(help));
    }
    id.value.clone()
}

fn version(checker: &mut Checker<'_>, text: Option<&Text>) -> semver::Version {
    let version = text.and_then(|text| self::semantic(checker, text));
    version.unwrap_or(semver::Version::new(0, 0, 0))
}

/// Parses a semantic version.
pub(super) fn semantic(checker: &mut Checker<'_>, text: &Text) -> Option<semver::Version> {
    let version = semver::Version::parse(&text.value);
    if let Err(error) = &version {
        let message = format!("`{}` is not a semantic version: {error}", text.value);
        let help = "write major.minor.patch, such as `0.1.0`";
        checker.push(Diagnostic::new(Lint::BadVersion, text.span, message).help(help));
    }
    version.ok()
}

/// Returns the value of a word. Reports a word that its vocabulary does not have.
pub(super) fn choice<V: Vocabulary>(checker: &mut Checker<'_>, text: &Text) -> Option<V> {
    let found = V::from_word(&text.value);
    if found.is_none() {
        unknown_value(checker, text, V::WORDS.iter().map(|row| row.word));
    }
    found
}

/// Reports a word that is not valid for its key.
pub(super) fn unknown_value<'w>(
    checker: &mut Checker<'_>,
    text: &Text,
    words: impl Iterator<Item = &'w str> + Clone,
) {
    let message = format!("`{}` is not a valid value for this key", text.value);
    let help = suggestion(&text.value, words);
    checker.push(Diagnostic::new(Lint::UnknownValue, text.span, message).help(help));
}

/// Checks `links`. Links without title or address have been reported.
pub(super) fn links(checker: &mut Checker<'_>, specs: &[SpecLink]) -> Vec<Link> {
    let mut links = Vec::new();
    for spec in specs {
        let (Some(title), Some(address)) = (&spec.title, &spec.url) else { continue };
        links.push(Link { title: text::line(checker, title), url: url(checker, address) });
    }
    links
}

/// Checks an http or https address.
pub(super) fn url(checker: &mut Checker<'_>, text: &Text) -> String {
    if !is_url(&text.value) {
        let message = format!("`{}` is not an http or https address", text.value.escape_debug());
        let help = "write it in full, with anything unusual percent-encoded";
        checker.push(Diagnostic::new(Lint::BadUrl, text.span, message).help(help));
    }
    text.value.clone()
}
