//! How details are made of messages that were read: those without values stand in a table, others are told apart by a match.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::detail::{one_of_name, variant};
use super::tree::{ident, number};
use crate::check::{Error, FieldKind, Message};
use crate::placeholder::RustType;

/// Messages that are told apart by one match: rustc takes longer over a large one than over several.
const CHUNK: usize = 4000;

/// A message as the detail that is made of it.
pub(super) struct Made {
    /// `0`, its number.
    entry: Literal,
    /// `NotFound(NotFound::Order { id: … })`.
    detail: TokenStream,
    /// How many values it has.
    fields: usize,
}

/// The table of the messages that have no values, by their numbers: rustc goes through one of `many` quicker where it
/// sets the gaps itself.
pub(super) fn literals(made: &[Made], many: bool) -> TokenStream {
    let (count, option) = (number(made.len()), quote!(::core::option::Option));
    let details = made.iter().map(|Made { detail, fields, .. }| (*fields == 0).then_some(detail));
    let table = if many {
        let gaps: Vec<u8> =
            made.iter().map(|made| if made.fields == 0 { b'.' } else { b'-' }).collect();
        let (gaps, details) = (Literal::byte_string(&gaps), details.flatten());
        quote!(spread(#gaps, &[#(Detail::#details),*]))
    } else {
        let details = details.map(|detail| match detail {
            Some(detail) => quote!(Some(Detail::#detail)),
            None => quote!(None),
        });
        quote!([#(#details),*])
    };
    quote!(static LITERALS: [#option<Detail<'static>>; #count] = #table;)
}

/// The function that makes a detail with values, of an arm for each message that has any; of many, in parts.
pub(super) fn read(made: &[Made]) -> TokenStream {
    let option = quote!(::core::option::Option);
    let part = |name: &Ident, made: &[Made]| {
        let body = arms(made).unwrap_or_else(|| quote!(#option::None));
        quote! {
            #[allow(unused_variables)]
            #[inline]
            pub(super) fn #name(message: u32, values: &super::render::Raw<'a>) -> #option<Self> {
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
        pub(super) fn read(message: u32, values: &super::render::Raw<'a>) -> #option<Self> {
            match message / #chunk { #(#numbers => Self::#names(message, values),)* _ => #option::None }
        }

        #(#parts)*
    }
}

/// A match that makes the details that have values; none where there are none.
fn arms(made: &[Made]) -> Option<TokenStream> {
    let option = quote!(::core::option::Option);
    let most = made.iter().map(|made| made.fields).max().filter(|most| *most > 0)?;
    let values = (0..most).map(value);
    let arms = made.iter().filter(|made| made.fields > 0);
    let arms = arms.map(|Made { entry, detail, .. }| quote!(#entry => Self::#detail));
    Some(quote! {
        let [#(#values,)* ..] = *values;
        #option::Some(match message { #(#arms,)* _ => return #option::None })
    })
}

/// What a match binds the value of a field to.
pub(super) fn value(field: usize) -> Ident {
    ident(&format!("value{field}"))
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
        Made { entry, detail, fields: message.fields.len() }
    })
}

/// ` { line: pattern::index(value0) }`, or nothing.
fn read_fields(error: &Error, message: &Message) -> TokenStream {
    if message.fields.is_empty() {
        return TokenStream::new();
    }
    let fields = message.fields.iter().enumerate().map(|(index, field)| {
        let (name, raw) = (ident(field.name.as_str()), value(index));
        let value = match &field.kind {
            FieldKind::Simple(kind) => match kind.row().rust {
                RustType::U64 => quote!(pattern::index(#raw)),
                RustType::I64 => quote!(pattern::int(#raw)),
                RustType::Text => quote!(#raw),
            },
            FieldKind::OneOf { written, .. } => {
                let one_of = one_of_name(error, field);
                quote!(*#one_of::ALL.get(pattern::choice(#raw, #written))?)
            }
        };
        quote!(#name: #value)
    });
    quote!({ #(#fields,)* })
}
