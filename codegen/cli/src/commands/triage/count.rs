//! Counts responses, entries, and the shapes of unknown messages.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use errcat_codegen::check::Error;
use errcat_reader::{Reading, Response};

use super::skipped::Skipped;
use super::{mask, shape};
use crate::entry::{Entry, of_error};
use crate::reading::Reader;

/// The number of patterns that are counted separately: so many that a summary can be merged with others without loss.
const MAX_PATTERNS: usize = 100_000;

/// The pattern of all others.
const OTHER: &str = "{other}";

/// The length of a sample in bytes at most.
const MAX_SAMPLE: usize = 1024;

/// The counts of a log, or of a piece of one.
#[derive(Debug, Default)]
pub(super) struct Count {
    /// Responses.
    pub(super) total: u64,
    /// Responses that the catalogue knows in all their parts.
    pub(super) matched: u64,
    /// Lines that could not be read in full.
    pub(super) skipped: Skipped,
    /// Findings by their message, and responses with an error but no message by the error.
    found: HashMap<Place, u64>,
    /// Unknown messages, in order of appearance.
    unknown: Vec<Unknown>,
    /// The index of each of them.
    places: HashMap<Key, usize>,
    /// Whether samples are kept as they are.
    unmasked: bool,
}

/// The key by which unknown messages are grouped.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct Key {
    /// The status of their responses.
    pub(super) status: Option<u16>,
    /// The code in their bodies.
    pub(super) code: Option<String>,
    /// The number of their error, if it is in the catalogue.
    pub(super) error: Option<u32>,
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
    /// Returns messages of a summary.
    pub(super) fn of(key: Key, count: u64, sample: String) -> Self {
        let whole = sample.len() < MAX_SAMPLE;
        Self { key, count, sample, whole }
    }

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
    /// Returns an empty count; `unmasked`: samples are kept as they are.
    pub(super) fn new(unmasked: bool) -> Self {
        Self { unmasked, ..Self::default() }
    }

    /// Returns the numbers of a summary.
    pub(super) fn of(total: u64, matched: u64, skipped: u64) -> Self {
        Self { total, matched, skipped: Skipped::of_summary(skipped), ..Self::default() }
    }

    /// Adds findings of an entry that has this name in a summary. Returns whether there is such an entry.
    pub(super) fn add_named(&mut self, reader: &Reader<'_>, name: &str, count: u64) -> bool {
        let entry = named(reader).into_iter().find(|(known, _, _)| known == name);
        let Some((_, _, place)) = entry else { return false };
        self.add_found(place, count);
        true
    }

    fn add_found(&mut self, place: Place, count: u64) {
        *self.found.entry(place).or_default() += count;
    }

    /// Adds unknown messages.
    pub(super) fn add_unknown(&mut self, unknown: Unknown) {
        self.increase(unknown, usize::MAX);
    }

    /// Counts a response that `reader` has read.
    pub(super) fn add(
        &mut self,
        reader: &errcat_reader::Reader<'_>,
        response: &Response<'_>,
        reading: &Reading<'_>,
    ) {
        self.total += 1;
        let known = reading.error.is_some();
        self.matched += u64::from(known && reading.unmatched.is_empty());
        for finding in &reading.findings {
            self.add_found(Place::Message(finding.entry as usize), 1);
        }
        for text in &reading.unmatched {
            let text = self.redacted(text, |text| reader.redacted(response, reading, text));
            let secrets = mask::secrets(&text);
            let shape = shape::shape(&text, &secrets);
            self.unknown_text(reading, shape, &self.shown(&text, &secrets));
        }
        if reading.unmatched.is_empty() {
            match reading.error {
                Some(error) if reading.findings.is_empty() => {
                    self.add_found(Place::Error(error as usize), 1);
                }
                Some(_) => {}
                None => {
                    let text = self.redacted(&response.text, |_| reader.redacted_text(response));
                    let end = text.floor_char_boundary(2 * MAX_SAMPLE);
                    let text = text.get(..end).unwrap_or_default();
                    let text = self.shown(text, &mask::secrets(text));
                    self.unknown_text(reading, String::new(), &text);
                }
            }
        }
    }

    /// Returns a text without sensitive values, which `redacted` leaves out.
    fn redacted<'t>(
        &self,
        text: &'t str,
        redacted: impl FnOnce(&'t str) -> Cow<'t, str>,
    ) -> Cow<'t, str> {
        if self.unmasked { Cow::Borrowed(text) } else { redacted(text) }
    }

    /// Returns a text as it is shown.
    fn shown<'t>(&self, text: &'t str, secrets: &[Range<usize>]) -> Cow<'t, str> {
        if self.unmasked { Cow::Borrowed(text) } else { mask::masked(text, secrets) }
    }

    fn unknown_text(&mut self, reading: &Reading<'_>, pattern: String, sample: &str) {
        let key = Key {
            status: reading.status,
            code: reading.code.map(str::to_owned),
            error: reading.error,
            pattern,
        };
        let cut = sample.floor_char_boundary(MAX_SAMPLE);
        let start = sample.get(..cut).unwrap_or_default();
        let whole = start.len() == sample.len();
        self.add_unknown(Unknown { key, count: 1, sample: start.to_owned(), whole });
    }

    /// Adds the counts of the next piece of the log, up to the limit of patterns.
    pub(super) fn extend(&mut self, next: Self) {
        self.total += next.total;
        self.matched += next.matched;
        self.skipped.extend(next.skipped);
        for (place, count) in next.found {
            self.add_found(place, count);
        }
        for unknown in next.unknown {
            self.increase(unknown, MAX_PATTERNS);
        }
    }

    /// Adds unknown messages; beyond `limit` shapes, to those of other shapes.
    fn increase(&mut self, mut new: Unknown, limit: usize) {
        if self.unknown.len() >= limit && !self.places.contains_key(&new.key) {
            new.key = Key::other();
        }
        match self.places.get(&new.key) {
            Some(place) => self.unknown[*place].count += new.count,
            None => {
                self.places.insert(new.key.clone(), self.unknown.len());
                self.unknown.push(new);
            }
        }
    }

    /// Returns the unknown messages, the most frequent first; equally frequent ones in the order of their patterns, so that
    /// it does not matter in which parts a log was counted.
    pub(super) fn unknown(&self) -> Vec<&Unknown> {
        let mut unknown: Vec<_> = self.unknown.iter().collect();
        unknown.sort_by(|a, b| {
            let key = |unknown: &Unknown| (unknown.is_other(), Reverse(unknown.count));
            let text = |unknown: &'_ Unknown| (unknown.key.status, unknown.key.code.clone());
            let patterns = || a.key.pattern.cmp(&b.key.pattern);
            key(a).cmp(&key(b)).then_with(patterns).then_with(|| text(a).cmp(&text(b)))
        });
        unknown
    }

    /// Returns the entries that were found, in catalogue order, each with a unique name.
    pub(super) fn by_entry<'c>(&self, reader: &Reader<'c>) -> Vec<(String, Entry<'c>, u64)> {
        let found = named(reader).into_iter().filter_map(|(name, entry, place)| {
            let count = self.found.get(&place).filter(|count| **count > 0)?;
            Some((name, entry, *count))
        });
        found.collect()
    }
}

/// An entry by the number of its error or of its message.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Place {
    Error(usize),
    Message(usize),
}

/// Returns all entries, in catalogue order, each with a unique name: the name of the error goes first where two errors have
/// messages of one name.
fn named<'c>(reader: &Reader<'c>) -> Vec<(String, Entry<'c>, Place)> {
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
    let mut found = Vec::new();
    let mut message = 0;
    for (number, error) in facts.errors.iter().enumerate() {
        let whole = Entry { facts, error, message: None };
        found.push((own_name(whole), whole, Place::Error(number)));
        for entry in of_error(facts, error).filter(|entry| entry.message.is_some()) {
            found.push((own_name(entry), entry, Place::Message(message)));
            message += 1;
        }
    }
    found
}

impl Key {
    fn other() -> Self {
        Self { status: None, code: None, error: None, pattern: OTHER.to_owned() }
    }
}
