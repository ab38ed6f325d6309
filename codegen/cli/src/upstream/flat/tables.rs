//! Tables whose lines have been run together: a row has as many cells as the delimiter row of its table.

use std::ops::Range;

/// Returns the bars that separate cells.
pub(in crate::upstream) fn pipes(line: &str) -> Vec<usize> {
    let bytes = line.as_bytes();
    let bars = (0..bytes.len()).filter(|at| bytes[*at] == b'|');
    bars.filter(|at| *at == 0 || bytes[at - 1] != b'\\').collect()
}

pub(super) struct Table {
    pub(super) start: usize,
    /// Its head, the delimiter below, and its rows.
    pub(super) rows: Vec<Range<usize>>,
}

/// Returns the tables of a line, by their delimiter rows.
pub(super) fn tables(line: &str) -> Vec<Table> {
    let pipes = pipes(line);
    let mut tables: Vec<Table> = Vec::new();
    let mut next = 0;
    while next < pipes.len() {
        let first = next;
        next += 1;
        let columns = delimiters(line, &pipes[first..]);
        // A row that only ends like a delimiter is not one.
        next += columns;
        let Some(head) = first.checked_sub(columns + 1).filter(|_| columns > 0) else { continue };
        if !blank(line, pipes[first - 1] + 1..pipes[first]) {
            continue;
        }
        // The rows of the table before may have gone too far.
        if let Some(before) = tables.last_mut() {
            before.rows.retain(|row| row.end <= pipes[head]);
        }
        let mut rows =
            vec![pipes[head]..pipes[first - 1] + 1, pipes[first]..pipes[first + columns] + 1];
        next = rows_below(line, &pipes, first + columns, columns, &mut rows);
        tables.push(Table { start: pipes[head], rows });
    }
    tables
}

/// Adds the rows that follow the bar `last`; returns the bar to continue from.
fn rows_below(
    line: &str,
    pipes: &[usize],
    mut last: usize,
    columns: usize,
    rows: &mut Vec<Range<usize>>,
) -> usize {
    while last + 1 + columns < pipes.len() && blank(line, pipes[last] + 1..pipes[last + 1]) {
        if delimiters(line, &pipes[last + 1..]) > 0 {
            break;
        }
        rows.push(pipes[last + 1]..pipes[last + 1 + columns] + 1);
        last += 1 + columns;
    }
    last + 1
}

/// Returns the number of cells of a delimiter row (`| --- | :-: |`) that begin at the first of these bars.
fn delimiters(line: &str, pipes: &[usize]) -> usize {
    let is_delimiter = |pair: &&[usize]| {
        let cell = line[pair[0] + 1..pair[1]].trim();
        let dashes = cell.trim_matches(':');
        let only_dashes = !dashes.is_empty() && dashes.bytes().all(|byte| byte == b'-');
        only_dashes && (dashes.len() > 1 || cell.len() > 1)
    };
    pipes.windows(2).take_while(is_delimiter).count()
}

pub(super) fn blank(line: &str, range: Range<usize>) -> bool {
    line[range].trim().is_empty()
}
