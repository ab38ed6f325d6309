//! The methods and traits of `Item`.

/// Adds them where [`surface`](super::surface) is called.
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_item {
    () => {
        impl<'a> Item<'a> {
            /// Returns its error; `None` when it is not in the catalogue.
            #[inline]
            #[must_use]
            pub fn code(self) -> Option<Code> {
                Code::numbered(self.0.error())
            }

            /// Returns its code, as it was received.
            #[inline]
            #[must_use]
            pub fn code_text(self) -> Option<&'a str> {
                self.0.code()
            }

            /// Returns the HTTP status that it has in the body.
            #[inline]
            #[must_use]
            pub const fn status(self) -> Option<u16> {
                self.0.status()
            }

            /// Returns its messages, as they were received.
            #[inline]
            pub fn messages(self) -> impl ExactSizeIterator<Item = &'a str> + Clone {
                self.0.messages()
            }

            /// Returns the findings of its messages.
            #[inline]
            #[must_use]
            pub fn findings(self) -> Findings<'a> {
                Findings(self.0.findings())
            }

            /// Returns its first finding that the catalogue knows, as a message with its values.
            #[inline]
            #[must_use]
            pub fn detail(self) -> Option<DetailRef<'a>> {
                self.findings().find_map(|finding| finding.detail())
            }

            /// Returns the description of its first finding, or else of its error.
            #[inline]
            #[must_use]
            pub fn description(self) -> Option<&'static str> {
                let own = self.0.entry().map(Entry);
                own.and_then(Entry::description).or_else(|| self.code()?.description())
            }

            /// Returns the remedy of its finding with the most careful retry, else of its error, else the general one;
            /// `None` when its error is not in the catalogue.
            #[inline]
            #[must_use]
            pub fn remedy(self) -> Option<&'static str> {
                self.0.remedy(&TABLES)
            }

            /// Returns whether and how to retry: the most careful advice of its findings, else of its error, else in
            /// general.
            #[inline]
            #[must_use]
            pub fn retry(self) -> Option<rt::Retry<Operation>> {
                Operation::retry(self.0.retry(&TABLES))
            }

            /// Returns the address of the documentation of its first finding, or else of its error.
            #[inline]
            #[must_use]
            pub fn documentation(self) -> Option<&'static str> {
                let own = self.0.entry().map(Entry);
                own.map_or_else(|| self.code()?.documentation(), Entry::documentation)
            }

            /// Returns the parts of its messages that are not in the catalogue.
            #[inline]
            pub fn unmatched(self) -> impl Iterator<Item = &'a str> {
                let unknown = self.findings().filter(|finding| finding.entry().is_none());
                unknown.map(|finding| finding.text())
            }
        }

        impl Copy for Item<'_> {}

        impl Clone for Item<'_> {
            #[inline]
            fn clone(&self) -> Self {
                *self
            }
        }

        impl PartialEq for Item<'_> {
            /// Compares the contents of the items.
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.0 == other.0
            }
        }

        impl Eq for Item<'_> {}

        impl ::core::fmt::Debug for Item<'_> {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_struct("Item")
                    .field("code", &self.code())
                    .field("code_text", &self.code_text())
                    .field("findings", &self.findings())
                    .finish()
            }
        }
    };
}

#[doc(hidden)]
pub use __errcat_item as item;
