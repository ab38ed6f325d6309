//! What the errors of all APIs have in common.

use core::fmt;

use super::Retry;

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

    /// Returns the id of the request.
    fn correlation_id(&self) -> Option<&str>;

    /// Returns what the error means.
    fn description(&self) -> Option<&'static str>;

    /// Returns what to do.
    fn remedy(&self) -> Option<&'static str>;

    /// Returns whether and how to retry, with the name of the operation to restart from.
    fn retry(&self) -> Option<Retry<&'static str>>;

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
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unknown(());

impl Unknown {
    /// Returns the error for a name that was not found.
    #[doc(hidden)]
    pub const fn new() -> Self {
        Self(())
    }
}

impl Default for Unknown {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not in the error catalogue")
    }
}

impl core::error::Error for Unknown {}
