//! Words of a page without their Markdown dressing, and what the dressing said: code, links, line breaks.

/// Some words of a page.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Text {
    /// The words in order; a line break in one begins a new paragraph.
    pub(crate) pieces: Vec<Piece>,
    /// Where links lead.
    pub(crate) links: Vec<Link>,
    /// The byte of the page where it begins.
    pub(crate) at: usize,
}

/// Words that are dressed alike.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) dress: Dress,
}

/// How words are dressed, as far as it tells something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Dress {
    Plain,
    Strong,
    Code,
}

/// A link in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Link {
    pub(crate) title: String,
    pub(crate) url: String,
}

impl Text {
    /// Plain words.
    pub(crate) fn plain_at(at: usize, text: &str) -> Self {
        let mut new = Self { at, ..Self::default() };
        new.push(text, Dress::Plain);
        new
    }

    /// Adds words; those dressed like the last ones join them.
    pub(crate) fn push(&mut self, text: &str, dress: Dress) {
        match self.pieces.last_mut() {
            Some(last) if last.dress == dress && dress != Dress::Code => last.text += text,
            _ => self.pieces.push(Piece { text: text.to_owned(), dress }),
        }
    }

    /// Begins a new paragraph, unless nothing stands above it.
    pub(crate) fn break_line(&mut self) {
        if !self.is_empty() {
            self.push("\n", Dress::Plain);
        }
    }

    /// Puts another text below this one, in a paragraph of its own.
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

    /// Returns whether all of its words are in bold.
    pub(crate) fn is_strong(&self) -> bool {
        let filled = || self.pieces.iter().filter(|piece| !piece.text.trim().is_empty());
        filled().next().is_some() && filled().all(|piece| piece.dress == Dress::Strong)
    }

    /// Takes white space off its beginning.
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

    /// Its paragraphs; code is marked by backticks, where it holds none itself.
    pub(crate) fn paragraphs(&self) -> Vec<String> {
        let marked: String = self.pieces.iter().map(Piece::marked).collect();
        marked.lines().map(squeezed).filter(|line| !line.is_empty()).collect()
    }

    /// Returns the code in it, each with its words.
    pub(crate) fn codes(&self) -> impl Iterator<Item = &str> {
        let codes = self.pieces.iter().filter(|piece| piece.dress == Dress::Code);
        codes.map(|piece| piece.text.trim())
    }

    /// What is not code, with a line break in place of each code.
    pub(crate) fn beside_code(&self) -> Self {
        let mut rest = Self { at: self.at, links: self.links.clone(), pieces: Vec::new() };
        for piece in &self.pieces {
            match piece.dress {
                Dress::Code => rest.push("\n", Dress::Plain),
                dress => rest.push(&piece.text, dress),
            }
        }
        rest
    }

    /// Returns the words up to the byte `to` of `raw`, dressed as they are.
    pub(crate) fn before(&self, to: usize) -> Self {
        let mut first = Self { at: self.at, links: Vec::new(), pieces: Vec::new() };
        let mut start = 0;
        for piece in &self.pieces {
            let length = to.saturating_sub(start).min(piece.text.len());
            start += piece.text.len();
            if let Some(text) = piece.text.get(..length).filter(|text| !text.is_empty()) {
                first.pieces.push(Piece { text: text.to_owned(), dress: piece.dress });
            }
        }
        first
    }

    /// Returns the words from the byte `from` of `raw` on, dressed as they are.
    pub(crate) fn after(&self, from: usize) -> Self {
        let mut rest = Self { at: self.at, links: self.links.clone(), pieces: Vec::new() };
        let mut start = 0;
        for piece in &self.pieces {
            let skip = from.saturating_sub(start).min(piece.text.len());
            start += piece.text.len();
            if let Some(text) = piece.text.get(skip..).filter(|text| !text.is_empty()) {
                rest.pieces.push(Piece { text: text.to_owned(), dress: piece.dress });
            }
        }
        rest
    }

    /// Returns the pieces put together as they stand.
    pub(crate) fn raw(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }
}

impl Piece {
    fn marked(&self) -> String {
        match self.dress {
            Dress::Code if !self.text.contains(['`', '\n']) && !self.text.trim().is_empty() => {
                format!("`{}`", self.text.trim())
            }
            _ => self.text.clone(),
        }
    }
}

/// Returns whether a word is one of those that a text lists.
pub(super) fn is_listed(word: &str, list: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}

/// Text with single spaces between its words.
pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
