//! An independent reading of a catalogue: every pattern as an anchored regular expression, the best first. Patterns
//! that no regular expression can describe are read by trying every split. Slow, but simple enough to be trusted.

mod expressions;
mod splits;

use std::cmp::Reverse;

use errcat_codegen::Compiled;
use errcat_codegen::check::{Error, Field, FieldKind};
use errcat_codegen::decide::{ErrorTable, Pattern};
use errcat_codegen::placeholder::PlaceholderType;
use regex::Regex;

use self::splits::Piece;

/// All patterns of a catalogue by error, the best first.
pub(crate) struct Oracle(Vec<Vec<Reader>>);

#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Reading {
    pub(crate) message: u32,
    /// The raw text of each field.
    pub(crate) values: Vec<String>,
    /// Whether the pattern has literal text.
    pub(crate) literal: bool,
    /// Whether a value may be any text.
    pub(crate) open: bool,
}

impl Oracle {
    pub(crate) fn of(compiled: &Compiled) -> Self {
        let errors = compiled.catalog().errors.iter().zip(&compiled.table().errors);
        Self(errors.map(|(error, table)| readers(error, table)).collect())
    }

    /// Returns the best reading of a text from which a prefix of the group has been taken (0: none).
    pub(crate) fn best(&self, error: usize, prefix: u8, text: &str) -> Option<Reading> {
        let mut readers = self.0[error].iter().filter(|reader| reader.prefix == prefix);
        readers.find_map(|reader| reader.read(text))
    }

    /// Returns whether splitting gives what the regular expressions give, for every pattern of an error.
    pub(crate) fn agrees_with_itself(&self, error: usize, text: &str) -> bool {
        self.0[error].iter().all(|reader| {
            let values = splits::read(&reader.pieces, text, reader.fields);
            reader.regex.is_none() || reader.by_regex(text) == values
        })
    }
}

fn readers(error: &Error, table: &ErrorTable) -> Vec<Reader> {
    let fields = |pattern: &Pattern| &error.messages[pattern.message].fields;
    let mut patterns: Vec<_> = table.patterns.iter().collect();
    // The sort by rank is stable: patterns of equal rank keep the author's order.
    patterns.sort_by_key(|pattern| (pattern.message, pattern.text));
    patterns.sort_by_key(|pattern| rank(pattern, fields(pattern)));
    let reader = |pattern: &Pattern| Reader {
        message: u32::try_from(table.first_entry + pattern.message).expect("catalogues are small"),
        prefix: pattern.prefix,
        fields: fields(pattern).len(),
        regex: expressions::whole(pattern, fields(pattern), &error.dialect),
        pieces: splits::pieces(pattern, fields(pattern), &error.dialect),
        literal: !pattern.head.is_empty() || pattern.captures.iter().any(|h| !h.literal.is_empty()),
        open: pattern.captures.iter().any(|h| fields(pattern)[h.field].kind == FieldKind::TEXT),
    };
    patterns.into_iter().map(reader).collect()
}

/// Returns the documented precedence: literal text, one-of, uuid, index and int, number, path, word, text; then more
/// literal characters.
fn rank(pattern: &Pattern, fields: &[Field]) -> (u8, Reverse<usize>) {
    let loose = |kind: &FieldKind| match kind {
        FieldKind::OneOf { .. } => 1,
        FieldKind::Simple(kind) => match kind {
            PlaceholderType::Uuid => 2,
            PlaceholderType::Index | PlaceholderType::Int => 3,
            PlaceholderType::Number => 4,
            PlaceholderType::Path => 5,
            PlaceholderType::Word => 6,
            PlaceholderType::Text => 7,
        },
    };
    let loosest = pattern.captures.iter().map(|capture| loose(&fields[capture.field].kind)).max();
    let literals = pattern.captures.iter().map(|capture| &capture.literal).chain([&pattern.head]);
    let characters = literals.flat_map(|text| text.chars()).filter(|c| !c.is_whitespace());
    (loosest.unwrap_or(0), Reverse(characters.count()))
}

struct Reader {
    message: u32,
    prefix: u8,
    fields: usize,
    /// None when a value is repeated.
    regex: Option<Regex>,
    pieces: Vec<Piece>,
    literal: bool,
    open: bool,
}

impl Reader {
    fn read(&self, text: &str) -> Option<Reading> {
        let values = match self.regex {
            Some(_) => self.by_regex(text),
            None => splits::read(&self.pieces, text, self.fields),
        }?;
        let Self { message, literal, open, .. } = *self;
        Some(Reading { message, values, literal, open })
    }

    fn by_regex(&self, text: &str) -> Option<Vec<String>> {
        let captures = self.regex.as_ref()?.captures(text)?;
        Some((0..self.fields).map(|field| captures[&*format!("f{field}")].to_owned()).collect())
    }
}
