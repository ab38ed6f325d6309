//! `errcat watch`: crates and docs follow their catalogues while these are edited, and mistakes show at once.

mod changes;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use errcat_codegen::{SourceFile, compile};

use super::generate;
use crate::catalogue::{self, Tally, count};
use crate::console::{Console, Outcome};
use crate::workspace::{self, Workspace};
use changes::Stamps;

/// The arguments of `errcat watch`.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Catalogues to watch; without one, all of catalog/, also those that are added later
    #[arg(value_name = "CATALOG")]
    catalogs: Vec<PathBuf>,
    /// Put the crate of one catalogue here, as `generate` does
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  errcat watch                             all of catalog/
  errcat watch api.yaml --out api-errors   one that is kept elsewhere
  errcat watch api.yaml                    the same, but only its mistakes show

Whenever a catalogue is saved, its crate is brought up to date, or its mistakes are shown and the crate stays as it is. \
Ctrl-C ends it.";

/// Files are looked at so often. That takes no watching of folders, and works on every disk and in every container.
const INTERVAL: Duration = Duration::from_millis(200);

/// A file that is being written is left in peace for so long.
const REST: Duration = Duration::from_millis(30);

pub(crate) fn run(args: &Args, console: &mut Console) -> io::Result<Outcome> {
    let (stop, stopped) = mpsc::channel();
    // Nothing is interrupted in the middle of writing: the work ends where it looks for changes.
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
            // Some editors take a file away for a moment to put the new one in its place.
            let list = || workspace::catalogs(&args.catalogs).unwrap_or_default();
            let settled = Stamps::settled(list, stamps, REST);
            let catalogs = settled.files();
            console.clear()?;
            if let Err(problem) = round(&catalogs, args.out.as_deref(), console) {
                console.error(&problem)?;
            }
            let number = count(catalogs.len(), "catalogue");
            console.info(&format!("watching {number}; Ctrl-C ends it"))?;
            before = Some(settled);
            Duration::ZERO
        };
        if stopped.recv_timeout(wait).is_ok() {
            return Ok(Outcome::Fine);
        }
    }
}

/// Brings everything up to date once.
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
        generate::bring_up_to_date(&at_home, out, console)?;
    }
    Ok(())
}

/// Shows the mistakes of a catalogue that has no crate.
fn check(catalog: &Path, console: &mut Console) -> io::Result<()> {
    let source = SourceFile::read(catalog)?;
    let (_, diagnostics) = compile(&source);
    catalogue::show(&source, &diagnostics, console)?;
    console.info(&format!("{}: {}", source.name(), Tally::of(&diagnostics)))
}
