//! parse: text → nodes with byte spans → `Spec`, what the author wrote.
//! After it every key is known and every value has the kind that its key asks for; nothing is known to be true.

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
