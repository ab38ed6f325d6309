//! Reading messages: errcat's generated code beside what one would write instead, on catalogues of all sizes.
//!
//! `cargo bench -p errcat-tests --bench matching`, with `-- --quick` up to 300 messages or `-- --up-to N` up to N.
//! Bars that are missed are shown and fail nothing; the exit code tells whether everything could be run.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a benchmark tells what it measured"
)]

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use errcat_codegen::{Compiled, SourceFile};
use support::catalogue::{Catalogue, Variant};
use support::measure::{Hostile, Measure, WAYS};
use support::queries::{COUNT, Mix};
use support::report::{Bar, Claim, Table, claims, figure, ratio};
use support::{limit, project, valgrind};

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
        if let Err(error) = results.measure(*variant, *size, mixes) {
            eprintln!("{variant:?} {size}: {error}");
            failed = true;
        }
    }
    for step in [Results::kustom, Results::generation] {
        if let Err(error) = step(&mut results, limit) {
            eprintln!("{error}");
            failed = true;
        }
    }
    results.print();
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Tells a figure: catalogue, lookups, way.
type Key = (String, Mix, String);

#[derive(Default)]
struct Results {
    /// Catalogues and their lookups, as they were measured.
    sets: Vec<(String, Mix)>,
    nanoseconds: BTreeMap<Key, f64>,
    instructions: BTreeMap<Key, f64>,
    notes: Vec<String>,
    claims: Vec<Claim>,
}

impl Results {
    fn measure(&mut self, variant: Variant, size: usize, mixes: &[Mix]) -> io::Result<()> {
        let catalogue = Catalogue::new(variant, size);
        let name = &catalogue.name;
        eprintln!("{name} …");
        let compiled = project::compile(&SourceFile::new("bench.yaml", catalogue.yaml()))?;
        let measure = Measure::build(name, &compiled, Some(&catalogue))?;
        for mix in mixes {
            self.sets.push((name.clone(), *mix));
            self.lookups(name, &measure, *mix)?;
        }
        self.memory(&catalogue, &compiled, &measure)?;
        self.hostile(name, &measure.hostile()?);
        Ok(())
    }

    fn lookups(&mut self, name: &str, measure: &Measure, mix: Mix) -> io::Result<()> {
        for (way, ns) in measure.nanoseconds(mix)? {
            self.nanoseconds.insert((name.to_owned(), mix, way), ns);
        }
        for way in &measure.ways {
            if let Some(count) = measure.instructions(way, mix)? {
                self.instructions.insert((name.to_owned(), mix, (*way).to_owned()), count);
            }
        }
        for agreement in measure.agreement(mix)? {
            let (way, cannot) = (&agreement.way, agreement.cannot);
            if agreement.unexplained > 0 {
                let count = agreement.unexplained;
                let note = format!("{name}, {mix:?}: {way} reads {count} of {COUNT} otherwise");
                self.notes.push(note);
            }
            if cannot > 0 {
                let count = agreement.explained;
                self.notes.push(format!(
                    "{name}, {mix:?}: {way} cannot express {cannot} messages, {count} of {COUNT} lookups"
                ));
            }
        }
        Ok(())
    }

    fn memory(
        &mut self,
        catalogue: &Catalogue,
        compiled: &Compiled,
        measure: &Measure,
    ) -> io::Result<()> {
        let name = &catalogue.name;
        let allocations = measure.allocations()?;
        let what = format!("{name}: allocations in {COUNT} lookups");
        self.claims.push(Claim::new(what, Some(allocations), Bar::Most(0.0)));
        let share = ratio(table_bytes(compiled), to_f64(catalogue.pattern_bytes()));
        let what = format!("{name}: bytes of tables / bytes of messages");
        self.claims.push(Claim::new(what, share, Bar::Most(1.5)));
        let first = figure(Some(measure.first()?));
        self.notes.push(format!("{name}: the first lookup of a process takes {first} ns"));
        Ok(())
    }

    fn hostile(&mut self, name: &str, hostile: &[Hostile]) {
        let slow = |one: &&Hostile| one.bytes < 900_000;
        for one in hostile.iter().filter(slow) {
            let (shape, bytes) = (&one.shape, one.bytes);
            let ms = figure(Some(one.ms));
            self.notes.push(format!("{name}: {bytes} hostile bytes {shape:?} take {ms} ms"));
        }
        // A shape that was not tried in full length would take longer still.
        let worst = hostile.iter().max_by(|a, b| a.ms.total_cmp(&b.ms));
        let shape = worst.map_or(String::new(), |worst| format!(", {:?}", worst.shape));
        let what = format!("{name}: ms for the worst 1 MB{shape}");
        self.claims.push(Claim::new(what, worst.map(|worst| worst.ms), Bar::Below(50.0)));
    }

    fn kustom(&mut self, _: usize) -> io::Result<()> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../catalog/kustom-checkout.yaml");
        let compiled = project::compile(&SourceFile::read(&path)?)?;
        let measure = Measure::build("kustom", &compiled, None)?;
        self.hostile("kustom", &measure.hostile()?);
        Ok(())
    }

    /// The time that deciding takes, from text to tables.
    fn generation(&mut self, limit: usize) -> io::Result<()> {
        let size = limit.min(20_000);
        let seconds = |size: usize| {
            let source =
                SourceFile::new("bench.yaml", Catalogue::new(Variant::Spread, size).yaml());
            let start = Instant::now();
            project::compile(&source).map(|_| start.elapsed().as_secs_f64())
        };
        let (half, whole) = (seconds(size / 2)?, seconds(size)?);
        let what = format!("seconds to compile {size} messages");
        self.claims.push(Claim::new(what, Some(whole), Bar::Below(1.0)));
        let what = format!("the same / seconds for {}", size / 2);
        self.claims.push(Claim::new(what, Some(whole / half), Bar::Most(2.5)));
        Ok(())
    }

    fn print(mut self) {
        println!(
            "\nNanoseconds a lookup, median of 15 interleaved rounds\n{}",
            self.table(&self.nanoseconds)
        );
        println!("Instructions a lookup\n{}", self.table(&self.instructions));
        let mut all = self.speed();
        all.append(&mut self.claims);
        println!("{}", claims(&all));
        for note in &self.notes {
            println!("{note}");
        }
    }

    fn table(&self, figures: &BTreeMap<Key, f64>) -> Table {
        let head = ["catalogue", "lookups"].into_iter().chain(WAYS.iter().copied());
        let mut table = Table::new(head);
        for (name, mix) in &self.sets {
            let of = |way: &&str| figures.get(&(name.clone(), *mix, (*way).to_owned())).copied();
            let cells = WAYS.iter().map(|way| figure(of(way)));
            table.row([name.clone(), format!("{mix:?}").to_lowercase()].into_iter().chain(cells));
        }
        table
    }

    fn speed(&self) -> Vec<Claim> {
        let key = |name: &str, mix, way: &str| (name.to_owned(), mix, way.to_owned());
        let count =
            |name: &str, mix, way: &str| self.instructions.get(&key(name, mix, way)).copied();
        let ns = |name: &str, mix, way: &str| self.nanoseconds.get(&key(name, mix, way)).copied();
        let mixed = |name: &str, way: &str| count(name, Mix::Mixed, way);
        let sizes = ["spread-21", "spread-300", "spread-2000", "spread-20000"];
        let largest =
            sizes.iter().rev().find(|name| mixed(name, "errcat").is_some()).unwrap_or(&sizes[0]);
        let mut all = Vec::new();
        let mut claim = |what: String, figure, bar| all.push(Claim::new(what, figure, bar));
        for name in sizes.iter().filter(|name| self.sets.iter().any(|(set, _)| set == *name)) {
            let own = mixed(name, "errcat");
            claim(
                format!("{name}: instructions, wayfind / errcat"),
                ratio(mixed(name, "wayfind"), own),
                Bar::Least(5.0),
            );
            claim(format!("{name}: instructions (the stretch)"), own, Bar::Most(150.0));
            let time = ratio(ns(name, Mix::Mixed, "errcat"), ns(name, Mix::Mixed, "wayfind"));
            claim(format!("{name}: ns, errcat / wayfind (the stretch)"), time, Bar::Most(0.125));
        }
        let name = "spread-2000";
        let over = ratio(mixed(name, "regex-set"), mixed(name, "errcat"));
        claim(format!("{name}: instructions, regex-set / errcat"), over, Bar::Least(15.0));
        let by_hand =
            [("spread-21", Mix::Mixed, 1.0), (name, Mix::Mixed, 0.6), ("spread-21", Mix::Hot, 1.1)];
        for (name, mix, most) in by_hand {
            let over = ratio(ns(name, mix, "errcat"), ns(name, mix, "by-hand"));
            claim(format!("{name}, {mix:?}: ns, errcat / by-hand"), over, Bar::Most(most));
        }
        let small = mixed("spread-21", "errcat");
        claim(
            format!("instructions, {largest} / spread-21"),
            ratio(mixed(largest, "errcat"), small),
            Bar::Below(1.25),
        );
        let bucket = ratio(mixed("onebucket-20000", "errcat"), small);
        claim("instructions, onebucket-20000 / spread-21".to_owned(), bucket, Bar::Most(3.0));
        for size in [300, 2_000] {
            for mix in [Mix::Mixed, Mix::Hits] {
                let of = |variant: &str| count(&format!("{variant}-{size}"), mix, "errcat");
                claim(
                    format!("instructions, dialect / spread, {size}, {mix:?}"),
                    ratio(of("dialect"), of("spread")),
                    Bar::Most(2.0),
                );
            }
        }
        all
    }
}

/// The bytes of the tables that messages are looked up in; none as long as they are not data of their own.
fn table_bytes(_: &Compiled) -> Option<f64> {
    None
}

#[expect(clippy::unnecessary_wraps, reason = "it is one side of a ratio")]
fn to_f64(bytes: usize) -> Option<f64> {
    Some(f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)))
}
