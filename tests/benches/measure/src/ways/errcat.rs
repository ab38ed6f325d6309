//! errcat's own: the generated crate.

use std::hint::black_box;

use by_hand::Found;
use errors::{DetailRef, Entry, classify};

use super::{Way, cycle};
use crate::input::Query;

pub struct Errcat;

/// The typed message.
pub fn look(query: &Query) -> Option<DetailRef<'_>> {
    classify(query.status, &query.code, &query.message).next().and_then(|finding| finding.detail())
}

/// The values as text.
pub fn values(query: &Query) -> Vec<&str> {
    let finding = classify(query.status, &query.code, &query.message).next();
    finding.iter().flat_map(|finding| finding.params()).map(|(_, value)| value).collect()
}

impl Way for Errcat {
    fn run(&self, queries: &[Query], lookups: usize) {
        cycle(queries, lookups, |query| {
            black_box(look(query));
        });
    }

    fn found<'a>(&'a self, query: &'a Query) -> Option<Found<'a>> {
        let entry = look(query)?.entry();
        let id = Entry::all().position(|other| other == entry)?;
        Some(Found::bare(u32::try_from(id).ok()?)).map(|found| with_values(found, query))
    }
}

fn with_values<'a>(mut found: Found<'a>, query: &'a Query) -> Found<'a> {
    for (slot, value) in found.values.iter_mut().zip(values(query)) {
        *slot = by_hand::Value::Text(value);
    }
    found
}
