//! Chooses the lookup keys of the patterns of one error and prefix: made at probe offsets where these distinguish
//! patterns, else from parts of their ends, of few kinds.

use std::collections::HashMap;

use super::Pattern;
use crate::check::{Error, Message};
use crate::runtime::hash::{
    EVERYWHERE, FROM_START, around, ends, last_word, normalized, of_length, windows, words,
};
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

/// The number of patterns with one kind of key that are examined to measure how well it distinguishes them.
const SAMPLE: usize = 256;

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

/// The literals of a pattern from which keys are made, read once for all seeds and offsets.
pub(super) struct KeyText {
    text: Vec<u8>,
    /// The first and the last bytes, if white space is ignored.
    normalized: Option<(u64, u64)>,
    /// The length of a pattern without captures, if it is part of the key.
    length: Option<usize>,
}

impl KeyText {
    /// Returns the text of one pattern.
    pub(super) fn of(pattern: &Pattern, normalize: Normalize) -> Self {
        let mut text = pattern.head.clone().into_bytes();
        let is_whole = pattern.captures.is_empty();
        if !is_whole {
            // The text between the ends is not examined.
            text.extend_from_slice(tail_of(pattern).as_bytes());
        }
        let normalized = normalize.white_space.then(|| words(&text, normalize));
        let length = (is_whole && !normalize.white_space).then_some(pattern.head.len());
        Self { text, normalized, length }
    }

    /// Returns the key of the windows at two probe offsets, for which the text must be long enough.
    fn window(&self, seed: u64, offsets: [u8; 2], normalize: Normalize) -> u64 {
        match self.normalized {
            Some(words) => normalized(seed, &self.text, words, offsets, normalize),
            None => windows(seed, &self.text, offsets, normalize),
        }
    }

    /// Returns the key of the pattern.
    fn key(&self, seed: u64, offsets: [u8; 2], normalize: Normalize) -> u64 {
        let key = self.window(seed, offsets, normalize);
        self.length.map_or(key, |length| of_length(key, length))
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

/// The distances from the start or the end of a text that are tried as probe offsets.
const OFFSETS: [u8; 16] = [0, 2, 4, 6, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40, 48, 56];
/// The maximum number of patterns that may share a key.
pub(super) const BUCKET: usize = 4;
/// The cost of a pattern outside of a table; sharing a key with another pattern costs 1.
const OUTSIDE: usize = 2;

/// The probe offsets of a row: two for patterns without captures, and two for the others.
pub(super) struct Offsets {
    pub(super) wholes: [u8; 2],
    pub(super) parts: [u8; 2],
    /// Whether they distinguish each pattern.
    distinguished: Vec<bool>,
}

impl Offsets {
    /// Returns the offsets that distinguish the most patterns.
    pub(super) fn of(patterns: &[&Pattern], normalize: Normalize) -> Self {
        if normalize.white_space {
            return Self::of_normalized(patterns, normalize);
        }
        let (whole, valued): (Vec<&Pattern>, Vec<&Pattern>) =
            patterns.iter().partition(|pattern| pattern.captures.is_empty());
        let mut wholes =
            best_pair(&whole, pairs(normalize).filter(|[_, b]| b & FROM_START == 0), normalize);
        if !distinguished(&whole, wholes, normalize).into_iter().all(|distinguished| distinguished)
        {
            wholes = [EVERYWHERE; 2];
        }
        let parts = best_pair(&valued, pairs(normalize), normalize);
        let mut valued = distinguished(&valued, parts, normalize).into_iter();
        let is_distinguished =
            |pattern: &&Pattern| pattern.captures.is_empty() || valued.next() == Some(true);
        Self { wholes, parts, distinguished: patterns.iter().map(is_distinguished).collect() }
    }

    /// Returns the offsets for texts without white space, which are the same for all patterns.
    fn of_normalized(patterns: &[&Pattern], normalize: Normalize) -> Self {
        let mut offsets = best_pair(patterns, pairs(normalize), normalize);
        let mut distinguished = distinguished(patterns, offsets, normalize);
        let is_whole: Vec<_> = patterns.iter().map(|pattern| pattern.captures.is_empty()).collect();
        if is_whole
            .iter()
            .zip(&distinguished)
            .any(|(whole, distinguished)| *whole && !distinguished)
        {
            (offsets, distinguished) = ([EVERYWHERE; 2], is_whole);
        }
        Self { wholes: offsets, parts: offsets, distinguished }
    }

    /// Returns the key of a pattern that the offsets distinguish, whose text this is.
    pub(super) fn key(
        &self,
        seed: u64,
        pattern: &Pattern,
        text: &KeyText,
        normalize: Normalize,
    ) -> u64 {
        let offsets = if pattern.captures.is_empty() { self.wholes } else { self.parts };
        text.key(seed, offsets, normalize)
    }

    /// Returns the bytes of a pattern at the offsets for patterns with captures, if all its texts have them.
    pub(super) fn part(
        &self,
        index: usize,
        pattern: &Pattern,
        normalize: Normalize,
    ) -> Option<u64> {
        let certain = self.distinguish(index) && self.parts[0] != EVERYWHERE;
        certain.then(|| KeyText::of(pattern, normalize).window(0, self.parts, normalize))
    }

    /// Returns whether the offsets distinguish a pattern.
    pub(super) fn distinguish(&self, pattern: usize) -> bool {
        self.distinguished.get(pattern).is_some_and(|distinguished| *distinguished)
    }
}

/// Returns the pair of offsets that distinguishes the most patterns.
fn best_pair(
    patterns: &[&Pattern],
    pairs: impl Iterator<Item = [u8; 2]>,
    normalize: Normalize,
) -> [u8; 2] {
    let sample: Vec<_> = patterns.iter().step_by(1 + patterns.len() / SAMPLE).copied().collect();
    let sample: Vec<_> = sample.iter().map(|own| (*own, KeyText::of(own, normalize))).collect();
    let mut best = (usize::MAX, [0; 2]);
    for offsets in pairs {
        best = best.min((cost(&sample, offsets, normalize, best.0), offsets));
        if best.0 == 0 {
            break;
        }
    }
    best.1
}

/// Returns whether two offsets distinguish each pattern. Patterns without captures, with no other lookup, come first.
fn distinguished(patterns: &[&Pattern], offsets: [u8; 2], normalize: Normalize) -> Vec<bool> {
    let mut buckets: HashMap<u64, usize> = HashMap::new();
    let mut distinguished = vec![false; patterns.len()];
    for whole in [true, false] {
        for (pattern, is_distinguished) in patterns.iter().zip(&mut distinguished) {
            if pattern.captures.is_empty() == whole && are_in(offsets, pattern, normalize) {
                let bucket = buckets
                    .entry(KeyText::of(pattern, normalize).key(0, offsets, normalize))
                    .or_default();
                *bucket += 1;
                *is_distinguished = *bucket <= BUCKET;
            }
        }
    }
    distinguished
}

/// Returns the pairs of offsets that are possible.
fn pairs(normalize: Normalize) -> impl Iterator<Item = [u8; 2]> {
    let at_ends = OFFSETS.iter().flat_map(|start| OFFSETS.map(|end| [*start, end]));
    let at_start = OFFSETS.iter().flat_map(|a| OFFSETS.map(|b| [*a, b | FROM_START]));
    let pairs = at_ends.chain(at_start.filter(|[a, b]| *a <= b & !FROM_START));
    // Without white space, only the very first and last bytes are found without reading the whole text.
    pairs.filter(move |pair| {
        !normalize.white_space || pair.iter().all(|place| place & !FROM_START == 0)
    })
}

/// Returns whether two offsets are within the ends of a pattern; they always are in one without captures.
fn are_in([first, second]: [u8; 2], pattern: &Pattern, normalize: Normalize) -> bool {
    let (head, tail) = (pattern.head.as_bytes(), tail_of(pattern).as_bytes());
    let has =
        |text: &[u8], place: u8| normalize.length(text) >= usize::from(place & !FROM_START) + 8;
    let second_in = if second & FROM_START == 0 { tail } else { head };
    pattern.captures.is_empty() || has(head, first) && has(second_in, second)
}

/// Returns the number of patterns that share a key with another, plus `OUTSIDE` for each that has no key; `usize::MAX`
/// if it is certainly more than `most`.
fn cost(
    patterns: &[(&Pattern, KeyText)],
    offsets: [u8; 2],
    normalize: Normalize,
    most: usize,
) -> usize {
    let distinguished = patterns.iter().filter(|(pattern, _)| are_in(offsets, pattern, normalize));
    let count = distinguished.clone().count();
    let outside = OUTSIDE * (patterns.len() - count);
    if outside > most {
        return usize::MAX;
    }
    let mut keys: Vec<_> = distinguished.map(|(_, text)| text.key(0, offsets, normalize)).collect();
    keys.sort_unstable();
    keys.dedup();
    count - keys.len() + outside
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
