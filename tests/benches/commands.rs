//! What commands of errcat cost: `generate`, also when nothing has changed, `check`, and `triage` for each line of a log.
//!
//! `cargo bench -p errcat-tests --bench commands`, with `-- --up-to N` for catalogues of up to N messages. Needs valgrind.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a benchmark prints what it measured"
)]

use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

use support::catalogue::{Catalogue, Variant};
use support::project::{Project, home};
use support::report::{Bar, Claim, Table, claims, figure};
use support::{cost, limit, valgrind};

#[expect(unreachable_pub, reason = "a benchmark is one crate")]
mod support;

/// The sizes of catalogues for instructions, and for CPU seconds and memory.
const COUNTED: usize = 2_000;
const TIMED: usize = 20_000;

/// The lines of the shorter log; the other is twice as long.
const LINES: u32 = 1_000;

fn main() -> ExitCode {
    let Some(limit) = limit() else { return ExitCode::SUCCESS };
    match measure(limit) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn measure(limit: usize) -> io::Result<()> {
    let errcat = Errcat::build()?;
    let mut bars = Vec::new();
    if limit >= COUNTED {
        let file = errcat.catalogue(COUNTED)?;
        let generate = errcat.generate(&file)?;
        let millions = |command: &Command| -> io::Result<_> {
            Ok(valgrind::instructions(command)?.map(|counted| counted / 1e6))
        };
        let first = millions(&generate)?;
        let again = millions(&generate)?;
        let check = millions(&errcat.command(&["check", &file])?)?;
        let mut table = Table::new(["command, 2,000 messages", "million instructions"]);
        table.row(["generate --out".to_owned(), figure(first)]);
        table.row(["generate --out, nothing changed".to_owned(), figure(again)]);
        table.row(["check".to_owned(), figure(check)]);
        println!("Instructions of whole runs\n\n{table}");
        bars.push(Claim::new("2,000 messages, generate, millions", first, Bar::Most(600.0)));
        bars.push(Claim::new("2,000 messages, unchanged, millions", again, Bar::Most(60.0)));
        bars.push(Claim::new("2,000 messages, check, millions", check, Bar::Most(200.0)));
    }
    if limit >= TIMED {
        let file = errcat.catalogue(TIMED)?;
        let mut megabytes = 0.0;
        let seconds = cost::seconds(3, || {
            megabytes = run(&mut errcat.generate(&file)?)?;
            Ok(())
        })?;
        let mut table = Table::new(["command, 20,000 messages", "CPU seconds", "peak MB"]);
        let cells = [figure(Some(seconds)), figure(Some(megabytes))];
        table.row(["generate --out".to_owned()].into_iter().chain(cells));
        println!("Time and memory of a whole run\n\n{table}");
        bars.push(Claim::new("20,000 messages, CPU seconds", Some(seconds), Bar::Most(1.2)));
        bars.push(Claim::new("20,000 messages, peak MB", Some(megabytes), Bar::Most(150.0)));
    }
    let line = errcat.line()?;
    let mut table = Table::new(["triage", "instructions"]);
    table.row(["a line with an error".to_owned(), figure(line)]);
    println!("A line of a log under the catalogue of Kustom Checkout\n\n{table}");
    bars.push(Claim::new("a line with an error, instructions", line, Bar::Most(13_000.0)));
    println!("{}", claims(&bars));
    Ok(())
}

/// The program, as a user has it, and the folder of its inputs and outputs.
struct Errcat {
    project: Project,
}

impl Errcat {
    fn build() -> io::Result<Self> {
        let project = Project::new("commands")?;
        project.file("kustom.yaml", include_str!("../../catalog/kustom-checkout.yaml"))?;
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.toml");
        let manifest = manifest.display().to_string();
        let package = ["--manifest-path", &manifest, "--package", "errcat-cli"];
        project.cargo(&[&["build", "--release", "--quiet"], &package[..]].concat())?;
        Ok(Self { project })
    }

    /// Runs in the folder, with stamps of earlier runs in it and nowhere else.
    fn command(&self, arguments: &[&str]) -> io::Result<Command> {
        let mut command = Command::new(home()?.join("target/release/errcat"));
        command.args(arguments).current_dir(&self.project.folder);
        command.env("XDG_CACHE_HOME", self.project.folder.join("cache"));
        command.stdout(Stdio::null()).stderr(Stdio::null());
        Ok(command)
    }

    /// Generates as for the first time: what an earlier run left is removed.
    fn generate(&self, file: &str) -> io::Result<Command> {
        for folder in ["out", "cache"] {
            let folder = self.project.folder.join(folder);
            if folder.exists() {
                fs::remove_dir_all(folder)?;
            }
        }
        self.command(&["generate", file, "--out", "out"])
    }

    fn catalogue(&self, size: usize) -> io::Result<String> {
        eprintln!("{size} messages …");
        let name = format!("catalogue-{size}.yaml");
        self.project.file(&name, &Catalogue::new(Variant::Spread, size).yaml())?;
        Ok(name)
    }

    /// Returns the instructions of a line with a response in it.
    fn line(&self) -> io::Result<Option<f64>> {
        let count = |lines: u32| {
            let name = format!("{lines}.log");
            self.project.file(&name, &log(lines))?;
            valgrind::instructions(&self.command(&["triage", "kustom.yaml", &name])?)
        };
        let (once, twice) = (count(LINES)?, count(2 * LINES)?);
        Ok(once.zip(twice).map(|(once, twice)| (twice - once) / f64::from(LINES)))
    }
}

/// A log of real responses, a line each.
fn log(lines: u32) -> String {
    let responses = include_str!("respond/responses.tsv").lines().cycle();
    let line = |(number, response): (u32, &str)| {
        let (status, body) = response.split_once('\t').unwrap_or_default();
        format!(
            "2026-01-05T10:{:02}:{:02}Z ERROR checkout: {status} {body}\n",
            number / 60 % 60,
            number % 60
        )
    };
    (0..lines).zip(responses).map(line).collect()
}

/// Runs a command, and returns the most memory that it had, in megabytes.
fn run(command: &mut Command) -> io::Result<f64> {
    let mut child = command.spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak: f64 = 0.0;
    while child.try_wait()?.is_none() {
        let status = fs::read_to_string(&status).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
        peak = peak.max(kilobytes.unwrap_or_default() / 1024.0);
        std::thread::sleep(Duration::from_millis(1));
    }
    if child.wait()?.success() { Ok(peak) } else { Err(io::Error::other("errcat failed")) }
}
