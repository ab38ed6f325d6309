//! The file of a page: stdin or a path, and never a catalogue.

use std::io;
use std::path::Path;

use errcat_codegen::SourceFile;

use super::{Format, openapi};
use crate::input::Input;

/// Reads a page; `-` is stdin.
pub(crate) fn source(path: &Path) -> io::Result<SourceFile> {
    let name = path.to_string_lossy();
    if name.starts_with("http://") || name.starts_with("https://") {
        return refuse(format!(
            "{name} is an address: save the page first, `curl -sSL {name} -o page.html`"
        ));
    }
    let source = if name == "-" {
        SourceFile::new("stdin", Input::from(path.as_os_str()).text()?)
    } else {
        errcat_codegen::read(path)?
    };
    let mut lines =
        source.text().lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    if lines.next().is_some_and(|line| line.starts_with("errcat:")) {
        return refuse(format!(
            "{} is a catalogue, and not the page that one was written from",
            source.name()
        ));
    }
    if Format::of(source.name(), source.text()) == Format::OpenApi {
        openapi::check(source.text())
            .or_else(|problem| refuse(format!("{}: {problem}", source.name())))?;
    }
    Ok(source)
}

fn refuse<T>(problem: String) -> io::Result<T> {
    Err(io::Error::new(io::ErrorKind::InvalidInput, problem))
}
