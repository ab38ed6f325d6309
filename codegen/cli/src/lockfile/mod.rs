//! The lockfile: fingerprints of a page as it was when its catalogue was last compared with it, and the entries of the
//! catalogue that were written from each piece.

pub(crate) mod entries;
pub(crate) mod file;
mod of_page;

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

pub(crate) use of_page::of_page;

use crate::upstream::Meanings;
use crate::upstream::documented::{Head, Role, joined, of_row};
use crate::upstream::fingerprint::{Fingerprint, hex, is_default};

/// The pinned pieces of a page.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Lockfile {
    pub(crate) sections: Vec<Section>,
    /// The entries of the catalogue that are known to have no source on the page.
    pub(crate) unsourced: Vec<String>,
}

/// A heading and its contents.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Section {
    /// A name for people: the heading in a few words.
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) name: String,
    /// The errors that it is about.
    #[serde(rename = "errors", skip_serializing_if = "is_default")]
    pub(crate) heads: Vec<Head>,
    /// Whether a heading further up names these errors.
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) within: bool,
    /// The level of the heading, from 1; 0 at the beginning of the page and where it is not pinned.
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) level: u8,
    /// The fingerprint of the whole heading, where it names errors.
    #[serde(with = "hex", skip_serializing_if = "is_default")]
    pub(crate) title: u64,
    /// The words of the heading that are neither status nor code.
    #[serde(flatten)]
    pub(crate) heading: Piece,
    #[serde(skip)]
    pub(crate) columns: Vec<Column>,
    #[serde(skip)]
    pub(crate) prose: Vec<Prose>,
    #[serde(skip)]
    pub(crate) rows: Vec<Row>,
}

#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Column {
    /// A name for people: the title in a few words.
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) name: String,
    /// The role of its cells; `None` in a lockfile that does not have it.
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) role: Option<Role>,
    /// The number of its table in the section.
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) table: usize,
    #[serde(flatten)]
    pub(crate) piece: Piece,
}

/// Some words of the page.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Piece {
    /// The entries of the catalogue that were written from it.
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) entries: Vec<String>,
    #[serde(flatten)]
    pub(crate) fingerprint: Fingerprint,
    /// The words themselves and the byte of the page where they begin; `None` for a piece from a lockfile.
    #[serde(skip)]
    pub(crate) shown: Option<(String, usize)>,
}

/// The kind of a piece of prose.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "piece", rename_all = "lowercase")]
pub(crate) enum ProseKind {
    Paragraph,
    /// An item of a list.
    Rule,
    /// The impact on an operation.
    Impact {
        #[serde(rename = "name")]
        operation: String,
    },
    /// Code, HTML and the like.
    Other,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(crate) struct Prose {
    #[serde(flatten)]
    pub(crate) kind: ProseKind,
    #[serde(flatten)]
    pub(crate) piece: Piece,
}

#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Row {
    /// The errors that it names itself.
    #[serde(rename = "errors", skip_serializing_if = "is_default")]
    pub(crate) heads: Vec<Head>,
    /// Whether it is not about an error.
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) aside: bool,
    /// The messages on the wire, as in [`documented::Row`](crate::upstream::documented::Row).
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) messages: Option<Vec<String>>,
    /// The entries of the catalogue that were written from it.
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) entries: Vec<String>,
    #[serde(skip)]
    pub(crate) cells: Vec<Cell>,
    /// The byte of the page where it begins; `None` for a row from a lockfile.
    #[serde(skip)]
    pub(crate) at: Option<usize>,
}

/// A cell other than the message.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(crate) struct Cell {
    #[serde(rename = "piece")]
    pub(crate) role: Role,
    /// The title of its column, if the role is `Other`.
    #[serde(rename = "name", skip_serializing_if = "is_default")]
    pub(crate) column: Option<String>,
    #[serde(flatten)]
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

impl Prose {
    /// Returns the operation that an impact is about.
    pub(crate) fn operation(&self) -> Option<&str> {
        match &self.kind {
            ProseKind::Impact { operation } => Some(operation),
            _ => None,
        }
    }
}

impl Row {
    /// Returns its messages as one text; `None` if it has none.
    pub(crate) fn message(&self) -> Option<String> {
        joined(self.messages.as_ref())
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
                |prose: &Prose| matches!(prose.kind, ProseKind::Rule | ProseKind::Impact { .. });
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
                meanings.tables.extend(roles.collect::<Option<_>>().map(|roles| (heading, roles)));
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
