//! The Rust sources.
use super::Artifact;
use crate::Compiled;

/// Everything in one file, for `include!`.
pub fn inline_file(_compiled: &Compiled, stem: &str) -> Artifact {
    Artifact::new(format!("{stem}.rs"), String::new())
}

/// Every source file.
pub fn files(_compiled: &Compiled) -> Vec<Artifact> {
    Vec::new()
}
