//! What the benchmark wrote down: the catalogue's messages and the lookups.

use std::fs;

use crate::ways::key::{self, is_space, is_space_or_bracket};

/// A lookup.
pub struct Query {
    /// The entry that it should give.
    pub expected: Option<u32>,
    pub status: u16,
    pub code: String,
    pub message: String,
    /// Status, code and message as wayfind's path, made beforehand.
    pub wayfind: String,
    /// The same for matchit.
    pub matchit: String,
}

/// A message of the catalogue.
pub struct Pattern {
    pub id: u32,
    pub status: u16,
    pub code: String,
    pub pieces: Vec<Piece>,
}

/// A part of a message.
#[derive(Clone, Debug)]
pub enum Piece {
    Literal(String),
    Value(Kind),
}

/// What a value may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Index,
    Word,
    Path,
    Text,
}

/// The lookups in a file.
pub fn queries(path: &str) -> Vec<Query> {
    rows(path).map(|[id, status, code, message]| query(&id, &status, code, message)).collect()
}

fn query(id: &str, status: &str, code: String, message: String) -> Query {
    let status = status.parse().expect("a status");
    Query {
        expected: id.parse().ok(),
        wayfind: key::path(status, &code, &message, is_space),
        matchit: key::path(status, &code, &message, is_space_or_bracket),
        status,
        code,
        message,
    }
}

/// The messages of the catalogue; they stand beside the manifest.
pub fn patterns() -> Vec<Pattern> {
    let pattern = |[id, status, code, text]: [String; 4]| Pattern {
        id: id.parse().expect("an id"),
        status: status.parse().expect("a status"),
        code,
        pieces: pieces(&text),
    };
    rows(concat!(env!("CARGO_MANIFEST_DIR"), "/patterns.tsv")).map(pattern).collect()
}

fn rows(path: &str) -> impl Iterator<Item = [String; 4]> {
    let text = fs::read_to_string(path).expect("the benchmark wrote it");
    let row = |line: &str| {
        let mut fields = line.splitn(4, '\t').map(str::to_owned);
        std::array::from_fn(|_| fields.next().expect("four fields"))
    };
    text.lines().map(row).collect::<Vec<_>>().into_iter()
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (at, part) in text.split(['{', '}']).enumerate() {
        match part.split_once(':').map_or("text", |(_, kind)| kind) {
            _ if at % 2 == 0 && part.is_empty() => {}
            _ if at % 2 == 0 => pieces.push(Piece::Literal(part.to_owned())),
            "index" => pieces.push(Piece::Value(Kind::Index)),
            "word" => pieces.push(Piece::Value(Kind::Word)),
            "path" => pieces.push(Piece::Value(Kind::Path)),
            _ => pieces.push(Piece::Value(Kind::Text)),
        }
    }
    pieces
}
