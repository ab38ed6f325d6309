//! The new and the removed words of a text, of which the old words may be known by their fingerprints only.

use similar::{Algorithm, DiffTag};

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
    let mut runs = Runs { runs: Vec::new(), known };
    for (one, other) in aligned(&old.words, &fingerprints) {
        match (one, other) {
            (_, Some(at)) => runs.word(new[at].clone(), one.is_some()),
            (Some(at), None) => runs.gone(at),
            (None, None) => {}
        }
    }
    runs.runs
}

struct Runs {
    runs: Vec<Run>,
    known: Option<Vec<String>>,
}

impl Runs {
    fn word(&mut self, word: String, kept: bool) {
        match self.runs.last_mut() {
            Some(Run::Kept(words)) if kept => words.push(word),
            Some(Run::New(words)) if !kept => words.push(word),
            _ if kept => self.runs.push(Run::Kept(vec![word])),
            _ => self.runs.push(Run::New(vec![word])),
        }
    }

    fn gone(&mut self, at: usize) {
        let word = self.known.as_ref().and_then(|known| known.get(at)).cloned();
        match self.runs.last_mut() {
            Some(Run::Gone(count, words)) => {
                *count += 1;
                words.extend(word);
            }
            _ => self.runs.push(Run::Gone(1, word.into_iter().collect())),
        }
    }
}

/// Returns the places of words that are the same, in order, with what is between them: first what is gone.
fn aligned(old: &[u32], new: &[u32]) -> Vec<(Option<usize>, Option<usize>)> {
    if old.len().max(new.len()) > MOST {
        let gone = (0..old.len()).map(|at| (Some(at), None));
        return gone.chain((0..new.len()).map(|at| (None, Some(at)))).collect();
    }
    let mut list = Vec::new();
    for change in similar::capture_diff_slices(Algorithm::Myers, old, new) {
        let (kind, old, new) = change.as_tag_tuple();
        if kind == DiffTag::Equal {
            list.extend(old.zip(new).map(|(one, other)| (Some(one), Some(other))));
        } else {
            list.extend(old.map(|at| (Some(at), None)));
            list.extend(new.map(|at| (None, Some(at))));
        }
    }
    list
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
