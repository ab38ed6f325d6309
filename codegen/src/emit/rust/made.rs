//! How details are made of messages that were read: those without values are in a table, the others are distinguished by a match.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::message::{value, variant};
use super::one_of;
use super::tree::{field_ident, ident, number};
use crate::check::{Error, FieldKind, Message};
use crate::placeholder::RustType;

/// Messages that are distinguished by one match: rustc takes longer over a large one than over several.
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

/// The table of the messages that have no values, by their numbers, in which rustc sets the gaps itself: that is quicker.
pub(super) fn literals(made: &[Made], detail: &TokenStream) -> TokenStream {
    let count = number(made.len());
    let gaps: Vec<u8> =
        made.iter().map(|made| if made.fields == 0 { b'.' } else { b'-' }).collect();
    let gaps = Literal::byte_string(&gaps);
    let details = made.iter().filter(|made| made.fields == 0).map(|made| &made.detail);
    quote! {
        /// Every message that has no values.
        static LITERALS: [::core::option::Option<#detail>; #count] =
            rt::__private::v1::spread(#gaps, &[#(Detail::#details),*]);
    }
}

/// The function that makes a detail of the number of its message and the texts of its values.
pub(super) fn read(made: &[Made], detail: &TokenStream) -> TokenStream {
    let option = quote!(::core::option::Option);
    let valued: Vec<_> = made
        .chunks(CHUNK)
        .enumerate()
        .filter_map(|(part, made)| Some((part, arms(made)?)))
        .collect();
    let literal = quote! {
        if let #option::Some(#option::Some(detail)) = LITERALS.get(message as usize) {
            return #option::Some(*detail);
        }
    };
    let signature = |name: &Ident| {
        quote! {
            fn #name<'a>(message: u32, values: &[&'a str; MAX_VALUES]) -> #option<#detail>
        }
    };
    let read = signature(&ident("read"));
    let (body, parts) = match &valued[..] {
        [] => (quote!(#option::None), quote!()),
        [(_, arms)] => (arms.clone(), quote!()),
        many => {
            let names: Vec<_> =
                many.iter().map(|(part, _)| ident(&format!("read_{part}"))).collect();
            let numbers = many.iter().map(|(part, _)| number(*part));
            let signatures = names.iter().map(signature);
            let arms = many.iter().map(|(_, arms)| arms);
            let chunk = number(CHUNK);
            (
                quote!(match message / #chunk { #(#numbers => #names(message, values),)* _ => #option::None }),
                quote!(#(#signatures { #arms })*),
            )
        }
    };
    quote! {
        /// Returns the message with the values that were read.
        #[allow(unused_variables)]
        pub(super) #read { #literal #body }
        #parts
    }
}

/// A match that makes the details that have values; none where there are none.
fn arms(made: &[Made]) -> Option<TokenStream> {
    let option = quote!(::core::option::Option);
    let most = made.iter().map(|made| made.fields).max().filter(|most| *most > 0)?;
    let values = (0..most).map(value);
    let arms = made.iter().filter(|made| made.fields > 0);
    let arms = arms.map(|Made { entry, detail, .. }| quote!(#entry => Detail::#detail));
    Some(quote! {
        let [#(#values,)* ..] = *values;
        #option::Some(match message { #(#arms,)* _ => return #option::None })
    })
}

/// ` { line: rt::…::index(value0) }`, or nothing.
fn read_fields(error: &Error, message: &Message) -> TokenStream {
    if message.fields.is_empty() {
        return TokenStream::new();
    }
    let fields = message.fields.iter().enumerate().map(|(index, field)| {
        let (name, raw) = (field_ident(field), value(index));
        let value = match &field.kind {
            FieldKind::Simple(kind) => match kind.row().rust {
                RustType::U64 => quote!(rt::__private::v1::index(#raw)),
                RustType::I64 => quote!(rt::__private::v1::int(#raw)),
                RustType::Text => quote!(#raw),
            },
            FieldKind::OneOf { written, .. } => {
                let one_of = one_of::name(error, field);
                quote!(*#one_of::ALL.get(rt::__private::v1::choice(#raw, #written))?)
            }
        };
        quote!(#name: #value)
    });
    quote!({ #(#fields,)* })
}
