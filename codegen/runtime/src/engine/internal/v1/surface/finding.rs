//! The methods and traits of `Finding` and `Findings`.

/// Adds them where [`surface`](super::surface) is called.
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_finding {
    () => {
        impl<'a> Iterator for Findings<'a> {
            type Item = Finding<'a>;

            #[inline]
            fn next(&mut self) -> Option<Finding<'a>> {
                self.0.next(&TABLES).map(Finding)
            }
        }

        impl ::core::iter::FusedIterator for Findings<'_> {}

        impl Clone for Findings<'_> {
            #[inline]
            fn clone(&self) -> Self {
                Self(Clone::clone(&self.0))
            }
        }

        impl ::core::fmt::Debug for Findings<'_> {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_list().entries(Clone::clone(self)).finish()
            }
        }

        impl<'a> Finding<'a> {
            /// Returns the error that the message belongs to; `None` when it is not in the catalogue.
            #[inline]
            #[must_use]
            pub fn code(&self) -> Option<Code> {
                Code::numbered(self.0.error())
            }

            /// Returns the message of the catalogue; `None` when it is not in the catalogue.
            #[inline]
            #[must_use]
            pub fn entry(&self) -> Option<Entry> {
                self.0.entry().map(Entry)
            }

            /// Returns the message with its values, to `match` on; `None` when it is not in the catalogue.
            #[inline]
            #[must_use]
            pub fn detail(&self) -> Option<DetailRef<'a>> {
                let mut values = [""; MAX_VALUES];
                let number = self.0.values(&TABLES, &mut values)?;
                read(number, &values)
            }

            /// Returns whether it is unknown if the text is a message of the catalogue, because comparing it with a
            /// message that repeats a placeholder took too many steps. Such a finding has neither entry nor detail.
            /// Takes time that is linear in the catalogue when the text is unknown.
            #[must_use]
            pub fn is_undecided(&self) -> bool {
                self.0.is_undecided(&TABLES)
            }

            /// Returns its part of the message, as it was received; empty for an empty list of messages.
            #[inline]
            #[must_use]
            pub const fn text(&self) -> &'a str {
                self.0.text()
            }

            /// Returns the reason that the API gave along with it.
            #[inline]
            #[must_use]
            pub const fn reason(&self) -> Option<&'a str> {
                self.0.reason()
            }

            /// Returns the values that it carries, by name, as they were received.
            #[inline]
            pub fn params(&self) -> impl Iterator<Item = (&'static str, &'a str)> {
                self.0.params(&TABLES)
            }

            /// Returns the description of the message, or else of its error.
            #[inline]
            #[must_use]
            pub fn description(&self) -> Option<&'static str> {
                self.entry().and_then(Entry::description).or_else(|| self.code()?.description())
            }

            /// Returns the remedy of the message, else of its error, else the general one.
            #[inline]
            #[must_use]
            pub fn remedy(&self) -> Option<&'static str> {
                self.entry().map_or_else(|| self.code()?.remedy(), Entry::remedy)
            }

            /// Returns whether and how to retry: after the message, else after its error, else in general.
            #[inline]
            #[must_use]
            pub fn retry(&self) -> Option<rt::Retry<Operation>> {
                self.entry().map_or_else(|| self.code()?.retry(), Entry::retry)
            }

            /// Returns whether the same request may succeed when it is sent again, at once or later; `false` when
            /// neither the message nor its error is in the catalogue.
            #[inline]
            #[must_use]
            pub fn is_retryable(&self) -> bool {
                self.retry().is_some_and(|retry| retry.is_retryable())
            }

            /// Returns the address of the documentation of the message, or else of its error.
            #[inline]
            #[must_use]
            pub fn documentation(&self) -> Option<&'static str> {
                self.entry().map_or_else(|| self.code()?.documentation(), Entry::documentation)
            }

            /// Returns the effect on the users of an operation, of the message or else of its error.
            #[inline]
            #[must_use]
            pub fn impact(&self, operation: Operation) -> Option<&'static str> {
                self.entry()
                    .map_or_else(|| self.code()?.impact(operation), |entry| entry.impact(operation))
            }

            /// Returns the links of the message.
            #[inline]
            pub fn links(&self) -> impl Iterator<Item = rt::Link> + Clone {
                self.entry().into_iter().flat_map(Entry::links)
            }
        }

        impl PartialEq for Finding<'_> {
            /// Compares the findings and their errors.
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.0.same(&other.0)
            }
        }

        impl Eq for Finding<'_> {}

        impl Copy for Finding<'_> {}

        impl Clone for Finding<'_> {
            #[inline]
            fn clone(&self) -> Self {
                *self
            }
        }

        impl ::core::fmt::Display for Finding<'_> {
            /// Writes the beginning of the text on one line: without control characters, and `[redacted]` in place of
            /// values that the catalogue marks as sensitive.
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                self.0.show(&TABLES, f)
            }
        }

        impl ::core::fmt::Debug for Finding<'_> {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                self.0.inspect(&TABLES, f, &self.detail())
            }
        }
    };
}

#[doc(hidden)]
pub use __errcat_finding as finding;
