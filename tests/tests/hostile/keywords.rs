//! Keywords of any edition name errors, messages and placeholders, and the generated crate compiles, pages and all.

use errcat_codegen::check::KEYWORDS;
use errcat_codegen::emit;
use errcat_codegen::emit::package::{Engine, Home};
use errcat_codegen::write::{Mode, write};
use errcat_codegen::{Compiled, SourceFile, compile};
use tempfile::TempDir;

use crate::rustdoc::run;

/// A catalogue with an error, a message and placeholders for each keyword.
fn catalogue() -> Compiled {
    let mut text =
        "errcat: 1\napi: {id: fuzzed, name: Fuzzed, version: 0.1.0}\nerrors:\n".to_owned();
    for keyword in KEYWORDS {
        // `Self` can be neither a type nor a variant.
        let name = if *keyword == "self" { "self_error" } else { keyword };
        let code = keyword.to_uppercase();
        text += &format!(
            "  - {{status: 400, code: {code}, name: {name}, description: D., remedy: R., messages: [{{name: {name}, \
             message: 'A {{{keyword}:int}} {code}.', description: D.}}, {{name: either, message: \
             '{code} {{{keyword}:left|right}} {{other}}', description: D.}}]}}\n"
        );
    }
    let (compiled, found) = compile(&SourceFile::new("fuzzed.yaml", text));
    compiled.unwrap_or_else(|| panic!("{found:?}"))
}

#[test]
fn keywords_are_names() {
    let folder = TempDir::new().expect("a temporary folder");
    let package = emit::package(&catalogue(), &Home::Alone, Engine::Vendored);
    write(folder.path(), &package, Mode::Write).expect("it is written");
    for keyword in KEYWORDS.iter().filter(|keyword| **keyword != "self") {
        let page = folder.path().join(format!("docs/errors/{keyword}.md"));
        assert!(page.is_file(), "{}", page.display());
    }
    run("rustc", folder.path(), &["--deny", "warnings"]);
    run("rustdoc", folder.path(), &["-o", "html", "--deny", "rustdoc::all"]);
    assert!(folder.path().join("html/fuzzed_errors/pages/gen_/index.html").is_file());
    let library = "fuzzed_errors=libfuzzed_errors.rlib";
    run("rustdoc", folder.path(), &["--test", "--extern", library]);
}
