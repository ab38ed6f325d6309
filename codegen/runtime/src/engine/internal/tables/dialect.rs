//! How the text on the wire may differ from the documented text.

use super::super::matching::fold::Fold;
use super::Tables;
use super::columns::dialect;

/// How the text on the wire may differ from the documented text.
#[derive(Clone, Copy, Debug)]
pub struct Dialect<'t> {
    /// How literal text may differ.
    pub fold: Fold,
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
            fold: Fold {
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
        !self.fold.case && self.is_whole()
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
            && !self.fold.white_space
    }
}

const fn or_empty(text: Option<&str>) -> &str {
    match text {
        Some(text) => text,
        None => "",
    }
}
