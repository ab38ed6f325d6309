//! The differences that text on the wire may have from the documented text.

use super::super::matching::normalize::Normalize;
use super::Tables;
use super::columns::{dialect, prefix};

/// The differences that text on the wire may have from the documented text.
#[derive(Clone, Copy, Debug)]
pub struct Dialect<'t> {
    /// The differences in literal text that are ignored.
    pub normalize: Normalize,
    /// Pairs of characters that may enclose a message, one after the other.
    pub wrap: &'t str,
    /// Characters that may precede or follow a message.
    pub stray: &'t str,
    /// The row of its first prefix, and the number of its prefixes.
    pub(super) prefixes: (u32, u32),
    /// A bit for each byte with which a prefix may begin.
    pub starts: u32,
    /// A byte that all prefixes contain, and the byte in the other case; 0 if they share none.
    pub probe: [u8; 2],
    /// The separator of several findings in one text.
    pub separator: Option<&'t str>,
    /// Whether a reason in parentheses may follow a finding.
    pub reason_in_parentheses: bool,
    /// The maximum number of words of a finding before a reason in plain words; 0 without such reasons.
    pub trailing_reason: u8,
}

impl<'t> Dialect<'t> {
    /// Reads a row. The number of words before a reason is a property of each error.
    pub(super) const fn of(tables: &Tables<'t>, row: u32) -> Self {
        let rows = &tables.dialects;
        Self {
            normalize: Normalize {
                case: rows.number(row, dialect::CASE) != 0,
                white_space: rows.number(row, dialect::WHITE_SPACE) != 0,
            },
            wrap: or_empty(tables.text(rows, row, dialect::WRAP)),
            stray: or_empty(tables.text(rows, row, dialect::STRAY)),
            prefixes: (
                rows.number(row, dialect::FIRST_PREFIX),
                rows.number(row, dialect::PREFIXES),
            ),
            starts: rows.number(row, dialect::STARTS),
            probe: {
                let [_, _, a, b] = rows.number(row, dialect::PROBE).to_be_bytes();
                [a, b]
            },
            separator: tables.text(rows, row, dialect::SEPARATOR),
            reason_in_parentheses: rows.number(row, dialect::PARENTHESES) != 0,
            trailing_reason: (rows.number(row, dialect::TRAILING) != 0) as u8,
        }
    }

    /// Returns whether texts must be exactly the documented texts, as far as a row says.
    pub(super) const fn is_plain(&self) -> bool {
        !self.normalize.case && self.is_whole()
    }

    /// Returns the rows of its prefixes.
    #[inline]
    pub const fn prefixes(&self) -> core::ops::Range<u32> {
        let (first, count) = self.prefixes;
        first..first.saturating_add(count)
    }

    /// Returns whether a text can only match as a whole.
    #[inline]
    pub const fn is_whole(&self) -> bool {
        self.prefixes.1 == 0
            && self.separator.is_none()
            && !self.reason_in_parentheses
            && self.trailing_reason == 0
            && self.wrap.is_empty()
            && self.stray.is_empty()
            && !self.normalize.white_space
    }
}

/// A spelling of a prefix.
#[derive(Clone, Copy, Debug)]
pub struct Spelling<'t> {
    /// The group of equivalent spellings, from 1.
    pub group: u8,
    /// The spelling.
    pub text: &'t str,
    /// Its first bytes without white space, in the form of a text's first word.
    start: u64,
    /// The bits of `start` that are used.
    mask: u64,
}

impl<'t> Spelling<'t> {
    /// An empty spelling.
    pub(super) const NONE: Self = Self { group: 0, text: "", start: 0, mask: 0 };

    /// Reads a row.
    pub(super) const fn of(tables: &Tables<'t>, row: u32) -> Self {
        let text = or_empty(tables.text(&tables.prefixes, row, prefix::SPELLING));
        let (start, length) = start(text.as_bytes());
        let mask = if length == 8 { u64::MAX } else { (1 << (8 * length)) - 1 };
        let group = tables.prefixes.number(row, prefix::GROUP) as u8;
        Self { group, text, start, mask }
    }

    /// Returns whether a text with this first word may begin with the spelling.
    #[inline]
    pub const fn may_begin(&self, text: u64) -> bool {
        (text ^ self.start) & self.mask == 0
    }
}

/// Returns up to eight first bytes that are not white space, ignoring case, and their number.
const fn start(text: &[u8]) -> (u64, u32) {
    let (mut word, mut length, mut rest) = (0, 0, text);
    while let [byte, others @ ..] = rest {
        if !byte.is_ascii_whitespace() && length < 8 {
            word |= ((*byte | b' ') as u64) << (8 * length);
            length += 1;
        }
        rest = others;
    }
    (word, length)
}

const fn or_empty(text: Option<&str>) -> &str {
    match text {
        Some(text) => text,
        None => "",
    }
}
