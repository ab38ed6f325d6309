//! Finds the error with a status and a code, in time that does not grow with the catalogue.

extern crate alloc;

use self::alloc::vec::Vec;

use super::super::tables::Tables;
use super::super::tables::columns::{error, setting};
use super::bytes::word;
use super::hash;
use super::layout::code as layout;
use super::normalize::Normalize;
use super::rows::place;

/// The errors by status and code.
#[derive(Clone, Copy, Debug)]
pub struct Codes<'t> {
    /// A hash table of the numbers of errors, from 1; 0 marks an empty slot.
    pub slots: &'t [[u8; 4]],
    /// The key row of each error.
    pub rows: &'t [[u8; layout::SIZE]],
    /// Whether only whole codes distinguish all errors.
    pub whole: bool,
    /// The seed of the keys.
    pub seed: u64,
}

/// The maximum length of a code that the three words of its row contain completely.
const SHORT: usize = 24;

/// The lookup form of a status and a code.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// The first, second and last eight bytes of the code.
    pub words: [u64; 3],
    /// The length of the code, and the status in the upper half.
    pub rest: u32,
}

impl Known {
    /// Returns the lookup form of a status and a code.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn new(status: u16, code: &[u8]) -> Self {
        let (start, end) = hash::ends_of(code);
        let words = [start, code.get(8..).map_or(0, word), end];
        Self { words, rest: u32::from(status) << 16 | u32::from(code.len() as u16) }
    }

    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn read(row: &[u8; layout::SIZE]) -> Self {
        let words = [layout::START, layout::MIDDLE, layout::END].map(|column| column.number(row));
        Self { words, rest: layout::REST.number(row) }
    }

    /// Returns whether both are equal, without a branch for each part.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn is(self, other: Self) -> bool {
        let ([a, b, c], [d, e, f]) = (self.words, other.words);
        (a ^ d) | (b ^ e) | (c ^ f) | u64::from(self.rest ^ other.rest) == 0
    }

    /// Returns the lookup key; `whole` hashes the whole code.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn key(self, seed: u64, code: &[u8], whole: bool) -> u64 {
        if whole {
            return hash::whole(seed ^ u64::from(self.rest), code, Normalize::NONE);
        }
        hash::three(seed, self.words, self.rest)
    }
}

/// Returns the error with exactly this status and code.
#[allow(clippy::inline_always)]
#[inline(always)]
pub fn find(tables: &Tables<'_>, status: Option<u16>, code: Option<&str>) -> Option<u32> {
    let (codes, text) = (&tables.codes, code.unwrap_or_default());
    let known = Known::new(status.unwrap_or(0), text.as_bytes());
    let key = known.key(codes.seed, text.as_bytes(), codes.whole);
    let at = place(key, codes.slots.len() as u32) as usize;
    let error = codes.error(at)?;
    if is(tables, error, known, text) { Some(error) } else { after(tables, at, status, text) }
}

/// Returns the error with a code under a status, or else with this code and no status. Of a composite code, whose
/// parts are joined by `/`, the largest set of parts decides; earlier parts take precedence over later ones.
#[inline]
pub fn with_code(tables: &Tables<'_>, status: Option<u16>, code: &str) -> Option<u32> {
    let found = any_status(tables, status, code);
    if found.is_some() || tables.settings.number(0, setting::CODE_PARTS) == 0 {
        return found;
    }
    composite(tables, status, code)
}

#[inline]
fn any_status(tables: &Tables<'_>, status: Option<u16>, code: &str) -> Option<u32> {
    let under = status.and_then(|status| find(tables, Some(status), Some(code)));
    under.or_else(|| find(tables, None, Some(code)))
}

/// The maximum number of parts of a composite code.
pub const MAX_PARTS: usize = 4;

#[cold]
fn composite(tables: &Tables<'_>, status: Option<u16>, code: &str) -> Option<u32> {
    let parts: Vec<&str> = code.splitn(MAX_PARTS, '/').collect();
    let sets = |count| (1_u32..1 << parts.len()).rev().filter(move |set| set.count_ones() == count);
    (1..parts.len() as u32).rev().flat_map(sets).find_map(|set| {
        let last = parts.len() - 1;
        let chosen = |number: &usize| set >> (last - number) & 1 != 0;
        let chosen: Vec<&str> = (0..parts.len())
            .filter(chosen)
            .filter_map(|number| parts.get(number).copied())
            .collect();
        any_status(tables, status, &chosen.join("/"))
    })
}

/// Searches the slots after one that another error occupies.
#[cold]
#[inline(never)]
fn after(tables: &Tables<'_>, mut at: usize, status: Option<u16>, code: &str) -> Option<u32> {
    let codes = &tables.codes;
    let known = Known::new(status.unwrap_or(0), code.as_bytes());
    loop {
        at = if at + 1 == codes.slots.len() { 0 } else { at + 1 };
        let error = codes.error(at)?;
        if is(tables, error, known, code) {
            return Some(error);
        }
    }
}

#[allow(clippy::inline_always)]
#[inline(always)]
fn is(tables: &Tables<'_>, error: u32, known: Known, code: &str) -> bool {
    let Some(row) = tables.codes.rows.get(error as usize) else { return false };
    Known::read(row).is(known) && (code.len() <= SHORT || is_code(tables, error, code))
}

#[cold]
#[inline]
fn is_code(tables: &Tables<'_>, number: u32, code: &str) -> bool {
    tables.text(&tables.errors, number, error::CODE) == Some(code)
}

impl Codes<'_> {
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn error(&self, at: usize) -> Option<u32> {
        u32::from_le_bytes(*self.slots.get(at)?).checked_sub(1)
    }
}
