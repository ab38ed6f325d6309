//! Recognizes the characters of a value of each kind.

use super::bytes::has_low;
use super::pattern::Kind;

/// A value whose characters are being read.
pub enum Run {
    Index(Option<u64>, u8),
    Int {
        negative: bool,
        value: Option<i64>,
        digits: u8,
    },
    Number(NumberAt),
    /// The number of characters of the UUID that were read.
    Uuid(usize),
    Word(bool),
    Path(PathAt),
    Text(bool),
}

/// The part of a number to which the last character belongs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum NumberAt {
    Start,
    Minus,
    Whole,
    Dot,
    Fraction,
    E,
    Sign,
    Exponent,
}

/// The part of a path to which the last character belongs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PathAt {
    Start,
    Dot,
    Name,
    Open,
    Digit(u8),
    Close,
}

/// The maximum number of digits of a number; without leading zeros, more would not fit in 64 bits.
const MAX_DIGITS: u8 = 20;

impl Run {
    #[inline]
    pub fn new(kind: Kind) -> Self {
        match kind {
            Kind::Index => Self::Index(Some(0), 0),
            Kind::Int => Self::Int { negative: false, value: Some(0), digits: 0 },
            Kind::Number => Self::Number(NumberAt::Start),
            Kind::Uuid => Self::Uuid(0),
            Kind::Word => Self::Word(false),
            Kind::Path => Self::Path(PathAt::Start),
            Kind::Text | Kind::OneOf | Kind::Same => Self::Text(false),
        }
    }

    /// Reads the next character, and returns whether the value can continue with it.
    #[inline]
    pub fn step(&mut self, c: char) -> bool {
        match self {
            Self::Index(value, digits) => {
                let Some(digit) = c.to_digit(10).filter(|_| *digits < MAX_DIGITS) else {
                    return false;
                };
                *digits += 1;
                *value = value.and_then(|v| v.checked_mul(10)?.checked_add(u64::from(digit)));
                value.is_some()
            }
            Self::Int { negative, value, digits } => {
                if *digits == 0 && !*negative && c == '-' {
                    *negative = true;
                    return true;
                }
                let Some(digit) = c.to_digit(10).filter(|_| *digits < MAX_DIGITS) else {
                    return false;
                };
                *digits += 1;
                let digit = i64::from(digit);
                let digit = if *negative { -digit } else { digit };
                *value = value.and_then(|v| v.checked_mul(10)?.checked_add(digit));
                value.is_some()
            }
            Self::Number(at) => go_on(at, at.step(c)),
            Self::Uuid(at) => {
                *at += 1;
                u8::try_from(c).is_ok_and(|byte| is_uuid_byte(*at - 1, byte))
            }
            Self::Word(any) => {
                *any = is_word(c);
                *any
            }
            Self::Path(at) => go_on(at, at.step(c)),
            Self::Text(any) => {
                *any = true;
                true
            }
        }
    }

    /// Returns the number of the state of the value if it may end here. The possible continuations depend only on the
    /// state, or on where the value began.
    #[inline]
    pub fn end(&self) -> Option<usize> {
        let complete = |is: bool| is.then_some(0);
        match self {
            Self::Index(_, digits) | Self::Int { digits, .. } => complete(*digits > 0),
            Self::Uuid(at) => complete(*at == UUID),
            Self::Word(any) | Self::Text(any) => complete(*any),
            Self::Number(NumberAt::Whole) | Self::Path(PathAt::Name) => Some(0),
            Self::Number(NumberAt::Fraction) | Self::Path(PathAt::Close) => Some(1),
            Self::Number(NumberAt::Exponent) => Some(2),
            Self::Number(_) | Self::Path(_) => None,
        }
    }
}

/// Moves to the next part, if there is one.
#[inline]
fn go_on<T>(at: &mut T, next: Option<T>) -> bool {
    match next {
        Some(next) => {
            *at = next;
            true
        }
        None => false,
    }
}

impl NumberAt {
    /// Returns whether a number may end here.
    #[inline]
    pub const fn complete(self) -> bool {
        matches!(self, Self::Whole | Self::Fraction | Self::Exponent)
    }

    #[inline]
    pub const fn step(self, c: char) -> Option<Self> {
        match (self, c) {
            (Self::Start, '-') => Some(Self::Minus),
            (Self::Start | Self::Minus | Self::Whole, '0'..='9') => Some(Self::Whole),
            (Self::Whole, '.') => Some(Self::Dot),
            (Self::Dot | Self::Fraction, '0'..='9') => Some(Self::Fraction),
            (Self::Whole | Self::Fraction, 'e' | 'E') => Some(Self::E),
            (Self::E, '+' | '-') => Some(Self::Sign),
            (Self::E | Self::Sign | Self::Exponent, '0'..='9') => Some(Self::Exponent),
            _ => None,
        }
    }
}

/// Returns the length of the longest number that a text begins with, or 0 if that cannot end there.
#[inline]
pub fn number_length(text: &[u8]) -> usize {
    let (mut at, mut length) = (NumberAt::Start, 0);
    while let Some(next) = text.get(length).and_then(|byte| at.step(char::from(*byte))) {
        (at, length) = (next, length + 1);
    }
    if at.complete() { length } else { 0 }
}

/// The number of characters of a UUID.
pub const UUID: usize = 36;

/// Returns whether a UUID can have this byte at this offset.
#[inline]
pub const fn is_uuid_byte(at: usize, byte: u8) -> bool {
    match at {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => at < UUID && byte.is_ascii_hexdigit(),
    }
}

/// Returns the length of the UUID that a text begins with, or 0.
#[inline]
pub fn uuid_length(text: &[u8]) -> usize {
    let is = |start: &[u8]| (0..).zip(start).all(|(at, byte)| is_uuid_byte(at, *byte));
    if text.get(..UUID).is_some_and(is) { UUID } else { 0 }
}

impl PathAt {
    const fn number(self) -> u8 {
        match self {
            Self::Start => 0,
            Self::Dot => 1,
            Self::Name => 2,
            Self::Open => 3,
            Self::Close => 4,
            Self::Digit(digits) => 4 + digits,
        }
    }

    #[inline]
    const fn numbered(number: u8) -> Self {
        match number {
            0 => Self::Start,
            1 => Self::Dot,
            2 => Self::Name,
            3 => Self::Open,
            4 => Self::Close,
            digits => Self::Digit(digits - 4),
        }
    }

    /// Returns whether a path may end here.
    #[inline]
    pub fn complete(self) -> bool {
        matches!(self, Self::Name | Self::Close)
    }

    #[inline]
    pub fn step(self, c: char) -> Option<Self> {
        self.after(match c {
            _ if c.is_ascii() => PathPart::of(c as u8),
            _ if c.is_alphanumeric() => PathPart::Letter,
            _ => PathPart::Other,
        })
    }

    #[inline]
    const fn after(self, part: PathPart) -> Option<Self> {
        match (self, part) {
            (Self::Start | Self::Dot | Self::Name, PathPart::Letter)
            | (Self::Dot | Self::Name, PathPart::Digit | PathPart::Hyphen) => Some(Self::Name),
            (Self::Name | Self::Close, PathPart::Dot) => Some(Self::Dot),
            (Self::Name | Self::Close, PathPart::Open) => Some(Self::Open),
            (Self::Open, PathPart::Digit) => Some(Self::Digit(1)),
            (Self::Digit(n), PathPart::Digit) if n < MAX_DIGITS => Some(Self::Digit(n + 1)),
            (Self::Digit(_), PathPart::Close) => Some(Self::Close),
            _ => None,
        }
    }
}

/// The role of a character in a path.
#[derive(Clone, Copy)]
enum PathPart {
    Letter,
    Digit,
    Hyphen,
    Dot,
    Open,
    Close,
    Other,
    /// A byte that is not ASCII, whose character is not known.
    Foreign,
}

impl PathPart {
    /// Returns the role of a byte.
    #[inline]
    const fn of(byte: u8) -> Self {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'_' | b'$' | b'@' => Self::Letter,
            b'0'..=b'9' => Self::Digit,
            b'-' => Self::Hyphen,
            b'.' => Self::Dot,
            b'[' => Self::Open,
            b']' => Self::Close,
            0x80.. => Self::Foreign,
            _ => Self::Other,
        }
    }
}

/// Returns whether a word can contain this character: not white space, a comma, a quote or a bracket.
#[inline]
pub const fn is_word(c: char) -> bool {
    !c.is_whitespace()
        && !matches!(c, ',' | '"' | '\'' | '`' | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>')
        && !matches!(c, '‘' | '’' | '‚' | '“' | '”' | '„' | '«' | '»')
}

/// Returns whether a byte is ASCII and a word can contain it.
#[inline]
pub fn is_word_byte(byte: u8) -> bool {
    WORD_BYTES[usize::from(byte)]
}

static WORD_BYTES: [bool; 256] = word_bytes();

const fn word_bytes() -> [bool; 256] {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        table[byte as usize] = is_word(byte as char);
        byte += 1;
    }
    table
}

/// Returns the length of the longest path that a text begins with, or `None` if ASCII does not decide.
#[inline]
pub fn path_length(text: &[u8]) -> Option<usize> {
    let (mut state, mut length) = (0, 0);
    while let Some(byte) = text.get(length) {
        let next = after(state, *byte);
        if next >= STOP {
            if next == UNKNOWN {
                return None;
            }
            break;
        }
        (state, length) = (next, length + 1);
    }
    Some(if is_complete(state) { length } else { 0 })
}

/// Returns whether a text is a path, or `None` if ASCII does not decide.
#[inline]
pub fn is_path(text: &[u8]) -> Option<bool> {
    // Most other texts contain white space.
    if has_low(text) {
        return Some(false);
    }
    match text.iter().fold(0, |state, byte| after(state, *byte)) {
        UNKNOWN => None,
        state => Some(is_complete(state)),
    }
}

#[inline]
fn after(state: u8, byte: u8) -> u8 {
    PATH_STATES[usize::from(state | PATH_PARTS[usize::from(byte)])]
}

#[inline]
fn is_complete(state: u8) -> bool {
    state < STOP && PathAt::numbered(state / PARTS).complete()
}

/// The number of each byte's `PathPart`.
static PATH_PARTS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < table.len() {
        table[byte] = PathPart::of(byte as u8) as u8;
        byte += 1;
    }
    table
};

/// The distance between states, enough for each `PathPart`.
const PARTS: u8 = 8;
/// The states after a path has ended, and after a byte that does not decide. Both are the last ones.
const STOP: u8 = 30 * PARTS;
const UNKNOWN: u8 = 31 * PARTS;

/// The state after a state and a `PathPart`. A state is the number of a `PathAt`, times `PARTS`.
static PATH_STATES: [u8; 256] = {
    use PathPart::{Close, Digit, Dot, Foreign, Hyphen, Letter, Open};
    let parts = [Letter, Digit, Hyphen, Dot, Open, Close];
    let mut table = [STOP; 256];
    let mut at = 0;
    while at <= PathAt::Digit(MAX_DIGITS).number() {
        let mut part = 0;
        while part < parts.len() {
            if let Some(next) = PathAt::numbered(at).after(parts[part]) {
                table[(at * PARTS) as usize + parts[part] as usize] = next.number() * PARTS;
            }
            part += 1;
        }
        table[(at * PARTS) as usize + Foreign as usize] = UNKNOWN;
        at += 1;
    }
    let mut part = 0;
    while part < PARTS {
        table[(UNKNOWN + part) as usize] = UNKNOWN;
        part += 1;
    }
    table
};
