//! `errcat match`: what responses mean, one from the arguments or a stream of records.

mod page;
mod records;

use std::borrow::Cow;
use std::io;
use std::path::PathBuf;

use clap::ArgGroup;
use errcat_codegen::runtime::response::Envelope;

use crate::args::Format;
use crate::catalogue;
use crate::console::{Console, Outcome};
use crate::input::Input;
use crate::reading::Reader;

/// The arguments of `errcat match`.
#[derive(clap::Args, Debug)]
#[command(
    after_help = EXAMPLES,
    override_usage = USAGE,
    group(ArgGroup::new("response").required(true).multiple(true)),
)]
pub(crate) struct Args {
    /// The catalogue
    catalog: PathBuf,
    /// The HTTP status of the response
    #[arg(long, value_name = "N", group = "response")]
    status: Option<u16>,
    /// A file with the body of the response; `-` reads stdin
    #[arg(long, value_name = "FILE|-", group = "response", conflicts_with_all = ["code", "messages"])]
    body: Option<Input>,
    /// The code of the response, where no body is at hand
    #[arg(long, value_name = "C", group = "response")]
    code: Option<String>,
    /// A message of the response; can be given several times
    #[arg(long = "message", value_name = "M", allow_hyphen_values = true)]
    messages: Vec<String>,
    /// A file with one JSON record a line, `{"status":…,"body":…}` or
    /// `{"status":…,"code":…,"messages":[…]}`; `-` reads stdin
    #[arg(
        long,
        value_name = "FILE|-",
        group = "response",
        conflicts_with_all = ["status", "body", "code", "messages"],
    )]
    records: Option<Input>,
    /// A page, or JSON on one line; records give JSON either way
    #[arg(long, default_value = "text")]
    format: Format,
}

const USAGE: &str = "\
errcat match [OPTIONS] <CATALOG> --status <N> [--body <FILE|->]
       errcat match [OPTIONS] <CATALOG> --code <C> [--message <M>]...
       errcat match [OPTIONS] <CATALOG> --records <FILE|->";

const EXAMPLES: &str = "\
Examples:
  curl -s … | errcat match api.yaml --status 400 --body -
  errcat match api.yaml --status 504
  errcat match api.yaml --code BAD_VALUE --message 'Bad value: order_amount'
  errcat match api.yaml --records log.ndjson | jq -r .error | sort | uniq -c

A record's `body` is any JSON, or a string with the body's text. Each record gives one line of JSON, in order. \
A line that is no record gives one with the raw line in `unmatched`, and exit code 1 in the end; \
empty lines are left out.

A response that is not in the catalogue is an answer, not a failure: exit code 0.";

pub(crate) fn run(args: &Args, console: &mut Console) -> io::Result<Outcome> {
    let Some(compiled) = catalogue::load(&args.catalog, console)? else {
        return Ok(Outcome::Found);
    };
    let reader = Reader::new(&compiled);
    if let Some(records) = &args.records {
        return records::run(&reader, records, console);
    }
    let body = args.body.as_ref().map(Input::text).transpose()?.unwrap_or_default();
    let envelope = if args.has_parts() { args.parts() } else { reader.envelope(&body) };
    let reading = reader.read(args.status, &envelope);
    match args.format {
        Format::Json => console.json_line(&reading)?,
        Format::Text => {
            let page = page::page(reader.facts(), &reading, console.prose_width());
            console.text(&page)?;
        }
    }
    Ok(Outcome::Fine)
}

impl Args {
    fn has_parts(&self) -> bool {
        self.code.is_some() || !self.messages.is_empty()
    }

    /// Code and messages as a body would have carried them.
    fn parts(&self) -> Envelope<'_> {
        Envelope {
            code: self.code.as_deref().map(Cow::Borrowed),
            messages: Some(self.messages.iter().map(|text| Cow::Borrowed(&**text)).collect()),
            correlation_id: None,
            structured: true,
        }
    }
}
