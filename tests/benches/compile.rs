//! What the generated crate costs its users to build, next to the same enum with thiserror, strum and phf; and what it costs
//! the programs that use it.
//!
//! `cargo bench -p errcat-tests --bench compile`, with `-- --quick` up to 300 messages or `-- --up-to N` up to N.
//! CPU seconds of the one crate or program, its dependencies being built. Needs Linux.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a benchmark tells what it measured"
)]

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::process::ExitCode;
use std::time::SystemTime;

use errcat_codegen::SourceFile;
use support::callers::{self, Callers};
use support::catalogue::{Catalogue, Variant};
use support::project::{self, Project};
use support::report::{Bar, Claim, Table, claims, figure};
use support::{cost, derives, limit};

#[expect(unreachable_pub, reason = "a benchmark is one crate")]
mod support;

/// Sizes, the smallest for what any crate costs, and whether the rival is built too: at 20,000 it takes minutes.
const SIZES: &[(usize, bool)] = &[(21, true), (300, true), (2_000, true), (20_000, false)];

/// What is built, and how often: the quickest counts.
const COMMANDS: &[(&str, &[&str])] = &[("check", &["check"]), ("release", &["build", "--release"])];
const TIMES: usize = 3;

/// Tells a figure: size, command, whose crate.
type Key = (usize, &'static str, &'static str);

fn main() -> ExitCode {
    let Some(limit) = limit() else { return ExitCode::SUCCESS };
    let mut seconds = BTreeMap::new();
    let mut failed = false;
    for (size, rival) in SIZES.iter().filter(|(size, _)| *size <= limit) {
        if let Err(error) = measure(*size, *rival, &mut seconds) {
            eprintln!("{size}: {error}");
            failed = true;
        }
    }
    println!("\nCPU seconds to build one crate\n{}", table(&seconds));
    let callers = callers::measure().unwrap_or_else(|error| {
        eprintln!("callers: {error}");
        failed = true;
        Callers::default()
    });
    println!("CPU seconds of programs, release, 22 messages a catalogue\n{}", programs(&callers));
    println!("{}", claims(&bars(&seconds, &callers)));
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn measure(size: usize, rival: bool, seconds: &mut BTreeMap<Key, f64>) -> io::Result<()> {
    let catalogue = Catalogue::new(Variant::Spread, size);
    eprintln!("{size} messages …");
    let compiled = project::compile(&SourceFile::new("bench.yaml", catalogue.yaml()))?;
    let project = Project::new(&format!("compile-{size}"))?;
    project.file("Cargo.toml", &project::workspace())?;
    project.generated("errcat", &compiled)?;
    let mut crates = vec![("errcat", compiled.catalog().api.package())];
    if rival {
        let package = format!("derives-{size}");
        project.file("derives/Cargo.toml", &manifest(&package))?;
        project.file("derives/src/lib.rs", &derives::source(&catalogue))?;
        crates.push(("derives", package));
    }
    for (way, package) in &crates {
        for (command, arguments) in COMMANDS {
            let arguments = [arguments, &["--quiet", "--package", package][..]].concat();
            project.cargo(&arguments)?;
            // What cargo itself takes when there is nothing to do is not the crate's.
            let idle = cost::seconds(TIMES, || project.cargo(&arguments))?;
            let busy = cost::seconds(TIMES, || {
                touch(&project, way)?;
                project.cargo(&arguments)
            })?;
            seconds.insert((size, *command, *way), busy - idle);
        }
    }
    Ok(())
}

/// Makes cargo build the crate anew.
fn touch(project: &Project, way: &str) -> io::Result<()> {
    let path = project.folder.join(way).join("src/lib.rs");
    File::options().append(true).open(path)?.set_modified(SystemTime::now())
}

fn manifest(package: &str) -> String {
    let dependencies = derives::DEPENDENCIES;
    format!(
        "[package]\nname = {package:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]{dependencies}"
    )
}

fn table(seconds: &BTreeMap<Key, f64>) -> Table {
    let mut table = Table::new(["messages", "command", "errcat", "thiserror + strum + phf"]);
    for (size, _) in SIZES {
        for (command, _) in COMMANDS {
            let of = |way| figure(seconds.get(&(*size, *command, way)).copied());
            let name = (*command).to_owned();
            table.row([size.to_string(), name, of("errcat"), of("derives")]);
        }
    }
    table
}

fn programs(callers: &Callers) -> Table {
    let mut table = Table::new(["catalogues", "rebuild of the program", "everything"]);
    for count in [0, 1, 3] {
        let of = |seconds: &BTreeMap<usize, f64>| figure(seconds.get(&count).copied());
        table.row([count.to_string(), of(&callers.rebuild), of(&callers.clean)]);
    }
    table
}

fn bars(seconds: &BTreeMap<Key, f64>, callers: &Callers) -> Vec<Claim> {
    let alone = |size, command| seconds.get(&(size, command, "errcat")).copied();
    let rebuild = |count| callers.rebuild.get(&count).copied();
    let more = rebuild(1).zip(rebuild(0)).map(|(with, without)| with - without);
    vec![
        Claim::new("21, check: CPU seconds", alone(21, "check"), Bar::Most(0.15)),
        Claim::new("21, release: CPU seconds", alone(21, "release"), Bar::Most(0.25)),
        Claim::new("2,000, check: CPU seconds", alone(2_000, "check"), Bar::Most(0.7)),
        Claim::new("2,000, release: CPU seconds", alone(2_000, "release"), Bar::Most(0.8)),
        Claim::new("20,000, release: CPU seconds", alone(20_000, "release"), Bar::Most(6.0)),
        Claim::new("rebuild of a program, more than without errcat", more, Bar::Most(0.3)),
        Claim::new("three catalogues, everything", callers.clean.get(&3).copied(), Bar::Most(5.0)),
    ]
}
