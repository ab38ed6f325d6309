//! The Rust sources of a catalogue, as files or as one text: its enums and its tables. Everything else is in the engine, the crate
//! `errcat`, which generated code names `rt`.

mod code;
mod detail;
mod docs;
mod fields;
mod items;
mod message;
mod one_of;
mod read;
mod root;
mod source;
mod surface;
mod tables;

use crate::Compiled;
#[cfg(feature = "pretty")]
use crate::emit::{Artifact, header, package::Engine};
use source::Source;

/// A module of generated code.
struct Module {
    name: &'static str,
    write: fn(&Compiled, &mut Source),
}

const MODULES: &[Module] = &[
    Module { name: "code", write: code::module },
    Module { name: "detail", write: detail::module },
    Module { name: "surface", write: surface::module },
    Module { name: "tables", write: tables::module },
];

/// Returns all items as one text, for a macro to put where it is called.
pub fn inline(compiled: &Compiled) -> String {
    root::inline(compiled)
}

/// Returns all items as one file, for `include!`.
#[cfg(feature = "pretty")]
pub fn inline_file(compiled: &Compiled, stem: &str) -> Artifact {
    let text = format!("// {}\n\n{}", header(compiled), inline(compiled));
    Artifact::new(format!("{stem}.rs"), text)
}

/// Returns the source files of a package, relative to its `src` folder; with the engine's sources where the package has them
/// itself.
#[cfg(feature = "pretty")]
pub fn files(compiled: &Compiled, engine: Engine) -> Vec<Artifact> {
    let header = header(compiled);
    let mut files = vec![Artifact::new("lib.rs", root::file(compiled, engine))];
    for module in MODULES {
        let mut source = Source::with_pages();
        source.line(format_args!("// {header}\n"));
        (module.write)(compiled, &mut source);
        files.push(Artifact::new(format!("{}.rs", module.name), source.into_text()));
    }
    let tests = "//! What holds for every generated crate.\n\nuse super::rt;\n\nrt::__private::v1::tests!(rt, crate);\n";
    files.push(Artifact::new("tests.rs", format!("// {header}\n\n{tests}")));
    if engine == Engine::Vendored {
        files.extend(errcat::sources::SOURCES.iter().map(|(path, text)| vendored(path, text)));
    }
    files
}

/// Returns a file of the engine without its own tests, the same in every package.
#[cfg(feature = "pretty")]
fn vendored(path: &str, text: &str) -> Artifact {
    let text = text.split("\n#[cfg(test)]").next().unwrap_or(text).trim_end();
    let (mark, version) = (crate::emit::MARK, env!("CARGO_PKG_VERSION"));
    let header = format!("// {mark}the sources of the engine of errcat {version}; do not edit");
    Artifact::new(format!("errcat/{path}"), format!("{header}\n\n{text}\n"))
}
