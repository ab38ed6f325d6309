//! errcat compiles an **error catalogue** (YAML: every status, code, message, description and remedy of an API)
//! into a Rust crate and Markdown docs, so that code and docs cannot drift from each other.
//!
//! One straight pipeline, in [`compile`](fn@compile) and after it; each phase is a pure function of the results before
//! it, and runs once:
//!
//! ```text
//!  SourceFile ─parse→ Spec ─check→ Catalog ─decide→ MatchTable ─prove→ Compiled ─emit→ Vec<Artifact> ─write→ files
//!            └──────────────────── Diagnostics ────────────────────┘   nothing can fail here       (io::Error)
//! ```
//!
//! - [`parse`]: text → nodes with byte spans → `Spec`, the catalogue as written; leaves may be missing or invalid.
//! - [`check`](mod@check): `Spec` → [`Catalog`], the parts in which no mistake was found; only `check` can make one.
//! - [`decide`](mod@decide): `Catalog` → [`MatchTable`], which decides which pattern wins, and `PackedTable`, its form
//!   for searches. Generated code, docs and errcat's own matching all come from these two.
//! - `prove`: every text has one reading, every message has a text, and every example and sample matches its own entry.
//!   A [`Compiled`] is a catalogue that has passed all four.
//! - [`emit`]: pure functions to [`Artifact`](emit::Artifact)s, one for each emitter. Emitters return no `Result`.
//! - [`write`](mod@write): the only place that changes files; the same function writes and verifies.
//!
//! Next to the pipeline, [`diff`](mod@diff) compares two compiled catalogues: what changed, and the version that this
//! requires.
//!
//! Each phase collects all its diagnostics, and later phases run on the parts in which earlier ones found no error, so
//! that all mistakes are reported at once. Only the front ends print: [`build_script`] for build scripts, the command
//! line in the package `errcat-cli`, the macro in `errcat-macros`. They differ only in where text comes from, where
//! artifacts go and how diagnostics are shown.
//!
//! # Stability
//!
//! Without the feature `unstable`, this crate is what build scripts and the macro need: [`build`], [`build_script`],
//! [`read`](fn@read), [`compile`](fn@compile), [`render`] and [`inline`]. The feature opens the phases and their types
//! to errcat's own command line and tests; they may change in any release.

#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(
    not(feature = "unstable"),
    allow(
        dead_code,
        unreachable_pub,
        unused_imports,
        clippy::option_option,
        clippy::struct_field_names,
        reason = "the command line uses what build scripts do not"
    )
)]

extern crate alloc;

#[cfg(feature = "pretty")]
pub mod build_script;
mod compile;
mod prove;
mod read;
pub mod render;

#[cfg(feature = "unstable")]
pub mod check;
#[cfg(feature = "unstable")]
pub mod decide;
#[cfg(feature = "unstable")]
pub mod diagnostic;
#[cfg(feature = "unstable")]
pub mod diff;
#[cfg(feature = "unstable")]
pub mod emit;
#[cfg(feature = "unstable")]
pub mod hidden;
#[cfg(feature = "unstable")]
pub mod lint;
#[cfg(feature = "unstable")]
pub mod parse;
#[cfg(feature = "unstable")]
pub mod placeholder;
#[cfg(feature = "unstable")]
pub mod source;
#[cfg(feature = "unstable")]
pub mod vocabulary;
#[cfg(feature = "unstable")]
pub mod write;

#[cfg(not(feature = "unstable"))]
mod check;
#[cfg(not(feature = "unstable"))]
mod decide;
#[cfg(not(feature = "unstable"))]
mod diagnostic;
#[cfg(not(feature = "unstable"))]
mod emit;
#[cfg(not(feature = "unstable"))]
mod hidden;
#[cfg(not(feature = "unstable"))]
mod lint;
#[cfg(not(feature = "unstable"))]
mod parse;
#[cfg(not(feature = "unstable"))]
mod placeholder;
#[cfg(not(feature = "unstable"))]
mod source;
#[cfg(not(feature = "unstable"))]
mod vocabulary;
#[cfg(not(feature = "unstable"))]
mod write;

#[cfg(feature = "pretty")]
pub use build_script::build;
pub use compile::{Compiled, compile};
pub use diagnostic::Diagnostics;
pub use emit::rust::inline;
#[cfg(not(feature = "unstable"))]
use errcat::__private::matching as runtime;
pub use read::read;
pub use source::SourceFile;
#[cfg(feature = "unstable")]
pub use {
    check::Catalog,
    decide::{Interpreter, MatchTable, TableData},
    errcat::__private::{matching as runtime, retry},
};
