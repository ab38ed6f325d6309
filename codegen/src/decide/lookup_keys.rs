//! Chooses the lookup keys of the patterns that probe offsets do not distinguish: made from parts of their ends, of few
//! kinds.

use std::collections::HashMap;

use super::Pattern;
use crate::check::{Error, Message};
use crate::runtime::hash::{around, ends, last_word};
use crate::runtime::layout::others::MAX_LOOKUPS;
use crate::runtime::normalize::Normalize;
use crate::runtime::pattern::Kind;
use crate::runtime::rows::{AROUND_NUMBER, NO_PARENTHESIS, NO_SEPARATOR};

/// The kind of key under which a pattern is looked up.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum LookupKey {
    /// Made from this number of first and of last bytes.
    Ends(u8, u8),
    /// Made from this number of bytes before and after a number.
    AroundNumber(u8, u8),
}

/// The maximum number of patterns with captures that are tried one after the other.
pub(super) const FEW: usize = 8;

/// The maximum number of patterns that may share a key.
pub(super) const BUCKET: usize = 4;

/// The number of patterns with one kind of key that are examined to measure how well it distinguishes them.
pub(super) const SAMPLE: usize = 256;

/// Returns the key of a pattern for a kind of key.
pub(super) fn key(pattern: &Pattern, lookup: LookupKey, seed: u64, normalize: Normalize) -> u64 {
    match lookup {
        LookupKey::Ends(head, tail) => {
            let (start, end) = (pattern.head.as_bytes(), tail_of(pattern).as_bytes());
            ends(seed, start, end, [head, tail], normalize).unwrap_or_default()
        }
        LookupKey::AroundNumber(_, literal) => {
            let after =
                pattern.captures.first().map_or(&[][..], |capture| capture.literal.as_bytes());
            let after = after.get(..usize::from(literal)).unwrap_or(after);
            around(seed, pattern.head.as_bytes(), after, normalize)
        }
    }
}

/// Returns the last eight bytes that are not ignored, if there are so many.
pub(super) fn tail_word(text: &[u8], normalize: Normalize) -> Option<u64> {
    (normalize.length(text) >= 8).then(|| last_word(text, normalize))
}

/// Returns the literal at the end of a pattern.
pub(super) fn tail_of(pattern: &Pattern) -> &str {
    pattern.captures.last().map_or(&pattern.head, |capture| &capture.literal)
}

/// Returns the size of the largest group of equal keys.
pub(super) fn largest_bucket(keys: impl Iterator<Item = u64>) -> usize {
    let mut keys: Vec<_> = keys.collect();
    keys.sort_unstable();
    keys.chunk_by(|a, b| a == b).map(<[u64]>::len).max().unwrap_or(0)
}

/// Returns the kind of key of each pattern with captures; there are few different ones.
pub(super) fn lookups(
    patterns: &[&Pattern],
    messages: &[Message],
    normalize: Normalize,
) -> Vec<LookupKey> {
    let mut lookups: Vec<_> = patterns.iter().map(|pattern| longest(pattern, normalize)).collect();
    let mut classes: HashMap<LookupKey, Vec<usize>> = HashMap::new();
    for (index, lookup) in lookups.iter().enumerate() {
        classes.entry(*lookup).or_default().push(index);
    }
    while classes.len() >= MAX_LOOKUPS {
        let Some((a, b)) = cheapest(patterns, &classes, normalize) else { break };
        let moved = [a, b].map(|lookup| classes.remove(&lookup).unwrap_or_default()).concat();
        classes.entry(meet(a, b)).or_default().extend(moved);
    }
    for (lookup, members) in classes {
        for index in members {
            lookups[index] = lookup;
        }
    }
    if !normalize.white_space {
        around_numbers(patterns, messages, &mut lookups, normalize);
    }
    lookups
}

/// Looks up the largest group of patterns that begin alike, with a number, by the literal after the number.
fn around_numbers(
    patterns: &[&Pattern],
    messages: &[Message],
    lookups: &mut [LookupKey],
    normalize: Normalize,
) {
    let mut keys: HashMap<(LookupKey, u64), usize> = HashMap::new();
    let place =
        |(pattern, lookup): (&&Pattern, &LookupKey)| (*lookup, key(pattern, *lookup, 0, normalize));
    let offsets: Vec<_> = patterns.iter().zip(&*lookups).map(place).collect();
    for place in &offsets {
        *keys.entry(*place).or_default() += 1;
    }
    let mut groups: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, pattern) in patterns.iter().enumerate() {
        if keys[&offsets[index]] > BUCKET && after_number(pattern, messages) >= HEADS[3] {
            groups.entry(&pattern.head).or_default().push(index);
        }
    }
    let largest = groups.iter().max_by_key(|(head, members)| (members.len(), **head));
    let Some((head, members)) = largest.filter(|(_, members)| members.len() > BUCKET) else {
        return;
    };
    let Some(first) = u8::try_from(head.len()).ok().filter(|first| *first < AROUND_NUMBER) else {
        return;
    };
    let literal = members.iter().map(|index| after_number(patterns[*index], messages)).min();
    for index in members {
        lookups[*index] = LookupKey::AroundNumber(first, literal.unwrap_or(0));
    }
}

/// Returns the number of bytes of a key after the number that is the first capture; 0 if that is not a number.
fn after_number(pattern: &Pattern, messages: &[Message]) -> u8 {
    let Some(capture) = pattern.captures.first() else { return 0 };
    let (kind, _) = capture.kind(&messages[pattern.message]);
    let ends = !capture.literal.starts_with(|c: char| c.is_ascii_digit());
    if ends && matches!(kind, Kind::Index | Kind::Int) {
        step(capture.literal.len(), &HEADS)
    } else {
        0
    }
}

/// Returns the longest of these lengths that a literal has, or 0.
fn step(length: usize, steps: &[u8]) -> u8 {
    steps.iter().copied().find(|step| usize::from(*step) <= length).unwrap_or(0)
}

/// The lengths of first bytes and of last bytes from which keys are made.
const HEADS: [u8; 5] = [40, 24, 16, 8, 4];
const TAILS: [u8; 4] = [24, 16, 8, 4];

/// Returns the longest key that can be made from the ends of a pattern.
fn longest(pattern: &Pattern, normalize: Normalize) -> LookupKey {
    let length = |text: &str| normalize.length(text.as_bytes());
    LookupKey::Ends(step(length(&pattern.head), &HEADS), step(length(tail_of(pattern)), &TAILS))
}

/// Returns the longest key that is a part of both.
fn meet(a: LookupKey, b: LookupKey) -> LookupKey {
    match (a, b) {
        (LookupKey::Ends(a, b), LookupKey::Ends(c, d)) => LookupKey::Ends(a.min(c), b.min(d)),
        _ => LookupKey::Ends(0, 0),
    }
}

/// Returns the two kinds of keys whose patterns collide least when they are joined.
fn cheapest(
    patterns: &[&Pattern],
    classes: &HashMap<LookupKey, Vec<usize>>,
    normalize: Normalize,
) -> Option<(LookupKey, LookupKey)> {
    let mut all: Vec<_> = classes.keys().copied().collect();
    all.sort_unstable();
    let pairs = all.iter().enumerate().flat_map(|(i, a)| all[..i].iter().map(|b| (*a, *b)));
    // A sample is enough.
    let members = |lookup: &LookupKey| {
        let members = classes.get(lookup).map_or(&[][..], Vec::as_slice);
        members.iter().step_by(1 + members.len() / SAMPLE)
    };
    let cost = |(a, b): &(LookupKey, LookupKey)| {
        let own = |lookup: &LookupKey| bucket(patterns, members(lookup), *lookup, normalize);
        bucket(patterns, members(a).chain(members(b)), meet(*a, *b), normalize) - own(a) - own(b)
    };
    pairs.min_by_key(cost)
}

/// Returns the sum of the squares of the numbers of patterns that share a key.
fn bucket<'a>(
    patterns: &[&Pattern],
    members: impl Iterator<Item = &'a usize>,
    lookup: LookupKey,
    normalize: Normalize,
) -> i64 {
    let mut sizes: HashMap<u64, i64> = HashMap::new();
    for index in members {
        *sizes.entry(key(patterns[*index], lookup, 0, normalize)).or_default() += 1;
    }
    sizes.values().map(|size| size * size).sum()
}

/// Returns the possible beginnings of the texts of a pattern: its head, and a few choices after a short head.
pub(super) fn heads(pattern: &Pattern, message: &Message, normalize: Normalize) -> Vec<String> {
    let head = &pattern.head;
    let choices = match pattern.captures.first().map(|capture| capture.kind(message)) {
        Some((Kind::OneOf, choices)) if normalize.length(head.as_bytes()) < 8 => choices,
        _ => "",
    };
    let heads: Vec<_> = choices.split('|').map(|choice| format!("{head}{choice}")).collect();
    if heads.len() > FEW { vec![head.clone()] } else { heads }
}

/// Returns the flags of a row for the bytes that none of its patterns contains.
pub(super) fn excluded(patterns: &[&Pattern], Error { messages, dialect, .. }: &Error) -> u8 {
    let has = |byte: u8| {
        patterns.iter().any(|pattern| pattern.may_have(&messages[pattern.message], byte))
    };
    let separator = dialect.separator.as_ref().and_then(|separator| separator.bytes().next());
    let flag = |is: bool, flag: u8| if is { flag } else { 0 };
    let no_separator = separator.is_some_and(|separator| !has(separator));
    flag(no_separator, NO_SEPARATOR) | flag(!has(b')'), NO_PARENTHESIS)
}
