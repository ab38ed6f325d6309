//! Nanoseconds a lookup: the median of rounds in which the ways take turns.

use std::time::Instant;

use crate::input::Query;
use crate::ways::Way;

const ROUNDS: usize = 15;

/// Lookups that a round of one way has at least.
const LOOKUPS: usize = 40_000;

/// Prints each way with its median.
pub fn print(ways: &[(&str, Box<dyn Way>)], queries: &[Query]) {
    let mut rounds = vec![Vec::new(); ways.len()];
    let lookups = LOOKUPS.next_multiple_of(queries.len());
    for _ in 0..ROUNDS {
        for ((_, way), times) in ways.iter().zip(&mut rounds) {
            way.run(queries, queries.len());
            let start = Instant::now();
            way.run(queries, lookups);
            times.push(start.elapsed().as_nanos() as f64 / lookups as f64);
        }
    }
    for ((name, _), times) in ways.iter().zip(&mut rounds) {
        times.sort_by(f64::total_cmp);
        println!("{name}\t{}", times[ROUNDS / 2]);
    }
}
