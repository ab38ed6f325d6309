//! The layout of packed tables, shared by the compiler that writes them and the code that looks patterns up.

/// A column in a row of bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Column<const WIDTH: usize> {
    at: usize,
}

impl<const WIDTH: usize> Column<WIDTH> {
    /// The first column of a row.
    pub const FIRST: Self = Self { at: 0 };

    /// Returns the column after another one.
    pub const fn after<const BEFORE: usize>(before: Column<BEFORE>) -> Self {
        Self { at: before.end() }
    }

    /// Returns the end of the column; for the last column, this is the size of the row.
    pub const fn end(self) -> usize {
        self.at + WIDTH
    }

    /// Returns the bytes of the column in a row.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn of(self, row: &[u8]) -> Option<&[u8; WIDTH]> {
        row.get(self.at..)?.first_chunk()
    }

    /// Returns the bytes of the column in a row, or zeros in a row that is too short.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn read(self, row: &[u8]) -> [u8; WIDTH] {
        self.of(row).copied().unwrap_or([0; WIDTH])
    }

    /// Writes the bytes of the column into a row.
    pub fn write(self, row: &mut [u8], bytes: [u8; WIDTH]) {
        if let Some(place) = row.get_mut(self.at..self.end()) {
            place.copy_from_slice(&bytes);
        }
    }
}

impl Column<4> {
    /// Returns the number in the column of a row.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn number(self, row: &[u8]) -> u32 {
        u32::from_le_bytes(self.read(row))
    }
}

impl Column<8> {
    /// Returns the number in the column of a row.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn number(self, row: &[u8]) -> u64 {
        u64::from_le_bytes(self.read(row))
    }
}

impl Column<1> {
    /// Returns the number in the column of a row.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn number(self, row: &[u8]) -> u8 {
        self.read(row)[0]
    }
}

/// The part of a row for patterns that the probe offsets distinguish.
pub mod keys {
    use super::Column;

    /// The first slot of the patterns.
    pub const FIRST_SLOT: Column<4> = Column::FIRST;
    /// The number of slots, at least 1.
    pub const SLOTS: Column<4> = Column::after(FIRST_SLOT);
    /// The seed of their keys.
    pub const SEED: Column<1> = Column::after(SLOTS);
    /// `VALUED`, `DIRECT`, `OTHERS`, `NO_SEPARATOR`, `NO_PARENTHESIS`.
    pub const FLAGS: Column<1> = Column::after(SEED);
    /// The two probe offsets for patterns without captures.
    pub const WHOLES: Column<2> = Column::after(FLAGS);
    /// The two probe offsets for patterns with captures.
    pub const PARTS: Column<2> = Column::after(WHOLES);
    /// A bit for each length of a pattern without captures, by the last six bits of the length.
    pub const LENGTHS: Column<8> = Column::after(PARTS);
    /// The size of these columns.
    pub const SIZE: usize = LENGTHS.end();
}

/// The part of a row, after its keys, for all other patterns.
pub mod others {
    use super::{Column, keys};

    /// The maximum number of lookups by the ends of a text, for one error and prefix.
    pub const MAX_LOOKUPS: usize = 4;

    /// The first slot of the other patterns; without any lookup, the first row of their list.
    pub const FIRST_SLOT: Column<4> = Column::after(keys::LENGTHS);
    /// The number of slots or of listed patterns.
    pub const SLOTS: Column<4> = Column::after(FIRST_SLOT);
    /// The number of lookups.
    pub const LOOKUPS: Column<1> = Column::after(SLOTS);
    /// For each lookup, the lengths of the first and last bytes, or of the literals around a number.
    pub const LENGTHS: Column<{ 2 * MAX_LOOKUPS }> = Column::after(LOOKUPS);
    /// A bit for each pair of bytes with which a pattern may end that a reason can follow.
    pub const TAILS: Column<8> = Column::after(LENGTHS);
    /// The size of a row, including its keys.
    pub const SIZE: usize = TAILS.end();
}

/// A row of a list of patterns.
pub mod listed {
    use super::Column;

    /// The first bytes that a text must have.
    pub const HEAD: Column<8> = Column::FIRST;
    /// The last bytes that a text must have.
    pub const TAIL: Column<8> = Column::after(HEAD);
    /// Half the number of bits of `HEAD` that are ignored.
    pub const HEAD_UNUSED: Column<1> = Column::after(TAIL);
    /// Half the number of bits of `TAIL` that are ignored.
    pub const TAIL_UNUSED: Column<1> = Column::after(HEAD_UNUSED);
    /// The offset of the pattern in the bytecode.
    pub const PATTERN: Column<4> = Column::after(TAIL_UNUSED);
    /// The size of a row.
    pub const SIZE: usize = PATTERN.end();
}

/// The row of the prefilter for one row of patterns.
pub mod beginning {
    use super::Column;

    /// The first slot of the fingerprints.
    pub const FIRST_FINGERPRINT: Column<4> = Column::FIRST;
    /// The number of slots of the fingerprints.
    pub const FINGERPRINTS: Column<3> = Column::after(FIRST_FINGERPRINT);
    /// A bit for each class that some pattern has; 0 where a pattern may begin with any text.
    pub const CLASSES: Column<1> = Column::after(FINGERPRINTS);
    /// The size of a row.
    pub const SIZE: usize = CLASSES.end();
}

/// The row of an error's status and code.
pub mod code {
    use super::Column;

    /// The first eight bytes of the code.
    pub const START: Column<8> = Column::FIRST;
    /// The next eight bytes of the code.
    pub const MIDDLE: Column<8> = Column::after(START);
    /// The last eight bytes of the code.
    pub const END: Column<8> = Column::after(MIDDLE);
    /// The length of the code, and the status in the upper half.
    pub const REST: Column<4> = Column::after(END);
    /// The size of a row.
    pub const SIZE: usize = REST.end();
}

/// A range of bits of a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bits {
    at: u32,
    width: u32,
}

impl Bits {
    /// Returns the lowest `width` bits.
    pub const fn first(width: u32) -> Self {
        Self { at: 0, width }
    }

    /// Returns the `width` bits above these.
    #[must_use]
    pub const fn above(self, width: u32) -> Self {
        Self { at: self.at + self.width, width }
    }

    /// Returns the largest value of the bits.
    pub const fn max(self) -> u64 {
        (1 << self.width) - 1
    }

    /// Returns a number in which exactly these bits are set.
    pub const fn mask(self) -> u64 {
        self.max() << self.at
    }

    /// Returns the value of the bits in a number.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub const fn get(self, number: u64) -> u64 {
        number >> self.at & self.max()
    }

    /// Returns a number with a value, which must fit, in these bits.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub const fn put(self, value: u64) -> u64 {
        value << self.at
    }
}

/// The first eight bytes of a pattern in the bytecode.
pub mod header {
    use super::Bits;

    /// The number of the message.
    pub const MESSAGE: Bits = Bits::first(24);
    /// The number of captures.
    pub const VALUES: Bits = MESSAGE.above(4);
    /// Whether the pattern is short: one capture without choices, and literals of limited length.
    pub const SHORT: Bits = VALUES.above(1);
    /// `LITERAL`, `OPEN`, `BEST`.
    pub const FLAGS: Bits = SHORT.above(3);
    /// The length of the head of a pattern that is not short.
    pub const HEAD: Bits = FLAGS.above(24);
    /// The length of the head of a short pattern.
    pub const SHORT_HEAD: Bits = FLAGS.above(12);
    /// The length of the literal after the capture of a short pattern.
    pub const SHORT_LITERAL: Bits = SHORT_HEAD.above(12);
    /// The kind of the capture of a short pattern.
    pub const SHORT_KIND: Bits = SHORT_LITERAL.above(4);
    /// The field of the capture of a short pattern.
    pub const SHORT_FIELD: Bits = SHORT_KIND.above(4);
}

/// The eight bytes before the choices and the literal of a capture, in a pattern that is not short.
pub mod value {
    use super::Bits;

    /// The number of the field.
    pub const FIELD: Bits = Bits::first(8);
    /// The number of the kind.
    pub const KIND: Bits = FIELD.above(8);
    /// The length of the literal after the capture.
    pub const LITERAL: Bits = KIND.above(24);
    /// The length of the choices.
    pub const CHOICES: Bits = LITERAL.above(24);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_keep_their_layout() {
        let sizes = [keys::SIZE, others::SIZE, listed::SIZE, beginning::SIZE, code::SIZE];
        assert_eq!(sizes, [22, 47, 22, 8, 28]);
        let places = [keys::SEED.at, keys::FLAGS.at, others::LOOKUPS.at];
        assert_eq!(places, [8, 9, 30]);
        let two = [keys::WHOLES, keys::PARTS].map(|column| column.at);
        assert_eq!(two, [10, 12]);
        let unused = [listed::HEAD_UNUSED, listed::TAIL_UNUSED].map(|column| column.at);
        assert_eq!(unused, [16, 17]);
        let short = [header::SHORT_HEAD, header::SHORT_LITERAL, header::SHORT_KIND];
        assert_eq!(short.map(|bits| bits.at), [32, 44, 56]);
        assert_eq!(header::SHORT_FIELD.at + header::SHORT_FIELD.width, 64);
        assert_eq!(value::CHOICES.at + value::CHOICES.width, 64);
    }

    #[test]
    fn what_is_written_is_read() {
        let mut row = [0; listed::SIZE];
        listed::TAIL.write(&mut row, 7_u64.to_le_bytes());
        listed::PATTERN.write(&mut row, 8_u32.to_le_bytes());
        let read = (listed::HEAD.number(&row), listed::TAIL.number(&row));
        assert_eq!((read, listed::PATTERN.number(&row)), ((0, 7), 8));
        let header = header::MESSAGE.put(5) | header::SHORT_KIND.put(3);
        assert_eq!((header::MESSAGE.get(header), header::SHORT_KIND.get(header)), (5, 3));
        assert_eq!(header::SHORT_FIELD.get(header), 0);
    }
}
