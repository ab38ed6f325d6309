//! Differences between a page and a catalogue.

use std::collections::HashSet;

use errcat_codegen::check::Catalog;

use super::change::{Change, Key, Kind};
use super::pair::{At, both};
use super::pairs::Pairs;
use crate::draft::placeholders;
use crate::lockfile::{Lockfile, Row, Section, entries};
use crate::upstream::documented::Head;

/// The contents of a draft of the page: errors, and their messages as a catalogue writes them.
pub(crate) type Drafted = HashSet<(Head, Option<String>)>;

/// Compares a page with a catalogue without a lockfile. Returns errors and messages that only one of them has, and
/// other parts of the catalogue without a source.
pub(super) fn changes(facts: &Catalog, page: &Lockfile, drafted: &Drafted) -> Vec<Change> {
    let mut changes = Vec::new();
    let is_missing = |head: &&Head| {
        entries::error(facts, head).is_none() && drafted.contains(&((*head).clone(), None))
    };
    for section in &page.sections {
        for head in section.heads.iter().filter(is_missing) {
            let key = Key { head: head.clone(), ..Key::of(section) };
            let at = section.heading.at();
            changes.push(Change { at, ..Change::new(Kind::Added, "error", key) });
        }
        let is_missing =
            |row: &&Row| row.entries.is_empty() && could_be_drafted(section, row, drafted);
        for row in section.rows.iter().filter(is_missing) {
            let key = Key::of_row(section, row);
            changes.push(Change { at: row.at, ..Change::new(Kind::Added, "row", key) });
        }
    }
    changes.extend(page.unsourced.iter().map(|name| {
        let change = unsourced(facts, name);
        let on_wire = matches!(change.piece, "error" | "message");
        Change { kind: if on_wire { Kind::Removed } else { change.kind }, ..change }
    }));
    changes
}

/// Returns whether a draft of the page has the content of a row. Content that the check rejects is not reported as
/// missing.
fn could_be_drafted(section: &Section, row: &Row, drafted: &Drafted) -> bool {
    let has = |text: Option<String>| {
        section.heads_of(row).into_iter().any(|head| drafted.contains(&(head, text.clone())))
    };
    match row.messages.as_deref() {
        None | Some([]) => has(None),
        Some(texts) => texts.iter().any(|text| has(Some(placeholders::template(text)))),
    }
}

/// Returns the change for an entry of the catalogue that has no source on the page.
pub(super) fn unsourced(facts: &Catalog, name: &str) -> Change {
    let (kind, rest) = name.split_once(':').unwrap_or(("", name));
    let error_name = rest.split('.').next().unwrap_or(rest);
    let error = facts.errors.iter().find(|error| error.name().as_str() == error_name);
    let head = error.map(|error| Head { status: error.status, code: error.code.clone() });
    let message = error.and_then(|error| {
        let message = rest.split_once('.')?.1;
        error.messages.iter().find(|known| known.name().as_str() == message)?.message.clone()
    });
    let piece = match kind {
        "rule" => "rule",
        "impact" => "impact",
        _ if rest.contains('.') => "message",
        _ => "error",
    };
    let key = Key {
        head: head.filter(|_| kind != "rule").unwrap_or_default(),
        message: message.filter(|_| piece == "message"),
        name: match piece {
            "rule" => Some(rest.to_owned()),
            "impact" => rest.split_once('.').map(|(_, operation)| operation.to_owned()),
            _ => None,
        },
        section: String::new(),
    };
    Change { entries: vec![name.to_owned()], ..Change::new(Kind::Unsourced, piece, key) }
}

/// Returns a change for each row that is still on the page, but whose entries are no longer in the catalogue.
pub(super) fn uncatalogued(
    old: &Lockfile,
    new: &Lockfile,
    pairs: &Pairs,
    names: &[String],
) -> Vec<Change> {
    let change = |(from, to): (At, At)| {
        let entries = &old.sections[from.0].rows[from.1].entries;
        let section = &new.sections[to.0];
        let row = &section.rows[to.1];
        let is_lost = row.entries.is_empty() && entries.iter().any(|name| !names.contains(name));
        let change = Change::new(Kind::Uncatalogued, "row", Key::of_row(section, row));
        is_lost.then(|| Change { at: row.at, entries: entries.clone(), ..change })
    };
    both(&pairs.rows).filter_map(change).collect()
}
