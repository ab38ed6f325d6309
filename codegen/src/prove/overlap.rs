//! No text matches two messages at equal rank, and every message is the reading of some text.

use std::collections::BTreeMap;

use super::nfa::{self, Budget, Nfa, Search};
use super::sketch::{self, Sketch};
use super::written;
use crate::check::{Dialect, Error, Origin};
use crate::decide::{ErrorTable, Hole, Interpreter, Pattern, Rank, fold, matches};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lint::Lint;

/// Better patterns that are looked at together when a message seems unreachable.
const MAX_BETTER: usize = 40;

/// The messages of one error on their way through the proof.
struct Proof<'a, 'o> {
    error: &'a Error,
    table: &'a ErrorTable,
    origin: &'a [Origin<'o>],
    sketches: Vec<Sketch>,
}

/// Reports pairs of messages that one text can be, and messages that no text is. All errors share the budget; where it
/// is spent, that is reported.
pub(super) fn distinct(
    diagnostics: &mut Diagnostics,
    interpreter: &Interpreter<'_>,
    number: u32,
    (error, table): (&Error, &ErrorTable),
    origin: &[Origin<'_>],
    budget: &mut Budget,
) {
    if budget.is_spent() {
        return;
    }
    let sketch = |pattern| {
        Sketch::of(pattern, &error.messages[pattern.message].fields, fold(&error.dialect))
    };
    let sketches = table.patterns.iter().map(sketch).collect();
    let proof = Proof { error, table, origin, sketches };
    let before = diagnostics.count();
    no_two_alike(diagnostics, &proof, budget);
    all_reachable(diagnostics, &proof, interpreter, number, budget);
    let proven = diagnostics.count() == before;
    let last = origin.last().and_then(|origin| origin.written.message.as_ref());
    if let (true, true, Some(last)) = (proven, budget.is_spent(), last) {
        let message =
            "the messages up to this one are too many and too similar to be compared in time";
        let help = "let them begin or end differently, or give them stricter placeholders";
        diagnostics.push(Diagnostic::new(Lint::TooLarge, last.span, message).help(help));
    }
}

fn no_two_alike(diagnostics: &mut Diagnostics, proof: &Proof<'_, '_>, budget: &mut Budget) {
    let mut ranks: BTreeMap<(u8, Rank), Vec<usize>> = BTreeMap::new();
    for (index, pattern) in proof.table.patterns.iter().enumerate() {
        ranks.entry((pattern.prefix, pattern.rank)).or_default().push(index);
    }
    for equals in ranks.values() {
        let mut distinguished = None;
        for (second, first) in close(proof, equals, budget) {
            if diagnostics.is_full() {
                return;
            }
            // Once it is distinguished from one, it may be distinguished from the rest.
            if distinguished == Some(second) {
                continue;
            }
            let pair = [first, second].map(|index| &proof.table.patterns[index]);
            if let Some(found) = ambiguous(proof, pair, budget) {
                diagnostics.push(found);
                distinguished = Some(second);
            }
        }
    }
}

/// Returns the pairs of a group that the sketches do not distinguish, in order, each with the later one first.
fn close(proof: &Proof<'_, '_>, group: &[usize], budget: &mut Budget) -> Vec<(usize, usize)> {
    let mut close = Vec::new();
    for (one, other) in sketch::near(&proof.sketches, group).pairs() {
        if budget.is_spent() {
            break;
        }
        budget.spend(4);
        let [first, second] = [one, other].map(|index| &proof.table.patterns[index]);
        let excluded = proof.sketches[one].excludes(&proof.sketches[other]);
        if first.message != second.message && !excluded {
            close.push((one.max(other), one.min(other)));
        }
    }
    close.sort_unstable();
    close
}

fn all_reachable(
    diagnostics: &mut Diagnostics,
    proof: &Proof<'_, '_>,
    interpreter: &Interpreter<'_>,
    number: u32,
    budget: &mut Budget,
) {
    for (index, pattern) in proof.table.patterns.iter().enumerate() {
        if budget.is_spent() || diagnostics.is_full() {
            return;
        }
        let text = sample(proof.error, pattern);
        let reads =
            interpreter.best(number, pattern.prefix, &text).map(|found| found.message() as usize);
        if reads != Some(proof.table.first_entry + pattern.message) {
            unreachable(diagnostics, proof, (index, pattern), budget);
        }
    }
}

/// A text that the pattern matches.
fn sample(error: &Error, pattern: &Pattern) -> String {
    let fields = &error.messages[pattern.message].fields;
    let value = |hole: &Hole| fields[hole.field].kind.value(|row| row.witness).to_owned();
    let holes = pattern.holes.iter().flat_map(|hole| [value(hole), hole.then.clone()]);
    std::iter::once(pattern.head.clone()).chain(holes).collect()
}

fn automaton(error: &Error, pattern: &Pattern) -> Nfa {
    Nfa::of(pattern, &error.messages[pattern.message].fields, fold(&error.dialect))
}

fn ambiguous(
    proof: &Proof<'_, '_>,
    [first, second]: [&Pattern; 2],
    budget: &mut Budget,
) -> Option<Diagnostic> {
    let Proof { error, origin, .. } = proof;
    let (here, there) = (written(origin, second)?, written(origin, first)?);
    let (here, there) = if here.span < there.span { (there, here) } else { (here, there) };
    if same_text(error, first, second) {
        let message = "another message of this error has the same text";
        let diagnostic = Diagnostic::new(Lint::DuplicateMessage, here.span, message);
        let help = "keep one of them, or write how they differ";
        return Some(diagnostic.help(help).related(there.span, "first here"));
    }
    if budget.is_spent() {
        return None;
    }
    let common = nfa::common(&automaton(error, first), &automaton(error, second), budget);
    let Search::Found(text) = common else { return None };
    let repeats = first.holes.iter().chain(&second.holes).any(|hole| hole.same);
    let both = [first, second].iter().all(|pattern| matches(error, pattern, &text));
    // Only patterns with a repeated value can fail to match a text that their automata share.
    if repeats && !both {
        return None;
    }
    let text = shown(&error.dialect, first.prefix, &text);
    let message = format!("`{text}` matches this message and another one, and neither is better");
    let help = "give one of them more literal text or a stricter placeholder";
    let diagnostic = Diagnostic::new(Lint::AmbiguousMessages, here.span, message).help(help);
    Some(diagnostic.related(there.span, "the other message"))
}

/// Whether two patterns differ in nothing but the names of their placeholders.
fn same_text(error: &Error, first: &Pattern, second: &Pattern) -> bool {
    let values = |pattern: &Pattern| -> Vec<_> {
        let fields = &error.messages[pattern.message].fields;
        let value = |hole: &Hole| (fields[hole.field].kind.clone(), hole.then.clone());
        pattern.holes.iter().map(value).collect()
    };
    first.head == second.head && values(first) == values(second)
}

/// A text with the prefix that was taken off.
fn shown(dialect: &Dialect, prefix: u8, text: &str) -> String {
    let group = usize::from(prefix).checked_sub(1).and_then(|group| dialect.prefixes.get(group));
    match group.and_then(|group| group.first()) {
        Some(prefix) => format!("{prefix} {text}"),
        None => text.to_owned(),
    }
}

/// A message whose every text a better one takes.
fn unreachable(
    diagnostics: &mut Diagnostics,
    proof: &Proof<'_, '_>,
    (index, pattern): (usize, &Pattern),
    budget: &mut Budget,
) {
    let Proof { error, origin, .. } = proof;
    budget.spend(index);
    let better = proof.table.patterns.iter().enumerate().take(index).filter(|(other, better)| {
        better.prefix == pattern.prefix
            && better.rank < pattern.rank
            && better.message != pattern.message
            && !better.holes.iter().any(|hole| hole.same)
            && !proof.sketches[index].excludes(&proof.sketches[*other])
    });
    let better: Vec<_> = better.take(MAX_BETTER).collect();
    if better.is_empty() || pattern.holes.iter().any(|hole| hole.same) {
        return;
    }
    let automata: Vec<_> = better.iter().map(|(_, better)| automaton(error, better)).collect();
    if nfa::only(&automaton(error, pattern), &automata, budget) != Search::None {
        return;
    }
    let Some(text) = written(origin, pattern) else { return };
    let message = "no text matches this message: better ones match them all";
    let mut diagnostic = Diagnostic::new(Lint::UnreachableMessage, text.span, message);
    for other in better.iter().filter_map(|(_, better)| written(origin, better)) {
        diagnostic = diagnostic.related(other.span, "matches some of its texts");
    }
    diagnostics.push(diagnostic.help("make it different, or remove it"));
}
