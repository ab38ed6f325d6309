//! `error_catalog!("errors.yaml")`: the typed errors of a catalogue, right where they are used.
//!
//! The same code as a generated crate has, from the same catalogue:
//!
//! ```ignore
//! mod shop {
//!     errcat_macros::error_catalog!("errors.yaml");
//! }
//!
//! let error = shop::Error::from_response(400, body);
//! ```
//!
//! This crate is only a front end: text comes from a file, items go to where the macro is called, diagnostics become a
//! `compile_error!` that shows the place in the catalogue.

mod arguments;

use std::path::{Path, PathBuf};

use errcat_codegen::render::{self, Style};
use errcat_codegen::{SourceFile, compile};
use proc_macro2::{Literal, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use arguments::Arguments;

/// Generates the typed errors of a catalogue: `Code`, `Detail`, `Error` and the rest, as public items.
///
/// The path is taken from the folder of `Cargo.toml`, then from the folder of the calling file. After it may follow
/// `serde` and `http`, for `Body` and for responses of these crates, which the calling crate then has to depend on:
/// `error_catalog!("errors.yaml", serde, http)`.
///
/// Mistakes in the catalogue are compile errors that name its line and column.
#[proc_macro]
pub fn error_catalog(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let calling = proc_macro::Span::call_site().local_file();
    expand(input.into(), calling.as_deref()).unwrap_or_else(Problem::tokens).into()
}

/// Why there is no code, and the part of the call that it concerns.
struct Problem {
    span: Span,
    message: String,
}

impl Problem {
    fn tokens(self) -> TokenStream {
        let message = self.message;
        quote_spanned!(self.span => ::core::compile_error!(#message);)
    }
}

fn expand(input: TokenStream, calling: Option<&Path>) -> Result<TokenStream, Problem> {
    let arguments = Arguments::parse(input)?;
    let problem = |message: String| Problem { span: arguments.span, message };
    let (path, watched) = locate(&arguments.path, calling).map_err(problem)?;
    let source = errcat_codegen::read(&path).map_err(|error| problem(error.to_string()))?;
    let source = SourceFile::new(arguments.path.as_str(), source.text());
    let (compiled, diagnostics) = compile(&source);
    let Some(compiled) = compiled else {
        let snippets = render::snippets(&source, &diagnostics, Style::Plain);
        let message = problem(format!("the error catalogue has mistakes\n\n{snippets}")).tokens();
        return Ok(quote!(#watched #message));
    };
    let items = errcat_codegen::inline(&compiled, arguments.extras);
    Ok(quote!(#watched #items))
}

/// The catalogue's file, and an item that makes cargo build again when the file changes.
fn locate(path: &str, calling: Option<&Path>) -> Result<(PathBuf, TokenStream), String> {
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    let literal = TokenTree::from(Literal::string(path));
    let from_manifest = manifest.join(path);
    if from_manifest.is_file() {
        let file = quote!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/", #literal));
        return Ok((
            from_manifest,
            quote!(
                const _: &[u8] = ::core::include_bytes!(#file);
            ),
        ));
    }
    let beside = calling.and_then(Path::parent).map(|folder| folder.join(path));
    match beside.filter(|file| file.is_file()) {
        Some(file) => Ok((
            file,
            quote!(
                const _: &[u8] = ::core::include_bytes!(#literal);
            ),
        )),
        None => Err(format!(
            "there is no file `{path}` beside this package's Cargo.toml, nor beside the calling file"
        )),
    }
}
