//! The trees of keys in the tables.

use super::super::matching::bytes::same;
use super::super::matching::hash::ends_of;
use super::super::matching::paths::{Paths, Set, Slot, select};
use super::Tables;
use super::columns::{path, setting};

/// The maximum number of nodes that are decoded with the tables.
const NEAR: usize = 8;

/// The first tree of keys, decoded, if it is small enough and the only tree of the whole response.
#[derive(Clone, Copy, Debug)]
pub struct Near<'t> {
    nodes: [Node<'t>; NEAR],
    count: u32,
    /// The nodes to which all members and elements belong.
    any: Set,
}

#[derive(Clone, Copy, Debug)]
struct Node<'t> {
    key: &'t str,
    /// The first and the last bytes of the key.
    ends: (u64, u64),
    element: u32,
    below: Set,
    slot: Slot,
}

impl Node<'_> {
    /// Returns whether the node has this key, whose first and last bytes are `ends`.
    #[inline]
    fn is(&self, key: &[u8], ends: (u64, u64)) -> bool {
        self.ends == ends
            && self.key.len() == key.len()
            && (key.len() <= 16 || same(self.key.as_bytes(), key))
    }
}

impl<'t> Near<'t> {
    /// An empty tree.
    pub(super) const NONE: Self = Self {
        nodes: [Node { key: "", ends: (0, 0), element: 0, below: 0, slot: Slot::None }; NEAR],
        count: 0,
        any: 0,
    };

    /// Decodes the first tree.
    pub(super) const fn of(tables: &Tables<'t>) -> Self {
        let own = tables.settings.number(0, setting::ITEM_PATHS);
        let count = if own == 0 { tables.paths.count() } else { own };
        if count as usize > NEAR || tables.paths.number(0, path::NEXT) != 0 {
            return Self::NONE;
        }
        let mut near = Self { count, ..Self::NONE };
        let mut number = 0;
        while number < count {
            let rows = &tables.paths;
            let slot = match (rows.number(number, path::SLOT), rows.number(number, path::MANY)) {
                (0, _) => Slot::None,
                (slot, 0) => Slot::One(slot - 1),
                (slot, _) => Slot::Many(slot - 1),
            };
            let key = match tables.text(rows, number, path::KEY) {
                Some(key) => key,
                None => "",
            };
            if rows.number(number, path::ANY) != 0 {
                near.any |= 1 << number;
            }
            near.nodes[number as usize] = Node {
                key,
                ends: ends_of(key.as_bytes()),
                element: rows.number(number, path::ELEMENT),
                below: rows.number(number, path::BELOW) as Set,
                slot,
            };
            number += 1;
        }
        near
    }

    /// Returns whether it contains all trees of a whole response.
    #[inline]
    pub const fn is_whole(&self) -> bool {
        self.count != 0
    }
}

impl Paths for Near<'_> {
    #[inline]
    fn below(&self, node: u32) -> Set {
        self.nodes.get(node as usize).map_or(0, |node| node.below)
    }

    #[inline]
    fn members(&self, nodes: Set, key: &[u8]) -> Set {
        // The root has no key, and a key can be empty.
        let ends = ends_of(key);
        let is = |node: &Node<'_>| node.is(key, ends);
        let found = select(nodes, |node| self.nodes.get(node as usize).is_some_and(is));
        found | nodes & self.any
    }

    #[inline]
    fn elements(&self, nodes: Set, number: usize) -> Set {
        let is = |node: &Node<'_>| node.element as usize == number + 1;
        let found = select(nodes, |node| self.nodes.get(node as usize).is_some_and(is));
        found | nodes & self.any
    }

    #[inline]
    fn is_any(&self, node: u32) -> bool {
        self.any >> node & 1 != 0
    }

    #[inline]
    fn slot(&self, node: u32) -> Slot {
        self.nodes.get(node as usize).map_or(Slot::None, |node| node.slot)
    }
}

/// A tree of keys that begins with a node of the tables.
#[derive(Clone, Copy, Debug)]
pub struct Tree<'r, 't> {
    tables: &'r Tables<'t>,
    root: u32,
}

impl<'r, 't> Tree<'r, 't> {
    /// Returns the tree whose root is a node of the tables.
    #[inline]
    pub const fn new(tables: &'r Tables<'t>, root: u32) -> Self {
        Self { tables, root }
    }

    /// Returns the next tree of the same response or item.
    #[inline]
    pub fn next(&self) -> Option<Self> {
        match self.tables.paths.number(self.root, path::NEXT) {
            0 => None,
            root => Some(Self { root, ..*self }),
        }
    }
}

impl Paths for Tree<'_, '_> {
    #[inline]
    fn below(&self, node: u32) -> Set {
        let half = |column| Set::from(self.tables.paths.number(self.root + node, column));
        half(path::BELOW) | half(path::BELOW_HIGH) << 32
    }

    #[inline]
    fn members(&self, nodes: Set, key: &[u8]) -> Set {
        let is = |row| self.tables.is_text((&self.tables.paths, row), path::KEY, key);
        select(nodes, |node| self.is_any(node) || is(self.root + node))
    }

    #[inline]
    fn elements(&self, nodes: Set, number: usize) -> Set {
        let element = |row| self.tables.paths.number(row, path::ELEMENT) as usize;
        select(nodes, |node| self.is_any(node) || element(self.root + node) == number + 1)
    }

    #[inline]
    fn is_any(&self, node: u32) -> bool {
        self.tables.paths.number(self.root + node, path::ANY) != 0
    }

    #[inline]
    fn slot(&self, node: u32) -> Slot {
        match self.tables.paths.number(self.root + node, path::SLOT).checked_sub(1) {
            None => Slot::None,
            Some(slot) if self.tables.paths.number(self.root + node, path::MANY) != 0 => {
                Slot::Many(slot)
            }
            Some(slot) => Slot::One(slot),
        }
    }
}
