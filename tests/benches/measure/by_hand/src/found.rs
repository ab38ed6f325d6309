//! What a lookup gives: an entry and its values.

/// The entry that a message reads as.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// The number of the entry.
    pub id: u32,
    /// Its values in the order of the placeholders; what is left over is empty.
    pub values: [Value<'a>; 3],
}

/// The value of a placeholder.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// Of an `index`.
    Index(u64),
    /// Of any other type.
    Text(&'a str),
}

impl<'a> Found<'a> {
    /// An entry without values.
    #[inline]
    pub const fn bare(id: u32) -> Self {
        Self { id, values: [Value::Text(""); 3] }
    }

    /// An entry with values.
    #[inline]
    pub fn with<const N: usize>(id: u32, values: [Value<'a>; N]) -> Self {
        let mut found = Self::bare(id);
        found.values[..N].copy_from_slice(&values);
        found
    }
}
