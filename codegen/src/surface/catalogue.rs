//! The rows of the tables, and the tables as the runtime reads them.

use core::time::Duration;

use super::about::{Entry, Link, Retry};
use super::code::{Code, Operation};
use super::runtime::Table;
use super::runtime::finding::Dialect;
use super::runtime::pattern::{Match, Pattern};
use super::runtime::response::Layout;
use super::table;

/// What is known of an error.
pub(super) struct ErrorRow {
    pub(super) name: &'static str,
    pub(super) status: Option<u16>,
    pub(super) code: Option<&'static str>,
    pub(super) description: Option<&'static str>,
    pub(super) remedy: Option<&'static str>,
    pub(super) retry: Option<Retry>,
    pub(super) impact: &'static [(Operation, &'static str)],
    pub(super) links: &'static [Link],
    /// The first of its messages.
    pub(super) first_entry: u32,
    /// How many messages it has.
    pub(super) entries: u32,
    /// The message that stands for an empty list.
    pub(super) empty: Option<u32>,
    pub(super) dialect: Dialect<'static>,
    /// In order of precedence: the first that matches wins.
    pub(super) patterns: &'static [Pattern<'static>],
}

/// What is known of a message.
pub(super) struct EntryRow {
    pub(super) name: &'static str,
    pub(super) code: Code,
    pub(super) message: Option<&'static str>,
    pub(super) fields: &'static [&'static str],
    pub(super) description: Option<&'static str>,
    pub(super) remedy: Option<&'static str>,
    pub(super) retry: Option<Retry>,
    pub(super) impact: &'static [(Operation, &'static str)],
    pub(super) links: &'static [Link],
    pub(super) examples: &'static [&'static str],
}

/// What is known of a general rule.
pub(super) struct RuleRow {
    pub(super) name: &'static str,
    pub(super) description: &'static str,
    pub(super) remedy: Option<&'static str>,
    pub(super) duration: Option<Duration>,
    pub(super) links: &'static [Link],
}

impl Code {
    pub(super) fn row(self) -> &'static ErrorRow {
        &table::ERRORS[self as usize]
    }
}

impl Entry {
    pub(super) fn row(self) -> &'static EntryRow {
        &table::ENTRIES[self.0 as usize]
    }
}

/// The tables of this crate.
#[derive(Clone, Copy)]
pub(super) struct Catalogue;

impl Table<'static> for Catalogue {
    fn errors(self) -> u32 {
        table::ERROR_COUNT
    }

    fn status(self, error: u32) -> Option<u16> {
        table::ERRORS.get(error as usize)?.status
    }

    fn code(self, error: u32) -> Option<&'static str> {
        table::ERRORS.get(error as usize)?.code
    }

    fn find(self, status: Option<u16>, code: Option<&str>) -> Option<u32> {
        table::find(status, code).map(|code| code as u32)
    }

    fn dialect(self, error: u32) -> Dialect<'static> {
        table::ERRORS.get(error as usize).map(|row| row.dialect).unwrap_or_default()
    }

    fn layout(self) -> Layout<'static> {
        table::LAYOUT
    }

    fn empty_message(self, error: u32) -> Option<u32> {
        table::ERRORS.get(error as usize)?.empty
    }

    fn best<'a>(self, error: u32, prefix: u8, text: &'a str) -> Option<Match<'a>> {
        let row = table::ERRORS.get(error as usize)?;
        let patterns = row.patterns.iter().filter(|pattern| pattern.prefix == prefix);
        patterns.filter_map(|pattern| pattern.matches(text, row.dialect.fold)).next()
    }
}
