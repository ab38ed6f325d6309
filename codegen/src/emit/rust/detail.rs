//! The enums with values: one for the messages of each error, `Detail` over them, and one for each one-of.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::docs;
use super::made::{literals, made, read, value};
use super::packed;
use super::tree::{ident, number};
use crate::Compiled;
use crate::check::types::one_of;
use crate::check::{Error, Facts, Field, FieldKind, Message, Name};
use crate::placeholder::RustType;

/// The module `detail`.
pub(super) fn module(compiled: &Compiled) -> TokenStream {
    let facts: &Facts = &compiled.catalog;
    let told = || facts.errors.iter().filter(|error| !error.messages.is_empty());
    let details = detail(compiled);
    let rows = facts.errors.iter().zip(&compiled.table.errors);
    let enums = rows.filter(|(error, _)| !error.messages.is_empty() && !error.inline);
    let messages = enums.map(|(error, table)| messages(facts, error, table.first_entry));
    let one_ofs = told().flat_map(one_ofs);
    let names = told().filter(|error| !error.inline).map(|error| ident(&error.name().pascal()));
    let spread = packed::many(compiled).then(|| {
        quote!(
            use super::catalogue::spread;
        )
    });
    quote! {
            // Not every catalogue has every kind of value.
            #[allow(unused_imports)]
            use super::about::{Entry, Unknown};
            #spread
            use super::code::Code;
            #[allow(unused_imports)]
            use super::runtime::pattern;
            #[allow(unused_imports)]
    use super::render::Message as _;
            #[allow(unused_imports)]
            use super::render::{NO_VALUE, NO_VALUES, Never, Value, Values, entry, message_traits};
            #details
            #(#messages)*
            #(#one_ofs)*
            message_traits!(Detail #(#names)*);
        }
}

/// `Detail`: a variant for each error that has messages.
fn detail(compiled: &Compiled) -> TokenStream {
    let facts: &Facts = &compiled.catalog;
    let rows = facts.errors.iter().zip(&compiled.table.errors);
    let parts = rows.filter(|(error, _)| !error.messages.is_empty());
    let parts = parts.map(|(error, table)| parts_of(error, table.first_entry, facts.max_fields()));
    let told: Vec<_> = facts.errors.iter().filter(|error| !error.messages.is_empty()).collect();
    let variants = told.iter().map(|error| detail_variant(facts, error));
    let rows = facts.errors.iter().zip(&compiled.table.errors);
    let made: Vec<_> = rows.flat_map(|(error, table)| made(error, table.first_entry)).collect();
    let (read, literals) = (read(&made), literals(&made, packed::many(compiled)));
    let holds_text = told.iter().any(|error| !error.inline || has_text(error));
    let (never, never_arm) = (never(holds_text), never_arm(holds_text));
    let conversions = told.iter().filter(|error| !error.inline).map(|error| conversion(error));
    quote! {
        /// What a message says: the message of the catalogue with its values.
        #[non_exhaustive]
        pub enum Detail<'a> {
            #(#variants,)*
            #never
        }

        impl<'a> Detail<'a> {
            /// The message, if it has no values.
            #[inline]
            pub(super) fn literal(message: u32) -> ::core::option::Option<Self> {
                *LITERALS.get(message as usize)?
            }

            #read

            /// The message of the catalogue.
            #[inline]
            pub fn entry(&self) -> Entry {
                entry(self)
            }

            /// The error that the message belongs to.
            #[inline]
            pub fn code(&self) -> Code {
                self.entry().code()
            }
        }

        impl<'a> super::render::Message<'a> for Detail<'a> {
            #[inline]
            fn parts(&self) -> (Entry, Values<'a>) {
                match *self { #(#parts,)* #never_arm }
            }
        }

        /// Every message that has no values.
        #literals

        #(#conversions)*
    }
}

fn detail_variant(facts: &Facts, error: &Error) -> TokenStream {
    let name = error.name().pascal();
    let alias = docs::alias(error.code.as_deref(), &name);
    let name = ident(&name);
    let docs = docs::attributes(&docs::error(facts, error));
    let lifecycle = docs::lifecycle(facts, &error.about);
    match inline(error) {
        Some(message) => {
            let fields = fields(error, message);
            let message = docs::attributes(&format!("\n\n{}", docs::message(facts, message)));
            quote!(#docs #message #alias #lifecycle #name #fields)
        }
        None => quote!(#docs #alias #lifecycle #name(#name<'a>)),
    }
}

fn parts_of(error: &Error, first_entry: usize, most: usize) -> TokenStream {
    let name = ident(&error.name().pascal());
    match inline(error) {
        Some(message) => {
            let ((pattern, values), entry) = (bindings(message, most), number(first_entry));
            quote!(Self::#name #pattern => (Entry(#entry), #values))
        }
        None => quote!(Self::#name(message) => message.parts()),
    }
}

/// The one message of an error that has it right at itself.
fn inline(error: &Error) -> Option<&Message> {
    error.messages.first().filter(|_| error.inline)
}

fn conversion(error: &Error) -> TokenStream {
    let name = ident(&error.name().pascal());
    quote! {
        impl<'a> ::core::convert::From<#name<'a>> for Detail<'a> {
            #[inline]
            fn from(message: #name<'a>) -> Self {
                Self::#name(message)
            }
        }
    }
}

/// The enum over the messages of one error.
fn messages(facts: &Facts, error: &Error, first_entry: usize) -> TokenStream {
    let pascal = error.name().pascal();
    let name = ident(&pascal);
    let docs = docs::attributes(&format!("A message of `{}`.", error.title()));
    let alias = docs::alias(error.code.as_deref(), &pascal);
    let lifecycle = docs::lifecycle(facts, &error.about);
    let variants = error.messages.iter().map(|message| {
        let docs = docs::attributes(&docs::message(facts, message));
        let lifecycle = docs::lifecycle(facts, &message.about);
        let (name, fields) = (variant(message), fields(error, message));
        quote!(#docs #lifecycle #name #fields)
    });
    let entries = error.messages.iter().enumerate().map(|(position, message)| {
        let (entry, name) = (number(first_entry + position), variant(message));
        let (pattern, values) = bindings(message, facts.max_fields());
        quote!(Self::#name #pattern => (#entry, #values))
    });
    let (never, never_arm) = (never(has_text(error)), never_arm(has_text(error)));
    quote! {
        #docs
        #alias
        #lifecycle
        #[non_exhaustive]
        pub enum #name<'a> {
            #(#variants,)*
            #never
        }

        impl<'a> #name<'a> {
            /// The message of the catalogue.
            #[inline]
            pub fn entry(&self) -> Entry {
                entry(self)
            }
        }

        impl<'a> super::render::Message<'a> for #name<'a> {
            #[inline]
            fn parts(&self) -> (Entry, Values<'a>) {
                let (number, values) = match *self {
                    #(#entries,)*
                    #never_arm
                };
                (Entry(number), values)
            }
        }
    }
}

/// Whether a message of an error holds a part of the text that was read.
fn has_text(error: &Error) -> bool {
    let mut fields = error.messages.iter().flat_map(|message| &message.fields);
    fields.any(|field| field.kind.simple().is_some_and(|kind| kind.row().rust == RustType::Text))
}

/// What keeps the lifetime of an enum in which nothing holds text.
fn never(holds_text: bool) -> TokenStream {
    if holds_text { TokenStream::new() } else { quote!(#[doc(hidden)] _Never(Never<'a>),) }
}

fn never_arm(holds_text: bool) -> TokenStream {
    if holds_text { TokenStream::new() } else { quote!(Self::_Never(never) => match never.0 {},) }
}

/// The Rust type of a value.
fn rust_type(error: &Error, field: &Field) -> TokenStream {
    match field.kind.simple().map(|kind| kind.row().rust) {
        Some(RustType::U64) => quote!(u64),
        Some(RustType::I64) => quote!(i64),
        Some(RustType::Text) => quote!(&'a str),
        None => {
            let name = one_of_name(error, field);
            quote!(#name)
        }
    }
}

pub(super) fn variant(message: &Message) -> Ident {
    ident(&message.name().pascal())
}

/// ` { line: u64 }`, or nothing.
fn fields(error: &Error, message: &Message) -> TokenStream {
    if message.fields.is_empty() {
        return TokenStream::new();
    }
    let fields = message.fields.iter().map(|field| {
        let docs = docs::attributes(&docs::field(field));
        let (name, kind) = (ident(field.name.as_str()), rust_type(error, field));
        quote!(#docs #name: #kind)
    });
    quote!({ #(#fields,)* })
}

/// ` { line: a }`, or nothing; and the values that are bound so.
fn bindings(message: &Message, most: usize) -> (TokenStream, TokenStream) {
    if message.fields.is_empty() {
        return (TokenStream::new(), quote!(NO_VALUES));
    }
    let patterns = message.fields.iter().enumerate().map(|(index, field)| {
        let (name, bound) = (ident(field.name.as_str()), value(index));
        quote!(#name: #bound)
    });
    let values = message.fields.iter().enumerate().map(|(index, field)| {
        let bound = value(index);
        match field.kind.simple().map(|kind| kind.row().rust) {
            Some(RustType::U64) => quote!(Value::Index(#bound)),
            Some(RustType::I64) => quote!(Value::Int(#bound)),
            Some(RustType::Text) => quote!(Value::Text(#bound)),
            None => quote!(Value::Text(#bound.as_str())),
        }
    });
    let others = std::iter::repeat_n(quote!(NO_VALUE), most - message.fields.len());
    let values = values.chain(others);
    (quote!({ #(#patterns,)* }), quote!([#(#values),*]))
}

pub(super) fn one_of_name(error: &Error, field: &Field) -> Ident {
    ident(&one_of(error, field))
}

/// The enums of the one-ofs of an error, each once.
fn one_ofs(error: &Error) -> Vec<TokenStream> {
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
    let name = one_of_name(error, field);
    let docs =
        format!("What `{}` can be in a message of `{}`.", field.name.as_str(), error.title());
    let docs = docs::attributes(&docs);
    let names: Vec<_> = choices.iter().map(|(_, name)| ident(&name.pascal())).collect();
    let texts: Vec<_> = choices.iter().map(|(text, _)| text).collect();
    let variant_docs = texts.iter().map(|text| docs::attributes(&crate::emit::prose::code(text)));
    quote! {
        #docs
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[non_exhaustive]
        pub enum #name { #(#variant_docs #names,)* }

        impl #name {
            /// Every one, in catalogue order.
            pub const ALL: &'static [Self] = &[#(Self::#names,)*];

            /// As it stands on the wire.
            pub const fn as_str(self) -> &'static str {
                match self { #(Self::#names => #texts,)* }
            }
        }

        impl ::core::fmt::Display for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::core::str::FromStr for #name {
            type Err = Unknown;

            /// The one that stands so on the wire.
            fn from_str(text: &str) -> ::core::result::Result<Self, Unknown> {
                let mut all = Self::ALL.iter().copied();
                all.find(|choice| choice.as_str() == text).ok_or(Unknown(()))
            }
        }
    }
}
