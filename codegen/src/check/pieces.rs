//! The pieces of a parsed message text.

/// A parsed message text. No two placeholders are adjacent.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Template {
    /// Literal text and placeholders in their order; no literal is empty.
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
