//! The few patterns that a text can match, found in time that does not grow with the catalogue.
//!
//! Patterns lie one after the other, those of one error and prefix in order of precedence. A text is looked up by what it
//! has for certain: as a whole, or by some of its first and last characters. All of it is read-only data.

use super::Table;
use super::bytes::same;
use super::codes::Codes;
use super::fold::Fold;
use super::hash::{self, seed};
use super::pattern::{Match, Values, is_alike};
use super::program::{self, Header};
use super::quick::{Answer, only};
use super::reason::Outline;

/// The tables of a catalogue.
#[derive(Clone, Copy, Debug)]
pub struct Index<'t> {
    /// A row for each error and group of prefixes that has patterns, for texts as they are spaced.
    pub rows: &'t [[u8; ROW]],
    /// The first part of each row once more, for texts without their white space; nothing where its amount makes a difference
    /// everywhere.
    pub loose: &'t [[u8; KEYS]],
    /// How many groups of prefixes each error may have rows for, counting the one without a prefix.
    pub groups: u32,
    /// The row of each error and group, from 1; none where each error has one row.
    pub numbers: &'t [[u8; 4]],
    /// Hash tables of where patterns begin.
    pub slots: &'t [[u8; 4]],
    /// Patterns with values that are not told by two places of a text, by what they begin and end with.
    pub lists: &'t [[u8; LISTED]],
    /// The patterns.
    pub programs: &'t [u8],
}

/// Bytes of what a row tells of patterns that two places of a text tell apart: where their slots begin and how many there are,
/// at least one (four bytes each, little-endian), what sets their keys apart, flags, the two places of patterns without values,
/// those of the others, and a bit for each length of a pattern without values, by its last six bits (eight bytes).
pub const KEYS: usize = 22;
/// Some pattern of the row has values.
pub const VALUED: u8 = 1;
/// All patterns of the table lie in the slots that their keys lead to, and white space makes a difference.
pub const DIRECT: u8 = 2;
/// The row has patterns that two places do not tell.
pub const OTHERS: u8 = 4;
/// Bytes of a row: the same; then where the slots for other patterns begin and how many there are, in how many ways these are
/// looked up, and the lengths of a beginning and an end for each, or those of what stands before and after a number. Without
/// any way they are a part of `lists`. Then a bit for each two bytes with which a pattern may end that a reason can follow.
pub const ROW: usize = TAILS + 8;
const TAILS: usize = KEYS + 8 + 1 + 2 * MAX_WAYS;
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

/// What a row tells of patterns that two places of a text tell apart.
struct Keys {
    slots: Slots,
    seed: u8,
    flags: u8,
    /// Where a text is looked at that has no values, or has some.
    wholes: [u8; 2],
    parts: [u8; 2],
    lengths: u64,
}

/// A hash table among others: its first slot and how many it has.
#[derive(Clone, Copy)]
struct Slots {
    first: u32,
    count: u32,
}

/// What a row tells of its other patterns.
#[derive(Clone, Copy)]
struct Others<'t> {
    slots: Slots,
    /// The lengths of each way.
    ways: &'t [[u8; 2]],
}

/// A search for a key in a hash table, at some slot of it.
#[derive(Clone, Copy)]
struct Search {
    slots: Slots,
    key: u64,
    at: u32,
}

/// The best pattern of an error for a text from which a prefix of the group has been taken (0: none).
#[allow(clippy::inline_always)]
#[inline(always)]
pub fn best<'t, T: Indexed<'t>>(table: T, error: u32, prefix: u8, text: &str) -> Option<Match> {
    let index = table.index();
    let number = index.number(error, prefix)?;
    let fold = fold(table, error);
    let keys = Keys::read(index.rows.get(number)?.first_chunk()?);
    if keys.lengths >> (text.len() % 64) & 1 != 0
        && let Some(offset) = keys.whole(text, fold).first(table)
        && let Some(matched) = literal(table, offset, text, fold)
    {
        return Some(matched);
    }
    valued(table, error, number, text)
}

/// The same where it is not the first pattern without values that is looked at. A call, so that what calls it stays small
/// enough to become part of its callers; most messages have no values.
#[inline(never)]
fn valued<'t, T: Indexed<'t>>(table: T, error: u32, number: usize, text: &str) -> Option<Match> {
    let fold = fold(table, error);
    let keys = Keys::read(table.index().rows.get(number)?.first_chunk()?);
    let mut found = None;
    let part = keys.part(text, fold);
    let slot = part.slot(table)?;
    if let Some(offset) = part.leads_to(slot) {
        found = read(table, offset, text, fold);
        if found.is_some_and(Match::is_best) {
            return found;
        }
    } else if keys.flags & (DIRECT | OTHERS) == DIRECT {
        return None;
    }
    if keys.flags & DIRECT != 0 && found.is_none() {
        let words = hash::words(text.as_bytes(), fold);
        return others(table, number, (text, fold), words, u32::MAX);
    }
    all(table, error, number, text, slot != 0)
}

/// The same where the first patterns that are looked at are not sure to be it; whether there may be some that two places tell
/// and that have values.
#[cold]
#[inline(never)]
fn all<'t, T: Indexed<'t>>(
    table: T,
    error: u32,
    number: usize,
    text: &str,
    parts: bool,
) -> Option<Match> {
    let (index, fold) = (table.index(), fold(table, error));
    let keys = Keys::read(index.rows.get(number)?.first_chunk()?);
    if keys.lengths >> (text.len() % 64) & 1 != 0 {
        let mut whole = keys.whole(text, fold);
        while let Some(offset) = whole.next(table) {
            if let Some(matched) = literal(table, offset, text, fold) {
                return Some(matched);
            }
        }
    }
    let (mut best, mut before) = (None, u32::MAX);
    if parts {
        best = keys.part(text, fold).best(table, (text, fold), &mut before);
    }
    let words = hash::words(text.as_bytes(), fold);
    if fold.white_space && !best.is_some_and(Match::is_best) {
        let loose = Keys::read(index.loose.get(number)?).loose(text, words, fold);
        best = loose.best(table, (text, fold), &mut before).or(best);
    }
    if keys.flags & OTHERS == 0 || best.is_some_and(Match::is_best) {
        return best;
    }
    others(table, number, (text, fold), words, before).or(best)
}

/// The best of the patterns that two places do not tell, of those that begin before a place.
#[inline(never)]
fn others<'t, T: Indexed<'t>>(
    table: T,
    number: usize,
    (text, fold): (&str, Fold),
    words: (u64, u64),
    before: u32,
) -> Option<Match> {
    let fold = known::<T>(fold);
    let others = table.index().others(number)?;
    if others.ways.is_empty() {
        return list(table, table.index().list(others.slots)?, words, (text, fold), before);
    }
    ends(table, others, number, (text, fold), before)
}

/// What makes no difference in texts of an error.
#[inline]
fn fold<'t, T: Table<'t>>(table: T, error: u32) -> Fold {
    if T::PLAIN { Fold::NONE } else { table.dialect(error).fold }
}

/// The same where it is handed on to a call, of which it is no longer known that it never changes.
#[inline]
fn known<'t, T: Table<'t>>(fold: Fold) -> Fold {
    if T::PLAIN { Fold::NONE } else { fold }
}

/// What a text is that is the pattern which begins there.
#[allow(clippy::inline_always)]
#[inline(always)]
fn read<'t, T: Indexed<'t>>(table: T, offset: u32, text: &str, fold: Fold) -> Option<Match> {
    let (header, rest) = Header::read(table.index().programs, offset)?;
    if header.is_short() {
        let (head, hole) = header.short(rest)?;
        match only(text.as_bytes(), head, &hole, fold) {
            Answer::Yes => {
                let value = (head.len(), text.len() - hole.then.len());
                return Some(Match::one(header.message(), header.flags(), offset, value));
            }
            Answer::No => return None,
            Answer::Unsure => {}
        }
    } else if header.values() == 0 {
        return literal(table, offset, text, fold);
    } else if T::PLAIN {
        let head = rest.get(..header.head())?;
        if !same(text.as_bytes().get(..head.len())?, head) {
            return None;
        }
    }
    several(table, offset, text, fold)
}

/// The same for a pattern that has no values, or no match.
#[allow(clippy::inline_always)]
#[inline(always)]
fn literal<'t, T: Indexed<'t>>(table: T, offset: u32, text: &str, fold: Fold) -> Option<Match> {
    let (header, rest) = Header::read(table.index().programs, offset)?;
    let text = text.as_bytes();
    let is = if T::PLAIN {
        header.is_literal(text.len()) && same(text, rest.get(..text.len())?)
    } else {
        let head = rest.get(..header.head())?;
        let blank = fold.white_space && text.last().is_some_and(u8::is_ascii_whitespace);
        header.values() == 0 && (same(text, head) && !blank || is_alike(text, head, fold))
    };
    is.then(|| Match::whole(header.message(), header.flags()))
}

/// The same with however many values, however the text is spelt.
#[inline(never)]
fn several<'t, T: Indexed<'t>>(table: T, offset: u32, text: &str, fold: Fold) -> Option<Match> {
    let fold = known::<T>(fold);
    program::read(table.index().programs, offset)?.several(offset, text, fold)
}

/// The best of a few patterns with values, one after the other, of those that begin before a place.
#[inline]
fn list<'t, T: Indexed<'t>>(
    table: T,
    list: &[[u8; LISTED]],
    words: (u64, u64),
    (text, fold): (&str, Fold),
    before: u32,
) -> Option<Match> {
    // They come in order of precedence.
    let earlier = listed(list, words).take_while(|offset| *offset < before);
    earlier.into_iter().find_map(|offset| read(table, offset, text, fold))
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

/// The best of many patterns with values that begin before a place, of which those are looked at that have the ends of the text.
#[inline(never)]
fn ends<'t, T: Indexed<'t>>(
    table: T,
    others: Others<'t>,
    number: usize,
    (text, fold): (&str, Fold),
    mut before: u32,
) -> Option<Match> {
    let fold = known::<T>(fold);
    let (seed, bytes) = (seed(number), text.as_bytes());
    let mut best = None;
    for lengths in others.ways {
        let key = match *lengths {
            [first, then] if first & AROUND_NUMBER != 0 => {
                hash::around_number(seed, bytes, [first & !AROUND_NUMBER, then], fold)
            }
            lengths => hash::ends(seed, bytes, bytes, lengths, fold),
        };
        if let Some(key) = key
            && let Some(better) =
                Search::new(others.slots, key).best(table, (text, fold), &mut before)
        {
            best = Some(better);
            if better.is_best() {
                break;
            }
        }
    }
    best
}

impl Keys {
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn read(bytes: &[u8; KEYS]) -> Self {
        let [a, b, c, d, e, f, g, h, seed, flags, i, j, k, l, lengths @ ..] = *bytes;
        let (first_slot, count) =
            (u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h]));
        Self {
            slots: Slots { first: first_slot, count },
            seed,
            flags,
            wholes: [i, j],
            parts: [k, l],
            lengths: u64::from_le_bytes(lengths),
        }
    }

    /// The search for a text as it is spaced, as one without values.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn whole(&self, text: &str, fold: Fold) -> Search {
        let key = self.as_spaced(text, self.wholes, fold);
        Search::new(self.slots, hash::of_length(key, text.len()))
    }

    /// The same as one with values.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn part(&self, text: &str, fold: Fold) -> Search {
        Search::new(self.slots, self.as_spaced(text, self.parts, fold))
    }

    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn as_spaced(&self, text: &str, places: [u8; 2], fold: Fold) -> u64 {
        let fold = Fold { white_space: false, ..fold };
        hash::windows(self.seed.into(), text.as_bytes(), places, fold)
    }

    /// The search for a text without its white space, whose first and last bytes are known.
    #[inline]
    fn loose(&self, text: &str, words: (u64, u64), fold: Fold) -> Search {
        let key = hash::loose(self.seed.into(), text.as_bytes(), words, self.parts, fold);
        Search::new(self.slots, key)
    }
}

impl Search {
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn new(slots: Slots, key: u64) -> Self {
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
    fn leads_to(self, slot: u32) -> Option<u32> {
        let offset = (slot & OFFSET).checked_sub(1)?;
        (slot >> OFFSET_BITS == tag(self.key)).then_some(offset)
    }

    /// Where the pattern begins that the first slot leads to, if it may have the key.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn first<'t, T: Indexed<'t>>(self, table: T) -> Option<u32> {
        self.leads_to(self.slot(table)?)
    }

    /// The slot at which it goes on; 0 where it ends.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn slot<'t, T: Indexed<'t>>(self, table: T) -> Option<u32> {
        let slot = table.index().slots.get((self.slots.first + self.at) as usize)?;
        Some(u32::from_le_bytes(*slot))
    }

    /// Where the next pattern begins that may have the key. Patterns whose keys happen to lead to the same slot are there too,
    /// so the search ends only where no more can be.
    #[inline]
    fn next<'t, T: Indexed<'t>>(&mut self, table: T) -> Option<u32> {
        while self.at < self.slots.count {
            let slot = self.slot(table)?;
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

    /// The best pattern that has the key and begins before a place, which moves to where it begins.
    #[inline(never)]
    fn best<'t, T: Indexed<'t>>(
        mut self,
        table: T,
        (text, fold): (&str, Fold),
        before: &mut u32,
    ) -> Option<Match> {
        let fold = known::<T>(fold);
        let mut best = None;
        while let Some(offset) = self.next(table) {
            if offset < *before
                && let Some(matched) = read(table, offset, text, fold)
            {
                (best, *before) = (Some(matched), offset);
                if matched.is_best() {
                    break;
                }
            }
        }
        best
    }
}

impl<'t> Index<'t> {
    /// A list of patterns with values.
    #[inline]
    fn list(&self, Slots { first, count }: Slots) -> Option<&'t [[u8; LISTED]]> {
        self.lists.get(first as usize..)?.get(..count as usize)
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

    /// What a row tells of patterns that two places do not tell apart.
    #[inline]
    fn others(&self, row: usize) -> Option<Others<'t>> {
        let (slots, rest) = self.rows.get(row)?[KEYS..].split_first_chunk::<8>()?;
        let slots = u64::from_le_bytes(*slots);
        let (count_of_ways, lengths) = rest.split_first()?;
        let ways = lengths.first_chunk::<{ 2 * MAX_WAYS }>()?.as_chunks().0;
        let ways = ways.get(..usize::from(*count_of_ways))?;
        Some(Others { slots: Slots { first: slots as u32, count: (slots >> 32) as u32 }, ways })
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
    let keys = |bytes: Option<&[u8; KEYS]>| bytes.map(Keys::read);
    let as_spaced = keys(index.rows.get(number).and_then(|row| row.first_chunk()));
    let fold = fold(table, error);
    let loose = keys(index.loose.get(number)).filter(|_| fold.white_space);
    let start = hash::words(text.as_bytes(), fold).0;
    let tails = index.rows.get(number).and_then(|row| row.last_chunk());
    let mut tails = tails.map_or(0, |tails| u64::from_le_bytes(*tails));
    // A list has patterns, too, that end with less than two bytes.
    let others = index.others(number).filter(|others| others.ways.is_empty());
    let mut list = others.and_then(|others| index.list(others.slots)).into_iter().flatten();
    if list.any(|listed| listed[17] > LONG_TAIL && begins(listed, start)) {
        tails = u64::MAX;
    }
    Outline {
        tails,
        lengths: as_spaced.as_ref().map_or(0, |keys| keys.lengths),
        loose_lengths: loose.map_or(0, |keys| keys.lengths),
        start,
        valued: as_spaced.is_some_and(|keys| keys.flags & VALUED != 0),
    }
}

/// Half the bits that do not count of a listed pattern that ends with two bytes.
const LONG_TAIL: u8 = 24;

/// Whether a text with this beginning may be a listed pattern.
#[inline]
fn begins(listed: &[u8; LISTED], start: u64) -> bool {
    listed.first_chunk().is_some_and(|wanted| differs(start, *wanted, listed[16]) == 0)
}

/// Whether such a beginning may be a message of the error that has values.
#[inline]
pub fn may_end<'t, T: Indexed<'t>>(
    table: T,
    error: u32,
    prefix: u8,
    (outline, text): (&Outline, &str),
) -> bool {
    let (index, fold) = (table.index(), fold(table, error));
    let Some(number) = index.number(error, prefix) else { return false };
    let words = (outline.start, hash::last_word(text.as_bytes(), fold));
    let loose = index.loose.get(number).filter(|_| fold.white_space);
    let search = match loose {
        Some(keys) => {
            let keys = Keys::read(keys);
            Some(keys.loose(text, words, fold))
        }
        None => index.rows.get(number).and_then(|row| row.first_chunk()).map(|keys| {
            let keys = Keys::read(keys);
            keys.part(text, fold)
        }),
    };
    if search.is_some_and(|mut search| search.next(table).is_some()) {
        return true;
    }
    index.others(number).is_some_and(|Others { slots, ways }| {
        let list = index.list(slots);
        !ways.is_empty() || list.is_some_and(|list| listed(list, words).next().is_some())
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
    matched.values(text, |pattern| {
        let pattern = program::read(table.index().programs, pattern);
        pattern.map_or(Values::NONE, |pattern| pattern.values(text, fold(table, error)))
    })
}
