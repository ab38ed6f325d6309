//! Finds sections, and reads rows of numbers in them.

use super::FORMAT;
use super::columns::{Number, Text};

/// The ids of the sections. An id keeps its meaning within a version of the format.
pub const SETTINGS: u32 = 1;
pub const ERRORS: u32 = 2;
pub const ENTRIES: u32 = 3;
pub const OPERATIONS: u32 = 4;
pub const RULES: u32 = 5;
pub const DIALECTS: u32 = 6;
pub const PREFIXES: u32 = 7;
pub const CODE_SLOTS: u32 = 8;
pub const CODE_ROWS: u32 = 9;
pub const PATTERN_ROWS: u32 = 10;
pub const NORMALIZED_ROWS: u32 = 11;
pub const ROW_NUMBERS: u32 = 12;
pub const SLOTS: u32 = 13;
pub const LISTS: u32 = 14;
pub const BEGINNINGS: u32 = 15;
pub const FINGERPRINTS: u32 = 16;
pub const BYTECODE: u32 = 17;
pub const PATHS: u32 = 18;
pub const SOURCES: u32 = 19;
pub const FIELDS: u32 = 20;

/// The number of numbers before the directory: the version of the format and the number of sections.
pub const HEADER: usize = 2;
/// The number of numbers of a section in the directory: its id, the size of its items, its start and its end, in bytes.
pub const ENTRY: usize = 4;

/// The directory of the sections.
#[derive(Clone, Copy)]
pub(super) struct Sections<'t> {
    numbers: &'t [u8],
    count: usize,
}

impl<'t> Sections<'t> {
    /// Reads the header. Returns `None` when it is not the header of tables of this format.
    pub(super) const fn read(numbers: &'t [u8]) -> Option<Self> {
        if number(numbers, 0) != FORMAT {
            return None;
        }
        let count = number(numbers, 1) as usize;
        if count > numbers.len() / (4 * ENTRY) {
            return None;
        }
        Some(Self { numbers, count })
    }

    /// Returns the bytes of a section and the size of its items; empty if there is no such section.
    const fn find(&self, id: u32) -> (&'t [u8], usize) {
        let mut section = 0;
        while section < self.count {
            let at = HEADER + section * ENTRY;
            if number(self.numbers, at) == id {
                let start = number(self.numbers, at + 2) as usize;
                let end = number(self.numbers, at + 3) as usize;
                return (slice(self.numbers, start, end), number(self.numbers, at + 1) as usize);
            }
            section += 1;
        }
        (&[], 0)
    }

    pub(super) const fn bytes(&self, id: u32) -> &'t [u8] {
        self.find(id).0
    }

    /// Returns the items of a section, or nothing if they do not have `N` bytes.
    pub(super) const fn chunks<const N: usize>(&self, id: u32) -> &'t [[u8; N]] {
        match self.find(id) {
            (bytes, size) if size == N => bytes.as_chunks().0,
            _ => &[],
        }
    }

    pub(super) const fn rows(&self, id: u32) -> Rows<'t> {
        let (bytes, size) = self.find(id);
        Rows { bytes, columns: (size / 4) as u32 }
    }
}

/// Rows of numbers.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'t> {
    bytes: &'t [u8],
    columns: u32,
}

impl Rows<'_> {
    /// Returns the number of rows.
    #[inline]
    pub const fn count(&self) -> u32 {
        match self.columns {
            0 => 0,
            columns => (self.bytes.len() / 4) as u32 / columns,
        }
    }

    /// Returns a number of a row, or 0 if the row does not have it.
    #[inline]
    pub const fn number(&self, row: u32, column: Number) -> u32 {
        self.at(row, column.0)
    }

    /// Returns the offset and the length of a text of a row.
    #[inline]
    pub(super) const fn span(&self, row: u32, column: Text) -> (usize, usize) {
        (self.at(row, column.0) as usize, self.at(row, column.0 + 1) as usize)
    }

    #[inline]
    const fn at(&self, row: u32, column: u32) -> u32 {
        if column >= self.columns {
            return 0;
        }
        number(self.bytes, row as usize * self.columns as usize + column as usize)
    }
}

/// Returns a number of 32 bits, or 0 if the bytes do not have it.
#[inline]
const fn number(bytes: &[u8], at: usize) -> u32 {
    let Some((_, rest)) = bytes.split_at_checked(at.saturating_mul(4)) else { return 0 };
    match rest.first_chunk() {
        Some(number) => u32::from_le_bytes(*number),
        None => 0,
    }
}

/// Returns a part of the bytes, or nothing if they do not have it.
const fn slice(bytes: &[u8], start: usize, end: usize) -> &[u8] {
    let Some((before, _)) = bytes.split_at_checked(end) else { return &[] };
    match before.split_at_checked(start) {
        Some((_, part)) => part,
        None => &[],
    }
}
