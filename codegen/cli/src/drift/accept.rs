//! The new lockfile after `--accept`: the current page with the entries that were assigned by hand before.

use std::collections::HashSet;

use super::pairs::Pairs;
use crate::lockfile::Lockfile;

/// Gives the pieces of a new page the entries that the old ones had, as far as the catalogue (`names`) still has them.
pub(crate) fn carry_over(old: &Lockfile, new: &mut Lockfile, pairs: &Pairs, names: &[String]) {
    let keep = |before: &[String], now: &mut Vec<String>| {
        if !before.is_empty() && before.iter().all(|name| names.contains(name)) {
            *now = before.to_vec();
        }
    };
    for pair in &pairs.sections {
        if let (Some(from), Some(to)) = pair {
            keep(&old.sections[*from].heading.entries, &mut new.sections[*to].heading.entries);
        }
    }
    for (from, to) in pairs.prose.iter().filter_map(|(from, to)| Some(((*from)?, (*to)?))) {
        let before = &old.sections[from.0].prose[from.1].piece.entries;
        keep(before, &mut new.sections[to.0].prose[to.1].piece.entries);
    }
    for (from, to) in pairs.rows.iter().filter_map(|(from, to)| Some(((*from)?, (*to)?))) {
        keep(
            &old.sections[from.0].rows[from.1].entries,
            &mut new.sections[to.0].rows[to.1].entries,
        );
    }
}

/// Returns the names of the catalogue that no piece of the page is the source of.
pub(crate) fn unsourced(lockfile: &Lockfile, names: &[String]) -> Vec<String> {
    let headings = lockfile.sections.iter().map(|section| &section.heading.entries);
    let prose = lockfile
        .sections
        .iter()
        .flat_map(|section| &section.prose)
        .map(|prose| &prose.piece.entries);
    let rows = lockfile.sections.iter().flat_map(|section| &section.rows).map(|row| &row.entries);
    let mut sourced: HashSet<&str> =
        headings.chain(prose).chain(rows).flatten().map(String::as_str).collect();
    // A row that names its error itself is the source of the error, too.
    let naming = lockfile
        .sections
        .iter()
        .flat_map(|section| &section.rows)
        .filter(|row| !row.heads.is_empty());
    let errors = naming.flat_map(|row| &row.entries).filter_map(|name| name.split_once('.'));
    sourced.extend(errors.map(|(error, _)| error));
    names.iter().filter(|name| !sourced.contains(name.as_str())).cloned().collect()
}
