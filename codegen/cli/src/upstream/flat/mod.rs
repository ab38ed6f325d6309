//! A page whose lines have been run together: finds the ends of its headings, items, rows and paragraphs.
//!
//! Nothing marks the end of a heading or of a list: a heading ends where a sentence begins, and the last item of a
//! list has no more sentences than the longest of the others.

mod tables;

use std::ops::Range;

use super::naming;
pub(super) use tables::pipes;
use tables::{Table, blank, tables};

/// The kind of a part of the line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Heading,
    Item,
    Row,
    Paragraph,
}

/// A part that was on a line of its own, and its bytes.
type Part = (Kind, Range<usize>);

/// Returns whether lines have been run together in this one; `alone` says that the page has no other.
pub(super) fn is_flat(line: &str, alone: bool) -> bool {
    let has_text_before = |table: &Table| !line[..table.start].trim().is_empty();
    let marks = || marks(line, 0..line.len()).filter(|mark| mark.kind == Kind::Heading);
    let in_line = tables(line).iter().any(|table| has_text_before(table) || table.rows.len() > 2);
    in_line || (alone && marks().any(|mark| mark.at > 0))
}

/// Returns the parts of the line, in order.
pub(super) fn parts(line: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut start = 0;
    for table in tables(line) {
        prose(line, start..table.start, &mut parts);
        start = table.rows.last().map_or(table.start, |row| row.end);
        parts.extend(table.rows.into_iter().map(|row| (Kind::Row, row)));
    }
    prose(line, start..line.len(), &mut parts);
    parts
}

/// Adds the parts of a stretch without tables.
fn prose(line: &str, stretch: Range<usize>, parts: &mut Vec<Part>) {
    let first_part = parts.len();
    let mut marks: Vec<_> = marks(line, stretch.clone()).collect();
    let start = stretch.start;
    if marks.first().is_none_or(|mark| !blank(line, start..mark.at)) {
        marks.insert(0, Mark { at: start, kind: Kind::Paragraph });
    }
    let ends: Vec<_> = marks.iter().skip(1).map(|mark| mark.at).chain([stretch.end]).collect();
    for (mark, end) in marks.iter().zip(ends) {
        let part = trimmed(line, mark.at..end);
        if mark.kind == Kind::Heading {
            let end = heading_end(line, &part);
            let rest = trimmed(line, end..part.end);
            parts.push((Kind::Heading, part.start..end));
            parts.push((Kind::Paragraph, rest));
        } else {
            parts.push((mark.kind, part));
        }
    }
    let mut found = parts.split_off(first_part);
    found.retain(|(_, range)| !range.is_empty());
    for list in found.chunk_by(|a, b| a.0 == b.0) {
        match list {
            [(Kind::Item, _), ..] => parts.extend(items(line, list)),
            _ => parts.extend(list.iter().cloned()),
        }
    }
}

/// Separates the last item of a list from the paragraph that followed it.
fn items(line: &str, items: &[Part]) -> Vec<Part> {
    let mut parts = items.to_vec();
    let Some(((_, last), others)) = items.split_last() else { return parts };
    let longest = others.iter().map(|(_, range)| sentences(&line[range.clone()]).len()).max();
    let breaks = sentences(&line[last.clone()]);
    let end = longest.and_then(|longest| breaks.get(longest.checked_sub(1)?));
    if let Some(end) = end.filter(|end| last.start + **end < last.end) {
        let end = last.start + end;
        let rest = trimmed(line, end..last.end);
        parts.pop();
        parts.push((Kind::Item, last.start..end));
        parts.push((Kind::Paragraph, rest));
    }
    parts
}

/// Returns the ends of the sentences.
fn sentences(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        at += word.len();
        let word = word.trim_end();
        let begins = |c: char| c.is_uppercase() || c == '`' || c == '*';
        let is_end = word.ends_with(['.', '!', '?']) && !word.trim_end_matches('.').contains('.');
        if is_end && text[at..].starts_with(begins) {
            ends.push(at - 1);
        }
    }
    ends.push(text.len());
    ends
}

/// The beginning of a heading or an item.
struct Mark {
    at: usize,
    kind: Kind,
}

/// Returns the headings and items of a stretch.
fn marks(line: &str, stretch: Range<usize>) -> impl Iterator<Item = Mark> {
    let (mut in_code, mut after, mut heading) = (false, '.', false);
    let mut blank = true;
    line[stretch.clone()].char_indices().filter_map(move |(offset, c)| {
        let at = stretch.start + offset;
        let rest = &line[at..stretch.end];
        let kind = (blank && !in_code).then(|| mark(rest, after, heading)).flatten();
        in_code ^= c == '`';
        blank = c.is_whitespace();
        match kind {
            Some(kind) => heading = kind == Kind::Heading,
            None if ends_sentence(c) => heading = false,
            None => {}
        }
        if !blank {
            after = c;
        }
        kind.map(|kind| Mark { at, kind })
    })
}

/// Returns the kind of the part that begins at `rest`, after the character `after`.
fn mark(rest: &str, after: char, in_heading: bool) -> Option<Kind> {
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    if (1..=6).contains(&hashes) && rest[hashes..].starts_with(' ') {
        return Some(Kind::Heading);
    }
    let item = rest.strip_prefix("* ").or(rest.strip_prefix("- ")).or(rest.strip_prefix("• "))?;
    let styled = item.starts_with(['`', '*']);
    let heads = in_heading && (rest.starts_with('*') || styled);
    (heads || ends_sentence(after) || after == ')').then_some(Kind::Item)
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | ':' | ';' | '!' | '?')
}

/// Words with which sentences begin, and which headings rarely contain.
const BEGINNINGS: &str = "A After All An Any As At Before Below By Each Every For Here If In It Its Many Most Note Often On Once Our \
    Please Refer See Some That The There These They This Those To Two Typically Use Usually We When Whenever \
    While With You Your";

/// Returns the end of the heading that `part` begins with.
fn heading_end(line: &str, part: &Range<usize>) -> usize {
    let text = &line[part.clone()];
    let title = text.trim_start_matches('#').trim_start();
    let start = part.end - title.len();
    if let Some(end) = naming::lead_end(title) {
        return start + end;
    }
    let mut at = 0;
    for (number, word) in title.split_inclusive(char::is_whitespace).enumerate() {
        if number > 0 && super::text::is_listed(word.trim_end(), BEGINNINGS) {
            return start + title[..at].trim_end().len();
        }
        at += word.len();
    }
    part.end
}

fn trimmed(line: &str, range: Range<usize>) -> Range<usize> {
    let text = &line[range.clone()];
    let start = range.end - text.trim_start().len();
    start..start.max(range.start + text.trim_end().len())
}
