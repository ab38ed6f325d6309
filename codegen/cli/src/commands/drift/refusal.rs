//! Pages with which nothing should be compared: an error of a server, a page that has moved, another page.

use std::collections::HashMap;

use crate::catalogue::count;
use crate::lockfile::Lockfile;

/// Pages with fewer words than this are too short to say whether they are the same.
const FEWEST: usize = 30;

/// Returns why a page cannot be the one that was pinned, if so.
pub(super) fn of(old: Option<&Lockfile>, new: &Lockfile) -> Option<String> {
    let before = old.map(Lockfile::heads).unwrap_or_default();
    let now = new.heads();
    let errors = count(before.len(), "error");
    if now.is_empty() {
        let pinned = old.map(|_| format!("; {errors} are pinned, so `--accept` needs `--force`"));
        return Some(format!("this page names no error{}", pinned.unwrap_or_default()));
    }
    let old = old?;
    let shared = before.intersection(&now).count();
    let same = share(old, new);
    if shared == 0 && before.len() > 1 && same < 0.3 {
        return Some(format!(
            "this page names none of the {errors} that are pinned: is it another page? `--accept` needs `--force`"
        ));
    }
    let long = words(old).count() >= FEWEST && words(new).count() >= FEWEST;
    let foreign = "nearly all words differ from those that are pinned: is it another page or another language? \
                   `--accept` needs `--force`";
    (long && same < 0.1).then(|| foreign.to_owned())
}

fn words(lockfile: &Lockfile) -> impl Iterator<Item = u32> {
    lockfile.pieces().flat_map(|piece| piece.fingerprint.words.iter().copied())
}

/// Returns how many of the words of the shorter page are on the other, from 0 to 1.
fn share(old: &Lockfile, new: &Lockfile) -> f64 {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    words(old).for_each(|word| *counts.entry(word).or_default() += 1);
    let (mut both, mut total) = (0_u32, 0_u32);
    for word in words(new) {
        total += 1;
        let left = counts.get_mut(&word).filter(|count| **count > 0);
        both += u32::from(left.is_some());
        if let Some(count) = left {
            *count -= 1;
        }
    }
    let shorter = total.min(u32::try_from(words(old).count()).unwrap_or(u32::MAX));
    f64::from(both) / f64::from(shorter.max(1))
}
