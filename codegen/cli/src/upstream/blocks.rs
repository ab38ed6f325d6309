//! The blocks of a page, made of tags and words, whichever format they came from. Every word ends up in some block.

use regex::{Captures, Regex};

use super::cells::Cells;
pub(crate) use super::cells::Table;
use super::text::{Link, Style, Text, is_listed, squeezed};

/// The blocks of a page, in order.
pub(crate) type Page = Vec<Block>;

#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Block {
    /// A heading of level 1 to 6.
    Heading(u8, Text),
    Paragraph(Text),
    Item(Text),
    Definition(Text, Text),
    Table(Table),
    /// Something else, and its name.
    Other(&'static str, Text),
}

/// A code block that holds JSON.
pub(super) const JSON: &str = "JSON";

/// The attributes of a tag that are read.
#[derive(Clone, Debug, Default)]
pub(super) struct Attributes {
    pub(super) href: Option<String>,
    /// The language of a code block.
    pub(super) language: String,
    /// The rows and columns that a cell takes; 0 counts as 1.
    pub(super) span: (usize, usize),
}

/// Builds the blocks of a page.
#[derive(Default)]
pub(super) struct Builder {
    page: Page,
    /// The words that are being read, and the kind of their block.
    open: Option<(Kind, Text)>,
    table: Option<Cells>,
    /// The number of tables inside of the table that is being read.
    inner_tables: usize,
    /// The depth of list items.
    items: usize,
    strong: usize,
    code: usize,
    /// Whether words of the code that is being read have been added.
    code_goes_on: bool,
    /// Links that are being read: the address, and the place where they begin.
    links: Vec<(String, Place)>,
    term: Option<Text>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Heading(u8),
    Paragraph,
    Item,
    Term,
    Cell,
    Other(&'static str),
}

/// A piece of a text and a byte in it.
type Place = (usize, usize);

impl Builder {
    /// Reads a start tag without attributes at the byte `at` of the page.
    pub(super) fn start(&mut self, tag: &str, at: usize) {
        self.start_with(tag, Attributes::default(), at);
    }

    /// Reads words between a start tag and its end tag.
    pub(super) fn tagged(&mut self, tag: &str, words: &str, at: usize) {
        self.start(tag, at);
        self.words(words, at);
        self.end(tag);
    }

    pub(super) fn linked(&mut self, words: &str, url: &str, at: usize) {
        let attributes = Attributes { href: Some(url.to_owned()), ..Attributes::default() };
        self.start_with("a", attributes, at);
        self.words(words, at);
        self.end("a");
    }

    /// Reads a text with marks, of which `other` reads those that are neither `code` nor `strong`.
    pub(super) fn marked(
        &mut self,
        marks: &Regex,
        text: &str,
        origin: &dyn Fn(usize) -> usize,
        other: &dyn Fn(&mut Self, &Captures<'_>, usize),
    ) {
        let mut from = 0;
        for found in marks.captures_iter(text) {
            let Some(whole) = found.get(0) else { continue };
            self.words(&text[from..whole.start()], origin(from));
            from = whole.end();
            let at = origin(whole.start());
            match (found.name("code"), found.name("strong")) {
                (Some(code), _) => self.tagged("code", code.as_str(), at),
                (None, Some(strong)) => self.tagged("strong", strong.as_str(), at),
                (None, None) => other(self, &found, at),
            }
        }
        self.words(&text[from..], origin(from));
    }

    /// Reads a start tag.
    pub(super) fn start_with(&mut self, tag: &str, attributes: Attributes, at: usize) {
        match tag {
            "strong" | "b" => self.strong += 1,
            "code" | "kbd" | "samp" | "tt" => {
                self.code += 1;
                self.code_goes_on = self.code > 1;
            }
            "br" => self.break_line(),
            "a" => {
                let place = self.open.as_ref().map_or((0, 0), |(_, text)| place(text));
                self.links.push((attributes.href.unwrap_or_default(), place));
            }
            _ if self.table.is_some() => self.table_tag(tag, &attributes, at),
            "table" => {
                self.close();
                self.table = Some(Cells::default());
            }
            "li" => self.item(at),
            "dt" => self.begin(Kind::Term, at),
            "summary" => {
                self.paragraph(at);
                self.strong += 1;
            }
            "dd" => self.definition(at),
            "pre" => self.begin(Kind::Other(code_block(&attributes.language)), at),
            _ => match heading(tag) {
                Some(level) => self.begin(Kind::Heading(level), at),
                None if is_block(tag) => self.paragraph(at),
                None => {}
            },
        }
    }

    pub(super) fn end(&mut self, tag: &str) {
        match tag {
            "strong" | "b" => self.strong = self.strong.saturating_sub(1),
            "code" | "kbd" | "samp" | "tt" => self.code = self.code.saturating_sub(1),
            "a" => self.link(),
            "summary" => {
                self.strong = self.strong.saturating_sub(1);
                self.paragraph(0);
            }
            "table" if self.inner_tables > 0 => self.inner_tables -= 1,
            "table" => {
                self.close();
                self.page.extend(self.table.take().and_then(Cells::finish).map(Block::Table));
            }
            "td" | "th" if self.inner_tables == 0 => self.close(),
            _ if self.table.is_some() => self.table_end(tag),
            "li" => self.end_item(),
            _ if heading(tag).is_some() || matches!(tag, "pre" | "dt" | "dd") => self.close(),
            _ if is_block(tag) => self.paragraph(0),
            _ => {}
        }
    }

    /// Adds words. Line breaks are kept in code blocks only.
    pub(super) fn words(&mut self, words: &str, at: usize) {
        let is_blank = words.trim().is_empty();
        if is_blank && self.open.is_none() {
            return;
        }
        if let Some((Kind::Other(_), text)) = &mut self.open {
            text.push(words, Style::Plain);
            return;
        }
        let style = match (self.code, self.strong) {
            (1.., _) => Style::Code,
            (0, 1..) => Style::Strong,
            (0, 0) => Style::Plain,
        };
        let on_one_line = words.replace(['\n', '\r', '\t'], " ");
        let goes_on = std::mem::replace(&mut self.code_goes_on, self.code > 0);
        let text = self.text(at);
        match text.pieces.last_mut() {
            Some(last) if goes_on && last.style == Style::Code && style == Style::Code => {
                last.text += &on_one_line;
            }
            _ => text.push(&on_one_line, style),
        }
    }

    /// Adds a block that is not made of tags and words.
    pub(super) fn other(&mut self, what: &'static str, text: Text) {
        if !text.is_empty() {
            self.page.push(Block::Other(what, text));
        }
    }

    /// Returns the columns that the table has so far, if a table is being read.
    pub(super) fn columns(&self) -> usize {
        self.table.as_ref().map_or(0, |table| table.rows.first().map_or(0, Vec::len))
    }

    pub(super) fn finish(mut self) -> Page {
        self.close();
        self.page.extend(self.table.take().and_then(Cells::finish).map(Block::Table));
        self.page
    }

    fn table_tag(&mut self, tag: &str, attributes: &Attributes, at: usize) {
        match tag {
            "table" => self.inner_tables += 1,
            _ if self.inner_tables > 0 => self.break_line(),
            "tr" | "td" | "th" => {
                self.close();
                let Some(table) = &mut self.table else { return };
                if tag == "tr" {
                    table.rows.push(Vec::new());
                } else {
                    table.open(tag == "th", attributes.span);
                    self.begin(Kind::Cell, at);
                }
            }
            "caption" => self.begin(Kind::Paragraph, at),
            _ if is_block(tag) || tag == "li" || heading(tag).is_some() => self.break_line(),
            _ => {}
        }
    }

    fn table_end(&mut self, tag: &str) {
        match tag {
            "caption" => self.close(),
            _ if is_block(tag) || tag == "li" || heading(tag).is_some() => self.break_line(),
            _ => {}
        }
    }

    /// Begins or ends a paragraph; inside of an item or a cell, only a line.
    fn paragraph(&mut self, at: usize) {
        match &mut self.open {
            Some((Kind::Item | Kind::Cell, text)) => text.break_line(),
            _ => self.close(),
        }
        if let Some((_, text)) = &mut self.open {
            text.at = if text.is_empty() && at > 0 { at } else { text.at };
        }
    }

    /// Begins an item. One inside another belongs to it, unless that one only leads to a list.
    fn item(&mut self, at: usize) {
        self.items += 1;
        match &mut self.open {
            Some((Kind::Item, outer)) if self.items > 1 && !outer.is_empty() && !outer.leads() => {
                outer.break_line();
                outer.push("- ", Style::Plain);
            }
            _ => self.begin(Kind::Item, at),
        }
    }

    /// Begins a definition; one without a term of its own continues the one above.
    fn definition(&mut self, at: usize) {
        self.begin(Kind::Item, at);
        match self.page.pop() {
            Some(Block::Definition(term, mut text)) if self.term.is_none() => {
                text.break_line();
                self.term = Some(term);
                self.open = Some((Kind::Item, text));
            }
            before => self.page.extend(before),
        }
    }

    /// Ends an item; words that follow in an outer item belong to that one.
    fn end_item(&mut self) {
        self.items = self.items.saturating_sub(1);
        if self.items == 0 {
            self.close();
        } else {
            self.break_line();
        }
    }

    /// Ends a link. One that leads to its own heading has no word.
    fn link(&mut self) {
        let Some((url, (piece, start))) = self.links.pop() else { return };
        let Some((_, text)) = &mut self.open else { return };
        let words: String =
            text.pieces.iter().skip(piece).map(|piece| piece.text.as_str()).collect();
        let title = squeezed(words.get(start..).unwrap_or_default());
        let footnote = ["#fn", "#note", "#cite"].iter().any(|start| url.starts_with(start));
        if url.starts_with('#') && (footnote || !title.chars().any(char::is_alphanumeric)) {
            text.pieces.truncate(piece + usize::from(start > 0));
            if let Some(last) = text.pieces.get_mut(piece) {
                last.text.truncate(start);
            }
        } else if !url.is_empty() {
            text.links.push(Link { title, url });
        }
    }

    fn break_line(&mut self) {
        if let Some((_, text)) = &mut self.open {
            text.break_line();
        }
    }

    /// Returns the words that are being read. Words outside of any block begin one.
    fn text(&mut self, at: usize) -> &mut Text {
        let kind = if self.items > 0 { Kind::Item } else { Kind::Paragraph };
        let text = &mut self.open.get_or_insert_with(|| (kind, Text::default())).1;
        if text.is_empty() {
            text.at = at;
        }
        text
    }

    fn begin(&mut self, kind: Kind, at: usize) {
        self.close();
        self.open = Some((kind, Text { at, ..Text::default() }));
    }

    /// Makes a block or a cell of what has been read.
    fn close(&mut self) {
        let Some((kind, text)) = self.open.take() else { return };
        if let (Kind::Cell, Some(table)) = (kind, &mut self.table) {
            table.close(text);
            return;
        }
        let term = if kind == Kind::Item { self.term.take() } else { None };
        if text.is_empty() {
            self.page.extend(term.map(Block::Item));
            return;
        }
        self.page.push(match (kind, term) {
            (Kind::Heading(level), _) => Block::Heading(level, text),
            (Kind::Item, Some(term)) => Block::Definition(term, text),
            (Kind::Item, None) => Block::Item(text),
            (Kind::Other(_), _) if is_json(&text) => Block::Other(JSON, text),
            (Kind::Other(what), _) => Block::Other(what, text),
            (Kind::Term, _) => {
                let before = self.term.replace(text);
                self.page.extend(before.map(Block::Item));
                return;
            }
            (Kind::Paragraph | Kind::Cell, _) => Block::Paragraph(text),
        });
    }
}

/// Returns the level of a heading's tag.
fn heading(tag: &str) -> Option<u8> {
    let level = tag.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

/// Returns whether the words before and after a tag are paragraphs of their own.
fn is_block(tag: &str) -> bool {
    const BLOCKS: &str = "address article aside blockquote body center details div dl fieldset figcaption figure footer form \
        header hr html main ol p section ul";
    is_listed(tag, BLOCKS)
}

/// Returns the end of the words.
fn place(text: &Text) -> Place {
    match text.pieces.last() {
        Some(last) if last.style != Style::Code => (text.pieces.len() - 1, last.text.len()),
        _ => (text.pieces.len(), 0),
    }
}

fn is_json(text: &Text) -> bool {
    let raw = text.raw();
    raw.trim_start().starts_with('{') && serde_json::from_str::<serde_json::Value>(&raw).is_ok()
}

fn code_block(language: &str) -> &'static str {
    if language.to_ascii_lowercase().contains("json") { JSON } else { "code block" }
}
