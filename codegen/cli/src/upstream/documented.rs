//! `Documented`: the contents of a page by section: errors with their messages, rules, impacts, prose.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

pub(crate) use super::naming::{Head, of_row};
use super::text::Text;

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Documented {
    pub(crate) sections: Vec<Section>,
    /// Whether the lines of the page had been run together.
    pub(crate) restored: bool,
}

/// A heading and what is below it, up to the next one.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Section {
    /// The heading; the beginning of a page may have none.
    pub(crate) heading: Option<Text>,
    pub(crate) level: u8,
    /// The section that this one is part of.
    pub(crate) parent: Option<usize>,
    /// The topic that the headings name.
    pub(crate) topic: Topic,
    /// The errors that it is about; none when it is about all or something else.
    pub(crate) heads: Vec<Head>,
    /// Whether a heading further up names these errors.
    pub(crate) within: bool,
    /// The words of the heading that are neither status nor code.
    pub(crate) title: String,
    pub(crate) prose: Vec<Prose>,
    pub(crate) tables: Vec<Table>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Topic {
    Errors,
    /// Something else that has codes, such as events or currencies.
    Other,
    /// No heading says.
    #[default]
    Unknown,
}

/// A paragraph, an item of a list or something else in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Prose {
    pub(crate) kind: ProseKind,
    /// The title that the words begin with, such as `Solution`; it is not among them.
    pub(crate) label: Option<String>,
    pub(crate) text: Text,
}

/// The kind of a piece of prose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum ProseKind {
    Paragraph,
    /// Words that only lead to what follows, such as a list.
    LeadIn,
    /// An item of a list.
    Item,
    /// The remedy, by the title of the paragraph.
    Remedy,
    /// The impact on an operation; the name of the operation is not among the words.
    Impact(String),
    /// Something that is not prose, and its name.
    Other(&'static str),
}

/// A table, read row by row, or a list of which each item is about an error.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Table {
    /// Why its rows are not about errors, if they are not.
    pub(crate) aside: Option<&'static str>,
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Row>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Column {
    pub(crate) title: Text,
    pub(crate) role: Role,
    /// Whether the role was found by where the column is and not by its title.
    pub(crate) guessed: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Role {
    Status,
    Code,
    Message,
    Description,
    Remedy,
    /// Something that no entry has a place for.
    #[serde(rename = "cell")]
    Other,
}

/// A row with the rows that continue it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Row {
    /// The errors that it names itself; none when the section does.
    pub(crate) heads: Vec<Head>,
    /// The messages on the wire, any of these texts; none if the list of messages is empty. `None` if the row is about
    /// the error as a whole.
    pub(crate) messages: Option<Vec<String>>,
    /// Pairs of characters around messages.
    pub(crate) wraps: Vec<(char, char)>,
    /// Its other cells that are not empty, by column.
    pub(crate) cells: Vec<Cell>,
    /// The byte of the page where it begins.
    pub(crate) at: usize,
    /// Why it is not about an error, if it is not.
    pub(crate) aside: Option<&'static str>,
    /// Notes on how it was read, to check by hand.
    pub(crate) notes: Vec<&'static str>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Cell {
    pub(crate) role: Role,
    pub(crate) column: String,
    pub(crate) text: Text,
}

/// The meanings of the headings and columns of a page when it was pinned.
#[derive(Clone, Debug, Default)]
pub(crate) struct Meanings {
    /// Headings by their fingerprints, and the errors that each is about.
    pub(crate) headings: std::collections::HashMap<u64, Vec<Head>>,
    /// Headings by their fingerprints, and whether the names that lists below begin with are codes of errors.
    pub(crate) lists: std::collections::HashMap<u64, bool>,
    /// Tables: the fingerprint of the heading above, and the fingerprint of each column's title with its role.
    pub(crate) tables: Vec<(u64, Vec<(u64, Role)>)>,
}

impl Meanings {
    /// Returns the pinned columns of a table: of the one below the same heading that is most similar, of several the one
    /// in its place, else of one with exactly these titles.
    pub(super) fn columns(
        &self,
        heading: u64,
        place: usize,
        titles: &[u64],
    ) -> Option<&[(u64, Role)]> {
        let shared = |columns: &[(u64, Role)]| {
            columns.iter().filter(|(title, _)| titles.contains(title)).count()
        };
        let here = self.tables.iter().filter(|(above, _)| *above == heading).enumerate();
        let here = here.filter(|(_, (_, columns))| shared(columns) * 2 >= columns.len().max(1));
        let all = |columns: &[(u64, Role)]| {
            !titles.is_empty() && shared(columns) == columns.len() && columns.len() == titles.len()
        };
        let same = self.tables.iter().find(|(_, columns)| all(columns));
        let found = here.max_by_key(|(at, (_, columns))| {
            (shared(columns), Reverse(columns.len().abs_diff(titles.len())), *at == place)
        });
        found.map(|(_, table)| table).or(same).map(|(_, columns)| columns.as_slice())
    }
}

impl Section {
    /// Returns the heading's words, or nothing.
    pub(crate) fn name(&self) -> String {
        self.heading.as_ref().map(Text::plain).unwrap_or_default()
    }

    /// Returns the rows of all its tables.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &Row> {
        self.tables.iter().flat_map(|table| &table.rows)
    }

    /// Returns the errors that a row is about.
    pub(crate) fn heads_of(&self, row: &Row) -> Vec<Head> {
        if row.aside.is_some() { Vec::new() } else { of_row(&row.heads, &self.heads) }
    }
}

impl Role {
    /// Returns its name in lockfiles and reports.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Code => "code",
            Self::Message => "message",
            Self::Description => "description",
            Self::Remedy => "remedy",
            Self::Other => "cell",
        }
    }
}

impl Row {
    /// Returns the words under a role, of all columns that have it.
    pub(crate) fn texts(&self, role: Role) -> impl Iterator<Item = &Text> {
        self.cells.iter().filter(move |cell| cell.role == role).map(|cell| &cell.text)
    }
}

/// Returns the messages of a row on one line: what distinguishes it from others. `None` if there are none.
pub(crate) fn joined(messages: Option<&Vec<String>>) -> Option<String> {
    messages.filter(|texts| !texts.is_empty()).map(|texts| texts.join(" | "))
}
