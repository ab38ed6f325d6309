//! The command line of errcat: parses arguments, runs a command, returns an exit code.
//!
//! Data goes to stdout, everything else to stderr. Exit code 0: success; 1: the check found something; 2: usage or I/O.

mod advice;
mod args;
mod catalogue;
mod cli;
mod commands;
mod console;
mod draft;
mod drift;
mod entry;
mod input;
mod lifecycle;
mod lints;
mod lockfile;
mod markdown;
mod ordered;
mod page;
mod progress;
mod reading;
mod responses;
mod revision;
mod row;
mod sarif;
mod schema;
mod site;
mod upstream;
mod utf16;
mod workspace;

use std::process::ExitCode;

use clap::Parser as _;

use args::Color;
use console::{Console, Outcome};

fn main() -> ExitCode {
    match cli::Cli::try_parse() {
        Ok(cli) => {
            let mut console = Console::standard(cli.color);
            let result = cli.run(&mut console);
            console.finish(result).into()
        }
        Err(problem) if problem.use_stderr() => problem.exit(),
        Err(help) => {
            let mut console = Console::standard(Color::Auto);
            let printed = console.text(&help.render().ansi().to_string());
            console.finish(printed.map(|()| Outcome::Fine)).into()
        }
    }
}
