//! `errcat match`: explains responses: pasted, from the arguments, or a stream of records.

mod body;
mod page;
mod pasted;
mod records;
mod summary;

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

use clap::ArgGroup;
use errcat_reader::{Envelope, Response};

use crate::args::Format;
use crate::catalogue;
use crate::console::{Console, Outcome};
use crate::input::Input;
use crate::reading::Reader;
use crate::workspace::usage;
use page::Options;
pub(crate) use page::looked_for;
use pasted::Pasted;

/// The arguments of `errcat match`.
#[derive(clap::Args, Debug)]
#[command(
    after_help = EXAMPLES,
    override_usage = USAGE,
    group(ArgGroup::new("response").multiple(true)),
)]
pub(crate) struct Args {
    /// The catalogue
    catalog: PathBuf,
    /// The response, as you have it: a body, an HTTP response with its head, log lines, a print-out, an error as an SDK
    /// prints it. A file (`@FILE`, or the name of one that exists), `-` for stdin, or the text itself; several words are
    /// one text
    #[arg(value_name = "PASTE", group = "response", conflicts_with_all = ["body", "code", "messages", "records"])]
    paste: Vec<OsString>,
    /// The HTTP status of the response
    #[arg(long, value_name = "N", group = "response", value_parser = clap::value_parser!(u16).range(100..=599))]
    status: Option<u16>,
    /// A file that is the body of the response; `-` reads stdin
    #[arg(long, value_name = "FILE|-", group = "response", conflicts_with_all = ["code", "messages"])]
    body: Option<Input>,
    /// The code of the response, if there is no body
    #[arg(long, value_name = "C", group = "response")]
    code: Option<String>,
    /// A message of the response; can be given several times
    #[arg(long = "message", value_name = "M", allow_hyphen_values = true, requires = "response")]
    messages: Vec<String>,
    /// A file with one JSON record per line, `{"status":…,"body":…}` or
    /// `{"status":…,"code":…,"messages":[…]}`; `-` reads stdin
    #[arg(
        long,
        value_name = "FILE|-",
        group = "response",
        conflicts_with_all = ["status", "body", "code", "messages"],
    )]
    records: Option<Input>,
    /// The operation that failed: shows the impact on its users
    #[arg(long, value_name = "NAME")]
    operation: Option<String>,
    /// Shows which part of the text was used as what
    #[arg(long)]
    explain_reading: bool,
    /// A page, or one line of JSON per response; the output for records is always JSON
    #[arg(long, default_value = "text")]
    format: Format,
}

const USAGE: &str = "\
errcat match [OPTIONS] <CATALOG> [--status <N>] <PASTE>...
       errcat match [OPTIONS] <CATALOG> --status <N> [--body <FILE|->]
       errcat match [OPTIONS] <CATALOG> --code <C> [--message <M>]...
       errcat match [OPTIONS] <CATALOG> --records <FILE|->";

const EXAMPLES: &str = "\
Examples:
  errcat match api.yaml '{\"code\":\"BAD_VALUE\",\"message\":\"Bad value: locale\"}'
  errcat match api.yaml 'BAD_VALUE: Bad value: locale (#7a3f)'
  errcat match api.yaml 404 BAD_VALUE 'Invalid session id'
  curl -si … | errcat match api.yaml -
  errcat match api.yaml @app.log
  errcat match api.yaml --status 504
  errcat match api.yaml --status 400 --body response.json --format json
  errcat match api.yaml --code BAD_VALUE --message 'Bad value: order_amount'
  errcat match api.yaml --records log.ndjson | jq -r .error | sort | uniq -c

A paste is any text: JSON, whole or cut short, escaped or not; `key: value` lines; print-outs of maps and structures; \
HTTP responses; exceptions and log lines; the documented text itself. It may contain several responses: up to three get \
a page each, more are summed up. The status is taken from the paste if it has one. `--explain-reading` shows what was \
used as what.

A record's `body` is any JSON, or a string with the body's text. The output is one line of JSON per record, in order. \
For a line that is not a record, the raw line is in `unmatched`, and the exit code is 1; \
empty lines are skipped.

A response that is not in the catalogue is not a failure: exit code 0. `nearest` in JSON has the known entries that are \
nearest to what is unknown, with what differs; `undecided` has the unmatched texts that took too many steps to compare \
with a message that repeats a placeholder.";

const NOTHING: &str = "nothing to match: give the response (`-` reads it from stdin), or --status, --code or \
    --records; `errcat match --help` has examples";

pub(crate) fn run(args: &Args, console: &mut Console) -> io::Result<Outcome> {
    if args.has_nothing() && !io::stdin().is_terminal() {
        return Err(usage(NOTHING));
    }
    let Some(compiled) = catalogue::load(&args.catalog, console)? else {
        return Ok(Outcome::Found);
    };
    let reader = Reader::new(&compiled);
    args.check_operation(&reader)?;
    if let Some(records) = &args.records {
        return records::run(&reader, records, console);
    }
    if !args.is_paste() {
        let body = args.body.as_ref().map(Input::text).transpose()?.unwrap_or_default();
        let response = args.response(&reader, &body);
        let headers = errcat_reader::headers(&body);
        let pasted = Pasted { text: &body, headers, responses: vec![response] };
        return args.show(&reader, &[pasted], console);
    }
    let texts = pasted::texts(&args.paste, console)?;
    if texts.iter().all(|text| text.trim().is_empty()) && args.status.is_none() {
        return Err(usage("the paste is empty"));
    }
    let pasted: Vec<_> = texts.iter().map(|text| Pasted::of(&reader, text)).collect();
    args.show(&reader, &pasted, console)
}

impl Args {
    fn has_nothing(&self) -> bool {
        self.paste.is_empty()
            && self.body.is_none()
            && self.status.is_none()
            && self.code.is_none()
            && self.records.is_none()
    }

    /// Returns whether the response is pasted.
    fn is_paste(&self) -> bool {
        !self.paste.is_empty() || self.has_nothing()
    }

    fn check_operation(&self, reader: &Reader<'_>) -> io::Result<()> {
        let Some(name) = &self.operation else { return Ok(()) };
        let operations = &reader.facts().operations;
        let names: Vec<_> = operations.iter().map(|operation| operation.name.as_str()).collect();
        if names.contains(&name.as_str()) {
            return Ok(());
        }
        let names = names.join(", ");
        Err(usage(format!("the catalogue has no operation `{name}`; it has: {names}")))
    }

    /// Returns the response of a body, or of a code and messages.
    fn response<'t>(&'t self, reader: &Reader<'_>, body: &'t str) -> Response<'t> {
        if self.code.is_some() || !self.messages.is_empty() {
            return Response::of(None, self.parts());
        }
        let (status, body) = match errcat_reader::head(body) {
            Some((status, body)) => (Some(status), body),
            None => (None, body),
        };
        let mut response = body::response(reader, body);
        response.status = status.or(response.status);
        response
    }

    /// Returns a response of the given code and messages.
    fn parts(&self) -> Envelope<'_> {
        Envelope {
            code: self.code.as_deref().map(Cow::Borrowed),
            messages: Some(self.messages.iter().map(|text| Cow::Borrowed(&**text)).collect()),
            correlation_id: None,
            structured: true,
        }
    }

    /// Prints what responses mean.
    fn show(
        &self,
        reader: &Reader<'_>,
        pasted: &[Pasted<'_>],
        console: &mut Console,
    ) -> io::Result<Outcome> {
        let width = console.prose_width();
        let options = Options { width, operation: self.operation.as_deref() };
        let count = pasted.iter().map(|pasted| pasted.responses.len()).sum::<usize>();
        let is_summary = self.format == Format::Text && count > page::MAX_PAGES;
        let mut summary = summary::Summary::default();
        let mut is_first = true;
        for (pasted, response) in pasted.iter().flat_map(Pasted::each) {
            let status = self.status.or(response.status);
            let whole = reader.whole(status, &pasted.headers, &response.text, &response.envelope);
            let reading = match &whole {
                Some(whole) => reader.read_error(whole),
                None => reader.read_response(status, response),
            };
            if is_summary {
                summary.add(&reading);
                continue;
            }
            let reading = reading.with_nearest(reader);
            let used = self.explain_reading.then(|| pasted.used(response));
            match self.format {
                Format::Json => console.json_line(&pasted::Row { reading, used })?,
                Format::Text => {
                    console.text(if is_first { "" } else { "\n\n" })?;
                    let is_response = response.is_response || self.status.is_some();
                    let page = page::page(reader, &reading, is_response, used.as_deref(), &options);
                    console.text(&page)?;
                    is_first = false;
                }
            }
        }
        if is_summary {
            console.text(&summary.page(reader, width))?;
        }
        Ok(Outcome::Fine)
    }
}
