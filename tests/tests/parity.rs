//! The macro, a build script and the command line give the same items for the same catalogue.

use std::collections::BTreeMap;
use std::path::Path;

use errcat_codegen::emit::package::{Engine, Home};
use errcat_codegen::emit::rust;
use errcat_codegen::{Compiled, compile, emit};
use quote::ToTokens;
use syn::Item;

fn compiled() -> Compiled {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../catalog/kustom-checkout.yaml");
    let source = errcat_codegen::read(&path).expect("the catalogue is there");
    compile(&source).0.expect("the catalogue is sound")
}

type Items = BTreeMap<String, Vec<String>>;

/// Collects the items of each module, by its path, without modules.
fn collect(items: Vec<Item>, path: &str, found: &mut Items) {
    for item in items {
        match item {
            Item::Mod(module) if module.content.is_some() => {
                let path = format!("{path}/{}", module.ident);
                collect(module.content.expect("checked").1, &path, found);
            }
            Item::Mod(_) => {}
            item => found.entry(path.to_owned()).or_default().push(normal(&item)),
        }
    }
}

/// Returns the item without the parts that formatting adds or removes: white space, braces around one expression,
/// trailing commas, the `r` of raw strings. Links to pages and badges of features are removed too: only packages have them.
fn normal(item: &Item) -> String {
    let text = item.to_token_stream().to_string();
    let page = "# [doc = \"\"] # [doc = \" Everything about it is on [its page](mod@super::pages::";
    let parts = text.split(page).enumerate().map(|(number, part)| match number {
        0 => part,
        _ => part.split_once(").\"]").map_or(part, |(_, rest)| rest),
    });
    let text = parts.collect::<String>();
    let text: String = text.chars().filter(|c| !c.is_whitespace() && !"{},".contains(*c)).collect();
    let badge = |feature| format!("cfg_attr(docsrsdoc(cfg(feature=\"{feature}\")))");
    let text = ["serde", "http"].iter().fold(text, |text, one| text.replace(&badge(*one), ""));
    text.replace("#[doc=r\"", "#[doc=\"")
}

fn of_file(file: &str) -> Items {
    let mut found = Items::new();
    collect(syn::parse_file(file).expect("generated code is Rust").items, "", &mut found);
    found
}

/// Returns the items of a package's files, as if its modules were one.
fn of_package() -> Items {
    let mut found = Items::new();
    for artifact in emit::package(&compiled(), &Home::Alone, Engine::Dependency) {
        let Some(path) = artifact.path.strip_prefix("src/") else { continue };
        let path = path.trim_end_matches(".rs").trim_end_matches("/mod");
        if !matches!(path, "lib" | "tests") {
            let file = syn::parse_file(&artifact.text).expect("generated code is Rust");
            collect(file.items, &format!("/__errcat/{path}"), &mut found);
        }
    }
    found
}

#[test]
fn macro_build_script_and_package_have_the_same_items() {
    let of_macro = of_file(&rust::inline(&compiled()));
    let of_build_script = of_file(&rust::inline_file(&compiled(), "x").text);
    same(&of_macro, &of_build_script);
    // The exports of a package are in its root, which has other paths.
    let root = |path: &str| path.is_empty() || path == "/__errcat";
    let below_root = |items: Items| items.into_iter().filter(|(path, _)| !root(path)).collect();
    same(&below_root(of_macro), &below_root(of_package()));
}

#[track_caller]
fn same(left: &Items, right: &Items) {
    assert_eq!(left.keys().collect::<Vec<_>>(), right.keys().collect::<Vec<_>>());
    for (path, items) in left {
        assert_eq!(items.len(), right[path].len(), "{path}");
        for (left, right) in items.iter().zip(&right[path]) {
            assert_eq!(left, right, "{path}");
        }
    }
}

#[test]
fn the_same_catalogue_gives_the_same_bytes() {
    let first = emit::package(&compiled(), &Home::Alone, Engine::Dependency);
    assert!(first == emit::package(&compiled(), &Home::Alone, Engine::Dependency));
}
