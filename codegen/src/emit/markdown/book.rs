//! Writes the files that mdBook needs: the table of contents and the settings.

use super::{by_status, path, title};
use crate::Compiled;
use crate::emit::{Artifact, prose};
use crate::runtime::json;

/// Returns `SUMMARY.md`.
pub(super) fn summary(compiled: &Compiled) -> Artifact {
    let errors = by_status(compiled.catalog());
    let chapter = |error: &crate::check::Error| format!("- [{}]({})\n", title(error), path(error));
    let chapters = errors.into_iter().map(chapter).collect::<Vec<_>>().concat();
    let text = format!("# Summary\n\n[All errors](index.md)\n\n{chapters}");
    Artifact::new("SUMMARY.md", text)
}

/// Returns `book.toml`. The book goes to a folder outside of the sources, which mdBook copies, and of the package.
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

/// Returns a TOML string. It uses the escapes of JSON, which TOML shares; the checks exclude control characters.
fn toml(text: &str) -> String {
    let mut out = String::new();
    // Writing to a `String` cannot fail.
    let _ = json::write_string(&mut out, text);
    out
}
