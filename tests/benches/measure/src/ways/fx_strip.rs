//! A hash map of the messages without placeholders, and for each status and code a list of those with.

use std::hint::black_box;

use by_hand::{Found, Value, index, path, text_before, text_until, word};
use rustc_hash::FxHashMap;

use super::{Way, cycle};
use crate::input::{Kind, Pattern, Piece, Query};

pub struct FxStrip {
    literals: FxHashMap<(u16, &'static str, &'static str), u32>,
    patterns: FxHashMap<(u16, &'static str), Vec<Strip>>,
}

/// A message with placeholders: literal text, then values each followed by literal text.
struct Strip {
    id: u32,
    head: String,
    captures: Vec<(Kind, String)>,
}

impl FxStrip {
    pub fn new(patterns: &[Pattern]) -> Self {
        let mut way = Self { literals: FxHashMap::default(), patterns: FxHashMap::default() };
        for pattern in patterns {
            let code: &str = pattern.code.clone().leak();
            if let [Piece::Literal(text)] = &pattern.pieces[..] {
                way.literals.insert((pattern.status, code, text.clone().leak()), pattern.id);
            } else {
                way.patterns.entry((pattern.status, code)).or_default().push(Strip::new(pattern));
            }
        }
        way
    }

    fn look<'a>(&self, query: &'a Query) -> Option<Found<'a>> {
        let (code, message) = (query.code.as_str(), query.message.as_str());
        if let Some(id) = self.literals.get(&(query.status, code, message)) {
            return Some(Found::bare(*id));
        }
        let patterns = self.patterns.get(&(query.status, code))?;
        patterns.iter().find_map(|pattern| pattern.read(message))
    }
}

impl Strip {
    fn new(pattern: &Pattern) -> Self {
        let mut strip = Self { id: pattern.id, head: String::new(), captures: Vec::new() };
        for piece in &pattern.pieces {
            match (piece, strip.captures.last_mut()) {
                (Piece::Literal(text), None) => strip.head.push_str(text),
                (Piece::Literal(text), Some((_, then))) => then.push_str(text),
                (Piece::Value(kind), _) => strip.captures.push((*kind, String::new())),
            }
        }
        strip
    }

    fn read<'a>(&self, message: &'a str) -> Option<Found<'a>> {
        let mut rest = message.strip_prefix(&*self.head)?;
        let mut found = Found::bare(self.id);
        let mut slots = found.values.iter_mut();
        for (at, (kind, then)) in self.captures.iter().enumerate() {
            let last = at + 1 == self.captures.len();
            let (value, after) = one(*kind, rest, then, last)?;
            *slots.next()? = value;
            rest = after;
        }
        rest.is_empty().then_some(found)
    }
}

fn one<'a>(kind: Kind, text: &'a str, then: &str, last: bool) -> Option<(Value<'a>, &'a str)> {
    let (value, rest) = match kind {
        Kind::Text if last => return text_before(text, then),
        Kind::Text => return text_until(text, then),
        Kind::Index => index(text)?,
        Kind::Word => word(text)?,
        Kind::Path => path(text)?,
    };
    Some((value, rest.strip_prefix(then)?))
}

impl Way for FxStrip {
    fn run(&self, queries: &[Query], lookups: usize) {
        cycle(queries, lookups, |query| {
            black_box(self.look(query));
        });
    }

    fn found<'a>(&'a self, query: &'a Query) -> Option<Found<'a>> {
        self.look(query)
    }
}
