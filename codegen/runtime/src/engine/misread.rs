//! The error of a response in which a client would find something else than was written.

extern crate alloc;

use self::alloc::string::String;
use core::fmt;

/// A message that a client of the catalogue would read as something else.
#[derive(Clone, PartialEq, Eq)]
pub struct Misread {
    text: String,
    shown: String,
    /// Nothing where the message has sensitive values, which may be in it.
    read: String,
}

impl Misread {
    /// Returns the error for the text of a message, the same without sensitive values, and the texts of the findings
    /// that a client reads in it.
    #[doc(hidden)]
    pub fn new(text: String, shown: String, read: &mut dyn Iterator<Item = &str>) -> Self {
        let mut all = String::new();
        for text in read.filter(|_| text == shown) {
            if !all.is_empty() {
                all.push_str("`, then `");
            }
            all.push_str(text);
        }
        Self { text, shown, read: all }
    }

    /// Returns the text of the message with all of its values, also sensitive ones.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { text, shown, read } = self;
        if text == read || text != shown {
            return write!(
                f,
                "a client would read `{shown}` as another message or with other values"
            );
        }
        write!(f, "a client would not read `{shown}` as one message, but as `{read}`")
    }
}

impl fmt::Debug for Misread {
    /// Writes the text without values that the catalogue marks as sensitive.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Misread").field("text", &self.shown).field("read", &self.read).finish()
    }
}

impl core::error::Error for Misread {}
