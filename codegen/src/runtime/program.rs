//! A pattern as bytes, as it lies in the tables of a large catalogue.

use super::pattern::{Hole, Holes, Kind, Pattern};

/// Values as bytes, each: field, kind, length of the text after it, length of its choices (three bytes each), the choices,
/// the text after it.
#[derive(Clone, Copy)]
pub struct Packed<'t> {
    count: u8,
    rest: &'t [u8],
}

/// The pattern that begins there: message and number of values (three bytes and one), length of the head and flags (the
/// same), head, values.
#[allow(clippy::inline_always)]
#[inline(always)]
pub fn read(programs: &[u8], offset: u32) -> Option<Pattern<'_, Packed<'_>>> {
    let (header, rest) = programs.get(offset as usize..)?.split_first_chunk::<8>()?;
    let header = u64::from_le_bytes(*header);
    let (head, rest) = rest.split_at_checked((header >> 32) as usize & 0xff_ffff)?;
    Some(Pattern {
        message: header as u32 & 0xff_ffff,
        prefix: 0,
        flags: (header >> 56) as u8,
        head,
        holes: Packed { count: (header >> 24) as u8, rest },
    })
}

impl<'t> Holes<'t> for Packed<'t> {
    #[allow(clippy::inline_always)]
    #[inline(always)]
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
            _ => Kind::OneOf,
        };
        Some((Hole { field: header as u8, kind, choices, then }, Self { count, rest }))
    }

    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn is_last(self) -> bool {
        self.count == 1
    }
}
