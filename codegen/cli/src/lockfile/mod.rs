//! The lockfile: fingerprints of a page as it was when its catalogue was last compared with it, and the entries of the
//! catalogue that were written from each piece.

pub(crate) mod entries;
pub(crate) mod file;
mod of_page;

use std::collections::HashSet;

pub(crate) use of_page::of_page;

use crate::upstream::documented::{Head, Messages, Role, of_row};
use crate::upstream::{Fingerprint, Meanings};

/// The pinned pieces of a page.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Lockfile {
    pub(crate) sections: Vec<Section>,
    /// The entries of the catalogue that are known to have no source on the page.
    pub(crate) unsourced: Vec<String>,
}

/// A heading and its contents.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Section {
    /// The errors that it is about.
    pub(crate) heads: Vec<Head>,
    /// Whether a heading further up names these errors.
    pub(crate) within: bool,
    /// A name for people: the heading in a few words.
    pub(crate) name: String,
    /// The level of the heading, from 1; 0 at the beginning of the page and where it is not pinned.
    pub(crate) level: u8,
    /// The fingerprint of the whole heading, where it names errors.
    pub(crate) title: u64,
    /// The words of the heading that are neither status nor code.
    pub(crate) heading: Piece,
    pub(crate) columns: Vec<Column>,
    pub(crate) prose: Vec<Prose>,
    pub(crate) rows: Vec<Row>,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Column {
    /// A name for people: the title in a few words.
    pub(crate) name: String,
    pub(crate) piece: Piece,
    /// The role of its cells; `None` in a lockfile that does not have it.
    pub(crate) role: Option<Role>,
    /// The number of its table in the section.
    pub(crate) table: usize,
}

/// Some words of the page.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Piece {
    pub(crate) fingerprint: Fingerprint,
    /// The entries of the catalogue that were written from it.
    pub(crate) entries: Vec<String>,
    /// The words themselves and the byte of the page where they begin; `None` for a piece from a lockfile.
    pub(crate) shown: Option<(String, usize)>,
}

/// The kind of a piece of prose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum ProseKind {
    Paragraph,
    /// An item of a list.
    Rule,
    /// The impact on an operation.
    Impact(String),
    /// Code, HTML and the like.
    Other,
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Prose {
    pub(crate) kind: ProseKind,
    pub(crate) piece: Piece,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Row {
    /// The errors that it names itself.
    pub(crate) heads: Vec<Head>,
    pub(crate) messages: Messages,
    /// Whether it is not about an error.
    pub(crate) aside: bool,
    pub(crate) cells: Vec<Cell>,
    /// The entries of the catalogue that were written from it.
    pub(crate) entries: Vec<String>,
    /// The byte of the page where it begins; `None` for a row from a lockfile.
    pub(crate) at: Option<usize>,
}

/// A cell other than the message.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Cell {
    pub(crate) role: Role,
    /// The title of its column, if the role is `Other`.
    pub(crate) column: Option<String>,
    pub(crate) piece: Piece,
}

impl Piece {
    /// Returns the words; `None` if the piece was read from a lockfile.
    pub(crate) fn text(&self) -> Option<&str> {
        self.shown.as_ref().map(|(text, _)| text.as_str())
    }

    /// Returns the byte of the page where the words begin; `None` if the piece was read from a lockfile.
    pub(crate) fn at(&self) -> Option<usize> {
        self.shown.as_ref().map(|(_, at)| *at)
    }

    /// Returns whether the words are the same.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        self.fingerprint.says_the_same(&other.fingerprint)
    }
}

impl Section {
    /// Returns the errors that a row is about.
    pub(crate) fn heads_of(&self, row: &Row) -> Vec<Head> {
        if row.aside { Vec::new() } else { of_row(&row.heads, &self.heads) }
    }
}

impl Lockfile {
    /// Returns the meanings of the headings and columns of the page.
    pub(crate) fn meanings(&self) -> Meanings {
        let mut meanings = Meanings::default();
        for section in &self.sections {
            let heading =
                if section.title == 0 { section.heading.fingerprint.whole } else { section.title };
            if section.title != 0 && !section.within {
                meanings.headings.insert(section.title, section.heads.clone());
            }
            let is_listed =
                |prose: &Prose| matches!(prose.kind, ProseKind::Rule | ProseKind::Impact(_));
            let names_errors = |row: &Row| !row.aside && !row.heads.is_empty();
            if section.columns.is_empty() && section.rows.iter().any(names_errors) {
                meanings.lists.insert(heading, true);
            } else if section.prose.iter().any(is_listed) {
                meanings.lists.insert(heading, false);
            }
            for columns in section.columns.chunk_by(|a, b| a.table == b.table) {
                let roles = columns
                    .iter()
                    .map(|column| Some((column.piece.fingerprint.whole, column.role?)));
                if let Some(roles) = roles.collect() {
                    meanings.tables.push((heading, roles));
                }
            }
        }
        meanings
    }

    /// Returns all errors that the page names.
    pub(crate) fn heads(&self) -> HashSet<Head> {
        let of_section = |section: &Section| {
            let rows = section.rows.iter().flat_map(|row| section.heads_of(row));
            section.heads.iter().cloned().chain(rows).collect::<Vec<_>>()
        };
        self.sections.iter().flat_map(of_section).collect()
    }

    /// Returns every piece that has words.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = &Piece> {
        let pieces = self.sections.iter().flat_map(|section| {
            let cells = section.rows.iter().flat_map(|row| &row.cells).map(|cell| &cell.piece);
            let prose = section.prose.iter().map(|prose| &prose.piece);
            let columns = section.columns.iter().map(|column| &column.piece);
            std::iter::once(&section.heading).chain(columns).chain(prose).chain(cells)
        });
        pieces.filter(|piece| !piece.fingerprint.words.is_empty())
    }
}
