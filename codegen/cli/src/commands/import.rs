//! `errcat import`: a draft of a catalogue from a documentation page.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use errcat_codegen::check::is_url;
use errcat_codegen::compile;

use crate::catalogue::count;
use crate::console::{Console, Outcome};
use crate::draft::{self, Draft, Origin};
use crate::drift::{self, Known};
use crate::lockfile::{Lockfile, file, of_page};
use crate::reading::Reader;
use crate::upstream::{self, Meanings};
use crate::workspace::unwritable;

/// The arguments of `errcat import`.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The page: Markdown, MDX, HTML, reStructuredText, `AsciiDoc` or an `OpenAPI` document; `-` is stdin
    #[arg(value_name = "PAGE")]
    page: PathBuf,
    /// The id of the catalogue; without it, the title of the page gives one
    #[arg(long, value_parser = kebab)]
    id: Option<String>,
    /// The address of the page, for links to it
    #[arg(long, value_name = "URL", value_parser = address)]
    docs: Option<String>,
    /// Write the draft to a new file, and pin the page next to it
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  errcat import errors.md --out catalog/api.yaml
  curl -sSL https://example.com/errors | errcat import - --docs https://example.com/errors > catalog/my-api.yaml
  errcat check catalog/my-api.yaml

The draft passes `errcat check`. What to do by hand is listed at its top: the texts are copied from the page, the names are \
proposals, and content that was not understood is kept as comments. `--out` pins the page in a lockfile next to the draft, so \
that `errcat drift` reports every change of the page; `errcat drift --accept` does that later.

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
    let page = upstream::source(&args.page)?;
    let documented = upstream::read(page.name(), page.text(), &Meanings::default());
    let origin = Origin { page: &page, id: args.id.as_deref(), docs: args.docs.as_deref() };
    let draft = draft::draft(&documented, &origin);
    if args.out.is_none() {
        console.data(&draft.text)?;
    }
    if draft.errors == 0 {
        console.error(&format!("{}: no heading, table or list names an error", page.name()))?;
        return Ok(Outcome::Found);
    }
    let (errors, messages) = (count(draft.errors, "error"), count(draft.messages, "message"));
    let notes = match draft.notes {
        0 => String::new(),
        notes => format!("; {} at its top", count(notes, "note")),
    };
    let drafted = format!("drafted {errors} with {messages}{notes}");
    let Some(out) = &args.out else {
        console.info(&drafted)?;
        return Ok(Outcome::Fine);
    };
    write(out, &draft.text)?;
    let pinned = pin(out, &of_page(&documented), &draft)?;
    let (out, pinned) = (out.display(), pinned.display());
    console.info(&format!("{drafted}\nwrote {out} and pinned the page in {pinned}"))?;
    Ok(Outcome::Fine)
}

/// Writes a draft to a file that does not exist yet, in a folder that is created if it does not exist.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    let file = folder.and_then(|()| File::options().write(true).create_new(true).open(path));
    file.and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|problem| unwritable(path, &problem))
}

/// Pins the page of a draft.
fn pin(catalog: &Path, page: &Lockfile, draft: &Draft) -> io::Result<PathBuf> {
    let compiled = compile(&errcat_codegen::read(catalog)?).0.expect("a draft passes the check");
    let reader = Reader::new(&compiled);
    let compared = drift::drift(&reader, None, page.clone(), &Known::new(), &draft.named);
    let path = file::path(catalog);
    file::save(&path, &compared.lockfile, &compiled.catalog().source_name)?;
    Ok(path)
}
