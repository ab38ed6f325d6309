//! `errcat man`: the manual pages, with the texts of `--help`.

use std::fs;
use std::io;
use std::path::PathBuf;

use clap_mangen::Man;

use crate::catalogue::count;
use crate::console::{Console, Outcome};
use crate::workspace::named;

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
    fs::create_dir_all(dir).map_err(|problem| named(dir, &problem))?;
    let commands = cli.get_subcommands().filter(|command| command.get_name() != "help");
    let pages: Vec<_> = std::iter::once(&cli).chain(commands).collect();
    let number = pages.len();
    for command in pages {
        let name = command.get_display_name().unwrap_or(command.get_name());
        let path = dir.join(format!("{name}.1"));
        fs::write(&path, page(command.clone())?).map_err(|problem| named(&path, &problem))?;
    }
    console.info(&format!("wrote {} to {}", count(number, "page"), dir.display()))?;
    Ok(Outcome::Fine)
}

fn page(command: clap::Command) -> io::Result<String> {
    let mut page = Vec::new();
    Man::new(command).render(&mut page)?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}
