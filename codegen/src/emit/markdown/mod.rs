//! The docs as Markdown.
use super::Artifact;
use crate::Compiled;

/// Every page.
pub fn files(_compiled: &Compiled) -> Vec<Artifact> {
    Vec::new()
}
