//! Writes the docs as Markdown: an index, a page for each error, and the files that mdBook needs. No text of a
//! catalogue can become markup in them, and every link leads to an existing heading.

mod book;
mod facts;
mod index;
mod page;
mod places;
mod reading;
mod reference;
mod snippet;
mod writer;

pub use facts::text;
pub use reading::variations;
pub use snippet::pattern;
#[cfg(feature = "pretty")]
pub(in crate::emit) use {reference::in_rustdoc, snippet::quick_start};

use super::{Artifact, prose};
use crate::Compiled;
use crate::check::{Catalog, Error, Message};
use page::Pages;
use reference::References;

/// The readers of the pages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Audience {
    /// Users of the generated crate: each page also has the Rust code that matches the error.
    Rust,
    /// Users of the API, in any language.
    Anyone,
}

/// Returns every file, relative to the `docs` folder.
pub fn files(compiled: &Compiled) -> Vec<Artifact> {
    let mut files = vec![book::config(compiled), book::summary(compiled)];
    files.extend(pages(compiled, Audience::Rust));
    files
}

/// Returns the index, then the page of each error in catalogue order.
pub fn pages(compiled: &Compiled, audience: Audience) -> Vec<Artifact> {
    let references = References::of(compiled.catalog());
    let pages = Pages { compiled, reader: compiled.interpreter(), references, audience };
    let errors = 0..compiled.catalog().errors.len();
    let errors = errors.map(|number| page::page(&pages, number));
    std::iter::once(index::page(compiled)).chain(errors).collect()
}

/// Returns the path of an error's page.
fn path(error: &Error) -> String {
    format!("errors/{}.md", error.name().as_str())
}

/// Returns the anchor of a message on the page of its error, which is empty for an inline message.
pub fn anchor(error: &Error, message: &Message) -> String {
    if error.inline { String::new() } else { format!("#{}", message.name()) }
}

/// Returns the title of an error: its status and code, and its name if these do not contain it.
fn title(error: &Error) -> String {
    let title = prose::escape(&error.title());
    if says_name(error) { title } else { format!("{title}: {}", error.name().as_str()) }
}

/// Returns whether the code of an error is its name, except for case and punctuation.
pub fn says_name(error: &Error) -> bool {
    let letters = |text: &str| text.replace(['_', '-', '.'], "").to_ascii_lowercase();
    error.code.as_ref().is_some_and(|code| letters(code) == letters(error.name().as_str()))
}

/// Returns the errors in the order of their statuses; those without a status come last.
pub fn by_status(facts: &Catalog) -> Vec<&Error> {
    let mut errors: Vec<_> = facts.errors.iter().collect();
    errors.sort_by_key(|error| (error.status.is_none(), error.status));
    errors
}
