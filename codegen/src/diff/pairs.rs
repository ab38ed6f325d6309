//! Pairs the errors and messages of the old and the new catalogue by name, or else by their form on the wire.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use crate::check::{Catalog, Error, Message, Piece};

/// The pairs of corresponding items of two lists.
#[derive(Default)]
pub(super) struct Matched {
    /// For each item of the new list, its index in the old list; `None` for an added item.
    pub(super) of_new: Vec<Option<usize>>,
    /// The indices in the old list of items that the new list does not have.
    pub(super) removed: Vec<usize>,
}

impl Matched {
    /// Returns the old and the new index of each item that is in both lists.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        self.of_new.iter().enumerate().filter_map(|(new, old)| Some(((*old)?, new)))
    }

    /// Returns whether both lists have their common items in the same order.
    pub(super) fn keeps_order(&self) -> bool {
        self.of_new.iter().flatten().is_sorted()
    }
}

/// The errors of two catalogues, and the messages of each.
pub(super) struct Pairs {
    pub(super) errors: Matched,
    /// The messages of each error of the new catalogue; empty for an added error.
    pub(super) messages: Vec<Matched>,
}

impl Pairs {
    pub(super) fn of(old: &Catalog, new: &Catalog) -> Self {
        let by_name = |error: &Error| error.name().as_str().to_owned();
        let on_wire = |error: &Error| Some((error.status, error.code.clone()));
        let errors = matched(&old.errors, &new.errors, by_name, on_wire);
        let both = new.errors.iter().zip(&errors.of_new);
        let messages =
            both.map(|(new, index)| index.map(|index| messages(&old.errors[index], new)));
        Self { messages: messages.map(Option::unwrap_or_default).collect(), errors }
    }
}

fn messages(old: &Error, new: &Error) -> Matched {
    // A message inline in its error has the error's name, whatever that is.
    if old.inline && new.inline {
        return Matched { of_new: vec![Some(0)], removed: Vec::new() };
    }
    let by_name = |message: &Message| message.name().as_str().to_owned();
    matched(&old.messages, &new.messages, by_name, text)
}

/// Returns the documented text of a message without the names of its placeholders.
fn text(message: &Message) -> Option<String> {
    let template = message.templates.first()?;
    let pieces = template.pieces.iter().map(|piece| match piece {
        Piece::Literal(literal) => literal.clone(),
        Piece::Field(field) => format!("\0{}\0", message.fields[*field].kind.written()),
    });
    Some(pieces.collect())
}

/// Pairs items with the same first key, then, of the others, items with the same second key.
fn matched<T, A: Hash + Eq, B: Hash + Eq>(
    old: &[T],
    new: &[T],
    first: impl Fn(&T) -> A,
    second: impl Fn(&T) -> Option<B>,
) -> Matched {
    let mut firsts: HashMap<A, usize> =
        old.iter().enumerate().map(|(index, item)| (first(item), index)).collect();
    let mut of_new: Vec<_> = new.iter().map(|item| firsts.remove(&first(item))).collect();
    let mut left: Vec<_> = firsts.into_values().collect();
    left.sort_unstable();
    let seconds = left.iter().filter_map(|index| Some((second(&old[*index])?, *index)));
    let mut seconds: HashMap<B, usize> = seconds.collect();
    for (item, found) in new.iter().zip(&mut of_new).filter(|(_, found)| found.is_none()) {
        *found = second(item).and_then(|key| seconds.remove(&key));
    }
    let found: HashSet<_> = of_new.iter().flatten().copied().collect();
    left.retain(|index| !found.contains(index));
    Matched { of_new, removed: left }
}
