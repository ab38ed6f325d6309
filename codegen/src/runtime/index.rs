//! The few patterns that a text can match, found in time that does not grow with the catalogue.
//!
//! Patterns lie one after the other, those of one error and prefix in order of precedence. A text is looked up by what it
//! has for certain: as a whole, or by some of its first and last characters. All of it is read-only data.

use super::Table;
use super::codes::Codes;
use super::fold::Fold;
use super::hash::{self, Ends, seed};
use super::pattern::{Match, Values, is};
use super::program::{BEST, Program};

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
/// end for each. Without any way they are a part of `lists`. Last what sets keys of whole texts apart, the two places where these
/// are looked at, and a bit for each of their lengths, by its last six bits (eight bytes).
pub const ROW: usize = 16 + 1 + 2 * MAX_WAYS + 3 + 8;
/// Bytes of a listed pattern: the first and the last eight bytes that a text must have, half the bits of either that do not
/// count, two bytes without use, and where the pattern begins (four bytes).
pub const LISTED: usize = 24;
/// Ways to look at the ends of a text that an error and prefix have at most.
pub const MAX_WAYS: usize = 3;
/// Bits of a slot that tell where a pattern begins, from 1; the others tell most other texts apart.
pub const OFFSET_BITS: u32 = 26;

/// What sets the keys of whole texts under a row apart.
#[inline]
pub const fn whole_seed(row: usize, own: u8) -> u64 {
    seed(row) ^ own as u64
}

/// How long a text is without its white space.
#[inline]
pub fn compact_length(text: &str) -> usize {
    text.len() - text.bytes().filter(u8::is_ascii_whitespace).count()
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

/// A text on its way through the patterns of one error and prefix.
#[derive(Clone, Copy)]
struct Search<'a> {
    text: &'a str,
    fold: Fold,
    /// What makes no difference for the keys.
    keys: Fold,
    seed: u64,
}

/// Where a pattern begins, what it matched, and whether there can be no better one.
type Best = Option<(u32, Match, bool)>;

/// The best pattern of an error for a text from which a prefix of the group has been taken (0: none).
#[allow(clippy::inline_always)]
#[inline(always)]
pub fn best<'t, T: Indexed<'t>>(table: T, error: u32, prefix: u8, text: &str) -> Option<Match> {
    let index = table.index();
    let row = error as usize * index.groups as usize + usize::from(prefix);
    let fold = fold(table, error);
    let keys = Fold { white_space: false, ..fold };
    match index.whole(index.rows.get(row)?, row, text, fold, keys) {
        Some(matched) => Some(matched),
        None => valued(table, error, row, text),
    }
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
fn valued<'t, T: Indexed<'t>>(table: T, error: u32, row: usize, text: &str) -> Option<Match> {
    let index = table.index();
    let fold = fold(table, error);
    let keys = Fold { white_space: false, ..fold };
    let search = Search { text, fold, keys, seed: seed(row) };
    let best = index.valued(index.rows.get(row)?, search, None);
    if !fold.white_space || best.is_some_and(|(_, _, sure)| sure) {
        return best.map(|(_, matched, _)| matched);
    }
    let loose = index.loose_rows.get(row)?;
    if let Some(matched) = index.whole(loose, row, text, fold, fold) {
        return Some(matched);
    }
    index.valued(loose, Search { keys: fold, ..search }, best).map(|(_, matched, _)| matched)
}

impl<'t> Index<'t> {
    /// The message without values that a text is.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn whole(
        &self,
        row: &[u8; ROW],
        number: usize,
        text: &str,
        fold: Fold,
        keys: Fold,
    ) -> Option<Match> {
        let (row, lengths) = row.split_last_chunk()?;
        let length = if keys.white_space { compact_length(text) } else { text.len() };
        if u64::from_le_bytes(*lengths) >> (length % 64) & 1 == 0 {
            return None;
        }
        let [a, b, c, d, e, f, g, h, .., own_seed, from_start, from_end] = row else { return None };
        let first = u32::from_le_bytes([*a, *b, *c, *d]);
        let count = u32::from_le_bytes([*e, *f, *g, *h]);
        let slots = self.slots.get(first as usize..)?.get(..count as usize)?;
        let text = text.as_bytes();
        let key =
            hash::windows(whole_seed(number, *own_seed), text, [*from_start, *from_end], keys);
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

    /// The best of the patterns with values.
    #[inline]
    fn valued(&self, row: &[u8; ROW], search: Search<'_>, best: Best) -> Best {
        let (slots, row) = row[8..].split_first_chunk::<8>()?;
        let slots = u64::from_le_bytes(*slots);
        let slots = (slots as u32, (slots >> 32) as u32);
        let (ways, lengths) = row.split_first()?;
        match (slots.1, ways) {
            (0, _) => best,
            (_, 0) => self.list(slots, search, best),
            _ => self.ends(slots, (*ways, lengths), search, best),
        }
    }

    /// One pattern after the other.
    #[inline]
    fn list(&self, (first, count): (u32, u32), search: Search<'_>, best: Best) -> Best {
        let text = search.text.as_bytes();
        let (start, end) = Ends::new(text, text, search.fold).words();
        for listed in self.lists.get(first as usize..)?.get(..count as usize)? {
            let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, head, tail, _, _, offset @ ..] =
                *listed;
            let head_differs = (start ^ u64::from_le_bytes([a, b, c, d, e, f, g, h]))
                .wrapping_shl(u32::from(head))
                .wrapping_shl(u32::from(head));
            let tail_differs = (end ^ u64::from_le_bytes([i, j, k, l, m, n, o, p]))
                .wrapping_shr(u32::from(tail))
                .wrapping_shr(u32::from(tail));
            if head_differs | tail_differs != 0 {
                continue;
            }
            let offset = u32::from_le_bytes(offset);
            if best.is_some_and(|(other, ..)| other <= offset) {
                break;
            }
            let Some(program) = Program::read(self.programs, offset) else { break };
            if let Some(matched) = program.matches(offset, search.text, search.fold) {
                return Some((offset, matched, program.flags & BEST != 0));
            }
        }
        best
    }

    /// The patterns that have the ends of the text.
    #[inline]
    fn ends(
        &self,
        slots: (u32, u32),
        (ways, lengths): (u8, &[u8]),
        search: Search<'_>,
        best: Best,
    ) -> Best {
        let text = search.text.as_bytes();
        let ends = Ends::new(text, text, search.keys);
        let mut best = best;
        for [head, tail] in lengths.as_chunks::<2>().0.iter().take(usize::from(ways)) {
            if let Some(key) = ends.key(search.seed, *head, *tail) {
                best = self.look_up(key, slots, search, best);
                if best.is_some_and(|(_, _, sure)| sure) {
                    break;
                }
            }
        }
        best
    }

    /// Looks for a better pattern under a key. Patterns whose keys happen to lead to the same place are there too, so the
    /// search ends only where no more can be.
    #[inline]
    fn look_up(
        &self,
        key: u64,
        (first, count): (u32, u32),
        search: Search<'_>,
        best: Best,
    ) -> Best {
        let mut best = best;
        let slots = self.slots.get(first as usize..(first + count) as usize)?;
        let mut at = place(key, count) as usize;
        while let Some(slot) = slots.get(at) {
            let slot = u32::from_le_bytes(*slot);
            let Some(offset) = (slot & OFFSET).checked_sub(1) else { break };
            let better = best.is_none_or(|(other, ..)| offset < other);
            if slot >> OFFSET_BITS == tag(key)
                && better
                && let Some(program) = Program::read(self.programs, offset)
                && let Some(matched) = program.matches(offset, search.text, search.fold)
            {
                let sure = program.flags & BEST != 0;
                best = Some((offset, matched, sure));
                if sure {
                    break;
                }
            }
            at = if at + 1 == slots.len() { 0 } else { at + 1 };
        }
        best
    }

    /// The values of a text that matched.
    #[inline]
    fn values<'a>(&self, matched: Match, text: &'a str, fold: Fold) -> Values<'a> {
        let program = Program::read(self.programs, matched.pattern());
        program.map_or(Values::NONE, |program| program.pattern().values(text, fold))
    }
}

/// Tables that have an index.
pub trait Indexed<'t>: Table<'t> {
    /// The index.
    fn index(self) -> Index<'t>;
    /// Errors by status and code.
    fn codes(self) -> Codes<'t>;
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
