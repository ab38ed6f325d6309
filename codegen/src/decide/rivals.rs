//! Which patterns can be taken as soon as they match, since no better one of their error and prefix matches the same text.

use super::Pattern;
use crate::runtime::fold::Fold;

/// Up to so many patterns are held against each other.
const MANY: usize = 64;

/// For each pattern, best first, whether its ends tell it from all that are better. Where they do not, a text that both match
/// may still not exist.
pub(super) fn unrivalled(patterns: &[&Pattern], fold: Fold) -> Vec<bool> {
    let ends: Vec<_> = patterns.iter().map(|pattern| Ends::of(pattern, fold)).collect();
    let alone = |(index, own): (usize, &Ends)| {
        patterns[index].holes.is_empty()
            || index < MANY && ends[..index].iter().all(|better| own.differ(better))
    };
    ends.iter().enumerate().map(alone).collect()
}

/// The literal text that a pattern begins and ends with, without what makes no difference, the end from its last byte on.
struct Ends {
    head: Vec<u8>,
    tail: Vec<u8>,
}

impl Ends {
    fn of(pattern: &Pattern, fold: Fold) -> Self {
        let seen = |byte: &u8| !(fold.white_space && byte.is_ascii_whitespace());
        let plain = |byte: u8| if fold.case { byte.to_ascii_lowercase() } else { byte };
        let tail = pattern.holes.last().map_or(&pattern.head, |hole| &hole.then);
        Self {
            head: pattern.head.bytes().filter(seen).map(plain).collect(),
            tail: tail.bytes().rev().filter(seen).map(plain).collect(),
        }
    }

    /// Whether no text can have the ends of both.
    fn differ(&self, other: &Self) -> bool {
        let differ = |a: &[u8], b: &[u8]| a.iter().zip(b).any(|(a, b)| a != b);
        differ(&self.head, &other.head) || differ(&self.tail, &other.tail)
    }
}
