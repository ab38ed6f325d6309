//! Compares how both catalogues match texts and responses. Texts that distinguish the two are computed on the automata
//! of their patterns, not guessed; both sides then match each text, so that every witness is real.

mod dialect;
mod judge;
mod readers;
mod responses;
mod search;
mod side;
mod texts;

use super::change::Change;
use super::pairs::Pairs;
use crate::Compiled;
use crate::prove::budget::Budget;
use judge::Judge;
use side::Side;

/// Returns the changed matches.
pub(super) fn changes(old: &Compiled, new: &Compiled, pairs: &Pairs) -> Vec<Change> {
    let before = old.interpreter();
    let after = new.interpreter();
    let (mut changes, mut budget) = (Vec::new(), Budget::DIFF);
    for (old_index, new_index) in pairs.errors.pairs() {
        let old = Side::of(old, &before, old_index);
        let new = Side::of(new, &after, new_index);
        let matched = &pairs.messages[new_index];
        let mut judge = Judge::new(old, new, matched, &mut changes);
        judge.empty_list();
        texts::at_hand(&mut judge);
        search::patterns(&mut judge, &mut budget);
        dialect::declarations(&mut judge);
    }
    responses::without_code((old, &before), (new, &after), &pairs.errors, &mut changes);
    changes
}
