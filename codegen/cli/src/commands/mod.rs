//! One module a command: its arguments and its work.

pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod diff;
pub(crate) mod docs;
pub(crate) mod drift;
pub(crate) mod explain;
pub(crate) mod generate;
pub(crate) mod import;
pub(crate) mod init;
pub(crate) mod list;
pub(crate) mod man;
pub(crate) mod matching;
mod schema;
pub(crate) mod triage;
pub(crate) mod watch;

use std::io;

use crate::args::Command;
use crate::console::{Console, Outcome};

/// Does what was asked for. An error is about files or usage.
pub(crate) fn run(command: &Command, console: &mut Console) -> io::Result<Outcome> {
    match command {
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
        Command::Completions(args) => completions::run(args, console),
        Command::Man(args) => man::run(args, console),
    }
}
