//! JSON maps that keep their order.

use serde::{Serialize, Serializer};

/// Names with values, in order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Ordered<'n, T>(pub(crate) Vec<(&'n str, T)>);

impl<T> Default for Ordered<'_, T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Serialize> Serialize for Ordered<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}
