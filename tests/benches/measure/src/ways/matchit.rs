//! The router matchit: the path is made in the lookup or beforehand. A value is one segment, so that messages with
//! paths and free text cannot be written.

use std::collections::BTreeSet;
use std::hint::black_box;

use by_hand::{Found, Value};
use matchit::Router;

use super::key::{Key, in_message, is_space_or_bracket};
use super::{Way, cycle};
use crate::input::{Kind, Pattern, Piece, Query};

pub struct Matchit {
    router: Router<Route>,
    key: Option<Key>,
    cannot: BTreeSet<u32>,
}

struct Route {
    id: u32,
    kinds: Vec<Kind>,
}

impl Matchit {
    pub fn new(patterns: &[Pattern], key: Option<Key>) -> Self {
        let mut way = Self { router: Router::new(), key, cannot: BTreeSet::new() };
        for pattern in patterns {
            let inserted = route(pattern).and_then(|(t, route)| way.router.insert(t, route).ok());
            if inserted.is_none() {
                way.cannot.insert(pattern.id);
            }
        }
        way
    }

    fn look<'a>(&self, query: &'a Query) -> Option<Found<'a>> {
        let Query { status, code, message, .. } = query;
        let at = |key: &str| self.at(key, message);
        match &self.key {
            Some(key) => key.with((*status, code, message), is_space_or_bracket, at),
            None => at(&query.matchit),
        }
    }

    fn at<'a>(&self, key: &str, message: &'a str) -> Option<Found<'a>> {
        let found = self.router.at(key).ok()?;
        let mut out = Found::bare(found.value.id);
        let values = found.value.kinds.iter().zip(found.params.iter());
        for (slot, (kind, (_, value))) in out.values.iter_mut().zip(values) {
            *slot = match kind {
                Kind::Index => Value::Index(value.parse().ok()?),
                _ => Value::Text(in_message(message, key, value)?),
            };
        }
        Some(out)
    }
}

fn route(pattern: &Pattern) -> Option<(String, Route)> {
    let mut template = format!("/{}/{}/", pattern.status, pattern.code);
    let mut kinds = Vec::new();
    for piece in &pattern.pieces {
        match piece {
            Piece::Literal(text) => template.push_str(&text.replace([' ', '[', ']'], "/")),
            Piece::Value(Kind::Path | Kind::Text) => return None,
            Piece::Value(kind) => {
                template.push_str(&format!("{{v{}}}", kinds.len()));
                kinds.push(*kind);
            }
        }
    }
    Some((template, Route { id: pattern.id, kinds }))
}

impl Way for Matchit {
    fn run(&self, queries: &[Query], lookups: usize) {
        cycle(queries, lookups, |query| {
            black_box(self.look(query));
        });
    }

    fn found<'a>(&'a self, query: &'a Query) -> Option<Found<'a>> {
        self.look(query)
    }

    fn cannot(&self) -> BTreeSet<u32> {
        self.cannot.clone()
    }
}
