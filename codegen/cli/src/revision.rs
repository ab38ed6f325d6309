//! A catalogue as a file has it, or as a git revision had it.

use std::io;
use std::path::Path;
use std::process::{Command, Output};

use errcat_codegen::SourceFile;

use crate::workspace::usage;

/// The catalogue that an argument means: a file, or `REV:PATH` as git reads it when there is no such file.
pub(crate) fn source(argument: &str) -> io::Result<SourceFile> {
    let path = Path::new(argument);
    match argument.split_once(':') {
        Some((revision, _)) if !path.exists() && !revision.is_empty() => {
            blob(Path::new("."), argument)
        }
        _ => SourceFile::read(path),
    }
}

/// A catalogue as a revision of its own repository had it; none when it was not there yet.
pub(crate) fn of(revision: &str, catalog: &Path) -> io::Result<Option<SourceFile>> {
    let folder = catalog.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let commit =
        git(folder, &["rev-parse", "--verify", "--quiet", &format!("{revision}^{{commit}}")])?;
    if !commit.status.success() {
        let problem = format!("`{revision}` is no file, and no revision that git knows here");
        return Err(io::Error::new(io::ErrorKind::NotFound, problem));
    }
    let file = catalog.file_name().unwrap_or_default().to_string_lossy();
    let name = format!("{revision}:./{file}");
    let known = git(folder, &["cat-file", "-e", &name])?;
    if known.status.success() { blob(folder, &name).map(Some) } else { Ok(None) }
}

/// A file of a revision, without anything that git's settings could do to it.
fn blob(folder: &Path, name: &str) -> io::Result<SourceFile> {
    let output = git(folder, &["cat-file", "blob", name])?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let said = said.lines().next().unwrap_or("git says nothing").trim_start_matches("fatal: ");
        let problem = format!("{name} is no file, and git has no such file either: {said}");
        return Err(io::Error::new(io::ErrorKind::NotFound, problem));
    }
    let text = String::from_utf8(output.stdout).map_err(|_| {
        let problem = format!("{name} holds bytes that are no UTF-8 text");
        io::Error::new(io::ErrorKind::InvalidData, problem)
    })?;
    Ok(SourceFile::new(name, text))
}

fn git(folder: &Path, args: &[&str]) -> io::Result<Output> {
    // What looks like an option is a name that does not exist.
    if let Some(name) = args.last().filter(|name| name.starts_with('-')) {
        let problem = format!("`{name}` is no revision");
        return Err(usage(problem));
    }
    let output = Command::new("git").arg("-C").arg(folder).args(args).output();
    output
        .map_err(|problem| io::Error::new(problem.kind(), format!("git cannot be run: {problem}")))
}
