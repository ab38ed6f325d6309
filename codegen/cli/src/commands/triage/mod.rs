//! `errcat triage`: counts a log by entry, and drafts entries for messages that the catalogue does not have.

mod chunks;
mod count;
mod draft;
mod lossy;
mod naming;
mod page;
mod scan;
mod shape;
mod skipped;
mod trial;

use std::io;
use std::path::PathBuf;

use clap::ValueEnum;
use serde::Serialize;

use crate::catalogue;
use crate::console::{Console, Outcome};
use crate::entry::Entry;
use crate::input::Input;
use crate::ordered::Ordered;
use crate::reading::Reader;
use crate::responses::Seeker;
use count::{Count, Unknown};

/// The arguments of `errcat triage`.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The catalogue
    catalog: PathBuf,
    /// The log: NDJSON, or any lines with JSON bodies in them; `-` reads stdin
    #[arg(value_name = "LOG|-")]
    log: Input,
    /// The number of unknown messages that are shown and drafted, the most frequent first
    #[arg(long, value_name = "N", default_value_t = 20)]
    top: usize,
    /// A page, one JSON object, or the drafts alone
    #[arg(long, default_value = "text")]
    format: Format,
}

/// The output of triage.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum Format {
    Text,
    Json,
    Yaml,
}

const EXAMPLES: &str = "\
Examples:
  errcat triage api.yaml app.log
  journalctl -u shop | errcat triage api.yaml -
  zcat app.log.*.gz | errcat triage api.yaml - --format yaml > drafts.yaml
  errcat triage api.yaml app.log --format json | jq '.by_entry'

A response is found by the keys that the catalogue's `response` names, in a JSON body anywhere on a line, also escaped \
in a string or written over several lines; in a record `{\"status\":…,\"body\":…}`; or as SDKs print it, \
`CODE: message (#id)`. Everything else in the log is skipped.

JSON: `total` counts responses, `matched` those that the catalogue knows in all their parts, `by_entry` the findings in \
them (an error without messages counts under its own name). Unknown messages are one `pattern` when they differ in \
numbers, ids, times or quoted parts only. The first 1,000 patterns are counted separately; all others count as \
`{other}`, which bounds the memory for a log of any length.

`skipped` counts the lines that could not be read in full, each once: lines over 16 MiB, which are read in pieces; \
lines with NUL or with bytes that are not UTF-8, as in compressed or UTF-16 logs; and lines with JSON that is nested \
too deeply or takes too long to search. Responses that are found on such a line still count, none of them twice; in a \
line over 16 MiB, a response of more than 1 MiB does not. A body over several lines is read up to 64 KiB. An error \
while the log is read ends the command with exit code 2.

Drafts pass `errcat check` when they are pasted where their comments say.";

pub(crate) fn run(args: &Args, console: &mut Console) -> io::Result<Outcome> {
    let source = errcat_codegen::read(&args.catalog)?;
    let Some(compiled) = catalogue::usable(&source, console)? else { return Ok(Outcome::Found) };
    let reader = Reader::new(&compiled);
    let count = scan::scan(&Seeker::new(&reader), &args.log)?;
    let unknown = count.unknown();
    if args.format == Format::Json {
        console.json(&Row::of(&reader, &count, &count.by_entry(&reader), &unknown))?;
        return Ok(Outcome::Fine);
    }
    let top = unknown.get(..args.top.min(unknown.len())).unwrap_or_default();
    let log = args.log.file_name();
    let drafts = trial::tried(&source, &reader, draft::drafts(&reader, top, &log));
    if args.format == Format::Text {
        let page = page::page(&reader, &count, &unknown, args.top, &log, console.prose_width());
        console.text(&page)?;
        if !drafts.is_empty() {
            console.text("\nDrafts, to be completed and pasted into the catalogue:\n\n")?;
        }
    }
    if let Some(sentence) = count.skipped.sentence().filter(|_| args.format == Format::Yaml) {
        console.info(&sentence)?;
    }
    console.text(&drafts)?;
    Ok(Outcome::Fine)
}

/// A log as scripts get it.
#[derive(Serialize)]
struct Row<'r> {
    total: u64,
    matched: u64,
    skipped: u64,
    by_entry: Ordered<'r, u64>,
    unknown: Vec<UnknownRow<'r>>,
}

/// Unknown messages of one shape as scripts get them.
#[derive(Serialize)]
struct UnknownRow<'r> {
    status: Option<u16>,
    code: Option<&'r str>,
    error: Option<&'r str>,
    pattern: &'r str,
    count: u64,
    sample: &'r str,
}

impl<'r> Row<'r> {
    fn of(
        reader: &'r Reader<'_>,
        count: &Count,
        by_entry: &'r [(String, Entry<'_>, u64)],
        unknown: &'r [&Unknown],
    ) -> Self {
        let row = |unknown: &&'r Unknown| UnknownRow {
            status: unknown.key.status,
            code: unknown.key.code.as_deref(),
            error: unknown.error(reader).map(|error| error.name().as_str()),
            pattern: &unknown.key.pattern,
            count: unknown.count,
            sample: &unknown.sample,
        };
        Self {
            total: count.total,
            matched: count.matched,
            skipped: count.skipped.total(),
            by_entry: Ordered(by_entry.iter().map(|(name, _, count)| (&**name, *count)).collect()),
            unknown: unknown.iter().map(row).collect(),
        }
    }
}
