//! A pattern as bytes, as it lies in the tables of a large catalogue.
//!
//! It begins with eight bytes, read as one number, as [`header`] has it. The head follows. Each value of a pattern that is not
//! short follows with eight bytes, as [`value`] has it, its choices and the text after it; after the head of a short one stands
//! the text after the value.

use super::layout::{Bits, header, value};
use super::pattern::{Capture, Captures, Kind, Pattern};

/// So long is each literal text of a short pattern at most.
pub const SHORT_LENGTH: usize = header::SHORT_HEAD.max() as usize;

/// What tells the length of a pattern without values, and that it has none.
const LITERAL: u64 = header::HEAD.mask() | header::VALUES.mask();

/// By how much the flags of a pattern are shifted in a byte.
pub const FLAG_SHIFT: u32 = 5;

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
    pub fn read(bytecode: &[u8], offset: u32) -> Option<(Self, &[u8])> {
        let (header, rest) = bytecode.get(offset as usize..)?.split_first_chunk::<8>()?;
        Some((Self(u64::from_le_bytes(*header)), rest))
    }

    /// Whether it tells all of a pattern with one value.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub const fn is_short(self) -> bool {
        header::SHORT.get(self.0) != 0
    }

    /// Whether it is that of a text of so many bytes without values.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub const fn is_literal(self, length: usize) -> bool {
        self.0 & LITERAL == header::HEAD.put(length as u64)
    }

    /// How many values there are.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub const fn values(self) -> u8 {
        header::VALUES.get(self.0) as u8
    }

    /// The message.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub const fn message(self) -> u32 {
        header::MESSAGE.get(self.0) as u32
    }

    /// The flags of the pattern.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub const fn flags(self) -> u8 {
        (header::FLAGS.get(self.0) << FLAG_SHIFT) as u8
    }

    /// The length of the head of a pattern that is not short.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub const fn head(self) -> usize {
        header::HEAD.get(self.0) as usize
    }

    /// The head of a short pattern and its value.
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

/// The pattern that begins there.
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
