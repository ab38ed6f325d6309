//! Which words of a text are new and which are gone, where the old words may be known by their fingerprints only.

use crate::upstream::print::{Print, words};

/// Some words in a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Run {
    /// Words that were there before.
    Kept(Vec<String>),
    /// Words that were not.
    New(Vec<String>),
    /// Words that are gone; how many, and which where they are known.
    Gone(usize, Vec<String>),
}

/// More words than this are not compared one by one.
const MOST: usize = 2000;

/// The words of `new` beside those of which `old` has the fingerprints; `known` are the old words themselves.
pub(crate) fn runs(old: &Print, known: Option<&str>, new: &str) -> Vec<Run> {
    let new = words(new);
    let known = known.map(words).filter(|known| known.len() == old.words.len());
    let prints = Print::of_words(&new).words;
    let mut runs = Runs { runs: Vec::new(), known };
    for (one, other) in aligned(&old.words, &prints) {
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

/// The places of words that are the same, in order, with what lies between them: first what is gone.
fn aligned(old: &[u32], new: &[u32]) -> Vec<(Option<usize>, Option<usize>)> {
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let rest = |side: &[u32]| side.len() - start;
    let back = old.iter().rev().zip(new.iter().rev()).take(rest(old).min(rest(new)));
    let end = back.take_while(|(a, b)| a == b).count();
    let both = |at: usize, one: usize, other: usize| (Some(one + at), Some(other + at));
    let mut list: Vec<_> = (0..start).map(|at| both(at, 0, 0)).collect();
    let (one, other) = (&old[start..old.len() - end], &new[start..new.len() - end]);
    let middle =
        if one.len().max(other.len()) > MOST { apart(one, other) } else { common(one, other) };
    let shift = |at: Option<usize>| at.map(|at| at + start);
    list.extend(middle.into_iter().map(|(one, other)| (shift(one), shift(other))));
    list.extend((0..end).map(|at| both(at, old.len() - end, new.len() - end)));
    list
}

fn apart(old: &[u32], new: &[u32]) -> Vec<(Option<usize>, Option<usize>)> {
    let gone = (0..old.len()).map(|at| (Some(at), None));
    gone.chain((0..new.len()).map(|at| (None, Some(at)))).collect()
}

/// By the longest common subsequence.
fn common(old: &[u32], new: &[u32]) -> Vec<(Option<usize>, Option<usize>)> {
    let width = new.len() + 1;
    let mut lengths = vec![0_u32; (old.len() + 1) * width];
    for at in (0..old.len()).rev() {
        for other in (0..new.len()).rev() {
            lengths[at * width + other] = if old[at] == new[other] {
                lengths[(at + 1) * width + other + 1] + 1
            } else {
                lengths[(at + 1) * width + other].max(lengths[at * width + other + 1])
            };
        }
    }
    let (mut at, mut other) = (0, 0);
    let mut list = Vec::new();
    while at < old.len() || other < new.len() {
        if at < old.len() && other < new.len() && old[at] == new[other] {
            list.push((Some(at), Some(other)));
            (at, other) = (at + 1, other + 1);
        } else if at < old.len()
            && (other == new.len()
                || lengths[(at + 1) * width + other] >= lengths[at * width + other + 1])
        {
            list.push((Some(at), None));
            at += 1;
        } else {
            list.push((None, Some(other)));
            other += 1;
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(old: &str, known: bool, new: &str, expected: &str) {
        let print = Print::of_words(&words(old));
        let shown: Vec<_> = runs(&print, known.then_some(old), new).iter().map(show).collect();
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
    fn new_words_are_told_from_old_ones() {
        check("a b c d", false, "a x c d", "a -1 +x c d");
        check("a b c d", true, "a x c d", "a -b +x c d");
        check("a b", false, "a b c", "a b +c");
        check("a b c", true, "c", "-a -b c");
        check("", false, "a", "+a");
        check("a b c d e", false, "b x d", "-1 b -1 +x d -1");
    }
}
