//! Finds where a message may end that a reason in plain words follows.

use super::bytes::{EACH, HIGH, first, low};
use super::normalize::Normalize;

/// Which beginnings of a text may be messages.
#[derive(Clone, Copy, Debug)]
pub struct PossibleEnds {
    /// The row of the patterns.
    pub row: usize,
    /// A bit for each length of a pattern without captures, by the last six bits of the length.
    pub lengths: u64,
    /// The same bits for lengths without white space; 0 where white space is not ignored.
    pub normalized_lengths: u64,
    /// A bit for each pair of bytes with which a message may end, as `tail` computes it.
    pub tails: u64,
    /// Up to eight first bytes of the text.
    pub start: u64,
    /// Whether a pattern with captures may match.
    pub valued: bool,
}

impl PossibleEnds {
    /// Returns whether a message may end with the last two bytes of a beginning.
    #[inline]
    pub fn may_end(&self, beginning: &[u8]) -> bool {
        self.tails & tail(beginning) != 0
    }

    /// Returns whether a beginning of this length may match a pattern without captures.
    #[inline]
    pub fn has(&self, Ending { end, blanks }: Ending) -> bool {
        let normalized_length = end.saturating_sub(blanks);
        (self.lengths >> (end % 64) | self.normalized_lengths >> (normalized_length % 64)) & 1 != 0
    }
}

/// Returns the bit of the last two bytes of a text; all bits if there are fewer, or if one of them is white space.
#[inline]
pub fn tail(text: &[u8]) -> u64 {
    match text.last_chunk() {
        Some([a, b]) if !a.is_ascii_whitespace() && !b.is_ascii_whitespace() => {
            // Both cases of a letter have the same bit.
            1 << ((u32::from(b | b' ') * 9 + u32::from(a | b' ')) % 64)
        }
        _ => u64::MAX,
    }
}

/// Returns the bit of the last two bytes of the literal at the end of a pattern, as normalized.
#[inline]
pub fn tail_of(literal: &[u8], normalize: Normalize) -> u64 {
    if !normalize.white_space {
        return tail(literal);
    }
    let mut last = literal.iter().rev().filter(|byte| !byte.is_ascii_whitespace());
    match (last.next(), last.next()) {
        (Some(b), Some(a)) => tail(&[*a, *b]),
        _ => u64::MAX,
    }
}

/// An offset where a message may end: after a word, before white space.
#[derive(Clone, Copy, Debug)]
pub struct Ending {
    /// The end of the word, without marks that may precede a reason.
    pub end: usize,
    /// The number of ASCII white space bytes before it.
    pub blanks: usize,
}

/// The offsets of a text where a message may end, one for each white space character.
#[derive(Clone, Debug)]
pub struct Endings<'a> {
    text: &'a str,
    /// The offset of the eight bytes being tested, and the highest bit of each candidate left in them.
    base: usize,
    left: u64,
    last: Ending,
    /// The offset of the next word, and the number of ASCII white space bytes before it.
    word: usize,
    blanks: usize,
}

impl<'a> Endings<'a> {
    /// Returns the endings of a text.
    #[inline]
    pub fn new(text: &'a str) -> Self {
        let last = Ending { end: 0, blanks: 0 };
        let left = candidates(first(text.as_bytes(), LETTERS));
        Self { text, base: 0, left, last, word: 0, blanks: 0 }
    }

    /// Returns the next byte that may be white space, and its offset. One step tests eight bytes.
    #[inline]
    fn candidate(&mut self) -> Option<(usize, u8)> {
        while self.left == 0 {
            self.base += 8;
            self.left = candidates(first(self.text.as_bytes().get(self.base..)?, LETTERS));
        }
        let at = self.base + self.left.trailing_zeros() as usize / 8;
        self.left &= self.left - 1;
        Some((at, *self.text.as_bytes().get(at)?))
    }
}

impl Iterator for Endings<'_> {
    type Item = Ending;

    #[inline]
    fn next(&mut self) -> Option<Ending> {
        loop {
            let (at, byte) = self.candidate()?;
            let start = if byte == b' ' { Some(at) } else { blank(self.text, at) };
            let Some(start) = start else { continue };
            let mut word = self.text.as_bytes().get(self.word..start)?;
            while let [rest @ .., b':' | b'-' | b';'] = word {
                word = rest;
            }
            if !word.is_empty() {
                self.last = Ending { end: self.word + word.len(), blanks: self.blanks };
            }
            self.word = at + 1;
            self.blanks += usize::from(byte.is_ascii_whitespace());
            return Some(self.last);
        }
    }
}

/// Returns the offset of the white space character whose last byte is at `at`; `None` if that is not white space.
#[cold]
#[inline]
fn blank(text: &str, at: usize) -> Option<usize> {
    let (before, _) = text.split_at_checked(at + 1)?;
    let last = before.chars().next_back().filter(|c| c.is_whitespace())?;
    Some(at + 1 - last.len_utf8())
}

/// Returns the highest bit of each byte that is at most 0x20, or not ASCII.
#[inline]
const fn candidates(word: u64) -> u64 {
    low(word) | word & HIGH
}

const LETTERS: u64 = EACH * b'a' as u64;

/// Returns whether a character may separate a finding from its reason.
#[inline]
pub fn is_mark(c: char) -> bool {
    matches!(c, ':' | '-' | ';') || c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::{Ending, Endings, Normalize, is_mark, tail, tail_of};

    /// Returns all texts of up to a number of these pieces.
    fn texts() -> Vec<String> {
        let pieces = ["a", "long words", " ", "\t", ":", "-;", "é", "\u{a0}", "\u{1}"];
        let mut texts = vec![String::new()];
        let mut last = texts.clone();
        for _ in 0..4 {
            let longer = last
                .iter()
                .flat_map(|text| pieces.iter().map(move |piece| format!("{text}{piece}")));
            last = longer.collect();
            texts.extend(last.iter().cloned());
        }
        texts
    }

    #[test]
    fn messages_end_behind_words() {
        for text in texts() {
            let mut expected = Vec::new();
            let (mut end, mut blanks, mut blanks_before) = (0, 0, 0);
            for (at, c) in text.char_indices() {
                if !is_mark(c) {
                    (end, blanks_before) = (at + c.len_utf8(), blanks);
                } else if c.is_whitespace() {
                    expected.push((end, blanks_before));
                }
                blanks += usize::from(c.is_ascii_whitespace());
            }
            let endings = Endings::new(&text).map(|Ending { end, blanks }| (end, blanks));
            assert_eq!(endings.collect::<Vec<_>>(), expected, "{text:?}");
        }
    }

    #[test]
    fn ends_of_texts_are_among_those_of_their_messages() {
        let normalized = Normalize { case: true, white_space: true };
        for (literal, text) in
            [("to be", "to be"), ("to be", "TOBE"), ("a b", "a  b"), ("x.", "x .")]
        {
            assert_ne!(
                tail_of(literal.as_bytes(), normalized) & tail(text.as_bytes()),
                0,
                "{text}"
            );
        }
        assert_eq!(tail_of(b"to be", Normalize::NONE) & tail(b"to do"), 0);
        assert_eq!(tail_of(b".", normalized), u64::MAX);
    }
}
