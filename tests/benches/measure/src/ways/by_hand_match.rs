//! The hand-written match: nested matches down to the message, then a chain of strips.

use std::hint::black_box;

use by_hand::Found;

use super::{Way, cycle};
use crate::input::Query;

pub struct ByHand;

impl Way for ByHand {
    fn run(&self, queries: &[Query], lookups: usize) {
        cycle(queries, lookups, |query| {
            black_box(by_hand::read(query.status, &query.code, &query.message));
        });
    }

    fn found<'a>(&'a self, query: &'a Query) -> Option<Found<'a>> {
        by_hand::read(query.status, &query.code, &query.message)
    }
}
