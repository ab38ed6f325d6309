//! The engine's own sources, for `errcat generate --vendor`.

/// Path and text of each file below the engine's folder, which a vendored crate has as its module `errcat`.
pub static SOURCES: &[(&str, &str)] = &[
    ("api_error.rs", include_str!("engine/api_error.rs")),
    ("category.rs", include_str!("engine/category.rs")),
    ("effect.rs", include_str!("engine/effect.rs")),
    ("internal/matching/bytecode.rs", include_str!("engine/internal/matching/bytecode.rs")),
    ("internal/matching/bytes.rs", include_str!("engine/internal/matching/bytes.rs")),
    ("internal/matching/codes.rs", include_str!("engine/internal/matching/codes.rs")),
    ("internal/matching/fields.rs", include_str!("engine/internal/matching/fields.rs")),
    ("internal/matching/finding.rs", include_str!("engine/internal/matching/finding.rs")),
    ("internal/matching/hash.rs", include_str!("engine/internal/matching/hash.rs")),
    ("internal/matching/index.rs", include_str!("engine/internal/matching/index.rs")),
    ("internal/matching/items.rs", include_str!("engine/internal/matching/items.rs")),
    ("internal/matching/json.rs", include_str!("engine/internal/matching/json.rs")),
    ("internal/matching/kind.rs", include_str!("engine/internal/matching/kind.rs")),
    ("internal/matching/layout.rs", include_str!("engine/internal/matching/layout.rs")),
    ("internal/matching/matched.rs", include_str!("engine/internal/matching/matched.rs")),
    ("internal/matching/memo.rs", include_str!("engine/internal/matching/memo.rs")),
    ("internal/matching/mod.rs", include_str!("engine/internal/matching/mod.rs")),
    ("internal/matching/normalize.rs", include_str!("engine/internal/matching/normalize.rs")),
    ("internal/matching/one_pass.rs", include_str!("engine/internal/matching/one_pass.rs")),
    ("internal/matching/paths.rs", include_str!("engine/internal/matching/paths.rs")),
    ("internal/matching/pattern.rs", include_str!("engine/internal/matching/pattern.rs")),
    ("internal/matching/prefilter.rs", include_str!("engine/internal/matching/prefilter.rs")),
    ("internal/matching/reason.rs", include_str!("engine/internal/matching/reason.rs")),
    ("internal/matching/response.rs", include_str!("engine/internal/matching/response.rs")),
    ("internal/matching/rows.rs", include_str!("engine/internal/matching/rows.rs")),
    ("internal/matching/scan.rs", include_str!("engine/internal/matching/scan.rs")),
    ("internal/matching/segment.rs", include_str!("engine/internal/matching/segment.rs")),
    ("internal/matching/sources.rs", include_str!("engine/internal/matching/sources.rs")),
    ("internal/matching/steps.rs", include_str!("engine/internal/matching/steps.rs")),
    ("internal/matching/text.rs", include_str!("engine/internal/matching/text.rs")),
    ("internal/matching/xml.rs", include_str!("engine/internal/matching/xml.rs")),
    ("internal/mod.rs", include_str!("engine/internal/mod.rs")),
    ("internal/tables/columns.rs", include_str!("engine/internal/tables/columns.rs")),
    ("internal/tables/dialect.rs", include_str!("engine/internal/tables/dialect.rs")),
    ("internal/tables/mod.rs", include_str!("engine/internal/tables/mod.rs")),
    ("internal/tables/paths.rs", include_str!("engine/internal/tables/paths.rs")),
    ("internal/tables/section.rs", include_str!("engine/internal/tables/section.rs")),
    ("internal/v1/advice.rs", include_str!("engine/internal/v1/advice.rs")),
    ("internal/v1/body.rs", include_str!("engine/internal/v1/body.rs")),
    ("internal/v1/details.rs", include_str!("engine/internal/v1/details.rs")),
    ("internal/v1/error.rs", include_str!("engine/internal/v1/error.rs")),
    ("internal/v1/finding.rs", include_str!("engine/internal/v1/finding.rs")),
    ("internal/v1/http_impls.rs", include_str!("engine/internal/v1/http_impls.rs")),
    ("internal/v1/item.rs", include_str!("engine/internal/v1/item.rs")),
    ("internal/v1/json.rs", include_str!("engine/internal/v1/json.rs")),
    ("internal/v1/kept.rs", include_str!("engine/internal/v1/kept.rs")),
    ("internal/v1/lookup.rs", include_str!("engine/internal/v1/lookup.rs")),
    ("internal/v1/message.rs", include_str!("engine/internal/v1/message.rs")),
    ("internal/v1/mod.rs", include_str!("engine/internal/v1/mod.rs")),
    ("internal/v1/more.rs", include_str!("engine/internal/v1/more.rs")),
    ("internal/v1/redact.rs", include_str!("engine/internal/v1/redact.rs")),
    ("internal/v1/rows.rs", include_str!("engine/internal/v1/rows.rs")),
    ("internal/v1/serde_body.rs", include_str!("engine/internal/v1/serde_body.rs")),
    ("internal/v1/serde_detail.rs", include_str!("engine/internal/v1/serde_detail.rs")),
    ("internal/v1/serde_impls.rs", include_str!("engine/internal/v1/serde_impls.rs")),
    ("internal/v1/show.rs", include_str!("engine/internal/v1/show.rs")),
    ("internal/v1/surface/body.rs", include_str!("engine/internal/v1/surface/body.rs")),
    ("internal/v1/surface/code.rs", include_str!("engine/internal/v1/surface/code.rs")),
    ("internal/v1/surface/entry.rs", include_str!("engine/internal/v1/surface/entry.rs")),
    ("internal/v1/surface/error.rs", include_str!("engine/internal/v1/surface/error.rs")),
    ("internal/v1/surface/finding.rs", include_str!("engine/internal/v1/surface/finding.rs")),
    ("internal/v1/surface/item.rs", include_str!("engine/internal/v1/surface/item.rs")),
    ("internal/v1/surface/mod.rs", include_str!("engine/internal/v1/surface/mod.rs")),
    ("internal/v1/surface/operation.rs", include_str!("engine/internal/v1/surface/operation.rs")),
    ("internal/v1/tests.rs", include_str!("engine/internal/v1/tests.rs")),
    ("misread.rs", include_str!("engine/misread.rs")),
    ("mod.rs", include_str!("engine/mod.rs")),
    ("retry.rs", include_str!("engine/retry.rs")),
    ("vocabulary.rs", include_str!("engine/vocabulary.rs")),
];

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::SOURCES;

    fn files(folder: &Path, name: &str, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("the entry can be read").path();
            let own = path.file_name().expect("it has a name").to_string_lossy();
            let name = if name.is_empty() { own.to_string() } else { format!("{name}/{own}") };
            if path.is_dir() { files(&path, &name, found) } else { found.push(name) }
        }
    }

    #[test]
    fn every_file_is_listed() {
        let mut found = Vec::new();
        files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/engine"), "", &mut found);
        // Tests are not vendored.
        found.retain(|name| name != "internal/tables/tests.rs");
        found.sort();
        let listed: Vec<_> = SOURCES.iter().map(|(path, _)| path.to_string()).collect();
        assert_eq!(listed, found);
    }
}
