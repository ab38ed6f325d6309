//! Where packed tables have what: one definition for the compiler that writes them and for the code that looks patterns up.

/// A column of a row of bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Column<const WIDTH: usize> {
    at: usize,
}

impl<const WIDTH: usize> Column<WIDTH> {
    /// The first column of a row.
    pub const FIRST: Self = Self { at: 0 };

    /// The column after another one.
    pub const fn after<const BEFORE: usize>(before: Column<BEFORE>) -> Self {
        Self { at: before.end() }
    }

    /// Where it ends; the size of a row for its last column.
    pub const fn end(self) -> usize {
        self.at + WIDTH
    }

    /// Where its bytes are in a row.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn of(self, row: &[u8]) -> Option<&[u8; WIDTH]> {
        row.get(self.at..)?.first_chunk()
    }

    /// Its bytes in a row.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn read(self, row: &[u8]) -> [u8; WIDTH] {
        self.of(row).copied().unwrap_or([0; WIDTH])
    }

    /// Writes its bytes into a row.
    pub fn write(self, row: &mut [u8], bytes: [u8; WIDTH]) {
        if let Some(place) = row.get_mut(self.at..self.end()) {
            place.copy_from_slice(&bytes);
        }
    }
}

impl Column<4> {
    /// Its number in a row.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn number(self, row: &[u8]) -> u32 {
        u32::from_le_bytes(self.read(row))
    }
}

impl Column<8> {
    /// Its number in a row.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn number(self, row: &[u8]) -> u64 {
        u64::from_le_bytes(self.read(row))
    }
}

impl Column<1> {
    /// Its number in a row.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn number(self, row: &[u8]) -> u8 {
        self.read(row)[0]
    }
}

/// What a row tells of patterns that two places of a text tell apart.
pub mod keys {
    use super::Column;

    /// Where their slots begin.
    pub const FIRST_SLOT: Column<4> = Column::FIRST;
    /// How many slots there are, at least one.
    pub const SLOTS: Column<4> = Column::after(FIRST_SLOT);
    /// Sets their keys apart.
    pub const SEED: Column<1> = Column::after(SLOTS);
    /// `VALUED`, `DIRECT`, `OTHERS`, `NO_SEPARATOR`, `NO_PARENTHESIS`.
    pub const FLAGS: Column<1> = Column::after(SEED);
    /// The two places of patterns without values.
    pub const WHOLES: Column<2> = Column::after(FLAGS);
    /// The two places of patterns with values.
    pub const PARTS: Column<2> = Column::after(WHOLES);
    /// A bit for each length of a pattern without values, by its last six bits.
    pub const LENGTHS: Column<8> = Column::after(PARTS);
    /// The size of all.
    pub const SIZE: usize = LENGTHS.end();
}

/// What a row has after its keys: how other patterns are looked up.
pub mod others {
    use super::{Column, keys};

    /// Lookups to look at the ends of a text that an error and prefix have at most.
    pub const MAX_LOOKUPS: usize = 4;

    /// Where the slots of other patterns begin; without any lookup where their list begins.
    pub const FIRST_SLOT: Column<4> = Column::after(keys::LENGTHS);
    /// How many there are.
    pub const SLOTS: Column<4> = Column::after(FIRST_SLOT);
    /// In how many lookups they are looked up.
    pub const LOOKUPS: Column<1> = Column::after(SLOTS);
    /// The lengths of a beginning and an end for each lookup, or those of what stands before and after a number.
    pub const LENGTHS: Column<{ 2 * MAX_LOOKUPS }> = Column::after(LOOKUPS);
    /// A bit for each two bytes with which a pattern may end that a reason can follow.
    pub const TAILS: Column<8> = Column::after(LENGTHS);
    /// The size of a row, its keys among it.
    pub const SIZE: usize = TAILS.end();
}

/// A listed pattern.
pub mod listed {
    use super::Column;

    /// The first bytes that a text must have.
    pub const HEAD: Column<8> = Column::FIRST;
    /// The last bytes that a text must have.
    pub const TAIL: Column<8> = Column::after(HEAD);
    /// Half the bits of the first bytes that do not count.
    pub const HEAD_UNUSED: Column<1> = Column::after(TAIL);
    /// Half the bits of the last bytes that do not count.
    pub const TAIL_UNUSED: Column<1> = Column::after(HEAD_UNUSED);
    /// Where the pattern begins.
    pub const PATTERN: Column<4> = Column::after(TAIL_UNUSED);
    /// The size of all.
    pub const SIZE: usize = PATTERN.end();
}

/// What a row tells of the beginnings of its patterns.
pub mod beginning {
    use super::Column;

    /// Where their fingerprints begin.
    pub const FIRST_FINGERPRINT: Column<4> = Column::FIRST;
    /// How many slots the fingerprints have.
    pub const FINGERPRINTS: Column<3> = Column::after(FIRST_FINGERPRINT);
    /// A bit for each class that some pattern has; none where any text may begin as one does.
    pub const CLASSES: Column<1> = Column::after(FINGERPRINTS);
    /// The size of all.
    pub const SIZE: usize = CLASSES.end();
}

/// What a status and a code are known by.
pub mod code {
    use super::Column;

    /// The first eight bytes of the code.
    pub const START: Column<8> = Column::FIRST;
    /// Those after them.
    pub const MIDDLE: Column<8> = Column::after(START);
    /// The last eight bytes of the code.
    pub const END: Column<8> = Column::after(MIDDLE);
    /// The length of the code, and the status in the upper half.
    pub const REST: Column<4> = Column::after(END);
    /// The size of all.
    pub const SIZE: usize = REST.end();
}

/// Some bits of a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bits {
    at: u32,
    width: u32,
}

impl Bits {
    /// So many bits from the lowest one on.
    pub const fn first(width: u32) -> Self {
        Self { at: 0, width }
    }

    /// So many bits above others.
    #[must_use]
    pub const fn above(self, width: u32) -> Self {
        Self { at: self.at + self.width, width }
    }

    /// The largest value.
    pub const fn max(self) -> u64 {
        (1 << self.width) - 1
    }

    /// All of them in a number.
    pub const fn mask(self) -> u64 {
        self.max() << self.at
    }

    /// Their value in a number.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub const fn get(self, number: u64) -> u64 {
        number >> self.at & self.max()
    }

    /// A number in which they have a value, which has to fit.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub const fn put(self, value: u64) -> u64 {
        value << self.at
    }
}

/// The first eight bytes of a pattern.
pub mod header {
    use super::Bits;

    /// The message.
    pub const MESSAGE: Bits = Bits::first(24);
    /// How many values there are.
    pub const VALUES: Bits = MESSAGE.above(4);
    /// Whether the pattern is short: one value without choices, and little literal text.
    pub const SHORT: Bits = VALUES.above(1);
    /// `LITERAL`, `OPEN`, `BEST`.
    pub const FLAGS: Bits = SHORT.above(3);
    /// The length of the head of a pattern that is not short.
    pub const HEAD: Bits = FLAGS.above(24);
    /// The length of the head of a short pattern.
    pub const SHORT_HEAD: Bits = FLAGS.above(12);
    /// The length of the text after the value of a short pattern.
    pub const SHORT_LITERAL: Bits = SHORT_HEAD.above(12);
    /// The kind of the value of a short pattern.
    pub const SHORT_KIND: Bits = SHORT_LITERAL.above(4);
    /// The field of the value of a short pattern.
    pub const SHORT_FIELD: Bits = SHORT_KIND.above(4);
}

/// The eight bytes before the texts of a value, in a pattern that is not short.
pub mod value {
    use super::Bits;

    /// The field.
    pub const FIELD: Bits = Bits::first(8);
    /// The kind.
    pub const KIND: Bits = FIELD.above(8);
    /// The length of the text after it.
    pub const LITERAL: Bits = KIND.above(24);
    /// The length of its choices.
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
