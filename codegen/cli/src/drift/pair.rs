//! Pairing: which piece of an older page is which piece of a newer one, however it has moved or changed.

use std::collections::{HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher as _};

/// The place of a piece: its section, and its index in the section.
pub(crate) type At = (usize, usize);

/// Points for two pieces in two versions of one section.
const SAME_SECTION: f64 = 20.0;
/// Points for two pieces that follow a pair.
const SAME_PLACE: f64 = 25.0;

/// The number of candidate pairs above which pieces are reported as removed and added: such a report is too long to
/// read word by word.
const MOST: usize = 250_000;

/// The criteria by which pieces of one kind are paired.
pub(super) struct Criteria<'w, T> {
    /// A fingerprint of the whole piece.
    pub(super) whole: &'w dyn Fn(&T) -> u64,
    /// A fingerprint of its name, if it has one.
    pub(super) name: &'w dyn Fn(&T) -> Option<u64>,
    /// The similarity of two pieces, up to about 100 points.
    pub(super) similarity: &'w dyn Fn(&T, &T) -> f64,
    /// The points from which two are one.
    pub(super) enough: f64,
    /// Whether a piece can move to another section.
    pub(super) can_move: bool,
}

/// An old piece and the new one that it has become; one of both is missing for a piece that was added or removed.
pub(super) type Pair = (Option<At>, Option<At>);

/// Returns the pairs that have both pieces.
pub(super) fn both<T: Copy>(pairs: &[(Option<T>, Option<T>)]) -> impl Iterator<Item = (T, T)> {
    pairs.iter().filter_map(|(old, new)| old.zip(*new))
}

/// Returns the fingerprint of a value.
pub(super) fn fingerprint(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// Pairs the pieces of all sections; `sections` are the pairs of sections.
pub(super) fn pairs<T>(
    old: &[&[T]],
    new: &[&[T]],
    sections: &[(usize, usize)],
    criteria: &Criteria<'_, T>,
) -> Vec<Pair> {
    let mut pairing = Pairing {
        of_old: old.iter().map(|items| vec![None; items.len()]).collect(),
        of_new: new.iter().map(|items| vec![None; items.len()]).collect(),
    };
    for key in [&|item: &T| Some((criteria.whole)(item)) as Option<u64>, criteria.name]
        as [&dyn Fn(&T) -> Option<u64>; 2]
    {
        for (from, to) in sections {
            pairing.by_key(old, new, &[*from], &[*to], key);
        }
    }
    if criteria.can_move {
        let all = |pieces: &[&[T]]| (0..pieces.len()).collect::<Vec<_>>();
        let alone = |item: &T| {
            ((criteria.similarity)(item, item) >= criteria.enough).then(|| (criteria.whole)(item))
        };
        pairing.by_key(old, new, &all(old), &all(new), &alone);
    }
    pairing.by_similarity(old, new, sections, criteria);
    pairing.list()
}

/// The pairs found so far.
struct Pairing {
    of_old: Vec<Vec<Option<At>>>,
    of_new: Vec<Vec<Option<At>>>,
}

impl Pairing {
    /// Pairs pieces that have the same key, in order.
    fn by_key<T>(
        &mut self,
        old: &[&[T]],
        new: &[&[T]],
        from: &[usize],
        to: &[usize],
        key: &dyn Fn(&T) -> Option<u64>,
    ) {
        let mut free: HashMap<u64, VecDeque<At>> = HashMap::new();
        for section in to {
            for (at, item) in new[*section].iter().enumerate() {
                let key = key(item).filter(|_| self.of_new[*section][at].is_none());
                if let Some(key) = key {
                    free.entry(key).or_default().push_back((*section, at));
                }
            }
        }
        for section in from {
            for (at, item) in old[*section].iter().enumerate() {
                let key = key(item).filter(|_| self.of_old[*section][at].is_none());
                let other = key.and_then(|key| free.get_mut(&key)?.pop_front());
                if let Some(other) = other {
                    self.join((*section, at), other);
                }
            }
        }
    }

    /// Pairs the rest, the most similar first.
    fn by_similarity<T>(
        &mut self,
        old: &[&[T]],
        new: &[&[T]],
        sections: &[(usize, usize)],
        criteria: &Criteria<'_, T>,
    ) {
        let (from, to) = (left(&self.of_old), left(&self.of_new));
        let mut scored = Vec::new();
        let mut add = |one: At, other: At, together: bool| {
            let mut score = (criteria.similarity)(&old[one.0][one.1], &new[other.0][other.1]);
            if together {
                score += SAME_SECTION;
                score += if self.follow(one, other) { SAME_PLACE } else { 0.0 };
            }
            if score >= criteria.enough {
                scored.push((score, one, other));
            }
        };
        for (one, other) in sections {
            let (from, to) = (within(&from, *one), within(&to, *other));
            if from.len() * to.len() <= MOST {
                for one in from {
                    for other in to {
                        add(*one, *other, true);
                    }
                }
            }
        }
        if criteria.can_move && from.len() * to.len() <= MOST {
            let apart = |one: &At, other: &At| !sections.contains(&(one.0, other.0));
            for one in &from {
                to.iter()
                    .filter(|other| apart(one, other))
                    .for_each(|other| add(*one, *other, false));
            }
        }
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, one, other) in scored {
            if self.of_old[one.0][one.1].is_none() && self.of_new[other.0][other.1].is_none() {
                self.join(one, other);
            }
        }
    }

    /// Returns whether the nearest paired pieces before both are one.
    fn follow(&self, one: At, other: At) -> bool {
        let before = |side: &[Option<At>], at: usize| (0..at).rev().find(|at| side[*at].is_some());
        let old = before(&self.of_old[one.0], one.1).and_then(|at| self.of_old[one.0][at]);
        let new = before(&self.of_new[other.0], other.1).map(|at| (other.0, at));
        old == new
    }

    fn join(&mut self, one: At, other: At) {
        self.of_old[one.0][one.1] = Some(other);
        self.of_new[other.0][other.1] = Some(one);
    }

    /// Returns all pairs: in the order of the new page, then the removed pieces.
    fn list(&self) -> Vec<Pair> {
        let mut list = Vec::new();
        for (section, items) in self.of_new.iter().enumerate() {
            list.extend(items.iter().enumerate().map(|(at, old)| (*old, Some((section, at)))));
        }
        for (section, items) in self.of_old.iter().enumerate() {
            let gone = items.iter().enumerate().filter(|(_, new)| new.is_none());
            list.extend(gone.map(|(at, _)| (Some((section, at)), None)));
        }
        list
    }
}

/// Returns the pieces that have not been paired, in order.
fn left(side: &[Vec<Option<At>>]) -> Vec<At> {
    let free = |(section, items): (usize, &Vec<Option<At>>)| {
        let free = items.iter().enumerate().filter(|(_, item)| item.is_none());
        free.map(|(at, _)| (section, at)).collect::<Vec<_>>()
    };
    side.iter().enumerate().flat_map(free).collect()
}

/// Returns the pieces of one section.
fn within(all: &[At], section: usize) -> &[At] {
    let start = all.partition_point(|at| at.0 < section);
    let end = all.partition_point(|at| at.0 <= section);
    &all[start..end]
}
