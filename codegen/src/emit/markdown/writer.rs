//! Writes Markdown from blocks, tables and links. Omits empty parts.

use crate::check::Link;
use crate::emit::prose;

/// A page under construction.
pub(super) struct Page(String);

impl Page {
    /// Creates a page with this title, which is Markdown.
    pub(super) fn new(title: &str) -> Self {
        Self(format!("# {title}\n"))
    }

    /// Adds a block.
    pub(super) fn block(&mut self, block: &str) {
        if !block.is_empty() {
            self.0.push('\n');
            self.0.push_str(block.trim_end());
            self.0.push('\n');
        }
    }

    /// Adds a block under a heading. The docs' own headings have at least two words, so that none shares the anchor of
    /// a name.
    pub(super) fn section(&mut self, heading: &str, block: &str) {
        if !block.is_empty() {
            self.block(&format!("## {heading}"));
            self.block(block);
        }
    }

    /// Returns the text so far.
    pub(super) fn text(&self) -> &str {
        &self.0
    }

    /// Returns the whole text.
    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// Joins blocks with an empty line between them.
pub(super) fn blocks(blocks: &[String]) -> String {
    let present = blocks.iter().map(|block| block.trim_end()).filter(|block| !block.is_empty());
    present.collect::<Vec<_>>().join("\n\n")
}

/// Returns a list.
pub(super) fn list(items: &[String]) -> String {
    let lines: Vec<_> = items.iter().map(|item| format!("- {item}\n")).collect();
    lines.concat()
}

/// Returns a table of one-line Markdown without its empty columns.
pub(super) fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let used = |column: &usize| rows.iter().any(|row| !row[*column].is_empty());
    let columns: Vec<_> = (0..head.len()).filter(used).collect();
    let line = |cell: &dyn Fn(usize) -> String| {
        let cells: Vec<_> = columns.iter().map(|column| cell(*column)).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let mut out = line(&|column| head[column].to_owned()) + &line(&|_| "---".to_owned());
    out.extend(rows.iter().map(|row| line(&|column| prose::cell(&row[column]))));
    out
}

/// Returns links, one for each page.
pub(super) fn links(links: &[Link]) -> Vec<String> {
    links.iter().map(|link| self::link(&link.title, &link.url)).collect()
}

/// Returns a link with a plain title to an address that has been checked to be http or https.
pub(super) fn link(words: &str, url: &str) -> String {
    let url = url.replace('{', "%7B").replace('}', "%7D").replace('&', "&amp;");
    let url = if url.contains(['(', ')']) { format!("<{url}>") } else { url };
    format!("[{}]({url})", prose::escape(words))
}
