//! A `MatchTable` at work without generated code: what `errcat match` and the checks of examples use.

use super::{ErrorTable, MatchTable, PackedTable, fold, word};
use crate::check::{self, Catalog};
use crate::runtime::Table;
use crate::runtime::codes::{self, Codes};
use crate::runtime::finding::{Dialect, Glance, starts};
use crate::runtime::index::{self, Indexed};
use crate::runtime::matched::{Match, Values};
use crate::runtime::reason::Outline;
use crate::runtime::response::{Fallback, Layout};
use crate::runtime::rows::Index;

/// A catalogue and its table in the form that the runtime reads.
#[derive(Debug)]
pub struct Interpreter<'t> {
    catalog: &'t Catalog,
    table: &'t MatchTable,
    packed: &'t PackedTable,
    prefixes: Vec<Vec<(u8, &'t str)>>,
    pointers: [String; 3],
    fallback: Vec<Fallback>,
}

impl<'t> Interpreter<'t> {
    /// Reads with `table`, which was decided from `catalog`, and its packed form.
    pub(crate) fn new(
        catalog: &'t Catalog,
        table: &'t MatchTable,
        packed: &'t PackedTable,
    ) -> Self {
        let response = &catalog.response;
        Self {
            catalog,
            table,
            packed,
            prefixes: catalog.errors.iter().map(|e| e.dialect.spellings().collect()).collect(),
            pointers: [&response.code, &response.messages, &response.correlation_id]
                .map(|pointers| pointers.join("\n")),
            fallback: response.fallback.iter().map(|fallback| self::fallback(*fallback)).collect(),
        }
    }

    /// Returns the catalogue that it reads with.
    pub fn catalog(&self) -> &'t Catalog {
        self.catalog
    }

    /// Returns the table that it reads with.
    pub(crate) fn table(&self) -> &'t MatchTable {
        self.table
    }
}

fn dialect<'t>(
    error: &'t check::Error,
    table: &ErrorTable,
    prefixes: &'t [(u8, &'t str)],
) -> Dialect<'t> {
    let dialect = &error.dialect;
    Dialect {
        fold: fold(dialect),
        wrap: &dialect.wrap,
        stray: &dialect.stray,
        prefixes,
        starts: starts(prefixes.iter().map(|(_, spelling)| *spelling)),
        separator: dialect.separator.as_deref(),
        reason_in_parentheses: dialect.reason_in_parentheses,
        trailing_reason: table.trailing_words,
    }
}

/// Whether a text matches one pattern of an error.
pub(crate) fn matches(error: &check::Error, pattern: &super::Pattern, text: &str) -> bool {
    let message = &error.messages[pattern.message];
    let holes: Vec<_> = pattern.holes.iter().map(|hole| hole.runtime(message)).collect();
    let pattern = pattern.runtime(message, 0, &holes[..]);
    pattern.matches(0, text, fold(&error.dialect)).is_some()
}

fn fallback(fallback: check::Fallback) -> Fallback {
    match fallback {
        check::Fallback::Messages => Fallback::Messages,
        check::Fallback::Status => Fallback::Status,
    }
}

impl<'i> Table<'i> for &'i Interpreter<'_> {
    const PLAIN: bool = false;

    fn errors(self) -> u32 {
        word(self.catalog.errors.len())
    }

    fn status(self, error: u32) -> Option<u16> {
        self.catalog.errors.get(error as usize)?.status
    }

    fn code(self, error: u32) -> Option<&'i str> {
        self.catalog.errors.get(error as usize)?.code.as_deref()
    }

    fn find(self, status: Option<u16>, code: Option<&str>) -> Option<u32> {
        codes::find(self, status, code)
    }

    fn dialect(self, error: u32) -> Dialect<'i> {
        let error = error as usize;
        let prefixes = self.prefixes.get(error).map_or(&[][..], Vec::as_slice);
        let rows = self.catalog.errors.get(error).zip(self.table.errors.get(error));
        rows.map_or(Dialect::PLAIN, |(error, table)| dialect(error, table, prefixes))
    }

    fn layout(self) -> Layout<'i> {
        let [code, messages, correlation_id] = &self.pointers;
        Layout { code, messages, correlation_id, fallback: &self.fallback }
    }

    fn empty_message(self, error: u32) -> Option<u32> {
        let table = self.table.errors.get(error as usize)?;
        Some(word(table.first_entry + table.empty?))
    }

    fn best(self, error: u32, prefix: u8, text: &str) -> Option<Match> {
        index::best(self, error, prefix, text)
    }

    fn look(self, error: u32, text: &str) -> Glance {
        index::look(self, error, text)
    }

    fn outline(self, error: u32, prefix: u8, text: &str) -> Outline {
        index::outline(self, error, prefix, text)
    }

    fn may_end(self, error: u32, prefix: u8, beginning: (&Outline, &str)) -> bool {
        index::may_end(self, error, prefix, beginning)
    }

    fn values<'a>(self, error: u32, matched: Match, text: &'a str) -> Values<'a> {
        index::values(self, error, matched, text)
    }
}

impl<'i> Indexed<'i> for &'i Interpreter<'_> {
    fn index(self) -> Index<'i> {
        self.packed.index()
    }

    fn codes(self) -> Codes<'i> {
        self.packed.codes_index()
    }
}
