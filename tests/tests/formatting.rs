//! Generated Rust is a valid syntax tree, which formatters accept and do not change.

use errcat_codegen::{SourceFile, compile};
use proc_macro2::{TokenStream, TokenTree};

/// Formats the syntax tree of a source text.
fn formatted(source: &str) -> String {
    prettyplease::unparse(&syn::parse_file(source).expect("it is a file of Rust"))
}

/// Returns the names and keywords of a source text, in their order.
fn names(source: &str) -> Vec<String> {
    let tokens: TokenStream = source.parse().expect("it is Rust");
    let mut names = Vec::new();
    collect(tokens, &mut names);
    names
}

fn collect(tokens: TokenStream, names: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => collect(group.stream(), names),
            TokenTree::Ident(name) => names.push(name.to_string()),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

#[test]
fn generated_code_can_be_formatted() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/apis");
    let mut count = 0;
    for file in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = file.expect("the file can be read").path();
        if path.extension().is_none_or(|extension| extension != "yaml") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("the file can be read");
        let (compiled, diagnostics) = compile(&SourceFile::new("api.yaml", text));
        let compiled = compiled.unwrap_or_else(|| panic!("{}: {diagnostics:?}", path.display()));
        let source = errcat_codegen::inline(&compiled);
        let once = formatted(&source);
        assert_eq!(names(&once), names(&source), "{}", path.display());
        count += 1;
    }
    assert!(count >= 11);
}
