//! The text of one catalogue, and the places in it.
//! Every span in errcat is a byte range of a `SourceFile`.

use std::ops::Range;

/// A byte range of a source text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// Returns the span from `start` to `end`, both byte offsets.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Returns the span as a range of bytes.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// A value with its place in the source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

/// Line and column, both counted from 1; columns count characters, as editors do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// A catalogue's text under the name that diagnostics and generated headers show.
#[derive(Clone, Debug)]
pub struct SourceFile {
    name: String,
    text: String,
    line_starts: Vec<usize>,
    counts: Counts,
}

impl SourceFile {
    /// Returns a source of the given name; `name` is shown with `/` between folders on every system.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        // A file of line breaks alone would otherwise take twice as much memory.
        let mut line_starts = Vec::with_capacity(breaks.clone().count() + 1);
        line_starts.push(0);
        line_starts.extend(breaks.map(|(at, _)| at + 1));
        let counts = Counts::of(&text);
        Self { name: name.into().replace('\\', "/"), text, line_starts, counts }
    }

    /// Returns the name that diagnostics show.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the text that a span covers; an empty text when the span is outside the text.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Returns the line and column of a byte offset; offsets past the end are the end. A byte order mark has no column.
    pub fn position(&self, offset: usize) -> Position {
        let (line, start, end) = self.line_before(offset);
        Position { line, column: self.counts.chars(&self.text, start, end) + 1 }
    }

    /// Returns the same as [`position`](Self::position), but with the column in UTF-16 code units.
    pub fn position_utf16(&self, offset: usize) -> Position {
        let (line, start, end) = self.line_before(offset);
        Position { line, column: self.counts.utf16(&self.text, start, end) + 1 }
    }

    /// Returns the number of the line that contains an offset, and the part of the line before the offset.
    fn line_before(&self, offset: usize) -> (usize, usize, usize) {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let mark =
            if line == 1 && self.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let start = self.line_starts[line - 1] + mark;
        (line, start.min(offset), offset)
    }

    /// Returns the span of the whole lines that a span touches.
    pub fn lines(&self, span: Span) -> Span {
        let line = |offset| self.line_starts.partition_point(|start| *start <= offset);
        let start = self.line_starts[line(span.start) - 1];
        let end = self.line_starts.get(line(span.end)).copied().unwrap_or(self.text.len());
        Span::new(start, end)
    }

    /// Returns the fingerprint of the text: 64-bit FNV-1a over its bytes without carriage returns, so that a checkout
    /// with other line ends has the same one.
    pub fn fingerprint(&self) -> u64 {
        let bytes = self.text.bytes().filter(|byte| *byte != b'\r');
        bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    }
}

/// The number of characters and UTF-16 code units before each block of bytes, so that a column far out in a long line
/// is known at once.
#[derive(Clone, Debug)]
struct Counts(Vec<(usize, usize)>);

impl Counts {
    const STEP: usize = 1024;

    fn of(text: &str) -> Self {
        let (mut from, mut chars, mut units) = (0, 0, 0);
        let mut counts = vec![(0, 0)];
        while from + Self::STEP <= text.len() {
            let to = text.floor_char_boundary(counts.len() * Self::STEP);
            chars += text[from..to].chars().count();
            units += text[from..to].encode_utf16().count();
            counts.push((chars, units));
            from = to;
        }
        Self(counts)
    }

    fn chars(&self, text: &str, start: usize, end: usize) -> usize {
        let before = |offset| {
            let (from, (chars, _)) = self.near(text, offset);
            chars + text[from..offset].chars().count()
        };
        before(end) - before(start)
    }

    fn utf16(&self, text: &str, start: usize, end: usize) -> usize {
        let before = |offset| {
            let (from, (_, units)) = self.near(text, offset);
            units + text[from..offset].encode_utf16().count()
        };
        before(end) - before(start)
    }

    /// Returns the last counted place before an offset, and its counts.
    fn near(&self, text: &str, offset: usize) -> (usize, (usize, usize)) {
        let index = (offset / Self::STEP).min(self.0.len() - 1);
        (text.floor_char_boundary(index * Self::STEP), self.0[index])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, offset: usize, line: usize, column: usize) {
        let position = SourceFile::new("x.yaml", text).position(offset);
        assert_eq!(position, Position { line, column }, "{text:?} at {offset}");
    }

    #[test]
    fn positions_count_lines_and_characters() {
        check("", 0, 1, 1);
        check("ab\ncd", 1, 1, 2);
        check("ab\ncd", 3, 2, 1);
        check("é: x", 2, 1, 2);
        check("é: x", 1, 1, 1);
        check("ab", 99, 1, 3);
        check("\u{feff}ab\n", 4, 1, 2);
    }

    #[test]
    fn other_programs_count_utf_16() {
        let source = SourceFile::new("x.yaml", "a\n漢😀é: x");
        assert_eq!(source.position(12), Position { line: 2, column: 5 });
        assert_eq!(source.position_utf16(12), Position { line: 2, column: 6 });
    }

    #[test]
    fn columns_in_long_lines_are_those_of_counting() {
        let text = format!("é\n{}", "aé漢😀".repeat(1000));
        let source = SourceFile::new("x.yaml", text.as_str());
        for (offset, _) in text.char_indices().filter(|(offset, _)| *offset > 2) {
            let before = &text[3..offset];
            assert_eq!(source.position(offset).column, before.chars().count() + 1);
            assert_eq!(source.position_utf16(offset).column, before.encode_utf16().count() + 1);
        }
    }

    #[test]
    fn lines_are_whole() {
        let source = SourceFile::new("x.yaml", "ab\ncd\nef");
        let lines = |start, end| source.slice(source.lines(Span::new(start, end)));
        assert_eq!(lines(0, 0), "ab\n");
        assert_eq!(lines(1, 4), "ab\ncd\n");
        assert_eq!(lines(7, 8), "ef");
        assert_eq!(lines(8, 8), "ef");
    }

    #[test]
    fn fingerprint_ignores_the_kind_of_line_end() {
        let of = |text: &str| SourceFile::new("x", text).fingerprint();
        assert_eq!(of("a\r\nb\r\n"), of("a\nb\n"));
        assert_ne!(of("a\nb\n"), of("a\nc\n"));
    }
}
