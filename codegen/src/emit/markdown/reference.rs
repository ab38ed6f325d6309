//! Links from the page of an error to the index. They are references, so that rustdoc can take a page as it is: of two
//! definitions the first counts, and rustdoc's come before the page.

use crate::check::{Facts, GeneralRule};

/// A link to the index, with words that are Markdown.
pub(super) fn index(words: &str) -> String {
    format!("[{words}][index]")
}

/// A link to a general rule.
pub(super) fn rule(rule: &GeneralRule) -> String {
    let name = rule.name.as_str();
    format!("[{name}][rule {name}]")
}

/// Where the references of a page lead among the pages.
pub(super) fn among_pages(facts: &Facts, page: &str) -> String {
    let rules = facts.rules.iter().filter(|rule| page.contains(&self::rule(rule)));
    let rules = rules.map(|rule| {
        let name = rule.name.as_str();
        format!("[rule {name}]: ../index.md#{name}\n")
    });
    std::iter::once("[index]: ../index.md\n".to_owned()).chain(rules).collect()
}

/// Where the references of all pages lead in rustdoc, a line each.
#[cfg(feature = "pretty")]
pub(in crate::emit) fn in_rustdoc(facts: &Facts) -> Vec<String> {
    let rules = facts.rules.iter();
    let rules = rules
        .map(|rule| format!("[rule {}]: crate::Rule::{}", rule.name.as_str(), rule.name.pascal()));
    std::iter::once("[index]: crate#errors".to_owned()).chain(rules).collect()
}
