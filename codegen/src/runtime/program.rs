//! A pattern as bytes, as it lies in the tables of a large catalogue.

use super::fold::Fold;
use super::pattern::{Hole, Holes, Kind, Match, Pattern};

/// The pattern has literal text of its own.
pub const LITERAL: u8 = 0x80;
/// A value may be any text.
pub const OPEN: u8 = 0x40;
/// No better pattern of its error and prefix matches any text that it matches.
pub const BEST: u8 = 0x20;

/// A pattern as bytes: message and number of values (three bytes and one), length of the head and flags (the same), head, values.
#[derive(Clone, Copy)]
pub struct Program<'t> {
    message: u32,
    /// What is known of it.
    pub flags: u8,
    head: &'t [u8],
    holes: Packed<'t>,
}

/// Values as bytes, each: field, kind, length of the text after it, length of its choices (three bytes each), the choices,
/// the text after it.
#[derive(Clone, Copy)]
pub struct Packed<'t> {
    count: u8,
    rest: &'t [u8],
}

impl<'t> Program<'t> {
    /// The pattern that begins there.
    #[inline]
    pub fn read(programs: &'t [u8], offset: u32) -> Option<Self> {
        let (header, rest) = programs.get(offset as usize..)?.split_first_chunk::<8>()?;
        let header = u64::from_le_bytes(*header);
        let count = (header >> 24) as u8;
        let (head, rest) = rest.split_at_checked((header >> 32) as usize & 0xff_ffff)?;
        let (message, flags) = (header as u32 & 0xff_ffff, (header >> 56) as u8);
        Some(Self { message, flags, head, holes: Packed { count, rest } })
    }

    /// The pattern as others are.
    #[inline]
    pub fn pattern(&self) -> Pattern<'t, Packed<'t>> {
        Pattern { message: self.message, prefix: 0, head: self.head, holes: self.holes }
    }

    /// What a text is that is the pattern as a whole.
    #[inline]
    pub fn matches(&self, offset: u32, text: &str, fold: Fold) -> Option<Match> {
        let flags = || (self.flags & LITERAL != 0, self.flags & OPEN != 0);
        self.pattern().matches_valued(offset, flags, text, fold)
    }
}

impl<'t> Holes<'t> for Packed<'t> {
    #[inline]
    fn split(self) -> Option<(Hole<'t>, Self)> {
        let count = self.count.checked_sub(1)?;
        let (header, rest) = self.rest.split_first_chunk::<8>()?;
        let header = u64::from_le_bytes(*header);
        let (choices, rest) = rest.split_at_checked((header >> 40) as usize)?;
        let (then, rest) = rest.split_at_checked((header >> 16) as usize & 0xff_ffff)?;
        let kind = match (header >> 8) as u8 {
            0 => Kind::Index,
            1 => Kind::Int,
            2 => Kind::Word,
            3 => Kind::Path,
            4 => Kind::Text,
            5 => Kind::Same,
            _ => Kind::OneOf(choices),
        };
        Some((Hole { field: header as u8, kind, then }, Self { count, rest }))
    }

    #[inline]
    fn is_last(self) -> bool {
        self.count == 1
    }
}
