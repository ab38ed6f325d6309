//! Made-up messages and texts, read by the matcher and by an independent oracle.

#![no_main]

#[path = "../properties/mod.rs"]
mod properties;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::matcher::holds(bytes));
