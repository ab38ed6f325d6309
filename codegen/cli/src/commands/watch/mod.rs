//! `errcat watch`: regenerates crates and docs whenever a catalogue is saved, and shows mistakes at once.

mod changes;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use errcat_codegen::compile;

use super::generate;
use crate::catalogue::{self, Tally, count};
use crate::console::{Console, Outcome};
use crate::workspace::{self, Workspace};
use changes::Stamps;

/// The arguments of `errcat watch`.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Catalogues to watch, or folders of them; without one, all of catalog/, also those that are added later
    #[arg(value_name = "CATALOG")]
    catalogs: Vec<PathBuf>,
    /// Put the crate of one catalogue here, as `generate` does
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  errcat watch                             all of catalog/
  errcat watch api.yaml --out api-errors   a catalogue outside of catalog/
  errcat watch api.yaml                    the same, but only show its mistakes

Whenever a catalogue is saved, its crate is regenerated. If it has errors, they are shown and the crate is not changed. \
Ctrl-C stops it.";

/// The time between two looks at the files. Polling works on every disk and in every container.
const INTERVAL: Duration = Duration::from_millis(200);

/// The time for which a file must not change before it is read.
const REST: Duration = Duration::from_millis(30);

pub(crate) fn run(args: &Args, console: &mut Console) -> io::Result<Outcome> {
    let (stop, stopped) = mpsc::channel();
    // The loop ends between two rounds, so that no write is interrupted.
    ctrlc::set_handler(move || stop.send(()).unwrap_or_default()).map_err(io::Error::other)?;
    let mut before = None;
    loop {
        let catalogs = match workspace::catalogs(&args.catalogs) {
            Ok(catalogs) => catalogs,
            Err(problem) if before.is_none() => return Err(problem),
            Err(_) => Vec::new(),
        };
        let stamps = Stamps::of(&catalogs);
        let wait = if before.as_ref() == Some(&stamps) {
            INTERVAL
        } else {
            // Some editors remove a file for a moment before they replace it.
            let list = || workspace::catalogs(&args.catalogs).unwrap_or_default();
            let settled = Stamps::settled(list, stamps, REST);
            let catalogs = settled.files();
            console.clear()?;
            if let Err(problem) = round(&catalogs, args.out.as_deref(), console) {
                console.error(&problem)?;
            }
            let number = count(catalogs.len(), "catalogue");
            console.info(&format!("watching {number}; Ctrl-C stops it"))?;
            before = Some(settled);
            Duration::ZERO
        };
        if stopped.recv_timeout(wait).is_ok() {
            return Ok(Outcome::Fine);
        }
    }
}

/// Regenerates the crates of all catalogues once.
fn round(catalogs: &[PathBuf], out: Option<&Path>, console: &mut Console) -> io::Result<()> {
    let mut at_home = Vec::new();
    for catalog in catalogs {
        if out.is_some() || Workspace::of(catalog)?.is_some() {
            at_home.push(catalog.clone());
        } else {
            check(catalog, console)?;
        }
    }
    if !at_home.is_empty() {
        generate::update(&at_home, out, console)?;
    }
    Ok(())
}

/// Shows the mistakes of a catalogue that has no crate.
fn check(catalog: &Path, console: &mut Console) -> io::Result<()> {
    let source = catalogue::read(catalog)?;
    let (_, diagnostics) = compile(&source);
    catalogue::show(&source, &diagnostics, console)?;
    console.info(&format!("{}: {}", source.name(), Tally::of(&diagnostics)))
}
