//! Writes the root of the generated code, with its modules and their exports.

use super::MODULES;
#[cfg(feature = "pretty")]
use super::docs;
use super::fields;
use super::source::Source;
#[cfg(feature = "pretty")]
use super::source::literal;
use crate::Compiled;
#[cfg(feature = "pretty")]
use crate::check::{About, Catalog, Error};
#[cfg(feature = "pretty")]
use crate::{emit::markdown, emit::package::Engine};
use errcat::__private::VERSION;

/// Returns all items in one hidden module, and their exports next to it.
pub(super) fn inline(compiled: &Compiled) -> String {
    let mut source = Source::default();
    source.fixed(HIDDEN);
    source.open(format_args!("mod __errcat {{"));
    source.fixed("use ::errcat as rt;");
    source.line(format_args!("const _: () = rt::__private::made_for({VERSION});"));
    for module in MODULES {
        source.open(format_args!("pub mod {} {{", module.name));
        (module.write)(compiled, &mut source);
        source.close("}");
    }
    source.fixed(RETRY);
    source.close("}");
    source.fixed(EXPORTS);
    let surface = surface(compiled);
    source.line(format_args!(
        "#[allow(unused_imports, clippy::pub_use)]\npub use self::__errcat::surface::{{{surface}}};"
    ));
    source.into_text()
}

const HIDDEN: &str = "\
#[doc(hidden)]
#[allow(dead_code, deprecated, unused_imports, unreachable_pub, missing_docs, non_shorthand_field_patterns, clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)]";

const RETRY: &str = "\
/// Whether and how to retry after an error.
pub type Retry = rt::Retry<code::Operation>;
pub use rt::{ApiError, Category, Effect, Link, Misread, Unknown};";

const EXPORTS: &str = "\
#[allow(unused_imports, clippy::pub_use)]
pub use self::__errcat::code::*;
#[allow(unused_imports, clippy::pub_use)]
pub use self::__errcat::detail::*;
#[allow(unused_imports, clippy::pub_use)]
pub use self::__errcat::{ApiError, Category, Effect, Link, Misread, Retry, Unknown};";

/// Returns the exports of the module `surface`.
fn surface(compiled: &Compiled) -> String {
    let mut names = vec!["Body", "Entry", "Error", "Finding", "Findings", "Item"];
    names.extend(fields::names(compiled));
    names.sort_unstable();
    names.push("classify");
    names.join(", ")
}

/// Returns `lib.rs` of a package.
#[cfg(feature = "pretty")]
pub(super) fn file(compiled: &Compiled, engine: Engine) -> String {
    let fingerprint = compiled.catalog().fingerprint();
    let docs = docs::krate(compiled);
    let docs = docs.lines().map(|line| format!("//! {line}").trim_end().to_owned());
    let docs = docs.collect::<Vec<_>>().join("\n");
    let outdated = is_any_outdated(compiled.catalog());
    let modules = ["code", "detail", "surface", "tables"].map(|name| declaration(name, outdated));
    let (modules, pages, surface) = (modules.concat(), pages(compiled), surface(compiled));
    let engine = match engine {
        Engine::Vendored => VENDORED,
        Engine::Dependency => "use errcat as rt;",
    };
    format!(
        "// fingerprint {fingerprint:016x}\n\n{docs}\n\n\
         #![no_std]\n#![forbid(unsafe_code)]\n#![warn(missing_docs)]\n#![cfg_attr(docsrs, feature(doc_cfg))]\n\n\
         #[cfg(test)]\nextern crate std;\n\n\
         {engine}\nconst _: () = rt::__private::made_for({VERSION});\n\n\
         {modules}#[cfg(test)]\n#[rustfmt::skip]\nmod tests;\n\n\
         pub use code::*;\n\
         pub use detail::*;\n\
         pub use rt::{{ApiError, Category, Effect, Link, Misread, Unknown}};\n\
         pub use surface::{{{surface}}};\n\n\
         /// Whether and how to retry after an error.\n\
         pub type Retry = rt::Retry<Operation>;\n{pages}"
    )
}

/// The declaration of the engine as a module of the package.
#[cfg(feature = "pretty")]
const VENDORED: &str = "/// The engine of errcat, the same in every crate that it generates.\n\
                        #[rustfmt::skip]\n#[allow(dead_code, unused_imports, missing_docs, clippy::all, clippy::pedantic)]\npub mod errcat;\nuse self::errcat as rt;";

/// Returns whether any entry is deprecated or retired; the crate's own code must still name it.
#[cfg(feature = "pretty")]
fn is_any_outdated(facts: &Catalog) -> bool {
    let messages = facts.entries().map(|(_, message)| &message.about);
    messages.chain(facts.errors.iter().map(|error| &error.about)).any(About::is_outdated)
}

#[cfg(feature = "pretty")]
fn declaration(name: &str, outdated: bool) -> String {
    let deprecated = if outdated && name != "tables" { "deprecated, " } else { "" };
    format!(
        "#[allow({deprecated}non_shorthand_field_patterns, clippy::all, clippy::pedantic)]\n#[rustfmt::skip]\nmod {name};\n"
    )
}

/// Returns the pages of the docs, for rustdoc only: there they can be read, and the doctests compile and run their
/// snippets.
#[cfg(feature = "pretty")]
fn pages(compiled: &Compiled) -> String {
    let references = markdown::in_rustdoc(compiled.catalog());
    let references = literal(&format!("{}\n", references.join("\n")));
    let page = |error: &Error| {
        let (name, module) = (error.name().as_str(), docs::page(error));
        format!(
            "\n    #[doc = references!()]\n    #[doc = include_str!(\"../docs/errors/{name}.md\")]\n    pub mod {module} {{}}\n"
        )
    };
    let pages: String = compiled.catalog().errors.iter().map(page).collect();
    format!(
        "\n/// A page for each error, with everything about it. These modules exist only in the docs.\n\
         #[cfg(any(doc, doctest))]\n#[rustfmt::skip]\npub mod pages {{\n    \
         /// Where the links of all pages lead.\n    macro_rules! references {{\n        () => {{ {references} }};\n    }}\n\
         {pages}}}\n\n\
         #[cfg(doctest)]\n#[doc = include_str!(\"../README.md\")]\nmod readme {{}}\n"
    )
}
