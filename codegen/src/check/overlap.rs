//! No text reads as two messages at equal rank, and every message is the reading of some text.

use std::collections::HashMap;

use super::Checker;
use super::catalog::{Dialect, Error, FieldKind};
use super::errors::Origin;
use super::nfa::{self, Nfa, Search};
use super::proof::written;
use crate::decide::{ErrorTable, Hole, Interpreter, Pattern, Rank, fold, matches};
use crate::diagnostic::Diagnostic;
use crate::rule::Rule;
use crate::runtime::Table;
use crate::runtime::fold::Fold;

/// Better patterns that are looked at together when a message seems unreachable.
const MAX_BETTER: usize = 40;

/// Reports pairs of messages that one text can be, and messages that no text is.
pub(super) fn distinct(
    checker: &mut Checker<'_>,
    interpreter: &Interpreter<'_>,
    number: u32,
    (error, table): (&Error, &ErrorTable),
    origin: &[Origin<'_>],
) {
    let fold = fold(&error.dialect);
    let sketches: Vec<_> = table.patterns.iter().map(|pattern| Sketch::of(pattern, fold)).collect();
    let mut ranks: HashMap<(u8, Rank), Vec<usize>> = HashMap::new();
    for (index, pattern) in table.patterns.iter().enumerate() {
        let equals = ranks.entry((pattern.prefix, pattern.rank)).or_default();
        let close = equals.iter().filter(|other| !sketches[index].excludes(&sketches[**other]));
        let firsts = close.map(|other| &table.patterns[*other]);
        let others = firsts.filter(|first| first.message != pattern.message);
        // Once it is told from one, it may be told from the rest.
        let found = others.into_iter().find_map(|first| ambiguous(error, [first, pattern], origin));
        if let Some(found) = found {
            checker.push(found);
        }
        equals.push(index);
    }
    for (index, pattern) in table.patterns.iter().enumerate() {
        let text = sample(error, pattern);
        let reads =
            interpreter.best(number, pattern.prefix, &text).map(|found| found.message() as usize);
        if reads != Some(table.first_entry + pattern.message) {
            unreachable(checker, error, table, &sketches, (index, pattern), origin);
        }
    }
}

/// A text that the pattern matches.
fn sample(error: &Error, pattern: &Pattern) -> String {
    let fields = &error.messages[pattern.message].fields;
    let value = |hole: &Hole| match &fields[hole.field].kind {
        FieldKind::Index | FieldKind::Int => "7".to_owned(),
        FieldKind::Word | FieldKind::Path | FieldKind::Text => "a".to_owned(),
        FieldKind::OneOf { choices, .. } => {
            choices.first().map(|(choice, _)| choice.clone()).unwrap_or_default()
        }
    };
    let holes = pattern.holes.iter().flat_map(|hole| [value(hole), hole.then.clone()]);
    std::iter::once(pattern.head.clone()).chain(holes).collect()
}

/// What is quickly told of a pattern: how its texts begin and end.
struct Sketch {
    head: String,
    tail: String,
    whole: bool,
}

impl Sketch {
    fn of(pattern: &Pattern, fold: Fold) -> Self {
        let plain = |text: &str| {
            let visible = text.chars().filter(|c| !fold.white_space || !c.is_ascii_whitespace());
            let text: String = visible.collect();
            if fold.case { text.to_ascii_lowercase() } else { text }
        };
        let tail = pattern.holes.last().map_or(&pattern.head, |hole| &hole.then);
        Self { head: plain(&pattern.head), tail: plain(tail), whole: pattern.holes.is_empty() }
    }

    /// Whether no text can match both.
    fn excludes(&self, other: &Self) -> bool {
        if self.whole && other.whole {
            return self.head != other.head;
        }
        let heads = self.head.starts_with(&other.head) || other.head.starts_with(&self.head);
        let tails = self.tail.ends_with(&other.tail) || other.tail.ends_with(&self.tail);
        !heads || !tails
    }
}

fn automaton(error: &Error, pattern: &Pattern) -> Nfa {
    Nfa::of(pattern, &error.messages[pattern.message].fields, fold(&error.dialect))
}

fn ambiguous(
    error: &Error,
    [first, second]: [&Pattern; 2],
    origin: &[Origin<'_>],
) -> Option<Diagnostic> {
    let common = nfa::common(&automaton(error, first), &automaton(error, second));
    let Search::Found(text) = common else { return None };
    let (here, there) = (written(origin, second)?, written(origin, first)?);
    let (here, there) = if here.span < there.span { (there, here) } else { (here, there) };
    let repeats = first.holes.iter().chain(&second.holes).any(|hole| hole.same);
    let both = [first, second].iter().all(|pattern| matches(error, pattern, &text));
    // Only patterns with a repeated value can fail to match a text that their automata share.
    if repeats && !both {
        return None;
    }
    if same_text(error, first, second) {
        let message = "another message of this error has the same text";
        let diagnostic = Diagnostic::new(Rule::DuplicateMessage, here.span, message);
        let help = "keep one of them, or write what tells them apart";
        return Some(diagnostic.help(help).related(there.span, "first here"));
    }
    let text = shown(&error.dialect, first.prefix, &text);
    let message =
        format!("`{text}` reads as this message and as another one, and neither is better");
    let help = "give one of them more literal text or a stricter placeholder";
    let diagnostic = Diagnostic::new(Rule::AmbiguousMessages, here.span, message).help(help);
    Some(diagnostic.related(there.span, "the other one"))
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
    checker: &mut Checker<'_>,
    error: &Error,
    table: &ErrorTable,
    sketches: &[Sketch],
    (index, pattern): (usize, &Pattern),
    origin: &[Origin<'_>],
) {
    let better = table.patterns.iter().enumerate().take(index).filter(|(other, better)| {
        better.prefix == pattern.prefix
            && better.rank < pattern.rank
            && better.message != pattern.message
            && !better.holes.iter().any(|hole| hole.same)
            && !sketches[index].excludes(&sketches[*other])
    });
    let better: Vec<_> = better.take(MAX_BETTER).collect();
    if better.is_empty() || pattern.holes.iter().any(|hole| hole.same) {
        return;
    }
    let automata: Vec<_> = better.iter().map(|(_, better)| automaton(error, better)).collect();
    if nfa::only(&automaton(error, pattern), &automata) != Search::None {
        return;
    }
    let Some(text) = written(origin, pattern) else { return };
    let message = "no text reads as this message: better ones take them all";
    let mut diagnostic = Diagnostic::new(Rule::UnreachableMessage, text.span, message);
    for other in better.iter().filter_map(|(_, better)| written(origin, better)) {
        diagnostic = diagnostic.related(other.span, "takes some of its texts");
    }
    checker.push(diagnostic.help("make it different, or take it out"));
}
