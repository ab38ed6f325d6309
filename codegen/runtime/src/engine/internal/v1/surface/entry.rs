//! The methods and traits of `Entry`, and the parts of a message that is rendered.

/// Adds them where [`surface`](super::surface) is called.
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_entry {
    () => {
        impl Entry {
            /// Returns every message of the catalogue, in its order.
            #[inline]
            pub fn all() -> impl ExactSizeIterator<Item = Self> + Clone {
                (0..TABLES.entries.count()).map(Self)
            }

            /// Returns the message with this name: that of its error, a point, and its own, as in `bad_value.amount`.
            ///
            /// For a constant, use [`Entry::constant`].
            #[inline]
            #[must_use]
            pub const fn named(name: &str) -> Option<Self> {
                match v1::lookup::named_entry(&TABLES, name) {
                    Some(number) => Some(Self(number)),
                    None => None,
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
            pub const fn code(self) -> Code {
                Code::ALL[v1::lookup::error_of(&TABLES, self.0) as usize]
            }

            /// Returns the name in the catalogue, in `snake_case`.
            #[inline]
            #[must_use]
            pub const fn name(self) -> &'static str {
                v1::lookup::entry_name(&TABLES, self.0)
            }

            /// Returns the address of its documentation; `None` where there is none.
            #[inline]
            #[must_use]
            pub const fn documentation(self) -> Option<&'static str> {
                v1::lookup::entry_page(&TABLES, self.0)
            }

            /// Returns the documented text with its placeholders; `None` for an empty list of messages.
            #[inline]
            #[must_use]
            pub const fn message(self) -> Option<&'static str> {
                v1::lookup::message(&TABLES, self.0)
            }

            /// Returns the description; `None` where the catalogue has none.
            #[inline]
            #[must_use]
            pub const fn description(self) -> Option<&'static str> {
                v1::lookup::entry_description(&TABLES, self.0)
            }

            /// Returns the remedy: its own, or else that of its error.
            #[inline]
            #[must_use]
            pub const fn remedy(self) -> Option<&'static str> {
                v1::lookup::entry_remedy(&TABLES, self.0)
            }

            /// Returns whether the remedy is that of the general rules.
            #[inline]
            #[must_use]
            pub const fn has_general_remedy(self) -> bool {
                v1::lookup::is_entry_general(&TABLES, self.0)
            }

            /// Returns whether and how to retry: its own, or else that of its error.
            #[inline]
            #[must_use]
            pub const fn retry(self) -> Option<rt::Retry<Operation>> {
                Operation::retry(v1::lookup::entry_retry(&TABLES, self.0))
            }

            /// Returns whether the same request may succeed when it is sent again, at once or later.
            #[inline]
            #[must_use]
            pub const fn is_retryable(self) -> bool {
                Operation::is_retryable(v1::lookup::entry_retry(&TABLES, self.0))
            }

            /// Returns how long to wait before a retry: its own delay, or else that of its error.
            #[inline]
            #[must_use]
            pub const fn retry_after(self) -> Option<::core::time::Duration> {
                v1::lookup::entry_delay(&TABLES, self.0)
            }

            /// Returns the effect on the users of an operation: its own, or else that of its error.
            #[inline]
            #[must_use]
            pub fn impact(self, operation: Operation) -> Option<&'static str> {
                v1::lookup::entry_impact(&TABLES, self.0, operation as u32)
            }

            /// Returns the links.
            #[inline]
            pub fn links(self) -> impl Iterator<Item = rt::Link> + Clone {
                v1::lookup::entry_links(&TABLES, self.0)
            }

            /// Returns the names of the values that it carries.
            #[inline]
            pub fn fields(self) -> impl Iterator<Item = &'static str> + Clone {
                v1::lookup::fields(&TABLES, self.0)
            }

            /// Returns texts of it that were observed on the wire.
            #[inline]
            pub fn examples(self) -> impl Iterator<Item = &'static str> + Clone {
                v1::lookup::examples(&TABLES, self.0)
            }
        }

        impl ::core::fmt::Display for Entry {
            /// Writes the name of its error, a point, and its own: a key for translations.
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                v1::lookup::display_entry(&TABLES, self.0, f)
            }
        }

        impl ::core::str::FromStr for Entry {
            type Err = rt::Unknown;

            /// Returns the message with this `Display` text.
            #[inline]
            fn from_str(name: &str) -> Result<Self, rt::Unknown> {
                Self::named(name).ok_or_else(|| rt::Unknown::new(name))
            }
        }

        /// The number of a message and its values.
        #[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(super) struct Parts<'a>(pub(super) u32, pub(super) [v1::Value<'a>; MAX_VALUES]);

        /// The values of a message that has none; not every catalogue has such a message.
        #[allow(dead_code)]
        pub(super) const NO_VALUES: [v1::Value<'static>; MAX_VALUES] =
            [v1::Value::NONE; MAX_VALUES];

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
                Ord::cmp(self, other)
            }

            #[inline]
            pub(super) fn partial_order(&self, other: &Self) -> Option<::core::cmp::Ordering> {
                Some(self.order(other))
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
                v1::display(&TABLES, (self.0, &self.1), f)
            }

            #[inline]
            pub(super) fn wire(&self) -> v1::String {
                v1::wire(&TABLES, (self.0, &self.1))
            }

            #[inline]
            pub(super) fn debug_detail(
                &self,
                inline: &[u32],
                f: &mut ::core::fmt::Formatter<'_>,
            ) -> ::core::fmt::Result {
                let is_inline = inline.contains(&self.0);
                v1::debug_detail(&TABLES, (self.0, &self.1), is_inline, f)
            }

            #[inline]
            pub(super) fn debug(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                v1::debug(&TABLES, (self.0, &self.1), f)
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
