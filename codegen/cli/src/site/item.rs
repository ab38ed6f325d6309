//! Links to the pages of errors.

use errcat_codegen::check::Error;
use errcat_codegen::emit::markdown::says_name;

pub(super) struct Item<'c> {
    pub(super) status: Option<u16>,
    pub(super) label: &'c str,
    /// The name, where the label does not contain it.
    pub(super) name: Option<&'c str>,
    pub(super) page: String,
    /// Whether the link is on the page of the error.
    pub(super) is_here: bool,
}

impl<'c> Item<'c> {
    /// Returns a link from elsewhere.
    pub(super) fn of(error: &'c Error) -> Self {
        let name = error.name().as_str();
        Self {
            status: error.status,
            label: error.code.as_deref().unwrap_or(name),
            name: (error.code.is_some() && !says_name(error)).then_some(name),
            page: page(error),
            is_here: false,
        }
    }
}

/// Returns the path of the page of an error.
pub(super) fn page(error: &Error) -> String {
    format!("errors/{}.html", error.name())
}
