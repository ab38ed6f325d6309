//! The codes of a catalogue as words in a text.

use errcat::__private::tables::Tables;
use errcat::__private::v1::lookup;

use crate::{engine, keys};

/// The codes of a catalogue.
#[derive(Debug)]
pub(crate) struct Codes {
    /// In their order.
    all: Vec<String>,
    /// Whether a code begins with a byte.
    first: [bool; 256],
}

impl Codes {
    /// Collects the codes of a catalogue.
    pub(crate) fn new(tables: &Tables<'_>) -> Self {
        let codes = engine::errors(tables).filter_map(|error| lookup::code(tables, error));
        let mut all: Vec<_> = codes.map(str::to_owned).collect();
        all.sort_unstable();
        all.dedup();
        let mut first = [false; 256];
        for start in all.iter().filter_map(|code| code.bytes().next()) {
            first[usize::from(start)] = true;
        }
        Self { all, first }
    }

    /// Returns whether an error has this code.
    pub(crate) fn is_known(&self, code: &str) -> bool {
        self.beginning(code).next().is_some_and(|own| own == code)
    }

    /// Returns the codes that begin with a word, each before those that are longer.
    fn beginning<'c>(&'c self, word: &'c str) -> impl Iterator<Item = &'c String> {
        let from = self.all.partition_point(|code| code.as_str() < word);
        let rest = self.all.get(from..).unwrap_or_default();
        rest.iter().take_while(move |code| code.starts_with(word))
    }

    /// Returns the only code that a program writes as this variant of a type: `ErrorCode::BadValue` of `BAD_VALUE`.
    pub(crate) fn of_variant(&self, text: &str) -> Option<&str> {
        let name = text.rsplit([':', '.']).next().filter(|name| name.len() > 3)?;
        let letters = keys::letters(name);
        let mut codes = self.all().filter(|code| keys::letters(code) == letters);
        codes.next().filter(|_| codes.next().is_none())
    }

    /// Returns all codes.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(String::as_str)
    }

    /// Returns the longest code that begins at a position, as a word of its own.
    pub(crate) fn at<'t>(&self, text: &'t str, at: usize) -> Option<&'t str> {
        if !self.first[usize::from(*text.as_bytes().get(at)?)] {
            return None;
        }
        let rest = text.get(at..)?;
        let is_here = |code: &&String| rest.starts_with(code.as_str()) && is_end(rest, code);
        let code = self.beginning(word(rest)).filter(is_here).last()?;
        (!is_number(code) || is_named(text.get(..at)?)).then(|| rest.get(..code.len())).flatten()
    }

    /// Returns whether the word at a position looks like a code: `READ_ONLY_ORDER`.
    pub(crate) fn like(text: &str, at: usize) -> Option<&str> {
        if !text.as_bytes().get(at)?.is_ascii_uppercase() {
            return None;
        }
        let code = word(text.get(at..)?);
        let is_part = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
        (code.contains('_') && !code.ends_with('_') && code.chars().all(is_part)).then_some(code)
    }
}

/// Returns the word at the beginning of a text.
fn word(text: &str) -> &str {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let end = text.bytes().take_while(is_part).count();
    if text.as_bytes().get(end).is_none_or(u8::is_ascii) {
        return text.get(..end).unwrap_or_default();
    }
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_');
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

fn is_end(rest: &str, code: &str) -> bool {
    let after = rest.get(code.len()..).and_then(|rest| rest.chars().next());
    !after.is_some_and(|c| c.is_alphanumeric() || c == '_')
}

fn is_number(code: &str) -> bool {
    code.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns whether the text before a number says that it is a code: a number can be anything.
fn is_named(before: &str) -> bool {
    if before.ends_with(|c: char| c.is_ascii_uppercase()) {
        return true;
    }
    let before = before.trim_end_matches([' ', ':', '=', '"', '\'', '[', '(']);
    if before.is_empty() {
        return true;
    }
    let start = before.rfind(|c: char| !c.is_ascii_alphabetic()).map_or(0, |at| at + 1);
    let word = before.get(start..).unwrap_or_default().to_ascii_lowercase();
    ["code", "state", "error"].iter().any(|name| word.ends_with(name))
}
