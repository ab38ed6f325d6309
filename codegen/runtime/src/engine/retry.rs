//! Whether and how to retry: one table with the word, the number and the meaning of every value.

extern crate alloc;

use core::fmt;

/// Declares the enum from its table: `Variant = number, "word": "meaning",` a row. Numbers are those of packed tables, from 1;
/// a number never gets another meaning.
macro_rules! retries {
    (@value $_parameter:ident $value:expr) => { $value };
    (@has) => { false };
    (@has $_parameter:ident) => { true };
    ($($(#[$doc:meta])* $variant:ident $(($operation:ident))? = $number:literal, $word:literal: $meaning:literal,)+) => {
        /// Whether and how to retry.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[non_exhaustive]
        pub enum Retry<Operation> {
            $($(#[$doc])* $variant $(($operation))?,)+
        }

        /// The rows of the table, in the order of the enum.
        pub const ROWS: &[Row] = &[$(Row {
            word: $word,
            variant: stringify!($variant),
            meaning: $meaning,
            has_operation: retries!(@has $($operation)?),
        },)+];

        impl<Operation> Retry<Operation> {
            /// The word in the catalogue, in `snake_case`; that of the operation comes with `Display`.
            #[inline]
            pub const fn name(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $word,)+ }
            }

            /// The name of the variant.
            #[inline]
            pub const fn variant(&self) -> &'static str {
                match self { $(Self::$variant { .. } => stringify!($variant),)+ }
            }

            /// What it means, as a part of a sentence; one with an operation ends with the operation.
            #[inline]
            pub const fn meaning(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $meaning,)+ }
            }

            const fn number(&self) -> u8 {
                match self { $(Self::$variant { .. } => $number,)+ }
            }

            fn numbered(number: u8, operation: Option<Operation>) -> Option<Self> {
                match number {
                    $($number => Some(Self::$variant $((retries!(@value $operation operation?)))?),)+
                    _ => None,
                }
            }

            /// The value of a word; none for a word that needs an operation.
            pub fn from_word(word: &str) -> Option<Self> {
                match word {
                    $($word => Self::numbered($number, None),)+
                    _ => None,
                }
            }
        }

        impl Retry<u32> {
            /// Reads what [`pack`] has written, with the number of the operation.
            #[doc(hidden)]
            pub const fn unpacked(packed: u32) -> Option<Self> {
                match packed as u8 {
                    $($number => Some(Self::$variant $((retries!(@value $operation packed >> 8)))?),)+
                    _ => None,
                }
            }
        }
    };
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The word in the catalogue.
    pub word: &'static str,
    /// The name of the variant.
    pub variant: &'static str,
    /// What it means, as a part of a sentence.
    pub meaning: &'static str,
    /// Whether an operation belongs to it.
    pub has_operation: bool,
}

retries! {
    /// The operation is over; trying again cannot help.
    Never = 1, "never": "the operation is over; trying again cannot help",
    /// The same request may succeed when it is sent again.
    Unchanged = 2, "unchanged": "the same request may succeed when it is sent again",
    /// The same request may succeed later.
    AfterWait = 3, "after_wait": "the same request may succeed later",
    /// Send it again once the request or its settings are fixed.
    AfterFix = 4, "after_fix": "send it again once the request or its settings are fixed",
    /// Start again with an operation.
    Restart(Operation) = 5, "restart": "start again with",
}

impl<Operation> Retry<Operation> {
    /// Returns the same advice with another representation of the operation.
    pub fn map<Other>(self, operation: impl FnOnce(Operation) -> Other) -> Retry<Other> {
        match self {
            Self::Never => Retry::Never,
            Self::Unchanged => Retry::Unchanged,
            Self::AfterWait => Retry::AfterWait,
            Self::AfterFix => Retry::AfterFix,
            Self::Restart(from) => Retry::Restart(operation(from)),
        }
    }

    /// Returns how careful the advice is, where several errors give advice: the lowest number wins. `number` is that of an operation,
    /// in the order in which they are declared.
    #[doc(hidden)]
    pub fn caution(&self, number: impl FnOnce(&Operation) -> u32) -> u32 {
        match self {
            Self::Never => 0,
            Self::Restart(operation) => number(operation).saturating_add(1).min(u32::MAX - 4),
            Self::AfterFix => u32::MAX - 3,
            Self::AfterWait => u32::MAX - 2,
            Self::Unchanged => u32::MAX - 1,
        }
    }

    /// Returns whether the same request may succeed when it is sent again, at once or later.
    #[inline]
    pub const fn is_retryable(&self) -> bool {
        matches!(self, Self::Unchanged | Self::AfterWait)
    }

    /// The operation to start again with.
    #[inline]
    pub const fn operation(&self) -> Option<&Operation> {
        match self {
            Self::Restart(operation) => Some(operation),
            Self::Never | Self::Unchanged | Self::AfterWait | Self::AfterFix => None,
        }
    }
}

impl Retry<u32> {
    /// Returns the same advice with an operation in place of its number.
    ///
    /// # Panics
    ///
    /// Panics when there is no operation of this number.
    #[doc(hidden)]
    pub const fn of<Operation: Copy>(self, all: &[Operation]) -> Retry<Operation> {
        match self {
            Self::Never => Retry::Never,
            Self::Unchanged => Retry::Unchanged,
            Self::AfterWait => Retry::AfterWait,
            Self::AfterFix => Retry::AfterFix,
            Self::Restart(number) => Retry::Restart(all[number as usize]),
        }
    }
}

/// A retry in a packed table, or none: its number in the low byte, the number of its operation above it.
pub fn pack<Operation>(
    retry: Option<&Retry<Operation>>,
    number: impl FnOnce(&Operation) -> u32,
) -> u32 {
    let Some(retry) = retry else { return 0 };
    u32::from(retry.number()) | retry.operation().map_or(0, number) << 8
}

impl<Operation: fmt::Display> fmt::Display for Retry<Operation> {
    /// `after_fix`, `restart:create_order`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.operation() {
            Some(operation) => f.pad(&alloc::format!("{}:{operation}", self.name())),
            None => f.pad(self.name()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers are written into generated crates and read by the same rows.
    #[test]
    fn each_retry_has_its_own_number_and_word() {
        let check = |retry: Retry<u32>, number, word| {
            let packed = pack(Some(&retry), |operation| *operation);
            assert_eq!((packed, retry.to_string().as_str()), (number, word));
            assert_eq!(Retry::unpacked(packed), Some(retry));
            let alone = (!word.contains(':')).then_some(retry);
            assert_eq!(Retry::from_word(word), alone);
        };
        check(Retry::Never, 1, "never");
        check(Retry::Unchanged, 2, "unchanged");
        check(Retry::AfterWait, 3, "after_wait");
        check(Retry::AfterFix, 4, "after_fix");
        check(Retry::Restart(0), 5, "restart:0");
        check(Retry::Restart(70_000), 5 + (70_000 << 8), "restart:70000");
    }

    #[test]
    fn its_width_can_be_chosen() {
        let shown = [Retry::AfterFix, Retry::Restart("a")].map(|retry| format!("{retry:<12}|"));
        assert_eq!(shown, ["after_fix   |", "restart:a   |"]);
    }

    #[test]
    fn an_unknown_number_is_not_a_retry() {
        for packed in [0, 6, 255, 256] {
            assert_eq!(Retry::unpacked(packed), None, "{packed}");
        }
        assert_eq!(Retry::<u32>::from_word("restart"), None);
    }
}
