//! `errcat triage`: counts a log by entry, and drafts entries for messages that the catalogue does not have.

mod chunks;
mod count;
mod draft;
mod lossy;
mod mask;
mod merge;
mod page;
mod parts;
mod scan;
mod shape;
mod skipped;
mod trial;

use std::io;
use std::path::PathBuf;

use clap::ValueEnum;

use crate::catalogue::{self, count as count_of};
use crate::commands::matching::looked_for;
use crate::console::{Console, Outcome};
use crate::input::Input;
use crate::reading::Reader;
use crate::responses::Seeker;

/// The arguments of `errcat triage`.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The catalogue
    catalog: PathBuf,
    /// The log: any text with responses in it; `-` reads stdin
    #[arg(value_name = "LOG|-", required_unless_present = "merge")]
    log: Option<Input>,
    /// Adds up summaries (`--format json`) of parts of a log instead
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with = "log")]
    merge: Vec<Input>,
    /// Shows tokens, e-mail addresses, numbers of cards and sensitive values in samples and drafts
    #[arg(long)]
    no_mask: bool,
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

A response is found by the keys that the catalogue's `response` names, in JSON, whole or cut short, also escaped in a \
string or written over several lines, and in print-outs of maps and structures; in a record \
`{\"status\":…,\"body\":…}`; in an exception, `CODE: message (#id)`, once with all its causes; by a message that the \
catalogue has; and as a whole HTTP response. Everything else in the log is passed over. If there is no response at all, \
the exit code is 1.

JSON: `total` counts responses, `matched` those that the catalogue knows in all their parts, `by_entry` the findings in \
them (an error without messages counts under its own name). Unknown messages are one `pattern` when they differ in \
numbers, ids, times or quoted parts only. Tokens, e-mail addresses and numbers of cards are masked in samples and \
drafts; values that the catalogue marks as `sensitive` are `[redacted]`.

Parts of a log that are cut between records can be counted anywhere; the merged summary is that of the whole:
  split -n l/8 app.log part. && ls part.* | \
    xargs -P 8 -I{} sh -c 'errcat triage api.yaml {} --format json > {}.json'
  errcat triage api.yaml --merge part.*.json
In Spark: log.repartition(64).pipe(\"errcat triage api.yaml - --format json\"), then --merge the output.

`skipped` counts the lines that could not be read in full, each once: lines over 16 MiB, which are read in pieces; \
lines with NUL or with bytes that are not UTF-8, as in compressed logs; and lines with JSON in strings in \
strings, too many times. Responses that are found on such a line still count, none of them twice. A record over several \
lines is read up to 256 KiB. An error \
while the log is read ends the command with exit code 2.

Drafts pass `errcat check` when they are pasted where their comments say.";

pub(crate) fn run(args: &Args, console: &mut Console) -> io::Result<Outcome> {
    let source = catalogue::read(&args.catalog)?;
    let Some(compiled) = catalogue::usable(&source, console)? else { return Ok(Outcome::Found) };
    let reader = Reader::new(&compiled);
    let count = match &args.log {
        Some(log) => scan::scan(&Seeker::new(&reader), log, args.no_mask)?,
        None => merge::merged(&reader, &args.merge)?,
    };
    let outcome = if count.total == 0 { Outcome::Found } else { Outcome::Fine };
    let unknown = count.unknown();
    if args.format == Format::Json {
        console.json(&merge::Summary::of(&reader, &count, &unknown))?;
        return Ok(outcome);
    }
    let top = unknown.get(..args.top.min(unknown.len())).unwrap_or_default();
    let log = args.name();
    let drafts = trial::tried(&source, &reader, draft::drafts(&reader, top, &log));
    if args.format == Format::Text {
        let page = page::page(&reader, &count, &unknown, args.top, &log, console.prose_width());
        console.text(&page)?;
        if count.total == 0 {
            console.text(&format!("Looked for: {}.\n", looked_for(&reader)))?;
        }
        if !drafts.is_empty() {
            console.text("\nDrafts, to be completed and pasted into the catalogue:\n\n")?;
        }
    }
    if let Some(sentence) = count.skipped.sentence().filter(|_| args.format == Format::Yaml) {
        console.info(&sentence)?;
    }
    console.text(&drafts)?;
    Ok(outcome)
}

impl Args {
    /// Returns the name of what is counted.
    fn name(&self) -> String {
        match &self.log {
            Some(log) => log.file_name(),
            None => count_of(self.merge.len(), "summary file"),
        }
    }
}
