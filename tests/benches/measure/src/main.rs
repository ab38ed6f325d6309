//! Measures one catalogue. Written anew for each by errcat's benchmark, which reads what this prints: lines of
//! fields with tabs between them.
//!
//! - `run WAY QUERIES COUNT`: so many lookups in one way, for an instruction counter.
//! - `time WAYS QUERIES`: `way`, median ns a lookup.
//! - `agree WAYS QUERIES`: `way`, lookups that differ from errcat's, lookups of messages that the way cannot
//!   express, how many such messages there are.
//! - `allocations QUERIES`: allocations over all lookups of errcat's.
//! - `first QUERIES`: ns of the very first lookup of errcat's.
//! - `hostile`: `shape`, bytes, ms for the slowest error.

use std::hint::black_box;
use std::time::Instant;

mod agreement;
mod allocations;
mod hostile;
mod input;
mod timing;
mod ways;

use input::Query;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["run", way, queries, count] => {
            let count = count.parse().expect("a number");
            ways::way(way).run(&input::queries(queries), count);
        }
        ["time", ways, queries] => timing::print(&ways::ways(ways), &input::queries(queries)),
        ["agree", ways, queries] => agreement::print(&ways::ways(ways), &input::queries(queries)),
        ["allocations", queries] => {
            let queries = input::queries(queries);
            let before = allocations::count();
            ways::way("errcat").run(&queries, queries.len());
            println!("{}", allocations::count() - before);
        }
        ["first", queries] => first(&input::queries(queries)[0]),
        ["hostile"] => hostile::print(),
        _ => panic!("no such command: {arguments:?}"),
    }
}

fn first(query: &Query) {
    let start = Instant::now();
    black_box(ways::errcat::look(query));
    println!("{}", start.elapsed().as_nanos());
}
