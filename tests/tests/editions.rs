//! Every route gives code that builds without a warning for callers of every edition, also when only one item is used.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use errcat_codegen::emit::package::{Engine, Home};
use errcat_codegen::emit::{self, rust};
use errcat_codegen::{Compiled, SourceFile, compile};

const EDITIONS: [&str; 3] = ["2018", "2021", "2024"];

/// A catalogue without messages: nothing has values, and there is no detail.
const BARE: &str =
    "errcat: 1\napi: {id: bare, name: Bare, version: 0.1.0}\nerrors: [{status: 500, name: oops}]\n";

fn kustom() -> Compiled {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../catalog/kustom-checkout.yaml");
    let source = errcat_codegen::read(&path).expect("the catalogue is there");
    compile(&source).0.expect("the catalogue has no mistake")
}

/// A folder in which crates are compiled with rustc alone.
struct Folder(tempfile::TempDir);

impl Folder {
    /// Returns a folder with the engine, compiled.
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder"));
        let engine = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/runtime/src/lib.rs");
        folder.rustc("2024", "errcat", &engine, &[]);
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("it has a folder")).expect("a folder");
        fs::write(&path, text).expect("a file");
        path
    }

    /// Compiles a library; fails on a warning.
    #[track_caller]
    fn rustc(&self, edition: &str, name: &str, source: &Path, externs: &[&str]) {
        let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let mut command = Command::new(rustc);
        command.args(["--edition", edition, "--crate-type=rlib", "--deny=warnings"]);
        command.args(["--crate-name", name, "--out-dir"]).arg(self.0.path()).arg(source);
        command.arg("-L").arg(self.0.path());
        for name in externs {
            let library = self.path(&format!("lib{name}.rlib"));
            command.arg("--extern").arg(format!("{name}={}", library.display()));
        }
        let output = command.output().expect("rustc runs");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{name}, edition {edition}: {errors}");
    }
}

#[test]
fn included_and_expanded_code_builds_in_every_edition() {
    let folder = Folder::new();
    let bare = compile(&SourceFile::new("bare.yaml", BARE)).0.expect("it has no mistake");
    for (name, compiled, used) in [
        ("kustom", &kustom(), "errors::Error::from_response(400, \"{}\").remedy()"),
        ("bare", &bare, "errors::Code::Oops.description()"),
    ] {
        let file = rust::inline_file(compiled, "errors").text;
        let tokens = rust::inline(compiled);
        for (route, text) in [("included", file), ("expanded", tokens)] {
            let name = format!("{name}_{route}");
            folder.write(&format!("{name}/errors.rs"), &text);
            let root = format!(
                "mod errors {{ include!(\"errors.rs\"); }}\n\
                 pub fn used() -> Option<&'static str> {{ {used} }}\n"
            );
            let root = folder.write(&format!("{name}/lib.rs"), &root);
            for edition in EDITIONS {
                folder.rustc(edition, &name, &root, &["errcat"]);
            }
        }
    }
}

#[test]
fn callers_of_every_edition_use_a_generated_crate() {
    let folder = Folder::new();
    for file in emit::package(&kustom(), &Home::Alone, Engine::Dependency) {
        folder.write(&format!("crate/{}", file.path), &file.text);
    }
    let root = folder.path("crate/src/lib.rs");
    folder.rustc("2024", "kustom_checkout_errors", &root, &["errcat"]);
    let user = "pub fn used() -> Option<&'static str> {\n    \
                use kustom_checkout_errors::{BadValue, Detail, Error};\n    \
                let error = Error::from_response(400, \"{}\");\n    \
                for finding in &error {\n        \
                if let Some(Detail::BadValue(BadValue::Locale)) = finding.detail() { return finding.remedy(); }\n    \
                }\n    error.remedy()\n}\n";
    let user = folder.write("user.rs", user);
    for edition in EDITIONS {
        folder.rustc(edition, "user", &user, &["kustom_checkout_errors"]);
    }
}

#[test]
fn vendored_sources_are_the_same_in_every_crate_and_need_no_other() {
    let folder = Folder::new();
    let bare = compile(&SourceFile::new("bare.yaml", BARE)).0.expect("it has no mistake");
    let package = |compiled| emit::package(compiled, &Home::Alone, Engine::Vendored);
    let (kustom, bare) = (package(&kustom()), package(&bare));
    let engine = |package: &[emit::Artifact]| -> Vec<emit::Artifact> {
        let is_engine = |file: &&emit::Artifact| file.path.starts_with("src/errcat/");
        package.iter().filter(is_engine).cloned().collect()
    };
    assert_eq!(engine(&kustom), engine(&bare));
    assert!(engine(&kustom).len() > 20);
    for (name, package) in [("kustom", kustom), ("bare", bare)] {
        for file in package {
            folder.write(&format!("{name}/{}", file.path), &file.text);
        }
        folder.rustc("2024", name, &folder.path(&format!("{name}/src/lib.rs")), &[]);
    }
}
