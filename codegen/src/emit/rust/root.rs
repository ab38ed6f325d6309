//! The root of the generated code: which modules there are and what they export.

use proc_macro2::TokenStream;
use quote::quote;

#[cfg(feature = "pretty")]
use super::docs;
use super::tree::Module;
#[cfg(feature = "pretty")]
use crate::check::{About, Catalog, Error};
#[cfg(feature = "pretty")]
use crate::{Compiled, emit::header, emit::markdown};

/// Everything below one hidden module, exported beside it.
pub(super) fn inline(modules: Vec<Module>) -> TokenStream {
    let modules = modules.into_iter().map(Module::item);
    quote! {
        #[doc(hidden)]
        #[allow(dead_code, deprecated, unused_imports, unreachable_pub, missing_docs, clippy::all, clippy::pedantic)]
        mod __errcat {
            #(#modules)*
        }
        pub use self::__errcat::about::{Entry, Link, Retry, Unknown};
        pub use self::__errcat::body::Body;
        pub use self::__errcat::code::*;
        pub use self::__errcat::detail::*;
        pub use self::__errcat::error::{Error, Finding, Findings, classify};
        pub use self::__errcat::render::Value;
    }
}

/// `lib.rs` of a package.
#[cfg(feature = "pretty")]
pub(super) fn file(compiled: &Compiled, modules: &[Module]) -> String {
    let header = header(compiled);
    let fingerprint = compiled.catalog().fingerprint();
    let docs = docs::krate(compiled);
    let docs = docs.lines().map(|line| format!("//! {line}").trim_end().to_owned());
    let docs = docs.collect::<Vec<_>>().join("\n");
    let outdated = is_any_outdated(compiled.catalog());
    let declaration = |module| declaration(module, outdated);
    let modules = modules.iter().map(declaration).collect::<String>();
    let pages = pages(compiled);
    format!(
        "// {header}\n// fingerprint {fingerprint:016x}\n\n{docs}\n\n\
         #![no_std]\n#![forbid(unsafe_code)]\n#![warn(missing_docs)]\n\n{modules}\n\
         pub use about::{{Entry, Link, Retry, Unknown}};\n\
         pub use body::Body;\n\
         pub use code::*;\n\
         pub use detail::*;\n\
         pub use error::{{Error, Finding, Findings, classify}};\n\
         pub use render::Value;\n{pages}"
    )
}

/// Whether something is on its way out, which the crate's own code has to name all the same.
#[cfg(feature = "pretty")]
fn is_any_outdated(facts: &Catalog) -> bool {
    let messages = facts.entries().map(|(_, message)| &message.about);
    messages.chain(facts.errors.iter().map(|error| &error.about)).any(About::is_outdated)
}

#[cfg(feature = "pretty")]
fn declaration(module: &Module, outdated: bool) -> String {
    let cfg = module.condition.map_or(String::new(), |condition| format!("#[cfg({condition})]\n"));
    let allow = match module.name {
        // No catalogue needs everything that can be read.
        "runtime" => "#[allow(dead_code)]\n",
        "code" | "detail" | "table" if outdated => "#[allow(deprecated)]\n",
        _ => "",
    };
    format!("{cfg}{allow}#[rustfmt::skip]\nmod {};\n", module.name)
}

/// The pages of the docs, for rustdoc alone: there they can be read, and their snippets are compiled and run with the
/// doctests.
#[cfg(feature = "pretty")]
fn pages(compiled: &Compiled) -> String {
    let references: String = markdown::in_rustdoc(compiled.catalog())
        .iter()
        .map(|line| format!("    #[doc = {line:?}]\n"))
        .collect();
    let page = |error: &Error| {
        let (name, module) = (error.name().as_str(), docs::page(error));
        format!(
            "\n{references}    #[doc = include_str!(\"../docs/errors/{name}.md\")]\n    pub mod {module} {{}}\n"
        )
    };
    let pages: String = compiled.catalog().errors.iter().map(page).collect();
    format!(
        "\n/// All that is known of each error, a page each. These modules are in the docs only.\n\
         #[cfg(any(doc, doctest))]\n#[rustfmt::skip]\npub mod pages {{{pages}}}\n\n\
         #[cfg(doctest)]\n#[doc = include_str!(\"../README.md\")]\nmod readme {{}}\n"
    )
}
