//! A change in words, the same in every report.

use errcat_codegen::render::one_line;

use super::Report;
use crate::drift::change::{Change, Key, Kind};
use crate::drift::words::Run;

/// Returns the title of a change: `403 REJECTED · Rejected · remedy`.
pub(super) fn title(key: &Key, piece: &str) -> String {
    let head = key.head.title();
    // A heading inside of the section of an error.
    let inside = piece == "heading" && !head.split(' ').any(|part| key.section.contains(part));
    let inside = inside.then(|| key.section.clone());
    let place = if head.is_empty() { key.section.clone() } else { head };
    let names = matches!(piece, "error" | "errors" | "row" | "message" | "heading");
    let parts = [
        Some(place),
        inside,
        key.message.clone(),
        (!names).then(|| piece.to_owned()),
        key.name.clone(),
    ];
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    one_line(&parts.collect::<Vec<_>>().join(" · "))
}

/// Describes a change in a sentence without a full stop.
pub(super) fn sentence(change: &Change) -> String {
    let piece = piece(change.piece);
    let what = match (change.kind, &change.was) {
        (Kind::Moved, None) if change.piece == "sections" => {
            "sections are in another order".to_owned()
        }
        (Kind::Added, _) => format!("{piece} is new"),
        (Kind::Removed, _) => format!("{piece} is not on the page any more"),
        (Kind::Moved, Some(was)) if change.piece == "errors" => {
            let codes = change.text.as_deref().unwrap_or_default();
            format!(
                "errors have moved here from {}: {}",
                was.head.status.unwrap_or_default(),
                one_line(codes)
            )
        }
        (Kind::Moved, Some(was)) if change.piece == "rows" => {
            format!("rows and paragraphs have moved here from {}", place(was, change))
        }
        (Kind::Moved, Some(was)) => format!("{piece} has moved here from {}", place(was, change)),
        (Kind::Moved, None) => format!("{piece} has moved to another place of the page"),
        (Kind::Renamed, Some(was)) => {
            format!("{piece} is renamed: it was {}", one_line(&former(was, change)))
        }
        (Kind::Renamed, None) => format!("{piece} is renamed"),
        (Kind::Reworded, Some(was)) => format!("{piece} was {}", one_line(&former(was, change))),
        (Kind::Reworded, None) => format!("{piece} has other words"),
        (Kind::Unsourced, _) => format!("{piece} of the catalogue has no source on the page"),
        (Kind::Uncatalogued, _) => format!("{piece} has no entry in the catalogue any more"),
        (Kind::Relinked, _) => format!("links of {piece} lead elsewhere"),
    };
    match (change.count, change.piece) {
        (Some(count), "sections" | "rows" | "errors") => format!("{count} {what}"),
        (Some(count), "column") => format!("{what} ({})", crate::catalogue::count(count, "row")),
        (Some(1), _) => format!("{what}, above 1 row or paragraph"),
        (Some(count), "heading" | "error") => format!("{what}, above {count} rows and paragraphs"),
        (Some(count), _) => format!("{what}, with {count} rows and paragraphs"),
        (None, _) => what,
    }
}

fn piece(piece: &str) -> String {
    match piece {
        "other" => "this text".to_owned(),
        "error" | "impact" => format!("this {piece}"),
        _ => format!("the {piece}"),
    }
}

fn place(was: &Key, change: &Change) -> String {
    let (before, now) = (was.head.title(), change.key.head.title());
    let before = if before == now { was.section.clone() } else { before };
    if before.is_empty() { "the beginning of the page".to_owned() } else { one_line(&before) }
}

/// Returns the old name of something that was renamed.
fn former(was: &Key, change: &Change) -> String {
    match change.piece {
        "message" => {
            was.message.clone().map_or_else(|| "not there".to_owned(), |text| format!("`{text}`"))
        }
        "column" => format!("`{}`", was.name.as_deref().unwrap_or_default()),
        "impact" => was
            .name
            .clone()
            .map_or_else(|| "that of no operation".to_owned(), |name| format!("that of `{name}`")),
        _ => was.head.title(),
    }
}

/// Returns the words of a change with marks around those that are new and gone; `None` if there are no words to show.
pub(super) fn words(change: &Change, new: [&str; 2], gone: [&str; 2]) -> Option<String> {
    if change.kind == Kind::Moved {
        return None;
    }
    if change.runs.is_empty() {
        return change.text.as_deref().map(one_line);
    }
    let words = change.runs.iter().map(|run| match run {
        Run::Kept(words) => kept(words),
        Run::New(words) => mark(new, &words.join(" ")),
        Run::Gone(count, words) => mark(gone, &former_words(*count, words)),
    });
    Some(words.collect::<Vec<_>>().join(" "))
}

/// Returns the words before and after a change, with marks around those that only one side has.
pub(super) fn sides(change: &Change, new: [&str; 2], gone: [&str; 2]) -> [String; 2] {
    let text = || change.text.as_deref().map(one_line).unwrap_or_default();
    match change.kind {
        Kind::Moved => return [String::new(), String::new()],
        Kind::Removed if change.runs.is_empty() => return [text(), String::new()],
        _ if change.runs.is_empty() => return [String::new(), text()],
        _ => {}
    }
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for run in &change.runs {
        match run {
            Run::Kept(words) => {
                before.push(kept(words));
                after.push(kept(words));
            }
            Run::New(words) => after.push(mark(new, &words.join(" "))),
            Run::Gone(count, words) => before.push(mark(gone, &former_words(*count, words))),
        }
    }
    [before.join(" "), after.join(" ")]
}

/// The number of words that are shown at each end of a longer run of unchanged words.
const SHOWN: usize = 8;

fn kept(words: &[String]) -> String {
    match words {
        _ if words.len() <= 2 * SHOWN + 1 => one_line(&words.join(" ")),
        _ => {
            let (first, last) = (&words[..SHOWN], &words[words.len() - SHOWN..]);
            one_line(&format!("{} … {}", first.join(" "), last.join(" ")))
        }
    }
}

fn former_words(count: usize, words: &[String]) -> String {
    if words.is_empty() { crate::catalogue::count(count, "word") } else { words.join(" ") }
}

fn mark([open, close]: [&str; 2], text: &str) -> String {
    format!("{open}{}{close}", one_line(text))
}

impl Report<'_> {
    /// Returns the place of a change: `page.md:12`, with the column if the page has only one line.
    pub(super) fn place(&self, change: &Change) -> Option<String> {
        let at = self.page.position(change.at?);
        let column = if self.page.text().trim_end().contains('\n') {
            String::new()
        } else {
            format!(":{}", at.column)
        };
        Some(format!("{}:{}{column}", self.page.name(), at.line))
    }

    /// Returns the entries of the catalogue that a change is about, each with its place.
    pub(super) fn entries(&self, change: &Change) -> Vec<(String, String)> {
        let place = |name: &String| match self.places.get(name) {
            Some(at) => format!("{}:{}", self.catalog.name(), at.line),
            None => "not in the catalogue any more".to_owned(),
        };
        change.entries.iter().map(|name| (name.clone(), place(name))).collect()
    }
}
