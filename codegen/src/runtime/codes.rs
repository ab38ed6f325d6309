//! The error of a status and a code, found in time that does not grow with the catalogue.

use super::Table;
use super::fold::Fold;
use super::hash;
use super::index::{Indexed, place};

/// Errors by status and code.
#[derive(Clone, Copy, Debug)]
pub struct Codes<'t> {
    /// A hash table.
    pub slots: &'t [[u8; CODE]],
    /// The two places where a code is looked at.
    pub places: [u8; 2],
    /// Sets its keys apart.
    pub seed: u64,
}

/// Bytes of a slot for a code: its first eight bytes, those after them, its last eight, its length, the status (two bytes each),
/// and the number of the error from 1; no error has the number 0.
pub const CODE: usize = 32;
/// A code of up to so many bytes is known by these.
const SHORT: usize = 24;

/// The error with exactly this status and code.
#[allow(clippy::inline_always)]
#[inline(always)]
pub fn find<'t, T: Indexed<'t>>(table: T, status: Option<u16>, code: Option<&str>) -> Option<u32> {
    let (codes, text) = (table.codes(), code.unwrap_or_default());
    let (status, code) = (status.unwrap_or(0), text.as_bytes());
    let wanted = code_words(code);
    let rest = u64::from(status) << 16 | code.len() as u64;
    let key = code_key(codes.seed, status, code, codes.places);
    let mut at = place(key, codes.slots.len() as u32) as usize;
    loop {
        let [a, b, c, d] = codes.slots.get(at)?.as_chunks().0 else { return None };
        let own = u64::from_le_bytes(*d);
        let error = ((own >> 32) as u32).checked_sub(1)?;
        if u64::from_le_bytes(*a) == wanted[0]
            && u64::from_le_bytes(*c) == wanted[2]
            && u64::from_le_bytes(*b) == wanted[1]
            && own & 0xffff_ffff == rest
            && (code.len() <= SHORT || is_code(table, error, text))
        {
            return Some(error);
        }
        at = if at + 1 == codes.slots.len() { 0 } else { at + 1 };
    }
}

#[cold]
#[inline]
fn is_code<'t, T: Table<'t>>(table: T, error: u32, code: &str) -> bool {
    table.code(error) == Some(code)
}

/// What a slot keeps of a code: its first eight bytes, the eight after them as far as it has them, and its last eight.
#[inline]
pub fn code_words(code: &[u8]) -> [u64; 3] {
    let middle = code.get(code.len().saturating_sub(8).min(8)..).unwrap_or_default();
    [hash::first(code), hash::first(middle), hash::last(code)]
}

/// The key of a status and a code, which is looked at in two places.
#[inline]
pub fn code_key(seed: u64, status: u16, code: &[u8], places: [u8; 2]) -> u64 {
    hash::windows(seed ^ hash::seed(usize::from(status)), code, places, Fold::NONE)
}
