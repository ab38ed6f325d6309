//! errcat compiles an **error catalogue** (YAML: every status, code, message, description and remedy of an API)
//! into a Rust crate and Markdown docs, so that code and docs cannot drift from each other.
//!
//! One straight pipeline, each phase a pure function of what the one before it gave:
//!
//! ```text
//! SourceFile ─parse→ Spec ─check→ Catalog ─decide→ MatchTable ─emit→ Vec<Artifact> ─write | verify→ files
//!             (Diagnostics)      (Diagnostics)      nothing can fail past here              (io::Error)
//! ```
//!
//! - [`parse`]: text → nodes with byte spans → `Spec`, what the author wrote; leaves may be missing or wrong.
//! - [`check`](mod@check): `Spec` → [`Catalog`], proven facts; only `check` can make one.
//! - [`decide`](mod@decide): which pattern wins, decided once, as data. Generated code, docs and errcat's own
//!   matching come from it.
//! - [`emit`]: pure functions to [`Artifact`](emit::Artifact)s. Emitters return no `Result`.
//! - [`write`](mod@write): the only place that touches files; the same function writes and verifies.
//!
//! Beside the pipeline, [`diff`](mod@diff) compares two compiled catalogues: what changed, and which version that asks for.
//!
//! All diagnostics of a phase are collected. Nothing but the front ends prints: [`build_script`] for build scripts, the
//! command line in the package `errcat`, the macro in `errcat-macros`. They differ only in where text comes from,
//! where artifacts go and how diagnostics are shown.

extern crate alloc;

#[cfg(feature = "pretty")]
pub mod build_script;
pub mod check;
pub mod decide;
pub mod diagnostic;
#[cfg(feature = "diff")]
pub mod diff;
pub mod emit;
pub mod hidden;
pub mod parse;
pub mod placeholder;
pub mod render;
pub mod rule;
#[doc(hidden)]
pub mod runtime;
pub mod source;
pub mod vocabulary;
pub mod write;

#[cfg(feature = "pretty")]
pub use build_script::build;
pub use check::Catalog;
pub use decide::MatchTable;
pub use diagnostic::Diagnostics;
pub use source::SourceFile;

/// A catalogue that has passed every phase before emission.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The proven facts.
    pub catalog: Catalog,
    /// What was decided from them.
    pub table: MatchTable,
}

/// Runs parse, check and decide. There is something compiled when no diagnostic is an error.
pub fn compile(source: &SourceFile) -> (Option<Compiled>, Diagnostics) {
    let (spec, mut diagnostics) = parse::parse(source);
    let Some(spec) = spec else { return (None, diagnostics.sorted()) };
    let (catalog, found) = check::check(source, &spec);
    diagnostics.extend(found);
    let diagnostics = diagnostics.sorted();
    let catalog = catalog.filter(|_| !diagnostics.has_errors());
    let compiled = catalog.map(|catalog| Compiled { table: decide::decide(&catalog), catalog });
    (compiled, diagnostics)
}
