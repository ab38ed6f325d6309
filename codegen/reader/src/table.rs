//! Tables of spreadsheets, Markdown and databases. Each row becomes an object whose keys are the titles of the columns.

use std::ops::Range;

use crate::value::is_null;
use crate::view::View;
use crate::{Reader, keys::Role, labelled};

/// What separates cells; two spaces are any number of spaces from two.
const SEPARATORS: [&str; 6] = ["\t", "||", "|", ";", ",", "  "];

/// The maximum length of a name in bytes.
const MAX_NAME: usize = 40;

/// A header: its separator, and the names of its columns.
type Header<'t> = (&'static str, Vec<&'t str>);

/// Returns a text with each row of a table as an object; none where it has no table.
pub(crate) fn rows(reader: &Reader<'_>, text: &str) -> Option<View> {
    let mut view = View::new(text);
    let mut header: Option<Header<'_>> = None;
    let (mut has_rows, mut start) = (false, 0);
    for whole in text.split_inclusive('\n') {
        let line = start..start + whole.trim_end().len();
        let end = start + whole.len();
        let row = header.as_ref().and_then(|(separator, names)| {
            let cells = cells(text, line.clone(), separator);
            (cells.len() == names.len()).then_some((cells, names))
        });
        if let Some(own) = self::header(reader, text, &line) {
            header = Some(own);
            view.replace([], line.clone());
        } else if header.is_some() && whole.bytes().all(|byte| b"-+|:= \r\n".contains(&byte)) {
            view.replace([], line.clone());
        } else if let Some((cells, names)) = row {
            has_rows = true;
            object(&mut view, text, &line, &cells, names);
        } else {
            view.keep(text.get(line.clone()));
        }
        view.keep(text.get(line.end..end));
        start = end;
    }
    has_rows.then_some(view)
}

/// Returns the header that a line is: it has a column with a code or with messages, and another known one.
fn header<'t>(reader: &'t Reader<'_>, text: &'t str, line: &Range<usize>) -> Option<Header<'t>> {
    SEPARATORS.into_iter().find_map(|separator| {
        let cells = cells(text, line.clone(), separator);
        let (mut names, mut known, mut is_error) = (Vec::new(), 0, false);
        for cell in cells {
            let cell = text.get(cell).filter(|cell| cell.len() <= MAX_NAME)?;
            let (name, role) = column(reader, cell);
            known += usize::from(role.is_some());
            is_error |= matches!(role, Some(Role::Code | Role::Messages | Role::Body));
            names.push(name);
        }
        // The separator of a Jira header is doubled.
        let separator = if separator == "||" { "|" } else { separator };
        (is_error && known > 1).then_some((separator, names))
    })
}

/// Returns the name under which the values of a column are read, and their role.
fn column<'t>(reader: &'t Reader<'_>, cell: &'t str) -> (&'t str, Option<Role>) {
    let key = reader.keys.at(cell, 0).filter(|(end, _)| *end == cell.len());
    let letters = crate::keys::letters(cell);
    let role = match key {
        Some((_, key)) if key.is_own => return (cell, Some(key.role)),
        Some((_, key)) => Some(key.role),
        None if labelled::is_name(cell) => Some(Role::Id),
        None if letters.ends_with("message") || letters.ends_with("messages") => {
            Some(Role::Messages)
        }
        None if letters.ends_with("code") => Some(Role::Code),
        None => None,
    };
    (role.and_then(|role| reader.keys.own(role)).unwrap_or(cell), role)
}

/// Returns the cells of a line, without quotes around them.
fn cells(text: &str, line: Range<usize>, separator: &str) -> Vec<Range<usize>> {
    let inside = text.get(line.clone()).unwrap_or_default();
    let bare = inside.trim_start().trim_start_matches('|');
    let start = line.end - bare.len();
    let bare = bare.trim_end_matches('|');
    let (mut cells, mut from, mut is_quoted) = (Vec::new(), 0, false);
    let mut add = |range: Range<usize>| {
        let cell = bare.get(range.clone()).unwrap_or_default();
        let left = cell.len() - cell.trim_start().len();
        let cell = start + range.start + left..start + range.start + left + cell.trim().len();
        let quoted =
            text.get(cell.clone()).and_then(|cell| cell.strip_prefix('"')?.strip_suffix('"'));
        cells.push(quoted.map_or(cell.clone(), |_| cell.start + 1..cell.end - 1));
    };
    for (at, byte) in bare.bytes().enumerate() {
        is_quoted ^= byte == b'"' && separator != "  ";
        let rest = bare.as_bytes().get(at..).unwrap_or_default();
        if !is_quoted && at >= from && rest.starts_with(separator.as_bytes()) {
            add(from..at);
            let spaces = rest.iter().take_while(|byte| **byte == b' ').count();
            from = at + if separator == "  " { spaces } else { separator.len() };
        }
    }
    add(from..bare.len());
    cells
}

/// Adds a row as an object.
fn object(
    view: &mut View,
    text: &str,
    line: &Range<usize>,
    cells: &[Range<usize>],
    names: &[&str],
) {
    let mut at = line.start;
    let mut open = "{";
    for (cell, name) in cells.iter().zip(names) {
        let value = text.get(cell.clone()).unwrap_or_default();
        if value.is_empty() || is_null(value) {
            continue;
        }
        let before = text.get(line.start..cell.start).unwrap_or_default();
        let quote = if value.starts_with(['[', '{']) { "" } else { "\"" };
        view.replace(format!("{open}\"{name}\": {quote}").chars(), at..cell.start);
        (at, open) = (cell.start, ", ");
        for (sign, plain) in value.match_indices(['"', '\\']) {
            let start = cell.start + sign;
            if start < at {
                continue;
            }
            // In a cell in quotes, each quote is written twice.
            let is_doubled = before.ends_with('"') && value.as_bytes().get(sign + 1) == Some(&b'"');
            let escape = if quote.is_empty() { "" } else { "\\" };
            let end = start + 1 + usize::from(is_doubled);
            view.keep(text.get(at..start));
            view.replace(escape.chars().chain(plain.chars()), start..end);
            at = end;
        }
        view.keep(text.get(at..cell.end));
        view.replace(quote.chars(), cell.end..cell.end);
        at = cell.end;
    }
    view.replace(['}'], at..line.end);
}
