//! What generating code costs, next to generators of Rust types from other descriptions of the same messages: typify from a JSON
//! Schema, prost-build from Protocol Buffers.
//!
//! `cargo bench -p errcat-tests --bench generate`, with `-- --up-to N` up to N messages. Needs valgrind.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a benchmark prints what it measured"
)]

use std::io;
use std::path::Path;
use std::process::{Command, ExitCode};

use support::catalogue::{Catalogue, Variant};
use support::project::{Project, home};
use support::report::{Bar, Claim, Table, claims, figure, ratio};
use support::{limit, schemas, valgrind};

#[expect(unreachable_pub, reason = "a benchmark is one crate")]
mod support;

const SIZES: &[usize] = &[22, 2_000, 20_000];

/// The ways of the program, the files that they read, and what they are.
const WAYS: &[(&str, &str, &str)] = &[
    ("errcat", "catalogue.yaml", "errcat: crate and docs"),
    ("check", "catalogue.yaml", "errcat: `check` alone"),
    ("typify", "schema.json", "typify, a JSON Schema"),
    ("prost", "bench.proto", "prost-build, Protocol Buffers"),
];

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
    let project = Project::new("generate")?;
    project.file("Cargo.toml", "[workspace]\nmembers = [\"generators\"]\nresolver = \"3\"\n")?;
    project.file("generators/Cargo.toml", &manifest())?;
    project.file("generators/src/main.rs", include_str!("generate/src/main.rs"))?;
    project.cargo(&["build", "--release", "--quiet"])?;
    let mut table =
        Table::new(["messages"].into_iter().chain(WAYS.iter().map(|(_, _, what)| *what)));
    let mut all = Vec::new();
    for size in SIZES.iter().copied().filter(|size| *size <= limit) {
        eprintln!("{size} messages …");
        let folder = inputs(&project, size)?;
        let mut cells = vec![size.to_string()];
        for (way, file, _) in WAYS {
            let counted = instructions(&folder, way, file)?;
            cells.push(figure(counted));
            all.push((size, *way, counted));
        }
        table.row(cells);
    }
    println!("Millions of instructions of a whole run\n\n{table}");
    let of = |size, way| {
        all.iter().find(|row| (row.0, row.1) == (size, way)).and_then(|(.., counted)| *counted)
    };
    let growth = ratio(of(20_000, "errcat"), of(2_000, "errcat"));
    println!(
        "{}",
        claims(&[
            Claim::new("2,000 messages, millions", of(2_000, "errcat"), Bar::Most(600.0)),
            Claim::new("2,000 messages, check, millions", of(2_000, "check"), Bar::Most(200.0)),
            Claim::new("growth from 2,000 to 20,000", growth, Bar::Most(10.5)),
        ])
    );
    Ok(())
}

/// Writes the same messages for each way. Returns their folder.
fn inputs(project: &Project, size: usize) -> io::Result<std::path::PathBuf> {
    let catalogue = Catalogue::new(Variant::Spread, size);
    let folder = format!("input-{size}");
    project.file(&format!("{folder}/catalogue.yaml"), &catalogue.yaml())?;
    project.file(&format!("{folder}/schema.json"), &schemas::json_schema(&catalogue))?;
    project.file(&format!("{folder}/bench.proto"), &schemas::proto(&catalogue))?;
    Ok(project.folder.join(folder))
}

/// Returns the millions of instructions of a run that writes all its files anew.
fn instructions(folder: &Path, way: &str, file: &str) -> io::Result<Option<f64>> {
    let output = folder.join(format!("out-{way}"));
    if output.exists() {
        std::fs::remove_dir_all(&output)?;
    }
    let mut command = Command::new(home()?.join("target/release/generators"));
    command.arg(way).arg(folder.join(file)).arg(&output);
    Ok(valgrind::instructions(&command)?.map(|counted| counted / 1e6))
}

fn manifest() -> String {
    let codegen = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen");
    format!(
        r#"[package]
name = "generators"
version = "0.0.0"
edition = "2024"
publish = false

[dependencies]
errcat-codegen = {{ path = {:?}, features = ["pretty", "unstable"] }}
prettyplease = "0.3"
prost-build = "0.14"
protox = "0.10"
serde_json = "1"
syn = "3"
typify = "0.8"
"#,
        codegen.display().to_string()
    )
}
