//! The methods and traits of `Operation` and `Rule`.

/// Adds them where [`surface`](super::surface) is called, with its arguments.
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_operation {
    (
        $rt:ident, $api:literal, $tables:path, $values:expr, $read:path,
        $code:ident, $operation:ident, $rule:ident, $detail:ident, $detail_ref:ident
    ) => {
        impl $operation {
            /// Returns the name in the catalogue, in `snake_case`.
            #[inline]
            #[must_use]
            pub const fn name(self) -> &'static str {
                $rt::__private::v1::lookup::operation(&$tables, self as u32).0
            }

            /// Returns the description.
            #[inline]
            #[must_use]
            pub const fn description(self) -> &'static str {
                $rt::__private::v1::lookup::operation(&$tables, self as u32).1
            }

            /// Returns the errors that the operation returns; none when the catalogue does not list them.
            #[inline]
            pub fn errors(
                self,
            ) -> impl ::core::iter::Iterator<Item = $code> + ::core::clone::Clone {
                let errors = $rt::__private::v1::lookup::operation_errors(&$tables, self as u32);
                ::core::iter::Iterator::map(errors, |error| $code::ALL[error as usize])
            }

            #[inline]
            const fn retry(
                retry: ::core::option::Option<$rt::Retry<u32>>,
            ) -> ::core::option::Option<$rt::Retry<Self>> {
                match retry {
                    ::core::option::Option::Some(retry) => {
                        ::core::option::Option::Some(retry.of(Self::ALL))
                    }
                    ::core::option::Option::None => ::core::option::Option::None,
                }
            }

            #[inline]
            const fn is_retryable(retry: ::core::option::Option<$rt::Retry<u32>>) -> bool {
                match retry {
                    ::core::option::Option::Some(retry) => retry.is_retryable(),
                    ::core::option::Option::None => false,
                }
            }
        }

        impl ::core::fmt::Display for $operation {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.name())
            }
        }

        impl ::core::str::FromStr for $operation {
            type Err = $rt::Unknown;

            /// Returns the operation with this name in the catalogue.
            #[inline]
            fn from_str(name: &str) -> ::core::result::Result<Self, $rt::Unknown> {
                let mut all = Self::ALL.iter().copied();
                all.find(|operation| operation.name() == name)
                    .ok_or_else(|| $rt::Unknown::new(name))
            }
        }

        impl $rule {
            /// Returns the name in the catalogue, in `snake_case`.
            #[inline]
            #[must_use]
            pub const fn name(self) -> &'static str {
                $rt::__private::v1::lookup::rule_name(&$tables, self as u32)
            }

            /// Returns the description.
            #[inline]
            #[must_use]
            pub const fn description(self) -> &'static str {
                $rt::__private::v1::lookup::rule_description(&$tables, self as u32)
            }

            /// Returns its duration.
            #[inline]
            #[must_use]
            pub const fn duration(self) -> ::core::option::Option<::core::time::Duration> {
                $rt::__private::v1::lookup::rule_duration(&$tables, self as u32)
            }

            /// Returns the remedy for every error that has neither a remedy nor a retry.
            #[inline]
            #[must_use]
            pub const fn remedy(self) -> ::core::option::Option<&'static str> {
                $rt::__private::v1::lookup::rule_remedy(&$tables, self as u32)
            }

            /// Returns the links.
            #[inline]
            pub fn links(
                self,
            ) -> impl ::core::iter::Iterator<Item = $rt::Link> + ::core::clone::Clone {
                $rt::__private::v1::lookup::rule_links(&$tables, self as u32)
            }
        }

        impl ::core::fmt::Display for $rule {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.name())
            }
        }

        impl ::core::str::FromStr for $rule {
            type Err = $rt::Unknown;

            /// Returns the general rule with this name in the catalogue.
            #[inline]
            fn from_str(name: &str) -> ::core::result::Result<Self, $rt::Unknown> {
                let mut all = Self::ALL.iter().copied();
                all.find(|rule| rule.name() == name).ok_or_else(|| $rt::Unknown::new(name))
            }
        }
    };
}

#[doc(hidden)]
pub use __errcat_operation as operation;
