//! The layout of a workspace: a folder with catalogues in `catalog/` and their crates in `generated/`.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

const CATALOG: &str = "catalog";

/// The root of a workspace: a folder that has a `catalog/`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Workspace(PathBuf);

impl Workspace {
    /// Finds the workspace of the current directory: itself, or else the nearest package above it, as a relative path.
    pub(crate) fn find() -> io::Result<Self> {
        let current = env::current_dir().map_err(|problem| unreadable(Path::new("."), &problem))?;
        let mut root = PathBuf::new();
        for folder in current.ancestors() {
            let is_root = folder == current || folder.join("Cargo.toml").is_file();
            if is_root && folder.join(CATALOG).is_dir() {
                return Ok(Self(root));
            }
            root.push("..");
        }
        let problem = "there is no catalog/ folder here or in a workspace above; name a catalogue";
        Err(io::Error::new(io::ErrorKind::NotFound, problem))
    }

    /// Returns the workspace of a catalogue and the path of the catalogue in it, if it is in a `catalog/`.
    pub(crate) fn of(catalog: &Path) -> io::Result<Option<(Self, PathBuf)>> {
        let folder = catalog.parent().unwrap_or(Path::new(""));
        let root = match folder.file_name() {
            Some(name) if name == CATALOG => folder.parent().unwrap_or(Path::new("")).to_owned(),
            // `.` and `..` hide the name.
            None if canonical(&Path::new(".").join(folder))?.ends_with(CATALOG) => {
                folder.join("..")
            }
            _ => return Ok(None),
        };
        let file = catalog.file_name().unwrap_or_default();
        let path = root.join(CATALOG).join(file);
        Ok(Some((Self(root), path)))
    }

    pub(crate) fn catalogs(&self) -> io::Result<Vec<PathBuf>> {
        within(&self.catalog())
    }

    pub(crate) fn root(&self) -> &Path {
        &self.0
    }

    /// Returns the folder of its catalogues.
    pub(crate) fn catalog(&self) -> PathBuf {
        self.0.join(CATALOG)
    }

    /// Returns the folder of its crates.
    pub(crate) fn generated(&self) -> PathBuf {
        self.0.join("generated")
    }
}

/// Returns the given catalogues, with those in the given folders, or else all of the workspace.
pub(crate) fn catalogs(given: &[PathBuf]) -> io::Result<Vec<PathBuf>> {
    if given.is_empty() {
        return Workspace::find()?.catalogs();
    }
    let mut all = Vec::new();
    for path in given {
        if path.is_dir() { all.extend(within(path)?) } else { all.push(path.clone()) }
    }
    Ok(all)
}

/// Returns the catalogues in a folder, by name.
fn within(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|problem| unreadable(folder, &problem))? {
        let path = entry.map_err(|problem| unreadable(folder, &problem))?.path();
        let is_yaml = matches!(path.extension().and_then(OsStr::to_str), Some("yaml" | "yml"));
        if is_yaml && path.is_file() {
            found.push(path);
        }
    }
    if found.is_empty() {
        let problem = io::Error::new(io::ErrorKind::NotFound, "it contains no *.yaml file");
        return Err(named(folder, &problem));
    }
    found.sort();
    Ok(found)
}

/// Returns an error of usage.
pub(crate) fn usage(problem: impl Into<String>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, problem.into())
}

/// Returns the path of a folder without `.`, `..` and symbolic links.
fn canonical(folder: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(folder).map_err(|problem| unreadable(folder, &problem))
}

/// Returns an error that says which file or folder cannot be read.
pub(crate) fn unreadable(path: &Path, problem: &io::Error) -> io::Error {
    io::Error::new(problem.kind(), format!("cannot read {}: {problem}", path.display()))
}

/// Returns an error that says which file or folder cannot be written.
pub(crate) fn unwritable(path: &Path, problem: &io::Error) -> io::Error {
    io::Error::new(problem.kind(), format!("cannot write {}: {problem}", path.display()))
}

/// Adds the name of a file to the message of an error.
pub(crate) fn named(path: &Path, problem: &io::Error) -> io::Error {
    io::Error::new(problem.kind(), format!("{}: {problem}", path.display()))
}
