//! Text for people: headings, prose and labelled facts, wrapped to the width of the terminal.

use clap::builder::styling::{AnsiColor, Style};
use textwrap::{Options, WordSplitter, WrapAlgorithm, core::display_width};

/// Titles and names to look for.
pub(crate) const STRONG: Style = Style::new().bold();
/// Secondary text.
pub(crate) const FAINT: Style = Style::new().dimmed();
/// Text as it is on the wire.
pub(crate) const WIRE: Style = AnsiColor::Cyan.on_default();
/// Text that is not in the catalogue.
pub(crate) const UNKNOWN: Style = AnsiColor::Yellow.on_default().bold();
pub(crate) const WRONG: Style = AnsiColor::Red.on_default().bold();

/// The maximum length of a line between pages.
const RULE: usize = 40;

/// The columns of a label and the space after it.
const LABEL: usize = 12;

/// A page under construction.
#[derive(Debug)]
pub(crate) struct Page {
    text: String,
    width: usize,
}

impl Page {
    /// Creates an empty page of the given width.
    pub(crate) fn new(width: usize) -> Self {
        Self { text: String::new(), width }
    }

    /// Returns the text of the page.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// Adds an empty line, unless there is one or the page is empty.
    pub(crate) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// Adds a line between two pages.
    pub(crate) fn rule(&mut self) {
        self.gap();
        self.raw(&format!("{FAINT}{}{FAINT:#}", "─".repeat(self.width.min(RULE))));
        self.text.push('\n');
    }

    /// Adds a title and a name.
    pub(crate) fn heading(&mut self, title: &str, name: &str) {
        self.line(0, &format!("{STRONG}{title}{STRONG:#} {FAINT}· {name}{FAINT:#}"));
    }

    /// Adds one or more lines of indented text.
    pub(crate) fn line(&mut self, indent: usize, text: &str) {
        let indent = " ".repeat(indent);
        self.wrap(&indent, &indent, text);
    }

    /// Adds text that is laid out already.
    pub(crate) fn raw(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Adds prose of the catalogue: paragraphs and bullets.
    pub(crate) fn prose(&mut self, indent: usize, prose: &str) {
        self.paragraphs(&" ".repeat(indent), indent, prose);
    }

    pub(crate) fn code(&mut self, indent: usize, code: &str) {
        for line in code.lines() {
            self.text.push_str(&format!("{:indent$}{WIRE}{line}{WIRE:#}\n", ""));
        }
    }

    /// Adds a label and its prose.
    pub(crate) fn fact(&mut self, indent: usize, label: &str, prose: &str) {
        self.paragraphs(&labelled(indent, label), indent + LABEL, prose);
    }

    /// Adds a name in a column of the given width, and its text.
    pub(crate) fn row(&mut self, indent: usize, name: &str, column: usize, text: &str) {
        let space = (column + 2).saturating_sub(display_width(name));
        let first = format!("{:indent$}{name}{:space$}", "", "");
        self.wrap(&first, &" ".repeat(indent + column + 2), text);
    }

    /// Adds a label and a list of titled texts, if there are any.
    pub(crate) fn list<'t>(
        &mut self,
        indent: usize,
        label: &str,
        items: impl Iterator<Item = (&'t str, &'t str)>,
    ) {
        let column = " ".repeat(indent + LABEL);
        let mut first = labelled(indent, label);
        for (title, text) in items {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let text = format!("{title}: {text}");
            self.wrap(&first, &format!("{column}  "), &text);
            first.clone_from(&column);
        }
    }

    fn paragraphs(&mut self, first: &str, indent: usize, prose: &str) {
        let column = " ".repeat(indent);
        let mut before = None;
        for line in prose.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let bullet = line.starts_with("- ");
            if before.is_some_and(|before| !(before && bullet)) {
                self.text.push('\n');
            }
            let start = if before.is_none() { first } else { &column };
            let rest = if bullet { format!("{column}  ") } else { column.clone() };
            self.wrap(start, &rest, line);
            before = Some(bullet);
        }
    }

    fn wrap(&mut self, first: &str, rest: &str, text: &str) {
        // Words stay whole: an address or a name that is broken cannot be copied.
        let options = Options::new(self.width)
            .initial_indent(first)
            .subsequent_indent(rest)
            .break_words(false)
            .word_splitter(WordSplitter::NoHyphenation)
            .wrap_algorithm(WrapAlgorithm::FirstFit);
        self.text.push_str(&textwrap::fill(text, options));
        self.text.push('\n');
    }
}

fn labelled(indent: usize, label: &str) -> String {
    let space = LABEL.saturating_sub(display_width(label)).max(1);
    format!("{:indent$}{FAINT}{label}{FAINT:#}{:space$}", "", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(write: impl Fn(&mut Page), expected: &str) {
        let mut page = Page::new(30);
        write(&mut page);
        assert_eq!(anstream::adapter::strip_str(&page.into_text()).to_string(), expected);
    }

    #[test]
    fn prose_is_wrapped_by_paragraph_and_bullet() {
        let prose = "The first paragraph is long enough.\nThe second.\n- one\n- two two two two two two two";
        let expected = "  The first paragraph is long\n  enough.\n\n  The second.\n\n  - one\n  - two two two two two two\n    two\n";
        check(|page| page.prose(2, prose), expected);
        check(|page| page.prose(2, ""), "");
    }

    #[test]
    fn labels_stand_in_a_column_of_their_own() {
        check(
            |page| {
                page.fact(2, "meaning", "one two three four\nfive");
                page.list(
                    2,
                    "impact",
                    [("pay", "no\nmoney"), ("ship", "no goods at all")].into_iter(),
                );
                page.list(2, "links", std::iter::empty());
            },
            "  meaning     one two three\n              four\n\n              five\n  \
             impact      pay: no money\n              ship: no goods\n                at all\n",
        );
    }

    #[test]
    fn words_stay_whole() {
        let url = "https://example.test/a-rather-long/address-to-copy";
        check(|page| page.line(0, &format!("see {url}")), &format!("see\n{url}\n"));
    }

    #[test]
    fn gaps_do_not_add_up() {
        check(
            |page| {
                page.gap();
                page.line(0, "a");
                page.gap();
                page.gap();
                page.row(1, "b", 2, "c");
            },
            "a\n\n b   c\n",
        );
    }
}
