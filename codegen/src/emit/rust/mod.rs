//! The Rust sources of a catalogue: a tree of modules, as files, as one file, or as tokens.
//! What depends on the catalogue is made of tokens; the rest is the same text in every crate.

mod code;
mod detail;
mod docs;
mod made;
mod packed;
mod root;
mod table;
mod tree;

use proc_macro2::TokenStream;

use crate::Compiled;
#[cfg(feature = "pretty")]
use crate::emit::{Artifact, header};
use tree::Module;

/// Optional parts of the generated code that need another crate.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Extras {
    /// `Body` for serde.
    pub serde: bool,
    /// Responses of the `http` crate.
    pub http: bool,
}

/// The modules of a catalogue. `features`: optional parts are switched by features of the crate.
fn modules(compiled: &Compiled, extras: Extras, features: bool) -> Vec<Module> {
    let text = Module::text;
    let many = packed::many(compiled);
    let table = if many { packed::module(compiled) } else { table::module(compiled) };
    let catalogue = if many {
        include_str!("../../surface/packed.rs")
    } else {
        include_str!("../../surface/catalogue.rs")
    };
    let mut modules = vec![
        Module::tokens("code", code::module(compiled)),
        Module::tokens("detail", detail::module(compiled)),
        Module::tokens("table", table),
        text("about", include_str!("../../surface/about.rs")),
        text("body", include_str!("../../surface/body.rs")),
        text("catalogue", catalogue),
        text("error", include_str!("../../surface/error.rs")),
        text("render", include_str!("../../surface/render.rs")),
        runtime(many),
    ];
    if extras.serde {
        let module = text("serde_impls", include_str!("../../surface/serde.rs"));
        modules.push(if features { module.behind("feature = \"serde\"") } else { module });
    }
    if extras.http {
        let module = text("http_impls", include_str!("../../surface/http.rs"));
        modules.push(if features { module.behind("feature = \"http\"") } else { module });
    }
    modules
}

/// The same code that errcat itself reads with, without its tests; what looks packed tables up, where there are `many` messages.
fn runtime(many: bool) -> Module {
    let text = Module::text;
    let mut modules = vec![
        text("finding", include_str!("../../runtime/finding.rs")),
        text("bytes", include_str!("../../runtime/bytes.rs")),
        text("fold", include_str!("../../runtime/fold.rs")),
        text("json", include_str!("../../runtime/json.rs")),
        text("kind", include_str!("../../runtime/kind.rs")),
        text("matched", include_str!("../../runtime/matched.rs")),
        text("pattern", include_str!("../../runtime/pattern.rs")),
        text("quick", include_str!("../../runtime/quick.rs")),
        text("reason", include_str!("../../runtime/reason.rs")),
        text("response", include_str!("../../runtime/response.rs")),
        text("retry", include_str!("../../runtime/retry.rs")),
        text("scan", include_str!("../../runtime/scan.rs")),
    ];
    if many {
        modules.extend([
            text("beginning", include_str!("../../runtime/beginning.rs")),
            text("codes", include_str!("../../runtime/codes.rs")),
            text("columns", include_str!("../../runtime/columns.rs")),
            text("hash", include_str!("../../runtime/hash.rs")),
            text("index", include_str!("../../runtime/index.rs")),
            text("layout", include_str!("../../runtime/layout.rs")),
            text("program", include_str!("../../runtime/program.rs")),
            text("rows", include_str!("../../runtime/rows.rs")),
        ]);
    }
    text("runtime", include_str!("../../runtime/mod.rs")).with(modules)
}

/// Everything as tokens, for a macro to put where it is called.
pub fn inline(compiled: &Compiled, extras: Extras) -> TokenStream {
    root::inline(modules(compiled, extras, false))
}

/// Everything in one file, for `include!`.
#[cfg(feature = "pretty")]
pub fn inline_file(compiled: &Compiled, stem: &str, extras: Extras) -> Artifact {
    let text = tree::pretty(inline(compiled, extras));
    Artifact::new(format!("{stem}.rs"), format!("// {}\n\n{text}", header(compiled)))
}

/// The source files of a package, relative to its `src` folder.
#[cfg(feature = "pretty")]
pub fn files(compiled: &Compiled) -> Vec<Artifact> {
    let mut modules = modules(compiled, Extras { serde: true, http: true }, true);
    modules.push(Module::text("tests", include_str!("../../surface/tests.rs")).behind("test"));
    modules.sort_by_key(|module| module.name);
    let mut files = vec![Artifact::new("lib.rs", root::file(compiled, &modules))];
    for module in &modules {
        module.files("", &header(compiled), &mut files);
    }
    files
}
