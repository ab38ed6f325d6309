//! `errcat completions`: a script with which a shell completes commands, options and files.

use std::io;

use clap_complete::Shell;

use crate::console::{Console, Outcome};

/// The arguments of `errcat completions`.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The shell
    shell: Shell,
}

const EXAMPLES: &str = "\
Examples:
  errcat completions bash > ~/.local/share/bash-completion/completions/errcat
  errcat completions zsh > \"${fpath[1]}/_errcat\"
  errcat completions fish > ~/.config/fish/completions/errcat.fish
  errcat completions powershell >> $PROFILE";

/// Prints the script of a shell for the whole command line.
pub(crate) fn run(
    args: &Args,
    mut cli: clap::Command,
    console: &mut Console,
) -> io::Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut cli, "errcat", &mut script);
    console.data(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Fine)
}
