//! `errcat docs`: the docs of catalogues as static sites.

use std::io;
use std::path::{Path, PathBuf};

use errcat_codegen::Compiled;
use errcat_codegen::emit::Artifact;
use errcat_codegen::write::{self, Mode};

use crate::catalogue::{self, count};
use crate::console::{Console, Outcome};
use crate::site;
use crate::workspace::{self, Workspace};

/// The arguments of `errcat docs`.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Catalogues to document, or folders of them; without one, all of catalog/
    #[arg(value_name = "CATALOG")]
    catalogs: Vec<PathBuf>,
    /// Put the site of one catalogue here, or the sites of several, each in a folder named after its id
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  errcat docs                          all of catalog/, each to target/site/<id>/, with a page of links to them
  errcat docs api.yaml --out public    one catalogue's site, right in public/

A site is plain files: open its index.html, or put it on any web server. Its pages have a search, and explain \
pasted responses, in the browser alone; they load nothing from elsewhere.";

pub(crate) fn run(args: &Args, console: &mut Console) -> io::Result<Outcome> {
    let catalogs = workspace::catalogs(&args.catalogs)?;
    let mut all = Vec::new();
    for catalog in &catalogs {
        all.extend(catalogue::load(catalog, console)?);
    }
    let complete = all.len() == catalogs.len() && are_distinct(&all, console)?;
    if !complete {
        return Ok(Outcome::Found);
    }
    if let ([_], Some(out), [only]) = (&args.catalogs[..], &args.out, &all[..]) {
        write_site(out, &site::files(only), console)?;
        return Ok(Outcome::Fine);
    }
    let base = match &args.out {
        Some(out) => out.clone(),
        None => default_folder(args)?,
    };
    for compiled in &all {
        write_site(&base.join(&compiled.catalog().api.id), &site::files(compiled), console)?;
    }
    if args.catalogs.len() != 1 {
        let all: Vec<_> = all.iter().collect();
        write_site(&base, &site::front(&all), console)?;
    }
    Ok(Outcome::Fine)
}

/// Returns the default folder of sites: next to the output of cargo.
fn default_folder(args: &Args) -> io::Result<PathBuf> {
    let workspace = match args.catalogs.first() {
        None => Some(Workspace::find()?),
        Some(catalog) => Workspace::of(catalog)?.map(|(workspace, _)| workspace),
    };
    Ok(workspace.map_or_else(|| "site".into(), |found| found.root().join("target/site")))
}

/// Refuses catalogues with the same id, whose sites would overwrite each other.
fn are_distinct(all: &[Compiled], console: &mut Console) -> io::Result<bool> {
    let mut ids: Vec<_> = all.iter().map(|compiled| &compiled.catalog().api.id).collect();
    ids.sort_unstable();
    let twice = ids.windows(2).find(|pair| pair[0] == pair[1]);
    if let Some([id, _]) = twice {
        console.error(&format!("two catalogues have the id `{id}`"))?;
    }
    Ok(twice.is_none())
}

fn write_site(folder: &Path, files: &[Artifact], console: &mut Console) -> io::Result<()> {
    let report = write::write(folder, files, Mode::Write)?;
    let folder = folder.display();
    if report.is_clean() {
        return console.info(&format!("{folder} is up to date"));
    }
    let written = count(report.missing.len() + report.stale.len(), "file");
    console.info(&format!("wrote {written} to {folder}"))
}
