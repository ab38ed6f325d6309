//! Words of a page without markup, and what the markup meant: code, bold, links, line breaks.

use std::ops::Range;

/// Some words of a page.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Text {
    /// The words in order; a line break in one begins a new paragraph.
    pub(crate) pieces: Vec<Piece>,
    /// The links, in order.
    pub(crate) links: Vec<Link>,
    /// The byte of the page where it begins.
    pub(crate) at: usize,
}

/// The beginnings of lines that only date a page.
const STAMPS: &[&str] = &[
    "last updat",
    "last modified",
    "last reviewed",
    "last changed",
    "last edited",
    "updated on",
    "updated:",
];

/// Words in the same style.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) style: Style,
}

/// The style of words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Style {
    Plain,
    Strong,
    Code,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Link {
    pub(crate) title: String,
    pub(crate) url: String,
}

impl Text {
    /// Creates a text of plain words.
    pub(crate) fn plain_at(at: usize, text: &str) -> Self {
        let mut new = Self { at, ..Self::default() };
        new.push(text, Style::Plain);
        new
    }

    /// Returns the text with the links of another.
    pub(crate) fn with_links(self, other: &Self) -> Self {
        Self { links: other.links.clone(), ..self }
    }

    /// Returns its lines, of which the first has the links.
    pub(crate) fn lines(&self) -> Vec<Self> {
        let raw = self.raw();
        let ends = raw.match_indices('\n').map(|(at, _)| at).chain([raw.len()]);
        let lines = ends.scan(0, |start, end| Some(std::mem::replace(start, end + 1)..end));
        let line = |range: Range<usize>| Self { pieces: self.cut(range), ..Self::default() };
        let mut lines: Vec<_> = lines.map(|range| Self { at: self.at, ..line(range) }).collect();
        lines[0].links.clone_from(&self.links);
        lines
    }

    /// Adds words; those in the style of the last ones join them.
    pub(crate) fn push(&mut self, text: &str, style: Style) {
        match self.pieces.last_mut() {
            Some(last) if last.style == style && style != Style::Code => last.text += text,
            _ => self.pieces.push(Piece { text: text.to_owned(), style }),
        }
    }

    /// Begins a new paragraph, unless the text is empty.
    pub(crate) fn break_line(&mut self) {
        if !self.is_empty() {
            self.push("\n", Style::Plain);
        }
    }

    /// Appends another text in a paragraph of its own.
    pub(crate) fn append(&mut self, other: Self) {
        if self.is_empty() {
            self.at = other.at;
        }
        self.break_line();
        self.pieces.extend(other.pieces);
        self.links.extend(other.links);
    }

    /// Returns whether there is no word.
    pub(crate) fn is_empty(&self) -> bool {
        self.pieces.iter().all(|piece| piece.text.trim().is_empty())
    }

    /// Returns whether it has words, all of them in this style.
    pub(crate) fn is_all(&self, style: Style) -> bool {
        let mut filled = self.pieces.iter().filter(|piece| !piece.text.trim().is_empty());
        !self.is_empty() && filled.all(|piece| piece.style == style)
    }

    /// Returns whether it only says when the page was last changed.
    pub(crate) fn is_stamp(&self) -> bool {
        let plain = self.plain().to_lowercase();
        let mut starts = STAMPS.iter().filter(|start| plain.starts_with(**start));
        plain.len() < 60 && starts.next().is_some()
    }

    /// Removes white space from its beginning.
    pub(crate) fn trim_start(&mut self) {
        if let Some(piece) = self.pieces.first_mut() {
            piece.text = piece.text.trim_start().to_owned();
        }
        self.pieces.retain(|piece| !piece.text.is_empty());
    }

    /// Returns whether it ends with a colon.
    pub(crate) fn leads(&self) -> bool {
        let filled = self.pieces.iter().rev().find(|piece| !piece.text.trim_end().is_empty());
        filled.is_some_and(|piece| piece.text.trim_end().ends_with(':'))
    }

    /// Returns all of it with single spaces between the words.
    pub(crate) fn plain(&self) -> String {
        squeezed(&self.raw())
    }

    /// Returns all of it, each line with single spaces between the words.
    pub(crate) fn on_lines(&self) -> String {
        let raw = self.raw();
        let lines = raw.lines().map(squeezed).filter(|line| !line.is_empty());
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Returns its paragraphs, with code in backticks where it contains none itself.
    pub(crate) fn paragraphs(&self) -> Vec<String> {
        let marked: String = self.pieces.iter().map(Piece::marked).collect();
        marked.lines().map(squeezed).filter(|line| !line.is_empty()).collect()
    }

    /// Returns the code in it, each with its words.
    pub(crate) fn codes(&self) -> impl Iterator<Item = &str> {
        let codes = self.pieces.iter().filter(|piece| piece.style == Style::Code);
        codes.map(|piece| piece.text.trim())
    }

    /// Returns the words that are not code, with a line break in place of each code.
    pub(crate) fn without_code(&self) -> Self {
        let mut rest = Self { at: self.at, links: self.links.clone(), pieces: Vec::new() };
        for piece in &self.pieces {
            match piece.style {
                Style::Code => rest.push("\n", Style::Plain),
                style => rest.push(&piece.text, style),
            }
        }
        rest
    }

    /// Returns the words up to the byte `to` of `raw`, with their styles.
    pub(crate) fn before(&self, to: usize) -> Self {
        Self { at: self.at, links: Vec::new(), pieces: self.cut(0..to) }
    }

    /// Returns the words from the byte `from` of `raw` on, with their styles.
    pub(crate) fn after(&self, from: usize) -> Self {
        Self { at: self.at, links: self.links.clone(), pieces: self.cut(from..usize::MAX) }
    }

    fn cut(&self, range: Range<usize>) -> Vec<Piece> {
        let mut start = 0;
        let cut = self.pieces.iter().filter_map(|piece| {
            let [from, to] =
                [range.start, range.end].map(|at| at.saturating_sub(start).min(piece.text.len()));
            start += piece.text.len();
            let text = piece.text.get(from..to)?;
            (!text.is_empty()).then(|| Piece { text: text.to_owned(), style: piece.style })
        });
        cut.collect()
    }

    /// Returns the pieces put together without changes.
    pub(crate) fn raw(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }
}

impl Piece {
    fn marked(&self) -> String {
        match self.style {
            Style::Code if !self.text.contains(['`', '\n']) && !self.text.trim().is_empty() => {
                format!("`{}`", self.text.trim())
            }
            _ => self.text.clone(),
        }
    }
}

/// Returns whether a word is one of those that a text lists.
pub(crate) fn is_listed(word: &str, list: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}

/// Returns the lines of a page with their ends, each with the byte where it begins.
pub(super) fn placed_lines(page: &str) -> impl Iterator<Item = (usize, &str)> {
    page.split_inclusive('\n').scan(0, |end, line| {
        *end += line.len();
        Some((*end - line.len(), line))
    })
}

/// Returns text with single spaces between its words.
pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
