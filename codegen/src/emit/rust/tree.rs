//! Modules of generated code, as files or as tokens.

use std::str::FromStr;

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
    pub(super) name: &'static str,
    /// A condition for `#[cfg(…)]`.
    #[cfg_attr(
        not(feature = "pretty"),
        expect(
            dead_code,
            reason = "only files have conditions; a macro's are decided when it is called"
        )
    )]
    pub(super) condition: Option<&'static str>,
    content: Content,
    children: Vec<Module>,
}

enum Content {
    Tokens(TokenStream),
    Text(&'static str),
}

impl Module {
    /// A module that depends on the catalogue.
    pub(super) fn tokens(name: &'static str, tokens: TokenStream) -> Self {
        Self { name, condition: None, content: Content::Tokens(tokens), children: Vec::new() }
    }

    /// A module that is the same in every crate; its own unit tests are left out.
    pub(super) fn text(name: &'static str, text: &'static str) -> Self {
        let text = text.split("\n#[cfg(test)]").next().unwrap_or(text);
        Self { name, condition: None, content: Content::Text(text), children: Vec::new() }
    }

    /// The module behind `#[cfg(condition)]`.
    pub(super) fn behind(self, condition: &'static str) -> Self {
        Self { condition: Some(condition), ..self }
    }

    /// The module with modules in it; its text may declare others too, which it is without then.
    pub(super) fn with(self, children: Vec<Module>) -> Self {
        Self { children, ..self }
    }

    /// The module with everything in it, as an item.
    pub(super) fn item(self) -> TokenStream {
        let name = ident(self.name);
        let visibility = if self.name == "runtime" { quote!() } else { quote!(pub) };
        let mut content = match self.content {
            Content::Tokens(tokens) => tokens,
            Content::Text(text) => {
                let is_code = |line: &&str| declared(line).is_none() && !line.starts_with("//!");
                let text = text.lines().filter(is_code).collect::<Vec<_>>().join("\n");
                TokenStream::from_str(&text).expect("the runtime's own source is Rust")
            }
        };
        content.extend(self.children.into_iter().map(Self::item));
        quote!(#visibility mod #name { #content })
    }

    /// The module's file and those of the modules in it, below `folder`.
    #[cfg(feature = "pretty")]
    pub(super) fn files(&self, folder: &str, header: &str, files: &mut Vec<Artifact>) {
        let name = self.name;
        let path = if self.children.is_empty() {
            format!("{folder}{name}.rs")
        } else {
            format!("{folder}{name}/mod.rs")
        };
        let text = match &self.content {
            Content::Tokens(tokens) => pretty(tokens.clone()),
            Content::Text(text) => {
                let is_there = |line: &&str| {
                    declared(line)
                        .is_none_or(|name| self.children.iter().any(|child| child.name == name))
                };
                let lines = text.trim_end().lines().filter(is_there);
                lines.flat_map(|line| [line, "\n"]).collect()
            }
        };
        files.push(Artifact::new(path, format!("// {header}\n\n{text}")));
        for child in &self.children {
            child.files(&format!("{folder}{name}/"), header, files);
        }
    }
}

/// The module that a line declares.
fn declared(line: &str) -> Option<&str> {
    line.strip_prefix("pub mod ")?.strip_suffix(';')
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
