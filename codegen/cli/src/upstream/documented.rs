//! `Documented`: what a page says, section by section: errors with their messages, rules, impacts, prose.

pub(crate) use super::heading::Head;
use super::text::Text;

/// All that a page says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Documented {
    pub(crate) sections: Vec<Section>,
    /// Whether the lines of the page had been run together.
    pub(crate) restored: bool,
}

/// A heading and what stands below it, up to the next one.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Section {
    /// The heading; the beginning of a page may have none.
    pub(crate) heading: Option<Text>,
    pub(crate) level: u8,
    /// The errors that it is about; none when it is about all or something else.
    pub(crate) heads: Vec<Head>,
    /// Whether a heading further up names these errors.
    pub(crate) within: bool,
    /// The words of the heading that are neither status nor code.
    pub(crate) title: String,
    pub(crate) prose: Vec<Prose>,
    pub(crate) tables: Vec<Table>,
}

/// A paragraph, an item of a list or something else that is told in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Prose {
    pub(crate) kind: ProseKind,
    pub(crate) text: Text,
}

/// What some words are for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum ProseKind {
    Paragraph,
    /// Words that only lead to what follows, such as a list.
    LeadIn,
    /// An item of a list.
    Item,
    /// What to do, by the title of the paragraph.
    Remedy,
    /// What the users of an operation see; the name of the operation is not among the words.
    Impact(String),
    /// Something that is not read as prose, and what it is called.
    Other(&'static str),
}

/// A table, read row by row.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Table {
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Row>,
}

/// A column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Column {
    pub(crate) title: Text,
    pub(crate) role: Role,
    /// Whether the role was told by where the column stands and not by its title.
    pub(crate) guessed: bool,
}

/// What the cells of a column are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Role {
    Status,
    Code,
    Message,
    Description,
    Remedy,
    /// Something that no entry has a place for.
    Other,
}

/// A row with the rows that continue it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Row {
    /// The errors that it names itself; none when the section tells.
    pub(crate) heads: Vec<Head>,
    /// What arrives.
    pub(crate) messages: Messages,
    /// Pairs of characters that stand around messages.
    pub(crate) wraps: Vec<(char, char)>,
    /// Its other cells that are not empty, by column.
    pub(crate) cells: Vec<Cell>,
    /// The byte of the page where it begins.
    pub(crate) at: usize,
    /// How it had to be read, for a person to look at.
    pub(crate) doubts: Vec<&'static str>,
}

/// The messages of a row.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) enum Messages {
    /// The row is about the error as a whole.
    #[default]
    None,
    /// The list of messages is empty.
    Empty,
    /// Any of these texts.
    Texts(Vec<String>),
}

/// A cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Cell {
    pub(crate) role: Role,
    /// The title of its column.
    pub(crate) column: String,
    pub(crate) text: Text,
}

impl Section {
    /// The heading's words, or nothing.
    pub(crate) fn name(&self) -> String {
        self.heading.as_ref().map(Text::plain).unwrap_or_default()
    }

    /// The rows of all its tables.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &Row> {
        self.tables.iter().flat_map(|table| &table.rows)
    }

    /// The errors that a row is about.
    pub(crate) fn heads_of<'s>(&'s self, row: &'s Row) -> &'s [Head] {
        if row.heads.is_empty() { &self.heads } else { &row.heads }
    }
}

impl Row {
    /// The words under a role, of all columns that have it.
    pub(crate) fn texts(&self, role: Role) -> impl Iterator<Item = &Text> {
        self.cells.iter().filter(move |cell| cell.role == role).map(|cell| &cell.text)
    }
}

impl Messages {
    /// All of it on one line: what tells a row from others.
    pub(crate) fn key(&self) -> Option<String> {
        match self {
            Self::Texts(texts) => Some(texts.join(" | ")),
            Self::None | Self::Empty => None,
        }
    }
}
