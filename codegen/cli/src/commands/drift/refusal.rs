//! Pages that should not be compared with a lockfile: an error of a server, a page that has moved, another page.

use crate::catalogue::count;
use crate::lockfile::Lockfile;
use crate::upstream::fingerprint::share;

/// Pages with fewer words than this are too short to decide whether they are the same.
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
    let (shared, many) = (before.intersection(&now).count(), before.len() > 1);
    let (before, now) = (words(old), words(new));
    // Most words of a shorter version of the page are on the longer one.
    let same = share(&before, &now, usize::min);
    if shared == 0 && many && same < 0.3 {
        return Some(format!(
            "this page names none of the {errors} that are pinned: is it another page? `--accept` needs `--force`"
        ));
    }
    let long = before.len() >= FEWEST && now.len() >= FEWEST;
    let foreign = "nearly all words differ from those that are pinned: is it another page or another language? \
                   `--accept` needs `--force`";
    (long && same < 0.1).then(|| foreign.to_owned())
}

/// Returns the fingerprints of all words, sorted.
fn words(lockfile: &Lockfile) -> Vec<u32> {
    let mut words: Vec<_> =
        lockfile.pieces().flat_map(|piece| piece.fingerprint.words.iter().copied()).collect();
    words.sort_unstable();
    words
}
