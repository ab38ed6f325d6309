//! The categories of errors, which all APIs share.

use super::vocabulary::{Row, vocabulary};

vocabulary! {
    /// The category of an error, so that one layer can handle the errors of several APIs.
    Category {
        /// The request is not valid.
        InvalidRequest = "invalid_request": "the request is not valid",
        /// The caller is not known.
        Unauthenticated = "unauthenticated": "the caller is not known",
        /// The caller may not do this.
        Forbidden = "forbidden": "the caller may not do this",
        /// A resource does not exist.
        NotFound = "not_found": "a resource does not exist",
        /// The state of a resource does not allow it.
        Conflict = "conflict": "the state of a resource does not allow it",
        /// There were too many requests.
        RateLimited = "rate_limited": "there were too many requests",
        /// A third party such as a bank declined it.
        Declined = "declined": "a third party such as a bank declined it",
        /// The service is not available at the moment.
        Unavailable = "unavailable": "the service is not available at the moment",
        /// The service failed.
        Internal = "internal": "the service failed",
        /// None of the others.
        Other = "other": "none of the others",
    }
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
