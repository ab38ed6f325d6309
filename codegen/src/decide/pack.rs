//! The tables of [`crate::runtime::index`], built from decided patterns in time linear in the catalogue.

use super::ways::{self, Way, tail_of};
use super::{MatchTable, Pattern, fold, rivals};
use crate::check::{Error, Facts, Message};
use crate::runtime::codes::{CODE, Codes, code_key, code_words};
use crate::runtime::fold::Fold;
use crate::runtime::hash::{self, seed};
use crate::runtime::index::{self, AROUND_NUMBER, Index, LISTED, OFFSET_BITS, ROW, place, tag};
use crate::runtime::pattern::BEST;

/// Up to so many patterns with values are tried one after the other.
const FEW: usize = 8;

/// Owns what an `Index` borrows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PackedTable {
    /// A row for each error and group of prefixes, for texts as they are spaced.
    pub rows: Vec<[u8; ROW]>,
    /// The same for texts without their white space, where its amount makes no difference anywhere.
    pub loose_rows: Vec<[u8; ROW]>,
    /// Whether there is such an error.
    loose: bool,
    /// How many groups of prefixes each error has rows for.
    pub groups: u32,
    /// Hash tables of where patterns begin.
    pub slots: Vec<[u8; 4]>,
    /// Patterns with values, by what they begin and end with.
    pub lists: Vec<[u8; LISTED]>,
    /// The patterns.
    pub programs: Vec<u8>,
    /// The hash table of statuses and codes.
    pub code_slots: Vec<[u8; CODE]>,
    /// The two places where a code is looked at.
    pub code_places: [u8; 2],
    /// Sets the keys of codes apart.
    pub code_seed: u64,
}

impl PackedTable {
    /// Packs the patterns of all errors.
    pub fn of(facts: &Facts, table: &MatchTable) -> Self {
        let groups = facts.errors.iter().map(|error| error.dialect.prefixes.len()).max();
        let groups = groups.unwrap_or(0) + 1;
        let loose = facts.errors.iter().any(|error| error.dialect.ignore_white_space);
        let mut packed = PackedTable { groups: word(groups), loose, ..Self::codes(facts) };
        for (error, table) in facts.errors.iter().zip(&table.errors) {
            let fold = fold(&error.dialect);
            for group in 0..groups {
                let of_group = |pattern: &&Pattern| usize::from(pattern.prefix) == group;
                let patterns: Vec<_> = table.patterns.iter().filter(of_group).collect();
                packed.row(&patterns, &error.messages, table.first_entry, fold);
            }
        }
        packed
    }

    /// Bytes of everything that matching needs.
    pub fn bytes(&self) -> usize {
        let rows = self.rows.as_flattened().len() + self.loose_rows.as_flattened().len();
        let slots = self.slots.as_flattened().len() + self.code_slots.as_flattened().len();
        self.programs.len() + rows + slots + self.lists.as_flattened().len()
    }

    /// The tables as the runtime reads them.
    pub fn index(&self) -> Index<'_> {
        let Self { rows, loose_rows, groups, slots, lists, programs, .. } = self;
        Index { rows, loose_rows, groups: *groups, slots, lists, programs }
    }

    /// The table of statuses and codes as the runtime reads it.
    pub fn codes_index(&self) -> Codes<'_> {
        Codes { slots: &self.code_slots, places: self.code_places, seed: self.code_seed }
    }

    /// The patterns of one error and group of prefixes.
    fn row(&mut self, patterns: &[&Pattern], messages: &[Message], first: usize, fold: Fold) {
        let number = self.rows.len();
        let best = rivals::unrivalled(patterns, fold);
        let mut placed = Vec::with_capacity(patterns.len());
        for (pattern, best) in patterns.iter().zip(best) {
            placed.push((*pattern, word(self.programs.len())));
            program(&mut self.programs, pattern, &messages[pattern.message], first, best);
        }
        let as_spaced = Fold { white_space: false, ..fold };
        let row = self.slots_of(&placed, messages, number, (as_spaced, fold));
        self.rows.push(row);
        if self.loose {
            let row = if fold.white_space {
                self.slots_of(&placed, messages, number, (fold, fold))
            } else {
                [0; ROW]
            };
            self.loose_rows.push(row);
        }
    }

    /// The slots of patterns that are looked up with such keys, and their row.
    fn slots_of(
        &mut self,
        patterns: &[(&Pattern, u32)],
        messages: &[Message],
        number: usize,
        (keys, fold): (Fold, Fold),
    ) -> [u8; ROW] {
        let seed = seed(number);
        let (whole, valued): (Vec<_>, Vec<_>) =
            patterns.iter().partition(|(pattern, _)| pattern.holes.is_empty());
        let first = word(self.slots.len());
        let way = ways::whole(&patterns_of(&whole), keys);
        let bit = |(pattern, _): &(&Pattern, u32)| {
            let blank = |byte: &u8| keys.white_space && byte.is_ascii_whitespace();
            let length = pattern.head.bytes().filter(|byte| !blank(byte)).count();
            1_u64 << (length % 64)
        };
        let lengths = whole.iter().map(bit).fold(0, |bits, bit| bits | bit);
        let key = |own: u8, pattern: &Pattern| {
            ways::key(pattern, way, index::own_seed(number, own), keys)
        };
        let collide = |own: &u8| {
            let keys = whole.iter().map(|(pattern, _)| key(*own, pattern));
            collisions(keys, slot_count(whole.len()))
        };
        // Of many keys some always collide.
        let seeds = if whole.len() > MANY { 1 } else { SEEDS };
        let own = (0..seeds).min_by_key(collide).unwrap_or(0);
        let whole = self.table(whole.iter().map(|(p, at)| (key(own, p), *at)));
        let ways = if valued.len() > FEW {
            ways::ways(&patterns_of(&valued), messages, keys)
        } else {
            Vec::new()
        };
        let mut first_valued = self.slots.len();
        let valued = if ways.is_empty() && keys.white_space {
            // A list is gone through once, whatever the white space.
            0
        } else if ways.is_empty() {
            first_valued = self.lists.len();
            self.lists.extend(valued.iter().map(|(pattern, at)| listed(pattern, *at, fold)));
            valued.len()
        } else {
            let ways = valued.iter().zip(&ways);
            self.table(ways.map(|((p, at), way)| (ways::key(p, *way, seed, keys), *at)))
        };
        let counts = [first, word(whole), word(first_valued), word(valued)].map(u32::to_le_bytes);
        let bytes = counts.into_iter().flatten().chain(way_list(&ways));
        let mut row = [0; ROW];
        row.iter_mut().zip(bytes).for_each(|(slot, byte)| *slot = byte);
        if let Some((head, last)) = row.split_last_chunk_mut()
            && let (Some(end), Way::Whole([from_start, from_end])) = (head.last_chunk_mut(), way)
        {
            *end = [own, from_start, from_end];
            *last = lengths.to_le_bytes();
        }
        row
    }

    /// Adds a hash table of keys and what they lead to, better patterns first; how many slots it has.
    fn table(&mut self, entries: impl ExactSizeIterator<Item = (u64, u32)>) -> usize {
        let count = slot_count(entries.len());
        let mut slots = vec![0_u32; count];
        for (key, offset) in entries {
            let value = tag(key) << OFFSET_BITS | (offset + 1);
            put(&mut slots, place(key, word(count)), value, |slot| *slot == 0);
        }
        self.slots.extend(slots.iter().map(|slot| slot.to_le_bytes()));
        count
    }

    /// The hash table of statuses and codes. Of two errors with one key, which is a mistake, the first is found.
    fn codes(facts: &Facts) -> Self {
        let places = ways::code_places(facts);
        // Their slots are large: half as many again as codes, and one that stays free.
        let count = facts.errors.len() * 3 / 2 + 1;
        let key = |seed: u8, error: &Error| {
            code_key(u64::from(seed), error.status.unwrap_or(0), code_of(error), places)
        };
        let seed = (0..SEEDS)
            .min_by_key(|seed| {
                collisions(facts.errors.iter().map(|error| key(*seed, error)), count)
            })
            .unwrap_or(0);
        let mut slots = vec![[0; CODE]; count];
        for (number, error) in (1_u32..).zip(&facts.errors) {
            let at = place(key(seed, error), word(count));
            put(&mut slots, at, code_slot(number, error), |slot| *slot == [0; CODE]);
        }
        Self {
            code_slots: slots,
            code_places: places,
            code_seed: u64::from(seed),
            ..Self::default()
        }
    }
}

fn code_of(error: &Error) -> &[u8] {
    error.code.as_deref().unwrap_or_default().as_bytes()
}

fn code_slot(number: u32, error: &Error) -> [u8; CODE] {
    let code = code_of(error);
    let length = u16::try_from(code.len()).unwrap_or(u16::MAX);
    let parts = code_words(code).map(u64::to_le_bytes);
    let status = error.status.unwrap_or(0);
    let rest = [length.to_le_bytes(), status.to_le_bytes()].into_iter().flatten();
    let bytes = parts.into_iter().flatten().chain(rest).chain(number.to_le_bytes());
    let mut slot = [0; CODE];
    slot.iter_mut().zip(bytes).for_each(|(slot, byte)| *slot = byte);
    slot
}

/// Seeds that are tried for keys that do not collide.
const SEEDS: u8 = 64;
/// So many patterns are placed without.
const MANY: usize = 64;

/// How many keys share a place with another among so many slots.
fn collisions(keys: impl Iterator<Item = u64>, count: usize) -> usize {
    let mut places: Vec<_> = keys.map(|key| place(key, word(count))).collect();
    let all = places.len();
    places.sort_unstable();
    places.dedup();
    all - places.len()
}

fn patterns_of<'p>(placed: &[(&'p Pattern, u32)]) -> Vec<&'p Pattern> {
    placed.iter().map(|(pattern, _)| *pattern).collect()
}

/// Puts a value into the first free slot from `at` on, beginning anew at the end.
fn put<T>(slots: &mut [T], at: u32, value: T, is_free: impl Fn(&T) -> bool) {
    let (before, after) = slots.split_at_mut(at as usize);
    let free = after.iter_mut().chain(before).find(|slot| is_free(slot));
    *free.expect("there are more slots than values") = value;
}

/// Twice as many slots as values.
fn slot_count(values: usize) -> usize {
    2 * values
}

/// A source file is too small for more than 32 bits can tell.
fn word(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The different ways: how many there are, then the lengths of a beginning and an end for each.
fn way_list(ways: &[Way]) -> Vec<u8> {
    let ends = |way: &Way| match way {
        Way::Whole(_) => None,
        Way::Ends(head, tail) => Some([*head, *tail]),
        Way::AroundNumber(head, then) => Some([head | AROUND_NUMBER, *then]),
    };
    let mut ends: Vec<_> = ways.iter().filter_map(ends).collect();
    // Long ends come first: they say more.
    ends.sort_unstable_by(|a, b| b.cmp(a));
    ends.dedup();
    let count = u8::try_from(ends.len()).unwrap_or(u8::MAX);
    std::iter::once(count).chain(ends.into_flattened()).collect()
}

/// A pattern with values, by what it begins and ends with.
fn listed(pattern: &Pattern, offset: u32, fold: Fold) -> [u8; LISTED] {
    let (head, tail) = (pattern.head.as_bytes(), tail_of(pattern).as_bytes());
    let half_unused = |literal: &[u8]| {
        let blank = |byte: &&u8| fold.white_space && byte.is_ascii_whitespace();
        let used = literal.iter().filter(|byte| !blank(byte)).count().min(8);
        32 - 4 * u8::try_from(used).unwrap_or(8)
    };
    let parts = [hash::words(head, fold).0, hash::words(tail, fold).1].map(u64::to_le_bytes);
    let counts = [half_unused(head), half_unused(tail), 0, 0];
    let mut listed = [0; LISTED];
    let bytes = parts.into_iter().flatten().chain(counts).chain(offset.to_le_bytes());
    listed.iter_mut().zip(bytes).for_each(|(slot, byte)| *slot = byte);
    listed
}

/// Writes a pattern as the runtime reads it.
fn program(out: &mut Vec<u8>, pattern: &Pattern, message: &Message, first: usize, best: bool) {
    let known = pattern.runtime(message, first + pattern.message, ());
    three(out, first + pattern.message);
    out.push(u8::try_from(pattern.holes.len()).unwrap_or(u8::MAX));
    three(out, known.head.len());
    out.push(if best { known.flags | BEST } else { known.flags });
    out.extend(known.head);
    for hole in pattern.holes.iter().map(|hole| hole.runtime(message)) {
        out.extend([hole.field, hole.kind as u8]);
        three(out, hole.then.len());
        three(out, hole.choices.len());
        out.extend(hole.choices);
        out.extend(hole.then);
    }
}

/// A number in three bytes, lowest first; longer texts and more messages do not fit a source file.
fn three(out: &mut Vec<u8>, number: usize) {
    out.extend(word(number).to_le_bytes().iter().take(3));
}
