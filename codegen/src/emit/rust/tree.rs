//! Modules of generated code, as files or as tokens.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::check::Field;
#[cfg(feature = "pretty")]
use crate::emit::Artifact;

/// An identifier; names are proven to be ones.
pub(super) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// The identifier of a field, which is a raw one where its name is a keyword.
pub(super) fn field_ident(field: &Field) -> Ident {
    let name = field.name.field();
    match name.strip_prefix("r#") {
        Some(keyword) => Ident::new_raw(keyword, Span::call_site()),
        None => ident(&name),
    }
}

/// A number without a suffix.
pub(super) fn number(value: usize) -> Literal {
    Literal::usize_unsuffixed(value)
}

/// A module of generated code.
pub(super) struct Module {
    name: &'static str,
    items: TokenStream,
}

impl Module {
    /// A module with these items.
    pub(super) fn new(name: &'static str, items: TokenStream) -> Self {
        Self { name, items }
    }

    /// The module with everything in it, as an item.
    pub(super) fn item(self) -> TokenStream {
        let (name, items) = (ident(self.name), self.items);
        quote!(pub mod #name { #items })
    }

    /// The module's file.
    #[cfg(feature = "pretty")]
    pub(super) fn file(self, header: &str) -> Artifact {
        let text = pretty(self.items);
        Artifact::new(format!("{}.rs", self.name), format!("// {header}\n\n{text}"))
    }
}

/// Tokens as formatted text, with an empty line between items.
#[cfg(feature = "pretty")]
pub(super) fn pretty(tokens: TokenStream) -> String {
    let mut file: syn::File = syn::parse2(tokens).expect("generated items are a Rust file");
    let mut text = String::new();
    let mut after_use = true;
    for item in std::mem::take(&mut file.items) {
        let is_use = matches!(item, syn::Item::Use(_));
        if !(text.is_empty() || is_use && after_use) {
            text.push('\n');
        }
        file.items = vec![item];
        text.push_str(&prettyplease::unparse(&file));
        after_use = is_use;
    }
    text
}
