//! `AsciiDoc`: headings, lists, definitions, tables and paragraphs become tags and words.

use std::sync::LazyLock;

use regex::Regex;

use super::blocks::{Builder, Page};
use super::text::placed_lines;

/// Marks inside of a line.
static MARKS: LazyLock<Regex> = LazyLock::new(|| {
    let marks = [
        r"`\+?(?P<code>[^`]+?)\+?`",
        r"\*(?P<strong>[^*\s](?:[^*]*[^*\s])?)\*",
        r"(?:link:|xref:|https?://)(?P<url>[^\s\[]*)\[(?P<title>[^\]]*)\]",
        r"<<[^,>]*,?(?P<reference>[^>]*)>>",
    ];
    Regex::new(&marks.join("|")).expect("the pattern is a constant")
});

/// Returns whether a text looks like `AsciiDoc`: it has a table or headings of its own kind.
pub(super) fn is_likely(text: &str) -> bool {
    text.lines().any(|line| line == "|===") || text.starts_with("= ")
}

/// Returns the blocks of a page.
pub(super) fn page(text: &str) -> Page {
    let mut reader = Reader { builder: Builder::default(), open: Open::Nothing, columns: 0 };
    for (at, line) in placed_lines(text) {
        reader.line(line.trim_end(), at);
    }
    reader.close();
    reader.builder.finish()
}

/// The block that is being read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Open {
    Nothing,
    Paragraph(&'static str),
    /// A block between two lines of marks.
    Code(&'static str),
    /// A table, the cells of its first row so far, the number of cells of a row, and the cells of the current row.
    Table {
        first: usize,
        columns: usize,
        row: usize,
    },
}

struct Reader {
    builder: Builder,
    open: Open,
    /// The columns that the attributes in front of a table name; 0 if there are none.
    columns: usize,
}

/// The widths of columns in the attributes of a table: `cols="1,2"`, `cols="2*"`.
static COLUMNS: LazyLock<Regex> = LazyLock::new(|| {
    let columns = r#"cols="?(?:(?P<times>\d+)\*|(?P<list>[^"\]]*))"#;
    Regex::new(columns).expect("the pattern is a constant")
});

/// Returns the number of columns that attributes name.
fn columns(attributes: &str) -> Option<usize> {
    let columns = COLUMNS.captures(attributes)?;
    let times = columns.name("times").map(|times| times.as_str().parse().unwrap_or_default());
    times.or_else(|| Some(columns.name("list")?.as_str().split(',').count()))
}

/// Returns the term and the words of a definition: `term:: words`.
fn definition(line: &str) -> Option<(&str, &str)> {
    line.split_once(":: ").or(line.strip_suffix("::").map(|term| (term, "")))
}

/// Returns the words of an item.
fn item(line: &str) -> Option<&str> {
    let item = line.trim_start().strip_prefix(['*', '-', '.'])?.trim_start_matches(['*', '.']);
    item.strip_prefix(' ').map(str::trim_start)
}

/// Lines without words for readers: attributes, comments, directives, and the marks around blocks.
static SILENT: LazyLock<Regex> = LazyLock::new(|| {
    let lines = [
        r"\+|--|={4,}|\*{4,}|_{4,}|\+{4,}",
        r"\[.*\]|:.*|//(?:/?[^/].*)?",
        r"(?:ifdef|ifndef|ifeval|endif|include|image|toc|video)::.*\]",
    ];
    Regex::new(&format!("^(?:{})?$", lines.join("|"))).expect("the pattern is a constant")
});

/// The marks around code and comments.
const FENCES: &[&str] = &["----", "....", "```", "////"];

impl Reader {
    fn line(&mut self, line: &str, at: usize) {
        match self.open {
            Open::Code(fence) if line.starts_with(fence) => self.close(),
            Open::Code("////") => {}
            Open::Code(_) => self.builder.words(&format!("{line}\n"), at),
            Open::Table { .. } if line.starts_with("|===") => self.close(),
            Open::Table { .. } => self.cells(line, at),
            Open::Nothing | Open::Paragraph(_) => self.block(line, at),
        }
    }

    fn block(&mut self, line: &str, at: usize) {
        self.columns = columns(line).filter(|_| line.starts_with('[')).unwrap_or(self.columns);
        let level = line.len() - line.trim_start_matches('=').len();
        let fence = FENCES.iter().find(|fence| line.starts_with(**fence));
        if SILENT.is_match(line) {
            self.close();
        } else if (1..=6).contains(&level) && line[level..].starts_with(' ') {
            self.close();
            self.tagged(&format!("h{level}"), line[level..].trim(), at + level + 1);
        } else if line.starts_with("|===") {
            self.close();
            self.builder.start("table", at);
            let columns = std::mem::take(&mut self.columns).min(50);
            self.open = Open::Table { first: 0, columns, row: 0 };
        } else if let Some(fence) = fence {
            self.close();
            self.builder.start("pre", at);
            self.open = Open::Code(fence);
        } else if let Some((term, rest)) = definition(line) {
            self.close();
            self.tagged("dt", term, at);
            self.begin("dd", rest, at + line.len() - rest.len());
        } else if let Some(item) = item(line) {
            self.close();
            self.begin("li", item, at + line.len() - item.len());
        } else {
            let words = line.strip_prefix('.').unwrap_or(line).trim_end_matches(" +");
            if self.open == Open::Nothing {
                self.begin("p", words, at);
            } else {
                self.builder.words(" ", at);
                self.inline(words, at);
            }
        }
    }

    fn begin(&mut self, tag: &'static str, words: &str, at: usize) {
        self.builder.start(tag, at);
        self.open = Open::Paragraph(tag);
        self.inline(words, at);
    }

    /// Reads a line of a table: `|a |b`. The first line with cells says how many a row has.
    fn cells(&mut self, line: &str, at: usize) {
        let Open::Table { mut first, mut columns, mut row } = self.open else { return };
        if line.is_empty() && first > 0 && columns == 0 {
            columns = first;
        }
        let mut parts = line.split('|');
        let before = parts.next().unwrap_or_default();
        let mut from = at + before.len();
        if !before.trim_matches(|c: char| c.is_ascii_lowercase() || c == ' ').is_empty() {
            self.inline(&format!(" {before}"), at);
        }
        for cell in parts {
            if row == columns && columns > 0 || first == 0 {
                self.builder.start("tr", from);
                row = 0;
            }
            let tag = if columns == 0 || first < columns { "th" } else { "td" };
            self.builder.start(tag, from + 1);
            let words = cell.trim_end_matches(" a").trim_end_matches(" h");
            self.inline(words.trim(), from + 1 + words.len() - words.trim_start().len());
            from += cell.len() + 1;
            first += usize::from(tag == "th");
            row += 1;
        }
        self.open = Open::Table { first, columns, row };
    }

    fn close(&mut self) {
        match std::mem::replace(&mut self.open, Open::Nothing) {
            Open::Nothing => {}
            Open::Paragraph(tag) => self.builder.end(tag),
            Open::Code(_) => self.builder.end("pre"),
            Open::Table { .. } => self.builder.end("table"),
        }
    }

    fn tagged(&mut self, tag: &str, words: &str, at: usize) {
        self.builder.start(tag, at);
        self.inline(words, at);
        self.builder.end(tag);
    }

    fn inline(&mut self, text: &str, at: usize) {
        self.builder.marked(&MARKS, text, &|byte| at + byte, &|builder, found, at| {
            let named = |name| found.name(name).map_or("", |inner| inner.as_str());
            match found.name("url") {
                Some(url) => builder.linked(named("title"), url.as_str(), at),
                None => builder.words(named("reference"), at),
            }
        });
    }
}
