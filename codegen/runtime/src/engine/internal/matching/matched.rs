//! That a text reads as a message, and the values that it carries.

use core::num::NonZeroU64;

use super::pattern::MAX_FIELDS;

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
pub const NEAR: usize = 3;

/// Where values of longer texts stand is not kept.
pub const FAR: usize = 1 << 16;

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
    pub const fn new(message: u32, flags: u8, [first, second, third]: [(u16, u16); NEAR]) -> Self {
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
    pub const fn far(message: u32, flags: u8, pattern: u32) -> Self {
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

/// Where in a text the values stand, by field: from, to.
pub type Spans = [(u32, u32); MAX_FIELDS];

/// The values of a text, by the number of the field.
#[derive(Clone, Copy, Debug)]
pub struct Values<'a> {
    /// The text.
    pub text: &'a str,
    /// Where they stand in it.
    pub spans: Spans,
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
