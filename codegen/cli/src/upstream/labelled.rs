//! Lists whose items hold labelled values, such as `Error number: 17; Symbol: LOST`: each becomes a table.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::blocks::{Block, Page, Table};
use super::columns;
use super::documented::Role;
use super::naming;
use super::text::{Style, Text};

/// The labels of an item with their values.
type Values = Vec<(String, Text)>;

/// A label: at the beginning, behind a separator, or one word among others.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    let label =
        r"(?:^|(?P<separator>[;,|\n])|\s)\s*(?P<label>[A-Z][A-Za-z]*(?: [A-Za-z]+){0,3}):\s+";
    Regex::new(label).expect("the pattern is a constant")
});

/// The name of an error in brackets behind the value of a label.
static NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\s+\(`?([A-Z][A-Z0-9]*_[A-Z0-9_]*)`?\)\s*$").expect("the pattern is a constant")
});

/// Returns a page with a table for each such list. One such item below the heading of an error becomes an item for each
/// of its values.
pub(super) fn read(page: &[Block]) -> Page {
    let mut read = Page::new();
    let mut level = 0;
    let mut at = 0;
    while let Some(block) = page.get(at) {
        let mut items: Vec<Values> = Vec::new();
        while let Some(values) = page.get(at).and_then(values) {
            items.push(values);
            at += 1;
            at += continued(&page[at..], items.last_mut());
        }
        match items.as_slice() {
            [] => {
                level = if let Block::Heading(own, _) = block { *own } else { level };
                read.push(block.clone());
                at += 1;
            }
            [values] if level > 1 => {
                read.extend(values.iter().map(|value| Block::Item(labelled(value))));
            }
            _ => read.push(Block::Table(table(&items))),
        }
    }
    read
}

/// Adds the paragraphs behind an item that belong to it: a message, and what is in front of the next item. Returns
/// their number.
fn continued(rest: &[Block], item: Option<&mut Values>) -> usize {
    let Some(item) = item else { return 0 };
    let label = |text: &Text| split(text).first().and_then(|(label, _)| columns::by_title(label));
    let paragraphs = rest.iter().map_while(|block| match block {
        Block::Paragraph(text) => Some(text),
        _ => None,
    });
    let paragraphs: Vec<_> = paragraphs.take_while(|text| split(text).len() < 2).collect();
    let inside = rest.get(paragraphs.len()).is_some_and(|block| values(block).is_some());
    let count = match paragraphs.first() {
        Some(_) if inside => paragraphs.len(),
        Some(first) => usize::from(label(first) == Some(Role::Message)),
        None => 0,
    };
    item.extend(paragraphs[..count].iter().flat_map(|text| split(text)));
    count
}

/// Returns the labelled values of an item, of which one is the code or the status of an error.
fn values(block: &Block) -> Option<Values> {
    let Block::Item(text) = block else { return None };
    let values = split(text);
    let names = |(label, value): &(String, Text)| {
        let plain = value.plain();
        match columns::by_title(label) {
            Some(Role::Code) => naming::codes(&plain).is_some(),
            Some(Role::Status) => columns::statuses(&plain).is_some(),
            _ => false,
        }
    };
    let labels = values.iter().filter(|(label, _)| !label.is_empty()).count();
    (labels > 1 && !values[0].0.is_empty() && values.iter().any(names)).then_some(values)
}

/// Splits a text at its labels; words without one have an empty label.
fn split(text: &Text) -> Values {
    let raw = text.raw();
    let mut starts: Vec<(String, Range<usize>)> = Vec::new();
    let mut in_words = false;
    for found in LABEL.captures_iter(&raw) {
        let (Some(whole), label) = (found.get(0), &found["label"]) else { continue };
        let role = columns::by_title(label);
        let separator = found.name("separator").map(|separator| separator.as_str());
        let begins = whole.start() == 0 || separator == Some("\n");
        let plain = separator.is_some() || !label.contains(' ');
        if role.is_some() && (begins || !in_words && plain) {
            // `Error` can be in front of a code as well.
            in_words = role > Some(Role::Code) && label != "Error";
            starts.push((label.to_owned(), whole.range()));
        }
    }
    if starts.first().is_none_or(|(_, label)| label.start > 0) {
        starts.insert(0, (String::new(), 0..0));
    }
    let ends = starts.iter().skip(1).map(|(_, label)| label.start).chain([raw.len()]);
    let values = starts.iter().zip(ends).flat_map(|((label, at), end)| {
        let value = text.after(at.end).before(end - at.end).with_links(text);
        value_and_rest(label, &value)
    });
    values.filter(|(_, value)| !value.is_empty()).collect()
}

/// Returns a value, the name in brackets behind it, and the lines below it.
fn value_and_rest(label: &str, value: &Text) -> Values {
    let raw = value.raw();
    let line = raw.find('\n').unwrap_or(raw.len());
    let (first, rest) = (value.before(line).with_links(value), value.after(line));
    let raw = first.raw();
    let Some(name) = NAME.captures(&raw) else {
        return vec![(label.to_owned(), first), (String::new(), rest)];
    };
    let end = name.get(0).map_or(raw.len(), |name| name.start());
    let symbol = Text::plain_at(first.at, &name[1]);
    vec![
        (label.to_owned(), first.before(end)),
        ("Symbol".to_owned(), symbol),
        (String::new(), rest),
    ]
}

/// Returns a value with its label.
fn labelled((label, value): &(String, Text)) -> Text {
    let mut text = Text::plain_at(value.at, label);
    text.push(if label.is_empty() { "" } else { ": " }, Style::Plain);
    text.pieces.extend(value.pieces.clone());
    text.with_links(value)
}

/// The maximum number of labels that have a column; values of others are in one without a title.
const MOST: usize = 20;

/// Returns a row for each item, and a column for each label.
fn table(items: &[Values]) -> Table {
    let mut labels: Vec<&str> = Vec::new();
    for (label, _) in items.iter().flatten() {
        let label = if labels.len() < MOST { label } else { "" };
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    let row = |item: &Values| {
        let mut row = vec![Text::default(); labels.len()];
        for value in item {
            let known = labels.iter().position(|label| *label == value.0);
            let text = if known.is_some() { value.1.clone() } else { labelled(value) };
            row[known.unwrap_or(labels.len() - 1)].append(text);
        }
        row
    };
    let at = items[0][0].1.at;
    let head = labels.iter().map(|label| Text::plain_at(at, label)).collect();
    Table { head, rows: items.iter().map(row).collect() }
}
