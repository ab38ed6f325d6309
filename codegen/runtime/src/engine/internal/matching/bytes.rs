//! Compares and finds bytes, several at a time.

/// Returns whether two texts are equal byte for byte. Inlined: a call would take longer than a short comparison.
#[allow(clippy::inline_always)]
#[inline(always)]
pub fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    match a.len() {
        32.. => {
            let (mut left, mut right) = (a, b);
            while let (Some((c, more)), Some((d, others))) =
                (left.split_first_chunk::<32>(), right.split_first_chunk())
            {
                if c != d {
                    return false;
                }
                (left, right) = (more, others);
            }
            a.last_chunk::<32>() == b.last_chunk()
        }
        16.. => ends::<16>(a, b),
        8.. => ends::<8>(a, b),
        _ => same_few(a, b),
    }
}

/// Returns whether two texts of the same length, less than eight bytes, are equal.
#[inline]
fn same_few(a: &[u8], b: &[u8]) -> bool {
    if a.len() >= 4 { ends::<4>(a, b) } else { a.iter().eq(b) }
}

/// Returns whether two texts have the same first `N` and the same last `N` bytes.
#[allow(clippy::inline_always)]
#[inline(always)]
fn ends<const N: usize>(a: &[u8], b: &[u8]) -> bool {
    a.first_chunk::<N>() == b.first_chunk() && a.last_chunk::<N>() == b.last_chunk()
}

/// Returns the offset of the first occurrence of `wanted`, which is not empty, at or after `from`.
#[inline]
pub fn find(bytes: &[u8], from: usize, wanted: &[u8]) -> Option<usize> {
    let [first, second, ..] = *wanted else {
        return one(bytes.get(from..)?, *wanted.first()?).map(|found| from + found);
    };
    let mut at = from;
    loop {
        at += begin(bytes.get(at..)?, first, second)?;
        if same(bytes.get(at..)?.get(..wanted.len())?, wanted) {
            return Some(at);
        }
        at += 1;
    }
}

/// Returns the first offset at which `first` followed by `second` may be. One step tests eight offsets.
#[inline]
fn begin(bytes: &[u8], first: u8, second: u8) -> Option<usize> {
    let (mut rest, mut passed) = (bytes, 0);
    while rest.len() > 8 {
        let differs = |at: usize, wanted: u8| {
            word(rest.get(at..).unwrap_or_default()) ^ (EACH * u64::from(wanted))
        };
        let differs = differs(0, first) | differs(1, second);
        let alike = differs.wrapping_sub(EACH) & !differs & HIGH;
        if alike != 0 {
            return Some(passed + alike.trailing_zeros() as usize / 8);
        }
        (rest, passed) = (rest.get(8..)?, passed + 8);
    }
    rest.iter().position(|byte| *byte == first).map(|at| passed + at)
}

/// Returns the offset of the first occurrence of a byte.
#[inline]
pub fn one(bytes: &[u8], wanted: u8) -> Option<usize> {
    either(bytes, wanted, wanted)
}

/// Returns the offset of the first occurrence of one of two bytes.
#[inline]
pub fn either(bytes: &[u8], a: u8, b: u8) -> Option<usize> {
    let found = |chunk: &[u8; 8]| {
        let word = u64::from_le_bytes(*chunk);
        let (a, b) = (word ^ (EACH * u64::from(a)), word ^ (EACH * u64::from(b)));
        // The lowest bit that is set is exact; those above it may not be.
        ((a.wrapping_sub(EACH) & !a) | (b.wrapping_sub(EACH) & !b)) & HIGH
    };
    let (mut rest, mut passed) = (bytes, 0);
    while let Some((chunk, more)) = rest.split_first_chunk() {
        let found = found(chunk);
        if found != 0 {
            return Some(passed + found.trailing_zeros() as usize / 8);
        }
        (rest, passed) = (more, passed + 8);
    }
    match bytes.last_chunk() {
        // The loop has tested all bytes.
        Some(_) if rest.is_empty() => None,
        Some(chunk) => match found(chunk) {
            0 => None,
            found => Some(bytes.len() - 8 + found.trailing_zeros() as usize / 8),
        },
        None => rest.iter().position(|byte| *byte == a || *byte == b),
    }
}

/// Returns the first eight bytes as a little-endian number, or 0 when there are fewer.
#[inline]
pub fn word(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or(0, |chunk| u64::from_le_bytes(*chunk))
}

/// Returns the first eight bytes as a little-endian number; the bytes of `filler` replace those that are missing.
#[inline]
pub const fn first(bytes: &[u8], filler: u64) -> u64 {
    match bytes.first_chunk() {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => few(bytes, filler),
    }
}

/// Returns fewer than eight bytes as a little-endian number; the bytes of `filler` replace those that are missing.
#[cold]
#[inline]
const fn few(bytes: &[u8], filler: u64) -> u64 {
    let (mut word, mut rest) = (filler, bytes);
    while let [before @ .., last] = rest {
        (word, rest) = (word << 8 | *last as u64, before);
    }
    word
}

/// Returns whether the last `count` of eight bytes are ASCII digits; `count` is from 1 to 8.
#[inline]
pub const fn ends_with_digits(word: u64, count: usize) -> bool {
    let digits = (word ^ (EACH * b'0' as u64)) >> (64 - 8 * count);
    (digits.wrapping_add(EACH * (0x7f - 9)) | digits) & HIGH == 0
}

/// Returns the value of up to eight ASCII digits.
#[inline]
pub fn number(digits: &[u8]) -> u64 {
    let word = match (digits, digits.first_chunk(), digits.last_chunk()) {
        (_, Some(start), Some(end)) => {
            let (start, end) = (u32::from_le_bytes(*start), u32::from_le_bytes(*end));
            u64::from(start) << (64 - 8 * digits.len()) | u64::from(end) << 32
        }
        ([a, b, c], ..) => u64::from_le_bytes([0, 0, 0, 0, 0, *a, *b, *c]),
        ([a, b], ..) => u64::from_le_bytes([0, 0, 0, 0, 0, 0, *a, *b]),
        ([a], ..) => u64::from_le_bytes([0, 0, 0, 0, 0, 0, 0, *a]),
        _ => 0,
    };
    // Adjacent digits are joined to numbers of two, four and then eight digits.
    let ones = word & (EACH * 0xf);
    let hundreds = (ones.wrapping_mul(10 << 8 | 1) >> 8) & 0x00ff_00ff_00ff_00ff;
    let thousands = (hundreds.wrapping_mul(100 << 16 | 1) >> 16) & 0x0000_ffff_0000_ffff;
    thousands.wrapping_mul(10_000 << 32 | 1) >> 32
}

/// Returns the highest bit of each byte that is zero.
#[inline]
pub const fn zeros(word: u64) -> u64 {
    !(((word & !HIGH) + !HIGH) | word | !HIGH)
}

/// Returns the highest bit of each byte that is ASCII white space or a control character, that is, at most 0x20.
#[inline]
pub const fn low(word: u64) -> u64 {
    !(((word & !HIGH) + EACH * (0x7f - b' ' as u64)) | word) & HIGH
}

/// Returns whether some byte is ASCII white space or a control character, that is, at most 0x20.
#[inline]
pub fn has_low(bytes: &[u8]) -> bool {
    let (chunks, rest) = bytes.as_chunks::<8>();
    chunks.iter().any(|chunk| low(u64::from_le_bytes(*chunk)) != 0)
        || match bytes.last_chunk() {
            Some(last) => low(u64::from_le_bytes(*last)) != 0,
            None => low(first(rest, EACH * u64::from(b'a'))) != 0,
        }
}

/// The lowest bit of each byte; [`HIGH`] is the highest bit of each.
pub const EACH: u64 = 0x0101_0101_0101_0101;
pub const HIGH: u64 = EACH << 7;

#[cfg(test)]
mod tests {
    use super::{either, ends_with_digits, find, number, same};

    /// Returns texts of two letters, of lengths around those that one step compares.
    fn texts() -> impl Iterator<Item = Vec<u8>> {
        let letter = |seed: usize, at: usize| b"ab"[seed >> (at % 7) & 1];
        let text = move |length: usize, seed| (0..length).map(|at| letter(seed, at)).collect();
        (0..40)
            .chain([63, 64, 65])
            .flat_map(move |length| (0..32).map(move |seed| text(length, seed)))
    }

    #[test]
    fn texts_are_the_same_to_the_letter() {
        for text in texts() {
            assert!(same(&text, &text.clone()), "{text:?}");
            for at in 0..text.len() {
                let mut other = text.clone();
                other[at] = b'c';
                assert!(!same(&text, &other), "{text:?} and {other:?}");
            }
            assert!(!same(&text, &[&text[..], b"a"].concat()), "{text:?}");
        }
    }

    #[test]
    fn one_of_two_bytes_is_found_where_it_is_first() {
        for text in texts() {
            for from in 0..text.len().min(20) {
                for (a, b) in [(b'a', b'a'), (b'b', b'b'), (b'a', b'b'), (b'c', b'd')] {
                    let part = &text[from..];
                    let expected = part.iter().position(|byte| *byte == a || *byte == b);
                    assert_eq!(either(part, a, b), expected, "{a} or {b} in {part:?}");
                }
            }
            let mut text = text;
            for at in 0..text.len() {
                text[at] = b'"';
                assert_eq!(either(&text, b'"', b'\\'), Some(at), "{text:?}");
                text[at] = b'x';
            }
        }
    }

    #[test]
    fn texts_are_found_where_they_stand_first() {
        let wanted: [&[u8]; 6] = [b"a", b"b", b"ab", b"ba", b"abb", b"abababababab"];
        for (text, wanted) in texts().flat_map(|text| wanted.map(|wanted| (text.clone(), wanted))) {
            for from in [0, 1, 7, 9] {
                let windows = text.windows(wanted.len()).enumerate().skip(from);
                let expected = windows.into_iter().find(|(_, part)| *part == wanted);
                let expected = expected.map(|(at, _)| at);
                assert_eq!(
                    find(&text, from, wanted),
                    expected,
                    "{wanted:?} from {from} in {text:?}"
                );
            }
        }
    }

    #[test]
    fn digits_are_told_and_make_numbers() {
        for text in [
            "0", "7", "10", "042", "999", "1234", "00000", "31415", "271828", "1000001", "99999999",
        ] {
            assert_eq!(text.parse(), Ok(number(text.as_bytes())), "{text}");
            let word = |text: &str| {
                let longer = format!("é%]x{text:>8}");
                u64::from_le_bytes(*longer.as_bytes().last_chunk().expect("eight bytes"))
            };
            assert!(ends_with_digits(word(text), text.len()), "{text}");
            for at in 0..text.len() {
                for other in ["/", ":", " ", "a", "\u{0}", "\u{7f}"] {
                    let mut text = text.to_owned();
                    text.replace_range(at..=at, other);
                    assert!(!ends_with_digits(word(&text), text.len()), "{text}");
                }
            }
        }
        assert!(!ends_with_digits(u64::MAX, 8));
        assert!(!ends_with_digits(u64::from_le_bytes(*b"123456\xc3\xa9"), 8));
    }
}
