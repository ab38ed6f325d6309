//! Generated Rust is a valid syntax tree, which formatters take and leave as it is.

use errcat_codegen::{SourceFile, compile};

/// Formats the syntax tree of a source text.
fn formatted(source: &str) -> String {
    prettyplease::unparse(&syn::parse_file(source).expect("it is a file of Rust"))
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
        // A literal that goes on in the next line is indented anew each time.
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&formatted(&once)), words(&once), "{}", path.display());
        count += 1;
    }
    assert!(count >= 11);
}
