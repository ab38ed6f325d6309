//! A catalogue of hostile texts: what is emitted from it parses and holds nothing but text.

#![no_main]

#[path = "../properties/mod.rs"]
mod properties;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::emitter::holds(bytes));
