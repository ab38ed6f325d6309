//! What holds for any input. The fuzz targets look for inputs for which it does not; `cargo test` tries some.

#![allow(dead_code, reason = "each target uses one property")]

pub(crate) mod emitter;
pub(crate) mod linear;
pub(crate) mod matcher;
pub(crate) mod paste;
pub(crate) mod reader;
pub(crate) mod response;
pub(crate) mod template;

#[path = "../../tests/matching/oracle/mod.rs"]
mod oracle;

use errcat_codegen::{Compiled, SourceFile, compile};
use serde_json::Value;

/// A catalogue without mistakes around these errors.
fn catalogue(extra: &Value, errors: &Value) -> Value {
    let mut catalogue = serde_json::json!({
        "errcat": 1,
        "api": {"id": "fuzzed", "name": "Fuzzed", "version": "0.1.0"},
    });
    let keys = extra.as_object().into_iter().flatten();
    for (key, value) in keys.chain([(&"errors".to_owned(), errors)]) {
        catalogue[key.as_str()] = value.clone();
    }
    catalogue
}

/// JSON is YAML.
pub(crate) fn source(catalogue: &Value) -> SourceFile {
    SourceFile::new("fuzzed.yaml", catalogue.to_string())
}

pub(crate) fn compiled(catalogue: &Value) -> Option<Compiled> {
    compile(&source(catalogue)).0
}
