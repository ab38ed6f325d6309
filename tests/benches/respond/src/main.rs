//! Reads real responses of Kustom Checkout in one way, as a program would that handles them.
//!
//! - `run WAY BODIES ROUNDS`: reads all bodies so often, for an instruction counter.
//! - `allocations WAY BODIES`: prints the allocations of a response.
//! - `found WAY BODIES`: prints how many findings are in the catalogue.

use std::hint::black_box;

mod allocations;
mod by_hand;
mod ways;

/// A response: its status and its body.
pub type Response = (u16, Vec<u8>);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["run", way, bodies, rounds] => {
            let (way, bodies) = (ways::way(way), read(bodies));
            for _ in 0..rounds.parse().expect("a number") {
                for response in &bodies {
                    black_box(way(black_box(response)));
                }
            }
        }
        ["allocations", way, bodies] => {
            let (way, bodies) = (ways::way(way), read(bodies));
            let before = allocations::count();
            for response in &bodies {
                black_box(way(response));
            }
            println!("{}", (allocations::count() - before) as f64 / bodies.len() as f64);
        }
        ["found", way, bodies] => {
            let (way, bodies) = (ways::way(way), read(bodies));
            println!("{}", bodies.iter().map(way).sum::<usize>());
        }
        _ => panic!("no such command: {arguments:?}"),
    }
}

/// Reads lines of a status, a tab and a body.
fn read(path: &str) -> Vec<Response> {
    let text = std::fs::read_to_string(path).expect("the bodies");
    let response = |line: &str| {
        let (status, body) = line.split_once('\t').expect("a tab");
        (status.parse().expect("a status"), body.as_bytes().to_vec())
    };
    text.lines().map(response).collect()
}
