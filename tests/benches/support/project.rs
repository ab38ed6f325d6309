//! Throw-away cargo projects below the target folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use errcat_codegen::emit::package::{Engine, Home};
use errcat_codegen::render::{Style, snippets};
use errcat_codegen::write::{self, Mode};
use errcat_codegen::{Compiled, SourceFile, emit};

/// A folder with a cargo workspace in it.
pub struct Project {
    /// Where it is.
    pub folder: PathBuf,
}

/// Where all projects are, and their common target folder.
pub fn home() -> io::Result<PathBuf> {
    let executable = std::env::current_exe()?;
    // The benchmark is `<target>/release/deps/<name>`.
    let target =
        executable.ancestors().nth(3).ok_or_else(|| io::Error::other("no target folder"))?;
    Ok(target.join("errcat-bench"))
}

/// The catalogue, compiled; an error with its diagnostics when it is not sound.
pub fn compile(source: &SourceFile) -> io::Result<Compiled> {
    let (compiled, diagnostics) = errcat_codegen::compile(source);
    compiled.ok_or_else(|| io::Error::other(snippets(source, &diagnostics, Style::Plain)))
}

/// The manifest of a workspace in which generated crates find the engine of this repository.
pub fn workspace() -> String {
    let engine = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/runtime");
    format!(
        "[workspace]\nmembers = [\"*\"]\nresolver = \"3\"\n\n[patch.crates-io]\nerrcat = {{ path = {:?} }}\n",
        engine.display().to_string()
    )
}

impl Project {
    /// The project of this name.
    pub fn new(name: &str) -> io::Result<Self> {
        Ok(Self { folder: home()?.join(name) })
    }

    /// Writes a file unless it is as it should be, so that cargo builds nothing again for it.
    pub fn file(&self, path: &str, text: &str) -> io::Result<()> {
        let path = self.folder.join(path);
        if fs::read_to_string(&path).is_ok_and(|old| old == text) {
            return Ok(());
        }
        fs::create_dir_all(path.parent().unwrap_or(Path::new("")))?;
        fs::write(path, text)
    }

    /// Writes the crate that errcat generates.
    pub fn generated(&self, path: &str, compiled: &Compiled) -> io::Result<()> {
        let artifacts = emit::package(compiled, &Home::Alone, Engine::Dependency);
        write::write(&self.folder.join(path), &artifacts, Mode::Write).map(|_| ())
    }

    /// Runs cargo in the project, without the network when everything is there already.
    pub fn cargo(&self, arguments: &[&str]) -> io::Result<()> {
        if self.run(arguments, &["--offline"])?.status.success() {
            return Ok(());
        }
        let output = self.run(arguments, &[])?;
        if output.status.success() {
            return Ok(());
        }
        let told = String::from_utf8_lossy(&output.stderr);
        Err(io::Error::other(format!("cargo {}: {told}", arguments.join(" "))))
    }

    fn run(&self, arguments: &[&str], more: &[&str]) -> io::Result<Output> {
        Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(arguments)
            .args(more)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", home()?.join("target"))
            // A crate is built as for the first time, not with what is left of the last.
            .env("CARGO_INCREMENTAL", "0")
            .output()
    }
}
