//! The rows of the tables, and the tables as the runtime reads them.

use core::time::Duration;

use super::about::{Entry, Link, Retry};
use super::code::{Code, Operation};
use super::runtime::Table;
use super::runtime::finding::Dialect;
use super::runtime::fold::Fold;
use super::runtime::matched::{Match, Values};
use super::runtime::pattern::{self, Pattern};
use super::runtime::reason::Outline;
use super::runtime::response::Layout;
use super::table;

/// Further reading, as rows keep it.
pub(super) type Links = &'static [Link];
/// What users of operations see, as rows keep it.
pub(super) type Impact = &'static [(Operation, &'static str)];
/// Texts, as rows keep them.
pub(super) type Texts = &'static [&'static str];

/// Further reading, one after the other.
#[inline]
pub(super) fn links(links: Links) -> impl Iterator<Item = Link> + Clone {
    links.iter().copied()
}

/// What the user of one operation sees.
#[inline]
pub(super) fn impact(impact: Impact, operation: Operation) -> Option<&'static str> {
    impact.iter().find(|(known, _)| *known == operation).map(|(_, seen)| *seen)
}

/// Texts, one after the other.
#[inline]
pub(super) fn texts(texts: Texts) -> impl Iterator<Item = &'static str> + Clone {
    texts.iter().copied()
}

/// What is known of an error.
pub(super) struct ErrorRow {
    pub(super) name: &'static str,
    pub(super) status: Option<u16>,
    pub(super) code: Option<&'static str>,
    pub(super) description: Option<&'static str>,
    pub(super) remedy: Option<&'static str>,
    pub(super) retry: Option<Retry>,
    pub(super) impact: Impact,
    pub(super) links: Links,
    /// The first of its messages.
    pub(super) first_entry: u32,
    /// How many messages it has.
    pub(super) entries: u32,
    /// The message that stands for an empty list.
    pub(super) empty: Option<u32>,
    /// The number of its dialect, and how many words a reason can follow.
    pub(super) dialect: usize,
    pub(super) trailing_reason: u8,
    /// In order of precedence: the first that matches wins. Without a dialect, `whole` has those without values.
    pub(super) patterns: &'static [Pattern<'static>],
}

/// What is known of a message.
pub(super) struct EntryRow {
    pub(super) name: &'static str,
    pub(super) code: Code,
    pub(super) message: Option<&'static str>,
    pub(super) fields: Texts,
    pub(super) description: Option<&'static str>,
    pub(super) remedy: Option<&'static str>,
    pub(super) retry: Option<Retry>,
    pub(super) impact: Impact,
    pub(super) links: Links,
    pub(super) examples: Texts,
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
    #[inline]
    pub(super) fn row(self) -> &'static ErrorRow {
        &table::ERRORS[self as usize]
    }
}

impl Entry {
    #[inline]
    pub(super) fn row(self) -> &'static EntryRow {
        &table::ENTRIES[self.0 as usize]
    }

    /// The error that it belongs to.
    #[inline]
    pub(super) fn error(self) -> Code {
        self.row().code
    }
}

impl ErrorRow {
    #[inline]
    fn dialect(&self) -> Dialect<'static> {
        Dialect::shared(table::DIALECTS, self.dialect, self.trailing_reason)
    }
}

/// The tables of this crate.
#[derive(Clone, Copy)]
pub(super) struct Catalogue;

impl Table<'static> for Catalogue {
    const PLAIN: bool = table::PLAIN;

    #[inline]
    fn errors(self) -> u32 {
        table::ERROR_COUNT
    }

    #[inline]
    fn status(self, error: u32) -> Option<u16> {
        table::ERRORS.get(error as usize)?.status
    }

    #[inline]
    fn code(self, error: u32) -> Option<&'static str> {
        table::ERRORS.get(error as usize)?.code
    }

    #[inline]
    fn find(self, status: Option<u16>, code: Option<&str>) -> Option<u32> {
        table::find(status, code).map(|code| code as u32)
    }

    #[inline]
    fn dialect(self, error: u32) -> Dialect<'static> {
        table::ERRORS.get(error as usize).map_or(Dialect::PLAIN, ErrorRow::dialect)
    }

    #[inline]
    fn layout(self) -> Layout<'static> {
        table::LAYOUT
    }

    #[inline]
    fn empty_message(self, error: u32) -> Option<u32> {
        table::ERRORS.get(error as usize)?.empty
    }

    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn best(self, error: u32, prefix: u8, text: &str) -> Option<Match> {
        let row = table::ERRORS.get(error as usize)?;
        if !Self::PLAIN {
            return pattern::first(row.patterns, prefix, text, row.dialect().fold);
        }
        match table::whole(error, text) {
            Some(message) => Some(Match::literal(message)),
            None => pattern::first(row.patterns, prefix, text, Fold::NONE),
        }
    }

    #[inline]
    fn outline(self, error: u32, prefix: u8, text: &str) -> Outline {
        let row = table::ERRORS.get(error as usize);
        row.map_or(Outline::ANY, |row| {
            pattern::outline(row.patterns, prefix, text, row.dialect().fold)
        })
    }

    #[inline]
    fn may_end(self, error: u32, prefix: u8, (_, text): (&Outline, &str)) -> bool {
        let row = table::ERRORS.get(error as usize);
        row.is_none_or(|row| pattern::may_be_valued(row.patterns, prefix, text, row.dialect().fold))
    }

    #[cold]
    #[inline]
    fn values<'a>(self, error: u32, matched: Match, text: &'a str) -> Values<'a> {
        matched.values(text, |pattern| {
            let row = table::ERRORS.get(error as usize);
            let pattern = row.and_then(|row| row.patterns.get(pattern as usize));
            let fold = if Self::PLAIN { Fold::NONE } else { self.dialect(error).fold };
            pattern.map_or(Values::NONE, |pattern| pattern.values(text, fold))
        })
    }
}
