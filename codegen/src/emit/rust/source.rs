//! Rust source as text: lines with indentation, doc comments, literals.

use std::fmt;

use crate::hidden::is_hidden;

/// Rust source that is written line by line. Nothing in a text of the catalogue can end a comment or a literal.
#[derive(Default)]
pub(super) struct Source {
    text: String,
    depth: usize,
    has_pages: bool,
}

impl Source {
    /// Returns the source of a package, in whose docs each error has a page.
    #[cfg(feature = "pretty")]
    pub(super) fn with_pages() -> Self {
        Self { has_pages: true, ..Self::default() }
    }

    /// Returns whether each error has a page that docs can link to.
    pub(super) fn has_pages(&self) -> bool {
        self.has_pages
    }

    /// Returns, in brackets, the attribute with which docs.rs shows the feature that an item needs. Only a package has features,
    /// and its root enables what the attribute needs of rustdoc.
    pub(super) fn badge(&self, feature: &str) -> String {
        if !self.has_pages {
            return "[]".to_owned();
        }
        format!("[cfg_attr(docsrs, doc(cfg(feature = {})))]", literal(feature))
    }

    /// Writes a line.
    pub(super) fn line(&mut self, line: fmt::Arguments<'_>) {
        self.indent();
        match line.as_str() {
            Some(line) => self.text.push_str(line),
            None => fmt::write(&mut self.text, line).expect("a string takes any text"),
        }
        self.text.push('\n');
    }

    /// Writes a line that opens a block; what follows is indented.
    pub(super) fn open(&mut self, line: fmt::Arguments<'_>) {
        self.line(line);
        self.depth += 1;
    }

    /// Writes the line that closes a block.
    pub(super) fn close(&mut self, line: &str) {
        self.depth -= 1;
        self.line(format_args!("{line}"));
    }

    /// Ends a block whose last line has closed it already.
    pub(super) fn end(&mut self) {
        self.depth -= 1;
    }

    /// Writes lines that are the same in every file.
    pub(super) fn fixed(&mut self, lines: &str) {
        for line in lines.lines() {
            if line.is_empty() { self.blank() } else { self.line(format_args!("{line}")) }
        }
    }

    /// Writes an empty line.
    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// Writes Markdown as doc comments.
    pub(super) fn docs(&mut self, markdown: &str) {
        for line in markdown.lines() {
            self.indent();
            if line.contains(is_hidden) {
                // In a comment, such a character could end it or make it look like something else.
                self.text.extend(["#[doc = \" ", &escaped(line), "\"]\n"]);
            } else if line.is_empty() {
                self.text.push_str("///\n");
            } else {
                self.text.extend(["/// ", line, "\n"]);
            }
        }
    }

    /// Returns the text.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.text.push_str("    ");
        }
    }
}

/// Returns the text between the quotes of a string literal.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if is_hidden(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}

/// Returns a string literal.
pub(super) fn literal(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_docs(markdown: &str, expected: &str) {
        let mut source = Source::default();
        source.open(format_args!("mod a {{"));
        source.docs(markdown);
        source.close("}");
        assert_eq!(source.into_text(), format!("mod a {{\n{expected}}}\n"));
    }

    #[test]
    fn docs_are_comments_that_nothing_ends() {
        check_docs("One.\n\nTwo */ \"x\"", "    /// One.\n    ///\n    /// Two */ \"x\"\n");
        check_docs("a\rb\u{202e}", "    #[doc = \" a\\u{d}b\\u{202e}\"]\n");
    }

    #[test]
    fn literals_hold_any_text() {
        assert_eq!(literal("a\"b\\c\n\u{0}é"), "\"a\\\"b\\\\c\\n\\u{0}é\"");
    }
}
