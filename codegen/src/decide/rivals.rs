//! Which patterns can be taken as soon as they match, since no better one of their error and prefix matches the same text.

use std::collections::HashMap;

use super::Pattern;
use super::ways::{Places, tail_of, tail_word};
use crate::runtime::fold::Fold;

/// Up to so many patterns are held against one.
const MANY: usize = 64;

/// For each pattern, best first, whether its ends tell it from all that are better. Where they do not, a text that both match
/// may still not exist.
pub(super) fn unrivalled(patterns: &[&Pattern], places: &Places, fold: Fold) -> Vec<bool> {
    let ends: Vec<_> = patterns.iter().map(|pattern| Ends::of(pattern, fold)).collect();
    let groups = Groups::of(patterns, places, fold);
    let alone = |(index, own): (usize, &Ends)| {
        if patterns[index].holes.is_empty() {
            return true;
        }
        let rivals = groups.rivals(index);
        rivals.len() <= MANY && rivals.iter().all(|better| own.differ(&ends[*better]))
    };
    ends.iter().enumerate().map(alone).collect()
}

/// Patterns by what of them is certain; those that differ there have no text in common.
struct Groups {
    /// What two places have, of patterns that are told by them.
    windows: Vec<Option<u64>>,
    by_window: HashMap<u64, Vec<usize>>,
    /// The last bytes, where there are enough.
    tails: Vec<Option<u64>>,
    by_tail: HashMap<Option<u64>, Vec<usize>>,
}

impl Groups {
    fn of(patterns: &[&Pattern], places: &Places, fold: Fold) -> Self {
        let window = |(index, pattern): (usize, &&Pattern)| places.part(index, pattern, fold);
        let windows: Vec<_> = patterns.iter().enumerate().map(window).collect();
        let tail = |pattern: &&Pattern| tail_word(tail_of(pattern).as_bytes(), fold);
        let tails: Vec<_> = patterns.iter().map(tail).collect();
        let mut by_window: HashMap<_, Vec<_>> = HashMap::new();
        let mut by_tail: HashMap<_, Vec<_>> = HashMap::new();
        for (index, (window, tail)) in windows.iter().zip(&tails).enumerate() {
            by_tail.entry(*tail).or_default().push(index);
            if let Some(window) = window {
                by_window.entry(*window).or_default().push(index);
            }
        }
        Self { windows, by_window, tails, by_tail }
    }

    /// The better patterns that may have a text in common with one; no more than one too many.
    fn rivals(&self, index: usize) -> Vec<usize> {
        let own = self.windows[index];
        let told = own.and_then(|window| self.by_window.get(&window)).into_iter().flatten();
        let told = told.copied().take_while(|better| *better < index);
        let others = |members: &mut dyn Iterator<Item = usize>| -> Vec<usize> {
            let is_other = |better: &usize| own.is_none() || self.windows[*better].is_none();
            members.take_while(|better| *better < index).filter(is_other).take(MANY + 1).collect()
        };
        let with_tail = |tail| self.by_tail.get(&tail).into_iter().flatten().copied();
        let others = match self.tails[index] {
            None => others(&mut (0..index)),
            tail => [others(&mut with_tail(tail)), others(&mut with_tail(None))].concat(),
        };
        told.chain(others).take(MANY + 1).collect()
    }
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
        let tail = tail_of(pattern);
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
