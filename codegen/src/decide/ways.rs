//! How the patterns of one error and prefix are looked up: a whole text as such, others by as much of their ends as few ways
//! allow.

use std::collections::HashMap;

use super::Pattern;
use crate::check::Message;
use crate::runtime::fold::Fold;
use crate::runtime::hash::{EVERYWHERE, around, ends, loose, windows, words};
use crate::runtime::index::{AROUND_NUMBER, MAX_WAYS};
use crate::runtime::pattern::Kind;

/// How a pattern is looked up.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Way {
    /// By so many first and last bytes.
    Ends(u8, u8),
    /// By so many bytes before and after a number.
    AroundNumber(u8, u8),
}

/// Patterns of a way that are looked at to see how well they are told apart.
const SAMPLE: usize = 256;

/// The key of a pattern that is looked up this way.
pub(super) fn key(pattern: &Pattern, way: Way, seed: u64, fold: Fold) -> u64 {
    match way {
        Way::Ends(head, tail) => {
            let (start, end) = (pattern.head.as_bytes(), tail_of(pattern).as_bytes());
            ends(seed, start, end, [head, tail], fold).unwrap_or_default()
        }
        Way::AroundNumber(_, then) => {
            let after = pattern.holes.first().map_or(&[][..], |hole| hole.then.as_bytes());
            let after = after.get(..usize::from(then)).unwrap_or(after);
            around(seed, pattern.head.as_bytes(), after, fold)
        }
    }
}

/// The key of a text as a whole.
pub(super) fn whole_key(seed: u64, text: &[u8], places: [u8; 2], fold: Fold) -> u64 {
    if fold.white_space {
        return loose(seed, text, words(text, fold), places, fold);
    }
    windows(seed, text, places, fold)
}

/// The literal text that a pattern ends with.
pub(super) fn tail_of(pattern: &Pattern) -> &str {
    pattern.holes.last().map_or(&pattern.head, |hole| &hole.then)
}

/// Places to look at, from the start or the end of a text.
const PLACES: [u8; 10] = [0, 4, 8, 12, 16, 20, 24, 32, 40, 48];
/// Patterns that may share a key, when few places are looked at.
pub(super) const CROWD: usize = 4;

/// The two places that tell patterns without values apart best.
pub(super) fn whole_places(patterns: &[(&Pattern, u32)], fold: Fold) -> [u8; 2] {
    let pairs = PLACES.iter().flat_map(|start| PLACES.map(|end| [*start, end]));
    // Without white space, only the very first and last bytes are found without going through the text.
    let pairs = pairs.take(if fold.white_space { 1 } else { usize::MAX });
    let sample = || patterns.iter().step_by(1 + patterns.len() / SAMPLE);
    let key = |(pattern, _): &(&Pattern, u32), places| {
        whole_key(0, pattern.head.as_bytes(), places, fold)
    };
    let mut best = (usize::MAX, [EVERYWHERE; 2]);
    for pair in pairs {
        best = best.min((largest_crowd(sample().map(|text| key(text, pair))), pair));
        if best.0 <= 1 {
            break;
        }
    }
    let few = largest_crowd(patterns.iter().map(|text| key(text, best.1))) <= CROWD;
    if few { best.1 } else { [EVERYWHERE; 2] }
}

/// How many keys at most are the same.
pub(super) fn largest_crowd(keys: impl Iterator<Item = u64>) -> usize {
    let mut keys: Vec<_> = keys.collect();
    keys.sort_unstable();
    keys.chunk_by(|a, b| a == b).map(<[u64]>::len).max().unwrap_or(0)
}

/// The way of each pattern with values; few different ones in all.
pub(super) fn ways(patterns: &[&Pattern], messages: &[Message], fold: Fold) -> Vec<Way> {
    let mut ways: Vec<_> = patterns.iter().map(|pattern| longest(pattern, fold)).collect();
    let mut classes: HashMap<Way, Vec<usize>> = HashMap::new();
    for (index, way) in ways.iter().enumerate() {
        classes.entry(*way).or_default().push(index);
    }
    while classes.len() >= MAX_WAYS {
        let Some((a, b)) = cheapest(patterns, &classes, fold) else { break };
        let moved = [a, b].map(|way| classes.remove(&way).unwrap_or_default()).concat();
        classes.entry(meet(a, b)).or_default().extend(moved);
    }
    for (way, members) in classes {
        for index in members {
            ways[index] = way;
        }
    }
    if !fold.white_space {
        around_numbers(patterns, messages, &mut ways, fold);
    }
    ways
}

/// Looks up the largest crowd whose patterns begin alike, with a number, by what follows the number.
fn around_numbers(patterns: &[&Pattern], messages: &[Message], ways: &mut [Way], fold: Fold) {
    let mut keys: HashMap<(Way, u64), usize> = HashMap::new();
    let place = |(pattern, way): (&&Pattern, &Way)| (*way, key(pattern, *way, 0, fold));
    let places: Vec<_> = patterns.iter().zip(&*ways).map(place).collect();
    for place in &places {
        *keys.entry(*place).or_default() += 1;
    }
    let mut groups: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, pattern) in patterns.iter().enumerate() {
        if keys[&places[index]] > CROWD && after_number(pattern, messages) >= HEADS[3] {
            groups.entry(&pattern.head).or_default().push(index);
        }
    }
    let largest = groups.iter().max_by_key(|(head, members)| (members.len(), **head));
    let Some((head, members)) = largest.filter(|(_, members)| members.len() > CROWD) else {
        return;
    };
    let Some(first) = u8::try_from(head.len()).ok().filter(|first| *first < AROUND_NUMBER) else {
        return;
    };
    let then = members.iter().map(|index| after_number(patterns[*index], messages)).min();
    for index in members {
        ways[*index] = Way::AroundNumber(first, then.unwrap_or(0));
    }
}

/// How many bytes are looked at after the number that comes first; none where no number does.
fn after_number(pattern: &Pattern, messages: &[Message]) -> u8 {
    let Some(hole) = pattern.holes.first() else { return 0 };
    let (kind, _) = hole.kind(&messages[pattern.message]);
    let ends = !hole.then.starts_with(|c: char| c.is_ascii_digit());
    if ends && matches!(kind, Kind::Index | Kind::Int) { step(hole.then.len(), &HEADS) } else { 0 }
}

/// The longest of these lengths that a literal has.
fn step(length: usize, steps: &[u8]) -> u8 {
    steps.iter().copied().find(|step| usize::from(*step) <= length).unwrap_or(0)
}

/// Lengths of beginnings and of ends that are looked at.
const HEADS: [u8; 5] = [40, 24, 16, 8, 4];
const TAILS: [u8; 4] = [24, 16, 8, 4];

/// As much of the ends as the literal text and a way have.
fn longest(pattern: &Pattern, fold: Fold) -> Way {
    let length = |text: &str| fold.length(text.as_bytes());
    Way::Ends(step(length(&pattern.head), &HEADS), step(length(tail_of(pattern)), &TAILS))
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
