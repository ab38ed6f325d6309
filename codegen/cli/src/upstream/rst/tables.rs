//! Tables: simple ones, grids, lists of rows, comma-separated values.

use std::ops::Range;

use super::{ITEM, Line, Reader, field};

/// The rows of a table: whether each is the head, and the lines of each of its cells.
type Rows<'t> = Vec<(bool, Vec<Vec<Line<'t>>>)>;

/// Reads a simple table or a grid, and returns the number of its lines.
pub(super) fn table<'t>(reader: &mut Reader<'t>, lines: &[Line<'t>]) -> Option<usize> {
    let is_grid = lines[0].text.starts_with("+-") && lines[0].text.ends_with('+');
    if !is_grid && !is_border(lines[0].text) {
        return None;
    }
    let borders = borders(lines, is_grid);
    let last = *borders.last().filter(|_| borders.len() > 1)?;
    let is_head = |at: &&usize| lines[**at].text.starts_with("+=");
    let head = match (is_grid, borders.as_slice()) {
        (true, _) => borders.iter().find(is_head).copied().unwrap_or_default(),
        (false, [_, head, _]) => *head,
        (false, _) => 0,
    };
    let columns = columns(lines[0], is_grid);
    let mut rows = Rows::new();
    let mut begins = true;
    for (at, line) in lines[..last].iter().enumerate() {
        if borders.binary_search(&at).is_ok()
            || line.text.bytes().all(|byte| matches!(byte, b'-' | b' '))
        {
            begins = true;
            continue;
        }
        let cells: Vec<_> = columns.iter().map(|column| cell(*line, column)).collect();
        let first = cells.first().is_some_and(|cell| !cell.is_blank());
        if begins || !is_grid && first {
            rows.push((at < head, vec![Vec::new(); columns.len()]));
        }
        begins = false;
        if let Some((_, row)) = rows.last_mut() {
            row.iter_mut().zip(cells).for_each(|(all, cell)| all.push(cell));
        }
    }
    write(reader, rows);
    Some(last + 1)
}

/// Returns the lines that are borders of the table. A simple table can have blank lines between its borders, but what
/// follows a blank line behind the second border is another table; a grid has no blank line.
fn borders(lines: &[Line<'_>], is_grid: bool) -> Vec<usize> {
    if is_grid {
        let taken = lines.iter().take_while(|line| line.text.starts_with(['+', '|'])).count();
        return (0..taken).filter(|at| lines[*at].text.starts_with('+')).collect();
    }
    let all = (0..lines.len()).filter(|at| is_border(lines[*at].text));
    let mut borders: Vec<_> = all.take(3).collect();
    if borders.len() == 3 && lines.get(borders[1] + 1).is_none_or(Line::is_blank) {
        borders.truncate(2);
    }
    borders
}

fn write<'t>(reader: &mut Reader<'t>, rows: Rows<'t>) {
    let first = rows.first().and_then(|(_, row)| row.first()?.first());
    let at = first.map_or(0, |line| line.at);
    reader.builder.start("table", at);
    for (is_head, row) in rows {
        reader.builder.start("tr", at);
        for cell in row {
            let tag = if is_head { "th" } else { "td" };
            let filled = cell.iter().find(|line| !line.is_blank());
            reader.builder.start(tag, filled.map_or(at, |line| line.at));
            reader.blocks(&cell);
            reader.builder.end(tag);
        }
    }
    reader.builder.end("table");
}

/// Returns whether a line is the border of a simple table: `====  ====`.
fn is_border(text: &str) -> bool {
    text.contains(' ')
        && text.starts_with('=')
        && text.bytes().all(|byte| matches!(byte, b'=' | b' '))
}

/// Returns the columns of a table by its first border, in characters from the beginning of the line.
fn columns(border: Line<'_>, is_grid: bool) -> Vec<Range<usize>> {
    let is_gap = |c: char| if is_grid { c == '+' || c == ' ' } else { c != '=' };
    let mut at = border.indent;
    let columns = border.text.split(is_gap).map(|part| {
        let start = at;
        at += part.chars().count() + 1;
        start..at - 1
    });
    let mut columns: Vec<_> = columns.filter(|column| !column.is_empty()).collect();
    // Text beyond the last column belongs to it.
    if let Some(last) = columns.last_mut().filter(|_| !is_grid) {
        last.end = usize::MAX;
    }
    columns
}

/// Returns the part of a line that is in a column, without white space around it.
fn cell<'t>(line: Line<'t>, column: &Range<usize>) -> Line<'t> {
    let byte = |column: usize| {
        let inside = column.saturating_sub(line.indent);
        line.text.char_indices().nth(inside).map_or(line.text.len(), |(byte, _)| byte)
    };
    let end = byte(column.end);
    let text = line.text[byte(column.start)..end].trim_start();
    Line { text: text.trim_end(), indent: 0, at: line.at + end - text.len() }
}

/// Reads a table of which each row is an item of a list, and each cell an item inside.
pub(super) fn list_table<'t>(reader: &mut Reader<'t>, options: &[Line<'t>], lines: &[Line<'t>]) {
    let heads = head_rows(options);
    let Some(indent) = lines.iter().find(|line| !line.is_blank()).map(|line| line.indent) else {
        return;
    };
    let mut rows = Rows::new();
    for line in lines {
        let mark = ITEM.find(line.text).filter(|_| line.indent == indent);
        let inner = mark.map_or(*line, |mark| line.after(mark.end()));
        if mark.is_some() || rows.is_empty() {
            rows.push((rows.len() < heads, Vec::new()));
        }
        let Some((_, row)) = rows.last_mut() else { continue };
        let begins = ITEM.find(inner.text).filter(|_| mark.is_some() || inner.indent <= indent + 2);
        match (begins, row.last_mut()) {
            (Some(mark), _) => row.push(vec![inner.after(mark.end())]),
            (None, Some(cell)) => cell.push(inner),
            (None, None) => {}
        }
    }
    write(reader, rows);
}

/// Reads a table of comma-separated values.
pub(super) fn csv_table<'t>(reader: &mut Reader<'t>, options: &[Line<'t>], lines: &[Line<'t>]) {
    let heads = head_rows(options);
    let header = option(options, "header").map(|line| (true, line));
    let filled = lines.iter().filter(|line| !line.is_blank()).enumerate();
    let lines = header.into_iter().chain(filled.map(|(at, line)| (at < heads, *line)));
    let rows = lines.map(|(is_head, line)| {
        (is_head, values(line).into_iter().map(|value| vec![value]).collect())
    });
    let rows = rows.collect();
    write(reader, rows);
}

/// Returns the value of an option.
fn option<'t>(options: &[Line<'t>], name: &str) -> Option<Line<'t>> {
    options.iter().find_map(|line| {
        let (known, value) = field(*line)?;
        (known == name).then(|| line.after(line.text.len() - value.len()))
    })
}

/// Returns the number of rows that are heads.
fn head_rows(options: &[Line<'_>]) -> usize {
    option(options, "header-rows").and_then(|rows| rows.text.parse().ok()).unwrap_or(0)
}

/// Returns the values of a line, without the quotes around them.
fn values(line: Line<'_>) -> Vec<Line<'_>> {
    let is_around = |c: char| c == '"' || c.is_whitespace();
    let mut values = Vec::new();
    let (mut start, mut quoted) = (0, false);
    for (at, c) in line.text.char_indices().chain([(line.text.len(), ',')]) {
        quoted ^= c == '"';
        if c == ',' && (!quoted || at == line.text.len()) {
            let value = line.text[start..at].trim_start_matches(is_around);
            let text = value.trim_end_matches(is_around);
            values.push(Line { text, ..line.after(at - value.len()) });
            start = at + 1;
        }
    }
    values
}
