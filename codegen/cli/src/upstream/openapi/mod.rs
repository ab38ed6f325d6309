//! `OpenAPI` documents: the error responses of all operations become one table.

mod document;
mod errors;
mod schema;

use std::collections::HashSet;

use super::blocks::{Block, JSON, Page, Table};
use super::text::Text;
use document::Document;
pub(super) use document::check;

/// Returns whether a text is an `OpenAPI` document: a key at its top says so.
pub(super) fn is_likely(text: &str) -> bool {
    let key = |line: &str| {
        let bare = line.trim_start_matches(['"', '\'']);
        bare.starts_with("openapi") || bare.starts_with("swagger")
    };
    match text.trim_start().strip_prefix('{') {
        Some(json) => json.trim_start().lines().any(|line| key(line.trim_start())),
        None => text.lines().any(|line| key(line) && line.contains(':')),
    }
}

/// Returns the blocks of a document: its title and description, and a table of its errors.
pub(super) fn page(text: &str) -> Page {
    let Ok(document) = Document::read(text) else { return Page::new() };
    let mut page = Page::new();
    let info = |key: &str| document.root.get("info").and_then(|info| info.get(key)?.as_str());
    let at = |words: &str| text.find(words.lines().next().unwrap_or_default()).unwrap_or_default();
    if let Some(title) = info("title") {
        page.push(Block::Heading(1, Text::plain_at(at(title), title)));
    }
    if let Some(description) = info("description") {
        page.push(Block::Paragraph(Text::plain_at(at(description), description)));
    }
    let found = errors::of(&document);
    page.extend(found.example.map(|example| Block::Other(JSON, Text::plain_at(0, &example))));
    let external = found.external.iter().map(|reference| {
        let words = format!("the reference {reference} leads to another document");
        Block::Other("a reference", Text::plain_at(at(reference), &words))
    });
    page.extend(external);
    page.push(Block::Heading(2, Text::plain_at(0, "Errors")));
    let titles = ["Status", "Code", "Message", "Description", "Operations"];
    let head = titles.map(|title| Text::plain_at(0, title)).to_vec();
    let mut shown = HashSet::new();
    let rows = found.rows.into_iter().map(|(row, mut operations)| {
        // The operations of an error are those of its messages.
        if !shown.insert((row.status.clone(), row.code.clone(), operations.clone())) {
            operations.clear();
        }
        let place = document.place(row.code.as_deref().unwrap_or(&row.status));
        let cells = [row.status, row.code.unwrap_or_default(), row.message.unwrap_or_default()];
        let rest = [row.description, operations.join(", ")];
        cells.into_iter().chain(rest).map(|cell| Text::plain_at(place, &cell)).collect()
    });
    page.push(Block::Table(Table { head, rows: rows.collect() }));
    page
}
