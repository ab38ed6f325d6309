//! Any bytes as the body of a response, read by errcat and by `serde_json`.

#![no_main]

#[path = "../properties/mod.rs"]
mod properties;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::response::holds(bytes));
