//! Texts as people paste them and programs log them, read with the catalogue of Kustom Checkout.

#![no_main]

#[path = "../properties/mod.rs"]
mod properties;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::paste::holds(bytes));
