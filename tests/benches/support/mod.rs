//! What the benchmarks are made of.

#![allow(dead_code, reason = "each benchmark uses a part of it")]

pub mod by_hand;
pub mod callers;
pub mod catalogue;
pub mod cost;
pub mod derives;
pub mod measure;
pub mod project;
pub mod queries;
pub mod random;
pub mod report;
pub mod results;
pub mod schemas;
pub mod speed;
pub mod valgrind;
pub mod words;

/// The most messages that a catalogue may have in this run: `--up-to N`, `--quick` for 300, otherwise no limit.
/// None when cargo is only testing that the benchmark can be run.
pub fn limit() -> Option<usize> {
    let arguments: Vec<String> = std::env::args().collect();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    if !has("--bench") {
        return None;
    }
    let given = arguments.iter().skip_while(|argument| *argument != "--up-to").nth(1);
    let given = given.and_then(|number| number.parse().ok());
    Some(given.unwrap_or(if has("--quick") { 300 } else { usize::MAX }))
}
