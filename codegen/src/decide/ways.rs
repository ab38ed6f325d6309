//! How the patterns of one error and prefix are looked up: a whole text as such, others by as much of their ends as few ways
//! allow.

use std::collections::HashMap;

use super::Pattern;
use crate::check::Message;
use crate::runtime::fold::Fold;
use crate::runtime::hash::{
    EVERYWHERE, FROM_START, around, ends, last_word, loose, of_length, windows, words,
};
use crate::runtime::layout::others::MAX_WAYS;
use crate::runtime::pattern::Kind;
use crate::runtime::rows::AROUND_NUMBER;

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

/// What two places have of a pattern, in whose ends they are.
fn window(seed: u64, pattern: &Pattern, places: [u8; 2], fold: Fold) -> u64 {
    let mut text = pattern.head.clone();
    if !pattern.holes.is_empty() {
        // What stands between the ends is not looked at.
        text.push_str(tail_of(pattern));
    }
    let text = text.as_bytes();
    if fold.white_space {
        loose(seed, text, words(text, fold), places, fold)
    } else {
        windows(seed, text, places, fold)
    }
}

/// The last eight bytes that make a difference, if a text has so many.
pub(super) fn tail_word(text: &[u8], fold: Fold) -> Option<u64> {
    (fold.length(text) >= 8).then(|| last_word(text, fold))
}

/// The literal text that a pattern ends with.
pub(super) fn tail_of(pattern: &Pattern) -> &str {
    pattern.holes.last().map_or(&pattern.head, |hole| &hole.then)
}

/// How far from the start or the end of a text it is looked at.
const PLACES: [u8; 16] = [0, 2, 4, 6, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40, 48, 56];
/// Patterns that may share a key, when few places are looked at.
pub(super) const CROWD: usize = 4;
/// What it costs that a pattern is no part of a table, beside sharing a key with another.
const OUTSIDE: usize = 2;

/// Places that tell the patterns of a row apart: two for those without values, and two for the others.
pub(super) struct Places {
    pub(super) wholes: [u8; 2],
    pub(super) parts: [u8; 2],
    /// Whether each pattern is told by them.
    told: Vec<bool>,
}

impl Places {
    /// Those that tell the most patterns apart.
    pub(super) fn of(patterns: &[&Pattern], fold: Fold) -> Self {
        if fold.white_space {
            return Self::of_loose(patterns, fold);
        }
        let (whole, valued): (Vec<&Pattern>, Vec<&Pattern>) =
            patterns.iter().partition(|pattern| pattern.holes.is_empty());
        let mut wholes = best_pair(&whole, pairs(fold).filter(|[_, b]| b & FROM_START == 0), fold);
        if !told(&whole, wholes, fold).into_iter().all(|told| told) {
            wholes = [EVERYWHERE; 2];
        }
        let parts = best_pair(&valued, pairs(fold), fold);
        let mut valued = told(&valued, parts, fold).into_iter();
        let is_told = |pattern: &&Pattern| pattern.holes.is_empty() || valued.next() == Some(true);
        Self { wholes, parts, told: patterns.iter().map(is_told).collect() }
    }

    /// The same without white space: there is one key for all.
    fn of_loose(patterns: &[&Pattern], fold: Fold) -> Self {
        let mut places = best_pair(patterns, pairs(fold), fold);
        let mut told = told(patterns, places, fold);
        let is_whole: Vec<_> = patterns.iter().map(|pattern| pattern.holes.is_empty()).collect();
        if is_whole.iter().zip(&told).any(|(whole, told)| *whole && !told) {
            (places, told) = ([EVERYWHERE; 2], is_whole);
        }
        Self { wholes: places, parts: places, told }
    }

    /// The key of a pattern that they tell.
    pub(super) fn key(&self, seed: u64, pattern: &Pattern, fold: Fold) -> u64 {
        let is_whole = pattern.holes.is_empty();
        key_at(seed, pattern, if is_whole { self.wholes } else { self.parts }, fold)
    }

    /// What a pattern has where those with values are looked at, if that is certain.
    pub(super) fn part(&self, index: usize, pattern: &Pattern, fold: Fold) -> Option<u64> {
        let certain = self.tell(index) && self.parts[0] != EVERYWHERE;
        certain.then(|| window(0, pattern, self.parts, fold))
    }

    /// Whether they tell a pattern.
    pub(super) fn tell(&self, pattern: usize) -> bool {
        self.told.get(pattern).is_some_and(|told| *told)
    }
}

/// The key of a pattern: of one without values the length is a part of it, where white space makes a difference.
fn key_at(seed: u64, pattern: &Pattern, places: [u8; 2], fold: Fold) -> u64 {
    let key = window(seed, pattern, places, fold);
    if pattern.holes.is_empty() && !fold.white_space {
        of_length(key, pattern.head.len())
    } else {
        key
    }
}

/// The pair of places that tells the most patterns apart.
fn best_pair(patterns: &[&Pattern], pairs: impl Iterator<Item = [u8; 2]>, fold: Fold) -> [u8; 2] {
    let sample: Vec<_> = patterns.iter().step_by(1 + patterns.len() / SAMPLE).copied().collect();
    let mut best = (usize::MAX, [0; 2]);
    for places in pairs {
        best = best.min((cost(&sample, places, fold), places));
        if best.0 == 0 {
            break;
        }
    }
    best.1
}

/// Whether two places tell each pattern. Those without values come first, since they have no other way.
fn told(patterns: &[&Pattern], places: [u8; 2], fold: Fold) -> Vec<bool> {
    let mut crowds: HashMap<u64, usize> = HashMap::new();
    let mut told = vec![false; patterns.len()];
    for whole in [true, false] {
        for (pattern, is_told) in patterns.iter().zip(&mut told) {
            if pattern.holes.is_empty() == whole && are_in(places, pattern, fold) {
                let crowd = crowds.entry(key_at(0, pattern, places, fold)).or_default();
                *crowd += 1;
                *is_told = *crowd <= CROWD;
            }
        }
    }
    told
}

/// Two places each that can be looked at.
fn pairs(fold: Fold) -> impl Iterator<Item = [u8; 2]> {
    let at_ends = PLACES.iter().flat_map(|start| PLACES.map(|end| [*start, end]));
    let at_start = PLACES.iter().flat_map(|a| PLACES.map(|b| [*a, b | FROM_START]));
    let pairs = at_ends.chain(at_start.filter(|[a, b]| *a <= b & !FROM_START));
    // Without white space, only the very first and last bytes are found without going through the text.
    pairs.filter(move |pair| !fold.white_space || pair.iter().all(|place| place & !FROM_START == 0))
}

/// Whether the places are in the ends of a pattern; of one without values they always are.
fn are_in([first, second]: [u8; 2], pattern: &Pattern, fold: Fold) -> bool {
    let (head, tail) = (pattern.head.as_bytes(), tail_of(pattern).as_bytes());
    let has = |text: &[u8], place: u8| fold.length(text) >= usize::from(place & !FROM_START) + 8;
    let second_in = if second & FROM_START == 0 { tail } else { head };
    pattern.holes.is_empty() || has(head, first) && has(second_in, second)
}

/// How many patterns share a key with another, or are not told at all.
fn cost(patterns: &[&Pattern], places: [u8; 2], fold: Fold) -> usize {
    let told = || patterns.iter().filter(|pattern| are_in(places, pattern, fold));
    let mut keys: Vec<_> = told().map(|pattern| key_at(0, pattern, places, fold)).collect();
    let count = keys.len();
    keys.sort_unstable();
    keys.dedup();
    count - keys.len() + OUTSIDE * (patterns.len() - count)
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
