//! Compares literal text while ignoring case or white space.

use super::bytes::same;

/// The differences that a comparison of literal text ignores.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Normalize {
    /// The case of ASCII letters.
    pub case: bool,
    /// The amount of ASCII white space.
    pub white_space: bool,
}

impl Normalize {
    /// Ignores nothing.
    pub const NONE: Self = Self { case: false, white_space: false };

    /// Returns the end of `literal` in a text that has it at `at`. Its trailing white space may be left over.
    #[inline]
    pub fn eat(self, text: &[u8], at: usize, literal: &[u8]) -> Option<usize> {
        self.eat_up_to(text, at, literal).ok()
    }

    /// Returns the end of `literal` in a text, or as an error the offset up to which white space was skipped.
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

    /// Returns the number of bytes of a text that are not ignored.
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
        // Compares eight bytes in one step while both are spelt alike. The last byte takes a step of its own.
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
            // White space that alone separates two values must not be missing.
            at = skip_space(text, at);
            return if at > start { Ok(at) } else { Err(at) };
        }
        Ok(at)
    }

    /// Returns whether two texts are equal as normalized.
    #[inline]
    pub fn same(self, text: &[u8], literal: &[u8]) -> bool {
        let end = self.eat(text, 0, literal);
        end.is_some_and(|end| end == text.len() || skip_space(text, end) == text.len())
    }
}

/// Returns the end of the white space that begins at `at`.
#[inline]
pub fn skip_space(text: &[u8], mut at: usize) -> usize {
    while text.get(at).is_some_and(u8::is_ascii_whitespace) {
        at += 1;
    }
    at
}
