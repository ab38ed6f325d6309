//! The parts of a text that differ from message to message: quoted texts, addresses, times, ids, numbers, control characters
//! and what is redacted. A test in `shape` compares them with an expression, which takes more time.

use std::ops::Range;

/// What a part is.
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
type Part = (Kind, Range<usize>, usize);

/// Finds the parts of a text one after the other.
pub(super) struct Parts<'t> {
    text: &'t str,
    at: usize,
    /// Up to here no e-mail address begins.
    no_email: usize,
}

impl<'t> Parts<'t> {
    /// Creates an iterator over the parts of a text.
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, no_email: 0 }
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
        let end = self.run(at, is_hidden);
        let end = if end == at { self.eat(at, b"[redacted]")? } else { end };
        Some(whole(Kind::Hidden, end))
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// Returns where characters of a kind end.
    fn run(&self, at: usize, is: impl Fn(char) -> bool) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        at + rest.find(|c| !is(c)).unwrap_or(rest.len())
    }

    /// Returns where a number of bytes of a kind end, if there are that many.
    fn exactly(&self, at: usize, count: usize, is: impl Fn(u8) -> bool) -> Option<usize> {
        let part = self.text.as_bytes().get(at..at + count)?;
        part.iter().all(|byte| is(*byte)).then_some(at + count)
    }

    fn eat(&self, at: usize, text: &[u8]) -> Option<usize> {
        self.text.as_bytes().get(at..)?.starts_with(text).then_some(at + text.len())
    }

    fn is_boundary(&self, at: usize) -> bool {
        let around = self.text.split_at_checked(at);
        around
            .is_some_and(|(before, after)| before.ends_with(is_word) != after.starts_with(is_word))
    }

    fn quoted(&self, at: usize, byte: u8) -> Option<Part> {
        let close = |kind, open: usize, quote: char| {
            let end = self.run(open + 1, |c| c != quote && c != '\n');
            let is_closed = self.byte(end) == Some(quote as u8) && end > open + 1;
            is_closed.then(|| (kind, open + 1..end, end + 1))
        };
        let is_before = |c: char| c.is_whitespace() || "([:=,".contains(c);
        match byte {
            b'"' => close(Kind::Double, at, '"'),
            b'`' => close(Kind::Tick, at, '`'),
            b'\'' if at == 0 => close(Kind::Single, 0, '\''),
            _ => {
                let before = self.text.get(at..)?.chars().next().filter(|c| is_before(*c))?;
                let open = self.eat(at + before.len_utf8(), b"'")? - 1;
                close(Kind::Single, open, '\'')
            }
        }
    }

    fn url(&self, at: usize) -> Option<usize> {
        let start = self.eat(at, b"http")?;
        let start = self.eat(self.eat(start, b"s").unwrap_or(start), b"://")?;
        let end = self.run(start, |c| !c.is_whitespace() && !"\"'<>)]".contains(c));
        (end > start).then_some(end)
    }

    fn email(&mut self, at: usize) -> Option<usize> {
        if at < self.no_email {
            return None;
        }
        let name = self.run(at, |c| is_word(c) || ".+-".contains(c));
        let in_label = |c| is_word(c) || c == '-';
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
        let two = |at| self.exactly(at, 2, |byte| byte.is_ascii_digit());
        let date = self
            .exactly(at, 4, |byte| byte.is_ascii_digit())
            .and_then(|at| self.eat(at, b"-"))
            .and_then(two);
        let date = date.and_then(|at| self.eat(at, b"-")).and_then(two)?;
        let clock = self.eat(date, b"T").or_else(|| self.eat(date, b" ")).and_then(two);
        let minutes = clock.and_then(|at| self.eat(at, b":")).and_then(two);
        let seconds = minutes.and_then(|at| self.eat(at, b":")).and_then(two);
        let point = |at| self.eat(at, b".").or_else(|| self.eat(at, b","));
        let fraction = seconds.and_then(point).and_then(|start| {
            Some(self.run(start, |c| c.is_ascii_digit())).filter(|end| *end > start)
        });
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
        let end = self.run(at, |c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
        (at + 6..=end).rev().find(|end| self.is_boundary(*end))
    }

    fn number(&self, at: usize) -> Option<usize> {
        let start = self.eat(at, b"-").unwrap_or(at);
        let end = self.run(start, |c| c.is_ascii_digit());
        if end == start || !self.is_boundary(start) {
            return None;
        }
        let fraction = self.eat(end, b".").map(|start| self.run(start, |c| c.is_ascii_digit()));
        let fraction = fraction.filter(|fraction| *fraction > end + 1);
        fraction.into_iter().chain([end]).find(|end| self.is_boundary(*end))
    }
}

impl Iterator for Parts<'_> {
    type Item = (Kind, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        while self.at < self.text.len() {
            let at = self.at;
            if let Some(part) = self.part(at) {
                self.at = part.2;
                return Some((part.0, part.1));
            }
            self.at += 1;
        }
        None
    }
}

fn is_hidden(c: char) -> bool {
    let is_format = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    c.is_control() || is_format
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
