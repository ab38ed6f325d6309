//! The new lockfile after `--accept`: the current page with the entries that were assigned by hand before.

use std::collections::HashSet;

use super::pair::both;
use super::pairs::Pairs;
use crate::lockfile::Lockfile;

/// Copies the entries of old pieces to the pieces of a new page, as far as the catalogue (`names`) still has them.
pub(crate) fn carry_over(old: &Lockfile, new: &mut Lockfile, pairs: &Pairs, names: &[String]) {
    let keep = |before: &[String], now: &mut Vec<String>| {
        if !before.is_empty() && before.iter().all(|name| names.contains(name)) {
            *now = before.to_vec();
        }
    };
    for (from, to) in both(&pairs.sections) {
        keep(&old.sections[from].heading.entries, &mut new.sections[to].heading.entries);
    }
    for (from, to) in both(&pairs.prose) {
        let before = &old.sections[from.0].prose[from.1].piece.entries;
        keep(before, &mut new.sections[to.0].prose[to.1].piece.entries);
    }
    for (from, to) in both(&pairs.rows) {
        keep(
            &old.sections[from.0].rows[from.1].entries,
            &mut new.sections[to.0].rows[to.1].entries,
        );
    }
}

/// Returns the names of the catalogue that no piece of the page is the source of.
pub(crate) fn unsourced(lockfile: &Lockfile, names: &[String]) -> Vec<String> {
    let mut sourced: HashSet<&str> = HashSet::new();
    for section in &lockfile.sections {
        sourced.extend(section.heading.entries.iter().map(String::as_str));
        sourced.extend(
            section.prose.iter().flat_map(|prose| &prose.piece.entries).map(String::as_str),
        );
        for row in &section.rows {
            sourced.extend(row.entries.iter().map(String::as_str));
            // A row that names its error itself is the source of the error, too.
            let errors = row.entries.iter().filter_map(|name| name.split_once('.'));
            sourced.extend(errors.filter(|_| !row.heads.is_empty()).map(|(error, _)| error));
        }
    }
    names.iter().filter(|name| !sourced.contains(name.as_str())).cloned().collect()
}
