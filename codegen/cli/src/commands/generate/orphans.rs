//! Generated crates whose catalogue is gone. They are reported and never deleted: other crates may depend on them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use errcat_codegen::emit::MARK;
use errcat_codegen::write::Mode;

use super::task::{Made, Task};
use crate::workspace::{Workspace, unreadable};

impl Task<'_> {
    /// Reports the workspace's crates without a catalogue, given all that were compiled.
    pub(super) fn orphans(&mut self, workspace: &Workspace, all: &[Made]) -> io::Result<()> {
        for folder in folders(&workspace.generated())? {
            let Some(source) = source(&folder.join("Cargo.toml")) else { continue };
            if !is_orphan(workspace, all, &folder, &source) {
                continue;
            }
            self.console.info(&format!("orphan: {}", folder.display()))?;
            self.orphans += 1;
            if self.mode == Mode::Verify {
                self.found();
            }
        }
        Ok(())
    }
}

/// Returns the folders in a folder, by name; none if it does not exist.
fn folders(parent: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(parent) {
        Ok(entries) => entries,
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(problem) => return Err(unreadable(parent, &problem)),
    };
    let paths: io::Result<Vec<_>> = entries.map(|entry| Ok(entry?.path())).collect();
    let mut folders = paths.map_err(|problem| unreadable(parent, &problem))?;
    folders.retain(|path| path.is_dir());
    folders.sort();
    Ok(folders)
}

/// Returns the catalogue in `catalog/` that a generated manifest names, if it does.
fn source(manifest: &Path) -> Option<String> {
    let text = fs::read_to_string(manifest).ok()?;
    let (_, rest) = text.lines().next()?.split_once(MARK)?;
    let (_, source) = rest.split_once("from ")?;
    let (source, _) = source.split_once(';')?;
    source.starts_with("catalog/").then(|| source.to_owned())
}

/// Returns whether the catalogue is gone or has another id now.
fn is_orphan(workspace: &Workspace, all: &[Made], folder: &Path, source: &str) -> bool {
    let renamed = |made: &Made| made.source() == source && !folder.ends_with(made.id());
    !workspace.root().join(source).is_file() || all.iter().any(renamed)
}
