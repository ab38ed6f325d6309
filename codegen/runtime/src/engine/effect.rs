//! Whether a request that failed may have taken effect.

use core::fmt;

/// Whether a request that failed may have taken effect. In payments that decides whether it is safe to send it again.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Effect {
    /// The request had no effect.
    None,
    /// The request may have taken effect.
    Unknown,
    /// The request took effect.
    Done,
}

impl Effect {
    /// Every value, in the order of its number in the tables.
    #[doc(hidden)]
    pub const ALL: [Self; 3] = [Self::None, Self::Unknown, Self::Done];

    /// Returns the word in the catalogue.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Unknown => "unknown",
            Self::Done => "done",
        }
    }
}

impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
