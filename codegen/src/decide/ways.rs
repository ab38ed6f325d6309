//! How the patterns of one error and prefix are looked up: a whole text as such, others by as much of their ends as few ways
//! allow.

use std::collections::HashMap;

use super::Pattern;
use crate::runtime::fold::Fold;
use crate::runtime::hash::{Ends, LONGEST, whole};
use crate::runtime::index::MAX_WAYS;

/// How a pattern is looked up.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Way {
    /// By its whole text.
    Whole,
    /// By so many first and last bytes.
    Ends(u8, u8),
}

/// Patterns of a way that are looked at to see how well they are told apart.
const SAMPLE: usize = 256;

/// The key of a pattern that is looked up this way.
pub(super) fn key(pattern: &Pattern, way: Way, seed: u64, fold: Fold) -> u64 {
    match way {
        Way::Whole => whole(seed, pattern.head.as_bytes(), fold),
        Way::Ends(head, tail) => {
            let ends = Ends::new(pattern.head.as_bytes(), tail_of(pattern).as_bytes(), fold);
            ends.key(seed, head, tail).unwrap_or_default()
        }
    }
}

/// The literal text that a pattern ends with.
fn tail_of(pattern: &Pattern) -> &str {
    pattern.holes.last().map_or(&pattern.head, |hole| &hole.then)
}

/// The way of each pattern; few different ones in all.
pub(super) fn ways(patterns: &[&Pattern], fold: Fold) -> Vec<Way> {
    let mut ways: Vec<_> = patterns.iter().map(|pattern| longest(pattern, fold)).collect();
    let mut classes: HashMap<Way, Vec<usize>> = HashMap::new();
    for (index, way) in ways.iter().enumerate().filter(|(_, way)| **way != Way::Whole) {
        classes.entry(*way).or_default().push(index);
    }
    while classes.len() > MAX_WAYS {
        let Some((a, b)) = cheapest(patterns, &classes, fold) else { break };
        let moved = [a, b].map(|way| classes.remove(&way).unwrap_or_default()).concat();
        classes.entry(meet(a, b)).or_default().extend(moved);
    }
    for (way, members) in classes {
        for index in members {
            ways[index] = way;
        }
    }
    ways
}

/// As much of the ends as the literal text and a way have.
fn longest(pattern: &Pattern, fold: Fold) -> Way {
    if pattern.holes.is_empty() {
        return Way::Whole;
    }
    let seen = |text: &str| {
        text.bytes().filter(|byte| !fold.white_space || !byte.is_ascii_whitespace()).count()
    };
    let steps = |length: usize, longest: u8| {
        let step = |step: &u8| usize::from(*step) <= length && *step <= longest;
        [16, 8, 4, 2, 1, 0].into_iter().find(step).unwrap_or(0)
    };
    Way::Ends(steps(seen(&pattern.head), LONGEST.0), steps(seen(tail_of(pattern)), LONGEST.1))
}

/// What two ways have in common.
fn meet(a: Way, b: Way) -> Way {
    match (a, b) {
        (Way::Ends(a, b), Way::Ends(c, d)) => Way::Ends(a.min(c), b.min(d)),
        _ => Way::Ends(0, 0),
    }
}

/// The two ways whose patterns stay best apart when they are looked up in one.
fn cheapest(
    patterns: &[&Pattern],
    classes: &HashMap<Way, Vec<usize>>,
    fold: Fold,
) -> Option<(Way, Way)> {
    let mut all: Vec<_> = classes.keys().copied().collect();
    all.sort_unstable();
    let pairs = all.iter().enumerate().flat_map(|(i, a)| all[..i].iter().map(|b| (*a, *b)));
    // A sample tells enough.
    let members = |way: &Way| {
        let members = classes.get(way).map_or(&[][..], Vec::as_slice);
        members.iter().step_by(1 + members.len() / SAMPLE)
    };
    let cost = |(a, b): &(Way, Way)| {
        let own = |way: &Way| crowd(patterns, members(way), *way, fold);
        crowd(patterns, members(a).chain(members(b)), meet(*a, *b), fold) - own(a) - own(b)
    };
    pairs.min_by_key(cost)
}

/// How many patterns share a key with how many: the sum of squares.
fn crowd<'a>(
    patterns: &[&Pattern],
    members: impl Iterator<Item = &'a usize>,
    way: Way,
    fold: Fold,
) -> i64 {
    let mut sizes: HashMap<u64, i64> = HashMap::new();
    for index in members {
        *sizes.entry(key(patterns[*index], way, 0, fold)).or_default() += 1;
    }
    sizes.values().map(|size| size * size).sum()
}
