//! The tables of [`crate::runtime::index`], built from decided patterns in time linear in the catalogue.

use super::ways::{self, Way};
use super::{Hole, MatchTable, Pattern, fold, rivals};
use crate::check::{Facts, FieldKind, Message};
use crate::runtime::fold::Fold;
use crate::runtime::hash::seed;
use crate::runtime::index::{
    BEST, Index, LITERAL, OFFSET_BITS, OPEN, ROW, WAYS, WHOLE, code_key, place, tag,
};

/// Owns what an `Index` borrows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PackedTable {
    /// A row for each error and group of prefixes.
    pub rows: Vec<u8>,
    /// How many groups of prefixes each error has rows for.
    pub groups: u32,
    /// The hash tables.
    pub slots: Vec<u8>,
    /// The patterns.
    pub programs: Vec<u8>,
    /// The hash table of statuses and codes.
    pub code_slots: Vec<u8>,
    /// Statuses and codes.
    pub codes: Vec<u8>,
}

impl PackedTable {
    /// Packs the patterns of all errors.
    pub fn of(facts: &Facts, table: &MatchTable) -> Self {
        let groups = facts.errors.iter().map(|error| error.dialect.prefixes.len()).max();
        let groups = groups.unwrap_or(0) + 1;
        let mut packed = PackedTable { groups: word(groups), ..Self::codes(facts) };
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
        let texts = self.programs.len() + self.codes.len();
        texts + self.rows.len() + self.slots.len() + self.code_slots.len()
    }

    /// The tables as the runtime reads them.
    pub fn index(&self) -> Index<'_> {
        let Self { rows, groups, slots, programs, .. } = self;
        Index { rows, groups: *groups, slots, programs }
    }

    /// The patterns of one error and group of prefixes.
    fn row(&mut self, patterns: &[&Pattern], messages: &[Message], first: usize, fold: Fold) {
        let seed = seed(self.rows.len() / ROW);
        let best = rivals::unrivalled(patterns, fold);
        let mut offsets = Vec::with_capacity(patterns.len());
        for (pattern, best) in patterns.iter().zip(best) {
            offsets.push(self.programs.len());
            program(&mut self.programs, pattern, &messages[pattern.message], first, best);
        }
        let count = slot_count(patterns.len());
        self.rows.extend(word(self.slots.len() / 4).to_le_bytes());
        self.rows.extend(word(count).to_le_bytes());
        let as_spaced = Fold { white_space: false, ..fold };
        for (keys, wanted) in [(as_spaced, true), (fold, fold.white_space)] {
            let ways = if wanted { ways::ways(patterns, keys) } else { Vec::new() };
            self.rows.extend(way_list(&ways));
            if wanted {
                let keys = patterns.iter().zip(&ways).map(|(p, way)| ways::key(p, *way, seed, keys));
                self.slots(&keys.collect::<Vec<_>>(), &offsets, count);
            }
        }
    }

    /// A hash table; better patterns come first.
    fn slots(&mut self, keys: &[u64], offsets: &[usize], count: usize) {
        let mut slots = vec![0_u32; count];
        for (key, offset) in keys.iter().zip(offsets) {
            let value = tag(*key) << OFFSET_BITS | (word(*offset) + 1);
            put(&mut slots, place(*key, word(count)), value, |slot| *slot == 0);
        }
        self.slots.extend(slots.iter().flat_map(|slot| slot.to_le_bytes()));
    }

    /// The hash table of statuses and codes, and the bytes that it points into. Of two errors with one key, which is a mistake,
    /// the first is found.
    fn codes(facts: &Facts) -> Self {
        let count = slot_count(facts.errors.len());
        let mut slots = vec![(0_u32, 0_u32); count];
        let mut codes = Vec::new();
        for (number, error) in (1..).zip(&facts.errors) {
            let code = error.code.as_deref().unwrap_or_default().as_bytes();
            let status = error.status.unwrap_or(0);
            let at = place(code_key(status, code), word(count));
            put(&mut slots, at, (number, word(codes.len())), |slot| slot.0 == 0);
            codes.extend(status.to_le_bytes());
            codes.extend(u16::try_from(code.len()).unwrap_or(u16::MAX).to_le_bytes());
            codes.extend(code);
        }
        let bytes = slots.iter().flat_map(|(number, at)| [number.to_le_bytes(), at.to_le_bytes()]);
        Self { code_slots: bytes.flatten().collect(), codes, ..Self::default() }
    }
}

/// Puts a value into the first free slot from `at` on, beginning anew at the end.
fn put<T>(slots: &mut [T], at: u32, value: T, is_free: impl Fn(&T) -> bool) {
    let (before, after) = slots.split_at_mut(at as usize);
    let free = after.iter_mut().chain(before).find(|slot| is_free(slot));
    *free.expect("there are more slots than values") = value;
}

/// Half as many slots again as values, and one that stays free.
fn slot_count(values: usize) -> usize {
    if values == 0 { 0 } else { values + values / 2 + 1 }
}

/// A source file is too small for more than 32 bits can tell.
fn word(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn way_list(ways: &[Way]) -> [u8; WAYS] {
    let mut ends: Vec<_> = ways
        .iter()
        .filter_map(|way| match way {
            Way::Whole => None,
            Way::Ends(head, tail) => Some([*head, *tail]),
        })
        .collect();
    // Long ends come first: they say more.
    ends.sort_unstable_by(|a, b| b.cmp(a));
    ends.dedup();
    let mut list = [0; WAYS];
    for (slot, byte) in list[1..].iter_mut().zip(ends.iter().flatten()) {
        *slot = *byte;
    }
    let whole = if ways.contains(&Way::Whole) { WHOLE } else { 0 };
    list[0] = whole | u8::try_from(ends.len()).unwrap_or(u8::MAX);
    list
}

/// Writes a pattern as the runtime reads it.
fn program(out: &mut Vec<u8>, pattern: &Pattern, message: &Message, first: usize, best: bool) {
    let Pattern { head, holes, .. } = pattern;
    let kind = |hole: &Hole| &message.fields[hole.field].kind;
    let literal = !head.is_empty() || holes.first().is_some_and(|hole| !hole.then.is_empty());
    let open = holes.iter().any(|hole| matches!(kind(hole), FieldKind::Text) && !hole.same);
    let flag = |is: bool, flag: u8| if is { flag } else { 0 };
    three(out, first + pattern.message);
    out.push(u8::try_from(holes.len()).unwrap_or(u8::MAX));
    three(out, head.len());
    out.push(flag(literal, LITERAL) | flag(open, OPEN) | flag(best, BEST));
    out.extend(head.bytes());
    for hole in holes {
        value(out, hole, kind(hole));
    }
}

fn value(out: &mut Vec<u8>, hole: &Hole, kind: &FieldKind) {
    let (kind, choices) = match kind {
        _ if hole.same => (5, ""),
        FieldKind::Index => (0, ""),
        FieldKind::Int => (1, ""),
        FieldKind::Word => (2, ""),
        FieldKind::Path => (3, ""),
        FieldKind::Text => (4, ""),
        FieldKind::OneOf { written, .. } => (6, written.as_str()),
    };
    out.extend([u8::try_from(hole.field).unwrap_or(u8::MAX), kind]);
    three(out, hole.then.len());
    three(out, choices.len());
    out.extend(choices.bytes());
    out.extend(hole.then.bytes());
}

/// A number in three bytes, lowest first; longer texts and more messages do not fit a source file.
fn three(out: &mut Vec<u8>, number: usize) {
    out.extend(word(number).to_le_bytes().iter().take(3));
}
