//! A hash map from status and code to a `RegexSet`, and the regexes of the set for the values.

use std::collections::HashMap;
use std::hint::black_box;

use by_hand::{Found, Value};
use regex::{Regex, RegexSet};

use super::{Way, cycle};
use crate::input::{Kind, Pattern, Piece, Query};

pub struct RegexSets(HashMap<(u16, &'static str), Set>);

struct Set {
    any: RegexSet,
    each: Vec<One>,
}

struct One {
    id: u32,
    kinds: Vec<Kind>,
    regex: Regex,
}

impl RegexSets {
    pub fn new(patterns: &[Pattern]) -> Self {
        let mut errors: HashMap<(u16, &'static str), Vec<&Pattern>> = HashMap::new();
        for pattern in patterns {
            let code: &str = pattern.code.clone().leak();
            errors.entry((pattern.status, code)).or_default().push(pattern);
        }
        Self(errors.into_iter().map(|(key, patterns)| (key, Set::new(&patterns))).collect())
    }

    fn look<'a>(&self, query: &'a Query) -> Option<Found<'a>> {
        let set = self.0.get(&(query.status, query.code.as_str()))?;
        let one = &set.each[set.any.matches(&query.message).iter().next()?];
        let mut found = Found::bare(one.id);
        if one.kinds.is_empty() {
            return Some(found);
        }
        let captures = one.regex.captures(&query.message)?;
        for (at, kind) in one.kinds.iter().enumerate() {
            let value = captures.get(at + 1)?.as_str();
            found.values[at] = match kind {
                Kind::Index => Value::Index(value.parse().ok()?),
                _ => Value::Text(value),
            };
        }
        Some(found)
    }
}

impl Set {
    fn new(patterns: &[&Pattern]) -> Self {
        let texts: Vec<_> = patterns.iter().map(|pattern| regex(pattern)).collect();
        let one = |(pattern, text): (&&Pattern, &String)| One {
            id: pattern.id,
            kinds: pattern.pieces.iter().filter_map(kind).collect(),
            regex: Regex::new(text).expect("it is a regex"),
        };
        let any = RegexSet::new(&texts).expect("they are regexes");
        Self { any, each: patterns.iter().zip(&texts).map(one).collect() }
    }
}

fn kind(piece: &Piece) -> Option<Kind> {
    match piece {
        Piece::Value(kind) => Some(*kind),
        Piece::Literal(_) => None,
    }
}

fn regex(pattern: &Pattern) -> String {
    let part = |piece: &Piece| match piece {
        Piece::Literal(text) => regex::escape(text),
        Piece::Value(Kind::Index) => "([0-9]+)".to_owned(),
        Piece::Value(Kind::Word) => r#"([^ ,"'`\[\](){}<>]+)"#.to_owned(),
        Piece::Value(Kind::Path) => r"([A-Za-z0-9_.\[\]-]+)".to_owned(),
        Piece::Value(Kind::Text) => "(.+?)".to_owned(),
    };
    format!("^{}$", pattern.pieces.iter().map(part).collect::<String>())
}

impl Way for RegexSets {
    fn run(&self, queries: &[Query], lookups: usize) {
        cycle(queries, lookups, |query| {
            black_box(self.look(query));
        });
    }

    fn found<'a>(&'a self, query: &'a Query) -> Option<Found<'a>> {
        self.look(query)
    }
}
