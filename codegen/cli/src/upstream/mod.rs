//! A vendor's documentation page: text → lines → `Page` → `Documented`, each a pure function of what came before.
//!
//! What is not understood is kept as such and never left out.

mod columns;
pub(crate) mod documented;
mod flat;
pub(crate) mod heading;
mod html;
mod lines;
mod markdown;
mod message;
mod page;
mod read;
mod rows;
pub(crate) mod text;

pub(crate) use documented::Documented;

/// What a page in Markdown says.
pub(crate) fn read(page: &str) -> Documented {
    let lines = lines::Lines::of(page);
    let page = markdown::parse(&lines);
    Documented { restored: lines.restored(), ..read::read(&page) }
}

/// The words of every heading, item, paragraph and cell of a page, but for the titles of columns.
#[cfg(test)]
pub(crate) fn words_of(page: &str) -> Vec<String> {
    let lines = lines::Lines::of(page);
    let blocks = markdown::parse(&lines);
    let of = |block: &page::Block| match block {
        page::Block::Table(table) => table.rows.iter().flatten().map(text::Text::plain).collect(),
        page::Block::Heading(_, text)
        | page::Block::Paragraph(text)
        | page::Block::Item(text)
        | page::Block::Other(_, text) => vec![text.plain()],
    };
    blocks.iter().flat_map(of).collect::<Vec<String>>()
}
