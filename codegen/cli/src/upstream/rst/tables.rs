//! Tables: simple ones, grids, lists of rows, comma-separated values.

use std::ops::Range;

use super::{ITEM, Line, Reader, field};

/// The rows of a table: whether each is the head, and the parts of each of its cells.
type Rows = Vec<(bool, Vec<Vec<Range<usize>>>)>;

/// Reads a simple table or a grid, and returns the number of its lines.
pub(super) fn table(reader: &mut Reader<'_>, lines: &[Line<'_>]) -> Option<usize> {
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
        let cells: Vec<_> =
            columns.iter().map(|column| cell(reader.source, *line, column)).collect();
        let first = cells.first().is_some_and(|cell| !cell.is_empty());
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

fn write(reader: &mut Reader<'_>, rows: Rows) {
    let at = rows
        .first()
        .and_then(|(_, row)| row.first()?.first().cloned())
        .map_or(0, |cell| cell.start);
    reader.builder.start("table", at);
    for (is_head, row) in rows {
        reader.builder.start("tr", at);
        for cell in row {
            let start = cell.iter().find(|part| !part.is_empty()).map_or(at, |part| part.start);
            let tag = if is_head { "th" } else { "td" };
            reader.builder.start(tag, start);
            let line = |part: &Range<usize>| Line {
                text: &reader.source[part.clone()],
                indent: 0,
                at: part.start,
            };
            let lines: Vec<_> = cell.iter().map(line).collect();
            reader.blocks(&lines);
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
    let mut columns = Vec::new();
    let mut start = None;
    for (at, c) in border.text.chars().chain([' ']).enumerate() {
        let inside = if is_grid { c != '+' && c != ' ' } else { c == '=' };
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                columns.push(border.indent + from..border.indent + at);
                start = None;
            }
            _ => {}
        }
    }
    // Text beyond the last column belongs to it.
    if let Some(last) = columns.last_mut().filter(|_| !is_grid) {
        last.end = usize::MAX;
    }
    columns
}

/// Returns the bytes of the page that a line has in a column, without white space around them.
fn cell(source: &str, line: Line<'_>, column: &Range<usize>) -> Range<usize> {
    let byte = |column: usize| {
        let inside = column.saturating_sub(line.indent);
        line.text.char_indices().nth(inside).map_or(line.end(), |(byte, _)| line.at + byte)
    };
    let (start, end) =
        (byte(column.start), if column.end == usize::MAX { line.end() } else { byte(column.end) });
    let text = &source[start..end];
    let start = end - text.trim_start().len();
    start..start.max(start + text.trim().len())
}

/// Reads a table of which each row is an item of a list, and each cell an item inside.
pub(super) fn list_table<'t>(reader: &mut Reader<'t>, options: &[Line<'t>], lines: &[Line<'t>]) {
    let heads = option(options, "header-rows").and_then(|rows| rows.parse().ok()).unwrap_or(0);
    let Some(first) = lines.iter().find(|line| !line.is_blank()) else { return };
    let indent = first.indent;
    let mut rows = 0;
    let mut cell: Vec<Line<'_>> = Vec::new();
    reader.builder.start("table", first.at);
    for line in lines {
        let mark = ITEM.find(line.text).map(|mark| mark.end()).filter(|_| line.indent == indent);
        let inner = match mark {
            Some(mark) => {
                write_cell(reader, &mut cell, rows <= heads);
                reader.builder.start("tr", line.at);
                rows += 1;
                Line { text: &line.text[mark..], indent: line.indent + mark, at: line.at + mark }
            }
            None => *line,
        };
        let begins = ITEM.find(inner.text).filter(|_| mark.is_some() || inner.indent <= indent + 2);
        match begins {
            Some(begins) => {
                write_cell(reader, &mut cell, rows <= heads);
                let length = begins.end();
                cell.push(Line {
                    text: &inner.text[length..],
                    indent: inner.indent + length,
                    at: inner.at + length,
                });
            }
            None if !cell.is_empty() => cell.push(inner),
            None => {}
        }
    }
    write_cell(reader, &mut cell, rows <= heads);
    reader.builder.end("table");
}

fn write_cell<'t>(reader: &mut Reader<'t>, cell: &mut Vec<Line<'t>>, is_head: bool) {
    let Some(first) = cell.first() else { return };
    let tag = if is_head { "th" } else { "td" };
    reader.builder.start(tag, first.at);
    reader.blocks(&std::mem::take(cell));
    reader.builder.end(tag);
}

fn option<'t>(options: &[Line<'t>], name: &str) -> Option<&'t str> {
    options
        .iter()
        .filter_map(|line| field(*line))
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value)
}

/// Reads a table of comma-separated values.
pub(super) fn csv_table<'t>(reader: &mut Reader<'t>, options: &[Line<'t>], lines: &[Line<'t>]) {
    let heads: usize =
        option(options, "header-rows").and_then(|rows| rows.parse().ok()).unwrap_or(0);
    let header = option(options, "header");
    let header = options.iter().find(|line| header.is_some_and(|value| line.text.ends_with(value)));
    let rows = lines.iter().filter(|line| !line.is_blank());
    let of_head = header.map(|line| {
        let value = header_value(line.text);
        (true, Line { text: value, indent: 0, at: line.end() - value.len() })
    });
    let rows = rows.enumerate().map(|(at, line)| (at < heads, *line));
    let all = of_head.into_iter().chain(rows);
    let rows = all.map(|(is_head, line)| {
        let cells = values(line.text)
            .into_iter()
            .map(|value| std::iter::once(line.at + value.start..line.at + value.end).collect());
        (is_head, cells.collect())
    });
    let rows = rows.collect();
    write(reader, rows);
}

fn header_value(text: &str) -> &str {
    text.trim_start_matches(":header:").trim_start()
}

/// Returns the values of a line, without the quotes around them.
fn values(line: &str) -> Vec<Range<usize>> {
    let mut values = Vec::new();
    let (mut start, mut quoted) = (0, false);
    for (at, c) in line.char_indices().chain([(line.len(), ',')]) {
        quoted ^= c == '"';
        if c != ',' || quoted && at < line.len() {
            continue;
        }
        let value = &line[start..at];
        let trimmed = value.trim_matches(|c: char| c == '"' || c.is_whitespace());
        let from = at - value.trim_start_matches(|c: char| c == '"' || c.is_whitespace()).len();
        values.push(from..from + trimmed.len());
        start = at + 1;
    }
    values
}
