//! The enum over the messages of one error.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::docs;
use super::one_of;
use super::tree::{field_ident, ident, number};
use crate::check::{Catalog, Error, Field, Message};
use crate::placeholder::RustType;

/// The names that all enums of messages share.
pub(super) struct Names {
    /// The types of errors and of one-ofs.
    types: HashSet<String>,
    /// The parameter for texts: a name that no type of the catalogue has.
    pub(super) text: Ident,
    /// Another one.
    pub(super) other: Ident,
    /// How many values a message has at most.
    pub(super) most: usize,
}

impl Names {
    /// The names that the types of a catalogue leave free.
    pub(super) fn of(catalog: &Catalog) -> Self {
        let errors = catalog.errors.iter().map(|error| error.name().pascal());
        let fields = catalog.entries().flat_map(|(error, message)| {
            message.fields.iter().map(move |field| one_of::name(error, field).to_string())
        });
        let types: HashSet<_> = errors.chain(fields).collect();
        let free = |letter: &str| {
            let numbered = (1..).map(|number| format!("{letter}{number}"));
            let mut names = std::iter::once(letter.to_owned()).chain(numbered);
            ident(&names.find(|name| !types.contains(name)).unwrap_or_default())
        };
        let (text, other) = (free("S"), free("T"));
        Self { types, text, other, most: catalog.max_fields() }
    }
}

/// Whether a message of an error holds a part of the text that was read.
pub(super) fn has_text(error: &Error) -> bool {
    error.messages.iter().flat_map(|message| &message.fields).any(is_text)
}

/// Whether a value is a text of its own or a part of one.
fn is_text(field: &Field) -> bool {
    field.kind.simple().is_some_and(|kind| kind.row().rust == RustType::Text)
}

/// The enum over the messages of one error.
pub(super) fn messages(
    catalog: &Catalog,
    error: &Error,
    first_entry: usize,
    names: &Names,
) -> TokenStream {
    let pascal = error.name().pascal();
    let name = ident(&pascal);
    let docs = docs::attributes(&format!("A message of `{}`.", error.title()));
    let alias = docs::alias(error.code.as_deref(), &pascal);
    let lifecycle = docs::lifecycle(catalog, &error.about);
    let variants = error.messages.iter().map(|own| message(catalog, error, own, names));
    let (parameter, bounded, owned) = parameters(has_text(error), names);
    let map = map(error, &name, names);
    let parts = parts(error, first_entry, names.most);
    let reference = reference(catalog, error, names);
    quote! {
        #docs
        #alias
        #lifecycle
        #[non_exhaustive]
        pub enum #name #owned {
            #(#variants,)*
        }

        #reference

        impl #bounded #name #parameter {
            /// Returns the message of the catalogue, without its values.
            #[inline]
            #[must_use]
            pub fn entry(&self) -> super::surface::Entry {
                super::surface::Entry(self.parts().0)
            }

            #parts
        }

        #map
    }
}

/// The variant of a message, with its docs and its fields.
fn message(catalog: &Catalog, error: &Error, message: &Message, names: &Names) -> TokenStream {
    let docs = docs::attributes(&docs::message(catalog, message));
    let lifecycle = docs::lifecycle(catalog, &message.about);
    let (name, fields) = (variant(message), fields(error, message, names));
    quote!(#docs #lifecycle #name #fields)
}

/// The alias for the enum with borrowed texts, unless another type has that name.
fn reference(catalog: &Catalog, error: &Error, names: &Names) -> Option<TokenStream> {
    let pascal = error.name().pascal();
    let alias = format!("{pascal}Ref");
    if names.types.contains(&alias) {
        return None;
    }
    let docs = docs::attributes(&format!("[`{pascal}`] with borrowed texts."));
    let lifecycle = docs::lifecycle(catalog, &error.about);
    let (alias, borrowed) = (ident(&alias), reference_to(has_text(error), &ident(&pascal)));
    Some(quote!(#docs #lifecycle pub type #alias<'a> = #borrowed;))
}

/// `<S>`, `<S: AsRef<str>>` and `<S = String>`, or nothing where no message holds text.
pub(super) fn parameters(has_text: bool, names: &Names) -> (TokenStream, TokenStream, TokenStream) {
    if !has_text {
        return Default::default();
    }
    let text = &names.text;
    (
        quote!(<#text>),
        quote!(<#text: ::core::convert::AsRef<str>>),
        quote!(<#text = rt::__private::v1::String>),
    )
}

/// `BadValue<&'a str>`, or the enum alone where no message holds text.
pub(super) fn reference_to(has_text: bool, name: &Ident) -> TokenStream {
    if has_text { quote!(#name<&'a str>) } else { quote!(#name) }
}

/// The number of each message and its values.
fn parts(error: &Error, first_entry: usize, most: usize) -> TokenStream {
    let arms = error.messages.iter().enumerate().map(|(position, message)| {
        let (entry, name) = (number(first_entry + position), variant(message));
        let (pattern, values) = bindings(message, most);
        quote!(Self::#name #pattern => (#entry, #values))
    });
    parts_of(&quote!(#(#arms,)*))
}

/// The function that returns the number of a message and its values.
pub(super) fn parts_of(arms: &TokenStream) -> TokenStream {
    quote! {
        #[inline]
        pub(super) fn parts(&self) -> (u32, [rt::__private::v1::Value<'_>; MAX_VALUES]) {
            match self { #arms }
        }
    }
}

/// The function that converts the texts of a message; nothing where no message holds any.
fn map(error: &Error, name: &Ident, names: &Names) -> TokenStream {
    if !has_text(error) {
        return TokenStream::new();
    }
    let arms = error.messages.iter().map(|message| {
        let (variant, (pattern, converted)) = (variant(message), converted(message));
        quote!(Self::#variant #pattern => #name::#variant #converted)
    });
    map_of(name, &quote!(#(#arms,)*), names)
}

/// The function that converts texts with these arms.
pub(super) fn map_of(name: &Ident, arms: &TokenStream, names: &Names) -> TokenStream {
    let Names { text, other, .. } = names;
    quote! {
        impl<#text> #name<#text> {
            pub(super) fn map<'s, #other>(&'s self, text: impl ::core::ops::Fn(&'s #text) -> #other) -> #name<#other> {
                match self { #arms }
            }
        }
    }
}

/// ` { field: a }` and ` { field: text(a) }`, or nothing.
pub(super) fn converted(message: &Message) -> (TokenStream, TokenStream) {
    if message.fields.is_empty() {
        return Default::default();
    }
    let (mut patterns, mut values) = (TokenStream::new(), TokenStream::new());
    for (index, field) in message.fields.iter().enumerate() {
        let (name, bound) = (field_ident(field), value(index));
        patterns.extend(quote!(#name: #bound,));
        let value = if is_text(field) { quote!(text(#bound)) } else { quote!(*#bound) };
        values.extend(quote!(#name: #value,));
    }
    (quote!({ #patterns }), quote!({ #values }))
}

/// The Rust type of a value.
fn rust_type(error: &Error, field: &Field, names: &Names) -> TokenStream {
    match field.kind.simple().map(|kind| kind.row().rust) {
        Some(RustType::U64) => quote!(u64),
        Some(RustType::I64) => quote!(i64),
        Some(RustType::Text) => {
            let text = &names.text;
            quote!(#text)
        }
        None => {
            let name = one_of::name(error, field);
            quote!(#name)
        }
    }
}

/// The variant of a message.
pub(super) fn variant(message: &Message) -> Ident {
    ident(&message.name().pascal())
}

/// Returns the name that a match binds the value of a field to.
pub(super) fn value(field: usize) -> Ident {
    ident(&format!("value{field}"))
}

/// ` { line: u64 }`, or nothing.
pub(super) fn fields(error: &Error, message: &Message, names: &Names) -> TokenStream {
    if message.fields.is_empty() {
        return TokenStream::new();
    }
    let fields = message.fields.iter().map(|field| {
        let docs = docs::attributes(&docs::field(field));
        let (name, kind) = (field_ident(field), rust_type(error, field, names));
        quote!(#docs #name: #kind)
    });
    quote!({ #(#fields,)* })
}

/// ` { line: a }`, or nothing; and the values that are bound so, padded to as many as any message has.
pub(super) fn bindings(message: &Message, most: usize) -> (TokenStream, TokenStream) {
    if message.fields.is_empty() {
        return (TokenStream::new(), quote!(NO_VALUES));
    }
    let patterns = message.fields.iter().enumerate().map(|(index, field)| {
        let (name, bound) = (field_ident(field), value(index));
        quote!(#name: #bound)
    });
    let values = message.fields.iter().enumerate().map(|(index, field)| {
        let bound = value(index);
        match field.kind.simple().map(|kind| kind.row().rust) {
            Some(RustType::U64) => quote!(rt::__private::v1::Value::Index(*#bound)),
            Some(RustType::I64) => quote!(rt::__private::v1::Value::Int(*#bound)),
            Some(RustType::Text) => quote!(rt::__private::v1::Value::Text(#bound.as_ref())),
            None => quote!(rt::__private::v1::Value::Text(#bound.as_str())),
        }
    });
    let others =
        std::iter::repeat_n(quote!(rt::__private::v1::Value::NONE), most - message.fields.len());
    let values = values.chain(others);
    (quote!({ #(#patterns,)* }), quote!([#(#values),*]))
}
