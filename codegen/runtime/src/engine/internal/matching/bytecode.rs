//! Reads patterns from bytecode, the form that they have in the tables of a large catalogue.
//!
//! A pattern begins with eight bytes, laid out as [`header`] says, and its head. In a short pattern, the literal
//! after the capture follows. Otherwise each capture follows as eight bytes, laid out as [`value`] says, its choices
//! and the literal after it.

use super::layout::{Bits, header, value};
use super::pattern::{Capture, Captures, Kind, Pattern};

/// The maximum length of each literal of a short pattern.
pub const SHORT_LENGTH: usize = header::SHORT_HEAD.max() as usize;

/// The bits that identify a pattern without captures by its length: the head's length and the number of captures.
const LITERAL: u64 = header::HEAD.mask() | header::VALUES.mask();

/// The position in a byte of flags of the lowest flag in a header.
pub const FLAG_SHIFT: u32 = 5;

/// The first eight bytes of a pattern.
#[derive(Clone, Copy)]
pub struct Header(u64);

/// Captures in bytecode. The first eight bytes of the first capture have been read.
#[derive(Clone, Copy)]
pub struct Packed<'t> {
    count: u8,
    header: u64,
    rest: &'t [u8],
}

impl Header {
    /// Reads the header of the pattern at an offset. Returns it and the bytes after it.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn read(bytecode: &[u8], offset: u32) -> Option<(Self, &[u8])> {
        let (header, rest) = bytecode.get(offset as usize..)?.split_first_chunk::<8>()?;
        Some((Self(u64::from_le_bytes(*header)), rest))
    }

    /// Returns whether the pattern is short, so that the header describes its only capture.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub const fn is_short(self) -> bool {
        header::SHORT.get(self.0) != 0
    }

    /// Returns whether the pattern has no captures and a literal of this length.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub const fn is_literal(self, length: usize) -> bool {
        self.0 & LITERAL == header::HEAD.put(length as u64)
    }

    /// Returns the number of captures.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub const fn values(self) -> u8 {
        header::VALUES.get(self.0) as u8
    }

    /// Returns the number of the message.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub const fn message(self) -> u32 {
        header::MESSAGE.get(self.0) as u32
    }

    /// Returns the flags of the pattern.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub const fn flags(self) -> u8 {
        (header::FLAGS.get(self.0) << FLAG_SHIFT) as u8
    }

    /// Returns the length of the head of a pattern that is not short.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub const fn head(self) -> usize {
        header::HEAD.get(self.0) as usize
    }

    /// Returns the head and the capture of a short pattern.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn short(self, rest: &[u8]) -> Option<(&[u8], Capture<'_>)> {
        let head = header::SHORT_HEAD.get(self.0) as usize;
        let literal = header::SHORT_LITERAL.get(self.0) as usize;
        let (head, literal) = rest.get(..head + literal)?.split_at_checked(head)?;
        let kind = Kind::numbered(header::SHORT_KIND.get(self.0) as u8)?;
        let field = header::SHORT_FIELD.get(self.0) as u8;
        Some((head, Capture { field, kind, choices: &[], literal }))
    }
}

/// Reads the pattern at an offset.
#[inline]
pub fn read(bytecode: &[u8], offset: u32) -> Option<Pattern<'_, Packed<'_>>> {
    let (header, rest) = Header::read(bytecode, offset)?;
    let pattern = |head, captures| Pattern {
        message: header.message(),
        prefix: 0,
        flags: header.flags(),
        head,
        captures,
    };
    if header.is_short() {
        let (head, Capture { field, kind, literal, .. }) = header.short(rest)?;
        let header = value::FIELD.put(field.into())
            | value::KIND.put(kind as u64)
            | value::LITERAL.put(literal.len() as u64);
        return Some(pattern(head, Packed { count: 1, header, rest: literal }));
    }
    let (head, rest) = rest.split_at_checked(header.head())?;
    Some(pattern(head, Packed { count: header.values(), header: 0, rest }.next()?))
}

/// Returns all patterns, in the order in which they were written.
pub fn all(bytecode: &[u8]) -> impl Iterator<Item = Pattern<'_, Packed<'_>>> {
    let mut offset = 0;
    core::iter::from_fn(move || {
        let pattern = read(bytecode, offset)?;
        let mut captures = pattern.captures;
        while let Some((_, others)) = captures.split() {
            captures = others;
        }
        offset = u32::try_from(bytecode.len() - captures.rest.len()).ok()?;
        Some(pattern)
    })
}

impl Packed<'_> {
    /// Reads the first eight bytes of the first capture.
    #[inline]
    fn next(self) -> Option<Self> {
        if self.count == 0 {
            return Some(self);
        }
        let (header, rest) = self.rest.split_first_chunk()?;
        Some(Self { header: u64::from_le_bytes(*header), rest, ..self })
    }
}

impl<'t> Captures<'t> for Packed<'t> {
    #[inline]
    fn split(self) -> Option<(Capture<'t>, Self)> {
        let count = self.count.checked_sub(1)?;
        let get = |bits: Bits| bits.get(self.header) as usize;
        let (choices, rest) = self.rest.split_at_checked(get(value::CHOICES))?;
        let (literal, rest) = rest.split_at_checked(get(value::LITERAL))?;
        let (field, kind) = (get(value::FIELD) as u8, Kind::numbered(get(value::KIND) as u8)?);
        Some((Capture { field, kind, choices, literal }, Self { count, header: 0, rest }.next()?))
    }

    #[inline]
    fn is_last(self) -> bool {
        self.count == 1
    }
}
