//! parse: the events of a Markdown text become the blocks of a `Page`. Every word ends up in some block.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::html;
use super::lines::Lines;
use super::page::{Block, Page, Table};
use super::text::{Dress, Link, Text};

/// The blocks of a page whose lines are in place.
pub(super) fn parse(lines: &Lines) -> Page {
    let mut builder = Builder::new(lines);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for (event, range) in Parser::new_ext(lines.text(), options).into_offset_iter() {
        builder.event(event, range);
    }
    builder.close();
    builder.page
}

struct Builder<'l> {
    lines: &'l Lines,
    page: Page,
    /// The words that are being read, and what they will be.
    open: Option<(Kind, Text)>,
    table: Option<Table>,
    /// How many list items are around what is being read.
    items: usize,
    strong: usize,
    /// Links that are being read: the address, and where in the words they begin.
    links: Vec<(String, Place)>,
    html: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Heading(u8),
    Paragraph,
    Item,
    Cell,
    Other(&'static str),
}

impl<'l> Builder<'l> {
    fn new(lines: &'l Lines) -> Self {
        Self {
            lines,
            page: Page::new(),
            open: None,
            table: None,
            items: 0,
            strong: 0,
            links: Vec::new(),
            html: String::new(),
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let at = range.start;
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.words(&text, at),
            Event::Code(code) => {
                self.text(at).push(&html::unescaped(&code), Dress::Code);
            }
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.words(&text, at);
            }
            Event::Html(text) => self.html += &text,
            Event::InlineHtml(tag) if html::is_break(&tag) => self.text(at).break_line(),
            Event::InlineHtml(tag) if html::is_dressing(&tag) => {}
            Event::InlineHtml(tag) => self.words(&tag, at),
            Event::SoftBreak => self.words(" ", at),
            Event::HardBreak => self.text(at).break_line(),
            Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let at = range.start;
        match tag {
            Tag::Heading { level, .. } => self.begin(Kind::Heading(level as u8), at),
            Tag::Paragraph if self.items > 0 => {
                if let Some((Kind::Item, text)) = &mut self.open {
                    text.break_line();
                }
            }
            Tag::Paragraph => self.begin(Kind::Paragraph, at),
            Tag::Item => self.item(at),
            Tag::CodeBlock(kind) => self.begin(Kind::Other(code_block(&kind)), at),
            Tag::MetadataBlock(_) => self.begin(Kind::Other("front matter"), at),
            Tag::HtmlBlock => self.begin(Kind::Other("HTML"), at),
            Tag::Table(_) => {
                self.close();
                self.table = Some(Table::default());
            }
            Tag::TableRow => self.row(range),
            Tag::TableCell => self.begin(Kind::Cell, at),
            Tag::Strong => self.strong += 1,
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                let place = place(self.text(at));
                self.links.push((dest_url.into_string(), place));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph if self.items > 0 => {}
            TagEnd::Item => {
                self.items = self.items.saturating_sub(1);
                // What goes on in an outer item belongs to that one.
                if self.items == 0 {
                    self.close();
                } else if let Some((Kind::Item, text)) = &mut self.open {
                    text.break_line();
                }
            }
            TagEnd::HtmlBlock => self.html_block(),
            TagEnd::Heading(_)
            | TagEnd::Paragraph
            | TagEnd::CodeBlock
            | TagEnd::MetadataBlock(_)
            | TagEnd::TableCell => self.close(),
            TagEnd::Table => self.page.extend(self.table.take().map(Block::Table)),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Link | TagEnd::Image => self.link(),
            _ => {}
        }
    }

    /// A table in HTML is a table; what else is written in HTML stays as it is.
    fn html_block(&mut self) {
        let html = html::without_comments(&std::mem::take(&mut self.html));
        let at = self.open.as_ref().map_or(0, |(_, text)| text.at);
        match html::table(&html, at) {
            Some(table) => {
                self.open = None;
                self.page.push(Block::Table(table));
            }
            None => {
                self.text(0).push(&html, Dress::Plain);
                self.close();
            }
        }
    }

    /// A row begins. Markdown leaves out cells for which there is no column: they are kept beside the table.
    fn row(&mut self, range: Range<usize>) {
        let Some(table) = &mut self.table else { return };
        table.rows.push(Vec::new());
        let row = self.lines.text().get(range.clone()).unwrap_or_default();
        if let Some(at) = super::lines::past_cells(row, table.head.len()) {
            let beyond = row[at..].trim_matches(['|', ' ', '\n', '\r']);
            let text = Text::plain_at(self.lines.origin(range.start + at), beyond);
            if !text.is_empty() {
                self.page.push(Block::Other("cells without a column", text));
            }
        }
    }

    /// An item begins. One inside another belongs to it, unless that one only leads to a list.
    fn item(&mut self, at: usize) {
        self.items += 1;
        match &mut self.open {
            Some((Kind::Item, outer)) if !outer.is_empty() && !outer.leads() => {
                outer.break_line();
                outer.push("- ", Dress::Plain);
            }
            _ => self.begin(Kind::Item, at),
        }
    }

    fn link(&mut self) {
        let Some((url, (piece, start))) = self.links.pop() else { return };
        let Some((_, text)) = &mut self.open else { return };
        let words =
            text.pieces.get(piece..).unwrap_or_default().iter().map(|piece| piece.text.as_str());
        let words: String = words.collect();
        let title = super::text::squeezed(words.get(start..).unwrap_or_default());
        text.links.push(Link { title, url });
    }

    fn words(&mut self, words: &str, at: usize) {
        let dress = if self.strong > 0 { Dress::Strong } else { Dress::Plain };
        self.text(at).push(words, dress);
    }

    /// The words that are being read. Some stand outside of every block that is read as such.
    fn text(&mut self, at: usize) -> &mut Text {
        let kind = if self.items > 0 { Kind::Item } else { Kind::Paragraph };
        let at = self.lines.origin(at);
        let new = || (kind, Text::default());
        let text = &mut self.open.get_or_insert_with(new).1;
        if text.is_empty() {
            text.at = at;
        }
        text
    }

    fn begin(&mut self, kind: Kind, at: usize) {
        self.close();
        let at = self.lines.origin(at);
        self.open = Some((kind, Text { at, ..Text::default() }));
    }

    /// What has been read becomes a block or a cell.
    fn close(&mut self) {
        let Some((kind, text)) = self.open.take() else { return };
        if let (Kind::Cell, Some(table)) = (kind, &mut self.table) {
            table.rows.last_mut().unwrap_or(&mut table.head).push(text);
            return;
        }
        if text.is_empty() {
            return;
        }
        self.page.push(match kind {
            Kind::Heading(level) => Block::Heading(level, text),
            Kind::Item => Block::Item(text),
            Kind::Other(what) => Block::Other(what, text),
            Kind::Paragraph | Kind::Cell => Block::Paragraph(text),
        });
    }
}

/// A piece of a text and a byte in it.
type Place = (usize, usize);

/// Where the words end.
fn place(text: &Text) -> Place {
    match text.pieces.last() {
        Some(last) if last.dress != Dress::Code => (text.pieces.len() - 1, last.text.len()),
        _ => (text.pieces.len(), 0),
    }
}

fn code_block(kind: &CodeBlockKind<'_>) -> &'static str {
    match kind {
        CodeBlockKind::Fenced(language) if language.eq_ignore_ascii_case("json") => JSON,
        _ => "code block",
    }
}

/// A code block that holds JSON.
pub(super) const JSON: &str = "JSON";
