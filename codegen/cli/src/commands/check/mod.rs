//! `errcat check`: every mistake in catalogues.

mod ids;
mod rows;
mod sarif;

use std::io;
use std::path::PathBuf;

use clap::ValueEnum;
use errcat_codegen::lint::{Lint, Severity, WARNINGS};
use errcat_codegen::parse::suggestion::suggestion;
use errcat_codegen::{Diagnostics, SourceFile, compile};

use crate::catalogue::{self, Tally, count};
use crate::console::{Console, Outcome};
use crate::workspace;

/// The arguments of `errcat check`.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Catalogues to check, folders of them, or - for stdin; without one, all of catalog/
    #[arg(value_name = "CATALOG")]
    catalogs: Vec<PathBuf>,
    /// Snippets on stderr; or on stdout one JSON array, or SARIF 2.1.0 for code hosts
    #[arg(long, default_value = "text")]
    format: Format,
    /// Print errors only: no warnings and no count
    #[arg(long, short)]
    quiet: bool,
    /// A lint whose warnings are not reported; `allow` in a catalogue is the same for that catalogue
    #[arg(long, value_name = "LINT", value_parser = warning)]
    allow: Vec<Lint>,
}

/// Returns the lint of an id, if it reports warnings.
fn warning(id: &str) -> Result<Lint, String> {
    let lint = Lint::from_id(id).filter(|lint| lint.severity() == Severity::Warning);
    lint.ok_or_else(|| {
        let help = suggestion(id, WARNINGS.iter().map(|lint| lint.word));
        format!("this is not a lint that reports warnings; {help}")
    })
}

/// The format of mistakes.
#[derive(ValueEnum, Clone, Copy, Debug)]
enum Format {
    Text,
    Json,
    Sarif,
}

const EXAMPLES: &str = "\
Examples:
  errcat check
  errcat check catalog/api.yaml
  errcat check shared/catalogues --allow no-remedy
  curl -s https://… | errcat check -
  errcat check --format json | jq -r '.[] | \"\\(.file):\\(.line): \\(.message)\"'
  errcat check --format sarif > errcat.sarif

Exit code 1 if there is an error; warnings alone do not fail. \
`errcat explain LINT` explains a lint, such as `bad-status`.";

pub(crate) fn run(args: &Args, console: &mut Console) -> io::Result<Outcome> {
    let mut outcome = Outcome::Fine;
    let (mut checked, mut ids) = (Vec::new(), Vec::new());
    for path in workspace::catalogs(&args.catalogs)? {
        match catalogue::read(&path) {
            Ok(source) => {
                let (compiled, diagnostics) = compile(&source);
                ids.push(compiled.map(|compiled| compiled.catalog().api.id.clone()));
                checked.push((args.wanted(diagnostics), source));
            }
            Err(problem) => {
                console.error(&problem)?;
                outcome = Outcome::Failed;
            }
        }
    }
    ids::report_duplicates(&mut checked, ids);
    match args.format {
        Format::Text => text(&checked, args.quiet, console)?,
        Format::Json => console.json(&checked.iter().flat_map(rows::rows).collect::<Vec<_>>())?,
        Format::Sarif => console.json(&sarif::log(&checked, outcome == Outcome::Fine))?,
    }
    let wrong = checked.iter().any(|(diagnostics, _)| diagnostics.has_errors());
    Ok(if wrong { outcome.max(Outcome::Found) } else { outcome })
}

/// A catalogue and its diagnostics.
type Checked = (Diagnostics, SourceFile);

impl Args {
    /// Leaves out the warnings that are not wanted.
    fn wanted(&self, mut diagnostics: Diagnostics) -> Diagnostics {
        let unwanted = |lint: &Lint| self.quiet || self.allow.contains(lint);
        Lint::ALL.iter().filter(|lint| unwanted(lint)).for_each(|lint| diagnostics.allow(*lint));
        diagnostics
    }
}

fn text(checked: &[Checked], quiet: bool, console: &mut Console) -> io::Result<()> {
    let mut tally = Tally::default();
    for (diagnostics, source) in checked {
        catalogue::show(source, diagnostics, console)?;
        tally = tally.plus(Tally::of(diagnostics));
    }
    if checked.is_empty() || quiet {
        return Ok(());
    }
    console.info(&format!("checked {}: {tally}", count(checked.len(), "catalogue")))
}
