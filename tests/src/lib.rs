//! Tests across errcat's crates live in `tests/`; this library only makes a workspace build regenerate the
//! generated crates, by depending on them with their private feature.

/// The README's Rust is compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
mod readme {}
