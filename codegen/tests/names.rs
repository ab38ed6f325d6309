//! No name that an author may choose is a name that the generated code uses itself.

use std::collections::BTreeSet;

use errcat_codegen::emit::package::{Engine, Home};
use errcat_codegen::lint::Lint;
use errcat_codegen::{SourceFile, compile, emit};
use heck::ToSnakeCase as _;

/// Returns a catalogue with one error of this name, which has a placeholder with choices.
fn catalogue(name: &str) -> SourceFile {
    let text = format!(
        "errcat: 1\napi: {{id: shop, name: Shop, version: 0.1.0}}\nerrors:\n  - status: 400\n    name: {name}\n    \
         description: D.\n    remedy: R.\n    message: '{{side:left|right}} {{line:index}}'\n"
    );
    SourceFile::new("shop.yaml", text)
}

/// Returns the types that the module of the errors' own types imports, and those that the crate exports.
fn types_in_scope() -> BTreeSet<String> {
    let (compiled, _) = compile(&catalogue("bad_value"));
    let compiled = compiled.expect("the catalogue is sound");
    let package = emit::package(&compiled, &Home::Alone, Engine::Dependency);
    let text = |path: &str| {
        let file = package.iter().find(|file| file.path == path);
        &file.unwrap_or_else(|| panic!("there is no {path}")).text
    };
    let source = format!("{}\n{}", text("src/detail.rs"), text("src/lib.rs"));
    // Some imports take several lines.
    let uses = source.split("\nuse ").skip(1).chain(source.split("\npub use ").skip(1));
    let uses = uses.filter_map(|rest| rest.split_once(';')).map(|(names, _)| names);
    let uses = uses.filter(|names| !names.ends_with(" as _"));
    let words = uses.flat_map(|line| line.split(|c: char| !c.is_alphanumeric()));
    let is_type =
        |word: &&str| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
    let types = words.filter(is_type);
    types.chain(["DetailRef"]).map(str::to_owned).collect()
}

#[test]
fn types_that_the_code_needs_cannot_be_errors() {
    let types = types_in_scope();
    assert!(types.contains("Finding") && types.len() > 8, "{types:?}");
    for name in types {
        let (compiled, found) = compile(&catalogue(&name.to_snake_case()));
        let lints: Vec<_> = found.iter().map(|one| one.lint).collect();
        assert!(compiled.is_none() && lints == [Lint::ReservedName], "{name}: {lints:?}");
    }
}
