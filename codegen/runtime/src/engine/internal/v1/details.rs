//! The methods and traits of `Detail` and of the enums of messages.

/// Adds the methods and traits of messages with values. Each enum is followed by its parameter for texts in brackets,
/// if it has one, and after `in` by the enum that has it as a variant; `Detail` by the numbers of the messages that are
/// variants themselves. `$serde` is as in `surface!`. The calling module is next to `surface` and `tables`.
///
/// Each enum has two functions: `parts`, which returns the number of the message and its values, and, if it has a
/// parameter, `map`, which converts its texts. Derived traits take rustc longer to compile; each of these is one call.
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_details {
    ($rt:ident $serde:tt; $($message:ident $([$text:ident])? $(in $detail:ident $([$all:ident])?)? $(with [$($inline:literal)*])?;)*) => {$(
        $rt::__private::v1::details!(@texts $rt $message $([$text])?);

        impl$(<$text: ::core::convert::AsRef<str>>)? ::core::cmp::PartialEq for $message$(<$text>)? {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.parts().equals(&other.parts())
            }
        }

        impl$(<$text: ::core::convert::AsRef<str>>)? ::core::cmp::Eq for $message$(<$text>)? {}

        impl$(<$text: ::core::convert::AsRef<str>>)? ::core::cmp::PartialOrd for $message$(<$text>)? {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                self.parts().partial_order(&other.parts())
            }
        }

        impl$(<$text: ::core::convert::AsRef<str>>)? ::core::cmp::Ord for $message$(<$text>)? {
            /// Compares by the place in the catalogue, then by the values.
            #[inline]
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                self.parts().order(&other.parts())
            }
        }

        impl$(<$text: ::core::convert::AsRef<str>>)? ::core::hash::Hash for $message$(<$text>)? {
            #[inline]
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                self.parts().hash(state);
            }
        }

        impl$(<$text: ::core::convert::AsRef<str>>)? ::core::fmt::Display for $message$(<$text>)? {
            /// Writes the documented text with the values, `[redacted]` in place of those that the catalogue marks as
            /// sensitive; `[]` for an empty list of messages.
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                self.parts().display(f)
            }
        }

        impl$(<$text: ::core::convert::AsRef<str>>)? ::core::error::Error for $message$(<$text>)? {}
        $rt::__private::v1::details!(@from $rt $serde $message [$($text)?] $(in $detail [$($all)?])? $(with [$($inline)*])?);
    )*};
    (@from $rt:ident $serde:tt $message:ident [$($text:ident)?] with [$($inline:literal)*]) => {
        impl<$($text: ::core::convert::AsRef<str>)?> ::core::fmt::Debug for $message<$($text)?> {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                self.parts().debug_detail(&[$($inline),*], f)
            }
        }

        $rt::__private::v1::serde_detail!($rt $serde $message [$($text)?]);
    };
    (@from $rt:ident $serde:tt $message:ident [$($text:ident)?] in $detail:ident [$($all:ident)?]) => {
        impl<$($text: ::core::convert::AsRef<str>)?> ::core::fmt::Debug for $message<$($text)?> {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                self.parts().debug(f)
            }
        }

        impl<$($all)?> ::core::convert::From<$message<$($text)?>> for $detail<$($all)?> {
            #[inline]
            fn from(message: $message<$($text)?>) -> Self {
                Self::$message(message)
            }
        }
    };
    (@texts $rt:ident $message:ident) => {
        impl ::core::marker::Copy for $message {}

        impl ::core::clone::Clone for $message {
            #[inline]
            fn clone(&self) -> Self {
                *self
            }
        }

        impl $message {
            /// Returns the text of the message as it is on the wire: the documented text with all of its values, also
            /// those that `Display` redacts. `[]` for an empty list of messages.
            #[inline]
            #[must_use]
            pub fn to_message(&self) -> $rt::__private::v1::String {
                self.parts().wire()
            }

            /// Returns the message of the catalogue, without its values.
            #[inline]
            #[must_use]
            pub fn entry(&self) -> super::surface::Entry {
                self.parts().entry()
            }

            /// Returns the same message, which has no texts to own.
            #[inline]
            #[must_use]
            pub fn into_owned(self) -> Self {
                self
            }

            /// Returns the same message, which has no texts to borrow.
            #[inline]
            #[must_use]
            pub fn borrowed(&self) -> Self {
                *self
            }
        }
    };
    (@texts $rt:ident $message:ident [$text:ident]) => {
        impl<$text: ::core::marker::Copy> ::core::marker::Copy for $message<$text> {}

        impl<$text: ::core::clone::Clone> ::core::clone::Clone for $message<$text> {
            #[inline]
            fn clone(&self) -> Self {
                self.map(::core::clone::Clone::clone)
            }
        }

        impl<$text: ::core::convert::AsRef<str>> $message<$text> {
            /// Returns the text of the message as it is on the wire: the documented text with all of its values, also
            /// those that `Display` redacts. `[]` for an empty list of messages.
            #[inline]
            #[must_use]
            pub fn to_message(&self) -> $rt::__private::v1::String {
                self.parts().wire()
            }

            /// Returns the message of the catalogue, without its values.
            #[inline]
            #[must_use]
            pub fn entry(&self) -> super::surface::Entry {
                self.parts().entry()
            }

            /// Returns the same message with texts of its own.
            #[inline]
            #[must_use]
            pub fn into_owned(self) -> $message {
                self.map($rt::__private::v1::owned)
            }

            /// Returns the same message with its texts borrowed.
            #[inline]
            #[must_use]
            pub fn borrowed(&self) -> $message<&str> {
                self.map(::core::convert::AsRef::as_ref)
            }
        }
    };
}

/// Adds the methods and traits of an enum of choices: each variant with its text on the wire.
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_choices {
    ($rt:ident, $choices:ident; $($variant:ident = $text:literal,)*) => {
        impl $choices {
            /// Every choice, in catalogue order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the text on the wire.
            #[inline]
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }

            /// Returns the text on the wire, and the name of the variant.
            #[inline]
            const fn names(self) -> &'static [&'static str; 2] {
                match self { $(Self::$variant => &[$text, ::core::stringify!($variant)],)* }
            }
        }

        impl ::core::fmt::Display for $choices {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::core::str::FromStr for $choices {
            type Err = $rt::Unknown;

            /// Returns the choice with this text on the wire.
            #[inline]
            fn from_str(text: &str) -> ::core::result::Result<Self, $rt::Unknown> {
                let mut all = Self::ALL.iter().copied();
                all.find(|choice| choice.as_str() == text).ok_or_else(|| $rt::Unknown::new(text))
            }
        }
    };
}

#[doc(hidden)]
pub use {__errcat_choices as choices, __errcat_details as details};
