//! Reads and compiles the catalogue that a command works on, and shows its mistakes.

use std::fmt;
use std::io;
use std::path::Path;

use errcat_codegen::diagnostic::Severity;
use errcat_codegen::{Compiled, Diagnostics, SourceFile, compile, render};

use crate::console::Console;
use crate::input::Input;

/// Reads a catalogue; `-` is stdin.
pub(crate) fn read(path: &Path) -> io::Result<SourceFile> {
    let input = Input::from(path.as_os_str());
    if input.is_stdin() {
        return Ok(SourceFile::new(input.name(), input.text()?));
    }
    errcat_codegen::read(path)
}

/// Reads and compiles a catalogue. Shows its errors, if it has any, and returns `None`.
pub(crate) fn load(path: &Path, console: &mut Console) -> io::Result<Option<Compiled>> {
    usable(&read(path)?, console)
}

/// Compiles a catalogue that has been read, as [`load`] does.
pub(crate) fn usable(source: &SourceFile, console: &mut Console) -> io::Result<Option<Compiled>> {
    let (compiled, diagnostics) = compile(source);
    if compiled.is_none() {
        show(source, &diagnostics, console)?;
        console.error(&format!("{} cannot be used: {}", source.name(), Tally::of(&diagnostics)))?;
    }
    Ok(compiled)
}

/// Shows the diagnostics of a catalogue, each with its lines.
pub(crate) fn show(
    source: &SourceFile,
    diagnostics: &Diagnostics,
    console: &mut Console,
) -> io::Result<()> {
    let (width, coloured) = console.info_style();
    let style = if coloured { render::Style::Coloured } else { render::Style::Plain };
    for diagnostic in diagnostics {
        let snippet = match width {
            Some(width) => render::snippet_within(source, diagnostic, style, width),
            None => render::snippet(source, diagnostic, style),
        };
        console.info(&format!("{snippet}\n"))?;
    }
    Ok(())
}

/// The number of errors and warnings.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Tally {
    errors: usize,
    warnings: usize,
}

impl Tally {
    /// Returns the numbers for one catalogue.
    pub(crate) fn of(diagnostics: &Diagnostics) -> Self {
        let mut tally = Self::default();
        for diagnostic in diagnostics {
            match diagnostic.severity() {
                Severity::Error => tally.errors += 1,
                Severity::Warning => tally.warnings += 1,
            }
        }
        tally
    }

    /// Returns the sum of two tallies.
    pub(crate) fn plus(self, other: Self) -> Self {
        Self { errors: self.errors + other.errors, warnings: self.warnings + other.warnings }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (errors, warnings) = (count(self.errors, "error"), count(self.warnings, "warning"));
        match (self.errors, self.warnings) {
            (0, 0) => f.write_str("no mistakes"),
            (_, 0) => f.write_str(&errors),
            (0, _) => f.write_str(&warnings),
            _ => write!(f, "{errors}, {warnings}"),
        }
    }
}

/// Returns a number with its noun: `1 file`, `2 files`.
pub(crate) fn count(number: impl fmt::Display, noun: &str) -> String {
    let number = number.to_string();
    let plural = if number == "1" { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
