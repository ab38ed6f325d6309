//! A pattern as bytes, as it lies in the tables of a large catalogue.
//!
//! It begins with eight bytes, read as one number: from the lowest bit on the message (24), how many values there are (4), flags
//! (4). Then the length of the head (24), or, of a pattern with one value that is `SHORT`, the lengths of its head and of the
//! text after the value (12 each), the kind and the field of the value (4 each). The head follows. Each value of a pattern that
//! is not short follows with a field, a kind, the length of the text after it and of its choices (three bytes each), its choices
//! and the text after it; after the head of a short one stands the text after the value.

use super::matched::FLAGS;
use super::pattern::{Hole, Holes, Kind, Pattern};

/// A pattern with one value without choices, all told by its first eight bytes.
pub const SHORT: u64 = 1 << 28;
/// So long is each literal text of a short pattern at most.
pub const SHORT_LENGTH: usize = 0xfff;

/// What tells the length of a pattern without values, and that it has none.
const LITERAL: u64 = 0xff_ffff << 32 | 0xf << 24;

/// The first eight bytes of a pattern.
#[derive(Clone, Copy)]
pub struct Header(u64);

/// Values as bytes. The first eight bytes of the first value have been read.
#[derive(Clone, Copy)]
pub struct Packed<'t> {
    count: u8,
    header: u64,
    rest: &'t [u8],
}

impl Header {
    /// That of the pattern that begins there, and what comes after it.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn read(programs: &[u8], offset: u32) -> Option<(Self, &[u8])> {
        let (header, rest) = programs.get(offset as usize..)?.split_first_chunk::<8>()?;
        Some((Self(u64::from_le_bytes(*header)), rest))
    }

    /// Whether it tells all of a pattern with one value.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub const fn is_short(self) -> bool {
        self.0 & SHORT != 0
    }

    /// Whether it is that of a text of so many bytes without values.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub const fn is_literal(self, length: usize) -> bool {
        self.0 & LITERAL == (length as u64) << 32
    }

    /// How many values there are.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub const fn values(self) -> u8 {
        (self.0 >> 24) as u8 & 0xf
    }

    /// The message.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub const fn message(self) -> u32 {
        self.0 as u32 & 0xff_ffff
    }

    /// The flags of the pattern.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub const fn flags(self) -> u8 {
        (self.0 >> 24) as u8 & FLAGS
    }

    /// The length of the head of a pattern that is not short.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub const fn head(self) -> usize {
        (self.0 >> 32) as usize & 0xff_ffff
    }

    /// The head of a short pattern and its value.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn short(self, rest: &[u8]) -> Option<(&[u8], Hole<'_>)> {
        let head = (self.0 >> 32) as usize & SHORT_LENGTH;
        let then = (self.0 >> 44) as usize & SHORT_LENGTH;
        let (head, then) = rest.get(..head + then)?.split_at_checked(head)?;
        let (kind, field) = (Kind::numbered((self.0 >> 56) as u8 & 0xf)?, (self.0 >> 60) as u8);
        Some((head, Hole { field, kind, choices: &[], then }))
    }
}

/// The pattern that begins there.
#[inline]
pub fn read(programs: &[u8], offset: u32) -> Option<Pattern<'_, Packed<'_>>> {
    let (header, rest) = Header::read(programs, offset)?;
    let pattern = |head, holes| Pattern {
        message: header.message(),
        prefix: 0,
        flags: header.flags(),
        head,
        holes,
    };
    if header.is_short() {
        let (head, Hole { field, kind, then, .. }) = header.short(rest)?;
        let header = u64::from(field) | (kind as u64) << 8 | (then.len() as u64) << 16;
        return Some(pattern(head, Packed { count: 1, header, rest: then }));
    }
    let (head, rest) = rest.split_at_checked(header.head())?;
    Some(pattern(head, Packed { count: header.values(), header: 0, rest }.next()?))
}

impl Packed<'_> {
    /// The same with the first eight bytes of the first value read.
    #[inline]
    fn next(self) -> Option<Self> {
        if self.count == 0 {
            return Some(self);
        }
        let (header, rest) = self.rest.split_first_chunk()?;
        Some(Self { header: u64::from_le_bytes(*header), rest, ..self })
    }
}

impl<'t> Holes<'t> for Packed<'t> {
    #[inline]
    fn split(self) -> Option<(Hole<'t>, Self)> {
        let count = self.count.checked_sub(1)?;
        let (choices, rest) = self.rest.split_at_checked((self.header >> 40) as usize)?;
        let (then, rest) = rest.split_at_checked((self.header >> 16) as usize & 0xff_ffff)?;
        let (field, kind) = (self.header as u8, Kind::numbered((self.header >> 8) as u8)?);
        Some((Hole { field, kind, choices, then }, Self { count, header: 0, rest }.next()?))
    }

    #[inline]
    fn is_last(self) -> bool {
        self.count == 1
    }
}
