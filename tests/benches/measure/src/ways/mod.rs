//! Every way to read a message, each with all that its author would do to make it fast.

use std::collections::BTreeSet;
use std::hint::black_box;

use by_hand::Found;
use key::Key;

use crate::input::{self, Query};

mod by_hand_match;
pub mod errcat;
mod fx_strip;
pub mod key;
mod matchit;
mod regex_set;
mod wayfind;

/// A way to read messages.
pub trait Way {
    /// Looks up queries in turn, so many.
    fn run(&self, queries: &[Query], lookups: usize);

    /// What one lookup gives.
    fn found<'a>(&'a self, query: &'a Query) -> Option<Found<'a>>;

    /// The messages that cannot be written in this way.
    fn cannot(&self) -> BTreeSet<u32> {
        BTreeSet::new()
    }
}

/// The ways of these names, with commas between them.
pub fn ways(names: &str) -> Vec<(&str, Box<dyn Way>)> {
    names.split(',').map(|name| (name, way(name))).collect()
}

/// The way of this name.
pub fn way(name: &str) -> Box<dyn Way> {
    let patterns = input::patterns;
    match name {
        "errcat" => Box::new(errcat::Errcat),
        "by-hand" => Box::new(by_hand_match::ByHand),
        "fx-strip" => Box::new(fx_strip::FxStrip::new(&patterns())),
        "wayfind" => Box::new(wayfind::Wayfind::new(&patterns(), Some(Key::default()))),
        "wayfind-ready" => Box::new(wayfind::Wayfind::new(&patterns(), None)),
        "matchit" => Box::new(matchit::Matchit::new(&patterns(), Some(Key::default()))),
        "matchit-ready" => Box::new(matchit::Matchit::new(&patterns(), None)),
        "regex-set" => Box::new(regex_set::RegexSets::new(&patterns())),
        _ => panic!("no such way: {name}"),
    }
}

/// Looks up queries in turn. What `look` gives is not optimised away.
fn cycle(queries: &[Query], lookups: usize, look: impl Fn(&Query)) {
    let mut left = lookups;
    while left > 0 {
        for query in queries.iter().take(left) {
            look(black_box(query));
        }
        left = left.saturating_sub(queries.len());
    }
}
