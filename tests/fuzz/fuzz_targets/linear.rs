//! Made-up messages and long texts, for those that take more than linear time to read.

#![no_main]

#[path = "../properties/mod.rs"]
mod properties;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::linear::holds(bytes));
