//! Rows of tables, and their cells.

use super::columns::RowColumns;
use super::{Comparison, side};
use crate::drift::change::{Change, Key, Kind};
use crate::drift::pair::At;
use crate::drift::words;
use crate::lockfile::file::role_name;
use crate::lockfile::{Cell, Lockfile, Row, Section};
use crate::upstream::documented::{Head, Role};

impl Comparison<'_> {
    pub(super) fn row(
        &self,
        old: Option<(Key, &Row)>,
        new: Option<(Key, &Row)>,
        moved: bool,
        columns: &RowColumns<'_>,
        changes: &mut Vec<Change>,
    ) {
        match (old, new) {
            (None, Some((key, row))) => changes.push(row_change(Kind::Added, key, row)),
            (Some((key, row)), None) => changes.push(row_change(Kind::Removed, key, row)),
            (Some((was, before)), Some((key, row))) => {
                let entries = || before.entries.clone();
                if let Some(kind) =
                    heads_differ(before, row, columns).or(moved.then_some(Kind::Moved))
                {
                    let change = row_change(kind, key.clone(), row);
                    let was = Some(was.clone());
                    changes.push(Change { text: None, was, entries: entries(), ..change });
                }
                if before.messages != row.messages && !columns.concern(Role::Message) {
                    changes.push(reworded_message(was, key.clone(), before, row));
                }
                let cells = self.cells(&key, before, row, columns);
                changes.extend(
                    cells.into_iter().map(|change| Change { entries: entries(), ..change }),
                );
            }
            (None, None) => {}
        }
    }

    fn cells(&self, key: &Key, before: &Row, row: &Row, columns: &RowColumns<'_>) -> Vec<Change> {
        let part =
            |cell: &'_ Cell| (Key { name: cell.column.clone(), ..key.clone() }, cell.piece.clone());
        let mut changes = Vec::new();
        for cell in &row.cells {
            let old = before.cells.iter().find(|other| columns.same(other, cell)).map(part);
            if old.is_some() || !columns.adds(cell) {
                changes.extend(self.piece(
                    role_name(cell.role),
                    side(old.as_ref()),
                    side(Some(&part(cell))),
                ));
            }
        }
        let is_gone = |old: &&Cell| !row.cells.iter().any(|cell| columns.same(old, cell));
        for old in before.cells.iter().filter(is_gone).filter(|old| !columns.removes(old)) {
            let change = self.piece(role_name(old.role), side(Some(&part(old))), None);
            changes.extend(change.map(|change| Change { at: row.at, ..change }));
        }
        changes
    }
}

/// Returns how the errors that a row names differ, apart from columns that came or went.
fn heads_differ(before: &Row, row: &Row, columns: &RowColumns<'_>) -> Option<Kind> {
    let statuses = |row: &Row| row.heads.iter().map(|head| head.status).collect::<Vec<_>>();
    let codes =
        |row: &Row| row.heads.iter().map(|head: &Head| head.code.clone()).collect::<Vec<_>>();
    if statuses(before) != statuses(row) && !columns.concern(Role::Status) {
        return Some(Kind::Moved);
    }
    (codes(before) != codes(row) && !columns.concern(Role::Code)).then_some(Kind::Renamed)
}

/// Returns the row at a place, and its key.
pub(super) fn find(lockfile: &Lockfile, at: Option<At>) -> Option<(Key, &Row)> {
    let (section, place) = at?;
    let section = lockfile.sections.get(section)?;
    let row = section.rows.get(place)?;
    Some((row_key(section, row), row))
}

fn row_key(section: &Section, row: &Row) -> Key {
    let head = section.heads_of(row).first().cloned().unwrap_or_default();
    Key { head, message: row.messages.key(), name: None, section: section.name.clone() }
}

fn row_change(kind: Kind, key: Key, row: &Row) -> Change {
    let mut change = Change::new(kind, "row", key);
    let texts = row.cells.iter().filter_map(|cell| cell.piece.shown.as_ref());
    let text: Vec<_> = texts.map(|(text, _)| text.as_str()).collect();
    change.text = (!text.is_empty()).then(|| text.join(" "));
    change.at = row.at;
    change.entries.clone_from(&row.entries);
    change
}

fn reworded_message(was: Key, key: Key, before: &Row, row: &Row) -> Change {
    let texts =
        [&before.messages, &row.messages].map(|messages| messages.key().unwrap_or_default());
    let mut change = Change::new(Kind::Reworded, "message", key);
    let fingerprint =
        crate::upstream::Fingerprint::of_words(&crate::upstream::fingerprint::words(&texts[0]));
    change.runs = words::runs(&fingerprint, Some(&texts[0]), &texts[1]);
    change.was = Some(was);
    change.text = row.messages.key();
    change.at = row.at;
    change.entries.clone_from(&before.entries);
    change
}
