//! The program that measures one catalogue: its project, and what it tells.

use std::collections::BTreeMap;
use std::io::{self, Read as _};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use errcat_codegen::Compiled;

use super::catalogue::{Catalogue, Error, Message, Variant};
use super::project::{Project, home, workspace};
use super::queries::{self, COUNT, Mix};
use super::{by_hand, valgrind};

/// What it is made of, apart from the manifests and what depends on the catalogue.
const SOURCES: &[(&str, &str)] = &[
    ("by_hand/src/found.rs", include_str!("../measure/by_hand/src/found.rs")),
    ("by_hand/src/lib.rs", include_str!("../measure/by_hand/src/lib.rs")),
    ("by_hand/src/strip.rs", include_str!("../measure/by_hand/src/strip.rs")),
    ("measure/src/agreement.rs", include_str!("../measure/src/agreement.rs")),
    ("measure/src/allocations.rs", include_str!("../measure/src/allocations.rs")),
    ("measure/src/hostile.rs", include_str!("../measure/src/hostile.rs")),
    ("measure/src/input.rs", include_str!("../measure/src/input.rs")),
    ("measure/src/main.rs", include_str!("../measure/src/main.rs")),
    ("measure/src/timing.rs", include_str!("../measure/src/timing.rs")),
    ("measure/src/ways/by_hand_match.rs", include_str!("../measure/src/ways/by_hand_match.rs")),
    ("measure/src/ways/errcat.rs", include_str!("../measure/src/ways/errcat.rs")),
    ("measure/src/ways/fx_strip.rs", include_str!("../measure/src/ways/fx_strip.rs")),
    ("measure/src/ways/key.rs", include_str!("../measure/src/ways/key.rs")),
    ("measure/src/ways/matchit.rs", include_str!("../measure/src/ways/matchit.rs")),
    ("measure/src/ways/mod.rs", include_str!("../measure/src/ways/mod.rs")),
    ("measure/src/ways/regex_set.rs", include_str!("../measure/src/ways/regex_set.rs")),
    ("measure/src/ways/wayfind.rs", include_str!("../measure/src/ways/wayfind.rs")),
];

/// Above this nobody writes a match by hand, and a `RegexSet` takes minutes to make.
pub const LARGEST_BY_HAND: usize = 2_000;

/// errcat's own way, then its rivals. Routers read a path; `-ready` is without the work of making it.
pub const WAYS: &[&str] = &[
    "errcat",
    "by-hand",
    "fx-strip",
    "wayfind",
    "wayfind-ready",
    "matchit",
    "matchit-ready",
    "regex-set",
];

/// How long hostile messages are waited for.
const PATIENCE: Duration = Duration::from_mins(2);

/// The built program with the files that it reads.
pub struct Measure {
    program: PathBuf,
    folder: PathBuf,
    /// The ways that it can take.
    pub ways: Vec<&'static str>,
}

/// How often a way does not read as errcat does.
#[derive(Debug)]
pub struct Agreement {
    /// Its name.
    pub way: String,
    /// Lookups that differ for no known reason.
    pub unexplained: u32,
    /// Lookups that differ because the way cannot express the message.
    pub explained: usize,
    /// How many messages it cannot express.
    pub cannot: usize,
}

/// How long a hostile message takes.
pub struct Hostile {
    /// What it is like.
    pub shape: String,
    /// Its length; less than 1 MB when that would have taken too long.
    pub bytes: usize,
    /// Milliseconds.
    pub ms: f64,
}

impl Measure {
    /// Builds the program for a catalogue; without one, it can do nothing but read hostile messages.
    pub fn build(name: &str, compiled: &Compiled, known: Option<&Catalogue>) -> io::Result<Self> {
        let project = Project::new(name)?;
        for (path, text) in SOURCES {
            project.file(path, text)?;
        }
        project.file("Cargo.toml", &workspace())?;
        let package = compiled.catalog().api.package();
        project.file("measure/Cargo.toml", &manifest(name, &package))?;
        project.file("by_hand/Cargo.toml", &by_hand_manifest(name))?;
        project.generated("errors", compiled)?;
        let worth = known.is_some_and(|known| known.messages().count() <= LARGEST_BY_HAND);
        let nothing = Catalogue::new(Variant::Spread, 0);
        let known = known.unwrap_or(&nothing);
        project.file("by_hand/src/generated.rs", &by_hand::source(known, worth))?;
        project.file("measure/patterns.tsv", &patterns(known))?;
        for mix in
            [Mix::Mixed, Mix::Hits, Mix::Hot].into_iter().filter(|_| !known.errors.is_empty())
        {
            project.file(&file(mix), &queries::lines(known, mix))?;
        }
        project.cargo(&["build", "--release", "--quiet"])?;
        let by_hand = |way: &&&str| worth || !matches!(**way, "by-hand" | "regex-set");
        Ok(Self {
            program: home()?.join("target/release").join(format!("measure-{name}")),
            folder: project.folder,
            ways: WAYS.iter().filter(by_hand).copied().collect(),
        })
    }

    /// The median nanoseconds of a lookup in each way.
    pub fn nanoseconds(&self, mix: Mix) -> io::Result<BTreeMap<String, f64>> {
        let rows = self.rows(&["time", &self.ways.join(","), &file(mix)])?;
        rows.iter().map(|row| Ok((field(row, 0)?, field(row, 1)?))).collect()
    }

    /// The instructions of a lookup: what twice as many lookups take more. None without valgrind.
    pub fn instructions(&self, way: &str, mix: Mix) -> io::Result<Option<f64>> {
        let file = file(mix);
        let count = |lookups: u16| {
            let lookups = lookups.to_string();
            valgrind::instructions(&self.command(&["run", way, &file, &lookups]))
        };
        let (Some(once), Some(twice)) = (count(COUNT)?, count(2 * COUNT)?) else { return Ok(None) };
        Ok(Some((twice - once) / f64::from(COUNT)))
    }

    /// Whether all ways read the same.
    pub fn agreement(&self, mix: Mix) -> io::Result<Vec<Agreement>> {
        let rows = self.rows(&["agree", &self.ways.join(","), &file(mix)])?;
        let agreement = |row: &Vec<String>| {
            Ok(Agreement {
                way: field(row, 0)?,
                unexplained: field(row, 1)?,
                explained: field(row, 2)?,
                cannot: field(row, 3)?,
            })
        };
        rows.iter().map(agreement).collect()
    }

    /// Allocations of errcat over a whole set of lookups.
    pub fn allocations(&self) -> io::Result<f64> {
        field(self.rows(&["allocations", &file(Mix::Mixed)])?.first().unwrap_or(&Vec::new()), 0)
    }

    /// Nanoseconds of the first lookup of a process.
    pub fn first(&self) -> io::Result<f64> {
        field(self.rows(&["first", &file(Mix::Mixed)])?.first().unwrap_or(&Vec::new()), 0)
    }

    /// How long hostile messages take; one more stands for those that nobody waited for.
    pub fn hostile(&self) -> io::Result<Vec<Hostile>> {
        let mut child = self.command(&["hostile"]).stdout(Stdio::piped()).spawn()?;
        let start = Instant::now();
        while child.try_wait()?.is_none() && start.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(20));
        }
        let unfinished = child.try_wait()?.is_none();
        child.kill()?;
        child.wait()?;
        let mut told = String::new();
        child.stdout.take().map(|mut out| out.read_to_string(&mut told)).transpose()?;
        let hostile = |row: &Vec<String>| {
            Ok(Hostile { shape: field(row, 0)?, bytes: field(row, 1)?, ms: field(row, 2)? })
        };
        let mut all = rows(&told).iter().map(hostile).collect::<io::Result<Vec<_>>>()?;
        if unfinished {
            let ms = PATIENCE.as_secs_f64() * 1000.0;
            all.push(Hostile { shape: "not finished".to_owned(), bytes: 0, ms });
        }
        Ok(all)
    }

    fn rows(&self, arguments: &[&str]) -> io::Result<Vec<Vec<String>>> {
        let output = self.command(arguments).stderr(Stdio::inherit()).output()?;
        if !output.status.success() {
            return Err(io::Error::other(format!("{} failed", arguments.join(" "))));
        }
        Ok(rows(&String::from_utf8_lossy(&output.stdout)))
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command.args(arguments).current_dir(&self.folder);
        command
    }
}

fn file(mix: Mix) -> String {
    format!("{mix:?}.tsv").to_lowercase()
}

fn rows(told: &str) -> Vec<Vec<String>> {
    told.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

fn field<T: std::str::FromStr>(row: &[String], at: usize) -> io::Result<T> {
    let value = row.get(at).and_then(|text| text.parse().ok());
    value.ok_or_else(|| io::Error::other(format!("the measuring program said {row:?}")))
}

fn patterns(catalogue: &Catalogue) -> String {
    let line = |(error, message): (&Error, &Message)| {
        format!("{}\t{}\t{}\t{}\n", message.id, error.status, error.code, message.text)
    };
    catalogue.messages().map(line).collect()
}

fn manifest(name: &str, package: &str) -> String {
    format!(
        r#"[package]
name = "measure-{name}"
version = "0.0.0"
edition = "2024"
publish = false

[dependencies]
by_hand = {{ package = "by-hand-{name}", path = "../by_hand" }}
errors = {{ package = "{package}", path = "../errors" }}
matchit = "0.9"
regex = "1"
rustc-hash = "2"
wayfind = "1"
"#
    )
}

/// Names differ from project to project: cargo takes packages of the same name and place in theirs for one.
fn by_hand_manifest(name: &str) -> String {
    format!("[package]\nname = \"by-hand-{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n")
}
