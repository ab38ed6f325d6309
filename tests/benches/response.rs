//! The real call: reading a response of Kustom Checkout and using what it says, with errcat and with what one would write
//! instead.
//!
//! `cargo bench -p errcat-tests --bench response`. Figures that are missed are shown and fail nothing.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a benchmark prints what it measured"
)]

use std::io;
use std::process::{Command, ExitCode};

use errcat_codegen::SourceFile;
use support::project::{self, Project, home};
use support::report::{Bar, Claim, Table, claims, figure};
use support::{limit, valgrind};

#[expect(unreachable_pub, reason = "a benchmark is one crate")]
mod support;

const SOURCES: &[(&str, &str)] = &[
    ("respond/src/main.rs", include_str!("respond/src/main.rs")),
    ("respond/src/ways.rs", include_str!("respond/src/ways.rs")),
    ("respond/src/by_hand.rs", include_str!("respond/src/by_hand.rs")),
    ("respond/src/allocations.rs", include_str!("measure/src/allocations.rs")),
    ("bodies.tsv", include_str!("respond/responses.tsv")),
];

const MANIFEST: &str = r#"[package]
name = "respond"
version = "0.0.0"
edition = "2024"
publish = false

[dependencies]
errors = { package = "kustom-checkout-errors", path = "../errors" }
regex = "1"
serde = { version = "1", features = ["derive"] }
serde_json = "1"
sonic-rs = "0.5"
"#;

/// The ways of the program, and what they are.
const WAYS: &[(&str, &str)] = &[
    ("copy", "no way does less: check UTF-8, copy the body"),
    ("from_response", "errcat: `Error::from_response` alone"),
    ("errcat", "errcat: with code, id, findings, details, reasons"),
    ("errcat-advice", "errcat: and description, remedy, retry, impact, unmatched"),
    ("borrowed", "serde_json, borrowed, and a `match` by hand"),
    ("owned", "serde_json, owned with the body, and a `match` by hand"),
    ("sonic", "sonic-rs, owned with the body, and a `match` by hand"),
    ("regex", "serde_json, owned with the body, and regular expressions"),
];

/// Messages, each of which is read in a body of its own.
const MESSAGES: &[(&str, &str)] = &[
    ("plain", r#""Bad value: purchase_currency""#),
    ("reason", r#""Bad value: order_lines[0].tax_rate (may not be null)""#),
    (
        "list",
        r#""Bad value: order_lines[0].total_tax_amount (may not be null), order_lines[0].tax_rate (may not be null)""#,
    ),
];

const ROUNDS: u32 = 200;

/// The number of times that a body has a message, to count what each costs.
const MANY: u32 = 20;

fn main() -> ExitCode {
    if limit().is_none() {
        return ExitCode::SUCCESS;
    }
    match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> io::Result<()> {
    let program = Program::build()?;
    let mut table = Table::new(["way", "instructions", "allocations", "known findings"]);
    let mut instructions = Vec::new();
    for (way, what) in WAYS {
        let counted = program.instructions(way, "bodies.tsv", ROUNDS)?;
        let allocations = program.number(&["allocations", way, "bodies.tsv"])?;
        let found = program.number(&["found", way, "bodies.tsv"])?;
        let found = if matches!(*way, "copy" | "from_response") { None } else { Some(found) };
        table.row([(*what).to_owned(), figure(counted), figure(Some(allocations)), figure(found)]);
        instructions.push((*way, counted, allocations));
    }
    println!("A response of {} bytes on average, by way\n\n{table}", mean_length());
    let ways = ["errcat", "errcat-advice", "owned", "borrowed", "sonic"];
    let mut table = Table::new(["body"].into_iter().chain(ways));
    let mut more = Table::new(["message"].into_iter().chain(ways));
    for (name, body) in program.bodies()? {
        let rounds = if name == "large" { 2 } else { ROUNDS };
        let counts = |file: String| -> io::Result<Vec<_>> {
            ways.into_iter().map(|way| program.instructions(way, &file, rounds)).collect()
        };
        let one = counts(format!("{name}.tsv"))?;
        if name != "large" {
            let many = counts(format!("{name}-{MANY}.tsv"))?;
            let each = one
                .iter()
                .zip(many)
                .map(|(one, many)| Some((many? - (*one)?) / f64::from(MANY - 1)));
            more.row([body.clone()].into_iter().chain(each.map(figure)));
        }
        table.row([body].into_iter().chain(one.into_iter().map(figure)));
    }
    println!("One body\n\n{table}\nEach more message in a body\n\n{more}");
    let of = |name: &str| instructions.iter().find(|(way, ..)| *way == name);
    let counted = |name: &str| of(name).and_then(|(_, counted, _)| *counted);
    let allocations = of("errcat").map(|(.., allocations)| *allocations);
    let least =
        ["borrowed", "owned", "sonic"].into_iter().filter_map(counted).fold(f64::MAX, f64::min);
    println!(
        "{}",
        claims(&[
            Claim::new("reading, instructions", counted("errcat"), Bar::Most(3654.0)),
            Claim::new("with advice, instructions", counted("errcat-advice"), Bar::Most(3845.0)),
            Claim::new(
                "reading, no more than the least by hand",
                counted("errcat"),
                Bar::Most(least)
            ),
            Claim::new("allocations", allocations, Bar::Most(1.5)),
        ])
    );
    Ok(())
}

struct Program {
    project: Project,
}

impl Program {
    fn build() -> io::Result<Self> {
        let project = Project::new("respond")?;
        for (path, text) in SOURCES {
            project.file(path, text)?;
        }
        let yaml = include_str!("../../catalog/kustom-checkout.yaml");
        let compiled = project::compile(&SourceFile::new("kustom-checkout.yaml", yaml.to_owned()))?;
        project.generated("errors", &compiled)?;
        project.file(
            "Cargo.toml",
            &project::workspace().replace("\"*\"", "\"respond\", \"errors\""),
        )?;
        project.file("respond/Cargo.toml", MANIFEST)?;
        project.cargo(&["build", "--release", "--quiet"])?;
        Ok(Self { project })
    }

    /// Writes one body of each kind, and returns their names and what they are.
    fn bodies(&self) -> io::Result<Vec<(&'static str, String)>> {
        let mut all = Vec::new();
        for (name, message) in MESSAGES {
            self.project.file(&format!("{name}.tsv"), &body(message))?;
            let many = vec![*message; MANY as usize].join(",");
            self.project.file(&format!("{name}-{MANY}.tsv"), &body(&many))?;
            all.push((*name, (*message).to_owned()));
        }
        let messages: Vec<_> = (0..1000)
            .map(|line| format!("\"Bad value: order_lines[{line}].total_tax_amount  {line:011}\""))
            .collect();
        let large = body(&messages.join(","));
        self.project.file("large.tsv", &large)?;
        all.push(("large", format!("1,000 messages, {} bytes", large.len())));
        Ok(all)
    }

    /// Returns the instructions of one response.
    fn instructions(&self, way: &str, bodies: &str, rounds: u32) -> io::Result<Option<f64>> {
        let count = |rounds: u32| {
            valgrind::instructions(&self.command(&["run", way, bodies, &rounds.to_string()])?)
        };
        let lines = std::fs::read_to_string(self.project.folder.join(bodies))?
            .lines()
            .map(|_| 1)
            .sum::<u32>();
        let (Some(once), Some(twice)) = (count(rounds)?, count(2 * rounds)?) else {
            return Ok(None);
        };
        Ok(Some((twice - once) / f64::from(rounds) / f64::from(lines)))
    }

    fn number(&self, arguments: &[&str]) -> io::Result<f64> {
        let output = self.command(arguments)?.output()?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        text.trim().parse().map_err(|_| io::Error::other(format!("{arguments:?} printed {text:?}")))
    }

    fn command(&self, arguments: &[&str]) -> io::Result<Command> {
        let mut command = Command::new(home()?.join("target/release/respond"));
        command.args(arguments).current_dir(&self.project.folder);
        Ok(command)
    }
}

fn mean_length() -> usize {
    let bodies = include_str!("respond/responses.tsv").lines();
    let lengths: Vec<usize> =
        bodies.filter_map(|line| Some(line.split_once('\t')?.1.len())).collect();
    lengths.iter().sum::<usize>() / lengths.len()
}

fn body(messages: &str) -> String {
    let id = "00000000-0000-4000-8000-000000000000";
    format!(
        "400\t{{\"error_code\":\"BAD_VALUE\",\"error_messages\":[{messages}],\"correlation_id\":\"{id}\"}}\n"
    )
}
