//! The cells of a table while it is read, those that take several rows or columns included.

use super::text::Text;

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Table {
    pub(crate) head: Vec<Text>,
    pub(crate) rows: Vec<Vec<Text>>,
}

/// The rows of a table while it is read.
#[derive(Default)]
pub(super) struct Cells {
    pub(super) rows: Vec<Vec<Text>>,
    /// The number of cells of the first row that are headings.
    headings: usize,
    /// Cells that reach into the next rows, by column: the number of rows left, and the words.
    spans: Vec<(usize, Text)>,
    /// The rows and columns of the cell that is being read.
    span: (usize, usize),
    /// The number of cells that have been added for such cells.
    repeated: usize,
}

/// The maximum number of cells of a row; the words of more are put into the last one.
const MOST_CELLS: usize = 200;

/// The maximum number of repeated cells of a table.
const MOST_REPEATED_CELLS: usize = 10_000;

/// The maximum length in bytes of the words of a cell that takes several rows, which are repeated in each.
const MOST_REPEATED: usize = 200;

impl Cells {
    /// Begins a cell of the last row.
    pub(super) fn open(&mut self, is_heading: bool, span: (usize, usize)) {
        if self.rows.is_empty() {
            self.rows.push(Vec::new());
        }
        self.headings += usize::from(is_heading && self.rows.len() == 1);
        self.span = (span.0.clamp(1, 1000), span.1.clamp(1, 50));
        self.repeat();
    }

    /// Adds the cells of rows above that reach into this one.
    fn repeat(&mut self) {
        let Some(row) = self.rows.last_mut() else { return };
        while self.repeated < MOST_REPEATED_CELLS && row.len() < MOST_CELLS {
            let Some((left, text)) = self.spans.get_mut(row.len()) else { return };
            if *left == 0 {
                return;
            }
            *left -= 1;
            self.repeated += 1;
            row.push(text.clone());
        }
    }

    pub(super) fn close(&mut self, text: Text) {
        let Some(row) = self.rows.last_mut() else { return };
        let (rows, columns) = self.span;
        let long = text.raw().len() > MOST_REPEATED;
        let repeated = if long { Text::default() } else { text.clone() };
        let at = row.len();
        if let Some(last) = row.last_mut().filter(|_| at >= MOST_CELLS) {
            return last.append(text);
        }
        row.push(text);
        row.extend(std::iter::repeat_n(Text::default(), (columns - 1).min(MOST_CELLS - at - 1)));
        if rows > 1 {
            self.spans.resize(self.spans.len().max(at + 1), (0, Text::default()));
            self.spans[at] = (rows - 1, repeated);
        }
        self.repeat();
    }

    /// Returns the table. The first row is the head if all of its cells are headings, and has a title for each column.
    pub(super) fn finish(self) -> Option<Table> {
        let mut rows: Vec<_> = self.rows;
        rows.retain(|row| !row.is_empty());
        let columns = rows.iter().map(Vec::len).max()?;
        let headed = rows.first().is_some_and(|row| self.headings >= row.len());
        let mut head = if headed { rows.remove(0) } else { Vec::new() };
        head.resize(columns, Text::default());
        let filled = head.iter().chain(rows.iter().flatten()).any(|cell| !cell.is_empty());
        filled.then_some(Table { head, rows })
    }
}
