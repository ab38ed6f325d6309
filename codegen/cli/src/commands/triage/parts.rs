//! The parts of an ASCII text that differ from message to message: quoted texts, addresses, times, ids, numbers, control
//! characters and what is redacted. The expression in `shape` finds the same ones, in any text, in more time.

use std::ops::Range;

/// What a part is, in the order of the groups of the expression.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Kind {
    Double,
    Single,
    Tick,
    Url,
    Email,
    Time,
    Uuid,
    Word,
    Number,
    Hidden,
}

/// A part, and where the search for the next one goes on.
pub(super) type Part = (Kind, Range<usize>, usize);

/// Finds the parts of a text one after the other.
pub(super) struct Parts<'t> {
    text: &'t [u8],
    at: usize,
    /// Up to here no e-mail address begins.
    no_email: usize,
}

impl<'t> Parts<'t> {
    /// Creates an iterator over the parts of a text, which has to be ASCII.
    pub(super) fn new(text: &'t str) -> Self {
        Self { text: text.as_bytes(), at: 0, no_email: 0 }
    }

    /// Returns the part that begins at a position.
    fn part(&mut self, at: usize) -> Option<Part> {
        let whole = |kind, end: usize| (kind, at..end, end);
        let byte = self.byte(at)?;
        if let Some(part) = self.quoted(at, byte) {
            return Some(part);
        }
        if let Some(end) = self.url(at) {
            return Some(whole(Kind::Url, end));
        }
        if let Some(end) = self.email(at) {
            return Some(whole(Kind::Email, end));
        }
        if self.is_boundary(at) {
            if let Some(end) = self.time(at) {
                return Some(whole(Kind::Time, end));
            }
            if let Some(end) = self.uuid(at) {
                return Some(whole(Kind::Uuid, end));
            }
            if let Some(end) = self.word(at) {
                return Some(whole(Kind::Word, end));
            }
        }
        if let Some(end) = self.number(at) {
            return Some(whole(Kind::Number, end));
        }
        let end = self.run(at, |byte| byte.is_ascii_control());
        let end = if end == at { self.eat(at, b"[redacted]")? } else { end };
        Some(whole(Kind::Hidden, end))
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.get(at).copied()
    }

    /// Returns where bytes of a kind end.
    fn run(&self, at: usize, is: impl Fn(u8) -> bool) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        at + rest.iter().take_while(|byte| is(**byte)).count()
    }

    /// Returns where a number of bytes of a kind end, if there are that many.
    fn exactly(&self, at: usize, count: usize, is: impl Fn(u8) -> bool) -> Option<usize> {
        let part = self.text.get(at..at + count)?;
        part.iter().all(|byte| is(*byte)).then_some(at + count)
    }

    fn eat(&self, at: usize, text: &[u8]) -> Option<usize> {
        self.text.get(at..)?.starts_with(text).then_some(at + text.len())
    }

    fn is_boundary(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.byte(at));
        before.is_some_and(is_word) != self.byte(at).is_some_and(is_word)
    }

    fn quoted(&self, at: usize, byte: u8) -> Option<Part> {
        let close = |kind, open: usize, quote: u8| {
            let end = self.run(open + 1, |byte| byte != quote && byte != b'\n');
            let is_closed = self.byte(end) == Some(quote) && end > open + 1;
            is_closed.then(|| (kind, open + 1..end, end + 1))
        };
        match byte {
            b'"' => close(Kind::Double, at, b'"'),
            b'`' => close(Kind::Tick, at, b'`'),
            b'\'' if at == 0 => close(Kind::Single, 0, b'\''),
            _ if (is_space(byte) || b"([:=,".contains(&byte))
                && self.byte(at + 1) == Some(b'\'') =>
            {
                close(Kind::Single, at + 1, b'\'')
            }
            _ => None,
        }
    }

    fn url(&self, at: usize) -> Option<usize> {
        let start = self.eat(at, b"http")?;
        let start = self.eat(self.eat(start, b"s").unwrap_or(start), b"://")?;
        let end = self.run(start, |byte| !is_space(byte) && !b"\"'<>)]".contains(&byte));
        (end > start).then_some(end)
    }

    fn email(&mut self, at: usize) -> Option<usize> {
        if at < self.no_email {
            return None;
        }
        let name = self.run(at, |byte| is_word(byte) || b".+-".contains(&byte));
        let in_label = |byte| is_word(byte) || byte == b'-';
        let label = |start: usize| Some(self.run(start, in_label)).filter(|end| *end > start);
        let end = self.eat(name, b"@").filter(|_| name > at).and_then(label);
        let more = |end: usize| self.eat(end, b".").and_then(label);
        let Some(mut end) = end.and_then(more) else {
            // No later beginning of the same name can lead to another end.
            self.no_email = name;
            return None;
        };
        while let Some(next) = more(end) {
            end = next;
        }
        Some(end)
    }

    /// Returns where a date ends, with the time after it where there is one.
    fn time(&self, at: usize) -> Option<usize> {
        let two = |at| self.exactly(at, 2, digit);
        let date = self.exactly(at, 4, digit).and_then(|at| self.eat(at, b"-")).and_then(two);
        let date = date.and_then(|at| self.eat(at, b"-")).and_then(two)?;
        let clock = self.eat(date, b"T").or_else(|| self.eat(date, b" ")).and_then(two);
        let minutes = clock.and_then(|at| self.eat(at, b":")).and_then(two);
        let seconds = minutes.and_then(|at| self.eat(at, b":")).and_then(two);
        let point = |at| self.eat(at, b".").or_else(|| self.eat(at, b","));
        let fraction = seconds
            .and_then(point)
            .and_then(|start| Some(self.run(start, digit)).filter(|end| *end > start));
        let zone = |at| {
            let hours = || two(self.eat(at, b"+").or_else(|| self.eat(at, b"-"))?);
            let minutes = |at| two(self.eat(at, b":").unwrap_or(at));
            self.eat(at, b"Z").or_else(|| hours().and_then(minutes))
        };
        let ends = [fraction, seconds, minutes].into_iter().flatten();
        let ends = ends.flat_map(|end| [zone(end), Some(end)]).flatten();
        ends.chain([date]).find(|end| self.is_boundary(*end))
    }

    fn uuid(&self, at: usize) -> Option<usize> {
        let hex = |at, count| self.exactly(at, count, |byte| byte.is_ascii_hexdigit());
        let mut end = hex(at, 8)?;
        for count in [4, 4, 4, 12] {
            end = hex(self.eat(end, b"-")?, count)?;
        }
        self.is_boundary(end).then_some(end)
    }

    fn word(&self, at: usize) -> Option<usize> {
        let end = self.run(at, |byte| is_word(byte) || byte == b'-');
        (at + 6..=end).rev().find(|end| self.is_boundary(*end))
    }

    fn number(&self, at: usize) -> Option<usize> {
        let start = self.eat(at, b"-").unwrap_or(at);
        let end = self.run(start, digit);
        if end == start || !self.is_boundary(start) {
            return None;
        }
        let fraction = self.eat(end, b".").map(|start| self.run(start, digit));
        let fraction = fraction.filter(|fraction| *fraction > end + 1);
        fraction.into_iter().chain([end]).find(|end| self.is_boundary(*end))
    }
}

impl Iterator for Parts<'_> {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        while self.at < self.text.len() {
            let at = self.at;
            if let Some(part) = self.part(at) {
                self.at = part.2;
                return Some(part);
            }
            self.at += 1;
        }
        None
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0x0b
}

fn digit(byte: u8) -> bool {
    byte.is_ascii_digit()
}
