//! Every single fact of a page is changed, one at a time, and the report says exactly that.

use super::page::{Word, words};
use super::{PAGE, changes, html, pinned, reported};
use crate::drift::change::{Change, Kind};

/// Returns the page to change; this variable names another one.
fn page() -> String {
    match std::env::var("ERRCAT_MUTATED_PAGE") {
        Ok(path) => std::fs::read_to_string(path).expect("the page can be read"),
        Err(_) => PAGE.to_owned(),
    }
}

/// The check of a report.
type IsRight<'m> = Box<dyn Fn(&[Change]) -> bool + 'm>;

/// A page with one change, and the check of its report.
struct Mutant<'m> {
    what: String,
    page: String,
    is_right: IsRight<'m>,
}

/// Tries all changes and shows those that are not reported correctly.
fn all<'m>(mutants: impl Iterator<Item = Mutant<'m>>) {
    let old = pinned(&page());
    let mut count = 0;
    let mut wrong = Vec::new();
    for mutant in mutants {
        for (format, page) in [("Markdown", mutant.page.clone()), ("HTML", html(&mutant.page))] {
            let found = changes(&old, &page);
            if !(mutant.is_right)(&found) {
                let reported: Vec<_> = found.iter().map(reported).collect();
                wrong.push(format!("{format}: {}\n    {}", mutant.what, reported.join("\n    ")));
            }
            count += 1;
        }
    }
    assert!(count > 0, "the page has facts to change");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_word() {
    let page = page();
    let mutants = words(&page).into_iter().map(|word| {
        let (before, after) = (&page[..word.start], &page[word.end..]);
        let changed = changed(&page[word.start..word.end]);
        let line = page[..word.start].matches('\n').count() + 1;
        let what =
            format!("line {line}: {} → {changed} ({})", &page[word.start..word.end], word.piece);
        let mutant = format!("{before}{changed}{after}");
        let is_right = Box::new(move |found: &[Change]| as_expected(&word, &changed, found));
        Mutant { what, page: mutant, is_right }
    });
    all(mutants);
}

/// Returns another status for a status, another word for a word.
fn changed(word: &str) -> String {
    match word.parse::<u16>() {
        Ok(number @ 400..=599) => if number == 418 { 425 } else { 418 }.to_string(),
        _ if word.chars().all(|c| !c.is_lowercase()) => format!("{word}QZ"),
        _ => format!("{word}qz"),
    }
}

/// Returns whether there is one change, of this piece, that shows the word.
fn as_expected(word: &Word, changed: &str, found: &[Change]) -> bool {
    let [change] = found else { return false };
    let shows = |text: &Option<String>| text.as_ref().is_some_and(|text| text.contains(changed));
    let key = &change.key;
    match word.piece {
        "heading" if changed == "418" || changed == "425" => {
            // A status in a heading of several comes and goes.
            change.piece == "error"
                && change.kind == Kind::Moved
                && key.head.status.map(|status| status.to_string()).as_deref() == Some(changed)
        }
        "heading" if change.piece == "error" => {
            change.kind == Kind::Renamed
                && key.head.code.as_deref().is_some_and(|code| code.contains(changed))
        }
        "operation" => change.piece == "impact" && change.kind == Kind::Renamed && shows(&key.name),
        "status" | "code" => {
            let kind = if word.piece == "status" { Kind::Moved } else { Kind::Renamed };
            change.piece == "row" && change.kind == kind && key.head.title().contains(changed)
        }
        "column" => change.piece == "column" && change.kind == Kind::Renamed && shows(&change.text),
        piece => change.piece == piece && change.kind == Kind::Reworded && shows(&change.text),
    }
}

/// Returns the lines of a page, each with its number.
fn lines(page: &str) -> Vec<&str> {
    page.split_inclusive('\n').collect()
}

fn without(page: &str, line: usize) -> String {
    lines(page).iter().enumerate().filter(|(at, _)| *at != line).map(|(_, line)| *line).collect()
}

/// Returns whether a row has neither a message nor a status, and so belongs to the one above.
fn continues(line: &str) -> bool {
    line.starts_with('|')
        && !line.contains('`')
        && !line.starts_with("| 4")
        && !line.starts_with("| **")
}

fn is_row(line: &str, above: &str) -> bool {
    line.starts_with('|') && above.starts_with('|') && !line.contains("---")
}

#[test]
fn every_line_that_is_taken_out() {
    let page = page();
    let all_lines = lines(&page);
    let single = |at: &usize| {
        let line = all_lines[*at].trim();
        let row = *at > 0 && is_row(line, all_lines[*at - 1]);
        row || (!line.is_empty() && !line.starts_with(['#', '|']))
    };
    let is_continued = |at: &usize| all_lines.get(at + 1).is_some_and(|next| continues(next));
    let mutants = (0..all_lines.len()).filter(single).filter(|at| !is_continued(at)).map(|at| {
        let joins = continues(all_lines[at]);
        let is_right = Box::new(move |found: &[Change]| match found {
            [change] if joins => change.kind == Kind::Reworded && change.piece == "description",
            [change] => {
                change.kind == Kind::Removed
                    && matches!(change.piece, "row" | "rule" | "impact" | "paragraph")
            }
            _ => false,
        });
        let what = format!("without line {}: {}", at + 1, all_lines[at]);
        Mutant { what, page: without(&page, at), is_right }
    });
    all(mutants);
}

#[test]
fn every_line_that_is_put_in() {
    let page = page();
    let all_lines = lines(&page);
    let mutants = (0..all_lines.len()).filter_map(|at| {
        let line = all_lines[at];
        let next = all_lines.get(at + 1).copied().unwrap_or_default();
        let (new, piece) = match line {
            _ if is_row(line, all_lines[at.saturating_sub(1)]) && !next.starts_with('|') => {
                let cells = line.matches('|').count() - 1;
                let rest = " |".repeat(cells.saturating_sub(2));
                let own = line.starts_with("| 4");
                let key = if own { "416 | QUITE_NEW" } else { "`Quite new`" };
                let rest = if own { String::new() } else { rest };
                (format!("{line}| {key} | Never seen before.{rest} |\n"), "row")
            }
            _ if line.starts_with("- `") && line.contains("`:") => (format!("{line}- `quite_new`: Never seen before.\n"), "impact"),
            _ if line.starts_with("- ") || line.starts_with("* ") => (format!("{line}{}Never seen before.\n", &line[..2]), "rule"),
            "\n" if !next.starts_with(['|', '-', '*']) => ("\nNever seen before.\n\n".to_owned(), "paragraph"),
            _ => return None,
        };
        let mut mutant: Vec<_> = all_lines.iter().map(|line| (*line).to_owned()).collect();
        mutant[at] = new;
        let is_right = Box::new(move |found: &[Change]| {
            matches!(found, [change] if change.kind == Kind::Added && change.piece == piece)
        });
        let what = format!("after line {}: {line}", at + 1);
        Some(Mutant { what, page: mutant.concat(), is_right })
    });
    all(mutants);
}

#[test]
fn every_cell_that_is_emptied_or_filled() {
    let page = page();
    let all_lines = lines(&page);
    let rows = (1..all_lines.len())
        .filter(|at| is_row(all_lines[*at], all_lines[*at - 1]) && all_lines[*at].contains('`'));
    let cells =
        rows.flat_map(|at| (2..all_lines[at].matches('|').count()).map(move |cell| (at, cell)));
    let mutants = cells.map(|(at, cell)| {
        let mut cells: Vec<_> = all_lines[at].split('|').collect();
        let empty = cells[cell].trim().is_empty();
        let next_to = cells[1].rsplit('`').next().is_some_and(|next_to| !next_to.trim().is_empty());
        cells[cell] = if empty { " Quite new. " } else { " " };
        let line = cells.join("|");
        let mutant: String = all_lines
            .iter()
            .enumerate()
            .map(|(other, text)| if other == at { line.as_str() } else { text })
            .collect();
        let next_continues = all_lines.get(at + 1).is_some_and(|next| continues(next));
        let is_right = Box::new(move |found: &[Change]| match found {
            // Words next to the message, or in the row below, are part of the description.
            [change] if (next_to || next_continues) && cell == 2 => {
                change.kind == Kind::Reworded && change.piece == "description"
            }
            [change] => {
                change.kind == if empty { Kind::Added } else { Kind::Removed }
                    && matches!(change.piece, "description" | "remedy")
            }
            _ => false,
        });
        let what = format!("cell {cell} of line {}: {}", at + 1, all_lines[at]);
        Mutant { what, page: mutant, is_right }
    });
    all(mutants);
}

#[test]
fn every_row_that_moves_to_another_error() {
    let page = page();
    let all_lines = lines(&page);
    let is_own =
        |at: usize| all_lines[at].contains('`') && is_row(all_lines[at], all_lines[at - 1]);
    let last = |at: &usize| {
        is_own(*at) && !all_lines.get(*at + 1).is_some_and(|next| next.starts_with('|'))
    };
    let targets: Vec<_> = (1..all_lines.len()).filter(last).collect();
    let section = |at: usize| all_lines[..at].iter().filter(|line| line.starts_with('#')).count();
    let continued = |at: usize| all_lines.get(at + 1).is_some_and(|next| continues(next));
    let rows = (1..all_lines.len()).filter(|at| is_own(*at) && !continued(*at));
    let pairs = rows.flat_map(|at| targets.iter().map(move |to| (at, *to)).collect::<Vec<_>>());
    let columns = |at: usize| all_lines[at].matches('|').count();
    let fits =
        |(at, to): &(usize, usize)| section(*at) != section(*to) && columns(*at) == columns(*to);
    // A row without words of its own cannot be recognized elsewhere.
    let has_words = |(at, _): &(usize, usize)| !all_lines[*at].contains("`[]` | |");
    let mutants = pairs.filter(fits).filter(has_words).map(|(at, to)| {
        let mut mutant: Vec<_> = all_lines.iter().map(|line| (*line).to_owned()).collect();
        mutant[to] = format!("{}{}", mutant[to], all_lines[at]);
        mutant[at] = String::new();
        let is_right = Box::new(|found: &[Change]| matches!(found, [change] if change.kind == Kind::Moved && change.piece == "row"));
        let what = format!("line {} below line {}: {}", at + 1, to + 1, all_lines[at]);
        Mutant { what, page: mutant.concat(), is_right }
    });
    all(mutants);
}
