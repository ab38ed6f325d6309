//! `errcat man`: the manual pages, with the texts of `--help`.

use std::io;
use std::path::PathBuf;

use clap_mangen::Man;
use errcat_codegen::emit::{Artifact, MARK};
use errcat_codegen::write::{self, Mode};

use crate::catalogue::count;
use crate::console::{Console, Outcome};

/// The arguments of `errcat man`.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The folder for the pages, one per command; without it, the first page goes to stdout
    dir: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  errcat man | man -l -
  errcat man ~/.local/share/man/man1      then: man errcat, man errcat-match";

/// Writes the manual of the whole command line.
pub(crate) fn run(
    args: &Args,
    mut cli: clap::Command,
    console: &mut Console,
) -> io::Result<Outcome> {
    cli.build();
    let Some(dir) = &args.dir else {
        console.data(&page(cli)?)?;
        return Ok(Outcome::Fine);
    };
    let commands = cli.get_subcommands().filter(|command| command.get_name() != "help");
    let pages: io::Result<Vec<_>> = std::iter::once(&cli).chain(commands).map(file).collect();
    let pages = pages?;
    write::write(dir, &pages, Mode::Write)?;
    console.info(&format!("wrote {} to {}", count(pages.len(), "page"), dir.display()))?;
    Ok(Outcome::Fine)
}

fn file(command: &clap::Command) -> io::Result<Artifact> {
    let name = command.get_display_name().unwrap_or(command.get_name());
    Ok(Artifact::new(format!("{name}.1"), page(command.clone())?))
}

/// Returns the page of a command; its first line is a comment that marks it as generated.
fn page(command: clap::Command) -> io::Result<String> {
    let mut page = format!(".\\\" {MARK}from its own help; run errcat man\n").into_bytes();
    Man::new(command).render(&mut page)?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}
