//! Summaries as scripts get them, and summaries of parts of a log as one. For parts that are cut between records it is
//! the summary of the whole.

use std::io;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::count::{Count, Key, Unknown};
use crate::input::Input;
use crate::reading::Reader;

/// A log as `--format json` prints it.
#[derive(Serialize, Deserialize)]
pub(super) struct Summary {
    total: u64,
    matched: u64,
    skipped: u64,
    /// The number of findings by the name of their entry.
    by_entry: Map<String, Value>,
    unknown: Vec<Row>,
}

/// Unknown messages of one shape.
#[derive(Serialize, Deserialize)]
struct Row {
    status: Option<u16>,
    code: Option<String>,
    error: Option<String>,
    pattern: String,
    count: u64,
    sample: String,
}

/// Reads and adds up summaries.
pub(super) fn merged(reader: &Reader<'_>, files: &[Input]) -> io::Result<Count> {
    let mut count = Count::default();
    for file in files {
        let text = file.text()?;
        // Several summaries in one file, one after the other, are summaries too.
        for summary in serde_json::Deserializer::from_str(&text).into_iter() {
            let summary: Summary =
                summary.map_err(|problem| refused(file, &problem.to_string()))?;
            count.extend(summary.count(reader).map_err(|problem| refused(file, &problem))?);
        }
    }
    Ok(count)
}

fn refused(file: &Input, problem: &str) -> io::Error {
    let problem =
        format!("{} is not a summary of `errcat triage --format json`: {problem}", file.name());
    io::Error::new(io::ErrorKind::InvalidData, problem)
}

impl Summary {
    /// Returns the summary of a count, of which `unknown` are the unknown messages in order.
    pub(super) fn of(reader: &Reader<'_>, count: &Count, unknown: &[&Unknown]) -> Self {
        let row = |unknown: &&Unknown| Row {
            status: unknown.key.status,
            code: unknown.key.code.clone(),
            error: unknown.error(reader).map(|error| error.name().as_str().to_owned()),
            pattern: unknown.key.pattern.clone(),
            count: unknown.count,
            sample: unknown.sample.clone(),
        };
        let by_entry = count.by_entry(reader).into_iter();
        Self {
            total: count.total,
            matched: count.matched,
            skipped: count.skipped.total(),
            by_entry: by_entry.map(|(name, _, count)| (name, count.into())).collect(),
            unknown: unknown.iter().map(row).collect(),
        }
    }

    fn count(self, reader: &Reader<'_>) -> Result<Count, String> {
        let mut count = Count::of(self.total, self.matched, self.skipped);
        for (name, times) in self.by_entry {
            let times = times.as_u64().ok_or_else(|| format!("`{name}` has no count"))?;
            if !count.add_named(reader, &name, times) {
                return Err(format!("the catalogue has no entry `{name}`"));
            }
        }
        let errors = &reader.facts().errors;
        let number = |name: String| {
            let number = errors.iter().position(|error| error.name().as_str() == name);
            number.map(|at| at as u32).ok_or_else(|| format!("the catalogue has no error `{name}`"))
        };
        for row in self.unknown {
            let error = row.error.map(number).transpose()?;
            let key = Key { status: row.status, code: row.code, error, pattern: row.pattern };
            count.add_unknown(Unknown::of(key, row.count, row.sample));
        }
        Ok(count)
    }
}
