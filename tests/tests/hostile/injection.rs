//! Output from hostile texts contains them as text only: it has the same Rust items and TOML keys as from harmless
//! texts.

use std::collections::BTreeSet;

use errcat_codegen::emit::package::{Engine, Home};
use errcat_codegen::emit::{self, Artifact};
use errcat_codegen::{Compiled, SourceFile, compile};
use syn::{Attribute, Item};
use toml_edit::{DocumentMut, Item as Toml};

use crate::properties::{self, emitter};
use crate::texts::{TEXTS, catalogue, harmless, hostile};

fn package(compiled: &Compiled) -> Vec<Artifact> {
    emit::package(compiled, &Home::Workspace { codegen: Some("../../codegen") }, Engine::Dependency)
}

fn with<'a>(files: &'a [Artifact], ending: &str) -> impl Iterator<Item = &'a Artifact> {
    files.iter().filter(move |file| file.path.ends_with(ending))
}

/// Returns every item of the Rust files with its attributes, without doc comments.
fn items(files: &[Artifact]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in with(files, ".rs") {
        let parsed = syn::parse_file(&file.text).unwrap_or_else(|e| panic!("{e}: {}", file.text));
        attributes(&file.path, &parsed.attrs, &mut found);
        collect(&file.path, &parsed.items, &mut found);
    }
    found
}

fn attributes(path: &str, attributes: &[Attribute], found: &mut BTreeSet<String>) {
    let names = attributes.iter().map(|attribute| {
        let path = attribute.path().segments.iter().map(|segment| segment.ident.to_string());
        path.collect::<Vec<_>>().join("::")
    });
    found.extend(names.filter(|name| name != "doc").map(|name| format!("{path} #[{name}]")));
}

fn collect(path: &str, items: &[Item], found: &mut BTreeSet<String>) {
    for item in items {
        let name = match item {
            Item::Const(item) => format!("const {}", item.ident),
            Item::Enum(item) => {
                let variants = item.variants.iter().map(|variant| variant.ident.to_string());
                format!("enum {} {:?}", item.ident, variants.collect::<Vec<_>>())
            }
            Item::ExternCrate(item) => format!("extern crate {}", item.ident),
            Item::Fn(item) => format!("fn {}", item.sig.ident),
            Item::Impl(item) => format!("impl of {} items", item.items.len()),
            Item::Macro(_) => "macro".to_owned(),
            Item::Mod(item) => format!("mod {}", item.ident),
            Item::Static(item) => format!("static {}", item.ident),
            Item::Struct(item) => format!("struct {}", item.ident),
            Item::Trait(item) => format!("trait {}", item.ident),
            Item::Type(item) => format!("type {}", item.ident),
            Item::Use(_) => "use".to_owned(),
            _ => panic!("{path} has an item of another kind"),
        };
        if let Item::Mod(module) = item {
            attributes(path, &module.attrs, found);
            collect(
                &format!("{path}/{}", module.ident),
                module.content.as_ref().map_or(&[], |c| &c.1),
                found,
            );
        }
        found.insert(format!("{path} {name}"));
    }
}

#[test]
fn rust_has_the_same_items_whatever_the_texts() {
    let expected = items(&package(&harmless()));
    assert!(
        expected.iter().any(|item| item.contains("enum Code [\"First\", \"Second\"]")),
        "{expected:#?}"
    );
    for compiled in hostile().iter().step_by(4) {
        let found = items(&package(compiled));
        let other: Vec<_> = found.symmetric_difference(&expected).collect();
        assert!(other.is_empty(), "{other:?}");
    }
}

#[test]
fn the_name_of_a_file_ends_no_comment() {
    let named = |from| {
        let text = properties::source(&catalogue(from)).text().to_owned();
        compile(&SourceFile::new("catalog/a\nfn evil() {} --> <b evil>.yaml", text)).0
    };
    let compiled = (0..TEXTS.len()).find_map(named).expect("some are sound");
    assert_eq!(items(&package(&compiled)), items(&package(&harmless())));
    for file in with(&package(&compiled), ".md") {
        emitter::is_text_only(file);
    }
}

/// Collects the keys of a table and of the tables in it.
fn keys(prefix: &str, item: &Toml, found: &mut BTreeSet<String>) {
    let table = item.as_table_like().into_iter().flat_map(toml_edit::TableLike::iter);
    for (key, item) in table {
        let path = format!("{prefix}.{key}");
        keys(&path, item, found);
        found.insert(path);
    }
}

fn toml(compiled: &Compiled) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in with(&package(compiled), ".toml") {
        let text = &file.text;
        let document: DocumentMut = text.parse().unwrap_or_else(|e| panic!("{e}: {text}"));
        keys(&file.path, document.as_item(), &mut found);
    }
    found
}

#[test]
fn toml_has_the_same_keys_and_every_text() {
    let expected = toml(&harmless());
    assert!(
        expected.contains("Cargo.toml.package.license")
            && expected.contains("docs/book.toml.book.title")
    );
    for compiled in hostile() {
        assert_eq!(toml(&compiled), expected);
        let manifest = package(&compiled).into_iter().find(|file| file.path == "Cargo.toml");
        let manifest: DocumentMut =
            manifest.expect("there is one").text.parse().expect("it is TOML");
        let license = manifest["package"]["license"].as_str();
        assert_eq!(license, compiled.catalog().api.license.as_deref());
    }
}

#[test]
fn markdown_holds_text_only() {
    for (from, text) in TEXTS.iter().enumerate() {
        let texts: Vec<_> = TEXTS.iter().cycle().skip(from).take(TEXTS.len()).copied().collect();
        emitter::holds(texts.join("\n").as_bytes());
        // The same text for every key.
        emitter::holds([*text; 30].join("\n").as_bytes());
    }
}

#[test]
fn what_cannot_be_shown_safely_is_refused() {
    for hidden in
        ["\u{202e}", "\u{2066}", "\u{2028}", "\r", "\n", "\0", "\u{1b}", "\u{85}", "\u{feff}"]
    {
        let mut catalogue = catalogue(0);
        catalogue["errors"][0]["code"] = format!("A{hidden}B").into();
        let source = properties::source(&catalogue);
        let (compiled, diagnostics) = errcat_codegen::compile(&source);
        let is_reported = diagnostics
            .iter()
            .any(|found| ["control-character", "yaml-syntax"].contains(&found.lint.id()));
        assert!(compiled.is_none() && is_reported, "{hidden:?}: {diagnostics:?}");
    }
}
