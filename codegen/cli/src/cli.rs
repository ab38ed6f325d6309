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
    /// When to use colours; `auto` also heeds `NO_COLOR`
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
  errcat init my-shop                 a project to begin with
  errcat check                        every mistake in all of catalog/
  errcat generate                     the crates and docs of all of catalog/
  errcat explain api.yaml BAD_VALUE   all that a catalogue says of an error
  curl -si … | errcat match api.yaml -
                                      what a response means and what to do
  errcat triage api.yaml app.log      what is in a log, and what is unknown

`errcat help COMMAND` has more examples.

Exit codes: 0 fine; 1 the check found something; 2 wrong usage, or a file that cannot be read or written. \
Data goes to stdout, everything else to stderr.";

/// What errcat is to do.
#[derive(Subcommand, Debug)]
enum Command {
    /// Make a starter project that builds and passes its tests
    Init(init::Args),
    /// Find every mistake in catalogues
    Check(check::Args),
    /// Write the crate and docs of catalogues, or check that they are up to date
    Generate(generate::Args),
    /// Bring crates and docs up to date whenever a catalogue is saved
    Watch(watch::Args),
    /// Draft a catalogue from a documentation page in Markdown
    Import(import::Args),
    /// Tell what has changed on the documentation page that a catalogue was written from
    Drift(drift::Args),
    /// Build the docs of catalogues as static sites
    Docs(docs::Args),
    /// List all entries of a catalogue
    List(list::Args),
    /// Tell all about an error or a message
    Explain(explain::Args),
    /// Tell what a response means and what to do, as it is pasted
    Match(matching::Args),
    /// Tell what changed between two catalogues, and how the version has to change
    Diff(diff::Args),
    /// Count a log by entry, and draft entries for what is unknown
    Triage(triage::Args),
    /// Print the JSON Schema of the catalogue format, for editors
    #[command(
        after_help = "Examples:\n  errcat schema > errcat.schema.json\n\nA catalogue names it in its first line: \
        # yaml-language-server: $schema=errcat.schema.json"
    )]
    Schema,
    /// Print what a shell needs to complete errcat's commands
    Completions(completions::Args),
    /// Write the manual pages
    Man(man::Args),
}
