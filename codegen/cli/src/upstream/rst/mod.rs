//! reStructuredText: its lines become tags and words.

mod inline;
mod tables;

use std::sync::LazyLock;

use regex::Regex;

use super::blocks::{Attributes, Builder, Page};
use super::text::{is_listed, placed_lines};

/// Returns the blocks of a page.
pub(super) fn page(text: &str) -> Page {
    let lines = placed_lines(text).map(|(at, line)| {
        let bare = line.trim_end();
        let indent = bare.len() - bare.trim_start().len();
        Line { text: bare.trim_start(), indent, at: at + indent }
    });
    let lines: Vec<_> = lines.collect();
    let mut reader =
        Reader { source: text, builder: Builder::default(), styles: Vec::new(), depth: 0 };
    // Fields at the top are about the file.
    let is_field = |line: &&Line<'_>| line.is_blank() || field(**line).is_some();
    let fields = lines.iter().take_while(is_field).count();
    reader.blocks(&lines[fields..]);
    reader.builder.finish()
}

/// Returns whether a text looks like reStructuredText: it has a directive.
pub(super) fn is_likely(text: &str) -> bool {
    text.lines().any(|line| line.starts_with(".. ") && line.contains("::"))
}

/// A line without the white space around it.
#[derive(Clone, Copy, Debug)]
struct Line<'t> {
    text: &'t str,
    /// The bytes of white space before it.
    indent: usize,
    /// The byte of the page where it begins.
    at: usize,
}

impl<'t> Line<'t> {
    /// Returns the line without its first bytes.
    fn after(self, bytes: usize) -> Line<'t> {
        Line { text: &self.text[bytes..], indent: self.indent + bytes, at: self.at + bytes }
    }

    fn end(&self) -> usize {
        self.at + self.text.len()
    }

    fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

struct Reader<'t> {
    source: &'t str,
    builder: Builder,
    /// The marks of headings in order of their levels, and whether they are above the heading, too.
    styles: Vec<(char, bool)>,
    depth: usize,
}

/// The maximum depth of nested blocks; a deeper block is a paragraph.
const DEEPEST: usize = 40;

/// Directives that are boxes around what they hold.
const BOXES: &str = "note warning tip important caution danger error hint attention admonition seealso versionadded \
    versionchanged deprecated container tab tabs dropdown rubric topic sidebar only table glossary";

/// Directives without words for readers.
const SILENT: &str = "toctree image figure include contents raw meta index highlight module currentmodule role \
    default-role sectnum class rst-class title tabularcolumns";

/// The mark that an item of a list begins with.
static ITEM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[-*+•]|(?:\d+|#|[a-zA-Z])[.)]|\((?:\d+|[a-z])\))(?: +|$)")
        .expect("the pattern is a constant")
});

impl<'t> Reader<'t> {
    fn blocks(&mut self, lines: &[Line<'t>]) {
        self.depth += 1;
        let mut at = 0;
        while at < lines.len() {
            at += self.block(&lines[at..]).max(1);
        }
        self.depth -= 1;
    }

    /// Reads a block, and returns the number of its lines.
    fn block(&mut self, lines: &[Line<'t>]) -> usize {
        let line = lines[0];
        let next = lines.get(1).filter(|next| !next.is_blank());
        if line.is_blank() {
            return 1;
        }
        if self.depth > DEEPEST {
            return self.paragraph(lines);
        }
        if let Some(taken) = self.heading(lines).or_else(|| tables::table(self, lines)) {
            return taken;
        }
        if line.text == ".." || line.text.starts_with(".. ") {
            let taken = with_body(lines);
            self.directive(line, &lines[1..taken]);
            return taken;
        }
        if let Some(mark) = ITEM.find(line.text) {
            return self.item(lines, mark.end());
        }
        if let Some((name, value)) = field(line) {
            return self.field(lines, name, value);
        }
        match next {
            Some(next) if next.indent > line.indent => self.definition(lines),
            _ => self.paragraph(lines),
        }
    }

    /// Reads a heading by the marks below it, or above and below it.
    fn heading(&mut self, lines: &[Line<'t>]) -> Option<usize> {
        let rule = |at: usize| lines.get(at).and_then(|line| adornment(line.text));
        let (text, style, taken) = match (rule(0), rule(1), rule(2)) {
            (Some(above), None, Some(below)) if above == below => (lines[1], (above, true), 3),
            (None, Some(below), _) if lines[1].text.len() + 1 >= lines[0].text.chars().count() => {
                (lines[0], (below, false), 2)
            }
            (Some(_), ..) if lines.get(1).is_none_or(Line::is_blank) => return Some(1),
            _ => return None,
        };
        let level = self.styles.iter().position(|known| *known == style).unwrap_or_else(|| {
            self.styles.push(style);
            self.styles.len() - 1
        });
        let tag = format!("h{}", (level + 1).min(6));
        self.builder.start(&tag, text.at);
        self.inline(text.at, text.end());
        self.builder.end(&tag);
        Some(taken)
    }

    fn directive(&mut self, line: Line<'t>, body: &[Line<'t>]) {
        let rest = line.text.trim_start_matches('.').trim_start();
        // A comment or a target has no words for readers.
        let Some((name, argument)) = rest.split_once("::").filter(|(name, _)| is_name(name)) else {
            return;
        };
        let argument_at = line.end() - argument.trim_start().len();
        let argument = argument.trim();
        let options =
            body.iter().take_while(|line| !line.is_blank() && field(**line).is_some()).count();
        let inner = &body[options..];
        match name {
            "list-table" => tables::list_table(self, &body[..options], inner),
            "csv-table" => tables::csv_table(self, &body[..options], inner),
            "code-block" | "code" | "sourcecode" | "parsed-literal" | "literalinclude" => {
                self.literal(inner, argument);
            }
            _ if is_listed(name, BOXES) => {
                if !argument.is_empty() {
                    self.tagged("p", argument_at, argument_at + argument.len());
                }
                self.blocks(inner);
            }
            _ if is_listed(name, SILENT) => self.blocks(inner),
            _ => {
                let term =
                    if argument.is_empty() { (name, line.at) } else { (argument, argument_at) };
                self.builder.tagged("dt", term.0, term.1);
                self.builder.start("dd", inner.first().map_or(term.1, |line| line.at));
                self.blocks(inner);
                self.builder.end("dd");
            }
        }
    }

    fn item(&mut self, lines: &[Line<'t>], mark: usize) -> usize {
        let first = lines[0];
        let taken = with_body(lines);
        let inner = [&[first.after(mark)], &lines[1..taken]].concat();
        self.builder.start("li", first.at);
        self.blocks(&inner);
        self.builder.end("li");
        taken
    }

    /// Reads a field as an item: `:name: value`. One without a value says nothing.
    fn field(&mut self, lines: &[Line<'t>], name: &str, value: &str) -> usize {
        let line = lines[0];
        let taken = with_body(lines);
        if !value.is_empty() {
            self.builder.start("li", line.at);
            self.builder.tagged("strong", name, line.at + 1);
            self.builder.words(": ", line.at);
            let first = line.after(line.text.len() - value.len());
            let all = [&[first], &lines[1..taken]].concat();
            inline::read(&mut self.builder, &inline::Joined::of(&all));
            self.builder.end("li");
        }
        taken
    }

    fn definition(&mut self, lines: &[Line<'t>]) -> usize {
        let term = lines[0];
        let taken = with_body(lines);
        if term.text.ends_with("::") {
            return self.paragraph(lines);
        }
        self.tagged("dt", term.at, term.end());
        self.builder.start("dd", lines[1].at);
        self.blocks(&lines[1..taken]);
        self.builder.end("dd");
        taken
    }

    /// Reads a paragraph, and the literal block that it announces.
    fn paragraph(&mut self, lines: &[Line<'t>]) -> usize {
        let same = |line: &&Line<'_>| !line.is_blank() && line.indent == lines[0].indent;
        let count = lines.iter().take_while(same).count();
        let literal = lines[count - 1].text.ends_with("::");
        let mut text = inline::Joined::of(&lines[..count]);
        if literal {
            text.shorten();
        }
        self.builder.start("p", lines[0].at);
        inline::read(&mut self.builder, &text);
        self.builder.end("p");
        if !literal {
            return count;
        }
        let taken = count + body(&lines[count..], lines[0].indent + 1);
        self.literal(&lines[count..taken], "");
        taken
    }

    fn literal(&mut self, lines: &[Line<'t>], language: &str) {
        let filled: Vec<_> = lines.iter().filter(|line| !line.is_blank()).collect();
        let (Some(first), Some(last)) = (filled.first(), filled.last()) else { return };
        let attributes = Attributes { language: language.to_owned(), ..Attributes::default() };
        self.builder.start_with("pre", attributes, first.at);
        self.builder.words(&self.source[first.at..last.end()], first.at);
        self.builder.end("pre");
    }

    fn tagged(&mut self, tag: &str, start: usize, end: usize) {
        self.builder.start(tag, start);
        self.inline(start, end);
        self.builder.end(tag);
    }

    fn inline(&mut self, start: usize, end: usize) {
        let line = Line { text: &self.source[start..end.max(start)], indent: 0, at: start };
        inline::read(&mut self.builder, &inline::Joined::of(&[line]));
    }
}

/// Returns the number of lines of a block: its first line, and those that are indented more.
fn with_body(lines: &[Line<'_>]) -> usize {
    1 + body(&lines[1..], lines[0].indent + 1)
}

/// Returns the number of lines that are indented at least `indent` bytes, with the blank lines between them.
fn body(lines: &[Line<'_>], indent: usize) -> usize {
    let inside = lines.iter().take_while(|line| line.is_blank() || line.indent >= indent).count();
    let blank = lines[..inside].iter().rev().take_while(|line| line.is_blank()).count();
    inside - blank
}

/// Returns the character of a line that consists of one repeated mark.
fn adornment(text: &str) -> Option<char> {
    let first = text.chars().next().filter(char::is_ascii_punctuation)?;
    (text.len() > 2 && text.chars().all(|c| c == first)).then_some(first)
}

fn field(line: Line<'_>) -> Option<(&str, &str)> {
    let (name, value) = line.text.strip_prefix(':')?.split_once(':')?;
    let plain = !name.is_empty() && !name.contains('`') && !value.starts_with('`');
    plain.then(|| (name, value.trim_start()))
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "-_:.+".contains(c))
}
