//! Finds the patterns that win as soon as they match, since no pattern of higher precedence matches the same text.

use std::collections::HashMap;

use super::Pattern;
use super::lookup_keys::{tail_of, tail_word};
use super::offsets::Offsets;
use crate::runtime::normalize::Normalize;

/// The maximum number of patterns with which one is compared.
const MANY: usize = 64;

/// Returns for each pattern, in order of precedence, whether its ends distinguish it from all patterns of higher
/// precedence. If they do not, a text that both match need not exist.
pub(super) fn unambiguous(
    patterns: &[&Pattern],
    offsets: &Offsets,
    normalize: Normalize,
) -> Vec<bool> {
    let groups = Groups::of(patterns, offsets, normalize);
    let alone = |(index, own): (usize, &&Pattern)| {
        if own.captures.is_empty() {
            return true;
        }
        let overlaps = groups.overlaps(index);
        let differ = |better: &usize| differ(own, patterns[*better], normalize);
        overlaps.len() <= MANY && overlaps.iter().all(differ)
    };
    patterns.iter().enumerate().map(alone).collect()
}

/// Patterns grouped by bytes that all their texts have; patterns that differ there have no text in common.
struct Groups {
    /// The bytes at the probe offsets of the patterns that these distinguish.
    windows: Vec<Option<u64>>,
    by_window: HashMap<u64, Vec<usize>>,
    /// The last bytes, if there are enough.
    tails: Vec<Option<u64>>,
    by_tail: HashMap<Option<u64>, Vec<usize>>,
    /// The patterns that probe offsets do not distinguish, all of them and by their last bytes.
    outside: Vec<usize>,
    outside_by_tail: HashMap<Option<u64>, Vec<usize>>,
}

impl Groups {
    fn of(patterns: &[&Pattern], offsets: &Offsets, normalize: Normalize) -> Self {
        let window = |(index, pattern): (usize, &&Pattern)| offsets.part(index, pattern, normalize);
        let windows: Vec<_> = patterns.iter().enumerate().map(window).collect();
        let tail = |pattern: &&Pattern| tail_word(tail_of(pattern).as_bytes(), normalize);
        let tails: Vec<_> = patterns.iter().map(tail).collect();
        let mut by_window: HashMap<_, Vec<_>> = HashMap::new();
        let mut by_tail: HashMap<_, Vec<_>> = HashMap::new();
        let (mut outside, mut outside_by_tail) = (Vec::new(), HashMap::<_, Vec<_>>::new());
        for (index, (window, tail)) in windows.iter().zip(&tails).enumerate() {
            by_tail.entry(*tail).or_default().push(index);
            if let Some(window) = window {
                by_window.entry(*window).or_default().push(index);
            } else {
                outside.push(index);
                outside_by_tail.entry(*tail).or_default().push(index);
            }
        }
        Self { windows, by_window, tails, by_tail, outside, outside_by_tail }
    }

    /// Returns the patterns of higher precedence that may share a text with one; at most one more than [`MANY`].
    fn overlaps(&self, index: usize) -> Vec<usize> {
        let better = |members: &[usize]| {
            let count = members.partition_point(|own| *own < index);
            members[..count.min(MANY + 1)].to_vec()
        };
        let with = |groups: &HashMap<_, Vec<usize>>, tail| {
            groups.get(&tail).map_or_else(Vec::new, |members| better(members))
        };
        let own = self.windows[index];
        let by_window = own.and_then(|window| self.by_window.get(&window));
        let by_window = by_window.map_or_else(Vec::new, |members| better(members));
        let others = match (own, self.tails[index]) {
            (Some(_), None) => better(&self.outside),
            (None, None) => (0..index).take(MANY + 1).collect(),
            (Some(_), tail) => [tail, None].map(|tail| with(&self.outside_by_tail, tail)).concat(),
            (None, tail) => [tail, None].map(|tail| with(&self.by_tail, tail)).concat(),
        };
        by_window.into_iter().chain(others).take(MANY + 1).collect()
    }
}

/// Returns whether no text can have both the literal beginnings and the literal ends of two patterns.
fn differ(one: &Pattern, other: &Pattern, normalize: Normalize) -> bool {
    let seen = |byte: &u8| !(normalize.white_space && byte.is_ascii_whitespace());
    let plain = |byte: u8| if normalize.case { byte.to_ascii_lowercase() } else { byte };
    let [heads, tails] = [[&*one.head, &*other.head], [tail_of(one), tail_of(other)]];
    let [one, other] = heads.map(|head| head.bytes().filter(seen).map(plain));
    let [one_end, other_end] = tails.map(|tail| tail.bytes().rev().filter(seen).map(plain));
    one.zip(other).any(|(a, b)| a != b) || one_end.zip(other_end).any(|(a, b)| a != b)
}
