//! The front end for build scripts: text from a file next to the package, artifacts to `OUT_DIR` or into the package
//! itself, one `cargo::error=` line a problem.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this is how a build script talks to cargo"
)]

use std::env;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostics, Severity};
use crate::emit;
use crate::emit::package::Engine;
use crate::emit::rust;
use crate::source::SourceFile;
use crate::write::{self, Mode, Report};
use crate::{Compiled, compile, render};

/// Generates `OUT_DIR/<name>.rs` from the catalogue `<name>.yaml`, a path relative to the package. Include it with
/// `include!(concat!(env!("OUT_DIR"), "/<name>.rs"));`.
///
/// Reports each mistake in the catalogue to cargo as one `cargo::error=` line; errors fail the build.
pub fn build(catalog: impl AsRef<Path>) {
    let catalog = catalog.as_ref();
    let Some(compiled) = compiled(catalog) else { return };
    let Some(out) = env::var_os("OUT_DIR") else { return error("OUT_DIR is not set") };
    let stem = catalog.file_stem().unwrap_or_default().to_string_lossy();
    let file = rust::inline_file(&compiled, &stem);
    written(&write::write(Path::new(&out), &[file], Mode::Write));
}

/// Regenerates the package that is being built from its catalogue, a path relative to the package: sources, docs,
/// manifest. With `ERRCAT_CHECK=1` in the environment, files that differ fail the build instead.
pub fn regenerate(catalog: impl AsRef<Path>) {
    println!("cargo::rerun-if-env-changed=ERRCAT_CHECK");
    let Some(compiled) = compiled(catalog.as_ref()) else { return };
    let folder = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    let check = env::var_os("ERRCAT_CHECK").is_some_and(|value| value != "0" && !value.is_empty());
    let mode = if check { Mode::Verify } else { Mode::Write };
    let report = write::write(
        &folder,
        &emit::package(&compiled, &write::home(&folder), Engine::Dependency),
        mode,
    );
    written(&report);
    let Ok(report) = report else { return };
    for (state, path) in report.changes() {
        let path = path.strip_prefix(&folder).unwrap_or(path).display();
        match mode {
            Mode::Verify => {
                error(&format!("{path} is {state}; run `cargo build` without ERRCAT_CHECK"));
            }
            // Cargo would repeat a warning on every later build; this is printed once.
            Mode::Write => eprintln!("errcat: regenerated {path}"),
        }
    }
}

/// Reads and compiles a catalogue, and prints its mistakes.
fn compiled(catalog: &Path) -> Option<Compiled> {
    println!("cargo::rerun-if-changed={}", catalog.display());
    let source = match crate::read(catalog) {
        Ok(source) => source,
        Err(problem) => {
            error(&problem.to_string());
            return None;
        }
    };
    let (compiled, diagnostics) = compile(&source);
    print(&source, &diagnostics);
    compiled
}

fn print(source: &SourceFile, diagnostics: &Diagnostics) {
    for diagnostic in diagnostics {
        let line = render::line(source, diagnostic);
        match diagnostic.severity() {
            Severity::Error => error(&line),
            Severity::Warning => println!("cargo::warning={line}"),
        }
    }
}

fn written(result: &io::Result<Report>) {
    if let Err(problem) = result {
        error(&problem.to_string());
    }
}

/// Prints an error on one line: cargo drops text after a line break, and a catalogue must not be able to begin a line.
fn error(message: &str) {
    println!("cargo::error={}", message.replace(['\n', '\r'], " "));
}
