//! The methods and traits of `Code`, and `classify`.

/// Adds them where [`surface`](super::surface) is called.
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_code {
    () => {
        /// Reads one message under a status and a code, without allocating.
        #[inline]
        pub fn classify<'a>(status: u16, code: &str, message: &'a str) -> Findings<'a> {
            let error = v1::lookup::find(&TABLES, status, code);
            Findings(v1::RawFindings::of_message(error, message))
        }

        impl Code {
            /// Returns the error with exactly this status and code.
            #[inline]
            #[must_use]
            pub fn find(status: u16, code: &str) -> Option<Self> {
                Self::numbered(v1::lookup::find(&TABLES, status, code))
            }

            #[inline]
            fn numbered(number: Option<u32>) -> Option<Self> {
                Self::ALL.get(number? as usize).copied()
            }

            /// Returns the HTTP status; `None` where the API has none.
            #[inline]
            #[must_use]
            pub const fn status(self) -> Option<u16> {
                v1::lookup::status(&TABLES, self as u32)
            }

            /// Returns the code on the wire; `None` where a status alone identifies the error.
            #[inline]
            #[must_use]
            pub const fn as_str(self) -> Option<&'static str> {
                v1::lookup::code(&TABLES, self as u32)
            }

            /// Returns the name in the catalogue, in `snake_case`.
            #[inline]
            #[must_use]
            pub const fn name(self) -> &'static str {
                v1::lookup::error_name(&TABLES, self as u32)
            }

            /// Returns the description; `None` where the catalogue has none.
            #[inline]
            #[must_use]
            pub const fn description(self) -> Option<&'static str> {
                v1::lookup::error_description(&TABLES, self as u32)
            }

            /// Returns the remedy: its own, or else the general one.
            #[inline]
            #[must_use]
            pub const fn remedy(self) -> Option<&'static str> {
                v1::lookup::error_remedy(&TABLES, self as u32)
            }

            /// Returns whether the remedy is that of the general rules.
            #[inline]
            #[must_use]
            pub const fn has_general_remedy(self) -> bool {
                v1::lookup::is_general(&TABLES, self as u32)
            }

            /// Returns the category: the declared one, or else that of the status.
            #[inline]
            #[must_use]
            pub const fn category(self) -> rt::Category {
                v1::lookup::category(&TABLES, self as u32)
            }

            /// Returns the address of its documentation; `None` where there is none.
            #[inline]
            #[must_use]
            pub const fn documentation(self) -> Option<&'static str> {
                v1::lookup::error_page(&TABLES, self as u32)
            }

            /// Returns whether the same request may succeed when it is sent again, at once or later.
            #[inline]
            #[must_use]
            pub const fn is_retryable(self) -> bool {
                Operation::is_retryable(v1::lookup::error_retry(&TABLES, self as u32))
            }

            /// Returns whether and how to retry: its own, or else the general one.
            #[inline]
            #[must_use]
            pub const fn retry(self) -> Option<rt::Retry<Operation>> {
                Operation::retry(v1::lookup::error_retry(&TABLES, self as u32))
            }

            /// Returns how long to wait before a retry; `None` where the catalogue has no delay.
            #[inline]
            #[must_use]
            pub const fn retry_after(self) -> Option<::core::time::Duration> {
                v1::lookup::error_delay(&TABLES, self as u32)
            }

            /// Returns whether the request may have taken effect; `None` when that is not known.
            #[inline]
            #[must_use]
            pub const fn effect(self) -> Option<rt::Effect> {
                v1::lookup::effect(&TABLES, self as u32)
            }

            /// Returns the effect on the users of an operation; `None` where the catalogue has none.
            #[inline]
            #[must_use]
            pub fn impact(self, operation: Operation) -> Option<&'static str> {
                v1::lookup::error_impact(&TABLES, self as u32, operation as u32)
            }

            /// Returns the links.
            #[inline]
            pub fn links(self) -> impl Iterator<Item = rt::Link> + Clone {
                v1::lookup::error_links(&TABLES, self as u32)
            }

            /// Returns its messages, in catalogue order.
            #[inline]
            pub fn entries(self) -> impl ExactSizeIterator<Item = Entry> + Clone {
                let entries = v1::lookup::entries(&TABLES, self as u32);
                entries.map(Entry)
            }

            /// Returns the message for an empty list.
            #[inline]
            #[must_use]
            pub fn empty_entry(self) -> Option<Entry> {
                v1::lookup::empty_entry(&TABLES, self as u32).map(Entry)
            }

            /// Reads one message of this error, without allocating.
            #[inline]
            pub fn findings(self, message: &str) -> Findings<'_> {
                let error = Some(self as u32);
                Findings(v1::RawFindings::of_message(error, message))
            }
        }

        impl ::core::fmt::Display for Code {
            /// Writes status and code: `400 BAD_VALUE`.
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                v1::lookup::display_error(&TABLES, *self as u32, f)
            }
        }

        impl ::core::error::Error for Code {}

        impl ::core::str::FromStr for Code {
            type Err = rt::Unknown;

            /// Returns the error with this name in the catalogue, or with this `Display` text.
            #[inline]
            fn from_str(name: &str) -> Result<Self, rt::Unknown> {
                let found = v1::lookup::named_error(&TABLES, name);
                Self::numbered(found).ok_or_else(|| rt::Unknown::new(name))
            }
        }

        impl ::core::convert::TryFrom<(u16, &str)> for Code {
            type Error = rt::Unknown;

            /// Returns the error with exactly this status and code.
            #[inline]
            fn try_from((status, code): (u16, &str)) -> Result<Self, rt::Unknown> {
                Self::find(status, code).ok_or_else(|| rt::Unknown::new(code))
            }
        }
    };
}

#[doc(hidden)]
pub use __errcat_code as code;
