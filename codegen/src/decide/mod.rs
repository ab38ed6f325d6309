//! decide: `Catalog` → `MatchTable`, which decides once, as data, which pattern wins; `PackedTable` is its form for
//! lookups. The generated code, errcat's own matching and the docs are all written from it, so they cannot disagree.

mod bytecode;
mod interpret;
mod lookup_keys;
mod offsets;
mod overlaps;
mod pack;
mod rank;
mod sources;
mod tables;

pub use interpret::Interpreter;
pub(crate) use interpret::matches;
pub use pack::PackedTable;
pub use rank::{Looseness, Rank};
pub use tables::TableData;

use std::collections::HashSet;

use crate::check::{Catalog, Dialect, Error, FieldKind, Message, Piece, Template};
use crate::placeholder::PlaceholderType;
use crate::runtime::matched::{LITERAL, OPEN};
use crate::runtime::normalize::Normalize;
use crate::runtime::one_pass::belongs;
use crate::runtime::pattern::{self, Kind};

/// The patterns of every message of a catalogue.
#[derive(Clone, Debug)]
pub struct MatchTable {
    /// One for each error, in catalogue order.
    pub errors: Vec<ErrorTable>,
}

/// The patterns that distinguish the messages of one error.
#[derive(Clone, Debug)]
pub struct ErrorTable {
    /// The number of the error's first message, counted over the whole catalogue.
    pub first_entry: usize,
    /// The patterns in order of precedence: the first that matches wins.
    pub patterns: Vec<Pattern>,
    /// The message that represents an empty list, as an index into the error's messages.
    pub empty: Option<usize>,
    /// The maximum number of words of a finding before a reason in plain words; 0 without such reasons.
    pub trailing_words: u8,
}

/// One text of a message as a pattern.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pattern {
    /// The message, as an index into the error's messages.
    pub message: usize,
    /// The number of the message's text; 0 is the documented one.
    pub text: usize,
    /// The group of the prefix that has been removed, from 1; 0 if none has.
    pub prefix: u8,
    /// The literal before the first capture.
    pub head: String,
    /// The captures, each with the literal after it.
    pub captures: Vec<Capture>,
    /// Its position in the order of precedence.
    pub rank: Rank,
}

/// A capture of a pattern and the literal after it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Capture {
    /// The index of the field in the message.
    pub field: usize,
    /// Whether an earlier capture fills the field, so that the value must be the same.
    pub same: bool,
    /// The literal after it.
    pub literal: String,
}

impl Pattern {
    /// Returns the pattern in the engine's form, with these captures.
    pub(crate) fn runtime<H>(
        &self,
        message: &Message,
        number: usize,
        captures: H,
    ) -> pattern::Pattern<'_, H> {
        let starts = self.captures.first().is_some_and(|capture| !capture.literal.is_empty());
        let literal = starts || !self.head.is_empty();
        let open = self.captures.iter().any(|capture| capture.kind(message).0 == Kind::Text);
        let flag = |is: bool, flag: u8| if is { flag } else { 0 };
        pattern::Pattern {
            message: u32::try_from(number).unwrap_or(u32::MAX),
            prefix: self.prefix,
            flags: flag(literal, LITERAL) | flag(open, OPEN),
            head: self.head.as_bytes(),
            captures,
        }
    }
}

impl Capture {
    /// Returns the kind of the capture, and its choices.
    pub(crate) fn kind<'m>(&self, message: &'m Message) -> (Kind, &'m str) {
        match &message.fields[self.field].kind {
            _ if self.same => (Kind::Same, ""),
            FieldKind::Simple(kind) => (kind.row().kind, ""),
            FieldKind::OneOf { written, .. } => (Kind::OneOf, written),
        }
    }

    /// Returns the capture in the engine's form. A message has at most a dozen fields.
    pub(crate) fn runtime<'t>(&'t self, message: &'t Message) -> pattern::Capture<'t> {
        let (kind, choices) = self.kind(message);
        let field = u8::try_from(self.field).unwrap_or(u8::MAX);
        pattern::Capture {
            field,
            kind,
            choices: choices.as_bytes(),
            literal: self.literal.as_bytes(),
        }
    }
}

/// Decides the whole catalogue.
pub(crate) fn decide(facts: &Catalog) -> MatchTable {
    let mut first_entry = 0;
    let mut errors = Vec::with_capacity(facts.errors.len());
    for error in &facts.errors {
        errors.push(error_table(error, first_entry));
        first_entry += error.messages.len();
    }
    MatchTable { errors }
}

fn error_table(error: &Error, first_entry: usize) -> ErrorTable {
    let mut patterns: Vec<_> = error
        .messages
        .iter()
        .enumerate()
        .flat_map(|(index, message)| {
            let texts = message.templates.iter().enumerate();
            texts.map(move |(text, template)| pattern(error, index, message, text, template))
        })
        .collect();
    if !error.dialect.stray.is_empty() {
        let mut known: HashSet<_> = patterns.iter().map(Pattern::texts).collect();
        let variants = patterns.iter().filter_map(|pattern| pattern.without_stray(error));
        let variants: Vec<_> = variants.filter(|variant| known.insert(variant.texts())).collect();
        patterns.extend(variants);
    }
    // The sort is stable: patterns of the same rank keep the author's order.
    patterns.sort_by_key(|pattern| pattern.rank);
    let words = patterns.iter().filter(|p| p.rank.looseness != Looseness::Text).map(Pattern::words);
    let trailing_words = if error.dialect.trailing_reason { words.max().unwrap_or(0) } else { 0 };
    ErrorTable {
        first_entry,
        patterns,
        empty: error.messages.iter().position(|message| message.templates.is_empty()),
        trailing_words: u8::try_from(trailing_words).unwrap_or(u8::MAX),
    }
}

fn pattern(
    error: &Error,
    index: usize,
    message: &Message,
    text: usize,
    template: &Template,
) -> Pattern {
    let mut pieces = template.pieces.iter().peekable();
    let literal = |piece: Option<&Piece>| match piece {
        Some(Piece::Literal(literal)) => Some(literal.clone()),
        _ => None,
    };
    let mut head = String::new();
    if let Some(text) = literal(pieces.peek().copied()) {
        pieces.next();
        head = text;
    }
    let mut captures: Vec<Capture> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Field(field) => {
                let same = captures.iter().any(|capture| capture.field == *field);
                captures.push(Capture { field: *field, same, literal: String::new() });
            }
            Piece::Literal(text) => {
                if let Some(capture) = captures.last_mut() {
                    capture.literal.clone_from(text);
                }
            }
        }
    }
    let (prefix, rest) = strip_prefix(&error.dialect, &head);
    let rank = Rank::of(&rest, &captures, &message.fields);
    Pattern { message: index, text, prefix, head: rest, captures, rank }
}

/// Returns the group of the prefix of a text, from 1, and the rest of the text; group 0 if there is none.
fn strip_prefix(dialect: &Dialect, head: &str) -> (u8, String) {
    let normalize = normalize(dialect);
    for (group, spellings) in (1..).zip(&dialect.prefixes) {
        for spelling in spellings {
            if let Some(rest) = normalize
                .eat(head.as_bytes(), 0, spelling.as_bytes())
                .and_then(|end| head.get(end..))
            {
                let rest = if dialect.ignore_white_space { rest.trim_ascii_start() } else { rest };
                return (group, rest.to_owned());
            }
        }
    }
    (0, head.to_owned())
}

impl Pattern {
    /// Returns the pattern without stray characters at either end, since these are also ignored in texts. `None` if
    /// it has none next to other literal text.
    fn without_stray(&self, error: &Error) -> Option<Self> {
        let is_stray = |c: char| error.dialect.stray.contains(c);
        let mut variant = self.clone();
        let begins = variant.head.trim_start_matches(is_stray).len();
        if self.prefix == 0 && begins > 0 {
            variant.head.drain(..variant.head.len() - begins);
        }
        let last =
            variant.captures.last_mut().map_or(&mut variant.head, |capture| &mut capture.literal);
        let ends = last.trim_end_matches(is_stray);
        if !ends.trim().is_empty() {
            last.truncate(ends.len());
        }
        variant.rank =
            Rank::of(&variant.head, &variant.captures, &error.messages[self.message].fields);
        (variant.texts() != self.texts()).then_some(variant)
    }

    /// Returns whether a text that the pattern matches may contain a byte.
    fn may_have(&self, message: &Message, byte: u8) -> bool {
        let has = |text: &str| text.bytes().any(|own| own.eq_ignore_ascii_case(&byte));
        byte.is_ascii_whitespace()
            || has(&self.head)
            || self.captures.iter().any(|capture| {
                let (kind, choices) = capture.kind(message);
                has(&capture.literal)
                    || match kind {
                        Kind::OneOf => has(choices),
                        Kind::Uuid | Kind::Int => byte.is_ascii_hexdigit() || byte == b'-',
                        // The value is the same as another one.
                        Kind::Same => false,
                        _ => belongs(kind, byte),
                    }
            })
    }

    /// Returns the parts that decide which texts the pattern matches.
    fn texts(&self) -> (u8, String, Vec<Capture>) {
        (self.prefix, self.head.clone(), self.captures.clone())
    }

    /// Returns the number of words, separated by white space, in a text that the pattern matches.
    fn words(&self) -> usize {
        let literals =
            std::iter::once(&self.head).chain(self.captures.iter().map(|capture| &capture.literal));
        let mut text = literals.map(String::as_str).collect::<Vec<_>>().join("x");
        text.push('x');
        text.split_whitespace().count()
    }
}

/// Returns the looseness of a capture for a field.
pub(crate) fn looseness(kind: &FieldKind) -> Looseness {
    match kind {
        FieldKind::OneOf { .. } => Looseness::OneOf,
        FieldKind::Simple(kind) => match kind {
            PlaceholderType::Uuid => Looseness::Uuid,
            PlaceholderType::Index | PlaceholderType::Int => Looseness::WholeNumber,
            PlaceholderType::Number => Looseness::Number,
            PlaceholderType::Path => Looseness::Path,
            PlaceholderType::Word => Looseness::Word,
            PlaceholderType::Text => Looseness::Text,
        },
    }
}

/// Returns the differences that are ignored in literal text.
pub(crate) fn normalize(dialect: &Dialect) -> Normalize {
    Normalize { case: dialect.ignore_case, white_space: dialect.ignore_white_space }
}

/// Converts a number to 32 bits. Errors, messages and table offsets never need more; source files are too small.
fn word(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
