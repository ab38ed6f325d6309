//! `errcat generate`: the crate and docs of catalogues, written or compared.

mod baseline;
mod orphans;
mod register;
mod shared;
mod stamp;
mod task;

use std::io;
use std::path::{Path, PathBuf};

use errcat_codegen::render::one_line;
use errcat_codegen::write::Mode;

use crate::args::shell_word;
use crate::console::{Console, Outcome};
use crate::workspace::{self, Workspace, usage};
use baseline::Baseline;
use task::Task;

/// The arguments of `errcat generate`.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Catalogues to generate from, or folders of them; without one, all of catalog/
    #[arg(value_name = "CATALOG")]
    catalogs: Vec<PathBuf>,
    /// Write nothing; name every file that is stale, missing or an orphan
    #[arg(long)]
    check: bool,
    /// Put the crate of one catalogue here, instead of generated/ID/ next to its catalog/
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Copy the engine's sources into the crate, which then has no dependency; the default with --out
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    vendor: Option<bool>,
    /// Refuse an api.version that is too low for the changes since then: a file, or a git revision such as v0.1.0
    #[arg(long, value_name = "FILE|REV")]
    baseline: Option<String>,
}

const EXAMPLES: &str = "\
Examples:
  errcat generate                             all of catalog/, each to its generated/<id>/
  errcat generate --check                     for CI: exit code 1 unless everything is up to date
  errcat generate api.yaml --out ../api-errors
  errcat generate --check --baseline v0.1.0   for a release: the version is as high as the changes require

The crate of a catalogue with errors is not changed.";

pub(crate) fn run(args: &Args, console: &mut Console) -> io::Result<Outcome> {
    let mode = if args.check { Mode::Verify } else { Mode::Write };
    let mut task = Task::new(mode, console);
    let catalogs = workspace::catalogs(&args.catalogs)?;
    let baseline = args.baseline.as_ref().map(|argument| Baseline::of(argument, &catalogs));
    task.baseline = baseline.transpose()?;
    task.vendor = args.vendor;
    task.command = args.command();
    if let Some(out) = &args.out {
        let [catalog] = &catalogs[..] else { return Err(usage(ONE_FOR_OUT)) };
        task.alone(catalog, out)?;
        return task.close();
    }
    let all = task.all(&catalogs)?;
    if args.catalogs.is_empty() {
        task.orphans(&Workspace::find()?, &all)?;
    }
    task.close()
}

impl Args {
    /// Returns the command that writes what `--check` compares.
    fn command(&self) -> String {
        let catalogs = self.catalogs.iter().map(|catalog| format!(" {}", shell_word(catalog)));
        let out = self.out.iter().map(|out| format!(" --out {}", shell_word(out)));
        let vendor = self.vendor.map(|vendor| format!(" --vendor={vendor}"));
        let arguments: String = catalogs.chain(out).chain(vendor).collect();
        one_line(&format!("errcat generate{arguments}"))
    }
}

/// Writes the crates of these catalogues; `out` is for a single one.
pub(crate) fn update(
    catalogs: &[PathBuf],
    out: Option<&Path>,
    console: &mut Console,
) -> io::Result<Outcome> {
    let mut task = Task::new(Mode::Write, console);
    match (catalogs, out) {
        ([catalog], Some(out)) => task.alone(catalog, out)?,
        (_, Some(_)) => return Err(usage(ONE_FOR_OUT)),
        (catalogs, None) => drop(task.all(catalogs)?),
    }
    task.close()
}

const ONE_FOR_OUT: &str = "`--out` takes the crate of one catalogue; name that catalogue";
