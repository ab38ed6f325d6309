//! Where a message may end that a reason in plain words follows.

use super::bytes::{EACH, HIGH, first, zeros};
use super::fold::Fold;

/// What beginnings of a text may be messages.
#[derive(Clone, Copy, Debug)]
pub struct Outline {
    /// A bit for each length of a message without values, by its last six bits.
    pub lengths: u64,
    /// The same without white space, where its amount makes no difference.
    pub loose_lengths: u64,
    /// A bit for each two bytes with which a message may end, as `tail` counts them.
    pub tails: u64,
    /// Up to eight bytes with which all begin.
    pub start: u64,
    /// Whether a message with values may begin so.
    pub valued: bool,
}

impl Outline {
    /// No beginning.
    pub const NOTHING: Self =
        Self { lengths: 0, loose_lengths: 0, tails: 0, start: 0, valued: false };
    /// Every beginning.
    pub const ANY: Self = Self {
        lengths: u64::MAX,
        loose_lengths: u64::MAX,
        tails: u64::MAX,
        start: 0,
        valued: true,
    };

    /// Whether a message may end as a beginning does.
    #[inline]
    pub fn may_end(&self, beginning: &[u8]) -> bool {
        self.tails & tail(beginning) != 0
    }

    /// Whether a beginning of this length may be a message without values.
    #[inline]
    pub fn has(&self, Ending { end, blanks }: Ending) -> bool {
        let loose_length = end.saturating_sub(blanks);
        (self.lengths >> (end % 64) | self.loose_lengths >> (loose_length % 64)) & 1 != 0
    }
}

/// The bit for the last two bytes of a text; all bits where it has not so many, or where white space is one of them.
#[inline]
pub fn tail(text: &[u8]) -> u64 {
    match text.last_chunk() {
        Some([a, b]) if !a.is_ascii_whitespace() && !b.is_ascii_whitespace() => {
            // Letters of either case are alike.
            1 << ((u32::from(b | b' ') * 9 + u32::from(a | b' ')) % 64)
        }
        _ => u64::MAX,
    }
}

/// The same for the literal text that a message ends with.
#[inline]
pub fn tail_of(literal: &[u8], fold: Fold) -> u64 {
    if !fold.white_space {
        return tail(literal);
    }
    let mut last = literal.iter().rev().filter(|byte| !byte.is_ascii_whitespace());
    match (last.next(), last.next()) {
        (Some(b), Some(a)) => tail(&[*a, *b]),
        _ => u64::MAX,
    }
}

/// Where a message may end: behind a word, before white space.
#[derive(Clone, Copy, Debug)]
pub struct Ending {
    /// Where the word ends, without what may stand before a reason.
    pub end: usize,
    /// How much ASCII white space there is up to there.
    pub blanks: usize,
}

/// The places of a text where a message may end, one for each character of white space.
#[derive(Clone, Debug)]
pub struct Endings<'a> {
    text: &'a str,
    /// Where the eight bytes begin that are looked at, and the highest bit of each that is left of them.
    base: usize,
    left: u64,
    last: Ending,
    blanks: usize,
    after_mark: usize,
}

impl<'a> Endings<'a> {
    /// Those of a text.
    #[inline]
    pub fn new(text: &'a str) -> Self {
        let last = Ending { end: 0, blanks: 0 };
        let left = marks(first(text.as_bytes(), LETTERS));
        Self { text, base: 0, left, last, blanks: 0, after_mark: 0 }
    }

    /// The next byte that may be no part of a word. Eight are looked at in one step.
    #[inline]
    fn mark(&mut self) -> Option<(usize, u8)> {
        while self.left == 0 {
            self.base += 8;
            self.left = marks(first(self.text.as_bytes().get(self.base..)?, LETTERS));
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
            let (at, byte) = self.mark()?;
            let class = if byte.is_ascii() { class(byte.into()) } else { foreign(self.text, at) };
            if class == Class::Word {
                continue;
            }
            if at > self.after_mark {
                self.last = Ending { end: at, blanks: self.blanks };
            }
            self.after_mark = at + 1;
            self.blanks += usize::from(byte.is_ascii_whitespace());
            if class == Class::Blank {
                return Some(self.last);
            }
        }
    }
}

/// The highest bit of each byte that is a mark, a blank or a control character, or not of ASCII.
#[inline]
const fn marks(word: u64) -> u64 {
    let low = !((word & !HIGH) + EACH * (0x7f - b' ' as u64));
    let marks = zeros(word ^ COLONS) | zeros(word ^ HYPHENS) | zeros(word ^ SEMICOLONS);
    (low | word | marks) & HIGH
}

const LETTERS: u64 = EACH * b'a' as u64;
const COLONS: u64 = EACH * b':' as u64;
const HYPHENS: u64 = EACH * b'-' as u64;
const SEMICOLONS: u64 = EACH * b';' as u64;

/// What may stand between a finding and its reason.
#[inline]
pub fn is_mark(c: char) -> bool {
    class(c) != Class::Word
}

/// What a character is for a reason that follows a finding.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Word,
    /// White space, which ends a word.
    Blank,
    /// What else may stand before a reason.
    Mark,
}

#[inline]
fn class(c: char) -> Class {
    match c {
        ':' | '-' | ';' => Class::Mark,
        _ if c.is_whitespace() => Class::Blank,
        _ => Class::Word,
    }
}

/// The same for the character of which there is a byte at `at`; of one that has several, the last counts.
#[cold]
#[inline]
fn foreign(text: &str, at: usize) -> Class {
    let Some((before, _)) = text.split_at_checked(at + 1) else { return Class::Mark };
    before.chars().next_back().map_or(Class::Word, class)
}

#[cfg(test)]
mod tests {
    use super::{Class, Ending, Endings, Fold, class, tail, tail_of};

    /// Every text of up to so many of these pieces.
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
                match class(c) {
                    Class::Word => (end, blanks_before) = (at + c.len_utf8(), blanks),
                    Class::Blank => expected.push((end, blanks_before)),
                    Class::Mark => {}
                }
                blanks += usize::from(c.is_ascii_whitespace());
            }
            let endings = Endings::new(&text).map(|Ending { end, blanks }| (end, blanks));
            assert_eq!(endings.collect::<Vec<_>>(), expected, "{text:?}");
        }
    }

    #[test]
    fn ends_of_texts_are_among_those_of_their_messages() {
        let loose = Fold { case: true, white_space: true };
        for (literal, text) in
            [("to be", "to be"), ("to be", "TOBE"), ("a b", "a  b"), ("x.", "x .")]
        {
            assert_ne!(tail_of(literal.as_bytes(), loose) & tail(text.as_bytes()), 0, "{text}");
        }
        assert_eq!(tail_of(b"to be", Fold::NONE) & tail(b"to do"), 0);
        assert_eq!(tail_of(b".", loose), u64::MAX);
    }
}
