//! The patterns of an error as automata, in the order in which they are tried.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::side::Side;
use crate::check::{Field, FieldKind};
use crate::decide::{Pattern, normalize};
use crate::placeholder::PlaceholderType;
use crate::prove::nfa::Nfa;

/// The patterns that may match a whole text of an error; the first that does wins.
pub(super) struct Readers<'c> {
    side: Side<'c>,
    /// Indices into the table's patterns, in the order in which they are tried: patterns with a prefix come first.
    order: Vec<usize>,
    automata: Vec<OnceCell<Nfa>>,
    keys: Vec<Key<'c>>,
}

/// All that decides which texts a pattern matches and when it is tried. `message` is its index in the new catalogue.
#[derive(PartialEq, Eq, Hash, Clone)]
pub(super) struct Key<'c> {
    message: Option<usize>,
    prefixes: &'c [String],
    head: &'c str,
    captures: Vec<(Option<PlaceholderType>, bool, String, &'c str)>,
    folds: (bool, bool),
}

impl Key<'_> {
    /// Returns whether another key of the same text matches all that this one matches.
    fn within(&self, other: &Self) -> bool {
        let folds = self.folds.0 <= other.folds.0 && self.folds.1 <= other.folds.1;
        let prefixes = self.prefixes.iter().all(|prefix| other.prefixes.contains(prefix));
        folds && prefixes && self.prefixes.is_empty() == other.prefixes.is_empty()
    }
}

impl<'c> Readers<'c> {
    /// Returns the patterns of a side; `message` gives its messages the indices that both sides share.
    pub(super) fn of(side: Side<'c>, message: impl Fn(usize) -> Option<usize>) -> Self {
        let patterns = &side.table.patterns;
        let mut order: Vec<_> = (0..patterns.len()).collect();
        // The sort is stable: a group keeps the order of precedence.
        order.sort_by_key(|index| match patterns[*index].prefix {
            0 => usize::MAX,
            group => usize::from(group),
        });
        let key = |pattern: &'c Pattern| key(side, pattern, message(pattern.message));
        Self {
            automata: patterns.iter().map(|_| OnceCell::new()).collect(),
            keys: patterns.iter().map(key).collect(),
            order,
            side,
        }
    }

    /// Returns the number of patterns.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// Returns the patterns that the other side does not have.
    pub(super) fn without(&self, other: &Self) -> Vec<usize> {
        let known: HashSet<_> = other.keys.iter().collect();
        (0..self.len()).filter(|index| !known.contains(&self.keys[*index])).collect()
    }

    /// Returns the patterns in `indices` of which the other side does not match at least the same spellings.
    pub(super) fn not_wider(&self, indices: &[usize], other: &Self) -> Vec<usize> {
        let spelled = |key: &Key<'c>| (key.message, key.head, key.captures.clone());
        let wider: HashMap<_, _> = other.keys.iter().map(|key| (spelled(key), key)).collect();
        let is_wider = |index: &usize| {
            let key = &self.keys[*index];
            wider.get(&spelled(key)).is_some_and(|other| key.within(other))
        };
        indices.iter().copied().filter(|index| !is_wider(index)).collect()
    }

    /// Returns the message of a pattern.
    pub(super) fn message(&self, index: usize) -> usize {
        self.side.table.patterns[index].message
    }

    /// Returns the automaton of a pattern.
    pub(super) fn automaton(&self, index: usize) -> &Nfa {
        self.automata[index].get_or_init(|| {
            let pattern = &self.side.table.patterns[index];
            self.built(pattern, self.fields(pattern))
        })
    }

    /// Returns the automaton of a pattern with this text for each repeated value. It accepts some of the texts of the
    /// pattern.
    pub(super) fn with_repeated(&self, index: usize, value: &str) -> Nfa {
        let pattern = &self.side.table.patterns[index];
        let mut fields = self.fields(pattern).to_vec();
        for capture in pattern.captures.iter().filter(|capture| capture.same) {
            let field = &mut fields[capture.field];
            let choices = vec![(value.to_owned(), field.name.clone())];
            field.kind = FieldKind::OneOf { written: value.to_owned(), choices };
        }
        self.built(pattern, &fields)
    }

    fn built(&self, pattern: &Pattern, fields: &[Field]) -> Nfa {
        let prefixes = prefixes(self.side, pattern);
        Nfa::prefixed(prefixes, pattern, fields, normalize(&self.side.error.dialect))
    }

    fn fields(&self, pattern: &Pattern) -> &'c [Field] {
        &self.side.error.messages[pattern.message].fields
    }

    /// Returns the characters of the literals of a pattern.
    pub(super) fn literal(&self, index: usize) -> impl Iterator<Item = char> {
        let Pattern { head, captures, .. } = &self.side.table.patterns[index];
        head.chars().chain(captures.iter().flat_map(|capture| capture.literal.chars()))
    }

    /// Returns whether a value is repeated in a pattern.
    pub(super) fn repeats(&self, index: usize) -> bool {
        self.side.table.patterns[index].captures.iter().any(|capture| capture.same)
    }

    /// Returns the automata of several patterns.
    pub(super) fn automata(&self, indices: &[usize]) -> Vec<&Nfa> {
        indices.iter().map(|index| self.automaton(*index)).collect()
    }

    /// Returns the first pattern that matches a text.
    pub(super) fn first(&self, text: &str) -> Option<usize> {
        self.order.iter().copied().find(|index| self.automaton(*index).accepts(text))
    }

    /// Returns the normalized beginnings of the texts of a pattern, for every prefix.
    fn heads(&self, index: usize) -> Vec<String> {
        let pattern = &self.side.table.patterns[index];
        let plain = |prefix: &str| {
            let text = prefix.chars().chain(pattern.head.chars());
            text.filter(|c| !c.is_ascii_whitespace()).collect::<String>().to_ascii_lowercase()
        };
        match prefixes(self.side, pattern) {
            [] => vec![plain("")],
            prefixes => prefixes.iter().map(|prefix| plain(prefix)).collect(),
        }
    }
}

fn prefixes<'c>(side: Side<'c>, pattern: &Pattern) -> &'c [String] {
    let group = usize::from(pattern.prefix).checked_sub(1);
    let group = group.and_then(|group| side.error.dialect.prefixes.get(group));
    group.map_or(&[], Vec::as_slice)
}

fn key<'c>(side: Side<'c>, pattern: &'c Pattern, message: Option<usize>) -> Key<'c> {
    let fields = &side.error.messages[pattern.message].fields;
    let captures = pattern.captures.iter().map(|capture| {
        let (kind, written) = kind(&fields[capture.field].kind);
        (kind, capture.same, written.to_owned(), capture.literal.as_str())
    });
    let dialect = &side.error.dialect;
    Key {
        message,
        prefixes: prefixes(side, pattern),
        head: &pattern.head,
        captures: captures.collect(),
        folds: (dialect.ignore_case, dialect.ignore_white_space),
    }
}

/// Returns the type of a placeholder, or its choices.
fn kind(kind: &FieldKind) -> (Option<PlaceholderType>, &str) {
    match kind {
        FieldKind::Simple(kind) => (Some(*kind), ""),
        FieldKind::OneOf { written, .. } => (None, written),
    }
}

/// The patterns by the beginnings of their texts, to find those that can share a text without trying all.
pub(super) struct Heads(BTreeMap<String, Vec<usize>>);

impl Heads {
    pub(super) fn of(readers: &Readers<'_>) -> Self {
        let mut heads: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for index in 0..readers.len() {
            for head in readers.heads(index) {
                heads.entry(head).or_default().push(index);
            }
        }
        Self(heads)
    }

    /// Returns the patterns that can share a text with a pattern of the other side, in their order.
    pub(super) fn sharing(&self, other: &Readers<'_>, index: usize) -> Vec<usize> {
        let mut found = Vec::new();
        for head in other.heads(index) {
            let longer = self.0.range(head.clone()..).take_while(|(key, _)| key.starts_with(&head));
            found.extend(longer.flat_map(|(_, indices)| indices));
            let shorter = (0..head.len()).filter(|end| head.is_char_boundary(*end));
            let shorter = shorter.filter_map(|end| self.0.get(&head[..end]));
            found.extend(shorter.flatten());
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}
