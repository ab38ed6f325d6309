//! Properties of the code as a whole: no circles of imports, no long functions, no large files. `cargo test -p
//! errcat-tests --test structure -- --nocapture` prints the figures, and how many lines there are without tests.

#![expect(clippy::print_stdout, reason = "the figures are asked for")]

mod imports;
mod source;

use imports::Crate;
use source::{File, block_end, files, lines};

const CODEGEN: &str = "codegen/src";
const CLI: &str = "codegen/cli/src";
const RUST: &[&str] = &[CODEGEN, CLI, "codegen/cli/starter", "codegen/runtime/src", "macros/src"];
/// Scripts, styles and templates of sites.
const SITE: &[&str] = &["codegen/cli/assets", "codegen/cli/templates"];

/// The code that generated crates carry. It is written to be fast.
const ENGINE: &[&str] = &["codegen/src/runtime", "codegen/src/surface", "codegen/runtime"];

fn is_engine(file: &File) -> bool {
    ENGINE.iter().any(|folder| file.path.starts_with(folder))
}

fn check_imports(folder: &str) {
    let files: Vec<_> = files(folder).into_iter().filter(|file| !is_engine(file)).collect();
    let circles = Crate::of(&files).circles();
    println!("{folder}: {} circles of imports", circles.len());
    assert!(circles.is_empty(), "modules import each other:\n{}", circles.join("\n"));
}

#[test]
fn no_modules_of_the_compiler_import_each_other() {
    check_imports(CODEGEN);
}

#[test]
fn no_modules_of_the_command_line_import_each_other() {
    check_imports(CLI);
}

#[test]
fn no_function_is_longer_than_45_lines() {
    let all = RUST.iter().flat_map(|folder| files(folder));
    let long: Vec<_> = all.flat_map(|file| long_functions(&file)).collect();
    println!("{} functions over {MAX_FUNCTION} lines", long.len());
    assert!(long.is_empty(), "split these:\n{}", long.join("\n"));
}

const MAX_FUNCTION: usize = 45;

fn long_functions(file: &File) -> Vec<String> {
    let starts = file.code.match_indices("fn ").map(|(at, _)| at);
    let whole = |at: &usize| !file.code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
    let mut long = Vec::new();
    for at in starts.filter(whole) {
        // The part of a function before its block contains no braces, and no semicolons except those of arrays.
        let Some(open) = body(&file.code, at) else { continue };
        let function = &file.code[at..block_end(&file.code, open)];
        let lines = function.lines().count();
        if lines > MAX_FUNCTION {
            let line = file.code[..at].lines().count();
            long.push(format!("{}:{line}: {lines} lines", file.path));
        }
    }
    long
}

/// Returns the position of the opening brace of a function's body; function types and functions of traits have none.
fn body(code: &str, at: usize) -> Option<usize> {
    let mut depth = 0_i32;
    for (offset, c) in code[at..].char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' if depth == 0 => return None,
            ')' | ']' => depth -= 1,
            ';' | ',' | '=' if depth == 0 && c != '=' => return None,
            '{' if depth == 0 => return Some(at + offset),
            _ => {}
        }
    }
    None
}

#[test]
fn no_file_outside_the_engine_is_longer_than_400_lines() {
    let all = RUST.iter().flat_map(|folder| files(folder)).filter(|file| !is_engine(file));
    let large = all.filter(|file| file.lines > MAX_FILE);
    let large: Vec<_> = large.map(|file| format!("{}: {} lines", file.path, file.lines)).collect();
    println!("{} files over {MAX_FILE} lines", large.len());
    assert!(large.is_empty(), "split these:\n{}", large.join("\n"));
}

const MAX_FILE: usize = 400;

#[test]
fn lines_without_tests_are_counted() {
    let rust = RUST.iter().flat_map(|folder| files(folder));
    let rust: usize = rust.map(|file| file.lines).sum();
    let site: usize = SITE.iter().map(|folder| lines(folder)).sum();
    println!("{} lines without tests: {rust} of Rust, {site} of sites", rust + site);
    assert!(rust > 0 && site > 0, "the folders have moved");
}
