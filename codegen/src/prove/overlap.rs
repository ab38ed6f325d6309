//! Proves that no text matches two messages of equal rank, and that every message is the best match of some text.

use std::collections::BTreeMap;

use super::budget::Budget;
use super::nfa::{self, Nfa, Search};
use super::signature::{self, Signature};
use super::written;
use crate::check::{Dialect, Error, Origin};
use crate::decide::{Capture, ErrorTable, Interpreter, Pattern, Rank, matches, normalize};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lint::Lint;
use crate::source::Span;

/// The maximum number of patterns of higher precedence that are compared together when a message seems unreachable.
const MAX_BETTER: usize = 40;

/// The messages of one error that are being checked.
struct Proof<'a, 'o> {
    error: &'a Error,
    table: &'a ErrorTable,
    origin: &'a [Origin<'o>],
    signatures: Vec<Signature<'a>>,
    interpreter: &'a Interpreter<'a>,
    /// The number of the error.
    number: u32,
}

/// Reports pairs of messages that one text matches, and messages that no text matches. All errors share the budget;
/// an exhausted budget is reported.
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
    let signature = |pattern| {
        Signature::of(pattern, &error.messages[pattern.message].fields, normalize(&error.dialect))
    };
    let signatures = table.patterns.iter().map(signature).collect();
    let proof = Proof { error, table, origin, signatures, interpreter, number };
    no_two_alike(diagnostics, &proof, budget);
    all_reachable(diagnostics, &proof, budget);
    let last = origin.iter().rev().find_map(|origin| origin.written.message.as_ref());
    if let (true, Some(last)) = (budget.is_spent(), last) {
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
            // After a first report, the message may be changed so that it differs from the others, too.
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

/// Returns the pairs of a group that the signatures do not distinguish, in order, each with the later one first.
fn close(proof: &Proof<'_, '_>, group: &[usize], budget: &mut Budget) -> Vec<(usize, usize)> {
    let mut close = Vec::new();
    for (one, other) in signature::near(&proof.signatures, group).pairs() {
        if budget.is_spent() {
            break;
        }
        budget.spend(4);
        let [first, second] = [one, other].map(|index| &proof.table.patterns[index]);
        let excluded = proof.signatures[one].excludes(&proof.signatures[other]);
        if first.message != second.message && !excluded {
            close.push((one.max(other), one.min(other)));
        }
    }
    close.sort_unstable();
    close
}

fn all_reachable(diagnostics: &mut Diagnostics, proof: &Proof<'_, '_>, budget: &mut Budget) {
    for (index, pattern) in proof.table.patterns.iter().enumerate() {
        if budget.is_spent() || diagnostics.is_full() {
            return;
        }
        if !proof.is_best(pattern, &sample(proof.error, pattern)) {
            unreachable(diagnostics, proof, (index, pattern), budget);
        }
    }
}

impl Proof<'_, '_> {
    /// Returns whether the best match of a text without its prefix is the message of a pattern.
    fn is_best(&self, pattern: &Pattern, text: &str) -> bool {
        let found = self.interpreter.best(self.number, pattern.prefix, text);
        found.map(|found| found.message() as usize)
            == Some(self.table.first_entry + pattern.message)
    }
}

/// Returns a text that the pattern matches.
fn sample(error: &Error, pattern: &Pattern) -> String {
    let fields = &error.messages[pattern.message].fields;
    let value = |capture: &Capture| fields[capture.field].kind.value(|row| row.witness).to_owned();
    let captures =
        pattern.captures.iter().flat_map(|capture| [value(capture), capture.literal.clone()]);
    std::iter::once(pattern.head.clone()).chain(captures).collect()
}

fn automaton(error: &Error, pattern: &Pattern) -> Nfa {
    Nfa::of(pattern, &error.messages[pattern.message].fields, normalize(&error.dialect))
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
    let unproven = |why| {
        let what = "it could not be proven that no text matches this message and another one";
        Some(unproven(here.span, what, why).related(there.span, "the other message"))
    };
    let text = match nfa::common(&automaton(error, first), &automaton(error, second), budget) {
        Search::Found(text) => text,
        Search::GivenUp if !budget.is_spent() => return unproven(TOO_LARGE),
        // An exhausted budget is reported once.
        Search::GivenUp | Search::None => return None,
    };
    let both = [first, second].iter().all(|pattern| matches(error, pattern, &text));
    // Only patterns with a repeated value can fail to match a text that their automata share.
    if !both && (repeats(first) || repeats(second)) {
        return unproven(REPEATED);
    }
    let text = shown(&error.dialect, first.prefix, &text);
    let message = format!("`{text}` matches this message and another one, and neither is better");
    let help = "give one of them more literal text or a stricter placeholder";
    let diagnostic = Diagnostic::new(Lint::AmbiguousMessages, here.span, message).help(help);
    Some(diagnostic.related(there.span, "the other message"))
}

/// The reason why a property is not known, and what to do.
type Reason = (&'static str, &'static str);

const TOO_LARGE: Reason =
    ("they are too large to be compared", "shorten them, or let them begin differently");
const REPEATED: Reason = (
    "a placeholder is repeated",
    "give the second place a name of its own, or let them begin differently",
);
const TOO_MANY: Reason =
    ("too many better messages match such texts", "make it different from them");

/// Returns a warning that a property is not known.
fn unproven(span: Span, what: &str, (why, help): Reason) -> Diagnostic {
    Diagnostic::new(Lint::NotProven, span, format!("{what}: {why}")).help(help)
}

fn repeats(pattern: &Pattern) -> bool {
    pattern.captures.iter().any(|capture| capture.same)
}

/// Returns whether two patterns differ only in the names of their placeholders.
fn same_text(error: &Error, first: &Pattern, second: &Pattern) -> bool {
    let values = |pattern: &Pattern| -> Vec<_> {
        let fields = &error.messages[pattern.message].fields;
        let value =
            |capture: &Capture| (fields[capture.field].kind.clone(), capture.literal.clone());
        pattern.captures.iter().map(value).collect()
    };
    first.head == second.head && values(first) == values(second)
}

/// Returns a text with the prefix that was removed.
fn shown(dialect: &Dialect, prefix: u8, text: &str) -> String {
    let group = usize::from(prefix).checked_sub(1).and_then(|group| dialect.prefixes.get(group));
    match group.and_then(|group| group.first()) {
        Some(prefix) => format!("{prefix} {text}"),
        None => text.to_owned(),
    }
}

/// Reports a message that cannot be reached, since messages of higher precedence match all of its texts.
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
            && !proof.signatures[index].excludes(&proof.signatures[*other])
    });
    let better: Vec<_> = better.map(|(_, better)| better).collect();
    let Some(text) = written(origin, pattern) else { return };
    // Messages of equal rank have been reported.
    if better.is_empty() {
        return;
    }
    let once = better.iter().copied().filter(|better| !repeats(better));
    let compared: Vec<_> = once.take(MAX_BETTER).collect();
    let automata: Vec<_> = compared.iter().map(|better| automaton(error, better)).collect();
    let found = nfa::only(&automaton(error, pattern), &automata, budget);
    let why = match found {
        Search::Found(text) if proof.is_best(pattern, &text) => return,
        Search::None => {
            let message = "no text matches this message: better ones match them all";
            let mut diagnostic = Diagnostic::new(Lint::UnreachableMessage, text.span, message);
            for other in compared.iter().filter_map(|better| written(origin, better)) {
                diagnostic = diagnostic.related(other.span, "matches some of its texts");
            }
            return diagnostics.push(diagnostic.help("make it different, or remove it"));
        }
        // An exhausted budget is reported once.
        Search::GivenUp if budget.is_spent() => return,
        Search::GivenUp => TOO_LARGE,
        Search::Found(_) if repeats(pattern) || better.iter().any(|better| repeats(better)) => {
            REPEATED
        }
        Search::Found(_) => TOO_MANY,
    };
    let what = "it could not be proven that some text matches this message and no better one";
    diagnostics.push(unproven(text.span, what, why));
}
