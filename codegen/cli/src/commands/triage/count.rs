//! Counts responses, entries, and the shapes of unknown messages.

use std::collections::HashMap;

use errcat_codegen::check::Error;
use errcat_reader::Response;

use super::shape;
use super::skipped::Skipped;
use crate::entry::{Entry, of_error};
use crate::reading::{Reader, Reading};

/// The number of patterns that are counted separately.
const MAX_PATTERNS: usize = 1000;

/// The pattern of all others.
const OTHER: &str = "{other}";

/// The length of a sample in bytes at most.
const MAX_SAMPLE: usize = 2048;

/// The counts of a log, or of a piece of one.
#[derive(Debug, Default)]
pub(super) struct Count {
    /// Responses.
    pub(super) total: u64,
    /// Responses that the catalogue knows in all their parts.
    pub(super) matched: u64,
    /// Lines that could not be read in full.
    pub(super) skipped: Skipped,
    /// Findings by the number of their message.
    messages: Vec<u64>,
    /// Responses with an error but no message, by the number of the error.
    errors: Vec<u64>,
    /// Unknown messages, in order of appearance.
    unknown: Vec<Unknown>,
    /// The index of each of them.
    places: HashMap<Key, usize>,
}

/// The key by which unknown messages are grouped.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct Key {
    /// The status of their responses.
    pub(super) status: Option<u16>,
    /// The code in their bodies.
    pub(super) code: Option<String>,
    /// The number of their error, if it is in the catalogue.
    error: Option<u32>,
    /// Their shape, as a message of a catalogue; empty for responses without messages.
    pub(super) pattern: String,
}

/// Unknown messages of one shape.
#[derive(Debug)]
pub(super) struct Unknown {
    /// Their key.
    pub(super) key: Key,
    /// Their number.
    pub(super) count: u64,
    /// The first of them, or the body if it has no message.
    pub(super) sample: String,
    /// Whether the sample is complete.
    pub(super) whole: bool,
}

impl Unknown {
    /// The number of their error in the catalogue.
    pub(super) fn error_number(&self) -> Option<usize> {
        self.key.error.map(|number| number as usize)
    }

    /// Their error.
    pub(super) fn error<'c>(&self, reader: &Reader<'c>) -> Option<&'c Error> {
        reader.facts().errors.get(self.error_number()?)
    }

    /// Returns whether this is the group of all messages after the limit of shapes.
    pub(super) fn is_other(&self) -> bool {
        self.key.pattern == OTHER
    }
}

impl Count {
    /// Counts a response.
    pub(super) fn add(&mut self, response: &Response<'_>, reading: &Reading<'_>) {
        self.total += 1;
        let known = reading.number.is_some();
        self.matched += u64::from(known && reading.unmatched.is_empty());
        for finding in &reading.findings {
            one_more(&mut self.messages, finding.number);
        }
        for text in &reading.unmatched {
            self.unknown_text(reading, shape::shape(text), text);
        }
        if reading.unmatched.is_empty() {
            match reading.number {
                Some(error) if reading.findings.is_empty() => {
                    one_more(&mut self.errors, error as usize);
                }
                Some(_) => {}
                None => self.unknown_text(reading, String::new(), &response.text),
            }
        }
    }

    fn unknown_text(&mut self, reading: &Reading<'_>, pattern: String, sample: &str) {
        let key = Key {
            status: reading.status,
            code: reading.code.map(str::to_owned),
            error: reading.number,
            pattern,
        };
        let cut = sample.floor_char_boundary(MAX_SAMPLE);
        let start = sample.get(..cut).unwrap_or_default();
        self.increase(key, 1, usize::MAX, || (start.to_owned(), start.len() == sample.len()));
    }

    /// Adds the counts of the next piece of the log, up to the limit of patterns.
    pub(super) fn extend(&mut self, next: Self) {
        self.total += next.total;
        self.matched += next.matched;
        self.skipped.extend(next.skipped);
        add(&mut self.messages, &next.messages);
        add(&mut self.errors, &next.errors);
        for Unknown { key, count, sample, whole } in next.unknown {
            self.increase(key, count, MAX_PATTERNS, || (sample, whole));
        }
    }

    fn increase(
        &mut self,
        key: Key,
        count: u64,
        limit: usize,
        sample: impl FnOnce() -> (String, bool),
    ) {
        let full = self.unknown.len() >= limit && !self.places.contains_key(&key);
        let key = if full { Key::other() } else { key };
        if let Some(unknown) = self.places.get(&key).and_then(|place| self.unknown.get_mut(*place))
        {
            unknown.count += count;
            return;
        }
        let (sample, whole) = sample();
        self.places.insert(key.clone(), self.unknown.len());
        self.unknown.push(Unknown { key, count, sample, whole });
    }

    /// Returns the unknown messages, the most frequent first; equally frequent ones in order of appearance.
    pub(super) fn unknown(&self) -> Vec<&Unknown> {
        let mut unknown: Vec<_> = self.unknown.iter().collect();
        unknown.sort_by_key(|unknown| (unknown.is_other(), std::cmp::Reverse(unknown.count)));
        unknown
    }

    /// Returns the entries that were found, in catalogue order, each with a unique name: the name of the error goes
    /// first where two errors have messages of one name.
    pub(super) fn by_entry<'c>(&self, reader: &Reader<'c>) -> Vec<(String, Entry<'c>, u64)> {
        let facts = reader.facts();
        let mut names = HashMap::new();
        for (_, message) in facts.entries() {
            *names.entry(message.name().as_str()).or_insert(0) += 1;
        }
        let own_name = |entry: Entry<'c>| match entry.name() {
            Some(name) if names.get(name) == Some(&1) => name.to_owned(),
            Some(name) => format!("{}.{name}", entry.error.name().as_str()),
            None => entry.error.name().as_str().to_owned(),
        };
        let at = |counts: &[u64], number: usize| counts.get(number).copied().unwrap_or_default();
        let mut found = Vec::new();
        let mut message = 0;
        for (number, error) in facts.errors.iter().enumerate() {
            let whole = Entry { facts, error, message: None };
            found.push((own_name(whole), whole, at(&self.errors, number)));
            for entry in of_error(facts, error).filter(|entry| entry.message.is_some()) {
                found.push((own_name(entry), entry, at(&self.messages, message)));
                message += 1;
            }
        }
        found.retain(|(_, _, count)| *count > 0);
        found
    }
}

impl Key {
    fn other() -> Self {
        Self { status: None, code: None, error: None, pattern: OTHER.to_owned() }
    }
}

fn one_more(counts: &mut Vec<u64>, number: usize) {
    if counts.len() <= number {
        counts.resize(number + 1, 0);
    }
    counts[number] += 1;
}

fn add(counts: &mut Vec<u64>, more: &[u64]) {
    if counts.len() < more.len() {
        counts.resize(more.len(), 0);
    }
    for (count, more) in counts.iter_mut().zip(more) {
        *count += more;
    }
}
