//! The trees of keys in the tables.

use super::super::matching::paths::{Paths, Set, Slot};
use super::Tables;
use super::columns::path;

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
    fn is_key(&self, node: u32, key: &str) -> bool {
        self.tables.is_text((&self.tables.paths, self.root + node), path::KEY, key)
    }

    #[inline]
    fn is_element(&self, node: u32, number: usize) -> bool {
        self.tables.paths.number(self.root + node, path::ELEMENT) as usize == number + 1
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
