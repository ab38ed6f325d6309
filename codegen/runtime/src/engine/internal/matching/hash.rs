//! Computes the keys under which texts are looked up, from a text as a whole or from parts of it.

use super::bytes::{EACH, HIGH, first, word, zeros};
use super::normalize::Normalize;

const K1: u64 = 0x9e37_79b9_7f4a_7c15;
const K2: u64 = 0xd1b5_4a32_d192_ed03;

/// Mixes two words by a wide multiplication: every bit of both arguments affects every bit of the result.
#[inline]
const fn mix(a: u64, b: u64) -> u64 {
    let product = (a ^ K1) as u128 * (b ^ K2) as u128;
    (product as u64) ^ ((product >> 64) as u64)
}

/// Returns the seed that separates the keys of one row from those of others.
#[inline]
pub const fn seed(number: usize) -> u64 {
    (number as u64 + 1).wrapping_mul(K1)
}

/// Returns the key of a whole text.
#[inline]
pub fn whole(seed: u64, bytes: &[u8], normalize: Normalize) -> u64 {
    if normalize.white_space {
        return compact(seed, bytes, normalize);
    }
    let case = case_bits(normalize);
    let mut hash = seed ^ (bytes.len() as u64).wrapping_mul(K2);
    let Some(end) = bytes.last_chunk::<16>() else {
        return mix((first(bytes, 0) | case) ^ hash, last(bytes) | case);
    };
    for chunk in bytes.as_chunks::<16>().0 {
        hash = mix((word(chunk) | case) ^ hash, word(&chunk[8..]) | case);
    }
    mix((word(end) | case) ^ hash, word(&end[8..]) | case)
}

/// Returns the key of three words and a number.
#[inline]
pub const fn three(seed: u64, [a, b, c]: [u64; 3], number: u32) -> u64 {
    mix(a ^ seed ^ (number as u64).wrapping_mul(K2), c ^ b.rotate_left(32))
}

/// In place of a probe offset: the key is made from the whole text.
pub const EVERYWHERE: u8 = u8::MAX;

/// Flag of the second probe offset: it counts from the start of the text.
pub const FROM_START: u8 = 0x80;

/// Returns the key of two windows of eight bytes: one begins at the first probe offset; one ends at the second, which
/// counts from the end, or begins there with `FROM_START`. Short texts move them. White space is not ignored.
#[allow(clippy::inline_always)]
#[inline(always)]
pub fn windows(seed: u64, bytes: &[u8], [first, second]: [u8; 2], normalize: Normalize) -> u64 {
    match bytes.len().checked_sub(8) {
        Some(most) if first != EVERYWHERE => {
            let first = most.min(usize::from(first));
            let far = usize::from(second & !FROM_START);
            let second = if second & FROM_START == 0 { most.wrapping_sub(far) } else { far };
            let second = most.min(second);
            let at = |at: usize| bytes.get(at..).map_or(0, word) | case_bits(normalize);
            mix(at(first) ^ seed, at(second))
        }
        _ => rare(seed, bytes, normalize),
    }
}

/// Returns the key of a text of this length from the key of its windows.
#[inline]
pub const fn of_length(key: u64, length: usize) -> u64 {
    key.wrapping_add((length as u64).wrapping_mul(K2))
}

/// Returns the key of a text without white space from its first and last bytes, from the first ones only, or from the
/// whole text, as the probe offsets say.
#[inline]
pub fn normalized(
    seed: u64,
    bytes: &[u8],
    (start, end): (u64, u64),
    offsets: [u8; 2],
    normalize: Normalize,
) -> u64 {
    match offsets {
        [EVERYWHERE, _] => rare(seed, bytes, normalize),
        [_, FROM_START] => mix(start ^ seed, start),
        _ => mix(start ^ seed, end),
    }
}

/// Returns the key of a whole text, if it is too short or windows do not distinguish the patterns.
#[cold]
#[inline]
fn rare(seed: u64, bytes: &[u8], normalize: Normalize) -> u64 {
    whole(seed, bytes, normalize)
}

/// Returns up to eight last bytes, the very last one highest.
#[inline]
pub const fn last(bytes: &[u8]) -> u64 {
    match bytes.last_chunk() {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None if bytes.is_empty() => 0,
        None => first(bytes, 0) << (8 * (8 - bytes.len())),
    }
}

/// Returns up to eight first and up to eight last bytes.
#[allow(clippy::inline_always)]
#[inline(always)]
pub const fn ends_of(bytes: &[u8]) -> (u64, u64) {
    match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(start), Some(end)) => (u64::from_le_bytes(*start), u64::from_le_bytes(*end)),
        _ => (first(bytes, 0), last(bytes)),
    }
}

/// Returns up to eight first and up to eight last bytes of a text, as normalized.
#[allow(clippy::inline_always)]
#[inline(always)]
pub fn words(text: &[u8], normalize: Normalize) -> (u64, u64) {
    if normalize.white_space {
        return (compact_first(text, normalize), compact_last(text, normalize));
    }
    let (start, end) = ends_of(text);
    (start | case_bits(normalize), end | case_bits(normalize))
}

/// Returns up to eight first bytes that are not white space, ignoring case.
#[inline]
pub fn first_word(text: &[u8]) -> u64 {
    compact_first(text, Normalize { case: true, white_space: true })
}

/// Returns up to eight last bytes of a text, as normalized.
#[inline]
pub fn last_word(text: &[u8], normalize: Normalize) -> u64 {
    if normalize.white_space {
        compact_last(text, normalize)
    } else {
        last(text) | case_bits(normalize)
    }
}

/// Returns up to eight first bytes that are not white space, the very first one lowest.
#[inline]
fn compact_first(text: &[u8], normalize: Normalize) -> u64 {
    let (mut word, mut next) = (first(text, 0), 8);
    // The bytes after each blank replace it.
    while let at @ 0..64 = blanks(word).trailing_zeros() {
        let at = at - 7;
        let after = (word >> at >> 8) << at;
        let new = text.get(next).map_or(0, |byte| u64::from(*byte) << 56);
        word = word & ((1 << at) - 1) | after | new;
        next += 1;
    }
    word | case_bits(normalize)
}

/// Returns up to eight last bytes that are not white space, the very last one highest.
#[inline]
fn compact_last(text: &[u8], normalize: Normalize) -> u64 {
    let (mut word, mut before) = (last(text), text.len().saturating_sub(8));
    while let lead @ 0..64 = blanks(word).leading_zeros() {
        let at = 56 - lead;
        let kept = u64::MAX.checked_shl(at + 8).unwrap_or(0);
        let new =
            before.checked_sub(1).and_then(|at| text.get(at)).map_or(0, |byte| u64::from(*byte));
        word = word & kept | (word & ((1 << at) - 1)) << 8 | new;
        before = before.saturating_sub(1);
    }
    word | case_bits(normalize)
}

/// Returns the highest bit of each byte that is ASCII white space.
#[inline]
fn blanks(word: u64) -> u64 {
    let blanks = zeros(word ^ (EACH * 0x20));
    // Hardly any text has bytes below 0x20.
    if word.wrapping_sub(EACH * 0x20) & !word & HIGH == 0 {
        return blanks;
    }
    let others =
        [b'\t', b'\n', b'\x0c', b'\r'].map(|blank| zeros(word ^ (EACH * u64::from(blank))));
    others.into_iter().fold(blanks, |all, blank| all | blank)
}

/// Returns the key of the `first` bytes of `head` and the `last` bytes of `tail`, which are the same for a whole
/// text. `None` when one of them is shorter.
#[inline]
pub fn ends(
    seed: u64,
    head: &[u8],
    tail: &[u8],
    [first, last]: [u8; 2],
    normalize: Normalize,
) -> Option<u64> {
    if normalize.white_space {
        return compact_ends(seed, head, tail, [first, last], normalize);
    }
    let head = head.get(..usize::from(first))?;
    let tail = tail.get(tail.len().checked_sub(usize::from(last))?..)?;
    Some(around(seed, head, tail, normalize))
}

/// Returns the key of `ends` without white space.
#[cold]
#[inline]
fn compact_ends(
    seed: u64,
    head: &[u8],
    tail: &[u8],
    [first, last]: [u8; 2],
    normalize: Normalize,
) -> Option<u64> {
    let visible = |byte: &&u8| !byte.is_ascii_whitespace();
    let mut hash = seed;
    let mut left = (first, last);
    for byte in head.iter().filter(visible).take(usize::from(first)) {
        (hash, left.0) = (mix(hash, u64::from(byte | case_bit(normalize))), left.0 - 1);
    }
    for byte in tail.iter().rev().filter(visible).take(usize::from(last)) {
        (hash, left.1) = (mix(hash, u64::from(byte | case_bit(normalize))), left.1 - 1);
    }
    (left == (0, 0)).then_some(hash)
}

/// Returns the key of a text of `first` bytes, an integer and at least `literal` bytes, or `None` for others.
#[inline]
pub fn around_number(
    seed: u64,
    text: &[u8],
    [first, literal]: [u8; 2],
    normalize: Normalize,
) -> Option<u64> {
    let (head, rest) = text.split_at_checked(usize::from(first))?;
    let digits = rest.strip_prefix(b"-").unwrap_or(rest);
    let end = digits.iter().position(|byte| !byte.is_ascii_digit())?;
    let literal = digits.get(end..)?.get(..usize::from(literal))?;
    Some(around(seed, head, literal, normalize))
}

/// Returns the key of the literals before and after a value.
#[inline]
pub fn around(seed: u64, head: &[u8], literal: &[u8], normalize: Normalize) -> u64 {
    whole(whole(seed, head, normalize), literal, normalize)
}

/// Returns the key of a whole text without its white space, and without case if that is ignored. One step mixes eight
/// of the bytes that are left.
#[inline]
fn compact(seed: u64, bytes: &[u8], normalize: Normalize) -> u64 {
    let (mut hash, mut word, mut count) = (seed, 0_u64, 0_u64);
    for byte in bytes.iter().filter(|byte| !byte.is_ascii_whitespace()) {
        word = word << 8 | u64::from(byte | case_bit(normalize));
        count += 1;
        if count % 8 == 0 {
            hash = mix(hash ^ word, K1);
            word = 0;
        }
    }
    mix(hash ^ word, count)
}

/// Returns the bit in which the cases of a letter differ if case is ignored; other characters may share a key then.
#[inline]
const fn case_bit(normalize: Normalize) -> u8 {
    if normalize.case { b' ' } else { 0 }
}

/// Returns the case bit of eight bytes.
#[inline]
pub const fn case_bits(normalize: Normalize) -> u64 {
    u64::from_le_bytes([case_bit(normalize); 8])
}

#[cfg(test)]
mod tests {
    use super::super::normalize::Normalize;
    use super::{around, around_number, words};

    const LOOSE: Normalize = Normalize { case: false, white_space: true };

    /// Returns all texts of up to `most` of these pieces.
    fn texts(pieces: &[&str], most: u32) -> Vec<String> {
        let mut texts = vec![String::new()];
        let mut last = texts.clone();
        for _ in 0..most {
            let longer =
                last.iter().flat_map(|text| pieces.iter().map(move |p| format!("{text}{p}")));
            last = longer.collect();
            texts.extend(last.iter().cloned());
        }
        texts
    }

    #[test]
    fn words_pass_over_white_space() {
        for text in texts(&[" ", "\t\r", "\u{b}", "\0", "ab", "é", "abcdefg"], 5) {
            let visible: Vec<u8> =
                text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
            let (mut first, mut last) = ([0; 8], [0; 8]);
            first.iter_mut().zip(&visible).for_each(|(slot, byte)| *slot = *byte);
            last.iter_mut().rev().zip(visible.iter().rev()).for_each(|(slot, byte)| *slot = *byte);
            let expected = (u64::from_le_bytes(first), u64::from_le_bytes(last));
            assert_eq!(words(text.as_bytes(), LOOSE), expected, "{text:?}");
        }
    }

    #[test]
    fn what_stands_around_a_number_is_found() {
        let key = |text: &str| around_number(7, text.as_bytes(), [5, 3], Normalize::NONE);
        let expected = around(7, b"Line ", b": x", Normalize::NONE);
        for text in ["Line 1: x", "Line -12: x and more", "Line 99999999999999999999999: x"] {
            assert_eq!(key(text), Some(expected), "{text}");
        }
        for text in ["", "Line", "Line 1", "Line 1: "] {
            assert_eq!(key(text), None, "{text}");
        }
        assert_ne!(key("Line 1: y"), Some(expected));
        assert_ne!(key("Lime 1: x"), Some(expected));
    }
}
