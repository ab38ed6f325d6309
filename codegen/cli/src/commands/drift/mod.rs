//! `errcat drift`: the differences between a documentation page and its lockfile.

mod json;
mod markdown;
mod refusal;
mod sarif;
mod text;
mod wording;

use std::io;
use std::path::{Path, PathBuf};

use errcat_codegen::SourceFile;
use errcat_codegen::check::Catalog;

use crate::args::{ReportFormat, shell_word};
use crate::catalogue::{self, count};
use crate::console::{Console, Outcome};
use crate::draft::{self, Origin};
use crate::drift::change::Change;
use crate::drift::places::Places;
use crate::drift::{self, Known};
use crate::lockfile::{Lockfile, file, of_page};
use crate::reading::Reader;
use crate::upstream::fingerprint::words;
use crate::upstream::text::squeezed;
use crate::upstream::{self, Fingerprint, Meanings};
use crate::workspace::{named, unreadable};

/// The arguments of `errcat drift`.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The catalogue
    catalog: PathBuf,
    /// The documentation page as it is now: Markdown, MDX, HTML, reStructuredText, `AsciiDoc` or an `OpenAPI` document; `-` is stdin
    #[arg(value_name = "PAGE")]
    page: PathBuf,
    /// Pin the page as it is now, after you have compared the catalogue with it
    #[arg(long)]
    accept: bool,
    /// Pin the page also when it does not seem to be the page that was pinned
    #[arg(long, requires = "accept")]
    force: bool,
    /// The page as it was when it was pinned, to show the words that were removed
    #[arg(long, value_name = "PAGE")]
    was: Option<PathBuf>,
    /// The format of the report: text, JSON for scripts, SARIF for code hosts, or Markdown for the summary of a CI job
    #[arg(long, default_value = "text")]
    format: ReportFormat,
}

const EXAMPLES: &str = "\
Examples:
  errcat drift catalog/api.yaml errors.md                     what has changed since the page was pinned
  errcat drift catalog/api.yaml errors.md --accept            pin it, once the catalogue says what the page says
  errcat drift catalog/api.yaml errors.md --format markdown >> \"$GITHUB_STEP_SUMMARY\"
  errcat drift catalog/api.yaml errors.md --format json | jq -r '.added[] | \"\\(.status) \\(.code) \\(.message)\"'

The lockfile is next to the catalogue, in catalog/api.pins: fingerprints of every row, description, remedy, impact, rule, \
heading and paragraph of the page, and the entries that were written from each. It is generated; only `entries` \
and lines of `unsourced` may be edited. Without a lockfile the page is compared with the catalogue's errors and messages \
alone.

White space, markup, front matter and lines that only date the page, such as `Last updated: 3 May`, are ignored. Changed link addresses are reported, but do not count as drift.

Exit code 1 when something has changed; 0 with --accept.";

/// The data of a report.
struct Report<'r> {
    page: &'r SourceFile,
    catalog: &'r SourceFile,
    places: Places,
    changes: &'r [Change],
    /// Whether there was a lockfile to compare with.
    pinned: bool,
    /// The command that accepts the page, with the arguments of this run.
    accept: String,
}

pub(crate) fn run(args: &Args, console: &mut Console) -> io::Result<Outcome> {
    let catalog = catalogue::read(&args.catalog)?;
    let Some(compiled) = catalogue::usable(&catalog, console)? else { return Ok(Outcome::Found) };
    let facts: &Catalog = compiled.catalog();
    let page = upstream::source(&args.page)?;
    let path = file::path(&args.catalog);
    let old = lockfile(&path)?;
    let meanings = old.as_ref().map(Lockfile::meanings).unwrap_or_default();
    let documented = upstream::read(page.name(), page.text(), &meanings);
    let new = of_page(&documented);
    if let Some(problem) = refusal::of(old.as_ref(), &new).filter(|_| !args.force) {
        console.error(&format!("{}: {problem}", page.name()))?;
        return Ok(Outcome::Found);
    }
    let mut known = catalogue_words(facts);
    if let Some(was) = &args.was {
        known.extend(page_words(was, &meanings)?);
    }
    let origin = Origin { page: &page, id: None, docs: None };
    let drafted = old.is_none().then(|| draft::draft(&documented, &origin).named);
    let reader = Reader::new(&compiled);
    let drift = drift::drift(&reader, old.as_ref(), new, &known, &drafted.unwrap_or_default());
    let places = Places::of(&catalog, facts);
    let report = Report {
        page: &page,
        catalog: &catalog,
        places,
        changes: &drift.changes,
        pinned: old.is_some(),
        accept: args.accept_command(),
    };
    report.print(args.format, console)?;
    if args.accept {
        return accept(&path, &drift.lockfile, &facts.source_name, console);
    }
    if old.is_none() {
        console.info(&format!("nothing is pinned yet; `--accept` writes {}", path.display()))?;
    }
    let counts = drift.changes.iter().any(|change| change.kind.counts());
    Ok(if counts { Outcome::Found } else { Outcome::Fine })
}

impl Args {
    /// Returns the command that pins this page, to be copied into a shell.
    fn accept_command(&self) -> String {
        let [catalog, page] = [&self.catalog, &self.page].map(|path| shell_word(path));
        format!("errcat drift {catalog} {page} --accept")
    }
}

fn accept(
    path: &Path,
    lockfile: &Lockfile,
    catalog: &str,
    console: &mut Console,
) -> io::Result<Outcome> {
    let same = file::save(path, lockfile, catalog)?;
    let pieces = count(lockfile.pieces().count(), "piece");
    let state = if same { "pinned as before" } else { "pinned" };
    console.info(&format!("{pieces} {state} in {}", path.display()))?;
    Ok(Outcome::Fine)
}

/// Returns the lockfile; `None` if there is no file.
fn lockfile(path: &Path) -> io::Result<Option<Lockfile>> {
    match std::fs::read_to_string(path) {
        Ok(text) => file::read(&text).map(Some).map_err(|problem| named(path, &problem)),
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(problem) => Err(unreadable(path, &problem)),
    }
}

/// Returns the words of an older page.
fn page_words(path: &Path, meanings: &Meanings) -> io::Result<Known> {
    let page = upstream::source(path)?;
    let lockfile = of_page(&upstream::read(page.name(), page.text(), meanings));
    let pieces = lockfile.pieces().filter_map(|piece| {
        let (text, _) = piece.shown.as_ref()?;
        Some((piece.fingerprint.whole, text.clone()))
    });
    Ok(pieces.collect())
}

/// Returns the words of a catalogue: where it says what the page said, those are the words that the page had.
fn catalogue_words(facts: &Catalog) -> Known {
    let rules = facts.rules.iter().map(|rule| Some(&rule.description));
    let errors = facts.errors.iter().map(|error| &error.about);
    let messages =
        facts.errors.iter().flat_map(|error| &error.messages).map(|message| &message.about);
    let texts = errors.chain(messages).flat_map(|about| {
        let impact = about.impact.iter().map(|(_, text)| Some(text));
        [about.description.as_ref(), about.remedy.as_ref()].into_iter().chain(impact)
    });
    let mut known = Known::new();
    for text in rules.chain(texts).chain([facts.api.description.as_ref()]).flatten() {
        let plain = text.replace('`', "");
        for part in plain.lines().chain([plain.as_str()]) {
            let part = part.trim_start_matches("- ");
            known.insert(Fingerprint::of_words(&words(part)).whole, squeezed(part));
        }
    }
    known
}

impl Report<'_> {
    fn print(&self, format: ReportFormat, console: &mut Console) -> io::Result<()> {
        match format {
            ReportFormat::Json => console.json(&json::report(self)),
            ReportFormat::Sarif => console.json(&sarif::report(self)),
            ReportFormat::Markdown => console.data(&markdown::report(self)),
            ReportFormat::Text => {
                let text = text::report(self, console.prose_width());
                console.text(&text)
            }
        }
    }
}
