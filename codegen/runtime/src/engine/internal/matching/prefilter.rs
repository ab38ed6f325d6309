//! Rules out most texts that match no pattern by a fingerprint of their first bytes, as normalized.

use super::bytes::{EACH, first, low};
use super::hash::{case_bits, seed, three};
use super::layout::beginning as layout;
use super::normalize::Normalize;
use super::rows::{Index, place};

/// The maximum number of bytes that are compared.
const LOOKED_AT: usize = 32;

/// The minimum length of the heads in each class.
const CLASSES: [usize; 5] = [4, 8, 16, 24, LOOKED_AT];

/// Follows the end of a text; not white space.
const FILLER: u64 = EACH * b'a' as u64;

/// The first bytes of a text, as normalized.
pub struct Beginning {
    words: [u64; 4],
    /// The number of them that the text has.
    length: usize,
}

impl Beginning {
    /// Reads the beginning of a text or of a pattern's head.
    #[inline]
    pub fn of(text: &[u8], normalize: Normalize) -> Self {
        let (mut bytes, mut length, mut rest) = ([0; LOOKED_AT + 7], 0, text);
        while let Some(eight) = bytes.get_mut(length..length + 8) {
            let (word, count) = match rest.split_first_chunk() {
                Some((word, after)) => {
                    rest = after;
                    (u64::from_le_bytes(*word), 8)
                }
                None if rest.is_empty() => break,
                None => {
                    let last = core::mem::take(&mut rest);
                    (first(last, FILLER), last.len())
                }
            };
            let (word, count) =
                if normalize.white_space { visible(word, count) } else { (word, count) };
            eight.copy_from_slice(&word.to_le_bytes());
            length += count;
        }
        let words = bytes.as_chunks().0.first_chunk().copied().unwrap_or_default();
        let words = words.map(|word| u64::from_le_bytes(word) | case_bits(normalize));
        Self { words, length: length.min(LOOKED_AT) }
    }

    /// Returns the class of a head; `None` when it is too short for any.
    #[inline]
    pub fn class(&self) -> Option<usize> {
        CLASSES.iter().rposition(|least| *least <= self.length)
    }

    /// Returns the key of a head of a class, which all texts that begin with the head share.
    #[inline]
    pub fn key(&self, class: usize, row: usize) -> u64 {
        let [a, b, c, d] = self.words;
        let (from, to) = match class {
            0 => (a & u64::from(u32::MAX), 0),
            1 => (a, 0),
            2 => (a, b),
            3 => (b, c),
            _ => (c, d),
        };
        three(seed(row), [from, 0, to], class as u32)
    }
}

/// Removes white space and control characters from `count` bytes; returns the bytes that are left and their number.
#[inline]
fn visible(mut word: u64, mut count: usize) -> (u64, usize) {
    let mut blanks = low(word);
    while blanks != 0 {
        let before = (1 << (blanks.trailing_zeros() - 7)) - 1;
        word = word & before | word >> 8 & !before;
        blanks = (blanks & (blanks - 1)) >> 8;
        count -= 1;
    }
    (word, count)
}

/// Returns the fingerprint of a key, which is stored in a slot; 0 marks an empty slot.
#[inline]
pub const fn fingerprint(key: u64) -> u8 {
    key as u8 | 1
}

/// Returns whether a text may begin like some pattern of a row.
#[inline(never)]
pub fn may_begin(index: &Index<'_>, row: usize, text: &[u8], normalize: Normalize) -> bool {
    let Some(known) = index.beginnings.get(row) else { return true };
    let classes = layout::CLASSES.number(known);
    if classes == 0 {
        return true;
    }
    let [low, middle, high] = layout::FINGERPRINTS.read(known);
    let count = u32::from_le_bytes([low, middle, high, 0]);
    let first = layout::FIRST_FINGERPRINT.number(known);
    let beginning = Beginning::of(text, normalize);
    let mut left = classes;
    while left != 0 {
        let class = left.trailing_zeros() as usize;
        left &= left - 1;
        if CLASSES.get(class).is_none_or(|least| *least > beginning.length) {
            return false;
        }
        if has(index.fingerprints, first, count, beginning.key(class, row)) {
            return true;
        }
    }
    false
}

/// Returns whether a hash table of fingerprints contains that of a key.
#[inline]
fn has(fingerprints: &[u8], first: u32, count: u32, key: u64) -> bool {
    let mut at = place(key, count);
    for _ in 0..count {
        match fingerprints.get((first + at) as usize) {
            None | Some(0) => return false,
            Some(found) if *found == fingerprint(key) => return true,
            Some(_) => at = if at + 1 == count { 0 } else { at + 1 },
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::normalize::Normalize;
    use super::{Beginning, CLASSES};

    #[test]
    fn texts_have_the_keys_of_what_they_begin_with() {
        let pieces =
            ["", " ", "\t\n ", "abc", "Defg", "é", "hijklmno", "0123456789abcdefghijklmno"];
        let mut heads = vec![String::new()];
        for _ in 0..3 {
            let longer = heads.iter().flat_map(|head| pieces.map(|piece| format!("{head}{piece}")));
            heads = longer.collect();
            heads.sort_unstable();
            heads.dedup();
        }
        let mut classes = [0; CLASSES.len()];
        for (case, white_space) in [(false, false), (true, false), (false, true), (true, true)] {
            let normalize = Normalize { case, white_space };
            for head in &heads {
                let own = Beginning::of(head.as_bytes(), normalize);
                let Some(class) = own.class() else { continue };
                classes[class] += 1;
                let spelt = if white_space { head.replace('f', "f \t") } else { head.clone() };
                let spelt = if case { spelt.to_ascii_uppercase() } else { spelt };
                for then in ["", "x", " and more than eight bytes"] {
                    let text = Beginning::of(format!("{spelt}{then}").as_bytes(), normalize);
                    assert!(CLASSES[class] <= text.length, "{head:?} {spelt:?}");
                    assert_eq!(own.key(class, 3), text.key(class, 3), "{head:?} {spelt:?}");
                }
                let other = Beginning::of(format!("-{head}").as_bytes(), normalize);
                assert_ne!(own.key(class, 3), other.key(class, 3), "{head:?}");
            }
        }
        assert!(classes.iter().all(|count| *count > 9), "{classes:?}");
    }
}
