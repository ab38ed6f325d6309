//! The grammar of the command line: the options of every command, and the list of commands.

use std::io;

use crate::console::{Console, Outcome};
use clap::{CommandFactory as _, Parser, Subcommand};

use crate::args::Color;
use crate::commands::{
    check, completions, diff, docs, drift, explain, generate, import, init, list, man, matching,
    schema, triage, watch,
};

/// Compiles an error catalogue (YAML) into a Rust crate and Markdown docs, and reads real responses with it.
#[derive(Parser, Debug)]
#[command(name = "errcat", version, max_term_width = 100, after_help = EXAMPLES)]
pub(crate) struct Cli {
    /// When to use colours; `auto` also respects `NO_COLOR`
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", display_order = 100)]
    pub(crate) color: Color,
    #[command(subcommand)]
    command: Command,
}

impl Cli {
    /// Runs the command. An error is about files or usage.
    pub(crate) fn run(&self, console: &mut Console) -> io::Result<Outcome> {
        match &self.command {
            Command::Check(args) => check::run(args, console),
            Command::Generate(args) => generate::run(args, console),
            Command::List(args) => list::run(args, console),
            Command::Match(args) => matching::run(args, console),
            Command::Explain(args) => explain::run(args, console),
            Command::Import(args) => import::run(args, console),
            Command::Drift(args) => drift::run(args, console),
            Command::Diff(args) => diff::run(args, console),
            Command::Triage(args) => triage::run(args, console),
            Command::Docs(args) => docs::run(args, console),
            Command::Schema => schema::run(console),
            Command::Watch(args) => watch::run(args, console),
            Command::Init(args) => init::run(args, console),
            Command::Completions(args) => completions::run(args, Self::command(), console),
            Command::Man(args) => man::run(args, Self::command(), console),
        }
    }
}

const EXAMPLES: &str = "\
An error catalogue is a YAML file with every status, code and message of an API, what they mean and what to do.

Examples:
  errcat init my-shop                 a starter project
  errcat check                        every mistake in all of catalog/
  errcat generate                     the crates and docs of all of catalog/
  errcat explain api.yaml BAD_VALUE   everything that a catalogue says about an error
  curl -si … | errcat match api.yaml -
                                      what a response means and what to do
  errcat triage api.yaml app.log      the contents of a log by entry, and what is unknown

`errcat help COMMAND` has more examples.

Exit codes: 0 fine; 1 the check found something; 2 wrong usage, or a file that cannot be read or written. \
Data goes to stdout, everything else to stderr.";

/// The commands.
#[derive(Subcommand, Debug)]
enum Command {
    /// Make a starter project that builds and passes its tests
    Init(init::Args),
    /// Find every mistake in catalogues
    Check(check::Args),
    /// Write the crate and docs of catalogues, or check that they are up to date
    Generate(generate::Args),
    /// Regenerate crates and docs whenever a catalogue is saved
    Watch(watch::Args),
    /// Draft a catalogue from a documentation page in Markdown
    Import(import::Args),
    /// Report what has changed on the documentation page that a catalogue was written from
    Drift(drift::Args),
    /// Build the docs of catalogues as static sites
    Docs(docs::Args),
    /// List all entries of a catalogue
    List(list::Args),
    /// Explain an error, a message or a lint
    Explain(explain::Args),
    /// Explain a pasted response: what it means and what to do
    Match(matching::Args),
    /// Report what changed between two catalogues, and the version that the changes require
    Diff(diff::Args),
    /// Count a log by entry, and draft entries for what is unknown
    Triage(triage::Args),
    /// Print the JSON Schema of the catalogue format, for editors
    #[command(
        after_help = "Examples:\n  errcat schema > errcat.schema.json\n\nA catalogue names it in its first line: \
        # yaml-language-server: $schema=errcat.schema.json"
    )]
    Schema,
    /// Print a completion script for a shell
    Completions(completions::Args),
    /// Write the manual pages
    Man(man::Args),
}
