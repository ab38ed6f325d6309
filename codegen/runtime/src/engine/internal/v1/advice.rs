//! The message or the error that gives a response its remedy and retry.

use core::mem;

use super::super::super::Retry;
use super::super::tables::Tables;
use super::lookup;

/// The number of a message from 1, or the number of an error from 1 with the highest bit set; 0 for neither.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Advice(u32);

impl Advice {
    /// There is neither.
    pub(super) const NONE: Self = Self(0);
    const ERROR: u32 = 1 << 31;

    #[inline]
    pub(super) const fn of(entry: Option<u32>, error: u32) -> Self {
        match entry {
            Some(entry) => Self(entry + 1),
            None if error == 0 => Self(0),
            None => Self(error | Self::ERROR),
        }
    }

    /// Returns the advice with the most careful retry, of several the first one, or else another one.
    pub(super) fn most_careful(self, tables: &Tables<'_>, all: impl Iterator<Item = Self>) -> Self {
        // Many messages of one response are often the same.
        let mut last = Self::NONE;
        let differs = |advice: &Self| mem::replace(&mut last, *advice) != *advice;
        all.filter(differs).min_by_key(|advice| advice.caution(tables)).unwrap_or(self)
    }

    /// Returns the precedence of the retry: of several, the lowest number wins.
    fn caution(self, tables: &Tables<'_>) -> u32 {
        self.retry(tables).map_or(u32::MAX, |retry| retry.caution(|number| *number))
    }

    pub(super) fn entry(self) -> Option<u32> {
        if self.0 & Self::ERROR == 0 { self.0.checked_sub(1) } else { None }
    }

    pub(super) fn error(self) -> Option<u32> {
        if self.0 & Self::ERROR == 0 { None } else { (self.0 & !Self::ERROR).checked_sub(1) }
    }

    pub(super) fn remedy<'t>(self, tables: &Tables<'t>) -> Option<&'t str> {
        match self.entry() {
            Some(entry) => lookup::entry_remedy(tables, entry),
            None => lookup::error_remedy(tables, self.error()?),
        }
    }

    pub(super) fn is_general(self, tables: &Tables<'_>) -> bool {
        match (self.entry(), self.error()) {
            (Some(entry), _) => lookup::is_entry_general(tables, entry),
            (None, error) => error.is_some_and(|error| lookup::is_general(tables, error)),
        }
    }

    pub(super) fn retry(self, tables: &Tables<'_>) -> Option<Retry<u32>> {
        match self.entry() {
            Some(entry) => lookup::entry_retry(tables, entry),
            None => lookup::error_retry(tables, self.error()?),
        }
    }
}
