//! A problem with a call of the macro.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

/// The reason why no code is generated, and the part of the call to which it applies.
pub(crate) struct Problem {
    pub(crate) span: Span,
    pub(crate) message: String,
}

impl Problem {
    /// Returns a `compile_error!` at the part of the call.
    pub(crate) fn tokens(self) -> TokenStream {
        let Self { span, message } = self;
        quote_spanned! { span => ::core::compile_error!(#message); }
    }
}

impl From<syn::Error> for Problem {
    fn from(error: syn::Error) -> Self {
        Self { span: error.span(), message: error.to_string() }
    }
}
