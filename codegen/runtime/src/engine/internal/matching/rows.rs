//! The tables that patterns are looked up in, and how a text is searched for in them.

use super::hash;
use super::layout::{beginning, keys, listed, others};
use super::normalize::Normalize;

/// The tables of a catalogue.
#[derive(Clone, Copy, Debug)]
pub struct Index<'t> {
    /// A row for each error and group of prefixes that has patterns, for texts as they are.
    pub rows: &'t [[u8; others::SIZE]],
    /// The first part of each row once more, for texts without their white space; nothing where its amount makes a difference
    /// everywhere.
    pub normalized: &'t [[u8; keys::SIZE]],
    /// How many groups of prefixes each error may have rows for, counting the one without a prefix.
    pub groups: u32,
    /// The row of each error and group, from 1; none where each error has one row.
    pub numbers: &'t [[u8; 4]],
    /// Hash tables of where patterns begin.
    pub slots: &'t [[u8; 4]],
    /// Patterns with values that are not told by two places of a text, by what they begin and end with.
    pub lists: &'t [[u8; listed::SIZE]],
    /// What each row tells of the beginnings of its patterns; nothing where every error has texts as they are written.
    pub beginnings: &'t [[u8; beginning::SIZE]],
    /// Hash tables of the fingerprints of beginnings.
    pub fingerprints: &'t [u8],
    /// The patterns.
    pub bytecode: &'t [u8],
}

/// Some pattern of the row has values.
pub const VALUED: u8 = 1;
/// All patterns of the table lie in the slots that their keys lead to, and white space makes a difference.
pub const DIRECT: u8 = 2;
/// The row has patterns that two places do not tell.
pub const OTHERS: u8 = 4;
/// No pattern of the row has the first byte of what separates findings.
pub const NO_SEPARATOR: u8 = 8;
/// No pattern of the row has a closing parenthesis.
pub const NO_PARENTHESIS: u8 = 16;
/// The first length of a lookup that looks at what stands before and after a number.
pub const AROUND_NUMBER: u8 = 0x80;
/// Bits of a slot that tell where a pattern begins, from 1; the others tell most other texts apart.
pub const OFFSET_BITS: u32 = 26;

/// The bits of a key that a slot keeps.
#[inline]
pub const fn tag(key: u64) -> u32 {
    (key as u32) >> OFFSET_BITS
}

/// Where among so many slots the search for a key begins.
#[inline]
pub const fn place(key: u64, slots: u32) -> u32 {
    (((key >> 32) * slots as u64) >> 32) as u32
}

/// The bits of a slot that tell where a pattern begins.
const OFFSET: u32 = (1 << OFFSET_BITS) - 1;

/// What a row tells of patterns that two places of a text tell apart.
pub struct Keys {
    slots: Slots,
    seed: u8,
    /// `VALUED`, `DIRECT`, `OTHERS`, `NO_SEPARATOR`, `NO_PARENTHESIS`.
    pub flags: u8,
    /// Where a text is looked at that has no values, or has some.
    wholes: [u8; 2],
    parts: [u8; 2],
    /// A bit for each length of a pattern without values, by its last six bits.
    pub lengths: u64,
}

/// A hash table among others: its first slot and how many it has.
#[derive(Clone, Copy)]
pub struct Slots {
    first: u32,
    count: u32,
}

/// What a row tells of its other patterns.
#[derive(Clone, Copy)]
pub struct Others<'t> {
    /// Where they are.
    pub slots: Slots,
    /// The lengths of each lookup.
    pub lookups: &'t [[u8; 2]],
}

/// A search for a key in a hash table, at some slot of it.
#[derive(Clone, Copy)]
pub struct Search {
    slots: Slots,
    key: u64,
    at: u32,
}

impl Keys {
    /// What stands in a row.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn read(bytes: &[u8; keys::SIZE]) -> Self {
        Self {
            slots: Slots {
                first: keys::FIRST_SLOT.number(bytes),
                count: keys::SLOTS.number(bytes),
            },
            seed: keys::SEED.number(bytes),
            flags: keys::FLAGS.number(bytes),
            wholes: keys::WHOLES.read(bytes),
            parts: keys::PARTS.read(bytes),
            lengths: keys::LENGTHS.number(bytes),
        }
    }

    /// The search for a text as it is, as one without values.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn whole(&self, text: &str, normalize: Normalize) -> Search {
        let key = self.exact(text, self.wholes, normalize);
        Search::new(self.slots, hash::of_length(key, text.len()))
    }

    /// The same as one with values.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn part(&self, text: &str, normalize: Normalize) -> Search {
        Search::new(self.slots, self.exact(text, self.parts, normalize))
    }

    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn exact(&self, text: &str, offsets: [u8; 2], normalize: Normalize) -> u64 {
        let normalize = Normalize { white_space: false, ..normalize };
        hash::windows(self.seed.into(), text.as_bytes(), offsets, normalize)
    }

    /// The search for a text without its white space, whose first and last bytes are known.
    #[inline]
    pub fn normalized(&self, text: &str, words: (u64, u64), normalize: Normalize) -> Search {
        let key = hash::normalized(self.seed.into(), text.as_bytes(), words, self.parts, normalize);
        Search::new(self.slots, key)
    }
}

impl Search {
    /// One for a key.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn new(slots: Slots, key: u64) -> Self {
        Self { slots, key, at: place(key, slots.count) }
    }

    /// Goes on to the next slot.
    #[inline]
    fn step(&mut self) {
        self.at = if self.at + 1 == self.slots.count { 0 } else { self.at + 1 };
    }

    /// Where the pattern begins that a slot leads to, if it may have the key.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn leads_to(self, slot: u32) -> Option<u32> {
        let offset = (slot & OFFSET).checked_sub(1)?;
        (slot >> OFFSET_BITS == tag(self.key)).then_some(offset)
    }

    /// Where the pattern begins that the first slot leads to, if it may have the key.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn first(self, index: &Index<'_>) -> Option<u32> {
        self.leads_to(self.slot(index)?)
    }

    /// The slot at which it goes on; 0 where it ends.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn slot(self, index: &Index<'_>) -> Option<u32> {
        let slot = index.slots.get((self.slots.first + self.at) as usize)?;
        Some(u32::from_le_bytes(*slot))
    }

    /// Where the next pattern begins that may have the key. Patterns whose keys happen to lead to the same slot are there too,
    /// so the search ends only where no more can be.
    #[inline]
    pub fn next(&mut self, index: &Index<'_>) -> Option<u32> {
        while self.at < self.slots.count {
            let slot = self.slot(index)?;
            if slot == 0 {
                return None;
            }
            self.step();
            if let Some(offset) = self.leads_to(slot) {
                return Some(offset);
            }
        }
        None
    }
}

impl<'t> Index<'t> {
    /// A list of patterns with values.
    #[inline]
    pub fn list(&self, Slots { first, count }: Slots) -> Option<&'t [[u8; listed::SIZE]]> {
        self.lists.get(first as usize..)?.get(..count as usize)
    }

    /// What a row tells of patterns that two places tell apart, for texts as they are.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn keys(&self, row: usize) -> Option<Keys> {
        Some(Keys::read(self.rows.get(row)?.first_chunk()?))
    }

    /// The same for texts without their white space.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn normalized_keys(&self, row: usize) -> Option<Keys> {
        self.normalized.get(row).map(Keys::read)
    }

    /// The row of an error and a group of prefixes.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn number(&self, error: u32, prefix: u8) -> Option<usize> {
        if u32::from(prefix) >= self.groups {
            return None;
        }
        let number = error as usize * self.groups as usize + usize::from(prefix);
        if self.groups == 1 {
            return Some(number);
        }
        (u32::from_le_bytes(*self.numbers.get(number)?) as usize).checked_sub(1)
    }

    /// What a row tells of patterns that two places do not tell apart.
    #[inline]
    pub fn others(&self, row: usize) -> Option<Others<'t>> {
        let row = self.rows.get(row)?;
        let lookups = others::LENGTHS.of(row)?.as_chunks().0;
        let lookups = lookups.get(..usize::from(others::LOOKUPS.number(row)))?;
        let slots =
            Slots { first: others::FIRST_SLOT.number(row), count: others::SLOTS.number(row) };
        Some(Others { slots, lookups })
    }
}

/// Where the patterns of a list begin that have the first and the last few bytes of a text.
#[allow(clippy::inline_always)]
#[inline(always)]
pub fn listed(list: &[[u8; listed::SIZE]], (start, end): (u64, u64)) -> impl Iterator<Item = u32> {
    list.iter().filter_map(move |row| {
        let unused = u32::from(listed::TAIL_UNUSED.number(row));
        let tail = end ^ listed::TAIL.number(row);
        let tail = tail.wrapping_shr(unused).wrapping_shr(unused);
        let differs = differs(start, row) | tail;
        (differs == 0).then(|| listed::PATTERN.number(row))
    })
}

/// The bits in which the beginning of a text differs from that of a listed pattern.
#[allow(clippy::inline_always)]
#[inline(always)]
fn differs(start: u64, row: &[u8; listed::SIZE]) -> u64 {
    let differs = start ^ listed::HEAD.number(row);
    let unused = u32::from(listed::HEAD_UNUSED.number(row));
    differs.wrapping_shl(unused).wrapping_shl(unused)
}

/// Whether a listed pattern ends with less than two bytes.
#[inline]
pub fn ends_short(row: &[u8; listed::SIZE]) -> bool {
    listed::TAIL_UNUSED.number(row) > 24
}

/// Whether a text with this beginning may be a listed pattern.
#[inline]
pub fn begins(row: &[u8; listed::SIZE], start: u64) -> bool {
    differs(start, row) == 0
}
