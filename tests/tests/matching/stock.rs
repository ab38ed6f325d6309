//! The parts of the texts of an error: the pieces of its patterns, and edge cases of the values of their kind.

use errcat_codegen::check::{Error, Field, FieldKind};
use errcat_codegen::decide::{Capture, ErrorTable, Pattern};
use errcat_codegen::placeholder::PlaceholderType;
use proptest::sample::Index;

const INDEXES: &[&str] = &[
    "0",
    "7",
    "12",
    "007",
    "18446744073709551615",
    "18446744073709551616",
    "00000000000000000007",
    "000000000000000000007",
    "٣",
    "1111111111111111111111",
];
const INTS: &[&str] = &[
    "0",
    "-1",
    "42",
    "-0",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "-9223372036854775809",
    "--1",
    "-",
];
const NUMBERS: &[&str] = &[
    "0",
    "-1.50",
    "2e3",
    "1.5E-10",
    "-0",
    "007.70",
    "1.",
    ".5",
    "1e",
    "1e+",
    "1.2.3",
    "1e5e5",
    "11111111111111111111111111.1",
    "--1",
    "+1",
    "٣",
];
const UUIDS: &[&str] = &[
    "123e4567-e89b-12d3-a456-426614174000",
    "123E4567-E89B-12D3-A456-426614174000",
    "a1111111-1111-1111-1111-111111111111",
    "11111111-1111-1111-1111-111111111111",
    "123e4567-e89b-12d3-a456-42661417400",
    "123e4567-e89b-12d3-a456-4266141740000",
    "123e4567e89b12d3a456426614174000",
    "123g4567-e89b-12d3-a456-426614174000",
];
const WORDS: &[&str] = &[
    "x", "integer", "a-b", "a.b", "12", "é€", "P:", "«x»", "x:", "a;b", "x>", "<x", "x`", "“x",
    "„x", "‚x", "a", "aa",
];
const PATHS: &[&str] = &[
    "a",
    "a.b",
    "order_lines[0].tax_rate",
    "a[3]",
    "_x",
    "$a@b-c.1",
    "é.字",
    "a[0].b[12][3].c",
    "a[12345678901234567890]",
    "a[123456789012345678901]",
    "1a",
    "-a",
    "a..b",
    "a[x]",
    "a.",
    "٣a",
];
const TEXTS: &[&str] = &[
    "x", "a b", " x", "x  ", "'", "''", "a, b", "(x)", "a\nb", "[x]", "\u{a0}é", "1", "a: b.", "a",
    "aa", "1111",
];

/// The parts of the texts of one error.
pub(crate) struct Stock {
    pub(crate) patterns: Vec<Parts>,
    /// The pieces of literal text of all patterns.
    pub(crate) fragments: Vec<String>,
    /// Groups of prefixes.
    pub(crate) prefixes: Vec<Vec<String>>,
}

/// A pattern for writing texts.
pub(crate) struct Parts {
    /// The group of prefixes that belongs before it, from 1; 0: none.
    pub(crate) prefix: u8,
    pub(crate) head: String,
    /// For each value the field, its kind and the literal text after it.
    pub(crate) captures: Vec<(usize, FieldKind, String)>,
}

/// A choice of a value: one of those in stock, or a free text.
#[derive(Clone, Debug)]
pub(crate) struct Pick {
    pub(crate) index: Index,
    pub(crate) free: String,
}

impl Stock {
    pub(crate) fn of(error: &Error, table: &ErrorTable) -> Self {
        let parts = |pattern: &Pattern| parts(pattern, &error.messages[pattern.message].fields);
        let patterns: Vec<_> = table.patterns.iter().map(parts).collect();
        let literals =
            patterns.iter().flat_map(|p| p.captures.iter().map(|(.., then)| then).chain([&p.head]));
        let mut fragments: Vec<String> = literals
            .flat_map(|text| text.split_inclusive(' ').chain([text.as_str()]))
            .map(str::to_owned)
            .collect();
        fragments.sort_unstable();
        fragments.dedup();
        Self { patterns, fragments, prefixes: error.dialect.prefixes.clone() }
    }

    /// Returns a value of a kind, or one that is almost of that kind.
    pub(crate) fn value(&self, kind: &FieldKind, pick: &Pick) -> String {
        let known: Vec<&str> = match kind {
            FieldKind::OneOf { choices, .. } => choices.iter().map(|(text, _)| &**text).collect(),
            FieldKind::Simple(kind) => match kind {
                PlaceholderType::Index => INDEXES.to_vec(),
                PlaceholderType::Int => INTS.to_vec(),
                PlaceholderType::Number => NUMBERS.to_vec(),
                PlaceholderType::Uuid => UUIDS.to_vec(),
                PlaceholderType::Word => WORDS.to_vec(),
                PlaceholderType::Path => PATHS.to_vec(),
                PlaceholderType::Text => {
                    let fragments = self.fragments.iter().map(String::as_str);
                    TEXTS.iter().copied().chain(fragments.filter(|text| !text.is_empty())).collect()
                }
            },
        };
        // At least one value in nine is a free text.
        let at = pick.index.index(known.len() + known.len() / 8 + 1);
        known.get(at).map_or_else(|| pick.free.clone(), |value| (*value).to_owned())
    }

    /// Returns a piece of literal text, or a value.
    pub(crate) fn fragment(&self, pick: &Pick) -> String {
        let values = [INDEXES, INTS, NUMBERS, UUIDS, WORDS, PATHS].map(|known| known[1]);
        let prefixes = self.prefixes.iter().flatten().map(String::as_str);
        let fragments = self.fragments.iter().map(String::as_str).chain(prefixes);
        let known: Vec<&str> = fragments.chain(values).chain([" ", ","]).collect();
        known[pick.index.index(known.len())].to_owned()
    }
}

fn parts(pattern: &Pattern, fields: &[Field]) -> Parts {
    let capture = |capture: &Capture| {
        (capture.field, fields[capture.field].kind.clone(), capture.literal.clone())
    };
    Parts {
        prefix: pattern.prefix,
        head: pattern.head.clone(),
        captures: pattern.captures.iter().map(capture).collect(),
    }
}
