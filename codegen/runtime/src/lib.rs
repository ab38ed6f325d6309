//! The engine of the crates that errcat generates: it reads an API's error responses with the tables of a catalogue,
//! and it holds the types that all generated crates share.
//!
//! A generated crate has the types and the texts of one API; a program that handles several APIs can handle their
//! errors through [`ApiError`]. The engine needs no `std` and has no dependency; the features `serde` and `http` are
//! off by default.
//!
//! The items that generated code uses are below `__private` and are not a public API: an engine of version 0.N.y reads
//! the tables of every 0.N.x with x ≤ y.

#![cfg_attr(not(test), no_std)]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod engine;

pub use engine::*;

/// The engine's own sources, path and text, as `errcat generate --vendor` copies them.
#[cfg(feature = "sources")]
#[doc(hidden)]
pub mod sources;
