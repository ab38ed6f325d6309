//! The enums without values: `Code`, `Operation`, `Rule`, and the constants of the rules.

use std::time::Duration;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs;
use super::tree::ident;
use crate::Compiled;
use crate::check::{Catalog, Error, GeneralRule, Operation};
use crate::emit::prose;

/// The module `code`.
pub(super) fn module(compiled: &Compiled) -> TokenStream {
    let facts: &Catalog = compiled.catalog();
    let code = code(facts);
    let operation = operation(&facts.operations);
    let rule = rule(&facts.rules);
    quote!(#code #operation #rule)
}

fn code(facts: &Catalog) -> TokenStream {
    let variants = facts.errors.iter().map(|error| code_variant(facts, error));
    let names = facts.errors.iter().map(|error| error.name().pascal());
    let doc = "An error: one for each status and code. The stable thing to match on. As a number it is its place in the \
               catalogue, which may change.";
    fieldless("Code", doc, variants.collect(), &names.collect::<Vec<_>>())
}

fn code_variant(facts: &Catalog, error: &Error) -> TokenStream {
    let name = error.name().pascal();
    let docs = docs::attributes(&docs::error(facts, error));
    let alias = docs::alias(error.code.as_deref(), &name);
    let name = ident(&name);
    let lifecycle = docs::lifecycle(facts, &error.about);
    quote!(#docs #alias #lifecycle #name)
}

fn operation(operations: &[Operation]) -> TokenStream {
    let variant = |operation: &Operation| {
        let docs = docs::attributes(&prose::blocks(&operation.description));
        let name = ident(&operation.name.pascal());
        quote!(#docs #name)
    };
    let names = operations.iter().map(|operation| operation.name.pascal()).collect::<Vec<_>>();
    let doc = "What a client asks the API to do; the impact of an error depends on it.";
    fieldless("Operation", doc, operations.iter().map(variant).collect(), &names)
}

fn rule(rules: &[GeneralRule]) -> TokenStream {
    let variant = |rule: &GeneralRule| {
        let docs = docs::attributes(&docs::rule(rule));
        let name = ident(&rule.name.pascal());
        quote!(#docs #name)
    };
    let names = rules.iter().map(|rule| rule.name.pascal()).collect::<Vec<_>>();
    let doc = "A fact that holds for the whole API.";
    let rule = fieldless("Rule", doc, rules.iter().map(variant).collect(), &names);
    let constants = rules.iter().filter_map(constant);
    quote!(#rule #(#constants)*)
}

/// The figure of a rule as a constant.
fn constant(rule: &GeneralRule) -> Option<TokenStream> {
    let duration = duration(rule.duration?);
    let name = ident(&rule.name.shouty());
    let docs = docs::attributes(&prose::blocks(&rule.description));
    Some(quote! {
        #docs
        pub const #name: ::core::time::Duration = #duration;
    })
}

/// A duration in the largest unit that it is a whole number of.
pub(super) fn duration(duration: Duration) -> TokenStream {
    if duration.subsec_nanos() == 0 {
        let seconds = Literal::u64_unsuffixed(duration.as_secs());
        return quote!(::core::time::Duration::from_secs(#seconds));
    }
    let milliseconds = u64::try_from(duration.as_millis()).unwrap_or(u64::MAX);
    let milliseconds = Literal::u64_unsuffixed(milliseconds);
    quote!(::core::time::Duration::from_millis(#milliseconds))
}

/// A fieldless enum with the list of its variants. One without variants gets a hidden one, so that it stays a type.
fn fieldless(
    name: &str,
    doc: &str,
    mut variants: Vec<TokenStream>,
    names: &[String],
) -> TokenStream {
    if variants.is_empty() {
        variants.push(quote!(
            #[doc(hidden)]
            _None
        ));
    }
    let name = ident(name);
    let docs = docs::attributes(doc);
    let names = names.iter().map(|name| ident(name));
    quote! {
        #docs
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[non_exhaustive]
        pub enum #name { #(#variants,)* }

        impl #name {
            /// Every one, in catalogue order.
            pub const ALL: &'static [Self] = &[#(Self::#names,)*];
        }
    }
}
