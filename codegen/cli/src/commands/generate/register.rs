//! Registers generated crates in the manifest of the workspace's tests. The feature that they turn on makes
//! `cargo build` regenerate the crate.

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, TableLike, TomlError, Value};

const FEATURE: &str = "__regenerate";
const DEPENDENCIES: &str = "dependencies";

/// Returns the manifest with the crates of all `ids` as dependencies, if it is the manifest of the tests and lacks one.
pub(super) fn registered(manifest: &str, ids: &[&str]) -> Result<Option<String>, TomlError> {
    let mut manifest: DocumentMut = manifest.parse()?;
    if name(&manifest) != Some("errcat-tests") {
        return Ok(None);
    }
    let absent: Vec<_> = ids.iter().filter(|id| !has(&manifest, id)).collect();
    if absent.is_empty() {
        return Ok(None);
    }
    for id in absent {
        if let Some(dependencies) = dependencies(&mut manifest) {
            add(dependencies, id);
        }
    }
    Ok(Some(manifest.to_string()))
}

/// Returns the name of the package of a manifest.
pub(super) fn package_name(manifest: &str) -> Option<String> {
    name(&manifest.parse().ok()?).map(str::to_owned)
}

fn name(manifest: &DocumentMut) -> Option<&str> {
    manifest.get("package")?.get("name")?.as_str()
}

fn package(id: &str) -> String {
    format!("{id}-errors")
}

/// Returns whether the crate is a dependency that is regenerated.
fn has(manifest: &DocumentMut, id: &str) -> bool {
    [DEPENDENCIES, "dev-dependencies"].iter().any(|table| {
        let dependency = manifest.get(table).and_then(|table| table.get(package(id)));
        let features = dependency.and_then(|dependency| dependency.get("features"));
        let features = features.and_then(Item::as_array).into_iter().flatten();
        features.filter_map(Value::as_str).any(|feature| feature == FEATURE)
    })
}

/// Returns the table of dependencies, added if needed; `None` if the key is not a table.
fn dependencies(manifest: &mut DocumentMut) -> Option<&mut dyn TableLike> {
    if manifest.get(DEPENDENCIES).is_none() {
        let mut table = Table::new();
        // Right after the package, as is usual; the default is the end.
        table.set_position(manifest.get("package")?.as_table()?.position());
        manifest.insert(DEPENDENCIES, Item::Table(table));
    }
    manifest.get_mut(DEPENDENCIES)?.as_table_like_mut()
}

fn add(dependencies: &mut dyn TableLike, id: &str) {
    let sorted = dependencies.iter().map(|(name, _)| name).is_sorted();
    let known = dependencies.get_mut(&package(id)).and_then(Item::as_table_like_mut);
    if let Some(known) = known {
        let features = known.entry("features").or_insert_with(|| Array::new().into());
        if let Some(features) = features.as_array_mut() {
            features.push(FEATURE);
        }
        return;
    }
    let mut dependency = InlineTable::new();
    dependency.insert("path", format!("../generated/{id}").into());
    dependency.insert("features", Array::from_iter([FEATURE]).into());
    dependencies.insert(&package(id), Value::from(dependency).into());
    if sorted {
        dependencies.sort_values();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: &str, after: Option<&str>) {
        let before = format!("[package]\nname = \"errcat-tests\"\n{before}");
        let after = after.map(|after| format!("[package]\nname = \"errcat-tests\"\n{after}"));
        assert_eq!(registered(&before, &["b"]).expect("it is TOML"), after);
    }

    const NEW: &str = "b-errors = { path = \"../generated/b\", features = [\"__regenerate\"] }";

    #[test]
    fn a_crate_is_added_and_all_else_stays() {
        check("", Some(&format!("\n[dependencies]\n{NEW}\n")));
        check(
            "# why\n[dev-dependencies]\nx = \"1\" # x\n",
            Some(&format!("\n[dependencies]\n{NEW}\n# why\n[dev-dependencies]\nx = \"1\" # x\n")),
        );
        check(
            "\n[dependencies]\na = '1'\n# c\nc = \"1\"\n",
            Some(&format!("\n[dependencies]\na = '1'\n{NEW}\n# c\nc = \"1\"\n")),
        );
        check(
            "\n[dependencies]\nc = \"1\"\na = \"1\"\n",
            Some(&format!("\n[dependencies]\nc = \"1\"\na = \"1\"\n{NEW}\n")),
        );
    }

    #[test]
    fn a_crate_that_is_known_gets_the_feature_once() {
        check(
            "\n[dependencies]\nb-errors = { path = \"../b\" }\n",
            Some(
                "\n[dependencies]\nb-errors = { path = \"../b\" , features = [\"__regenerate\"] }\n",
            ),
        );
        check(&format!("\n[dependencies]\n{NEW}\n"), None);
        check(&format!("\n[dev-dependencies]\n{NEW}\n"), None);
    }

    #[test]
    fn other_packages_are_left_alone() {
        let manifest = "[package]\nname = \"my-tests\"\n";
        assert_eq!(registered(manifest, &["b"]).expect("it is TOML"), None);
        assert!(registered("[package", &["b"]).is_err());
    }
}
