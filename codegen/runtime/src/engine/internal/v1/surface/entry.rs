//! The methods and traits of `Entry`, and the parts of a message that is rendered.

/// Adds them where [`surface`](super::surface) is called, with its arguments.
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_entry {
    (
        $rt:ident, $api:literal, $tables:path, $values:expr, $read:path,
        $code:ident, $operation:ident, $rule:ident, $detail:ident, $detail_ref:ident
    ) => {
        impl Entry {
            /// Returns every message of the catalogue, in its order.
            #[inline]
            pub fn all() -> impl ::core::iter::ExactSizeIterator<Item = Self> + ::core::clone::Clone
            {
                (0..$tables.entries.count()).map(Self)
            }

            /// Returns the message with this name: that of its error, a point, and its own, as in `bad_value.amount`.
            ///
            /// For a constant, use [`Entry::constant`].
            #[inline]
            #[must_use]
            pub const fn named(name: &str) -> ::core::option::Option<Self> {
                match $rt::__private::v1::lookup::named_entry(&$tables, name) {
                    ::core::option::Option::Some(number) => {
                        ::core::option::Option::Some(Self(number))
                    }
                    ::core::option::Option::None => ::core::option::Option::None,
                }
            }

            /// Returns the message with this name, for constants and patterns: `const AMOUNT: Entry =
            /// Entry::constant("bad_value.amount");`.
            ///
            /// # Panics
            ///
            /// Panics, in a constant while it is compiled, when the catalogue has no such message.
            #[inline]
            #[must_use]
            pub const fn constant(name: &str) -> Self {
                Self::named(name).expect("the catalogue has no message of this name")
            }

            /// Returns the error that it belongs to.
            #[inline]
            #[must_use]
            pub const fn code(self) -> $code {
                $code::ALL[$rt::__private::v1::lookup::error_of(&$tables, self.0) as usize]
            }

            /// Returns the name in the catalogue, in `snake_case`.
            #[inline]
            #[must_use]
            pub const fn name(self) -> &'static str {
                $rt::__private::v1::lookup::entry_name(&$tables, self.0)
            }

            /// Returns the address of its documentation; `None` where there is none.
            #[inline]
            #[must_use]
            pub const fn documentation(self) -> ::core::option::Option<&'static str> {
                $rt::__private::v1::lookup::entry_page(&$tables, self.0)
            }

            /// Returns the documented text with its placeholders; `None` for an empty list of messages.
            #[inline]
            #[must_use]
            pub const fn message(self) -> ::core::option::Option<&'static str> {
                $rt::__private::v1::lookup::message(&$tables, self.0)
            }

            /// Returns the description; `None` where the catalogue has none.
            #[inline]
            #[must_use]
            pub const fn description(self) -> ::core::option::Option<&'static str> {
                $rt::__private::v1::lookup::entry_description(&$tables, self.0)
            }

            /// Returns the remedy: its own, or else that of its error.
            #[inline]
            #[must_use]
            pub const fn remedy(self) -> ::core::option::Option<&'static str> {
                $rt::__private::v1::lookup::entry_remedy(&$tables, self.0)
            }

            /// Returns whether the remedy is that of the general rules.
            #[inline]
            #[must_use]
            pub const fn has_general_remedy(self) -> bool {
                $rt::__private::v1::lookup::is_entry_general(&$tables, self.0)
            }

            /// Returns whether and how to retry: its own, or else that of its error.
            #[inline]
            #[must_use]
            pub const fn retry(self) -> ::core::option::Option<$rt::Retry<$operation>> {
                $operation::retry($rt::__private::v1::lookup::entry_retry(&$tables, self.0))
            }

            /// Returns whether the same request may succeed when it is sent again, at once or later.
            #[inline]
            #[must_use]
            pub const fn is_retryable(self) -> bool {
                $operation::is_retryable($rt::__private::v1::lookup::entry_retry(&$tables, self.0))
            }

            /// Returns how long to wait before a retry: its own delay, or else that of its error.
            #[inline]
            #[must_use]
            pub const fn retry_after(self) -> ::core::option::Option<::core::time::Duration> {
                $rt::__private::v1::lookup::entry_delay(&$tables, self.0)
            }

            /// Returns the effect on the users of an operation: its own, or else that of its error.
            #[inline]
            #[must_use]
            pub fn impact(self, operation: $operation) -> ::core::option::Option<&'static str> {
                $rt::__private::v1::lookup::entry_impact(&$tables, self.0, operation as u32)
            }

            /// Returns the links.
            #[inline]
            pub fn links(
                self,
            ) -> impl ::core::iter::Iterator<Item = $rt::Link> + ::core::clone::Clone {
                $rt::__private::v1::lookup::entry_links(&$tables, self.0)
            }

            /// Returns the names of the values that it carries.
            #[inline]
            pub fn fields(
                self,
            ) -> impl ::core::iter::Iterator<Item = &'static str> + ::core::clone::Clone {
                $rt::__private::v1::lookup::fields(&$tables, self.0)
            }

            /// Returns texts of it that were observed on the wire.
            #[inline]
            pub fn examples(
                self,
            ) -> impl ::core::iter::Iterator<Item = &'static str> + ::core::clone::Clone {
                $rt::__private::v1::lookup::examples(&$tables, self.0)
            }
        }

        impl ::core::fmt::Display for Entry {
            /// Writes the name of its error, a point, and its own: a key for translations.
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $rt::__private::v1::lookup::display_entry(&$tables, self.0, f)
            }
        }

        impl ::core::str::FromStr for Entry {
            type Err = $rt::Unknown;

            /// Returns the message with this `Display` text.
            #[inline]
            fn from_str(name: &str) -> ::core::result::Result<Self, $rt::Unknown> {
                Self::named(name).ok_or_else(|| $rt::Unknown::new(name))
            }
        }

        /// The number of a message and its values.
        #[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(super) struct Parts<'a>(
            pub(super) u32,
            pub(super) [$rt::__private::v1::Value<'a>; $values],
        );

        /// The values of a message that has none; not every catalogue has such a message.
        #[allow(dead_code)]
        pub(super) const NO_VALUES: [$rt::__private::v1::Value<'static>; $values] =
            [$rt::__private::v1::Value::NONE; $values];

        // The traits of all messages call these, so that rustc has little to check for each.
        #[allow(dead_code)]
        impl<'a> Parts<'a> {
            #[inline]
            pub(super) const fn entry(&self) -> Entry {
                Entry(self.0)
            }

            #[inline]
            pub(super) fn equals(&self, other: &Self) -> bool {
                self == other
            }

            #[inline]
            pub(super) fn order(&self, other: &Self) -> ::core::cmp::Ordering {
                ::core::cmp::Ord::cmp(self, other)
            }

            #[inline]
            pub(super) fn partial_order(
                &self,
                other: &Self,
            ) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::option::Option::Some(self.order(other))
            }

            #[inline]
            pub(super) fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                ::core::hash::Hash::hash(self, state);
            }

            #[inline]
            pub(super) fn display(
                &self,
                f: &mut ::core::fmt::Formatter<'_>,
            ) -> ::core::fmt::Result {
                $rt::__private::v1::display(&$tables, (self.0, &self.1), f)
            }

            #[inline]
            pub(super) fn wire(&self) -> $rt::__private::v1::String {
                $rt::__private::v1::wire(&$tables, (self.0, &self.1))
            }

            #[inline]
            pub(super) fn debug_detail(
                &self,
                inline: &[u32],
                f: &mut ::core::fmt::Formatter<'_>,
            ) -> ::core::fmt::Result {
                let is_inline = inline.contains(&self.0);
                $rt::__private::v1::debug_detail(&$tables, (self.0, &self.1), is_inline, f)
            }

            #[inline]
            pub(super) fn debug(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $rt::__private::v1::debug(&$tables, (self.0, &self.1), f)
            }
        }

        impl ::core::fmt::Debug for Entry {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::write!(f, "Entry({self})")
            }
        }
    };
}

#[doc(hidden)]
pub use __errcat_entry as entry;
