//! Drift: the differences between a page and its lockfile.
//!
//! Lockfile and page → `Pairs` (which piece is which) → `Change`s (one for each fact that differs). Pure functions.

mod accept;
mod catalogue;
pub(crate) mod change;
mod changes;
mod pair;
mod pairs;
pub(crate) mod places;
pub(crate) mod words;

use crate::lockfile::{Lockfile, entries};
use crate::reading::Reader;
pub(crate) use catalogue::Drafted;
use change::{Change, Kind};
use changes::Comparison;
pub(crate) use changes::Known;
use pairs::Pairs;

/// The result of a comparison.
#[derive(Debug)]
pub(crate) struct Drift {
    pub(crate) changes: Vec<Change>,
    /// The lockfile to write once the changes are accepted.
    pub(crate) lockfile: Lockfile,
}

/// Compares a page (`new`) with its lockfile (`old`), or with the catalogue alone if there is none.
pub(crate) fn drift(
    reader: &Reader<'_>,
    old: Option<&Lockfile>,
    mut new: Lockfile,
    known: &Known,
    drafted: &Drafted,
) -> Drift {
    let names = entries::all(reader.facts());
    entries::fill(&mut new, reader);
    let Some(old) = old else {
        new.unsourced = accept::unsourced(&new, &names);
        let changes = catalogue::changes(reader.facts(), &new, drafted);
        return Drift { changes, lockfile: new };
    };
    let pairs = Pairs::of(old, &new);
    accept::carry_over(old, &mut new, &pairs, &names);
    let mut changes = Comparison { old, new: &new, known }.changes(&pairs);
    changes.extend(catalogue::uncatalogued(old, &new, &pairs, &names));
    new.unsourced = accept::unsourced(&new, &names);
    let unknown = new.unsourced.iter().filter(|name| !old.unsourced.contains(name));
    let gone: Vec<_> = changes
        .iter()
        .filter(|change| change.kind == Kind::Removed)
        .flat_map(|change| change.entries.clone())
        .collect();
    let is_gone = |name: &String| {
        let inside = |entry: &String| entry.split_once('.').is_some_and(|(error, _)| error == name);
        gone.contains(name) || gone.iter().any(inside)
    };
    changes.extend(
        unknown
            .filter(|name| !is_gone(name))
            .map(|name| catalogue::unsourced(reader.facts(), name)),
    );
    Drift { changes, lockfile: new }
}

#[cfg(test)]
mod tests;
