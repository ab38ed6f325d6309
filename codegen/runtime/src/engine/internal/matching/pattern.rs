//! Matches one pattern against one text: literals and captured values in turn. Time is linear in the text; of all
//! possible splits, the one with the shortest values from the left is taken.

use super::bytes::{number, same};
use super::matched::{FAR, Match, NEAR, Spans, Values};
use super::normalize::Normalize;
use super::one_pass::{Answer, one_pass, only};
use super::scan::scan;
use super::steps;

/// The maximum number of captures in a pattern.
pub const MAX_FIELDS: usize = 12;

/// A message as a pattern: a literal, then captures, each followed by a literal.
#[derive(Clone, Copy, Debug)]
pub struct Pattern<'t, H = &'t [Capture<'t>]> {
    /// The number of its message.
    pub message: u32,
    /// The group of the prefix that has been removed from its head; 0 if none has.
    pub prefix: u8,
    /// Its flags: `LITERAL`, `OPEN`, `BEST`.
    pub flags: u8,
    /// The literal before the first capture.
    pub head: &'t [u8],
    /// The captures; only the last one may have no literal after it.
    pub captures: H,
}

/// The captures of a pattern, in any representation.
pub trait Captures<'t>: Copy {
    /// Returns the first capture and the others.
    fn split(self) -> Option<(Capture<'t>, Self)>;

    /// Returns whether there is exactly one capture.
    fn is_last(self) -> bool;

    /// Returns whether any capture has a property.
    #[inline]
    fn any(self, kind: impl Fn(&Capture<'t>) -> bool) -> bool {
        let mut rest = self;
        while let Some((capture, others)) = rest.split() {
            if kind(&capture) {
                return true;
            }
            rest = others;
        }
        false
    }
}

impl<'t> Captures<'t> for &'t [Capture<'t>] {
    #[inline]
    fn split(self) -> Option<(Capture<'t>, Self)> {
        self.split_first().map(|(capture, rest)| (*capture, rest))
    }

    #[inline]
    fn is_last(self) -> bool {
        self.len() == 1
    }
}

/// A capture and the literal after it.
#[derive(Clone, Copy, Debug)]
pub struct Capture<'t> {
    /// The number of the message's field that it fills.
    pub field: u8,
    /// The kind of its values.
    pub kind: Kind,
    /// Its possible values, joined by `|`, for the kind `OneOf`.
    pub choices: &'t [u8],
    /// The literal after it.
    pub literal: &'t [u8],
}

/// Declares the kinds of captures from rows `Variant = number,`. Packed tables store the numbers.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $number:literal,)+) => {
        /// The kind of the values of a capture.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Kind {
            $($(#[$doc])* $kind = $number,)+
        }

        impl Kind {
            /// Returns the kind with a number, if there is one.
            #[allow(clippy::inline_always)]
            #[inline(always)]
            pub const fn numbered(number: u8) -> Option<Self> {
                match number {
                    $($number => Some(Self::$kind),)+
                    _ => None,
                }
            }
        }
    };
}

kinds! {
    /// A decimal `u64`.
    Index = 0,
    /// A decimal `i64`.
    Int = 1,
    /// A decimal number: digits, perhaps with a sign, a fraction and an exponent.
    Number = 2,
    /// 8-4-4-4-12 hexadecimal digits.
    Uuid = 3,
    /// No white space, comma, quote or bracket.
    Word = 4,
    /// `a.b[0].c`
    Path = 5,
    /// At least one character.
    Text = 6,
    /// The value that the field has already.
    Same = 7,
    /// One of several values.
    OneOf = 8,
}

const FREE: Normalize = Normalize { case: true, white_space: true };

/// Returns the number of an index, which is known to fit. Not inlined, since a catalogue has many calls.
#[inline(never)]
pub fn index(value: &str) -> u64 {
    if value.len() <= 8 {
        return number(value.as_bytes());
    }
    value.bytes().fold(0, |number, digit| {
        number.wrapping_mul(10).wrapping_add(u64::from(digit.wrapping_sub(b'0')))
    })
}

/// Returns the number of an integer, which is known to fit.
#[inline(never)]
pub fn int(value: &str) -> i64 {
    value.parse().unwrap_or_default()
}

/// Returns the position of a value in `choices`, which are joined by `|`; an exact match takes precedence.
#[inline(never)]
pub fn choice(value: &str, choices: &str) -> usize {
    let exact = choices.split('|').position(|choice| choice == value);
    let folded = |choice: &str| FREE.same(value.as_bytes(), choice.as_bytes());
    exact.or_else(|| choices.split('|').position(folded)).unwrap_or_default()
}

/// Matches a text with a head, one capture and the literal after it. The message, flags and number of the pattern go
/// into the match. `None` when the general search has to decide.
#[allow(clippy::inline_always)]
#[inline(always)]
pub fn one(
    (message, flags, number): (u32, u8, u32),
    (head, capture): (&[u8], &Capture<'_>),
    text: &str,
    normalize: Normalize,
) -> Option<Option<Match>> {
    match only(text.as_bytes(), head, capture, normalize) {
        Answer::Yes => {
            let span = (head.len(), text.len() - capture.literal.len());
            Some(Some(Match::one(message, flags, number, span)))
        }
        Answer::No => Some(None),
        Answer::Unsure => None,
    }
}

impl<'t, H: Captures<'t>> Pattern<'t, H> {
    /// Matches a whole text with the pattern; `number` identifies the pattern in its table.
    #[inline]
    pub fn matches(&self, number: u32, text: &str, normalize: Normalize) -> Option<Match> {
        if self.captures.split().is_none() {
            let matched = Match::whole(self.message, self.flags);
            return is(text.as_bytes(), self.head, normalize).then_some(matched);
        }
        self.one(number, text, normalize).unwrap_or_else(|| self.several(number, text, normalize))
    }

    /// Matches a text if the pattern has one capture; `None` when the general search has to decide.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn one(&self, number: u32, text: &str, normalize: Normalize) -> Option<Option<Match>> {
        if !self.captures.is_last() {
            return None;
        }
        let (capture, _) = self.captures.split()?;
        one((self.message, self.flags, number), (self.head, &capture), text, normalize)
    }

    /// Matches a text with any number of captures and any spelling that `normalize` allows.
    #[inline]
    pub fn several(&self, number: u32, text: &str, normalize: Normalize) -> Option<Match> {
        let mut spans = [(0, 0); MAX_FIELDS];
        if self.fill(text, normalize, &mut spans) != Answer::Yes {
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

    /// Returns the values of a text that matches the pattern.
    #[inline]
    pub fn values<'a>(&self, text: &'a str, normalize: Normalize) -> Values<'a> {
        let mut values = Values { text, ..Values::NONE };
        self.fill(text, normalize, &mut values.spans);
        values
    }

    /// Returns whether the search for repeated values exceeded its step budget, so that a match is undecided.
    pub fn is_undecided(&self, text: &str, normalize: Normalize) -> bool {
        self.fill(text, normalize, &mut [(0, 0); MAX_FIELDS]) == Answer::Unsure
    }

    /// Finds the spans of the values in a text. `Unsure` when the search exceeded its step budget.
    #[inline]
    fn fill(&self, text: &str, normalize: Normalize, spans: &mut Spans) -> Answer {
        let bytes = text.as_bytes();
        steps::count(1 + bytes.len());
        if u32::try_from(text.len()).is_err() {
            return Answer::No;
        }
        if bytes.get(..self.head.len()).is_some_and(|start| same(start, self.head)) {
            let answer = one_pass(text, normalize, self.captures, self.head.len(), spans);
            if answer != Answer::Unsure {
                return answer;
            }
        }
        match normalize.eat(bytes, 0, self.head) {
            Some(start) => scan(text, normalize, self.captures, start, spans),
            None => Answer::No,
        }
    }
}

/// Returns whether a text is equal to a literal, as normalized.
#[allow(clippy::inline_always)]
#[inline(always)]
pub fn is(text: &[u8], literal: &[u8], normalize: Normalize) -> bool {
    let blank = normalize.white_space && text.last().is_some_and(u8::is_ascii_whitespace);
    same(text, literal) && !blank || is_alike(text, literal, normalize)
}

/// Returns whether a text that differs from a literal is equal to it as normalized.
#[cold]
#[inline]
fn is_alike(text: &[u8], literal: &[u8], normalize: Normalize) -> bool {
    if normalize == Normalize::NONE {
        return false;
    }
    let written = if normalize.white_space { literal.trim_ascii_end() } else { literal };
    same(text, written) || normalize.eat(text, 0, literal) == Some(text.len())
}
