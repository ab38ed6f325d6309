//! `errcat import`: a draft of a catalogue from a documentation page.

use std::io;
use std::path::PathBuf;

use errcat_codegen::check::is_url;

use crate::catalogue::count;
use crate::console::{Console, Outcome};
use crate::draft::{self, Origin};
use crate::upstream::{self, Meanings};

/// The arguments of `errcat import`.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The page, in Markdown
    #[arg(value_name = "PAGE.md")]
    page: PathBuf,
    /// The id of the catalogue; without it, the title of the page gives one
    #[arg(long, value_parser = kebab)]
    id: Option<String>,
    /// The address of the page, for links to it
    #[arg(long, value_name = "URL", value_parser = address)]
    docs: Option<String>,
}

const EXAMPLES: &str = "\
Examples:
  errcat import errors.md > catalog/api.yaml
  errcat import errors.md --id my-api --docs https://example.com/errors > catalog/my-api.yaml
  errcat check catalog/my-api.yaml

The draft passes `errcat check`. What needs a person is listed at its head: the page's words are copied and want to \
be told in your own, names are proposals, and what was not understood stands as comments. When the catalogue is \
done, `errcat drift` watches the page for changes.

Exit code 1 when the page names no error.";

fn kebab(id: &str) -> Result<String, String> {
    let plain = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    let kebab = id.starts_with(|c: char| c.is_ascii_lowercase()) && id.split('-').all(plain);
    let problem = "write lower-case letters and digits, words joined by `-`";
    if kebab && id.len() <= 56 { Ok(id.to_owned()) } else { Err(problem.to_owned()) }
}

fn address(url: &str) -> Result<String, String> {
    let problem = "write an http or https address in full";
    if is_url(url) { Ok(url.to_owned()) } else { Err(problem.to_owned()) }
}

pub(crate) fn run(args: &Args, console: &mut Console) -> io::Result<Outcome> {
    let page = errcat_codegen::read(&args.page)?;
    let documented = upstream::read(page.name(), page.text(), &Meanings::default());
    let origin = Origin { page: &page, id: args.id.as_deref(), docs: args.docs.as_deref() };
    let draft = draft::draft(&documented, &origin);
    console.data(&draft.text)?;
    if draft.errors == 0 {
        console.error(&format!("{}: no heading, table or list names an error", page.name()))?;
        return Ok(Outcome::Found);
    }
    let (errors, messages) = (count(draft.errors, "error"), count(draft.messages, "message"));
    let notes = match draft.notes {
        0 => String::new(),
        notes => format!("; {} for a person at its head", count(notes, "note")),
    };
    console.info(&format!("drafted {errors} with {messages}{notes}"))?;
    Ok(Outcome::Fine)
}
