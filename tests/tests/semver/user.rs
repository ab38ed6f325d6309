//! Code that uses everything in a generated crate: every name, and every value with its type.

use errcat_codegen::check::{Catalog, Error, Field, FieldKind, Message};
use errcat_codegen::placeholder::RustType;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// Returns the module of a user of the crate whose items are in scope.
pub(crate) fn of(facts: &Catalog) -> TokenStream {
    let codes = facts.errors.iter().map(|error| ident(&error.name().pascal()));
    let operations = facts.operations.iter().map(|operation| ident(&operation.name.pascal()));
    let rules = facts.rules.iter().map(|rule| ident(&rule.name.pascal()));
    let durations = facts.rules.iter().filter(|rule| rule.duration.is_some());
    let durations = durations.map(|rule| ident(&rule.name.shouty()));
    let with_messages = || facts.errors.iter().filter(|error| !error.messages.is_empty());
    let details = with_messages().map(detail);
    let messages = with_messages().filter(|error| !error.inline).map(messages);
    let choices = with_messages().flat_map(choices);
    quote! {
        pub fn code(code: Code) { match code { #(Code::#codes => {})* _ => {} } }
        pub fn operation(operation: Operation) { match operation { #(Operation::#operations => {})* _ => {} } }
        pub fn rule(rule: Rule) { match rule { #(Rule::#rules => {})* _ => {} } }
        #(pub const _: ::core::time::Duration = #durations;)*
        pub fn detail(detail: DetailRef<'_>) { match detail { #(#details)* _ => {} } }
        #(#messages)*
        #(#choices)*
    }
}

fn detail(error: &Error) -> TokenStream {
    let name = ident(&error.name().pascal());
    match error.messages.first().filter(|_| error.inline) {
        Some(message) => arm(&quote!(Detail), &name, error, message),
        None => {
            let texts = texts(error);
            quote!(Detail::#name(message) => { let _: #name #texts = message; })
        }
    }
}

fn messages(error: &Error) -> TokenStream {
    let name = ident(&error.name().pascal());
    let function = ident(error.name().as_str());
    let arms = error
        .messages
        .iter()
        .map(|message| arm(&quote!(#name), &ident(&message.name().pascal()), error, message));
    let texts = texts(error);
    quote!(pub fn #function(message: #name #texts) { match message { #(#arms)* _ => {} } })
}

/// Returns the parameter of an enum some of whose messages have texts.
fn texts(error: &Error) -> TokenStream {
    let is_text =
        |field: &Field| field.kind.simple().is_some_and(|kind| kind.row().rust == RustType::Text);
    let mut fields = error.messages.iter().flat_map(|message| &message.fields);
    if fields.any(is_text) { quote!(<&str>) } else { quote!() }
}

/// Returns a variant with all its values and without `..`.
fn arm(of: &TokenStream, name: &Ident, error: &Error, message: &Message) -> TokenStream {
    if message.fields.is_empty() {
        return quote!(#of::#name => {});
    }
    let fields: Vec<_> = message.fields.iter().map(|field| ident(field.name.as_str())).collect();
    let types = message.fields.iter().map(|field| kind(error, field));
    quote!(#of::#name { #(#fields),* } => { #(let _: #types = #fields;)* })
}

fn kind(error: &Error, field: &Field) -> TokenStream {
    match &field.kind {
        FieldKind::Simple(kind) => match kind.row().rust {
            RustType::U64 => quote!(u64),
            RustType::I64 => quote!(i64),
            RustType::Text => quote!(&str),
        },
        FieldKind::OneOf { .. } => {
            let name = choice(error, field);
            quote!(#name)
        }
    }
}

fn choice(error: &Error, field: &Field) -> Ident {
    ident(&format!("{}{}", error.name().pascal(), field.name.pascal()))
}

fn choices(error: &Error) -> Vec<TokenStream> {
    let fields = error.messages.iter().flat_map(|message| &message.fields);
    let uses = fields.filter_map(|field| {
        let FieldKind::OneOf { choices, .. } = &field.kind else { return None };
        let name = choice(error, field);
        let function = ident(&format!("{}_{}", error.name().as_str(), field.name.as_str()));
        let variants = choices.iter().map(|(_, name)| ident(&name.pascal()));
        Some(quote!(pub fn #function(choice: #name) { match choice { #(#name::#variants => {})* _ => {} } }))
    });
    uses.collect()
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
