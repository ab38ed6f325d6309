//! Closed vocabularies that catalogues and generated code share. Each is one table with the word, the Rust name and the
//! meaning of every value.

/// A row of a vocabulary.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row {
    /// The word in the catalogue, in `snake_case`.
    pub word: &'static str,
    /// The name of the variant.
    pub variant: &'static str,
    /// The meaning, as a part of a sentence.
    pub meaning: &'static str,
}

/// Declares an enum from rows `Variant = "word": "meaning",`. The number of a value in packed tables is its position,
/// from 1, so a new row comes last.
macro_rules! vocabulary {
    (
        $(#[$attribute:meta])*
        $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal: $meaning:literal,)+ }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name {
            $($(#[$doc])* $variant,)+
        }

        impl $name {
            /// Every value, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The rows of the table.
            #[doc(hidden)]
            pub const ROWS: &'static [Row] = &[$(
                Row {
                    word: $word,
                    variant: stringify!($variant),
                    meaning: $meaning,
                },
            )+];

            /// Returns the word in the catalogue, in `snake_case`.
            #[inline]
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// Returns the number of the value in a column.
            #[doc(hidden)]
            #[must_use]
            pub const fn number(self) -> u32 {
                self as u32 + 1
            }

            /// Returns the value with this number in a column.
            #[doc(hidden)]
            #[must_use]
            pub const fn numbered(number: u32) -> Option<Self> {
                let mut all = Self::ALL;
                while let [first, rest @ ..] = all {
                    if first.number() == number {
                        return Some(*first);
                    }
                    all = rest;
                }
                None
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.name())
            }
        }
    };
}

pub(crate) use vocabulary;
