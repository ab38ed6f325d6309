//! The order of precedence: literal text beats one-of, then `uuid`, `index` and `int`, `number`, `path`, `word`, `text`, by the
//! loosest value that a pattern has; then more literal characters win.

use std::cmp::Reverse;

use super::{Capture, looseness};
use crate::check::Field;

/// How much a value may vary.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Looseness {
    /// Literal text only.
    #[default]
    Literal,
    /// One of some texts.
    OneOf,
    /// `uuid`: all have one length and shape.
    Uuid,
    /// `index` or `int`.
    WholeNumber,
    /// `number`, which any whole number is, too.
    Number,
    /// `path`.
    Path,
    /// `word`.
    Word,
    /// `text`.
    Text,
}

impl Looseness {
    /// As docs name it.
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

/// A place in the order of precedence; the smaller one wins.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Rank {
    /// The loosest value.
    pub looseness: Looseness,
    /// How many characters are literal; more are better.
    pub literal: Reverse<usize>,
}

impl Rank {
    /// The rank of a text with this head, these values and fields.
    pub(super) fn of(head: &str, captures: &[Capture], fields: &[Field]) -> Self {
        let kinds = captures.iter().map(|capture| looseness(&fields[capture.field].kind));
        let literals =
            std::iter::once(head).chain(captures.iter().map(|capture| capture.literal.as_str()));
        let visible = literals.flat_map(str::chars).filter(|c| !c.is_whitespace());
        Self { looseness: kinds.max().unwrap_or_default(), literal: Reverse(visible.count()) }
    }
}
