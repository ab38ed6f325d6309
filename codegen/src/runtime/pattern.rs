//! One pattern against one text: literal text and typed values in turn.
//! Time is linear in the text; of all ways to split it, the one with the shortest values from the left is taken.

use core::num::NonZeroU64;

use super::bytes::{number, same};
use super::fold::{Fold, may_be_alike};
use super::quick::{Answer, only, quick};
use super::reason::{Outline, tail_of};
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
    /// What is known of it: `LITERAL`, `OPEN`, `BEST`.
    pub flags: u8,
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
    pub kind: Kind,
    /// The texts that it may be, joined by `|`.
    pub choices: &'t [u8],
    /// The literal text after it.
    pub then: &'t [u8],
}

/// What a value may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
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
    /// The text that the field has already.
    Same,
    /// One of several texts.
    OneOf,
}

/// That a text reads as a message. Two words, since it is handed on from function to function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Match {
    /// From the lowest bit on: the number of the message, from 1 (24), flags (8), from where to where the first value stands
    /// (16 each).
    known: NonZeroU64,
    /// From where to where the second and the third value stand. Where there are more, or where the text is longer, the pattern
    /// as its table counts them, and the first value stands nowhere.
    more: u64,
}

/// So many values are kept with a match; of other texts they are found again when they are asked for.
const NEAR: usize = 3;

/// Where values of longer texts stand is not kept.
const FAR: usize = 1 << 16;

/// Bits of a message's number.
pub const MESSAGE_BITS: u32 = 24;

/// The pattern has literal text of its own.
pub const LITERAL: u8 = 0x80;
/// A value may be any text.
pub const OPEN: u8 = 0x40;
/// No better pattern of its error and prefix matches any text that it matches.
pub const BEST: u8 = 0x20;
/// All of them.
pub const FLAGS: u8 = LITERAL | OPEN | BEST;
/// The pattern has no values.
const WHOLE: u8 = 0x10;

impl Match {
    /// A message without values, whose pattern has these flags.
    #[inline]
    pub const fn whole(message: u32, flags: u8) -> Self {
        Self::new(message, flags | WHOLE, [(0, 0); NEAR])
    }

    /// A message that is a literal text.
    #[inline]
    pub const fn literal(message: u32) -> Self {
        Self::whole(message, LITERAL)
    }

    /// A message whose pattern has these flags.
    #[inline]
    const fn new(message: u32, flags: u8, [first, second, third]: [(u16, u16); NEAR]) -> Self {
        let more = span(second) | span(third) << 32;
        let above = (flags as u64) << MESSAGE_BITS | span(first) << 32;
        Self { known: NonZeroU64::MIN.saturating_add(message as u64 | above), more }
    }

    /// A message with one value, the first, that stands from there to there in the text.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn one(message: u32, flags: u8, pattern: u32, (from, to): (usize, usize)) -> Self {
        if to < FAR {
            return Self::new(message, flags, [(from as u16, to as u16), (0, 0), (0, 0)]);
        }
        Self::far(message, flags, pattern)
    }

    /// The same with values that are far apart or many.
    #[cold]
    #[inline]
    const fn far(message: u32, flags: u8, pattern: u32) -> Self {
        Self { more: pattern as u64, ..Self::new(message, flags, [(0, 0); NEAR]) }
    }

    #[inline]
    const fn has(self, flag: u8) -> bool {
        self.known.get() >> MESSAGE_BITS & flag as u64 != 0
    }

    /// The message.
    #[inline]
    pub const fn message(self) -> u32 {
        (self.known.get() as u32 & ((1 << MESSAGE_BITS) - 1)) - 1
    }

    /// The pattern, as its table counts them, where it is not known where the values stand.
    #[inline]
    pub const fn pattern(self) -> u32 {
        self.more as u32
    }

    /// Whether the pattern has literal text of its own.
    #[inline]
    pub const fn is_literal(self) -> bool {
        self.has(LITERAL)
    }

    /// Whether a value may be any text, so that nothing can be told to follow it.
    #[inline]
    pub const fn is_open(self) -> bool {
        self.has(OPEN)
    }

    /// Whether no better pattern matches any text that the pattern matches.
    #[inline]
    pub const fn is_best(self) -> bool {
        self.has(BEST)
    }

    /// Whether the pattern has no values.
    #[inline]
    pub const fn is_whole(self) -> bool {
        self.has(WHOLE)
    }

    /// Whether it is known where the values stand.
    #[inline]
    pub const fn is_near(self) -> bool {
        self.known.get() >> 48 != 0
    }

    /// A value of the text that matched, where that is known.
    #[inline]
    pub fn near<'a>(&self, field: u8, text: &'a str) -> &'a str {
        match self.span(field) {
            (_, 0) => "",
            (from, to) => text.get(usize::from(from)..usize::from(to)).unwrap_or_default(),
        }
    }

    #[inline]
    const fn span(self, field: u8) -> (u16, u16) {
        let span = match field {
            0 => self.known.get() >> 32,
            1 => self.more,
            2 => self.more >> 32,
            _ => 0,
        };
        (span as u16, (span >> 16) as u16)
    }

    /// The values of the text that matched; `far` finds those of a pattern again.
    #[inline]
    pub fn values<'a>(self, text: &'a str, far: impl FnOnce(u32) -> Values<'a>) -> Values<'a> {
        if self.is_whole() {
            return Values::NONE;
        }
        if !self.is_near() {
            return far(self.pattern());
        }
        let mut values = Values { text, ..Values::NONE };
        for (field, (from, to)) in (0..).zip(&mut values.spans) {
            let span = self.span(field);
            (*from, *to) = (span.0.into(), span.1.into());
        }
        values
    }
}

/// Where a value stands, in 32 bits.
#[inline]
const fn span((from, to): (u16, u16)) -> u64 {
    from as u64 | (to as u64) << 16
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
}

/// The number that an index is, which is known to fit. A call, since there is one for each value of a catalogue.
#[inline(never)]
pub fn index(value: &str) -> u64 {
    if value.len() <= 8 {
        return number(value.as_bytes());
    }
    value.bytes().fold(0, |number, digit| {
        number.wrapping_mul(10).wrapping_add(u64::from(digit.wrapping_sub(b'0')))
    })
}

/// The number that an integer is, which is known to fit.
#[inline(never)]
pub fn int(value: &str) -> i64 {
    value.parse().unwrap_or_default()
}

/// Which of `choices`, joined by `|`, a value is.
#[inline(never)]
pub fn choice(value: &str, choices: &str) -> usize {
    let exact = choices.split('|').position(|choice| choice == value);
    let folded = |choice: &str| FREE.same(value.as_bytes(), choice.as_bytes());
    exact.or_else(|| choices.split('|').position(folded)).unwrap_or_default()
}

impl<'t, H: Holes<'t>> Pattern<'t, H> {
    /// What a text is that is the pattern as a whole; `number` tells the pattern from others of its table.
    #[inline]
    pub fn matches(&self, number: u32, text: &str, fold: Fold) -> Option<Match> {
        if self.holes.split().is_none() {
            let matched = Match::whole(self.message, self.flags);
            return is(text.as_bytes(), self.head, fold).then_some(matched);
        }
        self.one(number, text, fold).unwrap_or_else(|| self.several(number, text, fold))
    }

    /// The same for a pattern with one value; none when more has to be tried.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn one(&self, number: u32, text: &str, fold: Fold) -> Option<Option<Match>> {
        if !self.holes.is_last() {
            return None;
        }
        let (hole, _) = self.holes.split()?;
        match only(text.as_bytes(), self.head, &hole, fold) {
            Answer::Yes => {
                let span = (self.head.len(), text.len() - hole.then.len());
                Some(Some(Match::one(self.message, self.flags, number, span)))
            }
            Answer::No => Some(None),
            Answer::Unsure => None,
        }
    }

    /// The same for any number of values, however the text is spelt.
    #[inline]
    pub fn several(&self, number: u32, text: &str, fold: Fold) -> Option<Match> {
        let mut spans = [(0, 0); MAX_FIELDS];
        if !self.fill(text, fold, &mut spans) {
            return None;
        }
        if spans[NEAR] != (0, 0) || text.len() >= FAR {
            return Some(Match::far(self.message, self.flags, number));
        }
        let mut near = [(0, 0); NEAR];
        for (near, (from, to)) in near.iter_mut().zip(&spans) {
            *near = (*from as u16, *to as u16);
        }
        Some(Match::new(self.message, self.flags, near))
    }

    /// The values of a text that is the pattern as a whole.
    #[inline]
    pub fn values<'a>(&self, text: &'a str, fold: Fold) -> Values<'a> {
        let mut values = Values { text, ..Values::NONE };
        self.fill(text, fold, &mut values.spans);
        values
    }

    /// Finds where the values stand in a text that is the pattern; whether it is.
    #[inline]
    fn fill(&self, text: &str, fold: Fold, spans: &mut Spans) -> bool {
        let bytes = text.as_bytes();
        if u32::try_from(text.len()).is_err() {
            return false;
        }
        if bytes.get(..self.head.len()).is_some_and(|start| same(start, self.head)) {
            match quick(text, fold, self.holes, self.head.len(), spans) {
                Answer::Yes => return true,
                Answer::No => return false,
                Answer::Unsure => {}
            }
        }
        let start = fold.eat(bytes, 0, self.head);
        start.is_some_and(|start| scan(text, fold, self.holes, start, spans))
    }
}

/// The first of these patterns, for a group of prefixes, that a text is.
#[cold]
#[inline]
pub fn first(patterns: &[Pattern<'_>], prefix: u8, text: &str, fold: Fold) -> Option<Match> {
    let bytes = text.as_bytes();
    let begins_with =
        |head: &[u8]| bytes.first_chunk::<4>().zip(head.first_chunk()).is_none_or(|(a, b)| a == b);
    let ends_with =
        |tail: &[u8]| bytes.last_chunk::<4>().zip(tail.last_chunk()).is_none_or(|(a, b)| a == b);
    let may_be = |own: &Pattern<'_>| {
        own.prefix == prefix
            && match fold {
                Fold::NONE => {
                    begins_with(own.head)
                        && own.holes.last().is_none_or(|hole| ends_with(hole.then))
                }
                _ => may_begin(own, bytes) && may_end(own, bytes),
            }
    };
    let mut patterns = (0..).zip(patterns).filter(|(_, own)| may_be(own));
    patterns.find_map(|(number, pattern)| pattern.matches(number, text, fold))
}

/// What beginnings of a text may be one of these patterns for a group of prefixes.
#[inline]
pub fn outline(patterns: &[Pattern<'_>], prefix: u8, text: &str, fold: Fold) -> Outline {
    let mut outline = Outline::NOTHING;
    // What any text can end is never told to have a reason behind it.
    let may_be = |pattern: &&Pattern<'_>| {
        pattern.prefix == prefix && pattern.flags & OPEN == 0 && may_begin(pattern, text.as_bytes())
    };
    for pattern in patterns.iter().filter(may_be) {
        let mut tail = pattern.head;
        if let Some(last) = pattern.holes.last() {
            if fold.eat(text.as_bytes(), 0, pattern.head).is_none() {
                continue;
            }
            outline.valued = true;
            tail = last.then;
        } else {
            outline.lengths |= 1 << (tail.len() % 64);
            if fold.white_space {
                outline.loose_lengths |= 1 << (fold.length(tail) % 64);
            }
        }
        outline.tails |= tail_of(tail, fold);
    }
    outline
}

/// Whether a text may be one of these patterns, if it has values; one that is not may be held for it.
#[inline]
pub fn may_be_valued(patterns: &[Pattern<'_>], prefix: u8, text: &str, fold: Fold) -> bool {
    let text = text.as_bytes();
    patterns.iter().any(|own| {
        own.prefix == prefix
            && !own.holes.is_empty()
            && may_begin(own, text)
            && may_end(own, text)
            && fold.eat(text, 0, own.head).is_some()
    })
}

/// Whether a text may begin as a pattern does, told by the first byte.
#[inline]
fn may_begin(pattern: &Pattern<'_>, text: &[u8]) -> bool {
    may_be_alike(text.first(), pattern.head.first())
}

/// Whether a text may end as a pattern does, told by the last byte.
#[inline]
fn may_end(pattern: &Pattern<'_>, text: &[u8]) -> bool {
    let tail = pattern.holes.last().map_or(pattern.head, |hole| hole.then);
    may_be_alike(text.last(), tail.last())
}

/// Whether a text is some literal text.
#[inline]
pub fn is(text: &[u8], literal: &[u8], fold: Fold) -> bool {
    let blank = fold.white_space && text.last().is_some_and(u8::is_ascii_whitespace);
    same(text, literal) && !blank || is_alike(text, literal, fold)
}

/// The same where it is spelt another way, as far as that makes no difference.
#[cold]
#[inline]
pub fn is_alike(text: &[u8], literal: &[u8], fold: Fold) -> bool {
    if fold == Fold::NONE {
        return false;
    }
    let written = if fold.white_space { literal.trim_ascii_end() } else { literal };
    same(text, written) || fold.eat(text, 0, literal) == Some(text.len())
}
