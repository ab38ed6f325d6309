//! Links from the page of an error to the index and to other pages. They are Markdown references, so that rustdoc can
//! use a page unchanged: the first of two definitions counts, and rustdoc's precede the page.

use std::collections::{BTreeSet, HashMap};

use crate::check::{About, Catalog, GeneralRule, Target};
use crate::emit::prose;

/// Returns a link to the index; `words` are Markdown.
pub(super) fn index(words: &str) -> String {
    format!("[{words}][index]")
}

/// Returns a link to a general rule.
pub(super) fn rule(rule: &GeneralRule) -> String {
    let name = rule.name.as_str();
    format!("[{name}][rule {name}]")
}

/// Returns a link to an error, or to a message on the page of another error.
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

/// Returns all replacements of deprecated entries, without duplicates.
fn targets(facts: &Catalog) -> Vec<Target> {
    let messages = facts.entries().map(|(_, message)| &message.about);
    let abouts = facts.errors.iter().map(|error| &error.about).chain(messages);
    let replacement =
        |about: &About| about.deprecated.as_ref().and_then(|deprecated| deprecated.replacement);
    let mut targets: Vec<_> = abouts.filter_map(replacement).collect();
    targets.sort_unstable_by_key(|target| (target.error, target.message));
    targets.dedup();
    targets
}

/// The targets of the references of all pages, collected once.
pub(super) struct References {
    /// The definitions, in the order in which pages list them.
    definitions: Vec<String>,
    /// The index of each label's definition.
    by_label: HashMap<String, usize>,
    /// The operations that return each error.
    operations: Vec<Vec<usize>>,
}

impl References {
    /// Collects the references of a catalogue.
    pub(super) fn of(facts: &Catalog) -> Self {
        let rules = facts.rules.iter().map(|rule| {
            let name = rule.name.as_str();
            (format!("rule {name}"), format!("../index.md#{name}"))
        });
        let targets = targets(facts).into_iter().map(|target| {
            let (error, message) = facts.target(target);
            let anchor = message.map(|message| format!("#{}", message.name().as_str()));
            let page = format!("{}.md{}", error.name().as_str(), anchor.unwrap_or_default());
            (label(facts, target), page)
        });
        let index = ("index".to_owned(), "../index.md".to_owned());
        let (mut definitions, mut by_label) = (Vec::new(), HashMap::new());
        for (label, leads_to) in std::iter::once(index).chain(rules).chain(targets) {
            definitions.push(format!("[{label}]: {leads_to}\n"));
            by_label.insert(label, definitions.len() - 1);
        }
        let mut operations = vec![Vec::new(); facts.errors.len()];
        for (number, operation) in facts.operations.iter().enumerate() {
            operation.errors.iter().for_each(|error| operations[*error].push(number));
        }
        Self { definitions, by_label, operations }
    }

    /// Returns the operations that return the error with index `number`.
    pub(super) fn operations(&self, number: usize) -> &[usize] {
        &self.operations[number]
    }

    /// Returns the definitions that a page needs.
    pub(super) fn of_page(&self, page: &str) -> String {
        let labels = page.split("][").skip(1).filter_map(|after| after.split_once(']'));
        let known = labels.filter_map(|(label, _)| self.by_label.get(label).copied());
        let used: BTreeSet<_> = known.collect();
        used.into_iter().map(|definition| self.definitions[definition].as_str()).collect()
    }
}

/// Returns the targets of the references of all pages in rustdoc, one line for each.
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
