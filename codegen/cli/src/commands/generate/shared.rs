//! Files that the catalogues of a workspace share: the JSON Schema and the page of lints, and the manifest of the
//! tests, through which `cargo build` regenerates their crates.

use std::fs;
use std::io;
use std::path::Path;

use errcat_codegen::emit::Artifact;
use errcat_codegen::write::{self, Mode};

use super::register;
use super::task::{Made, Task};
use crate::workspace::{Workspace, named, unreadable};
use crate::{lints, schema};

impl Task<'_> {
    /// Writes the files that each workspace has once.
    pub(super) fn shared(&mut self, all: &[Made]) -> io::Result<()> {
        for (index, made) in all.iter().enumerate() {
            let workspace = &made.workspace;
            if all.iter().take(index).any(|earlier| earlier.workspace == *workspace) {
                continue;
            }
            let schema = Artifact::new("errcat.schema.json", schema::json());
            self.file(&workspace.catalog(), schema)?;
            let lints = Artifact::new("LINTS.md", lints::markdown());
            self.file(&workspace.catalog(), lints)?;
            self.register(workspace, all.iter().filter(|made| made.workspace == *workspace))?;
        }
        Ok(())
    }

    /// Makes the workspace's tests depend on its crates.
    fn register<'m>(
        &mut self,
        workspace: &Workspace,
        made: impl Iterator<Item = &'m Made>,
    ) -> io::Result<()> {
        let tests = workspace.root().join("tests");
        let path = tests.join("Cargo.toml");
        let manifest = match fs::read_to_string(&path) {
            Ok(manifest) => manifest,
            Err(problem) if problem.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(problem) => return Err(unreadable(&path, &problem)),
        };
        let ids: Vec<_> = made.map(Made::id).collect();
        let registered = register::registered(&manifest, &ids).map_err(|problem| {
            named(&path, &io::Error::new(io::ErrorKind::InvalidData, problem.to_string()))
        })?;
        registered.map_or(Ok(()), |text| self.file(&tests, Artifact::edited("Cargo.toml", text)))
    }

    /// Writes one file; reports it only if it differs.
    fn file(&mut self, folder: &Path, file: Artifact) -> io::Result<()> {
        let path = folder.join(&file.path);
        let report = write::write(folder, &[file], self.mode)?;
        match self.mode {
            Mode::Verify => self.differs(&report),
            Mode::Write if report.is_clean() => Ok(()),
            Mode::Write => self.console.info(&format!("wrote {}", path.display())),
        }
    }
}
