//! A vendor's documentation page: text → blocks → `Documented`, each a pure function of the step before.
//!
//! Content that is not understood is kept as such and never left out.

mod asciidoc;
mod blocks;
mod cells;
mod columns;
pub(crate) mod documented;
pub(crate) mod fingerprint;
mod flat;
mod html;
mod labelled;
mod leads;
mod lines;
mod markdown;
mod message;
mod naming;
mod openapi;
mod outline;
mod read;
mod rows;
mod rst;
mod source;
mod template;
pub(crate) mod text;
mod tokens;
mod topic;

pub(crate) use documented::{Documented, Meanings};
pub(crate) use fingerprint::Fingerprint;
pub(crate) use source::source;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Format {
    Markdown,
    Html,
    Rst,
    OpenApi,
    AsciiDoc,
}

impl Format {
    /// Returns the format of a page by its beginning and its name.
    fn of(name: &str, page: &str) -> Self {
        let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
        let start = page.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let start = start.get(..15).unwrap_or(start).to_ascii_lowercase();
        let is_html = start.starts_with("<!doctype html") || start.starts_with("<html");
        match extension.as_deref() {
            Some("yaml" | "yml" | "json") => Self::OpenApi,
            _ if is_html => Self::Html,
            Some("html" | "htm" | "xhtml") => Self::Html,
            Some("rst") => Self::Rst,
            Some("adoc" | "asciidoc") => Self::AsciiDoc,
            Some("md" | "mdx" | "markdown" | "txt") => Self::Markdown,
            _ if openapi::is_likely(page) => Self::OpenApi,
            _ if asciidoc::is_likely(page) => Self::AsciiDoc,
            _ if rst::is_likely(page) => Self::Rst,
            _ => Self::Markdown,
        }
    }
}

/// Returns the contents of a page; `meanings` are those of its headings and columns when it was pinned.
pub(crate) fn read(name: &str, page: &str, meanings: &Meanings) -> Documented {
    let (blocks, restored) = blocks(name, page);
    Documented { restored, ..outline::read(&blocks, meanings) }
}

/// Returns the blocks of a page, and whether its lines had been run together.
fn blocks(name: &str, page: &str) -> (blocks::Page, bool) {
    let (blocks, restored) = match Format::of(name, page) {
        Format::Html => (html::page(page), false),
        Format::OpenApi => (openapi::page(page), false),
        Format::AsciiDoc => (asciidoc::page(page), false),
        Format::Rst => (rst::page(page), false),
        Format::Markdown => {
            let lines = lines::Lines::of(page);
            (markdown::parse(&lines), lines.restored())
        }
    };
    (labelled::read(&blocks), restored)
}

/// Returns the words of every heading, item, paragraph and cell of a page, except the titles of columns.
#[cfg(test)]
pub(crate) fn words_of(page: &str) -> Vec<String> {
    let (blocks, _) = blocks("page.md", page);
    let of = |block: &blocks::Block| match block {
        blocks::Block::Table(table) => table.rows.iter().flatten().map(text::Text::plain).collect(),
        blocks::Block::Heading(_, text)
        | blocks::Block::Paragraph(text)
        | blocks::Block::Item(text)
        | blocks::Block::Other(_, text) => vec![text.plain()],
        blocks::Block::Definition(term, text) => vec![term.plain(), text.plain()],
    };
    blocks.iter().flat_map(of).collect::<Vec<String>>()
}
