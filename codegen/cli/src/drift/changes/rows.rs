//! Rows of tables, and their cells.

use super::Comparison;
use super::columns::RowColumns;
use crate::drift::change::{Change, Key, Kind};
use crate::drift::pair::At;
use crate::drift::words::runs;
use crate::lockfile::{Cell, Lockfile, Row};
use crate::upstream::documented::{Head, Role};
use crate::upstream::fingerprint::{Fingerprint, words};

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
                if let Some(errors) = errors_differ(&key, before, row) {
                    changes.extend(errors);
                } else if let Some(kind) =
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
        let part = |cell: &Cell| Key { name: cell.column.clone(), ..key.clone() };
        let mut changes = Vec::new();
        for (at, cell) in row.cells.iter().enumerate() {
            let mut olds = before.cells.iter().filter(|other| columns.same(other, cell));
            let old = olds.nth(rank(&row.cells, at));
            if old.is_some() || !columns.adds(cell) {
                let old = old.map(|old| (part(old), &old.piece));
                changes.extend(self.piece(cell.role.name(), old, Some((part(cell), &cell.piece))));
            }
        }
        let is_gone = |(at, old): &(usize, &Cell)| {
            let mut cells = row.cells.iter().filter(|cell| columns.same(old, cell));
            cells.nth(rank(&before.cells, *at)).is_none() && !columns.removes(old)
        };
        for (_, old) in before.cells.iter().enumerate().filter(is_gone) {
            let change = self.piece(old.role.name(), Some((part(old), &old.piece)), None);
            changes.extend(change.map(|change| Change { at: row.at, ..change }));
        }
        changes
    }
}

/// Returns the number of cells before this one in columns of the same title.
fn rank(cells: &[Cell], at: usize) -> usize {
    let same = |cell: &&Cell| (cell.role, &cell.column) == (cells[at].role, &cells[at].column);
    cells[..at].iter().filter(same).count()
}

/// Returns how the errors that a row names differ, apart from columns that were added or removed.
fn heads_differ(before: &Row, row: &Row, columns: &RowColumns<'_>) -> Option<Kind> {
    let statuses = |row: &Row| row.heads.iter().map(|head| head.status).collect::<Vec<_>>();
    let codes =
        |row: &Row| row.heads.iter().map(|head: &Head| head.code.clone()).collect::<Vec<_>>();
    if statuses(before) != statuses(row) && !columns.concern(Role::Status) {
        return Some(Kind::Moved);
    }
    (codes(before) != codes(row) && !columns.concern(Role::Code)).then_some(Kind::Renamed)
}

/// Returns changes for the errors that a row names in addition, or no longer names.
fn errors_differ(key: &Key, before: &Row, row: &Row) -> Option<Vec<Change>> {
    let change = |kind: Kind, head: &Head| {
        let change = Change::new(kind, "error", Key { head: head.clone(), ..key.clone() });
        Change { at: row.at, entries: before.entries.clone(), ..change }
    };
    let came = row.heads.iter().filter(|head| !before.heads.contains(head));
    let gone = before.heads.iter().filter(|head| !row.heads.contains(head));
    let kept = row.heads.iter().any(|head| before.heads.contains(head));
    let all = came.map(|head| change(Kind::Added, head));
    let all = all.chain(gone.map(|head| change(Kind::Removed, head))).collect::<Vec<_>>();
    (kept && !all.is_empty()).then_some(all)
}

/// Returns the row at a place, and its key.
pub(super) fn find(lockfile: &Lockfile, at: Option<At>) -> Option<(Key, &Row)> {
    let (section, place) = at?;
    let section = lockfile.sections.get(section)?;
    let row = section.rows.get(place)?;
    Some((Key::of_row(section, row), row))
}

fn row_change(kind: Kind, key: Key, row: &Row) -> Change {
    let texts: Vec<_> = row.cells.iter().filter_map(|cell| cell.piece.text()).collect();
    let text = (!texts.is_empty()).then(|| texts.join(" "));
    Change { text, at: row.at, entries: row.entries.clone(), ..Change::new(kind, "row", key) }
}

fn reworded_message(was: Key, key: Key, before: &Row, row: &Row) -> Change {
    let texts = [before, row].map(|row| row.message().unwrap_or_default());
    let fingerprint = Fingerprint::of_words(&words(&texts[0]));
    Change {
        runs: runs(&fingerprint, Some(&texts[0]), &texts[1]),
        was: Some(was),
        text: row.message(),
        at: row.at,
        entries: before.entries.clone(),
        ..Change::new(Kind::Reworded, "message", key)
    }
}
