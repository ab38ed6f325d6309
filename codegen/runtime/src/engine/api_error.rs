//! The common interface of the errors of all APIs.

extern crate alloc;

use self::alloc::string::String;
use core::fmt;
use core::time::Duration;

use super::{Category, Effect, Retry};

/// An error response of an API whose errors errcat generated.
///
/// One logging, metrics or retry layer can handle the errors of several APIs as `&dyn ApiError`. Every method returns
/// the same as the method of that name of the generated type, with names in place of the types of one API.
pub trait ApiError: core::error::Error {
    /// Returns the name of the API, as its catalogue writes it.
    fn api(&self) -> &'static str;

    /// Returns the HTTP status of the response, or `None` when it is not known.
    fn status(&self) -> Option<u16>;

    /// Returns the `snake_case` name of the error in its catalogue, or `None` when the error is not in the catalogue.
    fn name(&self) -> Option<&'static str>;

    /// Returns the code in the body, as it was received.
    fn code_text(&self) -> Option<&str>;

    /// Returns the category of the error: from the catalogue, or else from the status.
    fn category(&self) -> Category;

    /// Returns a value for the OpenTelemetry attribute `error.type`: the name of the error in its catalogue, or
    /// `_OTHER`. The number of different values is at most the number of errors in the catalogue plus one.
    fn error_type(&self) -> &'static str {
        self.name().unwrap_or("_OTHER")
    }

    /// Returns the id of the request, for support.
    fn correlation_id(&self) -> Option<&str>;

    /// Returns the meaning of the error.
    fn description(&self) -> Option<&'static str>;

    /// Returns the remedy: what to do about the error.
    fn remedy(&self) -> Option<&'static str>;

    /// Returns whether and how to retry, with the name of the operation to restart from.
    fn retry(&self) -> Option<Retry<&'static str>>;

    /// Returns whether the same request may succeed when it is sent again, at once or later. Returns `false` when the
    /// error is not in the catalogue.
    fn is_retryable(&self) -> bool {
        self.retry().is_some_and(|retry| retry.is_retryable())
    }

    /// Returns how long to wait before the next attempt, from the response or else from the catalogue.
    fn retry_after(&self) -> Option<Duration>;

    /// Returns whether the request may have taken effect, or `None` when that is not known.
    fn effect(&self) -> Option<Effect>;

    /// Returns the address of the error's documentation, or `None` when there is none.
    fn documentation(&self) -> Option<&'static str>;

    /// Returns the body as it was received.
    fn body(&self) -> &[u8];
}

/// A page about an error.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct Link {
    /// The title of the page.
    pub title: &'static str,
    /// An http or https address.
    pub url: &'static str,
}

impl Link {
    /// Returns a link with this title and address.
    #[doc(hidden)]
    pub const fn new(title: &'static str, url: &'static str) -> Self {
        Self { title, url }
    }
}

/// A name that the catalogue does not define.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Unknown {
    name: String,
}

impl Unknown {
    /// The maximum number of characters; a longer name is cut off.
    const LONGEST: usize = 80;

    /// Returns the error for a name that was not found.
    #[doc(hidden)]
    pub fn new(name: &str) -> Self {
        let mut kept: String = name.chars().take(Self::LONGEST).collect();
        if kept.len() < name.len() {
            kept.push('…');
        }
        Self { name: kept }
    }

    /// Returns the name, cut off where it is long.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not in the error catalogue", self.name.escape_debug())
    }
}

impl core::error::Error for Unknown {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_name_is_shown_on_one_line_and_not_at_any_length() {
        assert_eq!(
            alloc::format!("{}", Unknown::new("a\nb")),
            "`a\\nb` is not in the error catalogue"
        );
        assert!(alloc::format!("{}", Unknown::new(&"é".repeat(5000))).len() < 250);
    }
}
