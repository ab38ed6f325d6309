//! Summaries of parts of a log as one. For parts that are cut between records it is the summary of the whole.

use std::collections::HashMap;
use std::io;

use serde::Deserialize;

use super::count::{Count, Key, Unknown};
use crate::input::Input;
use crate::reading::Reader;

/// A summary, as `--format json` prints it.
#[derive(Deserialize)]
struct Summary {
    total: u64,
    matched: u64,
    skipped: u64,
    by_entry: HashMap<String, u64>,
    unknown: Vec<Row>,
}

#[derive(Deserialize)]
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
    fn count(self, reader: &Reader<'_>) -> Result<Count, String> {
        let mut count = Count::of(self.total, self.matched, self.skipped);
        for (name, times) in self.by_entry {
            if !count.add_named(reader, &name, times) {
                return Err(format!("the catalogue has no entry `{name}`"));
            }
        }
        for row in self.unknown {
            let error = match row.error {
                None => None,
                Some(name) => {
                    let errors = &reader.facts().errors;
                    let number = errors.iter().position(|error| error.name().as_str() == name);
                    Some(number.ok_or_else(|| format!("the catalogue has no error `{name}`"))?
                        as u32)
                }
            };
            let key = Key { status: row.status, code: row.code, error, pattern: row.pattern };
            count.add_unknown(Unknown::of(key, row.count, row.sample));
        }
        Ok(count)
    }
}
