//! From pairs to changes: one for each fact of the page that differs.

mod columns;
mod moves;
mod prose;
mod rows;
mod sections;

use std::collections::{HashMap, HashSet};

use super::change::{Change, Key, Kind};
use super::pair::At;
use super::pairs::Pairs;
use super::words;
use crate::lockfile::{Lockfile, Piece};
use columns::Columns;
use moves::Moves;

/// Words of an older page by their fingerprints.
pub(crate) type Known = HashMap<u64, String>;

/// Compares what is pinned with a page, the words of which may be known.
pub(crate) struct Comparison<'c> {
    pub(crate) old: &'c Lockfile,
    pub(crate) new: &'c Lockfile,
    pub(crate) known: &'c Known,
}

impl Comparison<'_> {
    /// Returns all differences, in the order of the page; removed pieces come last.
    pub(crate) fn changes(&self, pairs: &Pairs) -> Vec<Change> {
        let mut changes = Vec::new();
        let moves = Moves::of(self, pairs);
        let all: HashSet<_> = pairs.sections.iter().copied().collect();
        let errors = [self.old, self.new].map(|lockfile| sections::errors_of(&lockfile.sections));
        for (old, new) in &pairs.sections {
            let error = match (old, new) {
                (None, Some(new)) => errors[1][*new].map(|at| (None, Some(at))),
                (Some(old), None) => errors[0][*old].map(|at| (Some(at), None)),
                _ => None,
            };
            // The change of the error reports it.
            if error.is_some_and(|error| all.contains(&error)) {
                continue;
            }
            let count = moves.count(*old, *new);
            let old = old.and_then(|at| self.old.sections.get(at..));
            let new = new.and_then(|at| self.new.sections.get(at..));
            self.section(old, new, count, &mut changes);
        }
        changes.extend(moves.of_rows(self));
        changes.extend(moves::of_sections(self, pairs));
        let columns = Columns::of(self, pairs, &mut changes);
        let apart = |old: Option<At>, new: Option<At>, reported: &HashSet<(At, At)>| {
            let is_reported = old.zip(new).is_some_and(|pair| reported.contains(&pair));
            pairs.have_moved(old, new) && !is_reported
        };
        for (old, new) in &pairs.prose {
            if old.zip(*new).is_some() || pairs.in_kept_sections(&(*old, *new)) {
                let apart = apart(*old, *new, &moves.prose);
                let (old, new) = (prose::find(self.old, *old), prose::find(self.new, *new));
                self.prose(old, new, apart, &mut changes);
            }
        }
        for (old, new) in &pairs.rows {
            let apart = apart(*old, *new, &moves.rows);
            let columns = columns.between(*old, *new);
            let (old, new) = (rows::find(self.old, *old), rows::find(self.new, *new));
            self.row(old, new, apart, &columns, &mut changes);
        }
        moves::of_errors(changes)
    }

    /// Returns how some words differ, if they do.
    fn piece(
        &self,
        name: &'static str,
        old: Option<(Key, &Piece)>,
        new: Option<(Key, &Piece)>,
    ) -> Option<Change> {
        let known = |piece: &Piece| self.known.get(&piece.fingerprint.whole).map(String::as_str);
        match (old, new) {
            (None, Some((key, piece))) => {
                Some(shown(Change::new(Kind::Added, name, key), piece, &piece.entries))
            }
            (Some((key, piece)), None) => {
                let runs = known(piece).map(|text| words::runs(&piece.fingerprint, Some(text), ""));
                let change = Change::new(Kind::Removed, name, key);
                let entries = piece.entries.clone();
                Some(Change { runs: runs.unwrap_or_default(), entries, ..change })
            }
            (Some((_, before)), Some((key, piece))) if !before.says_the_same(piece) => {
                let change = shown(Change::new(Kind::Reworded, name, key), piece, &before.entries);
                let text = piece.text().unwrap_or_default();
                Some(Change {
                    runs: words::runs(&before.fingerprint, known(before), text),
                    ..change
                })
            }
            (Some((_, before)), Some((key, piece)))
                if before.fingerprint.links != piece.fingerprint.links =>
            {
                Some(shown(Change::new(Kind::Relinked, name, key), piece, &before.entries))
            }
            _ => None,
        }
    }
}

fn shown(change: Change, piece: &Piece, entries: &[String]) -> Change {
    let text = piece.text().map(str::to_owned);
    Change { text, at: piece.at(), entries: entries.to_vec(), ..change }
}
