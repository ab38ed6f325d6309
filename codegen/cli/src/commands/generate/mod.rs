//! `errcat generate`: the crate and docs of catalogues, written or compared.

mod orphans;
mod register;
mod shared;
mod task;

use std::io;
use std::path::{Path, PathBuf};

use errcat_codegen::write::Mode;

use crate::console::{Console, Outcome};
use crate::workspace::{self, Workspace};
use task::Task;

/// The arguments of `errcat generate`.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Catalogues to generate from; without one, all of catalog/
    #[arg(value_name = "CATALOG")]
    catalogs: Vec<PathBuf>,
    /// Write nothing; name every file that is stale, missing or an orphan
    #[arg(long)]
    check: bool,
    /// Put the crate of one catalogue here, instead of generated/ID/ beside its catalog/
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  errcat generate                             all of catalog/, each to its generated/<id>/
  errcat generate --check                     for CI: exit code 1 unless everything is up to date
  errcat generate api.yaml --out ../api-errors

A catalogue with errors leaves its crate as it is.";

pub(crate) fn run(args: &Args, console: &mut Console) -> io::Result<Outcome> {
    let mode = if args.check { Mode::Verify } else { Mode::Write };
    let mut task = Task::new(mode, console);
    let catalogs = workspace::catalogs(&args.catalogs)?;
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

/// Writes the crates of these catalogues, one of them to `out`.
pub(crate) fn bring_up_to_date(
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

fn usage(problem: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, problem)
}
