//! How details are made of messages that were read: those without values stand in a table, others are told apart by a match.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::detail::{one_of_name, variant};
use super::tree::{ident, number};
use crate::check::{Error, FieldKind, Message};

/// Messages that are told apart by one match: rustc takes longer over a large one than over several.
const CHUNK: usize = 4000;

/// A message as the detail that is made of it.
pub(super) struct Made {
    /// `0`, its number.
    entry: Literal,
    /// `NotFound(NotFound::Order { id: … })`.
    detail: TokenStream,
    is_literal: bool,
}

/// `Some(Detail::NotFound(NotFound::Order))` for each message that has no values, `None` for each other.
pub(super) fn literals(made: &[Made]) -> impl Iterator<Item = TokenStream> {
    made.iter().map(|Made { detail, is_literal, .. }| match is_literal {
        true => quote!(Some(Detail::#detail)),
        false => quote!(None),
    })
}

/// The function that makes a detail with values, of an arm for each message that has any; of many, in parts.
pub(super) fn read(made: &[Made]) -> TokenStream {
    let option = quote!(::core::option::Option);
    let part = |name: &Ident, made: &[Made]| {
        let mut arms = made.iter().filter(|made| !made.is_literal).peekable();
        let (reading, body) = if arms.peek().is_none() {
            (quote!(_), quote!(#option::None))
        } else {
            let arms = arms.map(|Made { entry, detail, .. }| quote!(#entry => Self::#detail));
            let found = quote!(match reading.message { #(#arms,)* _ => return #option::None });
            (quote!(reading), quote!(#option::Some(#found)))
        };
        quote! {
            #[inline]
            pub(super) fn #name(#reading: Reading<'_, 'a>) -> #option<Self> {
                #body
            }
        }
    };
    let docs = quote!(#[doc = " The message with the values that were read."]);
    let chunks: Vec<_> = made.chunks(CHUNK).collect();
    if let [] | [_] = chunks[..] {
        let all = part(&ident("read"), made);
        return quote!(#docs #all);
    }
    let names: Vec<_> = (0..chunks.len()).map(|number| ident(&format!("read_{number}"))).collect();
    let parts = names.iter().zip(chunks).map(|(name, made)| part(name, made));
    let (chunk, numbers) = (number(CHUNK), (0..names.len()).map(number));
    quote! {
        #docs
        #[inline]
        pub(super) fn read(reading: Reading<'_, 'a>) -> #option<Self> {
            match reading.message / #chunk { #(#numbers => Self::#names(reading),)* _ => #option::None }
        }

        #(#parts)*
    }
}

/// Each message of an error.
pub(super) fn made(error: &Error, first_entry: usize) -> impl Iterator<Item = Made> {
    let name = ident(&error.name().pascal());
    error.messages.iter().enumerate().map(move |(position, message)| {
        let (variant, fields) = (variant(message), read_fields(error, message));
        let detail = if error.inline {
            quote!(#name #fields)
        } else {
            quote!(#name(#name::#variant #fields))
        };
        let entry = number(first_entry + position);
        Made { entry, detail, is_literal: message.fields.is_empty() }
    })
}

/// ` { line: pattern::index(reading.values[0]) }`, or nothing.
fn read_fields(error: &Error, message: &Message) -> TokenStream {
    if message.fields.is_empty() {
        return TokenStream::new();
    }
    let fields = message.fields.iter().enumerate().map(|(index, field)| {
        let index = number(index);
        let name = ident(field.name.as_str());
        let value = match &field.kind {
            FieldKind::Index => quote!(pattern::index(reading.values[#index])),
            FieldKind::Int => quote!(pattern::int(reading.values[#index])),
            FieldKind::OneOf { written, .. } => {
                let one_of = one_of_name(error, field);
                quote!(*#one_of::ALL.get(pattern::choice(reading.values[#index], #written))?)
            }
            _ => quote!(reading.values[#index]),
        };
        quote!(#name: #value)
    });
    quote!({ #(#fields,)* })
}
