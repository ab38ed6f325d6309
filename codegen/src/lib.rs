//! errcat compiles an **error catalogue** (YAML: every status, code, message, description and remedy of an API)
//! into a Rust crate and Markdown docs, so that code and docs cannot drift from each other.
//!
//! One straight pipeline, in [`compile`](fn@compile) and after it; each phase is a pure function of the results before it,
//! and runs once:
//!
//! ```text
//!  SourceFile ─parse→ Spec ─check→ Catalog ─decide→ MatchTable ─prove→ Compiled ─emit→ Vec<Artifact> ─write→ files
//!            └──────────────────── Diagnostics ────────────────────┘   nothing can fail here       (io::Error)
//! ```
//!
//! - [`parse`]: text → nodes with byte spans → `Spec`, the catalogue as written; leaves may be missing or invalid.
//! - [`check`](mod@check): `Spec` → [`Catalog`], the parts in which no mistake was found; only `check` can make one.
//! - [`decide`](mod@decide): `Catalog` → [`MatchTable`], which pattern wins where, and `PackedTable`, the same to be searched.
//!   Generated code, docs and errcat's own matching all come from these two.
//! - `prove`: every text has one reading, every message has a text, and every example and sample is read as its own
//!   entry. A [`Compiled`] is a catalogue that has passed all four.
//! - [`emit`]: pure functions to [`Artifact`](emit::Artifact)s, one for each emitter. Emitters return no `Result`.
//! - [`write`](mod@write): the only place that changes files; the same function writes and verifies.
//!
//! Next to the pipeline, [`diff`](mod@diff) compares two compiled catalogues: what changed, and which version that asks for.
//!
//! Each phase collects all its diagnostics, and later phases run on what earlier ones left, so that all mistakes are
//! reported at once. Only the front ends print: [`build_script`] for build scripts, the command line in the package
//! `errcat-cli`, the macro in `errcat-macros`. They differ only in where text comes from, where artifacts go and how
//! diagnostics are shown.

extern crate alloc;

#[cfg(feature = "pretty")]
pub mod build_script;
pub mod check;
mod compile;
pub mod decide;
pub mod diagnostic;
#[cfg(feature = "diff")]
pub mod diff;
pub mod emit;
pub mod hidden;
pub mod lint;
pub mod parse;
mod prove;
mod read;
pub mod render;
pub mod source;
pub mod vocabulary;
pub mod write;

#[cfg(feature = "pretty")]
pub use build_script::build;
pub use check::Catalog;
pub use compile::{Compiled, compile};
pub use decide::{Interpreter, MatchTable, TableData};
pub use diagnostic::Diagnostics;
#[doc(hidden)]
pub use errcat::__private::{matching as runtime, retry};
pub use read::read;
pub use source::SourceFile;
