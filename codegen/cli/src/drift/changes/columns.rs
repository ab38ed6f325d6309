//! Columns that were added, removed or have another title: one change for each, and not one for each row.

use std::collections::HashSet;

use super::{Comparison, shown};
use crate::drift::change::{Change, Key, Kind};
use crate::drift::pair::{At, Pair, both};
use crate::drift::pairs::Pairs;
use crate::lockfile::{Cell, Column, Lockfile, Row};
use crate::upstream::documented::Role;
use crate::upstream::fingerprint::{Fingerprint, words};

/// A changed column before and now: one that was added or removed, or has another title.
type Sides<'c> = (Option<&'c Column>, Option<&'c Column>);

/// The changed columns of all sections, with their sections.
pub(super) struct Columns<'c>(Vec<(Option<usize>, Option<usize>, Sides<'c>)>);

/// The changed columns that concern one row.
#[derive(Default)]
pub(super) struct RowColumns<'c>(Vec<Sides<'c>>);

impl<'c> Columns<'c> {
    /// Finds the columns that changed, and adds a change for each.
    pub(super) fn of(
        comparison: &Comparison<'c>,
        pairs: &Pairs,
        changes: &mut Vec<Change>,
    ) -> Self {
        let mut columns = Vec::new();
        // Rows that have moved here bring their columns along.
        let stay = |(old, new): &&Pair| !pairs.have_moved(*old, *new);
        let rows: Vec<_> = pairs.rows.iter().filter(stay).copied().collect();
        let tables = |lockfile: &Lockfile, side: fn((At, At)) -> At| {
            let kept = both(&pairs.columns).map(side);
            kept.map(|at| (at.0, find(lockfile, at).table)).collect::<HashSet<_>>()
        };
        let (before, now) =
            (tables(comparison.old, |pair| pair.0), tables(comparison.new, |pair| pair.1));
        // The columns of tables that were added or removed as a whole are not reported.
        for (old, new) in pairs.columns.iter().filter(|pair| pairs.in_kept_sections(pair)) {
            let (kind, lockfile, at, tables) = match (*old, *new) {
                (Some(from), Some(to)) => {
                    let (before, column) = (find(comparison.old, from), find(comparison.new, to));
                    if !before.piece.says_the_same(&column.piece) {
                        columns.push((Some(from.0), Some(to.0), (Some(before), Some(column))));
                        changes.extend(renamed(comparison, (to, column), before));
                    }
                    continue;
                }
                (None, Some(at)) => (Kind::Added, comparison.new, at, &now),
                (Some(at), None) => (Kind::Removed, comparison.old, at, &before),
                (None, None) => continue,
            };
            let column = find(lockfile, at);
            let side = |(old, new): &Pair| if kind == Kind::Added { *new } else { *old };
            let rows = rows.iter().filter_map(side).filter(|row| row.0 == at.0);
            let change = whole(kind, lockfile, at, rows);
            if let Some(change) = change.filter(|_| tables.contains(&(at.0, column.table))) {
                let sides = (old.map(|_| column), new.map(|_| column));
                columns.push((old.map(|at| at.0), new.map(|at| at.0), sides));
                changes.push(change);
            }
        }
        Self(columns)
    }

    /// Returns the changed columns between the sections of a row.
    pub(super) fn between(&self, old: Option<At>, new: Option<At>) -> RowColumns<'c> {
        let Some((old, new)) = old.zip(new) else { return RowColumns::default() };
        let here = |(from, to, _): &&(Option<usize>, Option<usize>, Sides<'c>)| {
            from.is_none_or(|section| section == old.0) && to.is_none_or(|section| section == new.0)
        };
        RowColumns(self.0.iter().filter(here).map(|(.., sides)| *sides).collect())
    }
}

impl RowColumns<'_> {
    /// Returns whether a new cell is that of a new column.
    pub(super) fn adds(&self, cell: &Cell) -> bool {
        self.0.iter().any(|sides| matches!(sides, (None, Some(column)) if holds(column, cell)))
    }

    /// Returns whether a cell is gone with its column.
    pub(super) fn removes(&self, cell: &Cell) -> bool {
        self.0.iter().any(|sides| matches!(sides, (Some(column), None) if holds(column, cell)))
    }

    /// Returns whether two cells are of one column.
    pub(super) fn same(&self, old: &Cell, new: &Cell) -> bool {
        let both = |sides: &Sides<'_>| matches!(sides, (Some(before), Some(now)) if holds(before, old) && holds(now, new));
        old.role == new.role && (old.column == new.column || self.0.iter().any(both))
    }

    /// Returns whether a column with this role was added or removed.
    pub(super) fn concern(&self, role: Role) -> bool {
        let mut changed = self.0.iter().filter_map(|(before, now)| before.xor(*now));
        changed.any(|column| column.role == Some(role))
    }
}

fn find(lockfile: &Lockfile, (section, place): At) -> &Column {
    &lockfile.sections[section].columns[place]
}

fn holds(column: &Column, cell: &Cell) -> bool {
    match &cell.column {
        Some(title) => Fingerprint::of_words(&words(title)).whole == column.piece.fingerprint.whole,
        None => column.role == Some(cell.role),
    }
}

/// Returns the change of a column as a whole, with the number of rows in which it has a cell. Returns `None` if all of
/// its cells are in rows from elsewhere.
fn whole(
    kind: Kind,
    lockfile: &Lockfile,
    at: At,
    rows: impl Iterator<Item = At>,
) -> Option<Change> {
    let column = find(lockfile, at);
    let section = &lockfile.sections[at.0];
    let fills = |row: &Row| match column.role {
        Some(Role::Status) => row.heads.iter().any(|head| head.status.is_some()),
        Some(Role::Code) => row.heads.iter().any(|head| head.code.is_some()),
        Some(Role::Message) => row.messages.is_some(),
        _ => row.cells.iter().any(|cell| holds(column, cell)),
    };
    let count = rows.filter(|(_, row)| section.rows.get(*row).is_some_and(fills)).count();
    if count == 0 && section.rows.iter().any(fills) {
        return None;
    }
    let key = Key { name: Some(column.name.clone()), ..Key::of(section) };
    let change = Change { count: Some(count), ..Change::new(kind, "column", key) };
    Some(shown(change, &column.piece, &[]))
}

/// Returns the change of a column's title.
fn renamed(
    comparison: &Comparison<'_>,
    (at, column): (At, &Column),
    before: &Column,
) -> Option<Change> {
    let section = &comparison.new.sections[at.0];
    let key = |column: &Column| Key { name: Some(column.name.clone()), ..Key::of(section) };
    let (old, new) = (key(before), key(column));
    let change = comparison.piece(
        "column",
        Some((old.clone(), &before.piece)),
        Some((new, &column.piece)),
    )?;
    Some(Change { kind: Kind::Renamed, was: Some(old), count: Some(section.rows.len()), ..change })
}
