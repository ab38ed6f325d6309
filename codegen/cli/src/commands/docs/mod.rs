//! `errcat docs`: the docs of catalogues as static sites.

use std::path::{Path, PathBuf};
use std::{fs, io};

use errcat_codegen::Compiled;
use errcat_codegen::emit::Artifact;
use errcat_codegen::emit::markdown::Audience;
use errcat_codegen::write::{self, Mode};

use crate::catalogue::{self, count};
use crate::console::{Console, Outcome};
use crate::site::{self, BaseUrl, Settings};
use crate::workspace::{self, Workspace, unwritable};

/// The arguments of `errcat docs`.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Catalogues to document, or folders of them; without one, all of catalog/
    #[arg(value_name = "CATALOG")]
    catalogs: Vec<PathBuf>,
    /// Put the site of one catalogue here, or the sites of several or of a folder, each in a folder named after its id
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The address of that folder once it is published: canonical links, a sitemap, links of the 404 page and previews
    /// have it; without it, `api.site` of each catalogue
    #[arg(long, value_name = "URL")]
    base_url: Option<BaseUrl>,
    /// Leave out what matches the errors in Rust
    #[arg(long)]
    no_rust: bool,
}

const EXAMPLES: &str = "\
Examples:
  errcat docs                          all of catalog/, each to target/site/<id>/, with a page of links to them
  errcat docs api.yaml --out public    one catalogue's site, right in public/

  errcat docs api.yaml --out public --base-url https://docs.example.com/errors --no-rust
                                       the same for that address, and for users of any language

A site is plain files: open its index.html, or put it on any web server. Its pages have a search, and explain \
pasted responses, in the browser alone; they load nothing from elsewhere. `?q=WORDS` at the end of the address of a page \
searches, and index.html#paste leads to the box for a response.

The address of an error is errors/NAME.html, of a message errors/NAME.html#MESSAGE. Names do not change as long as the \
crate's API does not, so an API can send these addresses as `doc_url` or as the `type` of RFC 9457. Each page has a \
twin in Markdown (errors/NAME.md); llms.txt lists them, and catalogue.json has everything as data.";

pub(crate) fn run(args: &Args, console: &mut Console) -> io::Result<Outcome> {
    let catalogs = workspace::catalogs(&args.catalogs)?;
    let settings = settings(args);
    let mut all = Vec::new();
    for catalog in &catalogs {
        all.extend(catalogue::load(catalog, console)?);
    }
    let complete = all.len() == catalogs.len() && are_distinct(&all, console)?;
    if !complete {
        return Ok(Outcome::Found);
    }
    // Another catalogue in a folder does not move the sites that are there.
    let is_folder = args.catalogs.is_empty() || args.catalogs.iter().any(|path| path.is_dir());
    if let (Some(out), [only], false) = (&args.out, &all[..], is_folder) {
        write_site(out, &site::files(only, &settings), console)?;
        return Ok(Outcome::Fine);
    }
    let base = match &args.out {
        Some(out) => out.clone(),
        None => default_folder(args)?,
    };
    for compiled in &all {
        let id = &compiled.catalog().api.id;
        let below = settings.base.as_ref().map(|base| base.below(id));
        let settings = Settings { base: below, ..settings };
        write_site(&base.join(id), &site::files(compiled, &settings), console)?;
    }
    if is_folder || all.len() > 1 {
        let all: Vec<_> = all.iter().collect();
        write_site(&base, &site::front(&all, &settings), console)?;
    }
    Ok(Outcome::Fine)
}

fn settings(args: &Args) -> Settings {
    let audience = if args.no_rust { Audience::Anyone } else { Audience::Rust };
    Settings { base: args.base_url.clone(), audience }
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
    let mut all: Vec<_> = all.iter().map(Compiled::catalog).collect();
    all.sort_by_key(|facts| &facts.api.id);
    let twice = all.windows(2).find(|pair| pair[0].api.id == pair[1].api.id);
    if let Some([first, second]) = twice {
        let (id, first, second) = (&first.api.id, &first.source_name, &second.source_name);
        console.error(&format!("{first} and {second} have the same id, `{id}`"))?;
    }
    Ok(twice.is_none())
}

fn write_site(folder: &Path, files: &[Artifact], console: &mut Console) -> io::Result<()> {
    let report = write::write(folder, files, Mode::Write)?;
    remove_sitemap(folder, files)?;
    let folder = folder.display();
    if report.is_clean() {
        return console.info(&format!("{folder} is up to date"));
    }
    let written = count(report.missing.len() + report.stale.len(), "file");
    console.info(&format!("wrote {written} to {folder}"))
}

/// Removes the sitemap of an earlier run when this one has no address. It is not in a folder of which `write` removes
/// orphans.
fn remove_sitemap(folder: &Path, files: &[Artifact]) -> io::Result<()> {
    let sitemap = folder.join("sitemap.xml");
    if files.iter().any(|file| file.path == "sitemap.xml") || !write::is_generated(&sitemap) {
        return Ok(());
    }
    fs::remove_file(&sitemap).map_err(|problem| unwritable(&sitemap, &problem))
}
