//! Unexpected input from authors and servers: mutated seeds for every fuzz target, catalogues whose texts try to be
//! more than text, and the same output on every machine.

mod build_script;
mod determinism;
mod injection;
mod keywords;
mod mutated;
#[path = "../../fuzz/properties/mod.rs"]
mod properties;
mod rustdoc;
mod texts;
