//! `errcat match`: explains responses: pasted, from the arguments, or a stream of records.

mod page;
mod records;

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

use clap::ArgGroup;
use errcat_reader::{Envelope, Response};

use crate::args::Format;
use crate::catalogue;
use crate::console::{Console, Outcome};
use crate::input::{self, Input};
use crate::reading::Reader;
use crate::workspace::usage;

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
    /// The response: a body, an HTTP response with its head, log lines, an error as an SDK prints it. A file, `-` for
    /// stdin, or the text itself in quotes
    #[arg(value_name = "PASTE", group = "response", conflicts_with_all = ["body", "code", "messages", "records"])]
    paste: Option<OsString>,
    /// The HTTP status of the response
    #[arg(long, value_name = "N", group = "response")]
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
    /// A page, or one line of JSON per response; the output for records is always JSON
    #[arg(long, default_value = "text")]
    format: Format,
}

const USAGE: &str = "\
errcat match [OPTIONS] <CATALOG> [--status <N>] <PASTE>
       errcat match [OPTIONS] <CATALOG> --status <N> [--body <FILE|->]
       errcat match [OPTIONS] <CATALOG> --code <C> [--message <M>]...
       errcat match [OPTIONS] <CATALOG> --records <FILE|->";

const EXAMPLES: &str = "\
Examples:
  errcat match api.yaml '{\"code\":\"BAD_VALUE\",\"message\":\"Bad value: locale\"}'
  errcat match api.yaml 'BAD_VALUE: Bad value: locale (#7a3f)'
  curl -si … | errcat match api.yaml -
  errcat match api.yaml app.log
  errcat match api.yaml --status 504
  errcat match api.yaml --status 400 --body response.json --format json
  errcat match api.yaml --code BAD_VALUE --message 'Bad value: order_amount'
  errcat match api.yaml --records log.ndjson | jq -r .error | sort | uniq -c

A paste may contain several responses: each gets its page. The status is taken from the paste if it has one.

A record's `body` is any JSON, or a string with the body's text. The output is one line of JSON per record, in order. \
For a line that is not a record, the raw line is in `unmatched`, and the exit code is 1; \
empty lines are skipped.

A response that is not in the catalogue is not a failure: exit code 0.";

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
    if let Some(records) = &args.records {
        return records::run(&reader, records, console);
    }
    let text = args.text(console)?;
    if text.trim().is_empty() && args.is_paste() && args.status.is_none() {
        return Err(usage("the paste is empty"));
    }
    for (index, response) in args.responses(&reader, &text).iter().enumerate() {
        let status = args.status.or(response.status);
        let reading = reader.read_response(status, response).with_nearest(&reader);
        match args.format {
            Format::Json => console.json_line(&reading)?,
            Format::Text => {
                let page = page::page(reader.facts(), &reading, console.prose_width());
                console.text(if index == 0 { "" } else { "\n\n" })?;
                console.text(&page)?;
            }
        }
    }
    Ok(Outcome::Fine)
}

impl Args {
    fn has_nothing(&self) -> bool {
        self.paste.is_none()
            && self.body.is_none()
            && self.status.is_none()
            && self.code.is_none()
            && self.records.is_none()
    }

    fn has_parts(&self) -> bool {
        self.code.is_some() || !self.messages.is_empty()
    }

    /// Returns whether the text is a paste.
    fn is_paste(&self) -> bool {
        self.paste.is_some() || self.has_nothing()
    }

    /// Reads the body or the paste. Prints a prompt if the paste comes from a terminal.
    fn text(&self, console: &mut Console) -> io::Result<String> {
        if let Some(body) = &self.body {
            return body.text();
        }
        if !self.is_paste() {
            return Ok(String::new());
        }
        let paste = self.paste.clone().unwrap_or_else(|| "-".into());
        if paste == "-" && io::stdin().is_terminal() {
            console.info("Paste the response, then press Enter and Ctrl-D.")?;
        }
        input::file_or_text(&paste)
    }

    fn responses<'t>(&'t self, reader: &Reader<'_>, text: &'t str) -> Vec<Response<'t>> {
        if self.has_parts() {
            return vec![Response::of(None, self.parts())];
        }
        if self.is_paste() {
            return reader.finder().responses(text);
        }
        let (status, body) = match errcat_reader::head(text) {
            Some((status, body)) => (Some(status), body),
            None => (None, text),
        };
        vec![Response::of(status, reader.envelope(body))]
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
}
