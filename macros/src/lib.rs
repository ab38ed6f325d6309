//! `error_catalog!("errors.yaml")`: the typed errors of a catalogue, in the module that uses them.
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
//! This crate is only a front end: it reads the file, and returns items or a `compile_error!` that shows the diagnostics with
//! their places in the catalogue.

mod arguments;
mod problem;

use std::path::{Path, PathBuf};

use errcat_codegen::render::{self, Style};
use errcat_codegen::{SourceFile, compile};
use proc_macro2::{Group, Literal, Span, TokenStream, TokenTree};
use quote::quote;

use arguments::Arguments;
use problem::Problem;

/// Generates the typed errors of a catalogue: `Code`, `Detail`, `Error` and the rest, as public items.
///
/// The path is absolute, or relative to the folder of `Cargo.toml`, else to the folder of the calling file. It is a string literal, or
/// one that `concat!` and `env!` give: `concat!(env!("CARGO_MANIFEST_DIR"), "/errors.yaml")`. The calling crate also depends on
/// `errcat`, the engine; its features `serde` and `http` add the impls for these crates.
///
/// Mistakes in the catalogue are compile errors that name its line and column.
#[proc_macro]
pub fn error_catalog(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let calling = proc_macro::Span::call_site().local_file();
    let arguments = syn::parse(input).map_err(Problem::from);
    let expanded = arguments.and_then(|arguments| expand(&arguments, calling.as_deref()));
    expanded.unwrap_or_else(Problem::tokens).into()
}

fn expand(arguments: &Arguments, calling: Option<&Path>) -> Result<TokenStream, Problem> {
    let problem = |message: String| Problem { span: arguments.span, message };
    let (path, watched) = locate(&arguments.path, calling).map_err(problem)?;
    let source = errcat_codegen::read(&path).map_err(|error| problem(error.to_string()))?;
    let source = SourceFile::new(arguments.path.as_str(), source.text());
    let (compiled, diagnostics) = compile(&source);
    let Some(compiled) = compiled else {
        let snippets = render::snippets(&source, &diagnostics, Style::Plain);
        let message = problem(format!("the error catalogue has mistakes\n\n{snippets}")).tokens();
        let watched = tokens(&watched);
        return Ok(quote!(#watched #message));
    };
    Ok(tokens(&format!("{watched}{}", errcat_codegen::inline(&compiled))))
}

/// Returns the tokens of source text, as if they were written at the call. Doc comments become attributes: rust-analyzer shows
/// parsed comments with a slash in front, and looks for parsed tokens at places that the calling file does not have.
fn tokens(source: &str) -> TokenStream {
    let mut text = String::with_capacity(source.len());
    for line in source.lines() {
        match line.trim_start().strip_prefix("///") {
            Some(doc) => text.push_str(&format!("#[doc = {doc:?}]\n")),
            None => text.extend([line, "\n"]),
        }
    }
    let parsed: TokenStream = text.parse().expect("generated code is a sequence of tokens");
    at_call(parsed)
}

fn at_call(tokens: TokenStream) -> TokenStream {
    let moved = tokens.into_iter().map(|token| {
        let mut token = match token {
            TokenTree::Group(group) => {
                TokenTree::Group(Group::new(group.delimiter(), at_call(group.stream())))
            }
            token => token,
        };
        token.set_span(Span::call_site());
        token
    });
    moved.collect()
}

/// Finds the catalogue. Returns its path, and an item that makes cargo rebuild when the file changes.
fn locate(path: &str, calling: Option<&Path>) -> Result<(PathBuf, String), String> {
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    let literal = Literal::string(path);
    let watch = |file: &str| format!("const _: &[u8] = ::core::include_bytes!({file});\n");
    let from_manifest = manifest.join(path);
    if Path::new(path).is_absolute() && from_manifest.is_file() {
        return Ok((from_manifest, watch(&literal.to_string())));
    }
    if !manifest.as_os_str().is_empty() && from_manifest.is_file() {
        let file =
            format!("::core::concat!(::core::env!(\"CARGO_MANIFEST_DIR\"), \"/\", {literal})");
        return Ok((from_manifest, watch(&file)));
    }
    let folder = calling.and_then(Path::parent);
    match folder.map(|folder| folder.join(path)).filter(|file| file.is_file()) {
        Some(file) => Ok((file, watch(&literal.to_string()))),
        None => Err(missing(path, &manifest, folder)),
    }
}

/// Returns the message for a catalogue that is not there, with the folders in which it was searched.
fn missing(path: &str, manifest: &Path, calling: Option<&Path>) -> String {
    let file = format!("there is no file `{path}`");
    if Path::new(path).is_absolute() {
        return file;
    }
    // Some editors expand macros without the name of the calling file.
    let searched = match (manifest.as_os_str().is_empty(), calling.is_some()) {
        (false, true) => " next to this package's Cargo.toml or next to the calling file",
        (false, false) => {
            " next to this package's Cargo.toml; the compiler did not say which file calls, so write the path from there"
        }
        (true, true) => {
            " next to the calling file; CARGO_MANIFEST_DIR is not set, so no package folder was searched"
        }
        (true, false) => {
            ": CARGO_MANIFEST_DIR is not set and the compiler did not say which file calls, so write an absolute path"
        }
    };
    format!("{file}{searched}")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    #[test]
    fn a_missing_file_is_reported_with_where_it_was_searched() {
        let check = |path: &str, manifest: &str, calling: Option<&str>, expected: &str| {
            let message = super::missing(path, Path::new(manifest), calling.map(Path::new));
            assert_eq!(message, format!("there is no file `{path}`{expected}"));
        };
        check("/a.yaml", "", Some("src"), "");
        let both = " next to this package's Cargo.toml or next to the calling file";
        check("a.yaml", "/shop", Some("src"), both);
        let calling = " next to the calling file; CARGO_MANIFEST_DIR is not set, so no package folder was searched";
        check("a.yaml", "", Some("src"), calling);
        let manifest = " next to this package's Cargo.toml; the compiler did not say which file calls, so write the path from there";
        check("a.yaml", "/shop", None, manifest);
        let neither = ": CARGO_MANIFEST_DIR is not set and the compiler did not say which file calls, so write an absolute path";
        check("a.yaml", "", None, neither);
    }
}
