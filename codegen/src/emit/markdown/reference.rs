//! Links from the page of an error to the index and to other pages. They are references, so that rustdoc can take a page as it is: of two
//! definitions the first counts, and rustdoc's come before the page.

use crate::check::{About, Catalog, GeneralRule, Target};
use crate::emit::prose;

/// A link to the index, with words that are Markdown.
pub(super) fn index(words: &str) -> String {
    format!("[{words}][index]")
}

/// A link to a general rule.
pub(super) fn rule(rule: &GeneralRule) -> String {
    let name = rule.name.as_str();
    format!("[{name}][rule {name}]")
}

/// A link to an error, or to a message on the page of another error.
pub(super) fn entry(facts: &Catalog, target: Target) -> String {
    let (error, message) = facts.target(target);
    match message {
        Some(message) => format!("[{}][{}]", message.name().as_str(), label(facts, target)),
        None => format!("[{}][{}]", prose::escape(&error.title()), label(facts, target)),
    }
}

fn label(facts: &Catalog, target: Target) -> String {
    let (error, message) = facts.target(target);
    let error = error.name().as_str();
    message.map_or(format!("error {error}"), |m| format!("entry {error}.{}", m.name().as_str()))
}

/// What is named anywhere as that which is to be used instead, each once.
fn targets(facts: &Catalog) -> Vec<Target> {
    let messages = facts.entries().map(|(_, message)| &message.about);
    let abouts = facts.errors.iter().map(|error| &error.about).chain(messages);
    let instead = |about: &About| about.deprecated.as_ref().and_then(|told| told.instead);
    let mut targets: Vec<_> = abouts.filter_map(instead).collect();
    targets.sort_unstable_by_key(|target| (target.error, target.message));
    targets.dedup();
    targets
}

/// Where the references of a page lead among the pages.
pub(super) fn among_pages(facts: &Catalog, page: &str) -> String {
    let rules = facts.rules.iter().filter(|rule| page.contains(&self::rule(rule)));
    let rules = rules.map(|rule| {
        let name = rule.name.as_str();
        format!("[rule {name}]: ../index.md#{name}\n")
    });
    let targets = targets(facts).into_iter().filter(|target| page.contains(&entry(facts, *target)));
    let targets = targets.map(|target| {
        let (error, message) = facts.target(target);
        let anchor = message.map(|message| format!("#{}", message.name().as_str()));
        let (label, page) = (label(facts, target), error.name().as_str());
        format!("[{label}]: {page}.md{}\n", anchor.unwrap_or_default())
    });
    std::iter::once("[index]: ../index.md\n".to_owned()).chain(rules).chain(targets).collect()
}

/// Where the references of all pages lead in rustdoc, a line each.
#[cfg(feature = "pretty")]
pub(in crate::emit) fn in_rustdoc(facts: &Catalog) -> Vec<String> {
    let rules = facts.rules.iter();
    let rules = rules
        .map(|rule| format!("[rule {}]: crate::Rule::{}", rule.name.as_str(), rule.name.pascal()));
    let targets = targets(facts).into_iter().map(|target| {
        let (error, message) = facts.target(target);
        let name = error.name().pascal();
        let item = message.map(|message| format!("{name}::{}", message.name().pascal()));
        let item = item.unwrap_or_else(|| format!("Code::{name}"));
        format!("[{}]: crate::{item}", label(facts, target))
    });
    std::iter::once("[index]: crate#errors".to_owned()).chain(rules).chain(targets).collect()
}
