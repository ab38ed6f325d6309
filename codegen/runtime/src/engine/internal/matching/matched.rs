//! The match of a text with a message, and the values that it captured.

use core::num::NonZeroU64;

use super::pattern::MAX_FIELDS;

/// The match of a text with a message. It has only two words, since many functions pass it on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Match {
    /// From the lowest bit: the number of the message, from 1 (24 bits), the flags (8), the start and the end of the
    /// first value (16 each).
    known: NonZeroU64,
    /// The starts and ends of the second and third value. If there are more values, or the text is longer, this is
    /// the number of the pattern in its table instead, and the span of the first value is 0.
    more: u64,
}

/// The number of values that a match stores; those of other matches are searched for again on request.
pub const NEAR: usize = 3;

/// The length from which a text is too long for its spans to be stored.
pub const FAR: usize = 1 << 16;

/// The number of bits of a message's number.
pub const MESSAGE_BITS: u32 = 24;

/// Flag: the pattern has literal text of its own.
pub const LITERAL: u8 = 0x80;
/// Flag: a value may be any text.
pub const OPEN: u8 = 0x40;
/// Flag: no pattern of its error and prefix with a higher precedence matches any text that it matches.
pub const BEST: u8 = 0x20;
/// All flags of patterns.
pub const FLAGS: u8 = LITERAL | OPEN | BEST;
/// Flag: the pattern has no captures.
const WHOLE: u8 = 0x10;

impl Match {
    /// Returns the match of a message without captures, whose pattern has these flags.
    #[inline]
    pub const fn whole(message: u32, flags: u8) -> Self {
        Self::new(message, flags | WHOLE, [(0, 0); NEAR])
    }

    /// Returns the match of a message that is a literal.
    #[inline]
    pub const fn literal(message: u32) -> Self {
        Self::whole(message, LITERAL)
    }

    /// Returns the match of a message whose pattern has these flags.
    #[inline]
    pub const fn new(message: u32, flags: u8, [first, second, third]: [(u16, u16); NEAR]) -> Self {
        let more = span(second) | span(third) << 32;
        let above = (flags as u64) << MESSAGE_BITS | span(first) << 32;
        Self { known: NonZeroU64::MIN.saturating_add(message as u64 | above), more }
    }

    /// Returns the match of a message with one value, which has this span.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub fn one(message: u32, flags: u8, pattern: u32, (from, to): (usize, usize)) -> Self {
        if to < FAR {
            return Self::new(message, flags, [(from as u16, to as u16), (0, 0), (0, 0)]);
        }
        Self::far(message, flags, pattern)
    }

    /// Returns the match of a message whose values are too many or too far apart for their spans to be stored.
    #[cold]
    #[inline]
    pub const fn far(message: u32, flags: u8, pattern: u32) -> Self {
        Self { more: pattern as u64, ..Self::new(message, flags, [(0, 0); NEAR]) }
    }

    #[inline]
    const fn has(self, flag: u8) -> bool {
        self.known.get() >> MESSAGE_BITS & flag as u64 != 0
    }

    /// Returns the number of the message.
    #[inline]
    pub const fn message(self) -> u32 {
        (self.known.get() as u32 & ((1 << MESSAGE_BITS) - 1)) - 1
    }

    /// Returns the number of the pattern in its table, if the spans are not stored.
    #[inline]
    pub const fn pattern(self) -> u32 {
        self.more as u32
    }

    /// Returns whether the pattern has literal text of its own.
    #[inline]
    pub const fn is_literal(self) -> bool {
        self.has(LITERAL)
    }

    /// Returns whether a value may be any text, so that nothing can follow it recognizably.
    #[inline]
    pub const fn is_open(self) -> bool {
        self.has(OPEN)
    }

    /// Returns whether no pattern of higher precedence matches any text that the pattern matches.
    #[inline]
    pub const fn is_best(self) -> bool {
        self.has(BEST)
    }

    /// Returns whether the pattern has no captures.
    #[inline]
    pub const fn is_whole(self) -> bool {
        self.has(WHOLE)
    }

    /// Returns whether the spans of the values are stored.
    #[inline]
    pub const fn is_near(self) -> bool {
        self.known.get() >> 48 != 0
    }

    /// Returns a value of the text that matched, if its span is stored.
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

    /// Returns the values of the text that matched. `far` finds the values of a pattern whose spans are not stored.
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

/// Packs a span into 32 bits.
#[inline]
const fn span((from, to): (u16, u16)) -> u64 {
    from as u64 | (to as u64) << 16
}

/// The spans of the values in a text, by field: start and end in bytes.
pub type Spans = [(u32, u32); MAX_FIELDS];

/// The values of a text, by the number of their field.
#[derive(Clone, Copy, Debug)]
pub struct Values<'a> {
    /// The text.
    pub text: &'a str,
    /// Their spans in the text.
    pub spans: Spans,
}

impl<'a> Values<'a> {
    /// The values of a text without captures.
    pub const NONE: Self = Self { text: "", spans: [(0, 0); MAX_FIELDS] };

    /// Returns the raw text of a field.
    #[inline]
    pub fn text(&self, field: u8) -> &'a str {
        let (start, end) = self.spans.get(usize::from(field)).copied().unwrap_or_default();
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }
}
