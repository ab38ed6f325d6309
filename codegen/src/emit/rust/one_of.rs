//! The enums of one-of placeholders, one for each.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::docs;
use super::tree::ident;
use crate::check::types::one_of;
use crate::check::{Error, Field, FieldKind, Name};
use crate::emit::prose;

/// The name of the enum of a one-of.
pub(super) fn name(error: &Error, field: &Field) -> Ident {
    ident(&one_of(error, field))
}

/// The enums of the one-ofs of an error, each once.
pub(super) fn enums(error: &Error) -> Vec<TokenStream> {
    let mut seen: Vec<&Name> = Vec::new();
    let mut enums = Vec::new();
    for field in error.messages.iter().flat_map(|message| &message.fields) {
        if let FieldKind::OneOf { choices, .. } = &field.kind
            && !seen.contains(&&field.name)
        {
            seen.push(&field.name);
            enums.push(one_of_enum(error, field, choices));
        }
    }
    enums
}

fn one_of_enum(error: &Error, field: &Field, choices: &[(String, Name)]) -> TokenStream {
    let name = name(error, field);
    let docs =
        format!("What `{}` can be in a message of `{}`.", field.name.as_str(), error.title());
    let docs = docs::attributes(&docs);
    let names: Vec<_> = choices.iter().map(|(_, name)| ident(&name.pascal())).collect();
    let texts: Vec<_> = choices.iter().map(|(text, _)| text).collect();
    let variant_docs = texts.iter().map(|text| docs::attributes(&prose::code(text)));
    let result = quote!(::core::result::Result);
    quote! {
        #docs
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[non_exhaustive]
        pub enum #name { #(#variant_docs #names,)* }

        impl #name {
            /// Every choice, in catalogue order.
            pub const ALL: &'static [Self] = &[#(Self::#names,)*];

            /// Returns the text on the wire.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { #(Self::#names => #texts,)* }
            }
        }

        impl ::core::fmt::Display for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::core::str::FromStr for #name {
            type Err = super::rt::Unknown;

            /// Returns the choice with this text on the wire.
            fn from_str(text: &str) -> #result<Self, super::rt::Unknown> {
                let mut all = Self::ALL.iter().copied();
                all.find(|choice| choice.as_str() == text).ok_or(super::rt::Unknown::new())
            }
        }
    }
}
