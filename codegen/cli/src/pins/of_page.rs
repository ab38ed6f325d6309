//! The pins of a page at hand.

use super::{Cell, Piece, Pins, Prose, ProseKind, Row, Section};
use crate::upstream::Documented;
use crate::upstream::documented::{self, Role};
use crate::upstream::print::{Print, bare_words};
use crate::upstream::text::Text;

/// The pins of what a page says; no piece names entries of a catalogue yet.
pub(crate) fn of_page(documented: &Documented) -> Pins {
    Pins { sections: documented.sections.iter().map(section).collect(), unsourced: Vec::new() }
}

fn section(section: &documented::Section) -> Section {
    let columns = section.tables.iter().flat_map(|table| &table.columns);
    let columns = columns.filter(|column| !column.title.is_empty());
    Section {
        heads: section.heads.clone(),
        within: section.within,
        name: short(&section.name()),
        heading: heading(section),
        columns: columns.map(|column| piece(&column.title)).collect(),
        prose: section.prose.iter().map(prose).collect(),
        rows: section.rows().map(row).collect(),
    }
}

/// The heading in a few words.
fn short(heading: &str) -> String {
    heading.split_whitespace().take(6).collect::<Vec<_>>().join(" ")
}

/// Of an error's heading, status and code are facts and the rest is words; of others, all is words.
fn heading(section: &documented::Section) -> Piece {
    let Some(heading) = &section.heading else { return Piece::default() };
    let plain = heading.plain();
    let words = bare_words(if section.heads.is_empty() || section.within {
        &plain
    } else {
        &section.title
    });
    let links = Print::of(heading).links;
    Piece {
        print: Print { links, ..Print::of_words(&words) },
        entries: Vec::new(),
        shown: Some((plain, heading.at)),
    }
}

fn piece(text: &Text) -> Piece {
    Piece { print: Print::of(text), entries: Vec::new(), shown: Some((text.plain(), text.at)) }
}

fn prose(prose: &documented::Prose) -> Prose {
    let kind = match &prose.kind {
        documented::ProseKind::Paragraph
        | documented::ProseKind::LeadIn
        | documented::ProseKind::Remedy => ProseKind::Paragraph,
        documented::ProseKind::Item => ProseKind::Rule,
        documented::ProseKind::Impact(operation) => ProseKind::Impact(operation.clone()),
        documented::ProseKind::Other(_) => ProseKind::Other,
    };
    Prose { kind, piece: piece(&prose.text) }
}

fn row(row: &documented::Row) -> Row {
    Row {
        heads: row.heads.clone(),
        messages: row.messages.clone(),
        cells: row.cells.iter().map(cell).collect(),
        entries: Vec::new(),
        at: Some(row.at),
    }
}

fn cell(cell: &documented::Cell) -> Cell {
    let column = (cell.role == Role::Other).then(|| cell.column.clone());
    Cell { role: cell.role, column, piece: piece(&cell.text) }
}
