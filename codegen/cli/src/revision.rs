//! Reads a catalogue from a file or from a git revision.

use std::env;
use std::io;
use std::path::Path;
use std::process::{Command, Output};

use errcat_codegen::SourceFile;

use crate::catalogue;
use crate::workspace::usage;

/// Reads the catalogue of an argument: a file, `-` for stdin, or `REV:PATH` for git if there is no such file.
pub(crate) fn source(argument: &str) -> io::Result<SourceFile> {
    let path = Path::new(argument);
    match argument.split_once(':') {
        Some((revision, _)) if !path.exists() && !revision.is_empty() => blob(None, argument),
        _ => catalogue::read(path),
    }
}

/// Reads a catalogue from a revision of its own repository, if the revision has it.
pub(crate) fn of(revision: &str, catalog: &Path) -> io::Result<Option<SourceFile>> {
    let folder = catalog.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = Some(folder.unwrap_or(Path::new(".")));
    let commit =
        git(folder, &["rev-parse", "--verify", "--quiet", &format!("{revision}^{{commit}}")])?;
    if !commit.status.success() {
        let problem = format!("`{revision}` is not a file, and not a revision that git knows here");
        return Err(io::Error::new(io::ErrorKind::NotFound, problem));
    }
    let file = catalog.file_name().unwrap_or_default().to_string_lossy();
    let name = format!("{revision}:./{file}");
    let known = git(folder, &["cat-file", "-e", &name])?;
    if known.status.success() { blob(folder, &name).map(Some) } else { Ok(None) }
}

/// Reads a file of a revision, without the filters of git's settings.
fn blob(folder: Option<&Path>, name: &str) -> io::Result<SourceFile> {
    let output = git(folder, &["cat-file", "blob", name])?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let said =
            said.lines().next().unwrap_or("git gives no reason").trim_start_matches("fatal: ");
        let problem = format!("{name} is not a file, and git does not have it either: {said}");
        return Err(io::Error::new(io::ErrorKind::NotFound, problem));
    }
    let text = String::from_utf8(output.stdout).map_err(|_| {
        let problem = format!("{name} is not UTF-8 text");
        io::Error::new(io::ErrorKind::InvalidData, problem)
    })?;
    Ok(SourceFile::new(name, text))
}

/// Runs git in the repository of a folder, or else in that of the environment.
fn git(folder: Option<&Path>, args: &[&str]) -> io::Result<Output> {
    // git would take this for an option.
    if let Some(name) = args.last().filter(|name| name.starts_with('-')) {
        let problem = format!("`{name}` is not a revision");
        return Err(usage(problem));
    }
    let mut command = Command::new("git");
    if let Some(folder) = folder {
        command.arg("-C").arg(folder);
        // Hooks of a linked work tree have `GIT_DIR` alone, with which git takes any folder for the top of the work tree.
        if env::var_os("GIT_WORK_TREE").is_none() {
            command.env_remove("GIT_DIR");
        }
    }
    command
        .args(args)
        .output()
        .map_err(|problem| io::Error::new(problem.kind(), format!("git cannot be run: {problem}")))
}
