//! The bars for reading messages.

use super::queries::Mix;
use super::report::{Bar, Claim, ratio};
use super::results::Results;

/// Catalogues that differ in nothing but their size.
const SIZES: &[&str] = &["spread-21", "spread-300", "spread-2000", "spread-20000"];

/// Where errcat is held against the hand-written match, and how much of its time it may take.
const BY_HAND: &[(&str, Mix, f64)] = &[
    ("spread-21", Mix::Mixed, 1.0),
    ("spread-2000", Mix::Mixed, 0.6),
    ("spread-21", Mix::Hot, 1.1),
];

/// What is claimed of the time that lookups take.
pub fn claims(results: &Results) -> Vec<Claim> {
    let mut claims = Vec::new();
    for name in SIZES.iter().filter(|name| results.sets.iter().any(|(set, _)| set == *name)) {
        claims.extend(routers(results, name));
    }
    let regexes = results.count("spread-2000", Mix::Mixed, "regex-set");
    let own = results.count("spread-2000", Mix::Mixed, "errcat");
    let what = "spread-2000: instructions, regex-set / errcat";
    claims.push(Claim::new(what, ratio(regexes, own), Bar::Least(15.0)));
    for (name, mix, most) in BY_HAND {
        let of = |way| results.ns(name, *mix, way);
        let what = format!("{name}, {mix:?}: ns, errcat / by-hand");
        claims.push(Claim::new(what, ratio(of("errcat"), of("by-hand")), Bar::Most(*most)));
    }
    claims.extend(growth(results));
    claims.extend(dialect(results));
    claims
}

fn routers(results: &Results, name: &str) -> [Claim; 4] {
    let count = |way| results.count(name, Mix::Mixed, way);
    let ns = |way| results.ns(name, Mix::Mixed, way);
    let over = |way| ratio(count(way), count("errcat"));
    let time = ratio(ns("errcat"), ns("wayfind"));
    [
        Claim::new(
            format!("{name}: instructions, wayfind / errcat"),
            over("wayfind"),
            Bar::Least(5.0),
        ),
        Claim::new(
            format!("{name}: instructions, wayfind-ready / errcat"),
            over("wayfind-ready"),
            Bar::Least(5.0),
        ),
        Claim::new(
            format!("{name}: instructions (the stretch)"),
            count("errcat"),
            Bar::Most(150.0),
        ),
        Claim::new(format!("{name}: ns, errcat / wayfind (the stretch)"), time, Bar::Most(0.125)),
    ]
}

/// From the smallest catalogue to the largest that was measured, and to the largest under one error.
fn growth(results: &Results) -> [Claim; 2] {
    let count = |name: &str| results.count(name, Mix::Mixed, "errcat");
    let over = |name: &str| ratio(count(name), count(SIZES[0]));
    let largest = SIZES.iter().rev().find(|name| count(name).is_some()).unwrap_or(&SIZES[0]);
    let bucket = "onebucket-20000";
    [
        Claim::new(format!("instructions, {largest} / spread-21"), over(largest), Bar::Below(1.25)),
        Claim::new(format!("instructions, {bucket} / spread-21"), over(bucket), Bar::Most(3.0)),
    ]
}

/// The same lookups with everything declared in which texts may differ, and with nothing.
fn dialect(results: &Results) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (size, mix) in
        [300, 2_000].into_iter().flat_map(|size| [(size, Mix::Mixed), (size, Mix::Hits)])
    {
        let of = |variant: &str| results.count(&format!("{variant}-{size}"), mix, "errcat");
        let what = format!("instructions, dialect / spread, {size}, {mix:?}");
        claims.push(Claim::new(what, ratio(of("dialect"), of("spread")), Bar::Most(2.0)));
    }
    claims
}
