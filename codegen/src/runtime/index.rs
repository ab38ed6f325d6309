//! The few patterns that a text can match, found in time that does not grow with the catalogue.
//!
//! Patterns lie one after the other, those of one error and prefix in order of precedence. A text is looked up by what it
//! has for certain: as a whole, or by some of its first and last characters. All of it is read-only data.

use super::fold::Fold;
use super::hash::{Ends, seed, whole};
use super::pattern::{Hole, Holes, Kind, Match, Pattern, Values};

/// The tables of a catalogue.
#[derive(Clone, Copy, Debug)]
pub struct Index<'t> {
    /// A row for each error and group of prefixes.
    pub rows: &'t [u8],
    /// How many groups of prefixes each error has rows for, counting the one without a prefix.
    pub groups: u32,
    /// Hash tables of where patterns begin.
    pub slots: &'t [u8],
    /// The patterns.
    pub programs: &'t [u8],
}

/// Bytes of a row: where its slots begin and how many there are (four bytes each, little-endian), then two lists of ways to
/// look a text up: as it is spaced, and without its white space. The slots of the second list follow those of the first.
pub const ROW: usize = 8 + 2 * WAYS;
/// Bytes of a list of ways: how many there are, then the lengths of a beginning and an end for each.
pub const WAYS: usize = 1 + 2 * MAX_WAYS;
/// Ways to look at the ends of a text that an error and prefix have at most.
pub const MAX_WAYS: usize = 3;
/// Is added to the number of ways where there are patterns to be looked up as a whole.
pub const WHOLE: u8 = 0x80;
/// Bits of a slot that tell where a pattern begins, from 1; the others tell most other texts apart.
pub const OFFSET_BITS: u32 = 26;

/// The pattern has literal text of its own.
pub const LITERAL: u8 = 1;
/// A value may be any text.
pub const OPEN: u8 = 2;
/// No better pattern of its error and prefix matches any text that it matches.
pub const BEST: u8 = 4;

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

/// Number `at` of a table of numbers.
#[inline]
fn number(table: &[u8], at: u32) -> Option<u32> {
    table.get(at as usize * 4..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
}

/// A text on its way through the slots of one error and prefix.
struct Search<'t, 'a> {
    text: &'a str,
    fold: Fold,
    /// What makes no difference for the keys.
    keys: Fold,
    seed: u64,
    /// Where the slots begin, and how many there are.
    slots: (u32, u32),
    /// How many ways, and the ways.
    ways: &'t [u8],
    /// Where the best pattern that has been found begins, and what it matched.
    best: Option<(u32, Match<'a>)>,
    /// Whether there can be no better one.
    sure: bool,
}

impl<'t> Index<'t> {
    /// The best pattern of an error for a text from which a prefix of the group has been taken (0: none).
    #[inline]
    pub fn best<'a>(&self, error: u32, prefix: u8, text: &'a str, fold: Fold) -> Option<Match<'a>> {
        let row = error as usize * self.groups as usize + usize::from(prefix);
        let bytes: &[u8; ROW] = self.rows.get(row * ROW..)?.first_chunk()?;
        let slots = (number(bytes, 0)?, number(bytes, 1)?);
        if slots.1 == 0 {
            return None;
        }
        let mut search = Search {
            text,
            fold,
            keys: Fold { white_space: false, ..fold },
            seed: seed(row),
            slots,
            ways: &bytes[8..8 + WAYS],
            best: None,
            sure: false,
        };
        self.search(&mut search);
        if fold.white_space && !search.sure {
            search.keys = fold;
            search.slots.0 += search.slots.1;
            search.ways = &bytes[8 + WAYS..];
            self.search(&mut search);
        }
        search.best.map(|(_, matched)| matched)
    }

    #[inline]
    fn search(&self, search: &mut Search<'_, '_>) -> Option<()> {
        let (count, ways) = search.ways.split_first()?;
        let text = search.text.as_bytes();
        if count & WHOLE != 0 {
            self.look_up(whole(search.seed, text, search.keys), search);
            if search.sure {
                return None;
            }
        }
        let ways = ways.get(..2 * usize::from(count & !WHOLE))?;
        if ways.is_empty() {
            return None;
        }
        let ends = Ends::new(text, text, search.keys);
        for way in ways.as_chunks::<2>().0 {
            if let Some(key) = ends.key(search.seed, way[0], way[1]) {
                self.look_up(key, search);
            }
        }
        None
    }

    /// Looks for a better pattern under a key. Patterns whose keys happen to lead to the same place are there too, so the
    /// search ends only where no more can be.
    #[inline]
    fn look_up(&self, key: u64, search: &mut Search<'_, '_>) -> Option<()> {
        let (first, count) = search.slots;
        let mut slot = place(key, count);
        loop {
            let value = number(self.slots, first + slot)?;
            let offset = (value & ((1 << OFFSET_BITS) - 1)).checked_sub(1)?;
            let better = search.best.is_none_or(|(other, _)| offset < other);
            if value >> OFFSET_BITS == tag(key) && better {
                let program = Program::read(self.programs, offset)?;
                if let Some(matched) = program.matches(offset, search.text, search.fold) {
                    search.sure = matched.whole || program.flags & BEST != 0;
                    search.best = Some((offset, matched));
                    if search.sure {
                        return None;
                    }
                }
            }
            slot = if slot + 1 == count { 0 } else { slot + 1 };
        }
    }

    /// The values of a text that matched.
    #[inline]
    pub fn values<'a>(&self, matched: &Match<'a>, fold: Fold) -> Values<'a> {
        if matched.whole {
            return Values::NONE;
        }
        let program = Program::read(self.programs, matched.pattern);
        program.and_then(|program| program.pattern().values(matched.text, fold)).unwrap_or(Values::NONE)
    }
}

/// The error with exactly this status and code. A slot has the number of an error, from 1, and where its code begins in
/// `codes`: status and length (two bytes each), code.
#[inline]
pub fn find(slots: &[u8], codes: &[u8], status: Option<u16>, code: Option<&str>) -> Option<u32> {
    let (status, code) = (status.unwrap_or(0), code.unwrap_or_default().as_bytes());
    let count = (slots.len() / 8) as u32;
    let mut slot = place(code_key(status, code), count);
    loop {
        let error = number(slots, 2 * slot)?.checked_sub(1)?;
        let at = number(slots, 2 * slot + 1)? as usize;
        let (head, rest) = codes.get(at..)?.split_first_chunk::<4>()?;
        let [a, b, c, d] = *head;
        let length = usize::from(u16::from_le_bytes([c, d]));
        if u16::from_le_bytes([a, b]) == status && rest.get(..length) == Some(code) {
            return Some(error);
        }
        slot = if slot + 1 == count { 0 } else { slot + 1 };
    }
}

/// The key of a status and a code.
#[inline]
pub fn code_key(status: u16, code: &[u8]) -> u64 {
    whole(seed(usize::from(status)), code, Fold::NONE)
}

/// A pattern as bytes: message and number of values (three bytes and one), length of the head and flags (the same), head,
/// values.
#[derive(Clone, Copy)]
struct Program<'t> {
    message: u32,
    flags: u8,
    head: &'t [u8],
    holes: Packed<'t>,
}

/// Values as bytes, each: field, kind, length of the text after it, length of its choices (three bytes each), the choices,
/// the text after it.
#[derive(Clone, Copy)]
struct Packed<'t> {
    count: u8,
    rest: &'t [u8],
}

impl<'t> Program<'t> {
    #[inline]
    fn read(programs: &'t [u8], offset: u32) -> Option<Self> {
        let (header, rest) = programs.get(offset as usize..)?.split_first_chunk::<8>()?;
        let header = u64::from_le_bytes(*header);
        let (head, rest) = rest.split_at_checked((header >> 32) as usize & 0xff_ffff)?;
        let holes = Packed { count: (header >> 24) as u8, rest };
        Some(Self { message: header as u32 & 0xff_ffff, flags: (header >> 56) as u8, head, holes })
    }

    #[inline]
    fn pattern(&self) -> Pattern<'t, Packed<'t>> {
        Pattern { message: self.message, prefix: 0, head: self.head, holes: self.holes }
    }

    #[inline]
    fn matches<'a>(&self, offset: u32, text: &'a str, fold: Fold) -> Option<Match<'a>> {
        let (literal, open) = (self.flags & LITERAL != 0, self.flags & OPEN != 0);
        let matched = Match { pattern: offset, literal, open, ..Match::whole(self.message, text) };
        if self.holes.count == 0 {
            return self.pattern().is(text, fold).then_some(matched);
        }
        self.pattern().values(text, fold).map(|_| Match { whole: false, ..matched })
    }
}

impl<'t> Holes<'t> for Packed<'t> {
    #[inline]
    fn split(self) -> Option<(Hole<'t>, Self)> {
        let count = self.count.checked_sub(1)?;
        let (header, rest) = self.rest.split_first_chunk::<8>()?;
        let header = u64::from_le_bytes(*header);
        let (choices, rest) = rest.split_at_checked((header >> 40) as usize)?;
        let (then, rest) = rest.split_at_checked((header >> 16) as usize & 0xff_ffff)?;
        let kind = match (header >> 8) as u8 {
            0 => Kind::Index,
            1 => Kind::Int,
            2 => Kind::Word,
            3 => Kind::Path,
            4 => Kind::Text,
            5 => Kind::Same,
            _ => Kind::OneOf(choices),
        };
        Some((Hole { field: header as u8, kind, then }, Self { count, rest }))
    }

    #[inline]
    fn is_last(self) -> bool {
        self.count == 1
    }
}
