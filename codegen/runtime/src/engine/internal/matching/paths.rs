//! Reads a JSON text in one pass, and finds the values of a tree of keys. Of members with the same key, the last one
//! counts that is not cut short. Nothing here fails, or recurses deeper than the tree.

extern crate alloc;

use self::alloc::borrow::Cow;
use self::alloc::vec::Vec;

use super::json::{self, begins_number, decode, is_integer, nested_end, skip, start, string_end};

/// The maximum number of nodes of a tree.
pub const MAX_NODES: usize = 64;

/// The number of slots whose values need no allocation.
const NEAR: usize = 8;

/// A value of a JSON text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Raw<'a> {
    /// The JSON text, or the beginning of it when the value is cut short.
    pub text: &'a str,
    /// Whether the value is complete, that is, not cut short.
    pub whole: bool,
    /// Whether the value is a string with escapes.
    pub escaped: bool,
}

impl<'a> Raw<'a> {
    /// Returns the decoded text of a complete string, or the digits of a number.
    #[inline]
    pub fn string(&self) -> Option<Cow<'a, str>> {
        match self.text.as_bytes().first()? {
            b'"' if self.whole => {
                let inside = self.text.get(1..self.text.len() - 1)?;
                Some(if self.escaped { decode(inside) } else { Cow::Borrowed(inside) })
            }
            b'-' | b'0'..=b'9' => Some(Cow::Borrowed(self.text)),
            _ => None,
        }
    }
}

/// A set of nodes, with a bit for each.
pub type Set = u64;

/// The slot in which the value of a node is stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Slot {
    /// Nowhere.
    None,
    /// In the slot of this number, as its only value.
    One(u32),
    /// In the slot of this number, after its other values.
    Many(u32),
}

/// A tree of keys with numbered nodes. Node 0 is the root, which is the whole text.
pub trait Paths {
    /// Returns the nodes below a node.
    fn below(&self, node: u32) -> Set;
    /// Returns the nodes, out of a set, to which a member with this key belongs.
    fn members(&self, nodes: Set, key: &[u8]) -> Set;
    /// Returns the nodes, out of a set, to which the array element with this number belongs.
    fn elements(&self, nodes: Set, number: usize) -> Set;
    /// Returns whether every key and every element belongs to a node.
    fn is_any(&self, node: u32) -> bool;
    /// Returns the slot of a node.
    fn slot(&self, node: u32) -> Slot;
}

/// The values that have been found, by slot.
#[derive(Clone, Debug, Default)]
pub struct Found<'a> {
    near: [Option<Raw<'a>>; NEAR],
    far: Vec<(u32, Raw<'a>)>,
}

impl<'a> Found<'a> {
    /// Returns the first value of a slot.
    #[inline]
    pub fn first(&self, slot: u32) -> Option<Raw<'a>> {
        match self.near.get(slot as usize) {
            Some(near @ Some(_)) => *near,
            _ if self.far.is_empty() => None,
            _ => self.all(slot).next(),
        }
    }

    /// Returns whether a slot has at most one value.
    #[inline]
    pub fn is_single(&self, slot: u32) -> bool {
        self.far.is_empty() && (slot as usize) < NEAR
    }

    /// Returns all values of a slot, in the order of the text.
    #[inline]
    pub fn all(&self, slot: u32) -> Values<'_, 'a> {
        let near = self.near.get(slot as usize).copied().flatten();
        Values { near, far: self.far.iter(), slot }
    }

    #[inline]
    fn keep(&mut self, slot: Slot, value: Raw<'a>) {
        match slot {
            Slot::None => {}
            Slot::One(slot) => match self.near.get_mut(slot as usize) {
                Some(near) => *near = Some(value),
                None => self.far.push((slot, value)),
            },
            Slot::Many(slot) => self.far.push((slot, value)),
        }
    }

    /// Removes the values of a slot, except those among the first `known` far values, and adds them to `removed`.
    #[cold]
    fn remove(&mut self, slot: u32, known: usize, removed: &mut Vec<(u32, Raw<'a>)>) {
        if let Some(near) = self.near.get_mut(slot as usize) {
            removed.extend(near.take().map(|value| (slot, value)));
        }
        let mut number = 0;
        self.far.retain(|value| {
            number += 1;
            let gone = number > known && value.0 == slot;
            if gone {
                removed.push(*value);
            }
            !gone
        });
    }
}

/// The values of a slot.
#[derive(Clone, Debug)]
pub struct Values<'f, 'a> {
    near: Option<Raw<'a>>,
    far: core::slice::Iter<'f, (u32, Raw<'a>)>,
    slot: u32,
}

impl<'a> Iterator for Values<'_, 'a> {
    type Item = Raw<'a>;

    #[inline]
    fn next(&mut self) -> Option<Raw<'a>> {
        if let near @ Some(_) = self.near.take() {
            return near;
        }
        let slot = self.slot;
        self.far.find(|(own, _)| *own == slot).map(|(_, raw)| *raw)
    }
}

/// Finds the values of a tree in a JSON text.
#[inline]
pub fn walk<'a>(text: &'a str, paths: &impl Paths, found: &mut Found<'a>) {
    let mut walk = Walk { text: start(text), paths, found };
    if let Some((value, _)) = walk.value(0, 1) {
        walk.keep(1, value);
    }
}

struct Walk<'w, 'a, P> {
    text: &'a str,
    paths: &'w P,
    found: &'w mut Found<'a>,
}

/// The items of an object or an array that have been read.
struct Items {
    /// The nodes to which an item has belonged.
    seen: Set,
    /// The number of far values that were found before the first item.
    known: usize,
}

impl<'a, P: Paths> Walk<'_, 'a, P> {
    /// Reads the value at an offset, which belongs to a set of nodes, and returns it and its end.
    #[inline]
    fn value(&mut self, from: usize, set: Set) -> Option<(Raw<'a>, usize)> {
        let bytes = self.text.as_bytes();
        let open = *bytes.get(from)?;
        let nodes = if matches!(open, b'{' | b'[') { self.below(set) } else { 0 };
        if nodes == 0 {
            return json::value(self.text, from);
        }
        let end = self.container(from + 1, open == b'{', nodes);
        let to = end.unwrap_or(bytes.len());
        let text = self.text.get(from..to)?;
        Some((Raw { text, whole: end.is_some(), escaped: false }, to))
    }

    /// Reads an object or an array from its first item on, and returns its end, or `None` when it is cut short.
    fn container(&mut self, mut at: usize, object: bool, nodes: Set) -> Option<usize> {
        let mut items = Items { seen: 0, known: self.found.far.len() };
        let mut number = 0;
        loop {
            at = skip(self.text.as_bytes(), at);
            let begin = at;
            let found = if object {
                let Some((found, value)) = self.key(at, nodes) else { return self.rest(begin) };
                at = value;
                found
            } else {
                self.paths.elements(nodes, number)
            };
            let Some(end) = self.item(at, found, &mut items) else { return self.rest(begin) };
            at = skip(self.text.as_bytes(), end);
            match self.text.as_bytes().get(at) {
                Some(b',') => at += 1,
                Some(b'}' | b']') => return Some(at + 1),
                _ => return self.rest(at),
            }
            number += 1;
        }
    }

    /// Reads a key and the colon after it. Returns the nodes of the member and the offset of its value.
    #[inline]
    fn key(&self, at: usize, nodes: Set) -> Option<(Set, usize)> {
        let (bytes, mut escaped) = (self.text.as_bytes(), false);
        bytes.get(at).filter(|byte| **byte == b'"')?;
        let end = string_end(bytes, at, &mut escaped)?;
        let colon = skip(bytes, end);
        bytes.get(colon).filter(|byte| **byte == b':')?;
        let found = if escaped {
            let key = decode(self.text.get(at + 1..end - 1)?);
            self.paths.members(nodes, key.as_bytes())
        } else {
            self.paths.members(nodes, bytes.get(at + 1..end - 1)?)
        };
        Some((found, skip(bytes, colon + 1)))
    }

    /// Reads the value of an item, which belongs to a set of nodes, and returns its end.
    #[inline]
    fn item(&mut self, at: usize, found: Set, items: &mut Items) -> Option<usize> {
        if found == 0 {
            let (value, end) = self.value(at, 0)?;
            return self.is_sure(value, end).then_some(end);
        }
        if found & items.seen != 0 {
            return self.again(at, found, items);
        }
        items.seen |= found;
        let (value, end) =
            self.value(at, found).filter(|(value, end)| self.is_sure(*value, *end))?;
        self.keep(found, value);
        Some(end)
    }

    /// Reads an item when some of its nodes already have a value, which is kept if this one is cut short.
    #[cold]
    fn again(&mut self, at: usize, found: Set, items: &mut Items) -> Option<usize> {
        let paths = self.paths;
        let twice = select(found & items.seen, |node| !paths.is_any(node));
        let (mut earlier, mut later) = (Vec::new(), Vec::new());
        self.remove(twice, items.known, &mut earlier);
        items.seen |= found;
        let value = self.value(at, found).filter(|(value, end)| self.is_sure(*value, *end));
        if let Some((value, _)) = value {
            self.keep(found, value);
        }
        if !value.is_some_and(|(value, _)| value.whole) && !earlier.is_empty() {
            self.remove(twice, items.known, &mut later);
            later.retain(|(slot, _)| earlier.iter().all(|(other, _)| other != slot));
            for (slot, value) in earlier.into_iter().chain(later) {
                match self.found.near.get_mut(slot as usize) {
                    Some(near @ None) => *near = Some(value),
                    _ => self.found.far.push((slot, value)),
                }
            }
        }
        value.map(|(_, end)| end)
    }

    /// Removes the values of a set of nodes and of the nodes below them.
    #[cold]
    fn remove(&mut self, nodes: Set, known: usize, removed: &mut Vec<(u32, Raw<'a>)>) {
        let mut rest = nodes;
        while rest != 0 {
            let node = rest.trailing_zeros();
            if let Slot::One(slot) | Slot::Many(slot) = self.paths.slot(node) {
                self.found.remove(slot, known, removed);
            }
            // The nodes below a node have higher numbers.
            rest = (rest & (rest - 1)) | self.paths.below(node);
        }
    }

    /// Returns whether a value is certainly complete: a number at the end of the text may lack digits.
    #[inline]
    fn is_sure(&self, value: Raw<'_>, end: usize) -> bool {
        end < self.text.len() || !begins_number(value.text)
    }

    /// Returns the end of an object or an array in which no more items can be read.
    #[cold]
    fn rest(&self, at: usize) -> Option<usize> {
        nested_end(self.text.as_bytes(), at)
    }

    /// Returns the nodes below a set of nodes.
    #[inline]
    fn below(&self, set: Set) -> Set {
        let (mut rest, mut below) = (set, 0);
        while rest != 0 {
            below |= self.paths.below(rest.trailing_zeros());
            rest &= rest - 1;
        }
        below
    }

    /// Stores a value in the slots of a set of nodes.
    #[inline]
    fn keep(&mut self, set: Set, value: Raw<'a>) {
        let mut rest = set;
        while rest != 0 {
            self.found.keep(self.paths.slot(rest.trailing_zeros()), value);
            rest &= rest - 1;
        }
    }
}

/// Returns the nodes of a set that have a property.
#[inline]
pub fn select(set: Set, is: impl Fn(u32) -> bool) -> Set {
    let (mut rest, mut found) = (set, 0);
    while rest != 0 {
        let lowest = rest & rest.wrapping_neg();
        if is(rest.trailing_zeros()) {
            found |= lowest;
        }
        rest ^= lowest;
    }
    found
}

/// The path to one value: a JSON Pointer, of which the first [`MAX_NODES`] keys count.
pub struct Pointer<'p>(pub &'p str);

impl<'p> Pointer<'p> {
    fn token(&self, node: u32) -> &'p str {
        self.0.split('/').nth(node as usize).unwrap_or_default()
    }

    fn length(&self) -> u32 {
        self.0.bytes().filter(|byte| *byte == b'/').count().min(MAX_NODES - 1) as u32
    }
}

impl Paths for Pointer<'_> {
    fn below(&self, node: u32) -> Set {
        if node < self.length() { 1 << (node + 1) } else { 0 }
    }

    fn members(&self, nodes: Set, key: &[u8]) -> Set {
        let token = |node| self.token(node).replace("~1", "/").replace("~0", "~");
        select(nodes, |node| key == token(node).as_bytes())
    }

    fn elements(&self, nodes: Set, number: usize) -> Set {
        // `parse` alone would accept a plus sign and leading zeros, which no JSON Pointer has.
        let is = |token: &str| is_integer(token) && token.parse() == Ok(number);
        select(nodes, |node| is(self.token(node)))
    }

    fn is_any(&self, _: u32) -> bool {
        false
    }

    fn slot(&self, node: u32) -> Slot {
        if node == self.length() { Slot::One(0) } else { Slot::None }
    }
}
