//! The tables of [`crate::runtime::index`], built from decided patterns in time linear in the catalogue.

use std::collections::HashMap;

use super::{Hole, MatchTable, Pattern, fold};
use crate::check::{Facts, FieldKind, Message};
use crate::runtime::index::{Ends, Index, LONGEST, OFFSET_BITS, WHOLE, code_key, seed, tag, whole};
use crate::runtime::pattern::Fold;

/// Owns what an `Index` borrows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PackedTable {
    /// A row for each error and group of prefixes.
    pub buckets: Vec<u8>,
    /// How many groups of prefixes each error has rows for.
    pub groups: u32,
    /// Lists of ways to look a text up.
    pub probes: Vec<u8>,
    /// The hash table.
    pub slots: Vec<u8>,
    /// The patterns.
    pub programs: String,
    /// The hash table of statuses and codes.
    pub code_slots: Vec<u8>,
    /// Statuses and codes.
    pub codes: String,
}

/// Up to so many patterns are tried one after the other.
const FEW: usize = 3;
/// Ways to look at the ends of a text that a bucket has at most.
const MAX_PROBES: usize = 3;
/// Patterns of a way that are looked at to see how well they are told apart.
const SAMPLE: usize = 256;
/// Slots for each pattern, at least.
const ROOM: usize = 2;

impl PackedTable {
    /// Packs the patterns of all errors.
    pub fn of(facts: &Facts, table: &MatchTable) -> Self {
        let groups = facts.errors.iter().map(|error| error.dialect.prefixes.len()).max();
        let mut packer = Packer::new(groups.unwrap_or(0) + 1);
        for (error, table) in facts.errors.iter().zip(&table.errors) {
            let fold = fold(&error.dialect);
            for group in 0..packer.groups {
                let of_group = |pattern: &&Pattern| usize::from(pattern.prefix) == group;
                let patterns: Vec<_> = table.patterns.iter().filter(of_group).collect();
                packer.bucket(&patterns, &error.messages, table.first_entry, fold);
            }
        }
        let (code_slots, codes) = codes(facts);
        PackedTable { code_slots, codes, ..packer.finish() }
    }

    /// Bytes of everything that matching needs.
    pub fn bytes(&self) -> usize {
        let texts = self.programs.len() + self.codes.len();
        texts + self.buckets.len() + self.probes.len() + self.slots.len() + self.code_slots.len()
    }

    /// The tables as the runtime reads them.
    pub fn index(&self) -> Index<'_> {
        let Self { buckets, groups, probes, slots, programs, .. } = self;
        Index { buckets, groups: *groups, probes, slots, programs }
    }
}

struct Packer {
    groups: usize,
    buckets: Vec<u8>,
    probes: Vec<u8>,
    lists: HashMap<Vec<[u8; 2]>, u16>,
    programs: String,
    /// Key and place of every pattern that is looked up, better ones of a bucket first.
    keys: Vec<(u64, u32)>,
}

impl Packer {
    fn new(groups: usize) -> Self {
        Self {
            groups,
            buckets: Vec::new(),
            probes: vec![0],
            lists: HashMap::new(),
            programs: String::new(),
            keys: Vec::new(),
        }
    }

    fn bucket(&mut self, patterns: &[&Pattern], messages: &[Message], first: usize, fold: Fold) {
        let seed = seed(self.buckets.len() / crate::runtime::index::BUCKET);
        let start = self.offset();
        let ways = if patterns.len() > FEW { ways(patterns, fold) } else { Vec::new() };
        for (index, pattern) in patterns.iter().enumerate() {
            let offset = self.offset();
            if let Some(way) = ways.get(index) {
                self.keys.push((key(pattern, *way, seed, fold), offset));
            }
            program(&mut self.programs, pattern, &messages[pattern.message], first);
        }
        let probes = self.list(&ways);
        self.buckets.extend(start.to_le_bytes());
        self.buckets.extend(u16::try_from(patterns.len()).unwrap_or(u16::MAX).to_le_bytes());
        self.buckets.extend(probes.to_le_bytes());
    }

    /// Where the next pattern begins. A source file is too small for more than the bits of a slot can tell.
    fn offset(&self) -> u32 {
        u32::try_from(self.programs.len()).unwrap_or(u32::MAX)
    }

    /// Where the list of the different ways stands; 0 when there is none.
    fn list(&mut self, ways: &[[u8; 2]]) -> u16 {
        let mut list = ways.to_vec();
        // A text as a whole comes first, then long ends: they say more.
        list.sort_unstable_by(|a, b| b.cmp(a));
        list.dedup();
        if list.is_empty() {
            return 0;
        }
        let probes = &mut self.probes;
        *self.lists.entry(list).or_insert_with_key(|list| {
            probes.push(u8::try_from(list.len()).unwrap_or(u8::MAX));
            let at = u16::try_from(probes.len()).unwrap_or(u16::MAX);
            probes.extend(list.iter().flatten());
            at
        })
    }

    fn finish(self) -> PackedTable {
        let count = (self.keys.len() * ROOM).next_power_of_two().max(2);
        let mut slots = vec![0_u32; count];
        for (key, offset) in self.keys {
            let mut slot = usize::try_from(key >> 32).unwrap_or(0) & (count - 1);
            while slots[slot] != 0 {
                slot = (slot + 1) & (count - 1);
            }
            slots[slot] = tag(key) << OFFSET_BITS | (offset + 1);
        }
        PackedTable {
            buckets: self.buckets,
            groups: u32::try_from(self.groups).unwrap_or(u32::MAX),
            probes: self.probes,
            slots: slots.iter().flat_map(|slot| slot.to_le_bytes()).collect(),
            programs: self.programs,
            code_slots: Vec::new(),
            codes: String::new(),
        }
    }
}

/// The hash table of statuses and codes, and the text that it points into. Of two errors with one key, which is a mistake,
/// the first is found.
fn codes(facts: &Facts) -> (Vec<u8>, String) {
    let count = (facts.errors.len() * ROOM).next_power_of_two().max(2);
    let mut slots = vec![(0_u32, 0_u32); count];
    let mut codes = String::new();
    for (number, error) in (1..).zip(&facts.errors) {
        let code = error.code.as_deref().unwrap_or_default();
        let mut slot = code_key(error.status, code) as usize & (count - 1);
        while slots[slot].0 != 0 {
            slot = (slot + 1) & (count - 1);
        }
        slots[slot] = (number, u32::try_from(codes.len()).unwrap_or(u32::MAX));
        self::number(&mut codes, usize::from(error.status.unwrap_or(0)), 3);
        self::number(&mut codes, code.len(), 3);
        codes.push_str(code);
    }
    let bytes = slots.iter().flat_map(|(number, at)| [number.to_le_bytes(), at.to_le_bytes()]);
    (bytes.flatten().collect(), codes)
}

/// The literal text that a pattern begins and ends with, as a matcher looks at it.
fn ends(pattern: &Pattern, fold: Fold) -> Ends {
    let tail = pattern.holes.last().map_or(&pattern.head, |hole| &hole.then);
    Ends::new(pattern.head.as_bytes(), tail.as_bytes(), fold)
}

fn key(pattern: &Pattern, way: [u8; 2], seed: u64, fold: Fold) -> u64 {
    if way == WHOLE {
        return whole(seed, pattern.head.as_bytes(), fold);
    }
    ends(pattern, fold).key(seed, way[0], way[1]).unwrap_or_default()
}

/// How each pattern is looked up: a whole text as such, others by as much of their ends as few ways allow.
fn ways(patterns: &[&Pattern], fold: Fold) -> Vec<[u8; 2]> {
    let mut ways: Vec<_> = patterns.iter().map(|pattern| longest(pattern, fold)).collect();
    let mut classes: HashMap<[u8; 2], Vec<usize>> = HashMap::new();
    for (index, way) in ways.iter().enumerate().filter(|(_, way)| **way != WHOLE) {
        classes.entry(*way).or_default().push(index);
    }
    while classes.len() > MAX_PROBES {
        let Some((a, b)) = cheapest(patterns, &classes, fold) else { break };
        let merged = meet(a, b);
        let moved = [a, b].map(|way| classes.remove(&way).unwrap_or_default()).concat();
        classes.entry(merged).or_default().extend(moved);
    }
    for (way, members) in classes {
        for index in members {
            ways[index] = way;
        }
    }
    ways
}

/// As much of the ends as the literal text and a probe have.
fn longest(pattern: &Pattern, fold: Fold) -> [u8; 2] {
    if pattern.holes.is_empty() {
        return WHOLE;
    }
    let seen = |text: &str| {
        text.bytes().filter(|byte| !fold.white_space || !byte.is_ascii_whitespace()).count()
    };
    let steps = |length: usize, longest: u8| {
        let step = |step: &u8| usize::from(*step) <= length && *step <= longest;
        [16, 8, 4, 2, 1, 0].into_iter().find(step).unwrap_or(0)
    };
    let tail = pattern.holes.last().map_or("", |hole| &hole.then);
    [steps(seen(&pattern.head), LONGEST.0), steps(seen(tail), LONGEST.1)]
}

/// What two ways have in common.
fn meet(a: [u8; 2], b: [u8; 2]) -> [u8; 2] {
    [a[0].min(b[0]), a[1].min(b[1])]
}

/// The two ways whose patterns stay best apart when they are looked up in one.
fn cheapest(
    patterns: &[&Pattern],
    classes: &HashMap<[u8; 2], Vec<usize>>,
    fold: Fold,
) -> Option<([u8; 2], [u8; 2])> {
    let mut all: Vec<_> = classes.keys().copied().collect();
    all.sort_unstable();
    let pairs = all.iter().enumerate().flat_map(|(i, a)| all[..i].iter().map(|b| (*a, *b)));
    // A sample tells enough.
    let members = |way: &[u8; 2]| {
        let members = classes.get(way).map_or(&[][..], Vec::as_slice);
        members.iter().step_by(1 + members.len() / SAMPLE)
    };
    let cost = |(a, b): &([u8; 2], [u8; 2])| {
        let own = |way: &[u8; 2]| crowd(patterns, members(way), *way, fold);
        crowd(patterns, members(a).chain(members(b)), meet(*a, *b), fold) - own(a) - own(b)
    };
    pairs.min_by_key(cost)
}

/// How many patterns share a key with how many: the sum of squares.
fn crowd<'a>(
    patterns: &[&Pattern],
    members: impl Iterator<Item = &'a usize>,
    way: [u8; 2],
    fold: Fold,
) -> i64 {
    let mut sizes: HashMap<u64, i64> = HashMap::new();
    for index in members {
        *sizes.entry(key(patterns[*index], way, 0, fold)).or_default() += 1;
    }
    sizes.values().map(|size| size * size).sum()
}

/// Writes a pattern as the runtime reads it.
fn program(out: &mut String, pattern: &Pattern, message: &Message, first: usize) {
    number(out, first + pattern.message, 4);
    number(out, pattern.head.len(), 3);
    number(out, pattern.holes.len(), 1);
    out.push_str(&pattern.head);
    for hole in &pattern.holes {
        value(out, hole, &message.fields[hole.field].kind);
    }
}

fn value(out: &mut String, hole: &Hole, kind: &FieldKind) {
    let (kind, choices) = match kind {
        _ if hole.same => (5, ""),
        FieldKind::Index => (0, ""),
        FieldKind::Int => (1, ""),
        FieldKind::Word => (2, ""),
        FieldKind::Path => (3, ""),
        FieldKind::Text => (4, ""),
        FieldKind::OneOf { written, .. } => (6, written.as_str()),
    };
    number(out, hole.field, 1);
    number(out, kind, 1);
    number(out, hole.then.len(), 3);
    number(out, choices.len(), 3);
    out.push_str(choices);
    out.push_str(&hole.then);
}

/// A number in so many bytes of seven bits, lowest first.
fn number(out: &mut String, number: usize, bytes: usize) {
    for byte in 0..bytes {
        let bits = u8::try_from(number >> (7 * byte) & 0x7f).unwrap_or_default();
        out.push(char::from(bits));
    }
}
