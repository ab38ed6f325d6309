//! The methods and traits of `Operation` and `Rule`.

/// Adds them where [`surface`](super::surface) is called.
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_operation {
    () => {
        impl Operation {
            /// Returns the name in the catalogue, in `snake_case`.
            #[inline]
            #[must_use]
            pub const fn name(self) -> &'static str {
                v1::lookup::operation(&TABLES, self as u32).0
            }

            /// Returns the description.
            #[inline]
            #[must_use]
            pub const fn description(self) -> &'static str {
                v1::lookup::operation(&TABLES, self as u32).1
            }

            /// Returns the errors that the operation returns; none when the catalogue does not list them.
            #[inline]
            pub fn errors(self) -> impl Iterator<Item = Code> + Clone {
                let errors = v1::lookup::operation_errors(&TABLES, self as u32);
                errors.map(|error| Code::ALL[error as usize])
            }

            #[inline]
            const fn retry(retry: Option<rt::Retry<u32>>) -> Option<rt::Retry<Self>> {
                match retry {
                    Some(retry) => Some(retry.of(Self::ALL)),
                    None => None,
                }
            }

            #[inline]
            const fn is_retryable(retry: Option<rt::Retry<u32>>) -> bool {
                match retry {
                    Some(retry) => retry.is_retryable(),
                    None => false,
                }
            }
        }

        impl ::core::fmt::Display for Operation {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.name())
            }
        }

        impl ::core::str::FromStr for Operation {
            type Err = rt::Unknown;

            /// Returns the operation with this name in the catalogue.
            #[inline]
            fn from_str(name: &str) -> Result<Self, rt::Unknown> {
                let mut all = Self::ALL.iter().copied();
                all.find(|operation| operation.name() == name).ok_or_else(|| rt::Unknown::new(name))
            }
        }

        impl Rule {
            /// Returns the name in the catalogue, in `snake_case`.
            #[inline]
            #[must_use]
            pub const fn name(self) -> &'static str {
                v1::lookup::rule_name(&TABLES, self as u32)
            }

            /// Returns the description.
            #[inline]
            #[must_use]
            pub const fn description(self) -> &'static str {
                v1::lookup::rule_description(&TABLES, self as u32)
            }

            /// Returns its duration.
            #[inline]
            #[must_use]
            pub const fn duration(self) -> Option<::core::time::Duration> {
                v1::lookup::rule_duration(&TABLES, self as u32)
            }

            /// Returns the remedy for every error that has neither a remedy nor a retry.
            #[inline]
            #[must_use]
            pub const fn remedy(self) -> Option<&'static str> {
                v1::lookup::rule_remedy(&TABLES, self as u32)
            }

            /// Returns the links.
            #[inline]
            pub fn links(self) -> impl Iterator<Item = rt::Link> + Clone {
                v1::lookup::rule_links(&TABLES, self as u32)
            }
        }

        impl ::core::fmt::Display for Rule {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.name())
            }
        }

        impl ::core::str::FromStr for Rule {
            type Err = rt::Unknown;

            /// Returns the general rule with this name in the catalogue.
            #[inline]
            fn from_str(name: &str) -> Result<Self, rt::Unknown> {
                let mut all = Self::ALL.iter().copied();
                all.find(|rule| rule.name() == name).ok_or_else(|| rt::Unknown::new(name))
            }
        }
    };
}

#[doc(hidden)]
pub use __errcat_operation as operation;
