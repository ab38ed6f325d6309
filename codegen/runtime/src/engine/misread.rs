//! The error of a response that a client would not read as it was written.

extern crate alloc;

use self::alloc::string::String;
use core::fmt;

/// A message that a client of the catalogue would read as something else.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Misread {
    text: String,
    read: String,
}

impl Misread {
    /// Returns the error for the text of a message and the texts of the findings that a client reads in it.
    #[doc(hidden)]
    pub fn new(text: String, read: &mut dyn Iterator<Item = &str>) -> Self {
        let mut all = String::new();
        for text in read {
            if !all.is_empty() {
                all.push_str("`, then `");
            }
            all.push_str(text);
        }
        Self { text, read: all }
    }

    /// Returns the text of the message.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { text, read } = self;
        if text == read {
            return write!(
                f,
                "a client would read `{text}` as another message or with other values"
            );
        }
        write!(f, "a client would not read `{text}` as one message, but as `{read}`")
    }
}

impl core::error::Error for Misread {}
