//! A catalogue's docs as a static site: pure functions to `Artifact`s. The pages are the rendered Markdown docs, which
//! come with them. The decided table comes as data, with scripts that read responses with it in a browser, offline. No
//! text of a catalogue can become markup.

mod address;
mod assets;
mod catalogue;
mod highlight;
mod item;
mod listing;
mod machine;
mod markdown;
mod pages;
mod robots;
mod table;

use std::collections::BTreeMap;

pub(crate) use address::BaseUrl;
use errcat_codegen::Compiled;
use errcat_codegen::check::{Catalog, retry_meaning};
use errcat_codegen::emit::markdown::{self as docs, Audience};
use errcat_codegen::emit::{Artifact, MARK, VERSION};
use errcat_codegen::render::one_line;
use pulldown_cmark_escape::escape_html;

#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// The address of the published site, if it is known.
    pub(crate) base: Option<BaseUrl>,
    pub(crate) audience: Audience,
}

impl Settings {
    /// Returns the settings of one catalogue's site: the address that is given for it, else the one of the catalogue.
    pub(crate) fn of(&self, facts: &Catalog) -> Self {
        let declared = || facts.api.site.as_deref().and_then(|site| site.parse().ok());
        Self { base: self.base.clone().or_else(declared), audience: self.audience }
    }

    /// Returns the address of a page by its path without extension, where the address of the site is known.
    fn address(&self, path: &str) -> Option<String> {
        let base = self.base.as_ref()?;
        Some(base.of(&if path == "index" { String::new() } else { format!("{path}.html") }))
    }
}

/// Returns every file of one catalogue's site.
pub(crate) fn files(compiled: &Compiled, settings: &Settings) -> Vec<Artifact> {
    let facts: &Catalog = compiled.catalog();
    let settings = &settings.of(facts);
    let pages = pages::Pages::of(compiled, settings);
    let mut files = assets::files(compiled);
    let mut markdown = docs::pages(compiled, settings.audience).into_iter();
    let index = markdown.next();
    files.extend(index.iter().map(|index| pages.index(&index.text)));
    for (error, page) in facts.errors.iter().zip(markdown.by_ref()) {
        files.push(pages.error(error, &page.text));
        files.push(twin(facts, page));
    }
    files.extend(index.map(|index| twin(facts, index)));
    files.push(pages.missing());
    files.push(machine::catalogue(compiled, settings));
    files.extend(robots::of_site(facts, settings));
    files
}

/// Returns the front page of several sites, each in a folder with the name of its id.
pub(crate) fn front(all: &[&Compiled], settings: &Settings) -> Vec<Artifact> {
    let mut files = assets::shared();
    files.extend(pages::front(all, settings));
    files.extend(robots::of_front(all, settings));
    files
}

/// Returns a Markdown page as a file of the site.
fn twin(facts: &Catalog, page: Artifact) -> Artifact {
    page.headed(&comment(&facts.source_name))
}

/// Returns the header of every file of a site, without a comment mark.
fn header(source: &str) -> String {
    format!("{MARK}{VERSION} from {source}; edit that file and run errcat docs")
}

/// Returns the header for a comment of HTML, which no name of a file can end.
fn comment(source: &str) -> String {
    header(&one_line(source).replace('>', "&gt;"))
}

/// Returns the meaning of each retry of the catalogue, by the text that is shown for it.
fn retries(facts: &Catalog) -> BTreeMap<String, String> {
    let messages = facts.entries().map(|(_, message)| &message.about);
    let abouts = messages.chain(facts.errors.iter().map(|error| &error.about));
    let retries = abouts.filter_map(|about| about.retry.as_ref()).chain(facts.default_retry());
    let meaning = |retry| retry_meaning(retry, None, str::to_owned);
    retries.map(|retry| (retry.to_string(), meaning(retry))).collect()
}

/// Returns text as HTML, for an attribute or between tags.
fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    // Writing to a `String` cannot fail.
    let _ = escape_html(&mut html, text);
    html
}
