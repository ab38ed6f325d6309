//! The files that mdBook needs for a book of the pages: its table of contents and its settings.

use super::{by_status, path, title};
use crate::Compiled;
use crate::emit::{Artifact, prose};
use crate::runtime::json;

/// `SUMMARY.md`.
pub(super) fn summary(compiled: &Compiled) -> Artifact {
    let errors = by_status(compiled.catalog());
    let chapter = |error: &crate::check::Error| format!("- [{}]({})\n", title(error), path(error));
    let chapters = errors.into_iter().map(chapter).collect::<Vec<_>>().concat();
    let text = format!("# Summary\n\n[All errors](index.md)\n\n{chapters}");
    Artifact::new("SUMMARY.md", text)
}

/// `book.toml`. The book goes to a folder that is neither among the sources, which mdBook copies, nor in the package.
pub(super) fn config(compiled: &Compiled) -> Artifact {
    let api = &compiled.catalog().api;
    let title = toml(&format!("Errors of {}", api.name));
    let description = api.description.as_deref().map(prose::short).unwrap_or_default();
    let description = toml(&prose::plain(description));
    let text = format!(
        r#"[book]
title = {title}
description = {description}
language = "en"
src = "."

[build]
build-dir = "../target/book"
create-missing = false
use-default-preprocessors = false

[output.html]
no-section-label = true
smart-punctuation = false

[output.html.playground]
runnable = false
"#
    );
    Artifact::new("book.toml", text)
}

/// A TOML string. JSON's escapes are TOML's, and control characters are proven to be absent.
fn toml(text: &str) -> String {
    let mut out = String::new();
    // A `String` takes everything.
    let _ = json::write_string(&mut out, text);
    out
}
