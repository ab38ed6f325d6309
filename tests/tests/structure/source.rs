//! Rust files without comments, texts and test modules, so that the remaining words are code.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

pub(crate) struct File {
    pub(crate) path: String,
    /// The module that it holds: `check`, `api` for `src/check/api.rs`; none for the root of the crate.
    pub(crate) module: Vec<String>,
    /// The number of its lines, without test modules.
    pub(crate) lines: usize,
    /// Its code. Everything else is white space, and lines are where they were.
    pub(crate) code: String,
}

/// Returns all files below a folder of the workspace that are compiled without tests.
pub(crate) fn files(folder: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut paths = Vec::new();
    below(&root.join(folder), &mut paths);
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    paths.sort();
    let files: Vec<_> = paths.iter().map(|path| file(&root, folder, path)).collect();
    let tests: Vec<_> = files.iter().flat_map(test_files).collect();
    files
        .into_iter()
        .filter(|file| !tests.iter().any(|test| file.module.starts_with(test)))
        .collect()
}

/// Returns the number of lines of all files below a folder of the workspace.
pub(crate) fn lines(folder: &str) -> usize {
    let mut paths = Vec::new();
    below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder), &mut paths);
    let lines = |path| fs::read_to_string(path).expect("sources are text").lines().count();
    paths.iter().map(lines).sum()
}

fn below(folder: &Path, paths: &mut Vec<PathBuf>) {
    if !folder.exists() {
        return;
    }
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            below(&path, paths);
        } else {
            paths.push(path);
        }
    }
}

fn file(root: &Path, folder: &str, path: &Path) -> File {
    let text = fs::read_to_string(path).expect("sources are text");
    let relative = path.strip_prefix(root).expect("it is below the root");
    let parts = relative.strip_prefix(folder).expect("it is below the folder").with_extension("");
    let mut module: Vec<_> = parts.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if module.last().is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str())) {
        module.pop();
    }
    let mut code = code(&text);
    let tests = test_modules(&code);
    let in_tests: usize =
        tests.iter().map(|range| code[range.clone()].matches('\n').count() + 1).sum();
    for range in tests {
        blank(&mut code, range);
    }
    let lines = text.lines().count() - in_tests;
    File { path: relative.display().to_string(), module, lines, code }
}

/// Returns the code of a text: comments, texts and characters become spaces.
pub(crate) fn code(text: &str) -> String {
    let mut code = text.to_owned();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let length = other_than_code(rest, text[..at].chars().next_back());
        if length > 0 {
            blank(&mut code, at..at + length);
        }
        at += length.max(rest.chars().next().map_or(1, char::len_utf8));
    }
    code
}

/// Returns the length of the comment or the literal that a text begins with; 0 if it begins with code.
fn other_than_code(rest: &str, before: Option<char>) -> usize {
    let until = |end: &str, from: usize| {
        rest[from..].find(end).map_or(rest.len(), |at| from + at + end.len())
    };
    let in_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let raw = rest.trim_start_matches(['b', 'c']).strip_prefix('r').filter(|_| !in_word);
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if let Some(raw) = raw.filter(|raw| raw.trim_start_matches('#').starts_with('"')) {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        return until(&format!("\"{}", "#".repeat(hashes)), rest.len() - raw.len() + hashes + 1);
    }
    match rest.as_bytes() {
        [b'"', ..] => quoted(rest, '"'),
        [b'\'', b'\\', ..] => quoted(rest, '\''),
        // Anything else with this beginning is a lifetime.
        [b'\'', ..] if rest.chars().nth(2) == Some('\'') => {
            rest.chars().take(3).map(char::len_utf8).sum()
        }
        _ => 0,
    }
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    let end = rest.char_indices().skip(1).find(|(_, c)| {
        let is_end = *c == quote && !escaped;
        escaped = *c == '\\' && !escaped;
        is_end
    });
    end.map_or(rest.len(), |(at, _)| at + 1)
}

fn blank(code: &mut String, range: Range<usize>) {
    let spaces = |c: char| if c == '\n' { "\n".to_owned() } else { " ".repeat(c.len_utf8()) };
    let blank: String = code[range.clone()].chars().map(spaces).collect();
    code.replace_range(range, &blank);
}

/// Returns the ranges of modules and items for tests.
fn test_modules(code: &str) -> Vec<Range<usize>> {
    let starts = code.match_indices("#[cfg(test)]").map(|(at, _)| at);
    let block = |at: usize| {
        let open = at + code[at..].find(['{', ';'])?;
        code[open..].starts_with('{').then(|| at..block_end(code, open))
    };
    starts.filter_map(block).collect()
}

/// Returns the end of the block that opens here.
pub(crate) fn block_end(code: &str, open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, c) in code[open..].char_indices() {
        match c {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return open + at + c.len_utf8();
        }
    }
    code.len()
}

/// Returns the modules that a file declares for tests only: `#[cfg(test)] mod tests;`.
fn test_files(file: &File) -> Vec<Vec<String>> {
    let declared = file.code.split("#[cfg(test)]").skip(1);
    let names = declared.filter_map(|rest| {
        let (name, _) = rest.trim_start().strip_prefix("mod ")?.split_once(';')?;
        Some([&file.module[..], &[name.to_owned()]].concat())
    });
    names.collect()
}
