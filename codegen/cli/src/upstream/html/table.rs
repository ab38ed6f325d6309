//! Tables that are written in HTML, as some documentation sites export them.

use super::{is_break, name, unescaped};
use crate::upstream::page::Table;
use crate::upstream::text::{Dress, Link, Text, squeezed};

/// The table in a block of HTML that begins at the byte `at` of the page; none when there is no table with words in it,
/// or words beside it.
pub(in crate::upstream) fn table(html: &str, at: usize) -> Option<Table> {
    let mut reader = Reader { at, ..Reader::default() };
    let mut rest = html;
    while let Some((words, tagged)) = rest.split_once('<') {
        let (tag, after) = tagged.split_once('>')?;
        reader.words(words);
        reader.tag(tag);
        rest = after;
    }
    reader.words(rest);
    reader.finish()
}

#[derive(Default)]
struct Reader {
    at: usize,
    rows: Vec<Vec<Text>>,
    /// Whether the table has a row of headings of its own.
    headed: bool,
    code: usize,
    strong: usize,
    /// The address of the link that is being read.
    link: Option<String>,
    in_cell: bool,
    has_words_beside: bool,
}

impl Reader {
    fn tag(&mut self, tag: &str) {
        let name = name(tag).to_ascii_lowercase();
        let opens = !tag.starts_with('/');
        let step = |depth: usize| if opens { depth + 1 } else { depth.saturating_sub(1) };
        match name.as_str() {
            "tr" if opens => self.rows.push(Vec::new()),
            "td" | "th" => {
                self.in_cell = opens;
                self.headed |= name == "th" && self.rows.len() == 1;
                if let (true, Some(row)) = (opens, self.rows.last_mut()) {
                    row.push(Text { at: self.at, ..Text::default() });
                }
            }
            "code" | "kbd" | "samp" => self.code = step(self.code),
            "strong" | "b" => self.strong = step(self.strong),
            "a" => self.link = opens.then(|| address(tag)).flatten(),
            "p" | "li" | "div" => self.line(),
            _ if is_break(tag) => self.line(),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        let words = unescaped(words);
        let (code, strong, link) = (self.code > 0, self.strong > 0, self.link.clone());
        let dress = if code {
            Dress::Code
        } else if strong {
            Dress::Strong
        } else {
            Dress::Plain
        };
        match self.cell() {
            Some(cell) => {
                if let Some(url) = link.filter(|_| !words.trim().is_empty()) {
                    cell.links.push(Link { title: squeezed(&words), url });
                }
                cell.push(&words, dress);
            }
            None => self.has_words_beside |= !words.trim().is_empty(),
        }
    }

    fn line(&mut self) {
        if let Some(cell) = self.cell() {
            cell.break_line();
        }
    }

    fn cell(&mut self) -> Option<&mut Text> {
        self.rows.last_mut().filter(|_| self.in_cell)?.last_mut()
    }

    /// The first row is the head, and has a title for each column.
    fn finish(self) -> Option<Table> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or_default();
        let mut rows = self.rows.into_iter();
        let mut head = if self.headed { rows.next()? } else { Vec::new() };
        head.resize(columns, Text::default());
        let rows: Vec<_> = rows.collect();
        let filled = rows.iter().flatten().any(|cell| !cell.is_empty());
        (filled && !self.has_words_beside).then_some(Table { head, rows })
    }
}

/// Where a link leads: `a href="…"`.
fn address(tag: &str) -> Option<String> {
    let (_, value) = tag.split_once("href=")?;
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (url, _) = value[1..].split_once(quote)?;
    Some(unescaped(url))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: Option<(&[&str], &[&[&str]])>) {
        let plain = |cells: &Vec<Text>| cells.iter().map(Text::plain).collect::<Vec<_>>();
        let found = table(html, 0)
            .map(|table| (plain(&table.head), table.rows.iter().map(plain).collect::<Vec<_>>()));
        let owned =
            |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let expected =
            expected.map(|(head, rows)| (owned(head), rows.iter().map(|row| owned(row)).collect()));
        assert_eq!(found, expected, "{html}");
    }

    #[test]
    fn tables_in_html_are_read_like_others() {
        check(
            "<table><thead><tr><th width=\"9\">A</th><th>B</th></tr></thead><tbody><tr><td><code>a[X]</code></td>\
             <td><p>One.</p><p>Two &lt;x&gt;.</p></td></tr><tr><td>c</td></tr></tbody></table>",
            Some((&["A", "B"], &[&["a[X]", "One. Two <x>."], &["c"]])),
        );
        check("<table><tr><td>1</td></tr></table>", Some((&[""], &[&["1"]])));
        check("<table>words<tr><td>1</td></tr></table>", None);
        check("<table><tr><td></td></tr></table>", None);
        check("<table><tr><td>1</td", None);
    }
}
