//! What characters a value of each type has.

use super::pattern::Kind;

/// A value while its characters are read.
pub enum Run {
    Index(Option<u64>, u8),
    Int { negative: bool, value: Option<i64>, digits: u8 },
    Word(bool),
    Path(PathAt),
    Text(bool),
}

/// Where in a path the last character was.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PathAt {
    Start,
    Dot,
    Name,
    Open,
    Digit(u8),
    Close,
}

/// Digits of a number at most; more would not fit in 64 bits but for leading zeros.
const MAX_DIGITS: u8 = 20;

impl Run {
    #[inline]
    pub fn new(kind: Kind) -> Self {
        match kind {
            Kind::Index => Self::Index(Some(0), 0),
            Kind::Int => Self::Int { negative: false, value: Some(0), digits: 0 },
            Kind::Word => Self::Word(false),
            Kind::Path => Self::Path(PathAt::Start),
            Kind::Text | Kind::OneOf | Kind::Same => Self::Text(false),
        }
    }

    /// Whether the value can go on with `c`.
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
            Self::Word(any) => {
                *any = is_word(c);
                *any
            }
            Self::Path(at) => match at.step(c) {
                Some(next) => {
                    *at = next;
                    true
                }
                None => false,
            },
            Self::Text(any) => {
                *any = true;
                true
            }
        }
    }

    /// Whether the value may end here.
    #[inline]
    pub fn complete(&self) -> bool {
        match self {
            Self::Index(_, digits) | Self::Int { digits, .. } => *digits > 0,
            Self::Word(any) | Self::Text(any) => *any,
            Self::Path(at) => at.complete(),
        }
    }
}

impl PathAt {
    /// Whether a path may end here.
    #[inline]
    pub fn complete(self) -> bool {
        matches!(self, Self::Name | Self::Close)
    }

    #[inline]
    pub fn step(self, c: char) -> Option<Self> {
        let name = c.is_alphanumeric() || matches!(c, '_' | '-' | '$' | '@');
        match (self, c) {
            (Self::Start, _) if name && !c.is_ascii_digit() && c != '-' => Some(Self::Name),
            (Self::Dot | Self::Name, _) if name => Some(Self::Name),
            (Self::Name | Self::Close, '.') => Some(Self::Dot),
            (Self::Name | Self::Close, '[') => Some(Self::Open),
            (Self::Open, _) if c.is_ascii_digit() => Some(Self::Digit(1)),
            (Self::Digit(n), _) if c.is_ascii_digit() && n < MAX_DIGITS => Some(Self::Digit(n + 1)),
            (Self::Digit(_), ']') => Some(Self::Close),
            _ => None,
        }
    }
}

/// Whether a word can have this character: no white space, comma, quote or bracket.
#[inline]
pub const fn is_word(c: char) -> bool {
    !c.is_whitespace()
        && !matches!(c, ',' | '"' | '\'' | '`' | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>')
        && !matches!(c, '‘' | '’' | '‚' | '“' | '”' | '„' | '«' | '»')
}

/// The same for a byte of ASCII; no other byte is one.
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

/// How long the longest path is that a text begins with; none when that is not told by ASCII.
#[inline]
pub fn path_length(text: &[u8]) -> Option<usize> {
    let class = |at: usize| text.get(at).map(|byte| PATH_BYTES[usize::from(*byte)]);
    let (mut at, mut length) = (PathAt::Start, 0);
    while let Some(byte) = class(length) {
        at = match (at, byte) {
            (PathAt::Start | PathAt::Dot | PathAt::Name, PathByte::Letter)
            | (PathAt::Dot | PathAt::Name, PathByte::Digit | PathByte::Hyphen) => PathAt::Name,
            (_, PathByte::Foreign) => return None,
            _ => match at.step(char::from(text[length])) {
                Some(next) => next,
                None => break,
            },
        };
        length += 1;
        while at == PathAt::Name
            && matches!(class(length), Some(PathByte::Letter | PathByte::Digit | PathByte::Hyphen))
        {
            length += 1;
        }
    }
    Some(if at.complete() { length } else { 0 })
}

/// What a byte can be in a path.
#[derive(Clone, Copy)]
enum PathByte {
    Letter,
    Digit,
    Hyphen,
    Other,
    /// Not of ASCII.
    Foreign,
}

static PATH_BYTES: [PathByte; 256] = path_bytes();

const fn path_bytes() -> [PathByte; 256] {
    let mut table = [PathByte::Foreign; 256];
    let mut byte = 0;
    while byte < 0x80 {
        table[byte as usize] = match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'_' | b'$' | b'@' => PathByte::Letter,
            b'0'..=b'9' => PathByte::Digit,
            b'-' => PathByte::Hyphen,
            _ => PathByte::Other,
        };
        byte += 1;
    }
    table
}
