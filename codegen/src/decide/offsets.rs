//! Chooses the probe offsets of the patterns of one error and prefix: where the texts are read of which keys are made.

use std::collections::HashMap;

use super::Pattern;
use super::lookup_keys::{BUCKET, SAMPLE, tail_of};
use crate::runtime::hash::{EVERYWHERE, FROM_START, normalized, of_length, windows, words};
use crate::runtime::normalize::Normalize;

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

/// The distances from the start or the end of a text that are tried as probe offsets.
const OFFSETS: [u8; 16] = [0, 2, 4, 6, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40, 48, 56];
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
