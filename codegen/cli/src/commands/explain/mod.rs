//! `errcat explain`: everything that a catalogue says about an error or a message, or what a lint checks.

mod lint;
mod page;
mod search;
mod spelling;

use std::io;
use std::path::PathBuf;

use crate::args::Format;
use crate::catalogue;
use crate::console::{Console, Outcome};
use crate::row::Row;

/// The arguments of `errcat explain`.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The catalogue, or the id of a lint, as in diagnostics
    #[arg(value_name = "CATALOG|LINT")]
    subject: PathBuf,
    /// The name of an error or a message of the catalogue, a code, or a status
    #[arg(value_name = "NAME|CODE|STATUS")]
    term: Option<String>,
    /// A page, or the matching rows of `list`
    #[arg(long, default_value = "text")]
    format: Format,
}

const EXAMPLES: &str = "\
Examples:
  errcat explain catalog/api.yaml BAD_VALUE            every error with this code
  errcat explain catalog/api.yaml 404                  every error under this status
  errcat explain catalog/api.yaml invalid_session_id   one message
  errcat explain bad-status                            a lint of errcat

Exit code 1 if nothing matches.";

pub(crate) fn run(args: &Args, console: &mut Console) -> io::Result<Outcome> {
    let Some(term) = &args.term else {
        return lint::run(&args.subject, args.format, console);
    };
    let Some(compiled) = catalogue::load(&args.subject, console)? else {
        return Ok(Outcome::Found);
    };
    let found = search::search(compiled.catalog(), term);
    let rows = found.iter().flat_map(|subject| subject.entries()).map(Row::from);
    match args.format {
        Format::Json => console.json(&rows.collect::<Vec<_>>())?,
        Format::Text => console.text(&page::page(&found, console.prose_width()))?,
    }
    if found.is_empty() {
        let hint = search::hint(compiled.catalog(), term);
        let catalog = args.subject.display();
        console.error(&format!("nothing in {catalog} is called `{term}`; {hint}"))?;
        return Ok(Outcome::Found);
    }
    Ok(Outcome::Fine)
}
