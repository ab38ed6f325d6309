//! Pairs of pieces of two pages: sections first, then their contents.

use super::pair::{At, Criteria, Pair, both, fingerprint, pairs};
use crate::lockfile::{Cell, Column, Lockfile, Prose, Row, Section};
use crate::upstream::documented::Role;
use crate::upstream::fingerprint::{Fingerprint, share, words};

/// All pieces of two pages, paired.
#[derive(Debug)]
pub(crate) struct Pairs {
    /// Sections, by their places.
    pub(crate) sections: Vec<(Option<usize>, Option<usize>)>,
    pub(crate) columns: Vec<Pair>,
    pub(crate) prose: Vec<Pair>,
    pub(crate) rows: Vec<Pair>,
}

impl Pairs {
    /// Pairs the pieces of an old and a new page.
    pub(crate) fn of(old: &Lockfile, new: &Lockfile) -> Self {
        let sections = sections(&old.sections, &new.sections);
        let both: Vec<_> = both(&sections).collect();
        let mut prose = self::prose(old, new, &both);
        forgive_line_breaks(old, new, &both, &mut prose);
        Self { columns: columns(old, new, &both), rows: rows(old, new, &both), prose, sections }
    }

    /// Returns whether a piece is in another section than before.
    pub(super) fn have_moved(&self, old: Option<At>, new: Option<At>) -> bool {
        let together = |(old, new): (At, At)| self.sections.contains(&(Some(old.0), Some(new.0)));
        old.zip(new).is_some_and(|both| !together(both))
    }

    /// Returns whether the sections of a pair were there before and still are.
    pub(super) fn in_kept_sections(&self, (old, new): &Pair) -> bool {
        let kept = || both(&self.sections);
        let was_kept = old.is_none_or(|at| kept().any(|(section, _)| section == at.0));
        was_kept && new.is_none_or(|at| kept().any(|(_, section)| section == at.0))
    }
}

fn all<T>(lockfile: &Lockfile, of: fn(&Section) -> &[T]) -> Vec<&[T]> {
    lockfile.sections.iter().map(of).collect()
}

fn sections(old: &[Section], new: &[Section]) -> Vec<(Option<usize>, Option<usize>)> {
    let heads = |a: &Section, b: &Section| a.heads == b.heads && a.within == b.within;
    // The beginning of a page has neither errors nor a title: two of them are one.
    let name = |section: &Section| {
        (section.heads.clone(), section.within, section.heading.fingerprint.whole)
    };
    // The one title of a page stays its title.
    let one_title = [old, new]
        .iter()
        .all(|sections| sections.iter().filter(|section| section.level == 1).count() == 1);
    let criteria = Criteria {
        whole: &|section: &Section| fingerprint(&(name(section), contents(section))),
        name: &|section| Some(fingerprint(&name(section))),
        similarity: &|a, b| {
            let same_errors = if heads(a, b) && !a.heads.is_empty() { 50.0 } else { 0.0 };
            // Headings that only group others have nothing else to compare.
            let bare = |section: &Section| section.heads.is_empty() && contents(section).is_empty();
            let groups = if bare(a) && bare(b) && a.level == b.level { 20.0 } else { 0.0 };
            let titles =
                if one_title && a.level == 1 && b.level == 1 && heads(a, b) { 65.0 } else { 0.0 };
            same_errors + groups + titles + 80.0 * share(&contents(a), &contents(b), usize::max)
        },
        enough: 65.0,
        can_move: false,
    };
    let list = pairs(&[old], &[new], &[(0, 0)], &criteria).into_iter();
    list.map(|(old, new)| (old.map(|(_, at)| at), new.map(|(_, at)| at))).collect()
}

/// Returns the fingerprints of the contents of a section, sorted.
fn contents(section: &Section) -> Vec<u64> {
    let keys = section.rows.iter().filter_map(Row::message);
    let keys = keys.map(|key| Fingerprint::of_words(&[key]).whole);
    let cells = section.rows.iter().flat_map(|row| &row.cells).map(|cell| &cell.piece);
    let pieces = cells.chain(section.prose.iter().map(|prose| &prose.piece));
    let mut all: Vec<_> = keys.chain(pieces.map(|piece| piece.fingerprint.whole)).collect();
    all.sort_unstable();
    all
}

fn columns(old: &Lockfile, new: &Lockfile, sections: &[(usize, usize)]) -> Vec<Pair> {
    // A title that is new has the role of the one in its place that is gone.
    let criteria = Criteria {
        whole: &|column: &Column| column.piece.fingerprint.whole,
        name: &|_| None,
        similarity: &|a, b| {
            let same = if a.role.is_some() && a.role == b.role { 30.0 } else { 0.0 };
            same + 50.0 * a.piece.fingerprint.similarity(&b.piece.fingerprint)
        },
        enough: 45.0,
        can_move: false,
    };
    pairs(&all(old, |s| &s.columns), &all(new, |s| &s.columns), sections, &criteria)
}

fn prose(old: &Lockfile, new: &Lockfile, sections: &[(usize, usize)]) -> Vec<Pair> {
    let criteria = Criteria {
        whole: &|prose: &Prose| fingerprint(&(prose.piece.fingerprint.whole, prose.operation())),
        name: &|prose| prose.operation().map(|operation| fingerprint(&operation)),
        similarity: &|a, b| {
            let same = a.piece.says_the_same(&b.piece);
            if same { 100.0 } else { 50.0 * a.piece.fingerprint.similarity(&b.piece.fingerprint) }
        },
        enough: 45.0,
        can_move: true,
    };
    pairs(&all(old, |s| &s.prose), &all(new, |s| &s.prose), sections, &criteria)
}

fn rows(old: &Lockfile, new: &Lockfile, sections: &[(usize, usize)]) -> Vec<Pair> {
    let key = |row: &Row| (row.heads.clone(), row.messages.clone());
    let is_named = |row: &Row| !row.heads.is_empty() || row.messages.is_some();
    let criteria = Criteria {
        whole: &|row: &Row| fingerprint(&(key(row), cells(&row.cells))),
        name: &|row| is_named(row).then(|| fingerprint(&key(row))),
        similarity: &row_similarity,
        enough: 60.0,
        can_move: true,
    };
    pairs(&all(old, |s| &s.rows), &all(new, |s| &s.rows), sections, &criteria)
}

fn cells(cells: &[Cell]) -> Vec<(Role, u64)> {
    cells.iter().map(|cell| (cell.role, cell.piece.fingerprint.whole)).collect()
}

fn row_similarity(a: &Row, b: &Row) -> f64 {
    let message = match (a.messages.as_deref(), b.messages.as_deref()) {
        (Some([]), Some([])) => 20.0,
        (Some([]), Some(_)) | (Some(_), Some([])) => 0.0,
        (Some(one), Some(other)) if one == other => 60.0,
        (Some(one), Some(other)) => {
            let same = if !a.heads.is_empty() && a.heads == b.heads { 20.0 } else { 0.0 };
            same + 30.0 * message_fingerprint(one).similarity(&message_fingerprint(other))
        }
        (None, None) if !a.heads.is_empty() => 30.0 * heads_in_common(a, b),
        (None, None) if b.heads.is_empty() => 70.0 * other_cells(a, b),
        _ => 0.0,
    };
    message
        + cell_similarity(a, b, Role::Description, 50.0)
        + cell_similarity(a, b, Role::Remedy, 20.0)
}

/// Returns the similarity of two rows that are not about errors, from 0 to 1: their first cells name them.
fn other_cells(a: &Row, b: &Row) -> f64 {
    let words = |row: &Row| {
        let cells = row.cells.iter().filter(|cell| cell.role == Role::Other);
        Fingerprint {
            words: cells.flat_map(|cell| cell.piece.fingerprint.words.clone()).collect(),
            ..Fingerprint::default()
        }
    };
    let first = |row: &Row| row.cells.first().map(|cell| cell.piece.fingerprint.whole);
    let named: f64 = if first(a) == first(b) { 0.4 } else { 0.0 };
    (named + words(a).similarity(&words(b))).min(1.0)
}

fn heads_in_common(a: &Row, b: &Row) -> f64 {
    let known = a.heads.iter().any(|head| {
        b.heads.iter().any(|other| {
            let codes = head.code.is_some() && head.code == other.code;
            codes || head.code.is_none() && other.code.is_none() && head.status == other.status
        })
    });
    if known { 1.0 } else { 0.0 }
}

fn message_fingerprint(texts: &[String]) -> Fingerprint {
    Fingerprint::of_words(&words(&texts.join(" | ")))
}

fn cell_similarity(a: &Row, b: &Row, role: Role, most: f64) -> f64 {
    let find = |row: &Row| {
        row.cells.iter().find(|cell| cell.role == role).map(|cell| cell.piece.fingerprint.clone())
    };
    match (find(a), find(b)) {
        (Some(one), Some(other)) if one.says_the_same(&other) => most,
        (Some(one), Some(other)) => most * 0.6 * one.similarity(&other),
        _ => 0.0,
    }
}

/// Removes the unpaired paragraphs of a section if their words are the same and only the breaks between paragraphs
/// differ.
fn forgive_line_breaks(
    old: &Lockfile,
    new: &Lockfile,
    sections: &[(usize, usize)],
    prose: &mut Vec<Pair>,
) {
    for (from, to) in sections {
        let changed = |(one, other): &&Pair| {
            let mine = one.is_some_and(|(section, _)| section == *from)
                || other.is_some_and(|(section, _)| section == *to);
            let same = one.zip(*other).is_some_and(|(a, b)| {
                let (a, b) = (&old.sections[a.0].prose[a.1], &new.sections[b.0].prose[b.1]);
                a.piece.says_the_same(&b.piece)
            });
            mine && !same
        };
        let left: Vec<Pair> = prose.iter().filter(changed).copied().collect();
        let mut ones: Vec<_> = left.iter().filter_map(|(one, _)| *one).collect();
        let mut others: Vec<_> = left.iter().filter_map(|(_, other)| *other).collect();
        ones.sort_unstable();
        others.sort_unstable();
        let words = |lockfile: &Lockfile, all: &[At]| {
            let fingerprints =
                all.iter().map(|at| &lockfile.sections[at.0].prose[at.1].piece.fingerprint.words);
            fingerprints.flatten().copied().collect::<Vec<_>>()
        };
        let local = ones.iter().all(|at| at.0 == *from) && others.iter().all(|at| at.0 == *to);
        if local && !left.is_empty() && words(old, &ones) == words(new, &others) {
            prose.retain(|pair| !left.contains(pair));
        }
    }
}
