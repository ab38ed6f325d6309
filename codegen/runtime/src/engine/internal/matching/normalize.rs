//! Comparison of literal text, of which case and white space may be ignored.

use super::bytes::same;

/// What is ignored when literal text is compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Normalize {
    /// The case of ASCII letters.
    pub case: bool,
    /// The amount of ASCII white space.
    pub white_space: bool,
}

impl Normalize {
    /// Nothing is ignored.
    pub const NONE: Self = Self { case: false, white_space: false };

    /// Returns where `literal` ends when the text goes on with it at `at`; white space at the end of `literal` may be left over.
    #[inline]
    pub fn eat(self, text: &[u8], at: usize, literal: &[u8]) -> Option<usize> {
        self.eat_up_to(text, at, literal).ok()
    }

    /// The same; where the text does not go on with `literal`, an error with the place up to which white space was passed over.
    #[inline]
    pub fn eat_up_to(self, text: &[u8], at: usize, literal: &[u8]) -> Result<usize, usize> {
        if self.white_space {
            return self.eat_normalized(text, at, literal);
        }
        let end = at.saturating_add(literal.len());
        let part = text.get(at..end).ok_or(at)?;
        let is = if self.case { part.eq_ignore_ascii_case(literal) } else { same(part, literal) };
        if is { Ok(end) } else { Err(at) }
    }

    /// Returns how many bytes of a text are not ignored.
    #[inline]
    pub fn length(self, text: &[u8]) -> usize {
        let blank = |byte: &&u8| self.white_space && byte.is_ascii_whitespace();
        text.len() - text.iter().filter(blank).count()
    }

    #[inline]
    fn eat_normalized(self, text: &[u8], start: usize, literal: &[u8]) -> Result<usize, usize> {
        let mut at = start;
        let mut wanted = literal.trim_ascii_end();
        let blank = wanted.len() < literal.len() && wanted.is_empty();
        // As far as both are spelt alike, eight bytes are one step; the last byte takes one of its own.
        while let Some((eight, rest)) = wanted.split_first_chunk::<8>()
            && !rest.is_empty()
            && text.get(at..).and_then(<[u8]>::first_chunk) == Some(eight)
        {
            (at, wanted) = (at + 8, rest);
        }
        while let [next, rest @ ..] = wanted {
            let found = *text.get(at).ok_or(at)?;
            if found == *next || self.case && found.eq_ignore_ascii_case(next) {
                (at, wanted) = (at + 1, rest);
            } else if next.is_ascii_whitespace() {
                wanted = rest;
            } else if found.is_ascii_whitespace() {
                at += 1;
            } else {
                return Err(at);
            }
        }
        if blank {
            // White space that alone separates two values cannot be left out.
            at = skip_space(text, at);
            return if at > start { Ok(at) } else { Err(at) };
        }
        Ok(at)
    }

    /// Returns whether two texts are the same.
    #[inline]
    pub fn same(self, text: &[u8], literal: &[u8]) -> bool {
        let end = self.eat(text, 0, literal);
        end.is_some_and(|end| end == text.len() || skip_space(text, end) == text.len())
    }
}

/// Returns where the white space from `at` ends.
#[inline]
pub fn skip_space(text: &[u8], mut at: usize) -> usize {
    while text.get(at).is_some_and(u8::is_ascii_whitespace) {
        at += 1;
    }
    at
}
