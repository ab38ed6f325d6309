//! The new and the removed words of a text, of which the old words may be known by their fingerprints only.

use similar::{Algorithm, DiffOp, DiffTag};

use crate::upstream::fingerprint::{Fingerprint, words};

/// Some words in a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Run {
    /// Words that were there before.
    Kept(Vec<String>),
    /// Words that were not.
    New(Vec<String>),
    /// Removed words: their number, and the words if they are known.
    Gone(usize, Vec<String>),
}

/// More words than this are not compared one by one.
const MOST: usize = 2000;

/// Compares the words of `new` with the fingerprints in `old`; `known` are the old words themselves.
pub(crate) fn runs(old: &Fingerprint, known: Option<&str>, new: &str) -> Vec<Run> {
    let new = words(new);
    let known = known.map(words).filter(|known| known.len() == old.words.len());
    let fingerprints = Fingerprint::of_words(&new).words;
    let (old_len, new_len) = (old.words.len(), new.len());
    let changes = if old_len.max(new_len) > MOST {
        vec![DiffOp::Replace { old_index: 0, old_len, new_index: 0, new_len }]
    } else {
        similar::capture_diff_slices(Algorithm::Myers, &old.words, &fingerprints)
    };
    let run = |change: DiffOp| {
        let (kind, old, new_range) = change.as_tag_tuple();
        let words = new[new_range].to_vec();
        if kind == DiffTag::Equal {
            return [None, Some(Run::Kept(words))];
        }
        let gone = known.as_ref().map_or_else(Vec::new, |known| known[old.clone()].to_vec());
        let gone = (!old.is_empty()).then(|| Run::Gone(old.len(), gone));
        [gone, (!words.is_empty()).then_some(Run::New(words))]
    };
    changes.into_iter().flat_map(run).flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(old: &str, known: bool, new: &str, expected: &str) {
        let fingerprint = Fingerprint::of_words(&words(old));
        let shown: Vec<_> =
            runs(&fingerprint, known.then_some(old), new).iter().map(show).collect();
        assert_eq!(shown.join(" "), expected);
    }

    fn show(run: &Run) -> String {
        match run {
            Run::Kept(words) => words.join(" "),
            Run::New(words) => format!("+{}", words.join(" +")),
            Run::Gone(count, words) if words.is_empty() => format!("-{count}"),
            Run::Gone(_, words) => format!("-{}", words.join(" -")),
        }
    }

    #[test]
    fn new_words_are_reported_from_old_ones() {
        check("a b c d", false, "a x c d", "a -1 +x c d");
        check("a b c d", true, "a x c d", "a -b +x c d");
        check("a b", false, "a b c", "a b +c");
        check("a b c", true, "c", "-a -b c");
        check("", false, "a", "+a");
        check("a b c d e", false, "b x d", "-1 b -1 +x d -1");
    }
}
