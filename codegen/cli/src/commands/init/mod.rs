//! `errcat init`: a starter project that builds and passes its tests.

mod project;
mod shape;
mod source;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use errcat_codegen::write::{self, Mode};
use heck::ToKebabCase as _;

use crate::catalogue::count;
use crate::console::{Console, Outcome};
use crate::workspace::{named, unreadable};
use project::Project;
use shape::Shape;
use source::Source;

/// The arguments of `errcat init`.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The folder of the project: a new one, or an empty one
    dir: PathBuf,
    /// How the Rust code is generated
    #[arg(long, value_name = "WHAT", default_value = "build-script")]
    with: With,
    /// The shape of the API's error bodies
    #[arg(long, value_name = "SHAPE", default_value = "plain")]
    shape: Shape,
    /// A checkout of errcat to build with; without it, the published crates of this version, or the checkout that this
    /// errcat was built from
    #[arg(long, value_name = "DIR")]
    errcat: Option<PathBuf>,
}

/// How the Rust code is generated.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum With {
    /// A build script: `cargo build` follows every change
    BuildScript,
    /// A macro: one line, no build script
    Macro,
    /// A committed crate: its users do not compile errcat
    Crate,
}

const EXAMPLES: &str = "\
Examples:
  errcat init my-shop
  errcat init my-shop --with macro
  errcat init my-shop --with crate
  errcat init my-shop --shape problem+json
  cd my-shop && cargo test

No existing file is overwritten.";

pub(crate) fn run(args: &Args, console: &mut Console) -> io::Result<Outcome> {
    refuse_full(&args.dir)?;
    let source = Source::of(args.errcat.as_deref())?;
    let project =
        Project { name: name(&args.dir)?, with: args.with, shape: args.shape, source: &source };
    let files = project.files();
    write::write(&args.dir, &files, Mode::Write)?;
    let dir = args.dir.display();
    console.info(&format!("wrote {} to {dir}", count(files.len(), "file")))?;
    if let (Source::Checkout(checkout), true) = (&source, args.with != With::Crate) {
        let checkout = checkout.display();
        console.info(&format!(
            "Cargo.toml uses the errcat in {checkout}; remove its `path` to use the published one"
        ))?;
    }
    let enter = if args.dir == Path::new(".") { String::new() } else { format!("cd {dir} && ") };
    console.info(&format!("next: {enter}cargo test"))?;
    Ok(Outcome::Fine)
}

/// Refuses a folder that is not empty.
fn refuse_full(dir: &Path) -> io::Result<()> {
    let first = match fs::read_dir(dir) {
        Ok(mut entries) => entries.next(),
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => None,
        Err(problem) => return Err(unreadable(dir, &problem)),
    };
    let problem = || io::Error::new(io::ErrorKind::AlreadyExists, "the folder is not empty");
    first.map_or(Ok(()), |_| Err(named(dir, &problem())))
}

/// Returns the name of the project: the name of its folder as a valid package name.
fn name(dir: &Path) -> io::Result<String> {
    let absolute = std::path::absolute(dir).map_err(|problem| unreadable(dir, &problem))?;
    let folder = absolute.components().next_back().map(|last| last.as_os_str().to_string_lossy());
    let folder = folder.unwrap_or_default().replace(|c: char| !c.is_ascii(), " ");
    let name = folder.to_kebab_case();
    let begins = name.starts_with(|c: char| c.is_ascii_lowercase());
    Ok(if begins && !project::is_taken(&name) {
        name
    } else {
        format!("my-{name}").trim_end_matches('-').to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_give_names() {
        for (folder, expected) in [
            ("a/My Shop_2", "my-shop-2"),
            ("shop/", "shop"),
            ("MyShop", "my-shop"),
            ("2nd", "my-2nd"),
            ("test", "my-test"),
            ("match", "my-match"),
            ("字", "my"),
        ] {
            assert_eq!(name(Path::new(folder)).expect("it has a name"), expected, "{folder}");
        }
    }
}
