//! The tables in which patterns are looked up, and the search in them.

use super::hash;
use super::layout::{beginning, keys, listed, others};
use super::normalize::Normalize;

/// The lookup tables of a catalogue.
#[derive(Clone, Copy, Debug)]
pub struct Index<'t> {
    /// A row for each error and group of prefixes that has patterns, for exact texts.
    pub rows: &'t [[u8; others::SIZE]],
    /// The keys of each row for texts without white space; empty if white space is ignored nowhere.
    pub normalized: &'t [[u8; keys::SIZE]],
    /// The number of groups of prefixes for which an error may have rows, including the group without a prefix.
    pub groups: u32,
    /// The row of each error and group, from 1; empty if each error has one row.
    pub numbers: &'t [[u8; 4]],
    /// Hash tables of the offsets of patterns.
    pub slots: &'t [[u8; 4]],
    /// Lists of patterns with captures that probe offsets do not distinguish, with their first and last bytes.
    pub lists: &'t [[u8; listed::SIZE]],
    /// The prefilter of each row; empty if no error ignores case or white space.
    pub beginnings: &'t [[u8; beginning::SIZE]],
    /// Hash tables of the fingerprints of the prefilter.
    pub fingerprints: &'t [u8],
    /// The bytecode of the patterns.
    pub bytecode: &'t [u8],
}

/// Flag: some pattern of the row has captures.
pub const VALUED: u8 = 1;
/// Flag: each pattern of the table is in the slot to which its key leads, and white space is not ignored.
pub const DIRECT: u8 = 2;
/// Flag: the row has patterns that probe offsets do not distinguish.
pub const OTHERS: u8 = 4;
/// Flag: no pattern of the row contains the first byte of the separator of findings.
pub const NO_SEPARATOR: u8 = 8;
/// Flag: no pattern of the row contains a closing parenthesis.
pub const NO_PARENTHESIS: u8 = 16;
/// Flag of the first length of a lookup: the lookup uses the literals around a number.
pub const AROUND_NUMBER: u8 = 0x80;
/// The bits of a slot that are the offset of a pattern, from 1; the others are the tag of its key.
pub const OFFSET_BITS: u32 = 26;

/// Returns the bits of a key that are stored in a slot.
#[inline]
pub const fn tag(key: u64) -> u32 {
    (key as u32) >> OFFSET_BITS
}

/// Returns the slot, out of `slots`, at which the search for a key begins.
#[inline]
pub const fn place(key: u64, slots: u32) -> u32 {
    (((key >> 32) * slots as u64) >> 32) as u32
}

/// The bits of a slot that are the offset of a pattern.
const OFFSET: u32 = (1 << OFFSET_BITS) - 1;

/// The part of a row for patterns that the probe offsets distinguish.
pub struct Keys {
    slots: Slots,
    seed: u8,
    /// `VALUED`, `DIRECT`, `OTHERS`, `NO_SEPARATOR`, `NO_PARENTHESIS`.
    pub flags: u8,
    /// The probe offsets for patterns without captures, and for those with captures.
    wholes: [u8; 2],
    parts: [u8; 2],
    /// A bit for each length of a pattern without captures, by the last six bits of the length.
    pub lengths: u64,
}

/// A hash table within the slots: its first slot and the number of slots.
#[derive(Clone, Copy)]
pub struct Slots {
    first: u32,
    count: u32,
}

/// The part of a row for patterns that probe offsets do not distinguish.
#[derive(Clone, Copy)]
pub struct Others<'t> {
    /// Their slots.
    pub slots: Slots,
    /// The two lengths of each lookup.
    pub lookups: &'t [[u8; 2]],
}

/// A search for a key in a hash table, and its current slot.
#[derive(Clone, Copy)]
pub struct Search {
    slots: Slots,
    key: u64,
    at: u32,
}

impl Keys {
    /// Reads the keys in a row.
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

    /// Returns the search for an exact text among patterns without captures.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn whole(&self, text: &str, normalize: Normalize) -> Search {
        let key = self.exact(text, self.wholes, normalize);
        Search::new(self.slots, hash::of_length(key, text.len()))
    }

    /// Returns the search for an exact text among patterns with captures.
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

    /// Returns the search for a text without white space; `words` are its first and last bytes.
    #[inline]
    pub fn normalized(&self, text: &str, words: (u64, u64), normalize: Normalize) -> Search {
        let key = hash::normalized(self.seed.into(), text.as_bytes(), words, self.parts, normalize);
        Search::new(self.slots, key)
    }
}

impl Search {
    /// Returns the search for a key, at its first slot.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn new(slots: Slots, key: u64) -> Self {
        Self { slots, key, at: place(key, slots.count) }
    }

    /// Moves to the next slot.
    #[inline]
    fn step(&mut self) {
        self.at = if self.at + 1 == self.slots.count { 0 } else { self.at + 1 };
    }

    /// Returns the offset of the pattern in a slot, if the tag of its key matches.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn leads_to(self, slot: u32) -> Option<u32> {
        let offset = (slot & OFFSET).checked_sub(1)?;
        (slot >> OFFSET_BITS == tag(self.key)).then_some(offset)
    }

    /// Returns the offset of the pattern in the current slot, if the tag of its key matches.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn first(self, index: &Index<'_>) -> Option<u32> {
        self.leads_to(self.slot(index)?)
    }

    /// Returns the current slot; the search ends at a slot with 0.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn slot(self, index: &Index<'_>) -> Option<u32> {
        let slot = index.slots.get((self.slots.first + self.at) as usize)?;
        Some(u32::from_le_bytes(*slot))
    }

    /// Returns the offset of the next pattern whose tag matches. Other keys may lead to the same slot, so the search
    /// continues to an empty slot.
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
    /// Returns a list of patterns with captures.
    #[inline]
    pub fn list(&self, Slots { first, count }: Slots) -> Option<&'t [[u8; listed::SIZE]]> {
        self.lists.get(first as usize..)?.get(..count as usize)
    }

    /// Returns the keys of a row for exact texts.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn keys(&self, row: usize) -> Option<Keys> {
        Some(Keys::read(self.rows.get(row)?.first_chunk()?))
    }

    /// Returns the keys of a row for texts without white space.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn normalized_keys(&self, row: usize) -> Option<Keys> {
        self.normalized.get(row).map(Keys::read)
    }

    /// Returns the row of an error and a group of prefixes, if it has patterns.
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

    /// Returns the lookups of a row for patterns that probe offsets do not distinguish.
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

/// Returns the offsets of the patterns of a list that have the first and last bytes of a text.
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

/// Returns the bits in which the beginning of a text differs from that of a listed pattern.
#[allow(clippy::inline_always)]
#[inline(always)]
fn differs(start: u64, row: &[u8; listed::SIZE]) -> u64 {
    let differs = start ^ listed::HEAD.number(row);
    let unused = u32::from(listed::HEAD_UNUSED.number(row));
    differs.wrapping_shl(unused).wrapping_shl(unused)
}

/// Returns whether the last literal of a listed pattern is shorter than two bytes.
#[inline]
pub fn ends_short(row: &[u8; listed::SIZE]) -> bool {
    listed::TAIL_UNUSED.number(row) > 24
}

/// Returns whether a text with this beginning may match a listed pattern.
#[inline]
pub fn begins(row: &[u8; listed::SIZE], start: u64) -> bool {
    differs(start, row) == 0
}
