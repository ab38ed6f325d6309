//! What the errors of all APIs have in common.

extern crate alloc;

use self::alloc::string::String;
use core::fmt;
use core::time::Duration;

use super::{Category, Effect, Retry};

/// An error response of some API, whose errors errcat generated.
///
/// One logging, metrics or retry layer can handle the errors of several APIs as `&dyn ApiError`. Every method returns what
/// the generated type's own method of that name returns, with names in place of the types of one API.
pub trait ApiError: core::error::Error {
    /// Returns the name of the API, as its catalogue writes it.
    fn api(&self) -> &'static str;

    /// Returns the HTTP status of the response; `None` when it is not known.
    fn status(&self) -> Option<u16>;

    /// Returns the name of the error in its catalogue, in `snake_case`; `None` when the error is not in the catalogue.
    fn name(&self) -> Option<&'static str>;

    /// Returns the code in the body, as it was received.
    fn code_text(&self) -> Option<&str>;

    /// Returns what kind of error it is: that of the catalogue, else that of the status.
    fn category(&self) -> Category;

    /// Returns a value for the attribute `error.type` of OpenTelemetry: the name of the error in its catalogue, or `_OTHER`. There
    /// are never more values than errors in the catalogue and one.
    fn error_type(&self) -> &'static str {
        self.name().unwrap_or("_OTHER")
    }

    /// Returns the id of the request.
    fn correlation_id(&self) -> Option<&str>;

    /// Returns what the error means.
    fn description(&self) -> Option<&'static str>;

    /// Returns what to do.
    fn remedy(&self) -> Option<&'static str>;

    /// Returns whether and how to retry, with the name of the operation to restart from.
    fn retry(&self) -> Option<Retry<&'static str>>;

    /// Returns whether the same request may succeed when it is sent again, at once or later; `false` when the error is not in the
    /// catalogue.
    fn is_retryable(&self) -> bool {
        self.retry().is_some_and(|retry| retry.is_retryable())
    }

    /// Returns how long to wait before the next try: as the response says, else as the catalogue says.
    fn retry_after(&self) -> Option<Duration>;

    /// Returns whether the request may have taken effect; `None` when that is not known.
    fn effect(&self) -> Option<Effect>;

    /// Returns the address of the documentation of the error; `None` when there is none.
    fn documentation(&self) -> Option<&'static str>;

    /// Returns the body as it was received.
    fn body(&self) -> &[u8];
}

/// A page to read.
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
    /// Longer names are cut off after so many characters.
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
