//! The few patterns that a text can match, found in time that does not grow with the catalogue.
//!
//! Patterns lie one after the other, those of one error and prefix in order of precedence. A text is looked up by what it
//! has for certain: as a whole, or by some of its first and last characters. All of it is read-only data.

use super::Table;
use super::codes::Codes;
use super::finding::Outline;
use super::fold::Fold;
use super::hash::{self, seed};
use super::pattern::{Match, Values, is};
use super::program;

/// The tables of a catalogue.
#[derive(Clone, Copy, Debug)]
pub struct Index<'t> {
    /// A row for each error and group of prefixes, for texts as they are spaced.
    pub rows: &'t [[u8; ROW]],
    /// The same for texts without their white space; nothing where its amount makes a difference everywhere.
    pub loose_rows: &'t [[u8; ROW]],
    /// How many groups of prefixes each error has rows for, counting the one without a prefix.
    pub groups: u32,
    /// Hash tables of where patterns begin.
    pub slots: &'t [[u8; 4]],
    /// Patterns with values, by what they begin and end with.
    pub lists: &'t [[u8; LISTED]],
    /// The patterns.
    pub programs: &'t [u8],
}

/// Bytes of a row: where its slots for patterns without values begin and how many there are, and the same for those with values
/// (four bytes each, little-endian); then how these are looked up: in how many ways, and the lengths of a beginning and an
/// end for each, or those of what stands before and after a number. Without any way they are a part of `lists`. Last what
/// sets keys of whole texts apart, the two places where these are looked at, and a bit for each of their lengths, by its last
/// six bits (eight bytes).
pub const ROW: usize = 16 + 1 + 2 * MAX_WAYS + 3 + 8;
/// Bytes of a listed pattern: the first and the last eight bytes that a text must have, half the bits of either that do not
/// count, two bytes without use, and where the pattern begins (four bytes).
pub const LISTED: usize = 24;
/// Ways to look at the ends of a text that an error and prefix have at most.
pub const MAX_WAYS: usize = 4;
/// The first length of a way that looks at what stands before and after a number.
pub const AROUND_NUMBER: u8 = 0x80;
/// Bits of a slot that tell where a pattern begins, from 1; the others tell most other texts apart.
pub const OFFSET_BITS: u32 = 26;

/// What sets the keys of whole texts under a row apart.
#[inline]
pub const fn own_seed(number: usize, own: u8) -> u64 {
    seed(number) ^ own as u64
}

/// The same of a row, and the places where these texts are looked at.
#[allow(clippy::inline_always)]
#[inline(always)]
fn whole_seed(number: usize, row: &[u8; ROW]) -> (u64, [u8; 2]) {
    let [.., own, from_start, from_end, _, _, _, _, _, _, _, _] = *row;
    (own_seed(number, own), [from_start, from_end])
}

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

/// The best pattern of an error for a text from which a prefix of the group has been taken (0: none).
#[allow(clippy::inline_always)]
#[inline(always)]
pub fn best<'t, T: Indexed<'t>>(table: T, error: u32, prefix: u8, text: &str) -> Option<Match> {
    let index = table.index();
    let number = error as usize * index.groups as usize + usize::from(prefix);
    let fold = fold(table, error);
    let keys = Fold { white_space: false, ..fold };
    let row = index.rows.get(number)?;
    if let Some(lengths) = row.last_chunk()
        && u64::from_le_bytes(*lengths) >> (text.len() % 64) & 1 != 0
        && let (seed, places) = whole_seed(number, row)
        && let key = hash::windows(seed, text.as_bytes(), places, keys)
        && let Some(matched) = index.whole(row, key, text, fold)
    {
        return Some(matched);
    }
    valued(table, error, number, text)
}

/// What makes no difference in texts of an error.
#[inline]
fn fold<'t, T: Table<'t>>(table: T, error: u32) -> Fold {
    if T::PLAIN { Fold::NONE } else { table.dialect(error).fold }
}

/// The best pattern that is not one without values, spaced as the text is. A call of its own, so that what calls it stays small
/// enough to become part of its callers; most messages have no values.
#[cold]
#[inline(never)]
fn valued<'t, T: Indexed<'t>>(table: T, error: u32, number: usize, text: &str) -> Option<Match> {
    let index = table.index();
    let fold = fold(table, error);
    let words = hash::words(text.as_bytes(), fold);
    let ((first, count), ways) = index.valued(number)?;
    let keys = Fold { white_space: false, ..fold };
    let best = match (count, ways) {
        (0, _) => None,
        (_, 0) => list(table, index.list(first, count)?, words, text, fold),
        _ => ends(table, index.rows.get(number)?, (number, text), (fold, keys), u32::MAX),
    };
    if !fold.white_space || best.is_some_and(Match::is_best) {
        return best;
    }
    let row = index.loose_rows.get(number)?;
    let (seed, places) = whole_seed(number, row);
    let key = hash::loose(seed, text.as_bytes(), words, places, fold);
    if let Some(matched) = index.whole(row, key, text, fold) {
        return Some(matched);
    }
    if ways == 0 {
        return best;
    }
    let before = best.map_or(u32::MAX, Match::pattern);
    ends(table, row, (number, text), (fold, fold), before).or(best)
}

/// The best of a few patterns with values, one after the other.
#[allow(clippy::inline_always)]
#[inline(always)]
fn list<'t, T: Indexed<'t>>(
    table: T,
    list: &[[u8; LISTED]],
    words: (u64, u64),
    text: &str,
    fold: Fold,
) -> Option<Match> {
    let mut unsure = false;
    for offset in listed(list, words) {
        let mut read = program::read(table.index().programs, offset)?.one(offset, text, fold);
        if read.is_none() && fold == Fold::NONE {
            read = Some(several(table, offset, text, fold));
        }
        if let Some(Some(matched)) = read
            && (!unsure || matched.is_best())
        {
            return Some(matched);
        }
        unsure |= !matches!(read, Some(None));
    }
    if unsure { each(table, list, words, text, fold) } else { None }
}

/// The same, where a text may differ from what is documented.
#[inline(never)]
fn each<'t, T: Indexed<'t>>(
    table: T,
    list: &[[u8; LISTED]],
    words: (u64, u64),
    text: &str,
    fold: Fold,
) -> Option<Match> {
    listed(list, words).find_map(|offset| several(table, offset, text, fold))
}

/// Where the patterns of a list begin that have the first and the last few bytes of a text.
#[allow(clippy::inline_always)]
#[inline(always)]
fn listed(list: &[[u8; LISTED]], (start, end): (u64, u64)) -> impl Iterator<Item = u32> {
    list.iter().filter_map(move |listed| {
        let [wanted, tail, rest @ ..] = listed.as_chunks::<8>().0 else { return None };
        let [head_unused, tail_unused, _, _, offset @ ..] = *rest.first()?;
        let tail = end ^ u64::from_le_bytes(*tail);
        let tail = tail.wrapping_shr(tail_unused.into()).wrapping_shr(tail_unused.into());
        let differs = differs(start, *wanted, head_unused) | tail;
        (differs == 0).then(|| u32::from_le_bytes(offset))
    })
}

/// The bits in which the beginning of a text differs from one that is wanted.
#[allow(clippy::inline_always)]
#[inline(always)]
fn differs(start: u64, wanted: [u8; 8], half_unused: u8) -> u64 {
    let differs = start ^ u64::from_le_bytes(wanted);
    differs.wrapping_shl(half_unused.into()).wrapping_shl(half_unused.into())
}

/// What a text is that is the pattern which begins there, with however many values.
#[inline(never)]
fn several<'t, T: Indexed<'t>>(table: T, offset: u32, text: &str, fold: Fold) -> Option<Match> {
    program::read(table.index().programs, offset)?.several(offset, text, fold)
}

/// The best of many patterns with values, of which those are looked at that have the ends of the text.
#[inline(never)]
fn ends<'t, T: Indexed<'t>>(
    table: T,
    row: &'t [u8; ROW],
    (number, text): (usize, &str),
    (fold, keys): (Fold, Fold),
    before: u32,
) -> Option<Match> {
    let index = table.index();
    let [.., first, count] = row[..16].as_chunks().0 else { return None };
    let [first, count] = [first, count].map(|bytes| u32::from_le_bytes(*bytes));
    let slots = index.slots.get(first as usize..)?.get(..count as usize)?;
    let (ways, lengths) = row[16..].split_first()?;
    let bytes = text.as_bytes();
    let mut best = None;
    for lengths in lengths.as_chunks::<2>().0.iter().take(usize::from(*ways)) {
        let key = match *lengths {
            [first, then] if first & AROUND_NUMBER != 0 => {
                hash::around_number(seed(number), bytes, [first & !AROUND_NUMBER, then], keys)
            }
            lengths => hash::ends(seed(number), bytes, bytes, lengths, keys),
        };
        if let Some(key) = key {
            let before = best.map_or(before, Match::pattern);
            best = look_up(table, slots, key, (text, fold), before).or(best);
            if best.is_some_and(Match::is_best) {
                break;
            }
        }
    }
    best
}

/// The best pattern under a key that begins before a place. Patterns whose keys happen to lead to the same place are there
/// too, so the search ends only where no more can be.
#[inline]
fn look_up<'t, T: Indexed<'t>>(
    table: T,
    slots: &[[u8; 4]],
    key: u64,
    (text, fold): (&str, Fold),
    mut before: u32,
) -> Option<Match> {
    let mut best = None;
    let mut at = place(key, slots.len() as u32) as usize;
    while let Some(slot) = slots.get(at) {
        let slot = u32::from_le_bytes(*slot);
        let Some(offset) = (slot & OFFSET).checked_sub(1) else { break };
        if slot >> OFFSET_BITS == tag(key) && offset < before {
            let one = program::read(table.index().programs, offset)?.one(offset, text, fold);
            if let Some(matched) = one.unwrap_or_else(|| several(table, offset, text, fold)) {
                (best, before) = (Some(matched), offset);
                if matched.is_best() {
                    break;
                }
            }
        }
        at = if at + 1 == slots.len() { 0 } else { at + 1 };
    }
    best
}

impl<'t> Index<'t> {
    /// A list of patterns with values.
    #[inline]
    fn list(&self, first: u32, count: u32) -> Option<&'t [[u8; LISTED]]> {
        self.lists.get(first as usize..)?.get(..count as usize)
    }

    /// Where the patterns of a row with values are and how many there are; in how many ways they are looked up.
    #[inline]
    fn valued(&self, row: usize) -> Option<((u32, u32), u8)> {
        let (counts, rest) = self.rows.get(row)?.split_first_chunk::<16>()?;
        let [.., first, count] = counts.as_chunks().0 else { return None };
        Some(((u32::from_le_bytes(*first), u32::from_le_bytes(*count)), *rest.first()?))
    }

    /// The message without values that a text is, which has this key.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn whole(&self, row: &[u8; ROW], key: u64, text: &str, fold: Fold) -> Option<Match> {
        let [a, b, c, d, e, f, g, h, ..] = *row;
        let first = u32::from_le_bytes([a, b, c, d]);
        let count = u32::from_le_bytes([e, f, g, h]);
        let slots = self.slots.get(first as usize..)?.get(..count as usize)?;
        let text = text.as_bytes();
        let mut at = place(key, count) as usize;
        loop {
            let slot = u32::from_le_bytes(*slots.get(at)?);
            let offset = (slot & OFFSET).checked_sub(1)?;
            if slot >> OFFSET_BITS == tag(key) {
                let (header, rest) =
                    self.programs.get(offset as usize..)?.split_first_chunk::<8>()?;
                let header = u64::from_le_bytes(*header);
                let head = rest.get(..(header >> 32) as usize & 0xff_ffff)?;
                if is(text, head, fold) {
                    return Some(Match::whole(header as u32 & 0xff_ffff, !head.is_empty()));
                }
            }
            at = if at + 1 == slots.len() { 0 } else { at + 1 };
        }
    }

    /// The values of a text that matched.
    #[inline]
    fn values<'a>(&self, matched: Match, text: &'a str, fold: Fold) -> Values<'a> {
        let pattern = program::read(self.programs, matched.pattern());
        pattern.map_or(Values::NONE, |pattern| pattern.values(text, fold))
    }
}

/// Tables that have an index.
pub trait Indexed<'t>: Table<'t> {
    /// The index.
    fn index(self) -> Index<'t>;
    /// Errors by status and code.
    fn codes(self) -> Codes<'t>;
}

/// What beginnings of a text may be messages of an error.
#[inline]
pub fn outline<'t, T: Indexed<'t>>(table: T, error: u32, prefix: u8, text: &str) -> Outline {
    let index = table.index();
    let number = error as usize * index.groups as usize + usize::from(prefix);
    let fold = fold(table, error);
    let lengths = |rows: &[[u8; ROW]]| {
        let lengths = rows.get(number).and_then(|row| row.last_chunk().copied());
        lengths.map_or(0, u64::from_le_bytes)
    };
    let (start, _) = hash::words(text.as_bytes(), fold);
    let begins = |listed: &[u8; LISTED]| {
        let wanted = listed.first_chunk().copied().unwrap_or_default();
        differs(start, wanted, listed[16]) == 0
    };
    Outline {
        lengths: lengths(index.rows),
        loose_lengths: if fold.white_space { lengths(index.loose_rows) } else { 0 },
        start,
        valued: index.valued(number).is_some_and(|((first, count), ways)| {
            let list = index.list(first, count);
            ways != 0 || list.is_some_and(|list| list.iter().any(begins))
        }),
    }
}

/// Whether the beginning of a text that ends with these words may be a message of an error with values.
#[inline]
pub fn may_end<'t, T: Indexed<'t>>(
    table: T,
    error: u32,
    prefix: u8,
    (outline, text): (&Outline, &str),
) -> bool {
    let index = table.index();
    let number = error as usize * index.groups as usize + usize::from(prefix);
    let Some(((first, count), 0)) = index.valued(number) else { return true };
    let end = hash::last_word(text.as_bytes(), fold(table, error));
    let list = index.list(first, count);
    list.is_some_and(|list| listed(list, (outline.start, end)).next().is_some())
}

/// The values of a text that matched a message of an error.
#[inline]
pub fn values<'a, 't, T: Indexed<'t>>(
    table: T,
    error: u32,
    matched: Match,
    text: &'a str,
) -> Values<'a> {
    table.index().values(matched, text, fold(table, error))
}
