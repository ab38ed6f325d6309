//! Texts that are similar to messages: a pattern with values, or random pieces of its catalogue, then damaged.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::stock::{Parts, Pick, Stock};

/// The parts of a text, from the stock of an error.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    source: Source,
    changes: Vec<Change>,
}

#[derive(Clone, Debug)]
enum Source {
    Pattern(Index, Vec<Pick>),
    Soup(Vec<Pick>),
}

/// One change of a text.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    Insert(Index, char),
    Delete(Index),
    Replace(Index, char),
    FlipCase(Index),
    Upper,
    /// Doubles a space, or takes it out.
    Space(Index, bool),
    /// Moves the first part behind the second, up to the given places.
    Swap(Index, Index),
    Truncate(Index),
}

/// Characters that have a meaning in some format, or that are more than one byte.
const CHARACTERS: &[char] = &[
    ' ', '\t', '\u{a0}', 'a', 'Z', '0', '9', '-', '.', ',', ':', ';', '\'', '"', '`', '(', ')',
    '[', ']', '{', '}', '<', '>', '\n', '\u{2009}', '‘', '’', '‚', '“', '”', '„', '«', '»', '字',
    '😀', '!',
];

pub(crate) fn picks() -> impl Strategy<Value = Vec<Pick>> {
    let free = "[a-zA-Z0-9 .,:;'()\\[\\]_-]{1,6}";
    vec((any::<Index>(), free).prop_map(|(index, free)| Pick { index, free }), 1..6)
}

/// Returns a strategy for texts that are similar to messages.
pub(crate) fn any_draft() -> impl Strategy<Value = Draft> {
    let pattern =
        (any::<Index>(), picks()).prop_map(|(index, picks)| Source::Pattern(index, picks));
    let source = prop_oneof![9 => pattern, 1 => picks().prop_map(Source::Soup)];
    (source, changes()).prop_map(|(source, changes)| Draft { source, changes })
}

pub(crate) fn changes() -> impl Strategy<Value = Vec<Change>> {
    let at = any::<Index>;
    let character = || select(CHARACTERS);
    let change = prop_oneof![
        2 => (at(), character()).prop_map(|(at, c)| Change::Insert(at, c)),
        2 => at().prop_map(Change::Delete),
        2 => (at(), character()).prop_map(|(at, c)| Change::Replace(at, c)),
        2 => at().prop_map(Change::FlipCase),
        1 => Just(Change::Upper),
        3 => (at(), any::<bool>()).prop_map(|(at, double)| Change::Space(at, double)),
        1 => (at(), at()).prop_map(|(one, other)| Change::Swap(one, other)),
        1 => at().prop_map(Change::Truncate),
    ];
    // More than half of the texts are not changed.
    prop_oneof![3 => Just(Vec::new()), 2 => vec(change, 1..4)]
}

impl Draft {
    /// Returns the text without the prefix that belongs before it, and the group of that prefix.
    pub(crate) fn write(&self, stock: &Stock) -> (u8, String) {
        let (prefix, text) = match &self.source {
            Source::Soup(picks) => (0, picks.iter().map(|pick| stock.fragment(pick)).collect()),
            Source::Pattern(index, picks) => {
                let pattern = index.get(&stock.patterns);
                (pattern.prefix, rendered(stock, pattern, picks))
            }
        };
        (prefix, applied(&self.changes, &text))
    }
}

/// Returns a text with changes made.
pub(crate) fn applied(changes: &[Change], text: &str) -> String {
    let text = text.chars().collect();
    changes.iter().fold(text, |text: Vec<char>, change| change.apply(text)).into_iter().collect()
}

fn rendered(stock: &Stock, pattern: &Parts, picks: &[Pick]) -> String {
    // A repeated field has the same pick each time.
    let value = |field: usize, kind| stock.value(kind, &picks[field % picks.len()]);
    let captures = pattern.captures.iter().map(|(field, kind, then)| value(*field, kind) + then);
    pattern.head.clone() + &captures.collect::<String>()
}

impl Change {
    fn apply(&self, mut text: Vec<char>) -> Vec<char> {
        let place = |at: &Index| at.index(text.len().max(1));
        match self {
            Self::Insert(at, c) => text.insert(at.index(text.len() + 1), *c),
            Self::Upper => text.iter_mut().for_each(|c| *c = c.to_ascii_uppercase()),
            _ if text.is_empty() => {}
            Self::Delete(at) => {
                text.remove(place(at));
            }
            Self::Replace(at, c) => *at.get_mut(&mut text) = *c,
            Self::FlipCase(at) => flip(at.get_mut(&mut text)),
            Self::Space(at, double) => space(&mut text, *at, *double),
            Self::Swap(one, other) => {
                let (one, other) = (place(one), place(other));
                text[..one.max(other)].rotate_left(one.min(other));
            }
            Self::Truncate(at) => text.truncate(place(at)),
        }
        text
    }
}

fn flip(c: &mut char) {
    *c = if c.is_ascii_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() };
}

fn space(text: &mut Vec<char>, at: Index, double: bool) {
    let spaces: Vec<_> = (0..text.len()).filter(|at| text[*at] == ' ').collect();
    if spaces.is_empty() {
        return;
    }
    if double {
        text.insert(*at.get(&spaces), ' ');
    } else {
        text.remove(*at.get(&spaces));
    }
}
