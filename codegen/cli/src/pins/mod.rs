//! Pins: what a page said when its catalogue was last compared with it, as fingerprints, and which entries of the
//! catalogue were written from which piece.

pub(crate) mod entries;
pub(crate) mod lock;
mod of_page;

use crate::upstream::Print;
pub(crate) use of_page::of_page;

use crate::upstream::documented::{Head, Messages, Role};

/// All that is pinned of a page.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Pins {
    pub(crate) sections: Vec<Section>,
    /// What of the catalogue is known to stand on its own, without a source on the page.
    pub(crate) unsourced: Vec<String>,
}

/// A heading and what stands below it.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Section {
    /// The errors that it is about.
    pub(crate) heads: Vec<Head>,
    /// Whether a heading further up names these errors.
    pub(crate) within: bool,
    /// A name for people: the heading in short.
    pub(crate) name: String,
    /// The words of the heading that are neither status nor code.
    pub(crate) heading: Piece,
    /// The titles of its tables' columns.
    pub(crate) columns: Vec<Piece>,
    pub(crate) prose: Vec<Prose>,
    pub(crate) rows: Vec<Row>,
}

/// Some words of the page.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Piece {
    pub(crate) print: Print,
    /// What of the catalogue was written from it.
    pub(crate) entries: Vec<String>,
    /// The words themselves and the byte of the page where they begin: known only of a page at hand.
    pub(crate) shown: Option<(String, usize)>,
}

/// What a piece of prose is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum ProseKind {
    Paragraph,
    /// An item of a list.
    Rule,
    /// What the users of an operation see.
    Impact(String),
    /// Code, HTML and the like.
    Other,
}

/// A piece of prose.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Prose {
    pub(crate) kind: ProseKind,
    pub(crate) piece: Piece,
}

/// A row of a table.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Row {
    /// The errors that it names itself.
    pub(crate) heads: Vec<Head>,
    pub(crate) messages: Messages,
    pub(crate) cells: Vec<Cell>,
    /// What of the catalogue was written from it.
    pub(crate) entries: Vec<String>,
    /// The byte of the page where it begins, of a page at hand.
    pub(crate) at: Option<usize>,
}

/// A cell beside the message.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Cell {
    pub(crate) role: Role,
    /// The title of its column, where the role does not tell.
    pub(crate) column: Option<String>,
    pub(crate) piece: Piece,
}

impl Section {
    /// The errors that a row is about.
    pub(crate) fn heads_of<'s>(&'s self, row: &'s Row) -> &'s [Head] {
        if row.heads.is_empty() { &self.heads } else { &row.heads }
    }
}

impl Pins {
    /// Every piece that has words.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = &Piece> {
        let pieces = self.sections.iter().flat_map(|section| {
            let cells = section.rows.iter().flat_map(|row| &row.cells).map(|cell| &cell.piece);
            let prose = section.prose.iter().map(|prose| &prose.piece);
            std::iter::once(&section.heading).chain(&section.columns).chain(prose).chain(cells)
        });
        pieces.filter(|piece| !piece.print.words.is_empty())
    }
}
