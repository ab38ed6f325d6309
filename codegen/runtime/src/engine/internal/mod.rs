//! The parts of the engine that generated code and errcat itself use. Not a public API; generated code names only `v1`.

pub mod matching;
pub mod tables;
pub mod v1;

pub use super::retry;

/// The version of the tables and macros that this engine offers to generated code.
pub const VERSION: u32 = 1;

/// Stops the build of a generated crate that was made for another engine.
///
/// # Panics
///
/// Panics, while the crate is compiled, when the engine is older than the generated code or no longer reads it.
pub const fn made_for(version: u32) {
    assert!(
        version <= VERSION,
        "this crate was generated for a newer version of the `errcat` engine: update the dependency `errcat`"
    );
    assert!(
        version == VERSION,
        "this crate was generated for an older version of the `errcat` engine: run `errcat generate` again"
    );
}
