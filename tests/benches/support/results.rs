//! What was measured of reading messages.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::Path;
use std::time::Instant;

use errcat_codegen::{Compiled, SourceFile};

use super::catalogue::{Catalogue, Variant};
use super::measure::{Agreement, Hostile, Measure, WAYS};
use super::queries::{COUNT, Mix};
use super::report::{Bar, Claim, Table, claims, figure, ratio};
use super::{project, speed};

/// Tells a figure: catalogue, lookups, way.
pub type Key = (String, Mix, String);

/// Figures, claims and remarks, in the order in which they were measured.
#[derive(Default)]
pub struct Results {
    /// Catalogues and their lookups.
    pub sets: Vec<(String, Mix)>,
    /// Of a lookup.
    pub nanoseconds: BTreeMap<Key, f64>,
    /// Of a lookup.
    pub instructions: BTreeMap<Key, f64>,
    notes: Vec<String>,
    claims: Vec<Claim>,
}

impl Results {
    /// Measures everything about a catalogue.
    pub fn measure(&mut self, variant: Variant, size: usize, mixes: &[Mix]) -> io::Result<()> {
        let catalogue = Catalogue::new(variant, size);
        let name = &catalogue.name;
        let compiled = project::compile(&SourceFile::new("bench.yaml", catalogue.yaml()))?;
        let measure = Measure::build(name, &compiled, Some(&catalogue))?;
        for mix in mixes {
            self.sets.push((name.clone(), *mix));
            self.lookups(name, &measure, *mix)?;
            eprintln!("{}", self.last());
        }
        self.memory(&catalogue, &compiled, &measure)?;
        self.hostile(name, &measure.hostile()?);
        Ok(())
    }

    fn lookups(&mut self, name: &str, measure: &Measure, mix: Mix) -> io::Result<()> {
        for (way, ns) in measure.nanoseconds(mix)? {
            self.nanoseconds.insert((name.to_owned(), mix, way), ns);
        }
        for way in measure.ways.iter().filter(|way| is_counted(name, mix, way)) {
            if let Some(count) = measure.instructions(way, mix)? {
                self.instructions.insert((name.to_owned(), mix, (*way).to_owned()), count);
            }
        }
        self.agreement(name, &measure.agreement(mix)?, mix);
        Ok(())
    }

    fn agreement(&mut self, name: &str, agreement: &[Agreement], mix: Mix) {
        let set = format!("{name}, {mix:?}");
        let unexplained: u32 = agreement.iter().map(|agreement| agreement.unexplained).sum();
        let what = format!("{set}: lookups that some way reads otherwise");
        self.claims.push(Claim::new(what, Some(f64::from(unexplained)), Bar::Most(0.0)));
        for Agreement { way, unexplained, explained, cannot } in agreement {
            if *unexplained > 0 {
                self.notes.push(format!("{set}: {way} reads {unexplained} of {COUNT} otherwise"));
            }
            if *cannot > 0 {
                let lost = format!("{cannot} messages, {explained} of {COUNT} lookups");
                self.notes.push(format!("{set}: {way} cannot express {lost}"));
            }
        }
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

    /// Hostile messages against the catalogue that errcat comes with.
    pub fn kustom(&mut self, _: usize) -> io::Result<()> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../catalog/kustom-checkout.yaml");
        let compiled = project::compile(&errcat_codegen::read(&path)?)?;
        let measure = Measure::build("kustom", &compiled, None)?;
        self.hostile("kustom", &measure.hostile()?);
        Ok(())
    }

    /// The time from text to tables.
    pub fn generation(&mut self, limit: usize) -> io::Result<()> {
        for variant in [Variant::Spread, Variant::OneBucket] {
            let size = limit.min(20_000);
            let (half, whole) = (seconds(variant, size / 2)?, seconds(variant, size)?);
            let what = format!("{variant:?}: seconds to compile {size} messages");
            self.claims.push(Claim::new(what, Some(whole), Bar::Below(1.0)));
            let what = format!("{variant:?}: the same / seconds for {}", size / 2);
            self.claims.push(Claim::new(what, Some(whole / half), Bar::Most(2.5)));
        }
        Ok(())
    }

    /// Instructions of a lookup.
    pub fn count(&self, name: &str, mix: Mix, way: &str) -> Option<f64> {
        self.instructions.get(&(name.to_owned(), mix, way.to_owned())).copied()
    }

    /// Nanoseconds of a lookup.
    pub fn ns(&self, name: &str, mix: Mix, way: &str) -> Option<f64> {
        self.nanoseconds.get(&(name.to_owned(), mix, way.to_owned())).copied()
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
}

/// Whether a figure says more than it costs: counting takes fifty times as long as running, and sets of regexes are
/// slow to make.
fn is_counted(name: &str, mix: Mix, way: &str) -> bool {
    let whole = name.starts_with("spread") && mix != Mix::Hits;
    whole || matches!(way, "errcat" | "by-hand" | "wayfind")
}

/// The better of two times that compiling takes.
fn seconds(variant: Variant, size: usize) -> io::Result<f64> {
    let source = SourceFile::new("bench.yaml", Catalogue::new(variant, size).yaml());
    let mut least = f64::INFINITY;
    for _ in 0..2 {
        let start = Instant::now();
        project::compile(&source)?;
        least = least.min(start.elapsed().as_secs_f64());
    }
    Ok(least)
}

/// The bytes of the tables that messages are looked up in; a small catalogue has a match instead.
fn table_bytes(compiled: &Compiled) -> Option<f64> {
    to_f64(compiled.data().matching_bytes)
}

#[expect(clippy::unnecessary_wraps, reason = "it is one side of a ratio")]
fn to_f64(bytes: usize) -> Option<f64> {
    Some(f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)))
}

impl Results {
    /// What was measured last, in a line, so that a run that is broken off has told something.
    fn last(&self) -> String {
        let Some((name, mix)) = self.sets.last() else { return String::new() };
        let told = |way: &&str| {
            let (count, ns) = (self.count(name, *mix, way), self.ns(name, *mix, way)?);
            Some(format!("{way} {} ns {} instructions", figure(Some(ns)), figure(count)))
        };
        let told: Vec<_> = WAYS.iter().filter_map(told).collect();
        format!("{name}, {mix:?}: {}", told.join("; "))
    }
}

impl fmt::Display for Results {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nanoseconds = self.table(&self.nanoseconds);
        writeln!(f, "\nNanoseconds a lookup, median of 15 interleaved rounds\n{nanoseconds}")?;
        writeln!(f, "Instructions a lookup\n{}", self.table(&self.instructions))?;
        let speed = speed::claims(self);
        writeln!(f, "{}", claims(speed.iter().chain(&self.claims)))?;
        self.notes.iter().try_for_each(|note| writeln!(f, "{note}"))
    }
}
