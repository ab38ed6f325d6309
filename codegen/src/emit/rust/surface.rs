//! The types of responses and messages that every generated crate declares; the engine adds their methods.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use crate::Compiled;

/// The module `surface`. It has explicit imports only, so that no name of an author can shadow what the engine's macro uses.
pub(super) fn module(compiled: &Compiled) -> TokenStream {
    let api = &compiled.catalog().api.name;
    let declarations = declarations(&crate::emit::prose::line(api));
    quote! {
        use super::code::{Code, Operation, Rule};
        use super::detail::{DetailRef, Detail, MAX_VALUES, read};
        use super::rt;
        use super::tables::TABLES;

        #declarations

        rt::__private::v1::surface!(
            rt, #api, TABLES, MAX_VALUES, read, Code, Operation, Rule, Detail, DetailRef
        );
    }
}

fn declarations(api: &str) -> TokenStream {
    let error = docs::attributes(&format!(
        "An error response of {api}. Nothing of it is lost: everything that the catalogue does not define is kept as it was \
         received."
    ));
    quote! {
        #error
        pub struct Error(rt::__private::v1::RawError);

        /// What the messages of a response say, one finding after the other.
        pub struct Findings<'a>(rt::__private::v1::RawFindings<'a>);

        /// One thing that a message says.
        pub struct Finding<'a>(rt::__private::v1::RawFinding<'a>);

        /// A message of the catalogue, without values.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct Entry(pub(super) u32);

        /// The body of an error response: the code, the messages and the id of the request. Displays as JSON.
        #[derive(Clone, PartialEq, Eq, Debug, Default)]
        pub struct Body(rt::__private::v1::RawBody);
    }
}
