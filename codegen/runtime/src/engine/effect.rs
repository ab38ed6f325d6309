//! Whether a request that failed may have taken effect.

use super::vocabulary::{Row, vocabulary};

vocabulary! {
    /// Whether a request that failed may have taken effect. For payments, it decides if sending it again is safe.
    #[non_exhaustive]
    Effect {
        /// The request had no effect.
        None = "none": "the request had no effect",
        /// The request may have taken effect.
        Unknown = "unknown": "the request may have taken effect",
        /// The request took effect.
        Done = "done": "the request took effect",
    }
}

impl Effect {
    /// Returns the effect that follows from an HTTP status: unknown after a time-out or a failure of the server.
    #[must_use]
    pub const fn of_status(status: u16) -> Option<Self> {
        match status {
            408 | 500..=599 => Some(Self::Unknown),
            _ => None,
        }
    }
}
