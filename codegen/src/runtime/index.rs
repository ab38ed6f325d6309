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
    /// A row for each error and group of prefixes that has patterns, for texts as they are spaced.
    pub rows: &'t [[u8; ROW]],
    /// The first part of each row once more, for texts without their white space; nothing where its amount makes a difference
    /// everywhere.
    pub loose: &'t [[u8; WHOLES]],
    /// How many groups of prefixes each error may have rows for, counting the one without a prefix.
    pub groups: u32,
    /// The row of each error and group, from 1; none where each error has one row.
    pub numbers: &'t [[u8; 4]],
    /// Hash tables of where patterns begin.
    pub slots: &'t [[u8; 4]],
    /// Patterns with values, by what they begin and end with.
    pub lists: &'t [[u8; LISTED]],
    /// The patterns.
    pub programs: &'t [u8],
}

/// Bytes of what a row tells of patterns without values: where their slots begin and how many there are (four bytes each,
/// little-endian), what sets their keys apart, the two places where texts are looked at, and a bit for each of their lengths, by
/// its last six bits (eight bytes).
pub const WHOLES: usize = 19;
/// Bytes of a row: the same; then where the slots for patterns with values begin and how many there are, in how many ways
/// these are looked up, and the lengths of a beginning and an end for each, or those of what stands before and after a number.
/// Without any way they are a part of `lists`.
pub const ROW: usize = WHOLES + 8 + 1 + 2 * MAX_WAYS;
/// Bytes of a listed pattern: the first and the last eight bytes that a text must have, half the bits of either that do not
/// count, and where the pattern begins (four bytes).
pub const LISTED: usize = 22;
/// Ways to look at the ends of a text that an error and prefix have at most.
pub const MAX_WAYS: usize = 4;
/// The first length of a way that looks at what stands before and after a number.
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

/// What a row tells of patterns without values.
struct Wholes {
    slots: (u32, u32),
    seed: u64,
    places: [u8; 2],
    lengths: u64,
}

impl Wholes {
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn read(bytes: &[u8; WHOLES]) -> Self {
        let [a, b, c, d, e, f, g, h, own, start, end, lengths @ ..] = *bytes;
        Self {
            slots: (u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h])),
            seed: u64::from(own),
            places: [start, end],
            lengths: u64::from_le_bytes(lengths),
        }
    }
}

/// What a row tells of patterns with values.
#[derive(Clone, Copy)]
struct Valued<'t> {
    /// The first and how many.
    slots: (u32, u32),
    /// The lengths of each way.
    ways: &'t [[u8; 2]],
}

/// The best pattern of an error for a text from which a prefix of the group has been taken (0: none).
#[allow(clippy::inline_always)]
#[inline(always)]
pub fn best<'t, T: Indexed<'t>>(table: T, error: u32, prefix: u8, text: &str) -> Option<Match> {
    let index = table.index();
    let number = index.number(error, prefix)?;
    let fold = fold(table, error);
    let wholes = Wholes::read(index.rows.get(number)?.first_chunk()?);
    if wholes.lengths >> (text.len() % 64) & 1 != 0 {
        let keys = Fold { white_space: false, ..fold };
        let key = hash::windows(wholes.seed, text.as_bytes(), wholes.places, keys);
        if let Some(matched) = whole(table, wholes.slots, key, (text, fold)) {
            return Some(matched);
        }
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
    let valued = index.valued(number)?;
    let best = match (valued.slots, valued.ways) {
        ((_, 0), _) => None,
        ((first, count), []) => list(table, index.list(first, count)?, words, text, fold),
        _ => ends(table, valued, number, text, fold),
    };
    if !fold.white_space || best.is_some_and(Match::is_best) {
        return best;
    }
    let wholes = Wholes::read(index.loose.get(number)?);
    if wholes.lengths == 0 {
        return best;
    }
    let key = hash::loose(wholes.seed, text.as_bytes(), words, wholes.places, fold);
    whole(table, wholes.slots, key, (text, fold)).or(best)
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
    // They come in order of precedence: one that is not sure may yet be what the text is, before a later one that is.
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
        let (wanted, rest) = listed.split_first_chunk()?;
        let (tail, [head_unused, tail_unused, offset @ ..]) = rest.split_first_chunk()? else {
            return None;
        };
        let tail = end ^ u64::from_le_bytes(*tail);
        let tail = tail.wrapping_shr((*tail_unused).into()).wrapping_shr((*tail_unused).into());
        let differs = differs(start, *wanted, *head_unused) | tail;
        (differs == 0).then(|| offset.first_chunk().map_or(0, |at| u32::from_le_bytes(*at)))
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
    valued: Valued<'t>,
    number: usize,
    text: &str,
    fold: Fold,
) -> Option<Match> {
    let (first, count) = valued.slots;
    let slots = table.index().slots.get(first as usize..)?.get(..count as usize)?;
    let (seed, bytes) = (seed(number), text.as_bytes());
    let mut best = None;
    for lengths in valued.ways {
        let key = match *lengths {
            [first, then] if first & AROUND_NUMBER != 0 => {
                hash::around_number(seed, bytes, [first & !AROUND_NUMBER, then], fold)
            }
            lengths => hash::ends(seed, bytes, bytes, lengths, fold),
        };
        if let Some(key) = key {
            let before = best.map_or(u32::MAX, Match::pattern);
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

/// The message without values that a text is, which has this key, among some slots; there is one at least.
#[allow(clippy::inline_always)]
#[inline(always)]
fn whole<'t, T: Indexed<'t>>(
    table: T,
    slots: (u32, u32),
    key: u64,
    (text, fold): (&str, Fold),
) -> Option<Match> {
    let at = place(key, slots.1);
    let slot = table.index().slot(slots.0 + at)?;
    let offset = (slot & OFFSET).checked_sub(1)?;
    if slot >> OFFSET_BITS == tag(key)
        && let Some(matched) = table.index().literal(offset, text, fold)
    {
        return Some(matched);
    }
    whole_after(table, slots, (at, key), (text, fold))
}

/// The same among the slots after one that another message has.
#[cold]
#[inline(never)]
fn whole_after<'t, T: Indexed<'t>>(
    table: T,
    (first, count): (u32, u32),
    (mut at, key): (u32, u64),
    (text, fold): (&str, Fold),
) -> Option<Match> {
    let index = table.index();
    loop {
        at = if at + 1 == count { 0 } else { at + 1 };
        let slot = index.slot(first + at)?;
        let offset = (slot & OFFSET).checked_sub(1)?;
        if slot >> OFFSET_BITS == tag(key)
            && let Some(matched) = index.literal(offset, text, fold)
        {
            return Some(matched);
        }
    }
}

impl<'t> Index<'t> {
    /// A list of patterns with values.
    #[inline]
    fn list(&self, first: u32, count: u32) -> Option<&'t [[u8; LISTED]]> {
        self.lists.get(first as usize..)?.get(..count as usize)
    }

    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn slot(&self, at: u32) -> Option<u32> {
        Some(u32::from_le_bytes(*self.slots.get(at as usize)?))
    }

    /// The message without values that a text is, if it is the pattern that begins there.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn literal(&self, offset: u32, text: &str, fold: Fold) -> Option<Match> {
        let (header, rest) = self.programs.get(offset as usize..)?.split_first_chunk::<8>()?;
        let header = u64::from_le_bytes(*header);
        let head = rest.get(..(header >> 32) as usize & 0xff_ffff)?;
        let matched = || Match::whole(header as u32 & 0xff_ffff, (header >> 56) as u8);
        is(text.as_bytes(), head, fold).then(matched)
    }

    /// The row of an error and a group of prefixes.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn number(&self, error: u32, prefix: u8) -> Option<usize> {
        let number = error as usize * self.groups as usize + usize::from(prefix);
        if self.groups == 1 {
            return Some(number);
        }
        (u32::from_le_bytes(*self.numbers.get(number)?) as usize).checked_sub(1)
    }

    /// What a row tells of patterns with values.
    #[inline]
    fn valued(&self, row: usize) -> Option<Valued<'t>> {
        let (slots, rest) = self.rows.get(row)?[WHOLES..].split_first_chunk::<8>()?;
        let slots = u64::from_le_bytes(*slots);
        let (ways, lengths) = rest.split_first()?;
        let ways = lengths.as_chunks().0.get(..usize::from(*ways))?;
        Some(Valued { slots: (slots as u32, (slots >> 32) as u32), ways })
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
    let Some(number) = index.number(error, prefix) else { return Outline::NOTHING };
    let fold = fold(table, error);
    let (start, _) = hash::words(text.as_bytes(), fold);
    let begins = |listed: &[u8; LISTED]| {
        let wanted = listed.first_chunk().copied().unwrap_or_default();
        differs(start, wanted, listed[16]) == 0
    };
    let valued = index.valued(number).is_some_and(|Valued { slots, ways }| {
        let list = index.list(slots.0, slots.1);
        !ways.is_empty() || list.is_some_and(|list| list.iter().any(begins))
    });
    let lengths =
        |wholes: Option<&[u8; WHOLES]>| wholes.map_or(0, |wholes| Wholes::read(wholes).lengths);
    Outline {
        lengths: lengths(index.rows.get(number).and_then(|row| row.first_chunk())),
        loose_lengths: if fold.white_space { lengths(index.loose.get(number)) } else { 0 },
        start,
        valued,
    }
}

/// Whether such a beginning may be a message of the error that has values.
#[inline]
pub fn may_end<'t, T: Indexed<'t>>(
    table: T,
    error: u32,
    prefix: u8,
    (outline, text): (&Outline, &str),
) -> bool {
    let index = table.index();
    let valued = index.number(error, prefix).and_then(|number| index.valued(number));
    valued.is_some_and(|Valued { slots, ways }| {
        let end = || hash::last_word(text.as_bytes(), fold(table, error));
        let list = index.list(slots.0, slots.1);
        let listed = |list| listed(list, (outline.start, end())).next().is_some();
        !ways.is_empty() || list.is_some_and(listed)
    })
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
