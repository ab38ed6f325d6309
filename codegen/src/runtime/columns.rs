//! The columns of packed rows of errors and messages: the compiler writes them and generated code reads them by these names.
//! Each column is a number of 32 bits. Those of texts come first; each says where its text ends.

/// The columns of a row of errors.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ErrorColumn {
    /// The name.
    Name,
    /// The code on the wire, or nothing.
    Code,
    /// The description, or nothing.
    Description,
    /// The remedy, or nothing.
    Remedy,
    /// A list of operations and the impact on each.
    Impact,
    /// A list of links.
    Links,
    /// The status, or 0.
    Status,
    /// The retry, as `retry::pack` writes it.
    Retry,
    /// The first message.
    FirstEntry,
    /// How many messages there are.
    Entries,
    /// The message for an empty list; `NONE` where there is none.
    Empty,
    /// The number of the dialect.
    Dialect,
    /// How many words a reason can follow.
    TrailingWords,
}

impl ErrorColumn {
    /// How many columns are texts.
    pub const TEXTS: usize = Self::Status as usize;
    /// How many columns there are.
    pub const COUNT: usize = Self::TrailingWords as usize + 1;
}

/// The columns of a row of messages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EntryColumn {
    /// The name.
    Name,
    /// The documented text, or nothing.
    Message,
    /// A list of the names of values.
    Fields,
    /// The description, or nothing.
    Description,
    /// The remedy, or nothing.
    Remedy,
    /// A list of operations and the impact on each.
    Impact,
    /// A list of links.
    Links,
    /// A list of examples.
    Examples,
    /// The number of the error.
    Error,
    /// The retry, as `retry::pack` writes it.
    Retry,
}

impl EntryColumn {
    /// How many columns are texts.
    pub const TEXTS: usize = Self::Error as usize;
    /// How many columns there are.
    pub const COUNT: usize = Self::Retry as usize + 1;
}

/// A number that stands for nothing.
pub const NONE: u32 = u32::MAX;

/// Ends an item of a list.
pub const END: char = '\u{1e}';
/// Separates the two parts of an item.
pub const PART: char = '\u{1f}';
