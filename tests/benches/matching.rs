//! Reading messages: errcat's generated code beside what one would write instead, on catalogues of all sizes.
//!
//! `cargo bench -p errcat-tests --bench matching`, with `-- --quick` up to 300 messages or `-- --up-to N` up to N.
//! Bars that are missed are shown and fail nothing; the exit code tells whether everything could be run.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a benchmark tells what it measured"
)]

use std::process::ExitCode;

use support::catalogue::Variant;
use support::queries::Mix;
use support::results::Results;
use support::{limit, valgrind};

#[expect(unreachable_pub, reason = "a benchmark is one crate")]
mod support;

/// The catalogues that are measured, and the lookups for which all ways are.
const CATALOGUES: &[(Variant, usize, &[Mix])] = &[
    (Variant::Spread, 21, &[Mix::Mixed, Mix::Hot]),
    (Variant::Spread, 300, &[Mix::Mixed, Mix::Hits]),
    (Variant::Spread, 2_000, &[Mix::Mixed, Mix::Hits]),
    (Variant::Spread, 20_000, &[Mix::Mixed]),
    (Variant::OneBucket, 300, &[Mix::Mixed]),
    (Variant::OneBucket, 20_000, &[Mix::Mixed]),
    (Variant::FreeText, 300, &[Mix::Mixed]),
    (Variant::FreeText, 2_000, &[Mix::Mixed]),
    (Variant::Dialect, 300, &[Mix::Mixed, Mix::Hits]),
    (Variant::Dialect, 2_000, &[Mix::Mixed, Mix::Hits]),
];

fn main() -> ExitCode {
    let Some(limit) = limit() else { return ExitCode::SUCCESS };
    if !valgrind::is_installed() {
        println!("instructions: not measured: valgrind is not installed");
    }
    let mut results = Results::default();
    let mut failed = false;
    for (variant, size, mixes) in CATALOGUES.iter().filter(|(_, size, _)| *size <= limit) {
        eprintln!("{variant:?}, {size} messages …");
        if let Err(error) = results.measure(*variant, *size, mixes) {
            eprintln!("{error}");
            failed = true;
        }
    }
    for step in [Results::kustom, Results::generation] {
        if let Err(error) = step(&mut results, limit) {
            eprintln!("{error}");
            failed = true;
        }
    }
    println!("{results}");
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
