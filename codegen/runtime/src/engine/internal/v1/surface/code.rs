//! The methods and traits of `Code`, and `classify`.

/// Adds them where [`surface`](super::surface) is called, with its arguments.
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_code {
    (
        $rt:ident, $api:literal, $tables:path, $values:expr, $read:path,
        $code:ident, $operation:ident, $rule:ident, $detail:ident, $detail_ref:ident
    ) => {
        /// Reads one message under a status and a code, without allocating.
        #[inline]
        pub fn classify<'a>(status: u16, code: &str, message: &'a str) -> Findings<'a> {
            let error = $rt::__private::v1::lookup::find(&$tables, status, code);
            Findings($rt::__private::v1::RawFindings::of_message(error, message))
        }

        impl $code {
            /// Returns the error with exactly this status and code.
            #[inline]
            #[must_use]
            pub fn find(status: u16, code: &str) -> ::core::option::Option<Self> {
                Self::numbered($rt::__private::v1::lookup::find(&$tables, status, code))
            }

            #[inline]
            fn numbered(number: ::core::option::Option<u32>) -> ::core::option::Option<Self> {
                Self::ALL.get(number? as usize).copied()
            }

            /// Returns the HTTP status; `None` where the API has none.
            #[inline]
            #[must_use]
            pub const fn status(self) -> ::core::option::Option<u16> {
                $rt::__private::v1::lookup::status(&$tables, self as u32)
            }

            /// Returns the code on the wire; `None` where a status alone identifies the error.
            #[inline]
            #[must_use]
            pub const fn as_str(self) -> ::core::option::Option<&'static str> {
                $rt::__private::v1::lookup::code(&$tables, self as u32)
            }

            /// Returns the name in the catalogue, in `snake_case`.
            #[inline]
            #[must_use]
            pub const fn name(self) -> &'static str {
                $rt::__private::v1::lookup::error_name(&$tables, self as u32)
            }

            /// Returns the description; `None` where the catalogue has none.
            #[inline]
            #[must_use]
            pub const fn description(self) -> ::core::option::Option<&'static str> {
                $rt::__private::v1::lookup::error_description(&$tables, self as u32)
            }

            /// Returns the remedy: its own, or else the general one.
            #[inline]
            #[must_use]
            pub const fn remedy(self) -> ::core::option::Option<&'static str> {
                $rt::__private::v1::lookup::error_remedy(&$tables, self as u32)
            }

            /// Returns whether the remedy is that of the general rules.
            #[inline]
            #[must_use]
            pub const fn has_general_remedy(self) -> bool {
                $rt::__private::v1::lookup::is_general(&$tables, self as u32)
            }

            /// Returns the category: the declared one, or else that of the status.
            #[inline]
            #[must_use]
            pub const fn category(self) -> $rt::Category {
                $rt::__private::v1::lookup::category(&$tables, self as u32)
            }

            /// Returns the address of its documentation; `None` where there is none.
            #[inline]
            #[must_use]
            pub const fn documentation(self) -> ::core::option::Option<&'static str> {
                $rt::__private::v1::lookup::error_page(&$tables, self as u32)
            }

            /// Returns whether the same request may succeed when it is sent again, at once or later.
            #[inline]
            #[must_use]
            pub const fn is_retryable(self) -> bool {
                $operation::is_retryable($rt::__private::v1::lookup::error_retry(
                    &$tables,
                    self as u32,
                ))
            }

            /// Returns whether and how to retry: its own, or else the general one.
            #[inline]
            #[must_use]
            pub const fn retry(self) -> ::core::option::Option<$rt::Retry<$operation>> {
                $operation::retry($rt::__private::v1::lookup::error_retry(&$tables, self as u32))
            }

            /// Returns how long to wait before a retry; `None` where the catalogue has no delay.
            #[inline]
            #[must_use]
            pub const fn retry_after(self) -> ::core::option::Option<::core::time::Duration> {
                $rt::__private::v1::lookup::error_delay(&$tables, self as u32)
            }

            /// Returns whether the request may have taken effect; `None` when that is not known.
            #[inline]
            #[must_use]
            pub const fn effect(self) -> ::core::option::Option<$rt::Effect> {
                $rt::__private::v1::lookup::effect(&$tables, self as u32)
            }

            /// Returns the effect on the users of an operation; `None` where the catalogue has none.
            #[inline]
            #[must_use]
            pub fn impact(self, operation: $operation) -> ::core::option::Option<&'static str> {
                $rt::__private::v1::lookup::error_impact(&$tables, self as u32, operation as u32)
            }

            /// Returns the links.
            #[inline]
            pub fn links(
                self,
            ) -> impl ::core::iter::Iterator<Item = $rt::Link> + ::core::clone::Clone {
                $rt::__private::v1::lookup::error_links(&$tables, self as u32)
            }

            /// Returns its messages, in catalogue order.
            #[inline]
            pub fn entries(
                self,
            ) -> impl ::core::iter::ExactSizeIterator<Item = Entry> + ::core::clone::Clone {
                let entries = $rt::__private::v1::lookup::entries(&$tables, self as u32);
                ::core::iter::Iterator::map(entries, Entry)
            }

            /// Returns the message for an empty list.
            #[inline]
            #[must_use]
            pub fn empty_entry(self) -> ::core::option::Option<Entry> {
                $rt::__private::v1::lookup::empty_entry(&$tables, self as u32).map(Entry)
            }

            /// Reads one message of this error, without allocating.
            #[inline]
            pub fn findings(self, message: &str) -> Findings<'_> {
                let error = ::core::option::Option::Some(self as u32);
                Findings($rt::__private::v1::RawFindings::of_message(error, message))
            }
        }

        impl ::core::fmt::Display for $code {
            /// Writes status and code: `400 BAD_VALUE`.
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $rt::__private::v1::lookup::display_error(&$tables, *self as u32, f)
            }
        }

        impl ::core::error::Error for $code {}

        impl ::core::str::FromStr for $code {
            type Err = $rt::Unknown;

            /// Returns the error with this name in the catalogue, or with this `Display` text.
            #[inline]
            fn from_str(name: &str) -> ::core::result::Result<Self, $rt::Unknown> {
                let found = $rt::__private::v1::lookup::named_error(&$tables, name);
                Self::numbered(found).ok_or_else(|| $rt::Unknown::new(name))
            }
        }

        impl ::core::convert::TryFrom<(u16, &str)> for $code {
            type Error = $rt::Unknown;

            /// Returns the error with exactly this status and code.
            #[inline]
            fn try_from((status, code): (u16, &str)) -> ::core::result::Result<Self, $rt::Unknown> {
                Self::find(status, code).ok_or_else(|| $rt::Unknown::new(code))
            }
        }
    };
}

#[doc(hidden)]
pub use __errcat_code as code;
