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
    let words = if section.heads.is_empty() || section.within {
        Fingerprint::of_heading(heading)
    } else {
        Fingerprint::of_words(&bare_words(&section.title))
    };
    piece(heading).with_words(words)
}

fn piece(text: &Text) -> Piece {
    Piece {
        fingerprint: Fingerprint::of(text),
        entries: Vec::new(),
        shown: Some((text.plain(), text.at)),
    }
}

impl Piece {
    /// Returns the piece with other words.
    fn with_words(self, words: Fingerprint) -> Self {
        let links = self.fingerprint.links;
        Self { fingerprint: Fingerprint { links, ..words }, ..self }
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
    let piece = piece(&prose.text).with_words(Fingerprint::of_words(&words(&text)));
    Prose { kind, piece: Piece { shown: Some((shown, prose.text.at)), ..piece } }
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
