//! parse: text → nodes with byte spans → `Spec`, the catalogue as its author wrote it. After it, every key is known and
//! every value has the kind that its key requires; whether the values are valid is not known.

pub mod format;
#[cfg(test)]
mod oracle;
mod read_response;
mod read_spec;
mod reader;
pub mod spec;
pub mod suggestion;
mod syntax;
mod yaml;

pub use read_spec::parse;
pub(crate) use suggestion::{nearest, suggestion};
