//! Moves: sections as a whole, and rows and paragraphs that only have another heading above them.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Comparison;
use crate::drift::change::{Change, Key, Kind};
use crate::drift::pair::{At, Pair, both};
use crate::drift::pairs::Pairs;
use crate::drift::words::Run;
use crate::lockfile::Section;
use crate::upstream::documented::Head;

/// Pieces that say the same of the same errors in another section: how many, by the sections before and now.
#[derive(Default)]
pub(super) struct Moves {
    groups: BTreeMap<(usize, usize), usize>,
    /// The rows and the paragraphs that the change of a heading, or one change for several pieces, reports.
    pub(super) rows: HashSet<(At, At)>,
    pub(super) prose: HashSet<(At, At)>,
    /// The sections that are one, by the old and by the new place.
    old: HashSet<usize>,
    new: HashSet<usize>,
}

impl Moves {
    pub(super) fn of(comparison: &Comparison<'_>, pairs: &Pairs) -> Self {
        let sections =
            |old: At, new: At| (&comparison.old.sections[old.0], &comparison.new.sections[new.0]);
        let apart = |pieces: &[Pair], same: &dyn Fn(At, At) -> bool| {
            let apart = both(pieces).filter(|(old, new)| pairs.have_moved(Some(*old), Some(*new)));
            apart.filter(|(old, new)| same(*old, *new)).collect::<HashSet<_>>()
        };
        let rows = apart(&pairs.rows, &|old, new| {
            let (before, now) = sections(old, new);
            before.heads_of(&before.rows[old.1]) == now.heads_of(&now.rows[new.1])
        });
        let prose = apart(&pairs.prose, &|old, new| {
            let (before, now) = sections(old, new);
            before.heads == now.heads
        });
        let mut groups = BTreeMap::new();
        for (old, new) in rows.iter().chain(&prose) {
            *groups.entry((old.0, new.0)).or_default() += 1;
        }
        let (old, new) = both(&pairs.sections).unzip();
        let mut moves = Self { groups, old, new, ..Self::default() };
        let is_reported = |(old, new): &(At, At)| {
            moves.with_heading(old.0, new.0) || moves.groups.get(&(old.0, new.0)) > Some(&1)
        };
        let [rows, prose] = [rows, prose].map(|all| all.into_iter().filter(is_reported).collect());
        (moves.rows, moves.prose) = (rows, prose);
        moves
    }

    /// Returns whether a heading was added or removed with the pieces below it.
    fn with_heading(&self, old: usize, new: usize) -> bool {
        !self.old.contains(&old) || !self.new.contains(&new)
    }

    /// Returns the number of pieces that a heading took over when it was added, or left when it was removed.
    pub(super) fn count(&self, old: Option<usize>, new: Option<usize>) -> Option<usize> {
        let concerns = |(from, to): &(usize, usize)| match (old, new) {
            (None, Some(new)) => *to == new,
            (Some(old), None) => *from == old,
            _ => false,
        };
        let all = self.groups.iter().filter(|(between, _)| concerns(between));
        let count = all.map(|(_, count)| count).sum::<usize>();
        (count > 0).then_some(count)
    }

    /// Returns a change for each two sections of which several pieces have moved from one to the other.
    pub(super) fn of_rows(&self, comparison: &Comparison<'_>) -> Vec<Change> {
        let several = self
            .groups
            .iter()
            .filter(|((old, new), count)| **count > 1 && !self.with_heading(*old, *new));
        let change = |((old, new), count): (&(usize, usize), &usize)| {
            let (old, new) = (&comparison.old.sections[*old], &comparison.new.sections[*new]);
            let change = Change::new(Kind::Moved, "rows", Key::of(new));
            Change { was: Some(Key::of(old)), count: Some(*count), at: new.heading.at(), ..change }
        };
        several.map(change).collect()
    }
}

/// Joins changes of what identifies errors: several errors that have moved from one status to another are one change, with
/// their codes as its text, and several rows about one error are one change. A heading that is nothing but the status is
/// part of it.
pub(super) fn of_errors(changes: Vec<Change>) -> Vec<Change> {
    let mut statuses: HashMap<(u16, u16), usize> = HashMap::new();
    let mut errors: HashMap<(Head, Head), usize> = HashMap::new();
    let mut joined: Vec<Change> = Vec::new();
    for change in changes {
        let heads = change.was.as_ref().map(|was| (was.head.clone(), change.key.head.clone()));
        let heads =
            heads.filter(|(was, now)| was != now && matches!(change.piece, "row" | "error"));
        let Some((was, now)) = heads else {
            joined.push(change);
            continue;
        };
        let between =
            was.status.zip(now.status).filter(|_| was.code == now.code && now.code.is_some());
        let place = joined.len();
        // The change of the error as a whole is that of its messages, too.
        let known = errors.get(&(was.clone(), now.clone())).copied();
        let of_error = known.unwrap_or(place);
        if change.key.message.is_none() {
            errors.entry((was, now)).or_insert(place);
        }
        let of_status = between.map_or(place, |between| *statuses.entry(between).or_insert(place));
        match joined.get_mut(of_error.min(of_status)) {
            None => joined.push(change),
            Some(first) if of_error < place => first.entries.extend(change.entries),
            Some(first) => join(first, change),
        }
    }
    let is_status = |words: &[String]| statuses.keys().any(|(_, now)| *words == [now.to_string()]);
    joined.retain(|change| {
        let heading = change.piece == "heading";
        !heading
            || !matches!(&change.runs[..], [Run::Gone(1, _), Run::New(words)] if is_status(words))
    });
    joined
}

/// Adds an error, or another message of one, to the change of its status.
fn join(first: &mut Change, change: Change) {
    first.entries.extend(change.entries);
    first.key.message = None;
    let code = change.key.head.code.unwrap_or_default();
    let own = first.key.head.code.as_ref();
    let mut codes = first.text.iter().flat_map(|text| text.split(", "));
    if own == Some(&code) || codes.any(|known| known == code) {
        return;
    }
    let before = first.text.take().or(first.key.head.code.take()).unwrap_or_default();
    first.text = Some(format!("{before}, {code}"));
    first.count = Some(first.count.unwrap_or(1) + 1);
    first.piece = "errors";
}

/// The maximum number of sections in another order that are reported one by one; more are one change.
const MOST: usize = 3;

/// Returns the sections that have moved: below another heading, or to another place of the page.
pub(super) fn of_sections(comparison: &Comparison<'_>, pairs: &Pairs) -> Vec<Change> {
    let (old, new) = (&comparison.old.sections, &comparison.new.sections);
    let mut kept: Vec<_> = both(&pairs.sections).collect();
    kept.sort_unstable_by_key(|(_, new)| *new);
    let now: HashMap<_, _> = kept.iter().copied().collect();
    let (above_old, above_new) = (parents(old), parents(new));
    let is_pinned = old.iter().any(|section| section.level > 0);
    let goes_elsewhere = |(old, new): &(usize, usize)| {
        let (before, after) = (above_old[*old], above_new[*new]);
        let before = before.and_then(|at| now.get(&at).copied());
        let after = after.filter(|at| now.values().any(|known| known == at));
        is_pinned && before.zip(after).is_some_and(|(before, after)| before != after)
    };
    let elsewhere: Vec<_> = kept.iter().filter(|pair| goes_elsewhere(pair)).copied().collect();
    let rest: Vec<_> = kept.iter().filter(|pair| !elsewhere.contains(pair)).copied().collect();
    let out_of_order = out_of_order(&rest);
    let is_inside = |new: usize| {
        let above = std::iter::successors(above_new[new], |at| above_new[*at]);
        above
            .into_iter()
            .any(|at| elsewhere.iter().chain(&out_of_order).any(|(_, moved)| *moved == at))
    };
    let own: Vec<_> = out_of_order.iter().filter(|(_, at)| !is_inside(*at)).copied().collect();
    let section = |(from, to): &(usize, usize)| {
        let was = above_old[*from].map(|at| Key::of(&old[at])).unwrap_or_default();
        let change = Change::new(Kind::Moved, "section", Key::of(&new[*to]));
        Change { was: Some(was), count: Some(size(&new[*to])), at: new[*to].heading.at(), ..change }
    };
    let mut changes: Vec<_> = elsewhere.iter().map(section).collect();
    if own.len() > MOST {
        let change = Change::new(Kind::Moved, "sections", Key::default());
        changes.push(Change { count: Some(own.len()), at: new[own[0].1].heading.at(), ..change });
    } else {
        changes.extend(own.iter().map(section).map(|change| Change { was: None, ..change }));
    }
    changes
}

/// Returns the section that groups each one: the nearest above it that is not about an error.
fn parents(sections: &[Section]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let parent = |(at, section): (usize, &Section)| {
        open.retain(|outer| sections[*outer].level < section.level);
        let parent = open.last().copied();
        if section.level > 0 && section.heads.is_empty() {
            open.push(at);
        }
        parent
    };
    sections.iter().enumerate().map(parent).collect()
}

/// Returns the pairs that are not part of the longest sequence that is in the old order.
fn out_of_order(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The last pair of the best sequence of each length, and the one before each pair.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; pairs.len()];
    for (at, (old, _)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].0 < *old);
        before[at] = length.checked_sub(1).map(|last| ends[last]);
        ends.truncate(ends.len().max(length + 1));
        if length == ends.len() { ends.push(at) } else { ends[length] = at }
    }
    let kept = std::iter::successors(ends.last().copied(), |at| before[*at]);
    let kept: HashSet<_> = kept.collect();
    (0..pairs.len()).filter(|at| !kept.contains(at)).map(|at| pairs[at]).collect()
}

/// Returns the rows and paragraphs of a section.
fn size(section: &Section) -> usize {
    section.rows.len() + section.prose.len()
}

#[cfg(test)]
mod tests {
    use super::out_of_order;

    #[test]
    fn the_fewest_pairs_are_out_of_order() {
        let check = |old: &[usize], expected: &[usize]| {
            let pairs: Vec<_> = old.iter().copied().zip(0..).collect();
            let moved: Vec<_> = out_of_order(&pairs).into_iter().map(|(old, _)| old).collect();
            assert_eq!(moved, expected, "{old:?}");
        };
        check(&[0, 1, 2, 3], &[]);
        check(&[1, 2, 3, 0], &[0]);
        check(&[3, 0, 1, 2], &[3]);
        check(&[], &[]);
    }
}
