//! If keywords of any edition and names of the prelude are the names of everything, the generated crate and its pages
//! compile.

use errcat_codegen::check::KEYWORDS;
use errcat_codegen::diagnostic::Severity;
use errcat_codegen::emit;
use errcat_codegen::emit::package::{Engine, Home};
use errcat_codegen::write::{Mode, write};
use errcat_codegen::{Compiled, SourceFile, compile};
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

use crate::rustdoc::run;

/// Names of the prelude, of generated items, and of what macros of the engine use.
const NAMES: &[&str] = &[
    "alloc",
    "all",
    "api_error",
    "as_ref",
    "as_str",
    "body",
    "bool",
    "borrowed",
    "category",
    "choices",
    "clone",
    "code",
    "copy",
    "core",
    "debug",
    "default",
    "detail",
    "detail_ref",
    "display",
    "drop",
    "entry",
    "eq",
    "err",
    "error",
    "errcat",
    "f",
    "fields",
    "finding",
    "findings",
    "fn_once",
    "formatter",
    "from",
    "from_str",
    "hash",
    "hasher",
    "into",
    "into_owned",
    "item",
    "iterator",
    "link",
    "literals",
    "map",
    "max_values",
    "message",
    "never",
    "no_values",
    "none",
    "number",
    "ok",
    "operation",
    "option",
    "ord",
    "other",
    "param",
    "parts",
    "phantom_data",
    "read",
    "result",
    "retry",
    "rt",
    "rule",
    "s",
    "serializer",
    "some",
    "std",
    "str",
    "string",
    "surface",
    "t",
    "tables",
    "text",
    "to_string",
    "tuple",
    "type_id",
    "u32",
    "unknown",
    "v1",
    "value",
    "value0",
    "values",
    "vec",
];

/// The names of types that every crate has, which no error can have.
const TYPES: &[&str] = &[
    "api_error",
    "body",
    "category",
    "code",
    "detail",
    "detail_ref",
    "entry",
    "error",
    "fields",
    "finding",
    "findings",
    "item",
    "link",
    "never",
    "operation",
    "param",
    "retry",
    "rule",
    "self",
    "unknown",
    "value",
    "values",
];

/// Returns a catalogue with an error, a message, placeholders, choices, an operation and a rule for each name.
fn catalogue() -> Compiled {
    let mut text = "errcat: 1\napi: {id: fuzzed, name: Fuzzed, version: 0.1.0}\n".to_owned();
    let names: Vec<_> = KEYWORDS.iter().chain(NAMES).copied().collect();
    let others = names.iter().filter(|name| **name != "self");
    let operations: Vec<_> = others.clone().map(|name| format!("{name}: D.")).collect();
    text += &format!("operations: {{{}}}\nrules:\n", operations.join(", "));
    for name in others {
        text += &format!("  - {{name: {name}, description: D., duration: 1s}}\n");
    }
    text += "errors:\n";
    for keyword in &names {
        // `Self` can be neither a type nor a variant.
        let (name, message) = match *keyword {
            "self" => ("self_error".to_owned(), "self_message"),
            name if TYPES.contains(&name) => (format!("{name}_error"), name),
            name => (name.to_owned(), name),
        };
        let code = keyword.to_uppercase();
        text += &format!(
            "  - {{status: 400, code: {code}, name: {name}, description: D., remedy: R., messages: [{{name: {message}, \
             message: 'A {{{keyword}:int}} {code}.', description: D.}}, {{name: either, message: \
             '{code} {{{keyword}:left|right}} {{other}}', description: D.}}]}}\n"
        );
    }
    let (compiled, found) = compile(&SourceFile::new("fuzzed.yaml", text));
    compiled.unwrap_or_else(|| {
        let errors = found.iter().filter(|found| found.severity() == Severity::Error);
        panic!("{:#?}", errors.collect::<Vec<_>>())
    })
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
    lint(folder.path(), &["--deny", "warnings", "--emit", "metadata", "--out-dir", "lint"]);
    run("rustdoc", folder.path(), &["-o", "html", "--deny", "rustdoc::all"]);
    assert!(folder.path().join("html/fuzzed_errors/pages/gen_/index.html").is_file());
    let library = "fuzzed_errors=libfuzzed_errors.rlib";
    run("rustdoc", folder.path(), &["--test", "--extern", library]);
}

/// Runs clippy on the package in a folder, where clippy is installed.
#[allow(clippy::print_stderr, reason = "a test that cannot run says so")]
fn lint(folder: &Path, args: &[&str]) {
    let installed = Command::new("clippy-driver").arg("--version").output();
    if installed.is_ok_and(|output| output.status.success()) {
        run("clippy-driver", folder, args);
    } else {
        eprintln!("skipped: clippy is not installed");
    }
}

/// The catalogues lack something: messages, texts, values, or all errors but one.
#[test]
fn small_catalogues_give_crates_without_warnings() {
    let error =
        |more: &str| format!("errors: [{{status: 400, code: GEN, description: D.{more}}}]\n");
    let messages = |messages: &str| error(&format!(", remedy: R., messages: [{messages}]"));
    let engine = TempDir::new().expect("a temporary folder");
    let library = engine.path().join("liberrcat.rlib");
    compile_engine(&library);
    let library = format!("errcat={}", library.display());
    for errors in [
        error(""),
        error(", message: 'One.'"),
        error(", message: 'One {a:index}.'"),
        error(", message: 'One {a}.'"),
        messages("{name: nothing}"),
        messages("{name: gen, message: 'A {gen:a|b}'}, {name: one, message: 'B {gen:int}'}"),
        messages("{name: one, message: 'A'}, {name: two, message: 'B'}"),
        messages("{name: one, message: '{a:word}'}"),
    ] {
        let text =
            format!("errcat: 1\napi: {{id: fuzzed, name: Fuzzed, version: 0.1.0}}\n{errors}");
        let (compiled, found) = compile(&SourceFile::new("fuzzed.yaml", text));
        let compiled = compiled.unwrap_or_else(|| panic!("{found:?}"));
        let folder = TempDir::new().expect("a temporary folder");
        let package = emit::package(&compiled, &Home::Alone, Engine::Dependency);
        write(folder.path(), &package, Mode::Write).expect("it is written");
        let check = ["--deny", "warnings", "--emit", "metadata", "--extern", &library];
        run("rustc", folder.path(), &check);
        lint(folder.path(), &check);
    }
}

/// Compiles the engine once for several crates.
fn compile_engine(library: &Path) {
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/../codegen/runtime/src/lib.rs");
    let mut rustc = Command::new("rustc");
    rustc.args([
        "--edition",
        "2024",
        "--crate-type",
        "lib",
        "--crate-name",
        "errcat",
        source,
        "-o",
    ]);
    assert!(rustc.arg(library).status().is_ok_and(|status| status.success()));
}
