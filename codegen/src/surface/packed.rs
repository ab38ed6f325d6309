//! The tables of a large catalogue, packed into a few blobs: rustc takes long over thousands of rows.

use core::time::Duration;

use super::about::{Entry, Link, Retry};
use super::code::{Code, Operation};
use super::detail::Detail;
use super::runtime::Table;
use super::runtime::codes::{self, Codes};
use super::runtime::columns::{END, EntryColumn, ErrorColumn, NONE, PART};
use super::runtime::finding::{Dialect, Glance};
use super::runtime::index::{self, Indexed};
use super::runtime::matched::{Match, Values};
use super::runtime::reason::Outline;
use super::runtime::response::Layout;
use super::runtime::retry;
use super::runtime::rows::Index;
use super::table;

/// Further reading: title and address a line each, as rows keep it.
pub(super) type Links = &'static str;
/// What users of operations see, as rows keep it: number of the operation, then the text.
pub(super) type Impact = &'static str;
/// Texts, as rows keep them.
pub(super) type Texts = &'static str;

/// Further reading, one after the other.
#[inline]
pub(super) fn links(links: Links) -> impl Iterator<Item = Link> + Clone {
    links.split_terminator(END).filter_map(|link| {
        let (title, url) = link.split_once(PART)?;
        Some(Link { title, url })
    })
}

/// What the user of one operation sees.
#[inline]
pub(super) fn impact(impact: Impact, operation: Operation) -> Option<&'static str> {
    impact.split_terminator(END).find_map(|item| {
        let (number, seen) = item.split_once(PART)?;
        (number.parse() == Ok(operation as usize)).then_some(seen)
    })
}

/// Texts, one after the other.
#[inline]
pub(super) fn texts(texts: Texts) -> impl Iterator<Item = &'static str> + Clone {
    texts.split_terminator(END)
}

/// A table of the messages without values, where `gaps` has a point for each of them and something else for the others.
pub(super) const fn spread<const N: usize>(
    gaps: &[u8; N],
    literals: &[Detail<'static>],
) -> [Option<Detail<'static>>; N] {
    let mut all = [None; N];
    let (mut number, mut next) = (0, 0);
    while number < N {
        if gaps[number] == b'.' {
            all[number] = Some(literals[next]);
            next += 1;
        }
        number += 1;
    }
    all
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
}

/// What is known of a message.
pub(super) struct EntryRow {
    pub(super) name: &'static str,
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

/// A number of a table.
#[inline]
fn number(table: &'static [u8], at: usize) -> u32 {
    let bytes = table.get(at * 4..).and_then(|bytes| bytes.first_chunk().copied());
    bytes.map_or(0, u32::from_le_bytes)
}

/// A text that ends where the number `at` says and begins where the text before it ends, `back` numbers ago.
#[inline]
fn text(texts: &'static str, rows: &'static [u8], at: usize, back: usize) -> &'static str {
    let start = at.checked_sub(back).map_or(0, |before| number(rows, before));
    texts.get(start as usize..number(rows, at) as usize).unwrap_or_default()
}

#[inline]
fn some(text: &'static str) -> Option<&'static str> {
    (!text.is_empty()).then_some(text)
}

/// A retry of a row.
#[inline]
fn retry(packed: u32) -> Option<Retry> {
    retry::unpack(packed, |operation| Operation::ALL.get(operation).copied())
}

impl Code {
    #[inline]
    fn number(self, column: ErrorColumn) -> u32 {
        number(table::ERROR_ROWS, self as usize * ErrorColumn::COUNT + column as usize)
    }

    #[inline]
    fn text(self, column: ErrorColumn) -> &'static str {
        // The text before the first one of a row is the last one of the row before.
        let back =
            if column as usize == 0 { 1 + ErrorColumn::COUNT - ErrorColumn::TEXTS } else { 1 };
        let at = self as usize * ErrorColumn::COUNT + column as usize;
        text(table::ERROR_TEXTS, table::ERROR_ROWS, at, back)
    }

    #[inline]
    pub(super) fn row(self) -> ErrorRow {
        use self::ErrorColumn as Column;
        let (status, empty) = (self.number(Column::Status) as u16, self.number(Column::Empty));
        ErrorRow {
            name: self.text(Column::Name),
            status: (status != 0).then_some(status),
            code: some(self.text(Column::Code)),
            description: some(self.text(Column::Description)),
            remedy: some(self.text(Column::Remedy)),
            retry: retry(self.number(Column::Retry)),
            impact: self.text(Column::Impact),
            links: self.text(Column::Links),
            first_entry: self.number(Column::FirstEntry),
            entries: self.number(Column::Entries),
            empty: (empty != NONE).then_some(empty),
        }
    }
}

impl Entry {
    #[inline]
    fn number(self, column: EntryColumn) -> u32 {
        number(table::ENTRY_ROWS, self.0 as usize * EntryColumn::COUNT + column as usize)
    }

    #[inline]
    fn text(self, column: EntryColumn) -> &'static str {
        let back =
            if column as usize == 0 { 1 + EntryColumn::COUNT - EntryColumn::TEXTS } else { 1 };
        let at = self.0 as usize * EntryColumn::COUNT + column as usize;
        text(table::ENTRY_TEXTS, table::ENTRY_ROWS, at, back)
    }

    #[inline]
    pub(super) fn row(self) -> EntryRow {
        use self::EntryColumn as Column;
        EntryRow {
            name: self.text(Column::Name),
            message: some(self.text(Column::Message)),
            fields: self.text(Column::Fields),
            description: some(self.text(Column::Description)),
            remedy: some(self.text(Column::Remedy)),
            retry: retry(self.number(Column::Retry)),
            impact: self.text(Column::Impact),
            links: self.text(Column::Links),
            examples: self.text(Column::Examples),
        }
    }

    /// The error that it belongs to.
    #[inline]
    pub(super) fn error(self) -> Code {
        let error = self.number(EntryColumn::Error);
        Code::ALL.get(error as usize).copied().unwrap_or(Code::ALL[0])
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
        Code::ALL.get(error as usize)?.status()
    }

    #[inline]
    fn code(self, error: u32) -> Option<&'static str> {
        Code::ALL.get(error as usize)?.as_str()
    }

    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn find(self, status: Option<u16>, code: Option<&str>) -> Option<u32> {
        codes::find(self, status, code)
    }

    #[inline]
    fn dialect(self, error: u32) -> Dialect<'static> {
        let row = error as usize * ErrorColumn::COUNT;
        let number = |column| number(table::ERROR_ROWS, row + column as usize);
        let words = number(ErrorColumn::TrailingWords) as u8;
        Dialect::shared(table::DIALECTS, number(ErrorColumn::Dialect) as usize, words)
    }

    #[inline]
    fn layout(self) -> Layout<'static> {
        table::LAYOUT
    }

    #[inline]
    fn empty_message(self, error: u32) -> Option<u32> {
        Code::ALL.get(error as usize)?.row().empty
    }

    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn best(self, error: u32, prefix: u8, text: &str) -> Option<Match> {
        index::best(self, error, prefix, text)
    }

    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn look(self, error: u32, text: &str) -> Glance {
        index::look(self, error, text)
    }

    #[inline]
    fn outline(self, error: u32, prefix: u8, text: &str) -> Outline {
        index::outline(self, error, prefix, text)
    }

    #[inline]
    fn may_end(self, error: u32, prefix: u8, beginning: (&Outline, &str)) -> bool {
        index::may_end(self, error, prefix, beginning)
    }

    #[cold]
    #[inline]
    fn values<'a>(self, error: u32, matched: Match, text: &'a str) -> Values<'a> {
        index::values(self, error, matched, text)
    }
}

impl Indexed<'static> for Catalogue {
    #[inline]
    fn index(self) -> Index<'static> {
        table::INDEX
    }

    #[inline]
    fn codes(self) -> Codes<'static> {
        table::CODES
    }
}
