//! What makes no difference in literal text.

/// What makes no difference in literal text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Fold {
    /// The case of ASCII letters.
    pub case: bool,
    /// The amount of ASCII white space.
    pub white_space: bool,
}

impl Fold {
    /// Everything makes a difference.
    pub const NONE: Self = Self { case: false, white_space: false };

    /// Where `literal` ends when the text goes on with it at `at`; white space at the end of `literal` may be left over.
    #[inline]
    pub fn eat(self, text: &[u8], at: usize, literal: &[u8]) -> Option<usize> {
        if self == Self::NONE {
            let end = at.checked_add(literal.len())?;
            return same(text.get(at..end)?, literal).then_some(end);
        }
        if self.white_space {
            return self.eat_spaced(text, at, literal);
        }
        let end = at.checked_add(literal.len())?;
        text.get(at..end)?.eq_ignore_ascii_case(literal).then_some(end)
    }

    #[inline]
    fn eat_spaced(self, text: &[u8], start: usize, literal: &[u8]) -> Option<usize> {
        let mut at = start;
        let mut blank = !literal.is_empty();
        for wanted in literal {
            if wanted.is_ascii_whitespace() {
                continue;
            }
            blank = false;
            let mut found = *text.get(at)?;
            while found.is_ascii_whitespace() {
                at += 1;
                found = *text.get(at)?;
            }
            let same = found == *wanted || self.case && found.eq_ignore_ascii_case(wanted);
            if !same {
                return None;
            }
            at += 1;
        }
        if blank {
            // White space that alone stands between two values cannot be left out.
            at = skip_space(text, at);
            return (at > start).then_some(at);
        }
        Some(at)
    }

    /// Whether two texts are the same.
    #[inline]
    pub fn same(self, text: &[u8], literal: &[u8]) -> bool {
        let end = self.eat(text, 0, literal);
        end.is_some_and(|end| end == text.len() || skip_space(text, end) == text.len())
    }
}

/// Where the white space from `at` ends.
#[inline]
pub fn skip_space(text: &[u8], mut at: usize) -> usize {
    while text.get(at).is_some_and(u8::is_ascii_whitespace) {
        at += 1;
    }
    at
}

/// Whether two texts are the same to the letter; for short ones quicker than a call.
#[inline]
pub fn same(a: &[u8], b: &[u8]) -> bool {
    let long = |a: &[u8; 16], b: &[u8; 16]| u128::from_le_bytes(*a) == u128::from_le_bytes(*b);
    if a.len() != b.len() {
        return false;
    }
    if let (Some(a_end), Some(b_end)) = (a.last_chunk(), b.last_chunk()) {
        let mut pairs = a.as_chunks().0.iter().zip(b.as_chunks().0);
        return long(a_end, b_end) && pairs.all(|(a, b)| long(a, b));
    }
    if let (Some(a_end), Some(b_end)) = (a.last_chunk::<8>(), b.last_chunk::<8>()) {
        return a_end == b_end && a.first_chunk::<8>() == b.first_chunk();
    }
    if let (Some(a_end), Some(b_end)) = (a.last_chunk::<4>(), b.last_chunk::<4>()) {
        return a_end == b_end && a.first_chunk::<4>() == b.first_chunk();
    }
    a.iter().eq(b)
}
