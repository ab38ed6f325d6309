//! The router wayfind: the path is made in the lookup or, which no client could do, beforehand.

use std::collections::BTreeSet;
use std::hint::black_box;

use by_hand::{Found, Value};
use wayfind::{Router, RouterBuilder};

use super::key::{Key, in_message, is_space};
use super::{Way, cycle};
use crate::input::{Kind, Pattern, Piece, Query};

pub struct Wayfind {
    router: Router<Route>,
    key: Option<Key>,
    cannot: BTreeSet<u32>,
}

struct Route {
    id: u32,
    kinds: Vec<Kind>,
}

impl Wayfind {
    pub fn new(patterns: &[Pattern], key: Option<Key>) -> Self {
        let mut builder = RouterBuilder::new();
        let mut cannot = BTreeSet::new();
        for pattern in patterns {
            let (template, route) = route(pattern);
            if builder.insert(&template, route).is_err() {
                cannot.insert(pattern.id);
            }
        }
        Self { router: builder.build(), key, cannot }
    }

    fn look<'a>(&self, query: &'a Query) -> Option<Found<'a>> {
        let Query { status, code, message, .. } = query;
        match &self.key {
            Some(key) => key.with((*status, code, message), is_space, |key| self.at(key, message)),
            None => self.at(&query.wayfind, message),
        }
    }

    fn at<'a>(&self, key: &str, message: &'a str) -> Option<Found<'a>> {
        let found = self.router.search(key)?;
        let route = found.data();
        let mut out = Found::bare(route.id);
        let values = route.kinds.iter().zip(found.parameters());
        for (slot, (kind, (_, value))) in out.values.iter_mut().zip(values) {
            *slot = match kind {
                Kind::Index => Value::Index(value.parse().ok()?),
                _ => Value::Text(in_message(message, key, value)?),
            };
        }
        Some(out)
    }
}

fn route(pattern: &Pattern) -> (String, Route) {
    let mut template = format!("/{}/{}/", pattern.status, pattern.code);
    let mut kinds = Vec::new();
    for piece in &pattern.pieces {
        match piece {
            Piece::Literal(text) => template.push_str(&text.replace(' ', "/")),
            Piece::Value(kind) => {
                let star = if *kind == Kind::Text { "*" } else { "" };
                template.push_str(&format!("<{star}v{}>", kinds.len()));
                kinds.push(*kind);
            }
        }
    }
    (template, Route { id: pattern.id, kinds })
}

impl Way for Wayfind {
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
