//! The counts of a log for people: entries as bars, and unknown messages.

use errcat_codegen::render::one_line;
use textwrap::core::display_width;

use super::count::{Count, Unknown};
use crate::catalogue::count;
use crate::page::{FAINT, Page, STRONG, UNKNOWN, WIRE};
use crate::reading::Reader;
use crate::upstream::documented::Head;

/// The length of a bar in columns at most.
const MAX_BAR: usize = 40;

/// The room for bars below which status and code are left out.
const MIN_BAR: usize = 10;

/// The number of characters that are shown of a response without messages.
const START: usize = 60;

/// Returns the page.
pub(super) fn page(
    reader: &Reader<'_>,
    counted: &Count,
    unknown: &[&Unknown],
    top: usize,
    log: &str,
    width: usize,
) -> String {
    let mut page = Page::new(width);
    summary(&mut page, counted, log);
    chart(&mut page, reader, counted, width);
    unknowns(&mut page, unknown, top);
    page.into_text()
}

fn summary(page: &mut Page, counted: &Count, log: &str) {
    let total = count(counted.total, "response");
    let share = match counted.total {
        0 => String::new(),
        total => format!(
            ", {} of them ({}) all in the catalogue",
            counted.matched,
            percent(counted.matched, total)
        ),
    };
    page.line(0, &format!("{STRONG}{}{STRONG:#}: {total}{share}", one_line(log)));
    if let Some(sentence) = counted.skipped.sentence() {
        page.line(0, &format!("{UNKNOWN}{sentence}{UNKNOWN:#}"));
    }
}

/// Adds one line per entry, the most frequent first: its count, name, status and code if there is room, and a bar.
fn chart(page: &mut Page, reader: &Reader<'_>, counted: &Count, width: usize) {
    let mut entries = counted.by_entry(reader);
    entries.sort_by_key(|(_, _, count)| std::cmp::Reverse(*count));
    let most = entries.first().map_or(1, |(_, _, count)| *count);
    let digits = most.to_string().len();
    let titles = entries.iter().map(|(_, entry, _)| one_line(&entry.error.title()));
    let (names, titles) = (padded(entries.iter().map(|(name, _, _)| name.clone())), padded(titles));
    let column = |texts: &[String]| texts.first().map_or(0, |text| display_width(text) + 2);
    let room = width.saturating_sub(2 + digits + 2 + column(&names));
    let with_titles = room > column(&titles) + MIN_BAR;
    let room = if with_titles { room - column(&titles) } else { room };
    page.gap();
    for (((_, _, count), name), title) in entries.iter().zip(&names).zip(&titles) {
        let title = if with_titles { format!("{FAINT}{title}{FAINT:#}  ") } else { String::new() };
        let bar = bar(*count, most, room.min(MAX_BAR));
        page.raw(&format!("  {count:>digits$}  {name}  {title}{WIRE}{bar}{WIRE:#}"));
    }
}

/// Returns the texts, padded to the widest.
fn padded(texts: impl Iterator<Item = String>) -> Vec<String> {
    let texts: Vec<_> = texts.collect();
    let width = texts.iter().map(|text| display_width(text)).max().unwrap_or_default();
    let space = |text: &str| " ".repeat(width - display_width(text));
    texts.iter().map(|text| format!("{text}{}", space(text))).collect()
}

/// Returns a bar in eighths of a column, at least one.
fn bar(count: u64, most: u64, room: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = (u128::from(count) * room as u128 * 8).div_ceil(u128::from(most.max(1)));
    let eighths = usize::try_from(eighths).unwrap_or_default();
    "█".repeat(eighths / 8) + EIGHTHS[eighths % 8]
}

fn unknowns(page: &mut Page, unknown: &[&Unknown], top: usize) {
    let Some(most) = unknown.iter().map(|unknown| unknown.count).max() else { return };
    page.gap();
    page.line(0, &format!("{UNKNOWN}Not in the catalogue{UNKNOWN:#}"));
    page.gap();
    let digits = most.to_string().len();
    let shown = unknown.get(..top.min(unknown.len())).unwrap_or_default();
    let titles: Vec<_> = shown.iter().map(|unknown| title(unknown)).collect();
    let column = titles.iter().map(|title| display_width(title)).max().unwrap_or_default();
    for (unknown, title) in shown.iter().zip(&titles) {
        let name = format!("{:>digits$}  {title}", unknown.count);
        page.row(2, &name, digits + 2 + column, &described(unknown));
    }
    let rest: u64 = unknown.iter().skip(top).map(|unknown| unknown.count).sum();
    if rest > 0 {
        let more = count(unknown.len() - shown.len(), "pattern");
        page.line(2, &format!("{rest} more in {more}; `--top` shows more of them"));
    }
}

/// Returns a title such as `403 READ_ONLY_ORDER`.
fn title(unknown: &Unknown) -> String {
    one_line(&Head { status: unknown.key.status, code: unknown.key.code.clone() }.title())
}

/// Returns the shape of the messages, or the start of a response without messages.
fn described(unknown: &Unknown) -> String {
    if unknown.is_other() {
        return "of other shapes; a log of a shorter time shows them separately".to_owned();
    }
    if !unknown.key.pattern.is_empty() {
        return format!("{WIRE}{}{WIRE:#}", one_line(&unknown.key.pattern));
    }
    let start: String = one_line(&unknown.sample).chars().take(START).collect();
    let apart = if start.is_empty() { "" } else { ": " };
    format!("{FAINT}no message{apart}{start}{FAINT:#}")
}

fn percent(part: u64, whole: u64) -> String {
    let tenths = u128::from(part) * 1000 / u128::from(whole.max(1));
    format!("{}.{} %", tenths / 10, tenths % 10)
}
