//! How the text on the wire may differ from the documented text.

use super::super::matching::normalize::Normalize;
use super::Tables;
use super::columns::{dialect, prefix};

/// How the text on the wire may differ from the documented text.
#[derive(Clone, Copy, Debug)]
pub struct Dialect<'t> {
    /// How literal text may differ.
    pub normalize: Normalize,
    /// Pairs of characters that may surround a message, one after the other.
    pub wrap: &'t str,
    /// Characters that may stand before or after a message.
    pub stray: &'t str,
    /// The first of its prefixes, and how many it has.
    pub(super) prefixes: (u32, u32),
    /// Bits of the bytes with which a prefix may begin.
    pub starts: u32,
    /// A byte that all prefixes have, and the same in the other case; 0 where they share none.
    pub probe: [u8; 2],
    /// What separates several findings in one text.
    pub separator: Option<&'t str>,
    /// Whether a reason in parentheses may follow a finding.
    pub reason_in_parentheses: bool,
    /// A reason in plain words may follow a finding of so many words at most; 0: none may.
    pub trailing_reason: u8,
}

impl<'t> Dialect<'t> {
    /// Reads a row. How many words precede a reason is a property of each error.
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

    /// Whether texts have to be the documented texts to the letter, as far as a row says.
    pub(super) const fn is_plain(&self) -> bool {
        !self.normalize.case && self.is_whole()
    }

    /// Returns the rows of its prefixes.
    #[inline]
    pub const fn prefixes(&self) -> core::ops::Range<u32> {
        let (first, count) = self.prefixes;
        first..first.saturating_add(count)
    }

    /// Whether a text can only be a message as a whole.
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

/// A spelling of a beginning.
#[derive(Clone, Copy, Debug)]
pub struct Spelling<'t> {
    /// The group of equivalent spellings, from 1.
    pub group: u8,
    /// The spelling.
    pub text: &'t str,
    /// Its first bytes as a text has them that begins with it.
    start: u64,
    /// The bits of them that there are.
    mask: u64,
}

impl<'t> Spelling<'t> {
    /// An empty one.
    pub(super) const NONE: Self = Self { group: 0, text: "", start: 0, mask: 0 };

    /// Reads a row.
    pub(super) const fn of(tables: &Tables<'t>, row: u32) -> Self {
        let text = or_empty(tables.text(&tables.prefixes, row, prefix::SPELLING));
        let (start, length) = start(text.as_bytes());
        let mask = if length == 8 { u64::MAX } else { (1 << (8 * length)) - 1 };
        let group = tables.prefixes.number(row, prefix::GROUP) as u8;
        Self { group, text, start, mask }
    }

    /// Returns whether a text may begin with it, whose first bytes are these.
    #[inline]
    pub const fn may_begin(&self, text: u64) -> bool {
        (text ^ self.start) & self.mask == 0
    }
}

/// Returns up to eight first bytes that are no white space, the cases of letters alike, and how many there are.
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
