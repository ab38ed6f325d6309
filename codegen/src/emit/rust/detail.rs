//! The enums with values: `Detail` and one for the messages of each error.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::made::{literals, made, read};
use super::message::{self, Names, has_text, parameters, reference_to};
use super::one_of;
use super::tree::{ident, number};
use crate::Compiled;
use crate::check::{Catalog, Error, Message};
use crate::decide::ErrorTable;

/// The module `detail`.
pub(super) fn module(compiled: &Compiled) -> TokenStream {
    let catalog = compiled.catalog();
    let names = Names::of(catalog);
    let with_messages: Vec<_> = catalog
        .errors
        .iter()
        .zip(&compiled.table().errors)
        .filter(|(error, _)| !error.messages.is_empty())
        .collect();
    let has_text = with_messages.iter().any(|(error, _)| has_text(error));
    let detail = detail(catalog, &with_messages, has_text, &names);
    let made: Vec<_> =
        with_messages.iter().flat_map(|(error, table)| made(error, table.first_entry)).collect();
    let reference = reference_to(has_text, &ident("Detail"));
    let literals = literals(&made, &static_detail(has_text));
    let read = read(&made, &reference);
    let with_enums = with_messages.iter().filter(|(error, _)| !error.inline);
    let messages = with_enums
        .clone()
        .map(|(error, table)| message::messages(catalog, error, table.first_entry, &names));
    let one_ofs = with_messages.iter().flat_map(|(error, _)| one_of::enums(error));
    let own = with_enums
        .map(|(error, _)| traits_of(&error.name().pascal(), self::has_text(error), &names));
    let traits = traits_of("Detail", has_text, &names);
    let most = number(names.most);
    quote! {
        use super::rt;

        /// How many values a message has at most.
        pub(super) const MAX_VALUES: usize = #most;
        /// The values of a message without any, which not every catalogue has.
        #[allow(dead_code)]
        const NO_VALUES: [rt::__private::v1::Value<'static>; MAX_VALUES] =
            [rt::__private::v1::Value::NONE; MAX_VALUES];

        #detail
        #literals
        #read
        #(#messages)*
        #(#one_ofs)*
        rt::__private::v1::details!(rt, super::tables::TABLES; #traits #(#own)*);
    }
}

/// `BadValue [S]`, or the enum alone where no message holds text.
fn traits_of(name: &str, has_text: bool, names: &Names) -> TokenStream {
    let (name, text) = (ident(name), &names.text);
    if has_text { quote!(#name [#text]) } else { quote!(#name) }
}

fn static_detail(has_text: bool) -> TokenStream {
    if has_text { quote!(Detail<&'static str>) } else { quote!(Detail) }
}

/// `Detail`: a variant for each error that has messages.
fn detail(
    catalog: &Catalog,
    errors: &[(&Error, &ErrorTable)],
    has_text: bool,
    names: &Names,
) -> TokenStream {
    let variants = errors.iter().map(|(error, _)| detail_variant(catalog, error, names));
    let (parameter, bounded, owned) = parameters(has_text, names);
    let borrowed = reference_to(has_text, &ident("Detail"));
    let (parts, map) = (parts(errors, names), map(errors, has_text, names));
    let conversions = errors.iter().filter(|(error, _)| !error.inline);
    let conversions = conversions.map(|(error, _)| conversion(error, has_text, names));
    quote! {
        /// A message of the catalogue with its values.
        #[non_exhaustive]
        pub enum Detail #owned {
            #(#variants,)*
        }

        /// [`Detail`] with borrowed texts.
        pub type DetailRef<'a> = #borrowed;

        impl #bounded Detail #parameter {
            /// Returns the message of the catalogue, without its values.
            #[inline]
            #[must_use]
            pub fn entry(&self) -> super::surface::Entry {
                super::surface::Entry(self.parts().0)
            }

            /// Returns the error that the message belongs to.
            #[inline]
            #[must_use]
            pub fn code(&self) -> super::code::Code {
                self.entry().code()
            }

            #parts
        }

        #map

        #(#conversions)*
    }
}

/// The function that returns the number of a detail's message and its values.
fn parts(errors: &[(&Error, &ErrorTable)], names: &Names) -> TokenStream {
    if errors.is_empty() {
        // An enum without variants has no value to match on.
        return quote! {
            #[inline]
        pub(super) fn parts(&self) -> (u32, [rt::__private::v1::Value<'_>; MAX_VALUES]) {
                match *self {}
            }
        };
    }
    let arms = errors.iter().map(|(error, table)| parts_of(error, table.first_entry, names.most));
    message::parts_of(&quote!(#(#arms,)*))
}

/// The function that converts the texts of a detail; nothing where no message holds any.
fn map(errors: &[(&Error, &ErrorTable)], has_text: bool, names: &Names) -> Option<TokenStream> {
    let arms = errors.iter().map(|(error, _)| map_arm(error));
    has_text.then(|| message::map_of(&ident("Detail"), &quote!(#(#arms,)*), names))
}

fn detail_variant(catalog: &Catalog, error: &Error, names: &Names) -> TokenStream {
    let name = error.name().pascal();
    let alias = docs::alias(error.code.as_deref(), &name);
    let name = ident(&name);
    let docs = docs::attributes(&docs::error(catalog, error));
    let lifecycle = docs::lifecycle(catalog, &error.about);
    match inline(error) {
        Some(message) => {
            let fields = message::fields(error, message, names);
            let message = docs::attributes(&format!("\n\n{}", docs::message(catalog, message)));
            quote!(#docs #message #alias #lifecycle #name #fields)
        }
        None => {
            let (parameter, ..) = parameters(has_text(error), names);
            quote!(#docs #alias #lifecycle #name(#name #parameter))
        }
    }
}

fn parts_of(error: &Error, first_entry: usize, most: usize) -> TokenStream {
    let name = ident(&error.name().pascal());
    match inline(error) {
        Some(message) => {
            let ((pattern, values), entry) =
                (message::bindings(message, most), number(first_entry));
            quote!(Self::#name #pattern => (#entry, #values))
        }
        None => quote!(Self::#name(message) => message.parts()),
    }
}

fn map_arm(error: &Error) -> TokenStream {
    let name = ident(&error.name().pascal());
    match inline(error) {
        Some(message) => {
            let (pattern, converted) = message::converted(message);
            quote!(Self::#name #pattern => Detail::#name #converted)
        }
        None if has_text(error) => quote!(Self::#name(message) => Detail::#name(message.map(text))),
        None => quote!(Self::#name(message) => Detail::#name(*message)),
    }
}

/// The one message of an error that has it right at itself.
fn inline(error: &Error) -> Option<&Message> {
    error.messages.first().filter(|_| error.inline)
}

fn conversion(error: &Error, detail_has_text: bool, names: &Names) -> TokenStream {
    let name = ident(&error.name().pascal());
    let (own, ..) = parameters(has_text(error), names);
    let (all, ..) = parameters(detail_has_text, names);
    quote! {
        impl #all ::core::convert::From<#name #own> for Detail #all {
            #[inline]
            fn from(message: #name #own) -> Self {
                Self::#name(message)
            }
        }
    }
}
