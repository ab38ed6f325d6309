//! Searches for texts that the two sides match differently. It computes a text that two automata share; if another
//! pattern wins on either side, it excludes the texts of that pattern and computes the next text.

use std::collections::BTreeSet;

use super::judge::Judge;
use super::readers::{Heads, Readers};
use crate::diff::Kind;
use crate::prove::budget::Budget;
use crate::prove::nfa::{self, Nfa, Search};

/// The maximum number of patterns that are excluded one after the other before a search is given up.
const MAX_TRIES: usize = 48;

/// The maximum number of values that are tried for a repeated placeholder.
const MAX_VALUES: usize = 32;

const LOST: [Kind; 1] = [Kind::ReadsNoMore];
const MOVED: [Kind; 2] = [Kind::ReadsOtherwise, Kind::TakenByAddition];
const GAINED: [Kind; 1] = [Kind::ReadsNewly];

/// Reports changed matches of complete texts.
pub(super) fn patterns(judge: &mut Judge<'_, '_>, budget: &mut Budget) {
    let mut names = vec![None; judge.old.error.messages.len()];
    judge.matched.pairs().for_each(|(old, new)| names[old] = Some(new));
    let old = Readers::of(judge.old, |message| names[message]);
    let new = Readers::of(judge.new, Some);
    let (gone, come) = (old.without(&new), new.without(&old));
    if gone.is_empty() && come.is_empty() {
        return;
    }
    let (lost, gained) = (old.not_wider(&gone, &new), new.not_wider(&come, &old));
    let mut hunt = Hunt { judge, budget, old, new, names };
    hunt.lost(&lost);
    hunt.moved(&gone, &come);
    hunt.gained(&gained);
}

/// The result of a search for a text.
enum Hunted {
    Distinguished,
    None,
    GivenUp,
    /// The text that was found matches other messages, but no other pattern wins.
    Unproven,
}

/// What a search excludes: patterns of each side, and texts.
#[derive(Default)]
struct Excluded {
    old: Vec<usize>,
    new: Vec<usize>,
    texts: Vec<Nfa>,
}

struct Hunt<'j, 'a, 'c> {
    judge: &'j mut Judge<'a, 'c>,
    budget: &'j mut Budget,
    old: Readers<'c>,
    new: Readers<'c>,
    /// The index in the new error of each message of the old error.
    names: Vec<Option<usize>>,
}

impl Hunt<'_, '_, '_> {
    /// Reports texts of removed patterns that no longer match anything.
    fn lost(&mut self, gone: &[usize]) {
        for reader in gone.iter().copied() {
            let was = self.old.message(reader);
            if self.names[was].is_some() && !self.judge.is_told(&LOST, Some(was), None) {
                self.texts((Some(reader), None));
            }
        }
    }

    /// Reports texts that patterns of both sides match as different messages.
    fn moved(&mut self, gone: &[usize], come: &[usize]) {
        let heads = Heads::of(&self.new);
        let with_gone = gone
            .iter()
            .flat_map(|old| heads.sharing(&self.old, *old).into_iter().map(|new| (*old, new)));
        let mut pairs: Vec<_> = with_gone.collect();
        let heads = Heads::of(&self.old);
        pairs.extend(
            come.iter()
                .flat_map(|new| heads.sharing(&self.new, *new).into_iter().map(|old| (old, *new))),
        );
        pairs.sort_unstable();
        pairs.dedup();
        for (old, new) in pairs {
            let (was, is) = (self.old.message(old), self.new.message(new));
            let same = self.names[was].is_none_or(|name| name == is);
            if !same && !self.judge.is_told(&MOVED, Some(was), Some(is)) {
                self.texts((Some(old), Some(new)));
            }
        }
    }

    /// Reports texts that matched nothing and match new patterns of known messages.
    fn gained(&mut self, come: &[usize]) {
        for reader in come.iter().copied() {
            let is = self.new.message(reader);
            let known = self.judge.matched.of_new[is].is_some();
            if known && !self.judge.is_told(&GAINED, None, Some(is)) {
                self.texts((None, Some(reader)));
            }
        }
    }

    /// Computes texts of one pattern, or of one of each side, until one distinguishes the sides as required.
    fn texts(&mut self, (old, new): (Option<usize>, Option<usize>)) {
        match self.hunted((old, new), None) {
            Hunted::Distinguished | Hunted::None => {}
            Hunted::GivenUp => self.judge.undecided(),
            Hunted::Unproven => self.unproven((old, new)),
        }
    }

    /// Searches as `texts` does, with this text for each repeated value, if any.
    fn hunted(
        &mut self,
        (old, new): (Option<usize>, Option<usize>),
        repeated: Option<&str>,
    ) -> Hunted {
        let mut excluded = Excluded::default();
        for _ in 0..MAX_TRIES {
            let text = match self.find((old, new), repeated, &excluded) {
                Search::Found(text) => text,
                Search::None => return Hunted::None,
                Search::GivenUp => return Hunted::GivenUp,
            };
            if self.distinguishes(&text, (old, new)) {
                return Hunted::Distinguished;
            }
            if !self.exclude(&text, (old, new), &mut excluded) {
                return Hunted::Unproven;
            }
        }
        Hunted::GivenUp
    }

    /// Returns whether a text matches these messages before and after the change.
    fn distinguishes(&mut self, text: &str, (old, new): (Option<usize>, Option<usize>)) -> bool {
        let wanted = (old.map(|old| self.old.message(old)), new.map(|new| self.new.message(new)));
        self.judge.text(text).is_some_and(|verdict| (verdict.was, verdict.is) == wanted)
    }

    fn find(
        &mut self,
        (old, new): (Option<usize>, Option<usize>),
        repeated: Option<&str>,
        excluded: &Excluded,
    ) -> Search {
        let filled = |readers: &Readers<'_>, index: Option<usize>| {
            index.zip(repeated).map(|(index, value)| readers.with_repeated(index, value))
        };
        let filled = (filled(&self.old, old), filled(&self.new, new));
        let all = match repeated {
            Some(_) => [filled.0.iter().collect(), filled.1.iter().collect()],
            None => [self.old.automata(old.as_slice()), self.new.automata(new.as_slice())],
        };
        let none = [self.old.automata(&excluded.old), self.new.automata(&excluded.new)];
        let none = [none.concat(), excluded.texts.iter().collect()];
        nfa::find(&all.concat(), &none.concat(), self.budget)
    }

    /// Handles a failed text. With repeated placeholders, automata accept too much, so it proves nothing about other
    /// texts: some short values are tried. After that, a text that an addition could match is harmless.
    fn unproven(&mut self, (old, new): (Option<usize>, Option<usize>)) {
        let is_added =
            new.is_some_and(|new| self.judge.matched.of_new[self.new.message(new)].is_none());
        let repeats = old.is_some_and(|old| self.old.repeats(old))
            || new.is_some_and(|new| self.new.repeats(new));
        if repeats && !self.with_repeated((old, new)) && !is_added {
            self.judge.undecided();
        }
    }

    /// Returns whether a text with short repeated values distinguishes the sides as required.
    fn with_repeated(&mut self, (old, new): (Option<usize>, Option<usize>)) -> bool {
        let literals = old.into_iter().flat_map(|old| self.old.literal(old));
        let literals = literals.chain(new.into_iter().flat_map(|new| self.new.literal(new)));
        let values = literals.filter(|c| !c.is_whitespace()).chain(['a', '1']);
        let values: BTreeSet<_> = values.collect();
        let mut values = values.into_iter().take(MAX_VALUES).map(String::from);
        values.any(|value| matches!(self.hunted((old, new), Some(&value)), Hunted::Distinguished))
    }

    /// Excludes the pattern that wins for a text on either side; where that repeats a placeholder, its automaton accepts too
    /// much, so the text alone. Returns whether there is such a pattern.
    fn exclude(
        &self,
        text: &str,
        (old, new): (Option<usize>, Option<usize>),
        excluded: &mut Excluded,
    ) -> bool {
        let old_first = self.old.first(text).filter(|first| Some(*first) != old);
        let new_first = self.new.first(text).filter(|first| Some(*first) != new);
        let old_first = old_first.filter(|first| !excluded.old.contains(first));
        let new_first = new_first.filter(|first| !excluded.new.contains(first));
        let of_old = old_first.filter(|first| self.old.repeats(*first));
        let of_new = new_first.filter(|first| self.new.repeats(*first));
        let of_new = of_new.map(|first| self.new.automaton(first));
        if let Some(nfa) = of_old.map(|first| self.old.automaton(first)).or(of_new) {
            excluded.texts.push(nfa.text(text));
            return true;
        }
        excluded.old.extend(old_first);
        excluded.new.extend(new_first);
        old_first.is_some() || new_first.is_some()
    }
}
