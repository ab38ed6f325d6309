//! The Rust sources of a catalogue, as files, as one file, or as tokens: its enums and its tables. Everything else is in the
//! engine, the crate `errcat`, which generated code names `rt`.

mod code;
mod detail;
mod docs;
mod made;
mod message;
mod one_of;
mod root;
mod surface;
mod tables;
mod tree;

use proc_macro2::TokenStream;

use crate::Compiled;
#[cfg(feature = "pretty")]
use crate::emit::{Artifact, header, package::Engine};
use tree::Module;

/// The modules of a catalogue.
fn modules(compiled: &Compiled) -> Vec<Module> {
    vec![
        Module::new("code", code::module(compiled)),
        Module::new("detail", detail::module(compiled)),
        Module::new("surface", surface::module(compiled)),
        Module::new("tables", tables::module(compiled)),
    ]
}

/// Everything as tokens, for a macro to put where it is called.
pub fn inline(compiled: &Compiled) -> TokenStream {
    root::inline(modules(compiled))
}

/// Everything in one file, for `include!`.
#[cfg(feature = "pretty")]
pub fn inline_file(compiled: &Compiled, stem: &str) -> Artifact {
    let text = tree::pretty(inline(compiled));
    Artifact::new(format!("{stem}.rs"), format!("// {}\n\n{text}", header(compiled)))
}

/// The source files of a package, relative to its `src` folder; with the engine's sources where the package has them itself.
#[cfg(feature = "pretty")]
pub fn files(compiled: &Compiled, engine: Engine) -> Vec<Artifact> {
    let header = header(compiled);
    let mut files = vec![Artifact::new("lib.rs", root::file(compiled, engine))];
    files.extend(modules(compiled).into_iter().map(|module| module.file(&header)));
    let tests = "//! What holds for every generated crate.\n\nuse super::rt;\n\nrt::__private::v1::tests!(rt, crate);\n";
    files.push(Artifact::new("tests.rs", format!("// {header}\n\n{tests}")));
    if engine == Engine::Vendored {
        files.extend(errcat::sources::SOURCES.iter().map(|(path, text)| vendored(path, text)));
    }
    files
}

/// A file of the engine without its own tests, the same in every package.
#[cfg(feature = "pretty")]
fn vendored(path: &str, text: &str) -> Artifact {
    let text = text.split("\n#[cfg(test)]").next().unwrap_or(text).trim_end();
    let (mark, version) = (crate::emit::MARK, env!("CARGO_PKG_VERSION"));
    let header = format!("// {mark}the sources of the engine of errcat {version}; do not edit");
    Artifact::new(format!("errcat/{path}"), format!("{header}\n\n{text}\n"))
}
