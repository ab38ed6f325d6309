//! The hand-written way, in a crate of its own as the generated code is, and what every way but errcat's gives.

mod found;
mod generated;
mod strip;

pub use found::{Found, Value};
pub use generated::read;
pub use strip::{index, path, text_before, text_until, word};
