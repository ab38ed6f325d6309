//! A catalogue's docs as a static site: pure functions to `Artifact`s. The pages are the rendered Markdown docs. The
//! decided table comes with them as data, with scripts that read responses with it in a browser, offline.
//! No text of a catalogue can become markup.

mod assets;
mod catalogue;
mod markdown;
mod pages;
mod table;

use errcat_codegen::Compiled;
use errcat_codegen::emit::{Artifact, MARK, VERSION, markdown as docs};
use pulldown_cmark_escape::escape_html;

/// Returns every file of one catalogue's site.
pub(crate) fn files(compiled: &Compiled) -> Vec<Artifact> {
    let mut files = assets::files(compiled);
    for page in docs::files(compiled) {
        files.extend(pages::page(compiled, &page));
    }
    files
}

/// Returns the front page of several sites, each in a folder with the name of its id.
pub(crate) fn front(all: &[&Compiled]) -> Vec<Artifact> {
    let mut files = assets::shared();
    files.push(pages::front(all));
    files
}

/// Returns the header of every file of a site, without a comment mark.
fn header(source: &str) -> String {
    format!("{MARK}{VERSION} from {source}; edit that file and run errcat docs")
}

/// Returns text as HTML, for an attribute or between tags.
fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    // Writing to a `String` cannot fail.
    let _ = escape_html(&mut html, text);
    html
}
