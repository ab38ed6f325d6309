//! Writes the Rust sources of a catalogue, as files or as one text: its enums and its tables. Everything else is in the
//! engine, the crate `errcat`, which generated code names `rt`.

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
use crate::emit::{Artifact, MARK, VERSION, header, package::Engine};
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

/// Returns all items as one text, to which a macro call expands.
pub fn inline(compiled: &Compiled) -> String {
    root::inline(compiled)
}

/// Returns all items as one file, for `include!`.
#[cfg(feature = "pretty")]
pub fn inline_file(compiled: &Compiled, stem: &str) -> Artifact {
    let file = Artifact::new(format!("{stem}.rs"), inline(compiled));
    file.headed(&header(compiled, "cargo build"))
}

/// Returns the source files of a package, relative to its `src` folder.
#[cfg(feature = "pretty")]
pub fn files(compiled: &Compiled, engine: Engine) -> Vec<Artifact> {
    let mut files = vec![Artifact::new("lib.rs", root::file(compiled, engine))];
    for module in MODULES {
        let mut source = Source::with_pages();
        (module.write)(compiled, &mut source);
        files.push(Artifact::new(format!("{}.rs", module.name), source.into_text()));
    }
    let tests = "//! What holds for every generated crate.\n\nuse super::rt;\n\nrt::__private::v1::tests!(rt, crate);\n";
    files.push(Artifact::new("tests.rs", tests));
    files
}

/// Returns the engine's sources, for a package that contains them.
#[cfg(feature = "pretty")]
pub fn engine(engine: Engine) -> Vec<Artifact> {
    match engine {
        Engine::Vendored => {
            errcat::sources::SOURCES.iter().map(|(path, text)| vendored(path, text)).collect()
        }
        Engine::Dependency => Vec::new(),
    }
}

/// Returns a file of the engine without its tests, the same in every package.
#[cfg(feature = "pretty")]
fn vendored(path: &str, text: &str) -> Artifact {
    let text = text.split("\n#[cfg(test)]").next().unwrap_or(text).trim_end();
    let file = Artifact::new(path, format!("{text}\n"));
    file.headed(&format!("{MARK}{VERSION} from the sources of its engine; do not edit"))
}
