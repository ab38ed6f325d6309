//! The order of precedence. Literal text takes precedence over one-of, then `uuid`, `index` and `int`, `number`,
//! `path`, `word`, `text`, judged by the loosest capture of a pattern; then more literal characters win.

use std::cmp::Reverse;

use super::{Capture, looseness};
use crate::check::Field;

/// How much the value of a capture may vary.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Looseness {
    /// No captures.
    #[default]
    Literal,
    /// One of several texts.
    OneOf,
    /// `uuid`: all have the same length and shape.
    Uuid,
    /// `index` or `int`.
    WholeNumber,
    /// `number`, which includes whole numbers.
    Number,
    /// `path`.
    Path,
    /// `word`.
    Word,
    /// `text`.
    Text,
}

impl Looseness {
    /// Returns the name of the looseness in docs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Literal => "literal text",
            Self::OneOf => "one of several texts",
            Self::Uuid => "a UUID",
            Self::WholeNumber => "a whole number",
            Self::Number => "a number",
            Self::Path => "a path",
            Self::Word => "a word",
            Self::Text => "any text",
        }
    }
}

/// A position in the order of precedence; the lower one wins.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Rank {
    /// The looseness of the loosest capture.
    pub looseness: Looseness,
    /// The number of literal characters that are not white space; more are better.
    pub literal: Reverse<usize>,
}

impl Rank {
    /// Returns the rank of a pattern with this head, these captures and fields.
    pub(super) fn of(head: &str, captures: &[Capture], fields: &[Field]) -> Self {
        let kinds = captures.iter().map(|capture| looseness(&fields[capture.field].kind));
        let literals =
            std::iter::once(head).chain(captures.iter().map(|capture| capture.literal.as_str()));
        let visible = literals.flat_map(str::chars).filter(|c| !c.is_whitespace());
        Self { looseness: kinds.max().unwrap_or_default(), literal: Reverse(visible.count()) }
    }
}
