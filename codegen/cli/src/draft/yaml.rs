//! A draft as YAML, with the lines that each part of it takes.

use std::ops::Range;

use errcat_codegen::render::one_line;

use crate::upstream::text::squeezed;

/// The number of columns that text is wrapped to.
const WIDTH: usize = 110;

/// YAML while it is written.
#[derive(Debug, Default)]
pub(super) struct Yaml {
    pub(super) text: String,
    /// Parts of the catalogue with the lines that they take, from 0.
    pub(super) parts: Vec<(Part, Range<usize>)>,
    lines: usize,
    /// Whether everything is a comment.
    aside: bool,
}

/// A part of a catalogue that can be set aside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    Rule(usize),
    Error(usize),
    Message(usize, usize),
}

impl Yaml {
    /// Writes a part; one that is set aside becomes a comment.
    pub(super) fn part(&mut self, part: Part, aside: bool, write: impl FnOnce(&mut Self)) {
        let start = self.lines;
        let outer = self.aside;
        self.aside |= aside;
        write(self);
        self.aside = outer;
        self.parts.push((part, start..self.lines));
    }

    /// Writes a line without changes.
    pub(super) fn line(&mut self, indent: usize, line: &str) {
        let comment = if self.aside { "# " } else { "" };
        let line = format!("{:indent$}{comment}{line}", "");
        self.push(&line);
    }

    /// Begins a top-level part, below an empty line.
    pub(super) fn top(&mut self, line: &str) {
        self.line(0, "");
        self.line(0, line);
    }

    fn push(&mut self, line: &str) {
        self.text += line.trim_end();
        self.text.push('\n');
        self.lines += 1;
    }

    /// Writes comments, a paragraph each.
    pub(super) fn comments(&mut self, indent: usize, comments: &[String]) {
        for comment in comments {
            let hang = if comment.starts_with("- ") { "  " } else { "" };
            for (at, line) in folded(&clean(comment), WIDTH - indent).iter().enumerate() {
                let hang = if at == 0 { "" } else { hang };
                self.push(&format!("{:indent$}# {hang}{line}", ""));
            }
        }
    }

    /// Writes a key and one line of text, always in quotes.
    pub(super) fn quoted(&mut self, indent: usize, key: &str, text: &str) {
        self.line(indent, &format!("{key}: {}", quote(text)));
    }

    /// Writes a key and prose, if there is any.
    pub(super) fn prose(&mut self, indent: usize, key: &str, paragraphs: &[String]) {
        let paragraphs: Vec<_> =
            paragraphs.iter().map(|text| clean(text)).filter(|text| !text.is_empty()).collect();
        match paragraphs.as_slice() {
            [] => {}
            [text] if key.len() + text.len() + indent + 4 < WIDTH => {
                let plain = is_plain(text).then(|| text.clone());
                self.line(indent, &format!("{key}: {}", plain.unwrap_or_else(|| quote(text))));
            }
            paragraphs => {
                self.line(indent, &format!("{key}: >-"));
                for (at, paragraph) in paragraphs.iter().enumerate() {
                    if at > 0 {
                        self.line(0, "");
                    }
                    for line in folded(paragraph, WIDTH - indent - 2) {
                        self.line(indent + 2, &line);
                    }
                }
            }
        }
    }
}

/// Returns text on one line without invisible characters.
pub(super) fn clean(text: &str) -> String {
    one_line(&squeezed(&text.replace('\u{feff}', "")))
}

/// Returns text in double quotes.
pub(super) fn quote(text: &str) -> String {
    format!("\"{}\"", clean(text).replace('\\', "\\\\").replace('"', "\\\""))
}

/// Returns whether YAML reads it as the same text without quotes.
fn is_plain(text: &str) -> bool {
    let begins = text.starts_with(|c: char| c.is_ascii_alphabetic());
    begins && !text.contains(": ") && !text.contains(" #") && !text.ends_with(':')
}

/// Splits text into lines of at most `width` characters between words.
fn folded(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
