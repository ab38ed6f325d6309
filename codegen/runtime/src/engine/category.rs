//! What kind of error it is: the same few kinds for all APIs.

use core::fmt;

/// Declares the enum from its table: `Variant = "word": "meaning",` a row. A number in packed tables is the place in this table,
/// from 1; a new row comes last.
macro_rules! categories {
    ($($variant:ident = $word:literal: $meaning:literal,)+) => {
        /// What kind of error it is, so that one layer can decide over the errors of several APIs.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Category {
            $(#[doc = $meaning] $variant,)+
        }

        impl Category {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Returns the word in the catalogue, in `snake_case`.
            #[inline]
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }
    };
}

categories! {
    InvalidRequest = "invalid_request": "The request is not valid.",
    Unauthenticated = "unauthenticated": "The caller is not known.",
    Forbidden = "forbidden": "The caller may not do this.",
    NotFound = "not_found": "A resource does not exist.",
    Conflict = "conflict": "The state of a resource does not allow it.",
    RateLimited = "rate_limited": "There were too many requests.",
    Declined = "declined": "A third party such as a bank declined it.",
    Unavailable = "unavailable": "The service is not available at the moment.",
    Internal = "internal": "The service failed.",
    Other = "other": "None of the others.",
}

impl Category {
    /// Returns the category of an HTTP status.
    #[must_use]
    pub const fn of_status(status: u16) -> Self {
        match status {
            401 => Self::Unauthenticated,
            402 => Self::Declined,
            403 => Self::Forbidden,
            404 | 410 => Self::NotFound,
            409 | 412 => Self::Conflict,
            429 => Self::RateLimited,
            408 | 502..=504 => Self::Unavailable,
            400..=499 => Self::InvalidRequest,
            500..=599 => Self::Internal,
            _ => Self::Other,
        }
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
