//! A problem with a call of the macro.

use proc_macro::{Literal, Span, TokenStream};

/// The reason why there is no generated code, and the part of the call that it concerns.
pub(crate) struct Problem {
    pub(crate) span: Span,
    pub(crate) message: String,
}

impl Problem {
    /// Returns a `compile_error!` at the part of the call.
    pub(crate) fn tokens(self) -> TokenStream {
        let message = Literal::string(&self.message);
        let tokens = crate::tokens(&format!("::core::compile_error!({message});"));
        let spanned = tokens.into_iter().map(|mut token| {
            token.set_span(self.span);
            token
        });
        spanned.collect()
    }
}
