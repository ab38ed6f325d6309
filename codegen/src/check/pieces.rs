//! A message text taken apart.

/// A message text taken apart. No two placeholders touch.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Template {
    /// Literal text and placeholders in turn; no literal is empty.
    pub pieces: Vec<Piece>,
}

/// A part of a message text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece {
    /// Literal text.
    Literal(String),
    /// A placeholder: the index of its field in the message.
    Field(usize),
}
