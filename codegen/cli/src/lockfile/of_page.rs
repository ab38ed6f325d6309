//! Makes the lockfile of a page.

use super::{Cell, Column, Lockfile, Piece, Prose, ProseKind, Row, Section};
use crate::upstream::Documented;
use crate::upstream::documented::{self, Role};
use crate::upstream::fingerprint::{Fingerprint, bare_words, words};
use crate::upstream::text::Text;

/// Returns the lockfile of a page; no piece names entries of a catalogue yet.
pub(crate) fn of_page(documented: &Documented) -> Lockfile {
    Lockfile { sections: documented.sections.iter().map(section).collect(), unsourced: Vec::new() }
}

fn section(section: &documented::Section) -> Section {
    let title = section.heading.as_ref().filter(|_| !section.heads.is_empty());
    Section {
        level: section.level,
        title: title.map_or(0, |heading| Fingerprint::of_heading(heading).whole),
        heads: section.heads.clone(),
        within: section.within,
        name: short(&section.name()),
        heading: heading(section),
        columns: columns(&section.tables),
        prose: section.prose.iter().filter(|prose| !prose.text.is_stamp()).map(prose).collect(),
        rows: section.rows().map(row).collect(),
    }
}

/// Returns the columns of all tables; lists have none.
fn columns(tables: &[documented::Table]) -> Vec<Column> {
    let of_table = |(table, read): (usize, &documented::Table)| {
        let column = |column: &documented::Column| Column {
            name: short(&column.title.plain()),
            piece: piece(&column.title),
            role: Some(column.role),
            table,
        };
        read.columns.iter().map(column).collect::<Vec<_>>()
    };
    tables.iter().enumerate().flat_map(of_table).collect()
}

/// Returns the heading in a few words.
fn short(heading: &str) -> String {
    heading.split_whitespace().take(6).collect::<Vec<_>>().join(" ")
}

/// Returns the piece of a heading: the words without status and code if it names an error, else all words.
fn heading(section: &documented::Section) -> Piece {
    let Some(heading) = &section.heading else { return Piece::default() };
    let plain = heading.plain();
    let own = !section.heads.is_empty() && !section.within;
    let words = own.then(|| Fingerprint::of_words(&bare_words(&section.title)));
    let links = Fingerprint::of(heading).links;
    Piece {
        fingerprint: Fingerprint {
            links,
            ..words.unwrap_or_else(|| Fingerprint::of_heading(heading))
        },
        entries: Vec::new(),
        shown: Some((plain, heading.at)),
    }
}

fn piece(text: &Text) -> Piece {
    Piece {
        fingerprint: Fingerprint::of(text),
        entries: Vec::new(),
        shown: Some((text.plain(), text.at)),
    }
}

fn prose(prose: &documented::Prose) -> Prose {
    let kind = match &prose.kind {
        documented::ProseKind::Paragraph
        | documented::ProseKind::LeadIn
        | documented::ProseKind::Remedy => ProseKind::Paragraph,
        documented::ProseKind::Item => ProseKind::Rule,
        documented::ProseKind::Impact(operation) => {
            ProseKind::Impact { operation: operation.clone() }
        }
        documented::ProseKind::Other(_) => ProseKind::Other,
    };
    let plain = prose.text.plain();
    let shown = prose.label.as_ref().map(|label| format!("{label}: {plain}")).unwrap_or(plain);
    // The layout of JSON is ignored.
    let json = (prose.kind == documented::ProseKind::Other("JSON"))
        .then(|| serde_json::from_str::<serde_json::Value>(&prose.text.raw()).ok())
        .flatten();
    let text = json.map_or_else(|| shown.clone(), |json| format!("{json:#}"));
    let links = Fingerprint::of(&prose.text).links;
    let fingerprint = Fingerprint { links, ..Fingerprint::of_words(&words(&text)) };
    let piece = Piece { fingerprint, entries: Vec::new(), shown: Some((shown, prose.text.at)) };
    Prose { kind, piece }
}

fn row(row: &documented::Row) -> Row {
    Row {
        heads: row.heads.clone(),
        messages: row.messages.clone(),
        aside: row.aside.is_some(),
        cells: row.cells.iter().map(cell).collect(),
        entries: Vec::new(),
        at: Some(row.at),
    }
}

fn cell(cell: &documented::Cell) -> Cell {
    let column = (cell.role == Role::Other).then(|| cell.column.clone());
    Cell { role: cell.role, column, piece: piece(&cell.text) }
}
