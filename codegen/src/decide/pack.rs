//! Builds the tables of [`crate::runtime::rows`] from decided patterns, in time linear in the catalogue.

use super::lookup_keys::{self, BUCKET, FEW, LookupKey, largest_bucket, tail_of};
use super::offsets::{KeyText, Offsets};
use super::{MatchTable, Pattern, bytecode, normalize, overlaps, word};
use crate::check::{Catalog, Error, Message};
use crate::runtime::codes::Known;
use crate::runtime::hash::{self, seed};
use crate::runtime::layout::{beginning, code, keys, listed, others};
use crate::runtime::matched::OPEN;
use crate::runtime::normalize::Normalize;
use crate::runtime::prefilter::{Beginning, fingerprint};
use crate::runtime::reason;
use crate::runtime::rows::{AROUND_NUMBER, DIRECT, OFFSET_BITS, OTHERS, VALUED, place, tag};

/// The tables that an `Index` borrows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PackedTable {
    /// A row for each error and group of prefixes that has patterns, for exact texts.
    pub rows: Vec<[u8; others::SIZE]>,
    /// The keys of each row for texts without white space; empty if white space is ignored nowhere.
    pub normalized: Vec<[u8; keys::SIZE]>,
    /// The row of each error and group, from 1; empty if each error has one row.
    pub numbers: Vec<[u8; 4]>,
    /// The number of groups of prefixes for which an error may have rows, including the group without a prefix.
    pub groups: u32,
    /// Hash tables of the offsets of patterns.
    pub slots: Vec<[u8; 4]>,
    /// Lists of patterns with captures, with their first and last bytes.
    pub lists: Vec<[u8; listed::SIZE]>,
    /// The prefilter of each row; empty if no error ignores case or white space.
    pub beginnings: Vec<[u8; beginning::SIZE]>,
    /// Hash tables of the fingerprints of the prefilter.
    pub fingerprints: Vec<u8>,
    /// The bytecode of the patterns.
    pub bytecode: Vec<u8>,
    /// The hash table of statuses and codes.
    pub code_slots: Vec<[u8; 4]>,
    /// The status and the code of each error.
    pub code_rows: Vec<[u8; code::SIZE]>,
    /// Whether only whole codes distinguish all errors.
    pub code_whole: bool,
    /// The seed of the keys of codes.
    pub code_seed: u64,
}

impl PackedTable {
    /// Packs the patterns of all errors.
    pub(crate) fn of(facts: &Catalog, table: &MatchTable) -> Self {
        let patterns = table.errors.iter().flat_map(|error| &error.patterns);
        let groups = patterns.map(|pattern| usize::from(pattern.prefix)).max().unwrap_or(0) + 1;
        let mut packed = PackedTable { groups: word(groups), ..Self::codes(facts) };
        for (error, table) in facts.errors.iter().zip(&table.errors) {
            let normalize = normalize(&error.dialect);
            for group in 0..groups {
                let of_group = |pattern: &&Pattern| usize::from(pattern.prefix) == group;
                let patterns: Vec<_> = table.patterns.iter().filter(of_group).collect();
                let has_row = groups == 1 || !patterns.is_empty();
                if has_row {
                    packed.row(&patterns, error, table.first_entry, normalize);
                }
                if groups > 1 {
                    let number = if has_row { word(packed.rows.len()) } else { 0 };
                    packed.numbers.push(number.to_le_bytes());
                }
            }
        }
        if !facts.errors.iter().any(|error| error.dialect.ignore_white_space) {
            packed.normalized.clear();
        }
        if facts.errors.iter().all(|error| super::normalize(&error.dialect) == Normalize::NONE) {
            packed.beginnings.clear();
        }
        packed
    }

    /// Returns the number of bytes that matching needs.
    pub fn bytes(&self) -> usize {
        let rows = self.rows.as_flattened().len() + self.normalized.as_flattened().len();
        let rows = rows + self.numbers.as_flattened().len();
        let slots = self.slots.as_flattened().len() + self.code_slots.as_flattened().len();
        let codes = self.code_rows.as_flattened().len();
        let beginnings = self.beginnings.as_flattened().len() + self.fingerprints.len();
        self.bytecode.len() + rows + slots + codes + self.lists.as_flattened().len() + beginnings
    }

    /// Adds the patterns of one error and group of prefixes.
    fn row(&mut self, patterns: &[&Pattern], error: &Error, first: usize, normalize: Normalize) {
        let messages = &error.messages;
        let exact = Normalize { white_space: false, ..normalize };
        let offsets = Offsets::of(patterns, exact);
        let normalized_offsets = normalize.white_space.then(|| Offsets::of(patterns, normalize));
        let sure_offsets = normalized_offsets.as_ref().unwrap_or(&offsets);
        let is_other = |at: usize| !sure_offsets.distinguish(at);
        let best = overlaps::unambiguous(patterns, sure_offsets, normalize);
        let mut packed = Vec::with_capacity(patterns.len());
        for (pattern, best) in patterns.iter().zip(best) {
            packed.push((*pattern, word(self.bytecode.len())));
            bytecode::write(&mut self.bytecode, pattern, &messages[pattern.message], first, best);
        }
        let number = self.rows.len();
        let others: Vec<_> =
            (0..).zip(&packed).filter(|(at, _)| is_other(*at)).map(|(_, own)| *own).collect();
        let mut flags = if others.is_empty() { 0 } else { OTHERS };
        if !normalize.white_space {
            flags |= DIRECT;
        }
        flags |= lookup_keys::excluded(patterns, error);
        let mut row = [0; others::SIZE];
        let exact = self.keys(&packed, &offsets, exact, (flags, SLOTS));
        if let Some(keys) = row.first_chunk_mut() {
            *keys = exact;
        }
        self.others(&mut row, &others, (messages, number, normalize));
        let is_listed = |at: usize| is_other(at) && others.len() <= FEW;
        let tails = patterns.iter().enumerate().map(|(at, pattern)| {
            tails(pattern, &messages[pattern.message], is_listed(at), normalize)
        });
        let tails = tails.fold(0, |all, tails| all | tails);
        others::TAILS.write(&mut row, tails.to_le_bytes());
        self.rows.push(row);
        let beginnings = self.beginnings(patterns, number, normalize);
        self.beginnings.push(beginnings);
        let normalized = normalized_offsets.map_or([0; keys::SIZE], |offsets| {
            self.keys(&packed, &offsets, normalize, (0, NORMALIZED_SLOTS))
        });
        self.normalized.push(normalized);
    }

    /// Adds the fingerprints of the heads of patterns. Returns the prefilter of their row.
    fn beginnings(
        &mut self,
        patterns: &[&Pattern],
        row: usize,
        normalize: Normalize,
    ) -> [u8; beginning::SIZE] {
        let first = self.fingerprints.len();
        let heads =
            patterns.iter().map(|pattern| Beginning::of(pattern.head.as_bytes(), normalize));
        let distinguished: Option<Vec<_>> =
            heads.map(|head| head.class().map(|class| (class, head))).collect();
        // A head that is too short for any class makes the prefilter useless.
        let distinguished =
            distinguished.filter(|_| normalize != Normalize::NONE).unwrap_or_default();
        let classes = distinguished.iter().fold(0_u8, |all, (class, _)| all | 1 << class);
        let count = FINGERPRINTS * distinguished.len();
        let mut fingerprints = vec![0; count];
        for (class, head) in distinguished {
            let key = head.key(class, row);
            put(&mut fingerprints, place(key, word(count)), fingerprint(key), |slot| *slot == 0);
        }
        self.fingerprints.extend(fingerprints);
        let [low, middle, high, _] = word(count).to_le_bytes();
        let mut row = [0; beginning::SIZE];
        beginning::FIRST_FINGERPRINT.write(&mut row, word(first).to_le_bytes());
        beginning::FINGERPRINTS.write(&mut row, [low, middle, high]);
        beginning::CLASSES.write(&mut row, [classes]);
        row
    }

    /// Adds the slots of the patterns that probe offsets distinguish. Returns the keys of their row.
    fn keys(
        &mut self,
        patterns: &[(&Pattern, u32)],
        offsets: &Offsets,
        normalize: Normalize,
        (mut flags, each): (u8, usize),
    ) -> [u8; keys::SIZE] {
        let first = word(self.slots.len());
        let is_whole = |(pattern, _): &&(&Pattern, u32)| pattern.captures.is_empty();
        let bit = |(pattern, _): &(&Pattern, u32)| {
            1_u64 << (normalize.length(pattern.head.as_bytes()) % 64)
        };
        let lengths = patterns.iter().filter(is_whole).map(bit).fold(0, |bits, bit| bits | bit);
        if patterns.iter().any(|pattern| !is_whole(&pattern)) {
            flags |= VALUED;
        }
        let distinguished = (0..).zip(patterns).filter(|(at, _)| offsets.distinguish(*at));
        let distinguished: Vec<_> = distinguished
            .map(|(_, (pattern, at))| (*pattern, KeyText::of(pattern, normalize), *at))
            .collect();
        let keys = |own: u8| {
            distinguished.iter().map(move |(pattern, text, at)| {
                (offsets.key(u64::from(own), pattern, text, normalize), *at)
            })
        };
        let collide = |own: u8| {
            collisions(keys(own).map(|(key, _)| key), slot_count(distinguished.len(), each))
        };
        // Some of many keys always collide.
        let seeds = if distinguished.len() > MANY { 1 } else { SEEDS };
        let (own, collisions) = best_seed(seeds, collide);
        if collisions > 0 {
            flags &= !DIRECT;
        }
        let count = self.table(keys(own), each);
        let mut row = [0; keys::SIZE];
        keys::FIRST_SLOT.write(&mut row, first.to_le_bytes());
        keys::SLOTS.write(&mut row, word(count).to_le_bytes());
        keys::SEED.write(&mut row, [own]);
        keys::FLAGS.write(&mut row, [flags]);
        keys::WHOLES.write(&mut row, offsets.wholes);
        keys::PARTS.write(&mut row, offsets.parts);
        keys::LENGTHS.write(&mut row, lengths.to_le_bytes());
        row
    }

    /// Adds the slots or the list of the other patterns, and writes their part of the row.
    fn others(
        &mut self,
        row: &mut [u8; others::SIZE],
        patterns: &[(&Pattern, u32)],
        (messages, number, normalize): (&[Message], usize, Normalize),
    ) {
        if patterns.len() <= FEW {
            let first = self.lists.len();
            for (pattern, at) in patterns {
                let heads = lookup_keys::heads(pattern, &messages[pattern.message], normalize);
                self.lists.extend(heads.iter().map(|head| listed(pattern, head, *at, normalize)));
            }
            others::FIRST_SLOT.write(row, word(first).to_le_bytes());
            others::SLOTS.write(row, word(self.lists.len() - first).to_le_bytes());
            return;
        }
        others::FIRST_SLOT.write(row, word(self.slots.len()).to_le_bytes());
        let lookups = lookup_keys::lookups(&patterns_of(patterns), messages, normalize);
        let keys = patterns.iter().zip(&lookups);
        let keys = keys
            .map(|((p, at), lookup)| (lookup_keys::key(p, *lookup, seed(number), normalize), *at));
        let count = self.table(keys, SLOTS);
        others::SLOTS.write(row, word(count).to_le_bytes());
        let lookups = way_list(&lookups);
        others::LOOKUPS.write(row, [u8::try_from(lookups.len()).unwrap_or(u8::MAX)]);
        others::LENGTHS.write(row, array(lookups.into_flattened().into_iter()));
    }

    /// Adds a hash table of keys and offsets, in order of precedence. Returns the number of its slots.
    fn table(&mut self, entries: impl ExactSizeIterator<Item = (u64, u32)>, each: usize) -> usize {
        let count = slot_count(entries.len(), each);
        let mut slots = vec![0_u32; count];
        for (key, offset) in entries {
            let value = tag(key) << OFFSET_BITS | (offset + 1);
            put(&mut slots, place(key, word(count)), value, |slot| *slot == 0);
        }
        self.slots.extend(slots.iter().map(|slot| slot.to_le_bytes()));
        count
    }

    /// Returns the hash table of statuses and codes. Of two errors with the same key, a mistake, the first is found.
    fn codes(facts: &Catalog) -> Self {
        let count = facts.errors.len() * CODE_SLOTS + 1;
        let keys = |seed: u8, whole: bool| {
            let key = move |error: &Error| known(error).key(u64::from(seed), code_of(error), whole);
            facts.errors.iter().map(key)
        };
        let code_whole = largest_bucket(keys(0, false)) > BUCKET;
        let (seed, _) = best_seed(SEEDS, |seed| collisions(keys(seed, code_whole), count));
        let mut slots = vec![0; count];
        for (number, key) in (1_u32..).zip(keys(seed, code_whole)) {
            put(&mut slots, place(key, word(count)), number, |slot| *slot == 0);
        }
        Self {
            code_slots: slots.into_iter().map(u32::to_le_bytes).collect(),
            code_rows: facts.errors.iter().map(code_row).collect(),
            code_whole,
            code_seed: u64::from(seed),
            ..Self::default()
        }
    }
}

/// The number of slots for each code: many, since codes are looked up first.
const CODE_SLOTS: usize = 6;

fn code_row(error: &Error) -> [u8; code::SIZE] {
    let Known { words, rest } = known(error);
    let [start, middle, end] = words.map(u64::to_le_bytes);
    let mut row = [0; code::SIZE];
    code::START.write(&mut row, start);
    code::MIDDLE.write(&mut row, middle);
    code::END.write(&mut row, end);
    code::REST.write(&mut row, rest.to_le_bytes());
    row
}

fn known(error: &Error) -> Known {
    Known::new(error.status.unwrap_or(0), code_of(error))
}

fn code_of(error: &Error) -> &[u8] {
    error.code.as_deref().unwrap_or_default().as_bytes()
}

/// The number of seeds that are tried.
const SEEDS: u8 = u8::MAX;

/// Returns the first of the seeds with which the fewest keys collide, and the number of those keys.
fn best_seed(seeds: u8, collide: impl Fn(u8) -> usize) -> (u8, usize) {
    let mut best = (0, usize::MAX);
    for seed in 0..seeds {
        let collisions = collide(seed);
        if collisions < best.1 {
            best = (seed, collisions);
        }
        if collisions == 0 {
            break;
        }
    }
    best
}

/// Above this number of values, only one seed is tried, and each value has two more slots.
const MANY: usize = 64;

/// Returns the number of keys that share their first slot with another key.
fn collisions(keys: impl Iterator<Item = u64>, count: usize) -> usize {
    let mut offsets: Vec<_> = keys.map(|key| place(key, word(count))).collect();
    let all = offsets.len();
    offsets.sort_unstable();
    offsets.dedup();
    all - offsets.len()
}

fn patterns_of<'p>(placed: &[(&'p Pattern, u32)]) -> Vec<&'p Pattern> {
    placed.iter().map(|(pattern, _)| *pattern).collect()
}

/// Puts a value into the first free slot from `at` on, continuing at the first slot after the last.
fn put<T>(slots: &mut [T], at: u32, value: T, is_free: impl Fn(&T) -> bool) {
    let (before, after) = slots.split_at_mut(at as usize);
    let free = after.iter_mut().chain(before).find(|slot| is_free(slot));
    *free.expect("there are more slots than values") = value;
}

/// The number of slots for each pattern: some seed separates a few patterns, and most of many have their own slot.
const SLOTS: usize = 3;

/// The number of slots for each pattern where white space is ignored: few texts are looked up there.
const NORMALIZED_SLOTS: usize = 2;

/// The number of slots for the fingerprint of each pattern.
const FINGERPRINTS: usize = 3;

/// Returns the number of slots for values: more than there are values, and at least one.
fn slot_count(values: usize, each: usize) -> usize {
    (if values > MANY { each + 2 } else { each } * values).max(1)
}

/// Returns the different lookups, each as the lengths of the first and last bytes.
fn way_list(lookups: &[LookupKey]) -> Vec<[u8; 2]> {
    let ends = |lookup: &LookupKey| match lookup {
        LookupKey::Ends(head, tail) => [*head, *tail],
        LookupKey::AroundNumber(head, literal) => [head | AROUND_NUMBER, *literal],
    };
    let mut ends: Vec<_> = lookups.iter().map(ends).collect();
    // Longer keys come first, since they distinguish more patterns.
    ends.sort_unstable_by(|a, b| b.cmp(a));
    ends.dedup();
    ends
}

/// Returns the bit of the last two bytes of a pattern, if a reason can follow it: not if a value may be any text. A
/// list checks its patterns with short ends by their heads, so these need no bit.
fn tails(pattern: &Pattern, message: &Message, is_listed: bool, normalize: Normalize) -> u64 {
    let is_open = pattern.runtime(message, 0, ()).flags & OPEN != 0;
    let tail = tail_of(pattern).as_bytes();
    if is_open || is_listed && normalize.length(tail) < 2 {
        0
    } else {
        reason::tail_of(tail, normalize)
    }
}

/// Returns the list row of a pattern with captures, with its first and last bytes.
fn listed(pattern: &Pattern, head: &str, offset: u32, normalize: Normalize) -> [u8; listed::SIZE] {
    let (head, tail) = (head.as_bytes(), tail_of(pattern).as_bytes());
    let half_unused =
        |literal: &[u8]| 32 - 4 * u8::try_from(normalize.length(literal).min(8)).unwrap_or(8);
    let mut row = [0; listed::SIZE];
    listed::HEAD.write(&mut row, hash::words(head, normalize).0.to_le_bytes());
    listed::TAIL.write(&mut row, hash::words(tail, normalize).1.to_le_bytes());
    listed::HEAD_UNUSED.write(&mut row, [half_unused(head)]);
    listed::TAIL_UNUSED.write(&mut row, [half_unused(tail)]);
    listed::PATTERN.write(&mut row, offset.to_le_bytes());
    row
}

/// Returns bytes as an array, filled with zeros at the end.
fn array<const N: usize>(bytes: impl Iterator<Item = u8>) -> [u8; N] {
    let mut array = [0; N];
    array.iter_mut().zip(bytes).for_each(|(slot, byte)| *slot = byte);
    array
}
