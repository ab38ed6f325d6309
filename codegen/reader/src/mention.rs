//! Codes that a text only names: in an address or a link, in the path of a name, in a label of a metric, in source code.

use std::ops::Range;

use crate::record::line_start;
use crate::text;

/// The number of bytes before and after a part that are examined.
const WINDOW: usize = 512;

/// Words with which a line of source code begins.
const KEYWORDS: [&str; 20] = [
    "assert", "case", "class", "const", "def", "elif", "enum", "export", "fn", "from", "if",
    "import", "let", "private", "public", "raise", "return", "static", "throw", "when",
];

/// Returns whether a text has a code, or a name with it, only as a part of something else than a response.
pub(crate) fn is_mention(text: &str, code: &Range<usize>) -> bool {
    let (before, after) = around(text, code);
    after.starts_with("](")
        || is_in_address(before)
        || is_in_path(before, after)
        || is_in_metric(before)
}

/// Returns whether a text only names a code, in source code or elsewhere.
pub(crate) fn is_named(text: &str, code: &Range<usize>) -> bool {
    is_mention(text, code) || is_source(text, code) || is_on_source_line(text, code)
}

/// Returns whether a part of a text is on a line of source code.
pub(crate) fn is_on_source_line(text: &str, part: &Range<usize>) -> bool {
    let (before, after) = around(text, part);
    let line = part.start - before.len()..part.end + after.len();
    text.get(line).is_some_and(is_source_line)
}

/// Returns whether a part of a text belongs to source code, which compares or assigns it, or calls a function with it.
pub(crate) fn is_source(text: &str, part: &Range<usize>) -> bool {
    let (before, after) = around(text, part);
    let left = before.trim_end_matches(['"', '\'', '`', ' ', '[', '(']);
    let right = after.trim_start_matches(['"', '\'', '`', ' ', ']']);
    let is_operator = |sign: &&str| left.ends_with(*sign) || right.starts_with(*sign);
    let is_operand =
        ["==", "!="].iter().any(is_operator) || matches!(left.trim_start(), "case" | "when");
    let is_assigned = right.starts_with('=') && !right.starts_with("=>");
    let name = before.strip_suffix(['"', '\'', '`']).and_then(|before| before.strip_suffix('('));
    let name = name.and_then(|before| before.rsplit(|c| !is_part(c)).next()).unwrap_or_default();
    let is_call = name.starts_with(|c: char| c.is_ascii_lowercase()) && right.starts_with(')');
    is_operand || is_assigned || is_call && after.trim_end().ends_with(");")
}

/// Returns whether a line is one of source code, whatever is on it.
pub(crate) fn is_source_line(line: &str) -> bool {
    let line = line.trim();
    let first = line.split(|c| !is_part(c)).next().unwrap_or_default();
    let is_block = || line.strip_suffix('{').is_some_and(|head| head.ends_with([' ', ')']));
    line.ends_with(';')
        || is_block()
        || KEYWORDS.contains(&first) && line.ends_with([':', ')', '(', ',', '}', ']'])
}

/// Returns whether the row of a table that has a part says nothing of one request, such as its time or its id: it documents.
pub(crate) fn is_documentation(text: &str, part: &Range<usize>) -> bool {
    let (before, after) = around(text, part);
    let is_row = before.trim_start().starts_with('|') && after.trim_end().ends_with('|')
        || before.contains("<td");
    let is_own = |word: &str| word.bytes().filter(u8::is_ascii_digit).count() > 3;
    is_row && ![before, after].iter().any(|text| text.split(|c| !is_part(c)).any(is_own))
}

/// Returns the text before and after a part on its line.
fn around<'t>(text: &'t str, part: &Range<usize>) -> (&'t str, &'t str) {
    let start = text.ceil_char_boundary(part.start.saturating_sub(WINDOW));
    let end = text.floor_char_boundary(part.end.saturating_add(WINDOW));
    let before = text.get(line_start(text, start, part.start)..part.start);
    let after = text.get(part.end..end).map(text::line);
    (before.unwrap_or_default(), after.unwrap_or_default())
}

/// Returns whether the text before a code is the beginning of an address: `https://…#`, `/errors/`, `?code=`.
fn is_in_address(before: &str) -> bool {
    let is_end = |c: char| c.is_whitespace() || "\"'`<>()[]{},".contains(c);
    let token = before.rsplit(is_end).next().unwrap_or_default();
    let has_path = token.starts_with('/') || token.ends_with(['#', '?', '&']);
    token.contains("://") || has_path && token.len() > 1
}

/// Returns whether a code is a part of a name with dots: `errors.BAD_VALUE.count`.
fn is_in_path(before: &str, after: &str) -> bool {
    let after = after.strip_prefix('.').unwrap_or_default();
    let owner = before.strip_suffix('.').unwrap_or_default();
    let owner = owner.rsplit(|c| !is_part(c)).next().unwrap_or_default();
    after.starts_with(|c: char| c.is_ascii_alphanumeric())
        || owner.starts_with(|c: char| c.is_ascii_lowercase())
}

/// Returns whether the text before a code makes it a label of a metric: `errors_total{code="`.
fn is_in_metric(before: &str) -> bool {
    let Some((name, labels)) = before.rsplit_once('{') else { return false };
    let is_label = ["=\"", "=~\"", "!=\""].iter().any(|sign| labels.ends_with(sign));
    is_label && name.ends_with(is_part) && !labels.contains('}')
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
