//! One pattern against one text: literal text and typed values in turn.
//! Time is linear in the text; of all ways to split it, the one with the shortest values from the left is taken.

use super::fold::Fold;
use super::quick::{Answer, quick};
use super::scan::scan;

/// At most so many values a message.
pub const MAX_FIELDS: usize = 12;

/// A message text taken apart: literal text, then values each followed by literal text.
#[derive(Clone, Copy, Debug)]
pub struct Pattern<'t, H = &'t [Hole<'t>]> {
    /// The message that it stands for.
    pub message: u32,
    /// The group of prefixes that has been taken off its head; 0: none.
    pub prefix: u8,
    /// The literal text before the first value.
    pub head: &'t [u8],
    /// The values; only the last may have no literal text after it.
    pub holes: H,
}

/// The values of a pattern, however they are kept.
pub trait Holes<'t>: Copy {
    /// The first value and the others.
    fn split(self) -> Option<(Hole<'t>, Self)>;

    /// Whether the first value is the only one.
    fn is_last(self) -> bool;

    /// Whether any value is of such a kind.
    #[inline]
    fn any(self, kind: impl Fn(&Hole<'t>) -> bool) -> bool {
        let mut rest = self;
        while let Some((hole, others)) = rest.split() {
            if kind(&hole) {
                return true;
            }
            rest = others;
        }
        false
    }
}

impl<'t> Holes<'t> for &'t [Hole<'t>] {
    #[inline]
    fn split(self) -> Option<(Hole<'t>, Self)> {
        self.split_first().map(|(hole, rest)| (*hole, rest))
    }

    #[inline]
    fn is_last(self) -> bool {
        self.len() == 1
    }
}

/// A value and the literal text after it.
#[derive(Clone, Copy, Debug)]
pub struct Hole<'t> {
    /// The field of the message that it fills.
    pub field: u8,
    /// What it may be.
    pub kind: Kind<'t>,
    /// The literal text after it.
    pub then: &'t [u8],
}

/// What a value may be.
#[derive(Clone, Copy, Debug)]
pub enum Kind<'t> {
    /// A decimal `u64`.
    Index,
    /// A decimal `i64`.
    Int,
    /// No white space, comma, quote or bracket.
    Word,
    /// `a.b[0].c`.
    Path,
    /// At least one character.
    Text,
    /// One of these texts, joined by `|`.
    OneOf(&'t [u8]),
    /// The text that the field has already.
    Same,
}

/// A text that reads as a message.
#[derive(Clone, Copy, Debug)]
pub struct Match<'a> {
    /// The message.
    pub message: u32,
    /// The pattern, as its table counts them.
    pub pattern: u32,
    /// The text that matched.
    pub text: &'a str,
    /// Whether the pattern has literal text of its own.
    pub literal: bool,
    /// Whether the pattern has no values.
    pub whole: bool,
    /// Whether a value may be any text, so that nothing can be told to follow it.
    pub open: bool,
}

impl<'a> Match<'a> {
    /// A message without values.
    #[inline]
    pub const fn whole(message: u32, text: &'a str) -> Self {
        Self { message, pattern: 0, text, literal: true, whole: true, open: false }
    }
}

const FREE: Fold = Fold { case: true, white_space: true };

/// Where in a text the values stand, by field: from, to.
pub type Spans = [(u32, u32); MAX_FIELDS];

/// The values of a text, by the number of the field.
#[derive(Clone, Copy, Debug)]
pub struct Values<'a> {
    text: &'a str,
    spans: Spans,
}

impl<'a> Values<'a> {
    /// Those of a text without any.
    pub const NONE: Self = Self { text: "", spans: [(0, 0); MAX_FIELDS] };

    /// The raw text of a field.
    #[inline]
    pub fn text(&self, field: u8) -> &'a str {
        let (start, end) = self.spans.get(usize::from(field)).copied().unwrap_or_default();
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// A field that is an index, which is known to fit.
    #[inline]
    pub fn index(&self, field: u8) -> u64 {
        self.text(field).bytes().fold(0, |value, digit| {
            value.wrapping_mul(10).wrapping_add(u64::from(digit.wrapping_sub(b'0')))
        })
    }

    /// A field that is an integer, which is known to fit.
    #[inline]
    pub fn int(&self, field: u8) -> i64 {
        self.text(field).parse().unwrap_or_default()
    }

    /// Which of `choices`, joined by `|`, a field is.
    #[inline]
    pub fn choice(&self, field: u8, choices: &str) -> usize {
        let value = self.text(field);
        let exact = choices.split('|').position(|choice| choice == value);
        let folded = |choice: &str| FREE.same(value.as_bytes(), choice.as_bytes());
        exact.or_else(|| choices.split('|').position(folded)).unwrap_or_default()
    }
}

impl<'t, H: Holes<'t>> Pattern<'t, H> {
    /// What a text is that is the pattern as a whole; `number` tells the pattern from others of its table.
    #[inline]
    pub fn matches<'a>(&self, number: u32, text: &'a str, fold: Fold) -> Option<Match<'a>> {
        let Some((first, _)) = self.holes.split() else {
            let literal = !self.head.is_empty();
            let matched = Match { pattern: number, literal, ..Match::whole(self.message, text) };
            return self.is(text, fold).then_some(matched);
        };
        self.values(text, fold)?;
        Some(Match {
            message: self.message,
            pattern: number,
            text,
            literal: !self.head.is_empty() || !first.then.is_empty(),
            whole: false,
            open: self.holes.any(|hole| matches!(hole.kind, Kind::Text)),
        })
    }

    /// Whether a text is the literal text before the first value.
    #[inline]
    pub fn is(&self, text: &str, fold: Fold) -> bool {
        if fold == Fold::NONE {
            return text.as_bytes() == self.head;
        }
        fold.eat(text.as_bytes(), 0, self.head) == Some(text.len())
    }

    /// The values of a text that is the pattern as a whole.
    #[inline]
    pub fn values<'a>(&self, text: &'a str, fold: Fold) -> Option<Values<'a>> {
        let start = fold.eat(text.as_bytes(), 0, self.head)?;
        Some(Values { text, spans: fill(text, fold, self.holes, start)? })
    }
}

/// Where the values stand in a text that goes on with them at `at` to its end.
#[inline]
fn fill<'t>(text: &str, fold: Fold, holes: impl Holes<'t>, at: usize) -> Option<Spans> {
    u32::try_from(text.len()).ok()?;
    let mut spans = [(0, 0); MAX_FIELDS];
    let answer =
        if fold == Fold::NONE { quick(text, holes, at, &mut spans) } else { Answer::Unsure };
    match answer {
        Answer::Yes => Some(spans),
        Answer::No => None,
        Answer::Unsure => scan(text, fold, holes, at),
    }
}
