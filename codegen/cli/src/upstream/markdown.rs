//! Markdown: turns the events of its parser into tags and words.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::blocks::{Attributes, Builder, Page};
use super::html;
use super::lines::{self, Lines};
use super::text::Text;

/// Returns the blocks of a page whose lines are in place.
pub(super) fn parse(lines: &Lines) -> Page {
    let mut reader =
        Reader { lines, builder: Builder::default(), html: String::new(), html_at: 0, head: false };
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_GFM;
    for (event, range) in Parser::new_ext(lines.text(), options).into_offset_iter() {
        reader.event(event, range);
    }
    reader.builder.finish()
}

struct Reader<'l> {
    lines: &'l Lines,
    builder: Builder,
    /// A block of HTML that is being read, and where it begins.
    html: String,
    html_at: usize,
    /// Whether the head of a table is being read.
    head: bool,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let at = self.lines.origin(range.start);
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.builder.words(&text, at);
            }
            Event::Code(code) => {
                self.builder.tagged("code", &html::unescaped(&code), at);
            }
            Event::Html(text) => self.html += &text,
            Event::InlineHtml(tag) => {
                let lines = self.lines;
                let start = range.start;
                html::fragment(&tag, &mut self.builder, &|at| lines.origin(start + at));
            }
            Event::SoftBreak => self.builder.words(" ", at),
            Event::HardBreak => self.builder.start("br", at),
            Event::Rule | Event::TaskListMarker(_) | Event::FootnoteReference(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        let at = self.lines.origin(range.start);
        let mut attributes = Attributes::default();
        match tag {
            Tag::CodeBlock(CodeBlockKind::Fenced(language)) => {
                attributes.language = language.to_string();
            }
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                attributes.href = Some(dest_url.to_string());
            }
            Tag::HtmlBlock => self.html_at = range.start,
            Tag::TableHead => {
                self.head = true;
                self.builder.start("tr", at);
            }
            Tag::TableRow => self.cells_without_a_column(range),
            _ => {}
        }
        if let Some(name) = self.name(tag.to_end()) {
            self.builder.start_with(&name, attributes, at);
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::HtmlBlock => {
                let block = std::mem::take(&mut self.html);
                let (lines, start) = (self.lines, self.html_at);
                html::fragment(&block, &mut self.builder, &|at| lines.origin(start + at));
            }
            TagEnd::TableHead => self.head = false,
            _ => {}
        }
        if let Some(name) = self.name(tag) {
            self.builder.end(&name);
        }
    }

    /// Returns the tag of HTML for a tag of Markdown.
    fn name(&self, tag: TagEnd) -> Option<String> {
        let name = match tag {
            TagEnd::Heading(level) => return Some(level.to_string()),
            TagEnd::Paragraph => "p",
            TagEnd::BlockQuote(_) => "blockquote",
            TagEnd::CodeBlock => "pre",
            TagEnd::Item => "li",
            TagEnd::DefinitionListTitle => "dt",
            TagEnd::DefinitionListDefinition => "dd",
            TagEnd::Table => "table",
            TagEnd::TableRow => "tr",
            TagEnd::TableCell if self.head => "th",
            TagEnd::TableCell => "td",
            TagEnd::Strong => "strong",
            TagEnd::Link | TagEnd::Image => "a",
            _ => return None,
        };
        Some(name.to_owned())
    }

    /// Keeps the cells for which there is no column, which Markdown leaves out.
    fn cells_without_a_column(&mut self, range: Range<usize>) {
        let row = self.lines.text().get(range.clone()).unwrap_or_default();
        if let Some(at) = lines::past_cells(row, self.builder.columns()) {
            let beyond = row[at..].trim_matches(['|', ' ', '\n', '\r']);
            let text = Text::plain_at(self.lines.origin(range.start + at), beyond);
            self.builder.other("cells without a column", text);
        }
    }
}
