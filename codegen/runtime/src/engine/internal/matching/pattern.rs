//! One pattern against one text: literal text and typed values in turn.
//! Time is linear in the text; of all ways to split it, the one with the shortest values from the left is taken.

use super::bytes::{number, same};
use super::matched::{FAR, Match, NEAR, Spans, Values};
use super::normalize::Normalize;
use super::one_pass::{Answer, one_pass, only};
use super::scan::scan;
use super::steps;

/// At most so many values a message.
pub const MAX_FIELDS: usize = 12;

/// A message text taken apart: literal text, then values each followed by literal text.
#[derive(Clone, Copy, Debug)]
pub struct Pattern<'t, H = &'t [Capture<'t>]> {
    /// The message that it stands for.
    pub message: u32,
    /// The group of prefixes that has been taken off its head; 0: none.
    pub prefix: u8,
    /// What is known of it: `LITERAL`, `OPEN`, `BEST`.
    pub flags: u8,
    /// The literal text before the first value.
    pub head: &'t [u8],
    /// The values; only the last may have no literal text after it.
    pub captures: H,
}

/// The values of a pattern, however they are kept.
pub trait Captures<'t>: Copy {
    /// The first value and the others.
    fn split(self) -> Option<(Capture<'t>, Self)>;

    /// Whether the first value is the only one.
    fn is_last(self) -> bool;

    /// Whether any value is of such a kind.
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

/// A value and the literal text after it.
#[derive(Clone, Copy, Debug)]
pub struct Capture<'t> {
    /// The field of the message that it fills.
    pub field: u8,
    /// What it may be.
    pub kind: Kind,
    /// The texts that it may be, joined by `|`.
    pub choices: &'t [u8],
    /// The literal text after it.
    pub literal: &'t [u8],
}

/// Declares the kinds of values from their table: `Variant = number,` a row. Packed tables have the numbers.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $number:literal,)+) => {
        /// What a value may be.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Kind {
            $($(#[$doc])* $kind = $number,)+
        }

        impl Kind {
            /// The kind of a number; none for a number that no kind has.
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
    /// The text that the field has already.
    Same = 7,
    /// One of several texts.
    OneOf = 8,
}

const FREE: Normalize = Normalize { case: true, white_space: true };

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

/// What a text is that is a head, one value and what follows it, of a message, flags and a pattern of its table; none when more
/// has to be tried.
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
    /// What a text is that is the pattern as a whole; `number` tells the pattern from others of its table.
    #[inline]
    pub fn matches(&self, number: u32, text: &str, normalize: Normalize) -> Option<Match> {
        if self.captures.split().is_none() {
            let matched = Match::whole(self.message, self.flags);
            return is(text.as_bytes(), self.head, normalize).then_some(matched);
        }
        self.one(number, text, normalize).unwrap_or_else(|| self.several(number, text, normalize))
    }

    /// The same for a pattern with one value; none when more has to be tried.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn one(&self, number: u32, text: &str, normalize: Normalize) -> Option<Option<Match>> {
        if !self.captures.is_last() {
            return None;
        }
        let (capture, _) = self.captures.split()?;
        one((self.message, self.flags, number), (self.head, &capture), text, normalize)
    }

    /// The same for any number of values, however the text is spelt.
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

    /// The values of a text that is the pattern as a whole.
    #[inline]
    pub fn values<'a>(&self, text: &'a str, normalize: Normalize) -> Values<'a> {
        let mut values = Values { text, ..Values::NONE };
        self.fill(text, normalize, &mut values.spans);
        values
    }

    /// Returns whether it is unknown if a text is the pattern, since values are repeated and the search took too many steps.
    pub fn is_undecided(&self, text: &str, normalize: Normalize) -> bool {
        self.fill(text, normalize, &mut [(0, 0); MAX_FIELDS]) == Answer::Unsure
    }

    /// Finds where the values are in a text that is the pattern. Unsure when that took too many steps.
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

/// Whether a text is some literal text.
#[allow(clippy::inline_always)]
#[inline(always)]
pub fn is(text: &[u8], literal: &[u8], normalize: Normalize) -> bool {
    let blank = normalize.white_space && text.last().is_some_and(u8::is_ascii_whitespace);
    same(text, literal) && !blank || is_alike(text, literal, normalize)
}

/// The same where it is spelt another way, as far as that makes no difference.
#[cold]
#[inline]
fn is_alike(text: &[u8], literal: &[u8], normalize: Normalize) -> bool {
    if normalize == Normalize::NONE {
        return false;
    }
    let written = if normalize.white_space { literal.trim_ascii_end() } else { literal };
    same(text, written) || normalize.eat(text, 0, literal) == Some(text.len())
}
