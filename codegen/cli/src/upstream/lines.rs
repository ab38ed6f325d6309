//! The lines of a page. The lines of some pages have been run together; they are restored before anything is read.

use super::flat::{self, Kind};
use super::template::{self, Cut};
use super::text::placed_lines;

/// The text of a page with its lines in place, and the place of each part on the page.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    text: String,
    origins: Origins,
    restored: bool,
}

/// The bytes of a text and of the page where each part of the text begins.
#[derive(Debug, Default)]
pub(super) struct Origins(Vec<(usize, usize)>);

impl Origins {
    /// Adds a part that begins at the byte `at` of the text.
    pub(super) fn push(&mut self, at: usize, origin: usize) {
        self.0.push((at, origin));
    }

    /// Returns the byte of the page for a byte of the text.
    pub(super) fn of(&self, at: usize) -> usize {
        let part = self.0.partition_point(|(start, _)| *start <= at);
        let origin = part.checked_sub(1).and_then(|part| self.0.get(part));
        origin.map_or(at, |(start, origin)| origin + (at - start))
    }
}

impl Lines {
    /// Puts the lines of a page in place, without the marks of site generators.
    pub(crate) fn of(page: &str) -> Self {
        let mut lines = Self::default();
        let filled = page.lines().filter(|line| !line.trim().is_empty());
        let alone = filled.count() == 1;
        let cuts = template::cuts(page);
        let start = if page.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let mut above = "";
        for (at, line) in placed_lines(&page[start..]) {
            let at = start + at;
            if flat::is_flat(line, alone) {
                lines.restore(line, at);
            } else if let Some(delimiter) = delimiter(line, above) {
                lines.text += &delimiter;
            } else {
                let (line_start, rest) = line.split_at(deepest(line));
                lines.copy_uncut(line_start, at, &cuts);
                lines.text += if rest.is_empty() { "" } else { "\\" };
                lines.copy_uncut(rest, at + line_start.len(), &cuts);
            }
            above = line;
        }
        lines
    }

    /// Copies a line without what is cut out of it.
    fn copy_uncut(&mut self, line: &str, at: usize, cuts: &[Cut]) {
        let end = at + line.len();
        let mut from = at;
        let first = cuts.partition_point(|(cut, _)| cut.end <= at);
        for (cut, kept) in cuts[first..].iter().take_while(|(cut, _)| cut.start < end) {
            if cut.start >= at {
                self.copy(&line[from - at..cut.start - at], from);
                self.origins.push(self.text.len(), cut.start);
                self.text += kept;
            }
            from = cut.end.min(end);
        }
        self.copy(&line[from - at..], from);
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Returns whether lines had been run together.
    pub(crate) fn restored(&self) -> bool {
        self.restored
    }

    /// Returns the byte of the page for a byte of the text.
    pub(crate) fn origin(&self, at: usize) -> usize {
        self.origins.of(at)
    }

    fn restore(&mut self, line: &str, at: usize) {
        self.restored = true;
        let mut before = None;
        for (kind, range) in flat::parts(line) {
            let together = before == Some(kind) && matches!(kind, Kind::Row | Kind::Item);
            self.text += match before {
                None => "",
                Some(_) if together => "\n",
                Some(_) => "\n\n",
            };
            let start = at + range.start;
            self.copy(&line[range], start);
            before = Some(kind);
        }
        self.text.push('\n');
    }

    fn copy(&mut self, text: &str, at: usize) {
        self.origins.push(self.text.len(), at);
        self.text += text;
    }
}

/// The depth to which lists and quotes are nested in one line; Markdown parsers are slow on more.
const DEEPEST: usize = 50;

/// Returns the byte from which marks of lists and quotes are nested too deep: the end of the line when there are none.
fn deepest(line: &str) -> usize {
    let mut rest = line;
    for _ in 0..DEEPEST {
        let Some(inner) = rest.trim_start().strip_prefix(['-', '*', '+', '>']) else {
            return line.len();
        };
        rest = inner;
    }
    let nested = rest.trim_start();
    if nested.starts_with(['-', '*', '+', '>']) && nested.len() < rest.len() {
        line.len() - nested.len()
    } else {
        line.len()
    }
}

/// Returns the delimiter row of a table with as many cells as the row above it, if it has another number.
fn delimiter(line: &str, above: &str) -> Option<String> {
    let bare = line.trim();
    let cells = |row: &str| row.trim().trim_matches('|').split('|').count();
    let is_delimiter = bare.contains('|')
        && bare.contains("--")
        && bare.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
    let columns = flat::pipes(above.trim().trim_matches('|')).len() + 1;
    let ragged = is_delimiter && above.contains('|') && cells(line) != columns;
    ragged.then(|| format!("|{}\n", " --- |".repeat(columns)))
}

/// Returns the byte of a row of a table from which it has more than `columns` cells.
pub(super) fn past_cells(row: &str, columns: usize) -> Option<usize> {
    let row = row.trim_end();
    let leading = usize::from(row.trim_start().starts_with('|'));
    let end = *flat::pipes(row).get(columns + leading - 1 + usize::from(columns == 0))?;
    (end + 1 < row.len()).then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, expected: &str) {
        assert_eq!(Lines::of(page).text(), expected);
    }

    #[test]
    fn lines_that_are_in_place_stay() {
        for page in ["", "# A\n\ntext - more # no\n", "| a |\n| - |\n| b |\n", "a\n\n- b\n* c\n"] {
            check(page, page);
            assert!(!Lines::of(page).restored());
        }
    }

    #[test]
    fn headings_and_their_ends_are_found() {
        check(
            "# Errors of the API This page lists them. ## 400 - BAD, WORSE Two of them. ### Limits * One.",
            "# Errors of the API\n\nThis page lists them.\n\n## 400 - BAD, WORSE\n\nTwo of them.\n\n\
             ### Limits\n\n* One.\n",
        );
    }

    #[test]
    fn rows_have_as_many_cells_as_their_head() {
        check(
            "## A | m | d | | --- | :-: | | `a` | | | | b \\| c | After the table. ## B",
            "## A\n\n| m | d |\n| --- | :-: |\n| `a` | |\n| | b \\| c |\n\nAfter the table.\n\n## B\n",
        );
    }

    #[test]
    fn a_last_item_is_no_longer_than_the_others() {
        check(
            "# L ## M: - One. - Two, e.g. this. - Three. Then a paragraph. It goes on.",
            "# L\n\n## M:\n\n- One.\n- Two, e.g. this.\n- Three.\n\nThen a paragraph. It goes on.\n",
        );
        check(
            "# L ## M * One. Two. * Three. Four.",
            "# L\n\n## M\n\n* One. Two.\n* Three. Four.\n",
        );
    }

    #[test]
    fn dashes_in_sentences_are_not_items() {
        check(
            "# One Here - or there - is one. ## Two",
            "# One\n\nHere - or there - is one.\n\n## Two\n",
        );
    }

    #[test]
    fn delimiter_rows_have_as_many_cells_as_their_head() {
        check("| a | b |\n|---|\n| c | d |\n", "| a | b |\n| --- | --- |\n| c | d |\n");
        check("| a |\n|---|---|\n", "| a |\n| --- |\n");
    }

    #[test]
    fn origins_lead_back() {
        let check = |page: &str, words: &[&str]| {
            let lines = Lines::of(page);
            for word in words {
                let at = lines.text().find(word).expect("the word is there");
                assert_eq!(Some(lines.origin(at)), page.find(word), "{word}");
            }
        };
        check("# A The b. ## C The d.", &["A", "b", "C", "d"]);
        check("{% x %}b <A id='y'/> c\n{% z\n %} e\n", &["b", "c", "e"]);
    }
}
