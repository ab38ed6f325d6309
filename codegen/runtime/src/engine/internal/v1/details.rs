//! The traits of `Detail` and of the enums of messages.

/// Adds the traits of messages with values: for each enum, whether it has a parameter for texts in brackets.
///
/// Each enum has two private functions: `parts`, which returns the number of the message and its values, and, if it has a
/// parameter, `map`, which converts its texts. Deriving the traits would take rustc longer; each of these calls a function
/// that is the same for all.
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_details {
    ($rt:ident, $tables:path; $($message:ident $([$text:ident])?)*) => {$(
        $rt::__private::v1::details!(@texts $message $([$text])?);

        impl$(<$text: ::core::cmp::PartialEq + ::core::convert::AsRef<str>>)? ::core::cmp::PartialEq for $message$(<$text>)? {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.parts() == other.parts()
            }
        }

        impl$(<$text: ::core::cmp::Eq + ::core::convert::AsRef<str>>)? ::core::cmp::Eq for $message$(<$text>)? {}

        impl$(<$text: ::core::cmp::Ord + ::core::convert::AsRef<str>>)? ::core::cmp::PartialOrd for $message$(<$text>)? {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::option::Option::Some(::core::cmp::Ord::cmp(self, other))
            }
        }

        impl$(<$text: ::core::cmp::Ord + ::core::convert::AsRef<str>>)? ::core::cmp::Ord for $message$(<$text>)? {
            /// Compares by the place in the catalogue, then by the values.
            #[inline]
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                ::core::cmp::Ord::cmp(&self.parts(), &other.parts())
            }
        }

        impl$(<$text: ::core::convert::AsRef<str>>)? ::core::hash::Hash for $message$(<$text>)? {
            #[inline]
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                ::core::hash::Hash::hash(&self.parts(), state);
            }
        }

        impl$(<$text: ::core::convert::AsRef<str>>)? ::core::fmt::Display for $message$(<$text>)? {
            /// Writes the documented text with the values; `[]` for an empty list of messages.
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                let (number, values) = self.parts();
                $rt::__private::v1::display(&$tables, (number, &values), f)
            }
        }

        impl$(<$text: ::core::convert::AsRef<str>>)? ::core::fmt::Debug for $message$(<$text>)? {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                let (number, values) = self.parts();
                $rt::__private::v1::debug(&$tables, (number, &values), f)
            }
        }

        impl$(<$text: ::core::convert::AsRef<str>>)? ::core::error::Error for $message$(<$text>)? {}
    )*};
    (@texts $message:ident) => {
        impl ::core::marker::Copy for $message {}

        impl ::core::clone::Clone for $message {
            #[inline]
            fn clone(&self) -> Self {
                *self
            }
        }

        impl $message {
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
    (@texts $message:ident [$text:ident]) => {
        impl<$text: ::core::marker::Copy> ::core::marker::Copy for $message<$text> {}

        impl<$text: ::core::clone::Clone> ::core::clone::Clone for $message<$text> {
            #[inline]
            fn clone(&self) -> Self {
                self.map(::core::clone::Clone::clone)
            }
        }

        impl<$text: ::core::convert::AsRef<str>> $message<$text> {
            /// Returns the same message with texts of its own.
            #[inline]
            #[must_use]
            pub fn into_owned(self) -> $message {
                self.map(|text| ::core::convert::From::from(::core::convert::AsRef::<str>::as_ref(text)))
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

#[doc(hidden)]
pub use __errcat_details as details;
