//! Finds the positions of parts of a scalar's value in its raw YAML text. Skips quotes, escapes, folded line breaks and
//! the indentation of blocks.

use std::ops::Range;

/// The characters of a value in order, each with its raw bytes.
pub(super) struct Places {
    chars: Vec<(usize, Range<usize>)>,
    end: usize,
}

impl Places {
    /// Aligns the value with the raw text from which it was read.
    pub(super) fn of(raw: &str, value: &str) -> Self {
        let style = Style::of(raw, value);
        let mut tokens = Tokens { raw, at: style.begin(), style }.peekable();
        let mut chars: Vec<(usize, Range<usize>)> = Vec::with_capacity(value.len());
        let mut rest = value.char_indices().peekable();
        while let Some((offset, c)) = rest.next() {
            if !is_space(c) {
                while tokens.next_if(|token| token.space).is_some() {}
                let place = tokens.next().map_or(raw.len()..raw.len(), |token| token.raw);
                chars.push((offset, place));
                continue;
            }
            let mut run = vec![offset];
            while let Some((offset, _)) = rest.next_if(|(_, c)| is_space(*c)) {
                run.push(offset);
            }
            let spaces: Vec<_> =
                std::iter::from_fn(|| tokens.next_if(|token| token.space)).collect();
            let end = spaces.last().or(tokens.peek()).map_or(raw.len(), |token| token.raw.start);
            let place =
                |index: usize| spaces.get(index).map_or(end..end, |token| token.raw.clone());
            chars.extend(run.into_iter().enumerate().map(|(index, offset)| (offset, place(index))));
        }
        let end = chars.last().map_or(style.begin().min(raw.len()), |(_, place)| place.end);
        Self { chars, end }
    }

    /// Returns the raw bytes of a part of the value; `start` and `end` are byte offsets into the value.
    pub(super) fn raw(&self, start: usize, end: usize) -> Range<usize> {
        let from = self.chars.partition_point(|(offset, _)| *offset < start);
        let to = self.chars.partition_point(|(offset, _)| *offset < end);
        let begin = self.chars.get(from).map_or(self.end, |(_, place)| place.start);
        let last = self.chars.get(from..to).and_then(<[_]>::last);
        begin..last.map_or(begin, |(_, place)| place.end)
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// The style of a scalar.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    DoubleQuoted,
    SingleQuoted,
    /// A plain scalar or a block, which has no escapes.
    Plain,
}

impl Style {
    /// Returns the style of a scalar. A block may also begin with a quote, but then its value does, too.
    fn of(raw: &str, value: &str) -> Self {
        if raw.starts_with('"') && (!value.starts_with('"') || raw.starts_with("\"\\\"")) {
            Self::DoubleQuoted
        } else if raw.starts_with('\'') && (!value.starts_with('\'') || raw.starts_with("'''")) {
            Self::SingleQuoted
        } else {
            Self::Plain
        }
    }

    fn begin(self) -> usize {
        usize::from(self != Self::Plain)
    }
}

/// The raw text of one character of the value.
struct Token {
    raw: Range<usize>,
    /// Whether it is white space, which folding may reduce.
    space: bool,
}

struct Tokens<'r> {
    raw: &'r str,
    at: usize,
    style: Style,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let rest = self.raw.get(self.at..)?;
        let c = rest.chars().next()?;
        let next = rest.chars().nth(1);
        let (length, space) = match (self.style, c) {
            // An escaped line break and the white space after it produce no text.
            (Style::DoubleQuoted, '\\') if matches!(next, Some('\n' | '\r')) => {
                self.at += rest.len() - rest[1..].trim_start_matches(is_space).len();
                return self.next();
            }
            (Style::DoubleQuoted, '\\') => {
                (escape(rest), matches!(next, Some('n' | 't' | 'r' | ' ' | '\t')))
            }
            (Style::SingleQuoted, '\'') => (2, false),
            _ => (c.len_utf8(), is_space(c)),
        };
        let start = self.at;
        self.at = self.raw.ceil_char_boundary(start + length);
        Some(Token { raw: start..self.at, space })
    }
}

/// Returns the number of bytes of an escape; a pair of UTF-16 surrogates is one escape.
fn escape(rest: &str) -> usize {
    let surrogate = |text: &str, half: &[u8]| {
        let second = text.strip_prefix("\\ud").or(text.strip_prefix("\\uD"));
        second.and_then(|rest| rest.bytes().next()).is_some_and(|digit| half.contains(&digit))
    };
    match rest.as_bytes().get(1) {
        Some(b'x') => 4,
        Some(b'u') if surrogate(rest, b"89abAB") => match rest.get(6..) {
            Some(low) if surrogate(low, b"cdefCDEF") => 12,
            _ => 6,
        },
        Some(b'u') => 6,
        Some(b'U') => 10,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SourceFile;
    use crate::parse;

    /// Asserts that the `{…}` of a description's value is found at its position in the file.
    fn check(yaml: &str) {
        let source = SourceFile::new("x.yaml", format!("api:\n  description: {yaml}\n  id: x\n"));
        let (spec, _) = parse::parse(&source);
        let text = spec.and_then(|spec| spec.api.description).expect("a description");
        let (start, end) = (text.value.find('{'), text.value.find('}'));
        let (start, end) = (start.expect("a brace"), end.expect("a brace") + 1);
        let raw = source.slice(text.span);
        let found = Places::of(raw, &text.value).raw(start, end);
        let (start, end) = (raw.find('{'), raw.find('}'));
        let written = start.expect("a brace")..end.expect("a brace") + 1;
        assert_eq!(found, written, "{yaml:?}: {:?}", raw.get(found.clone()));
    }

    #[test]
    fn plain_and_quoted_text() {
        check("abc <{x}> d");
        check("\"é {x} d\"");
        check("'it''s ''{x}'' d'");
        check(r#""a\"b\\ \x41\u00e9\U0001F600 {x}""#);
        check(r#""\ud83d\ude00 {x}""#);
        check(r#""{x}""#);
        check(r#""\n\t \n{x}""#);
    }

    #[test]
    fn folded_lines() {
        check("a\n   b\n\n\n   c {x} d");
        check("\"a \n   b\n\n   c {x\n   y} d\"");
        check("'a\n\n   it''s {x} d'");
        check("\"a \\\n   b\\\n   \\  c {x}\"");
        check("\"a\r\n   b {x}\"");
    }

    #[test]
    fn blocks() {
        check("|\n    a\n    b {x}\n    c");
        check("|2-\n      a\n    b\n     {x}");
        check(">-\n    a\n    b\n\n    c {x}\n      d\n    e");
        check(">\n\n\n    a\n      b {x}\n");
        check("|\n    \"a\n    b\" {x}");
        check("|\n    'a {x}'");
        check("|\r\n    a\r\n    b {x}\r\n");
        check("|\n    \\n {x}");
    }

    #[test]
    fn any_raw_text_gives_places_in_it() {
        for (raw, value) in
            [("", "abc"), ("\"\\", "a"), ("'", "a'b"), ("\"\\ué\"", "aé"), ("a", "")]
        {
            let places = Places::of(raw, value);
            for start in 0..=value.len() {
                assert!(raw.get(places.raw(start, value.len())).is_some(), "{raw} {value}");
            }
        }
    }
}
