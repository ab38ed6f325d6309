//! Remembers failed attempts of a search, so that none is repeated.

extern crate alloc;

use self::alloc::vec::Vec;

/// The number of words that need no allocation.
const NEAR: usize = 16;

/// A bit for each row and position.
pub struct Memo {
    near: [u64; NEAR],
    far: Vec<u64>,
    rows: usize,
    /// The number of words in a row.
    words: usize,
}

impl Memo {
    /// Returns an empty memo. Memory for a long text is allocated at the first attempt.
    #[inline]
    pub const fn new(rows: usize, positions: usize) -> Self {
        Self { near: [0; NEAR], far: Vec::new(), rows, words: positions.div_ceil(64) }
    }

    /// Records an attempt, and returns whether it was recorded before.
    #[inline]
    pub fn was_made(&mut self, row: usize, position: usize) -> bool {
        let (at, words) = (row * self.words + position / 64, self.rows * self.words);
        let word = if words <= NEAR {
            self.near.get_mut(at)
        } else {
            if self.far.is_empty() {
                self.far = alloc::vec![0; words];
            }
            self.far.get_mut(at)
        };
        let Some(word) = word else { return false };
        let known = *word >> (position % 64) & 1 != 0;
        *word |= 1 << (position % 64);
        known
    }
}

#[cfg(test)]
mod tests {
    use super::{Memo, NEAR};

    #[test]
    fn each_attempt_is_noted_once() {
        for positions in [1, 7, 64, NEAR * 64] {
            let mut memo = Memo::new(3, positions);
            let all = || (0..3).flat_map(|row| (0..positions).map(move |at| (row, at)));
            assert!(all().all(|(row, at)| !memo.was_made(row, at)), "{positions}");
            assert!(all().all(|(row, at)| memo.was_made(row, at)), "{positions}");
        }
    }
}
