//! The methods and traits of `Error`.

/// Adds them where [`surface`](super::surface) is called.
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_error {
    ($api:literal) => {
        impl Error {
            /// Reads a response. Never fails: a body that is not an error object, and a code or a message that the
            /// catalogue does not define, are values like any other.
            #[inline]
            #[must_use]
            pub fn from_response(status: u16, body: impl AsRef<[u8]>) -> Self {
                Self(v1::RawError::from_response(&TABLES, status, body.as_ref()))
            }

            /// Reads a response with its headers, which are kept. Never fails.
            #[inline]
            #[must_use]
            pub fn from_http<N: AsRef<str>, V: AsRef<[u8]>>(
                status: u16,
                headers: impl IntoIterator<Item = (N, V)>,
                body: impl AsRef<[u8]>,
            ) -> Self {
                let headers: v1::Vec<(N, V)> = Iterator::collect(headers.into_iter());
                let mut headers =
                    headers.iter().map(|(name, value)| (name.as_ref(), value.as_ref()));
                let body = body.as_ref();
                Self(v1::RawError::from_http(&TABLES, status, &mut headers, body))
            }

            /// Returns the error of a status, a code and messages that were read elsewhere.
            #[inline]
            #[must_use]
            pub fn from_parts<'a>(
                status: Option<u16>,
                code: Option<&'a str>,
                messages: impl IntoIterator<Item = &'a str>,
            ) -> Self {
                let mut messages = messages.into_iter();
                Self(v1::RawError::from_parts(&TABLES, status, code, &mut messages))
            }

            /// Returns the error of a status and a body that was read elsewhere.
            #[inline]
            #[must_use]
            pub fn from_body(status: u16, body: &Body) -> Self {
                Self::from_response(status, body.to_json())
            }

            /// Returns the error of the catalogue; `None` when it is not in the catalogue.
            #[inline]
            #[must_use]
            pub fn code(&self) -> Option<Code> {
                Code::numbered(self.0.error())
            }

            /// Returns the HTTP status of the response.
            #[inline]
            #[must_use]
            pub const fn status(&self) -> Option<u16> {
                self.0.status()
            }

            /// Returns the code in the body, as it was received.
            #[inline]
            #[must_use]
            pub fn code_text(&self) -> Option<&str> {
                self.0.code()
            }

            /// Returns the id of the request.
            #[inline]
            #[must_use]
            pub fn correlation_id(&self) -> Option<&str> {
                self.0.correlation_id()
            }

            /// Returns the messages in the body, as they were received.
            #[inline]
            pub fn messages(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
                self.0.messages()
            }

            /// Returns the body as it was received.
            #[inline]
            #[must_use]
            pub fn body(&self) -> &[u8] {
                self.0.body()
            }

            /// Returns the body as it was received, to keep.
            #[inline]
            #[must_use]
            pub fn into_body(self) -> v1::Vec<u8> {
                self.0.into_body()
            }

            /// Returns whether it is this error of the catalogue.
            #[inline]
            #[must_use]
            pub fn is(&self, code: Code) -> bool {
                self.code() == Some(code)
            }

            /// Returns whether the same request may succeed when it is sent again, at once or later; `false` when the
            /// error is not in the catalogue.
            #[inline]
            #[must_use]
            pub fn is_retryable(&self) -> bool {
                self.retry().is_some_and(|retry| retry.is_retryable())
            }

            /// Returns whether the catalogue lists it among the errors that an operation returns.
            #[inline]
            #[must_use]
            pub fn is_expected_from(&self, operation: Operation) -> bool {
                self.code().is_some_and(|code| operation.errors().any(|error| error == code))
            }

            /// Returns the category: that of the catalogue, or else that of the status.
            #[inline]
            #[must_use]
            pub fn category(&self) -> rt::Category {
                match (self.code(), self.status()) {
                    (Some(code), _) => code.category(),
                    (_, Some(status)) => rt::Category::of_status(status),
                    _ => rt::Category::Other,
                }
            }

            /// Returns the address of the documentation of the first finding, or else of the error.
            #[inline]
            #[must_use]
            pub fn documentation(&self) -> Option<&'static str> {
                self.0.page(&TABLES)
            }

            /// Returns a value for the attribute `error.type` of OpenTelemetry: the name of the error in the catalogue,
            /// or `_OTHER`. There are never more values than errors in the catalogue and one.
            #[inline]
            #[must_use]
            pub fn error_type(&self) -> &'static str {
                self.code().map_or("_OTHER", Code::name)
            }

            /// Returns the value of a header, whose name may be in upper or lower case; `None` when the response was
            /// read without its headers.
            #[inline]
            #[must_use]
            pub fn header(&self, name: &str) -> Option<&str> {
                self.0.header(name)
            }

            /// Returns the items of the body, each an error of its own; none when the API does not send several errors.
            #[inline]
            pub fn items(&self) -> impl ExactSizeIterator<Item = Item<'_>> + Clone {
                self.0.items().map(Item)
            }

            /// Returns how long to wait before a retry: the time in the response, or else the delay in the catalogue. A
            /// date is counted from the header `date` of the response.
            #[inline]
            #[must_use]
            pub fn retry_after(&self) -> Option<::core::time::Duration> {
                self.0.retry_after(&TABLES)
            }

            /// Returns whether the request may have taken effect; `None` when that is not known.
            #[inline]
            #[must_use]
            pub fn effect(&self) -> Option<rt::Effect> {
                self.0.effect(&TABLES)
            }

            /// Returns the findings of the messages, in their order. One message can have several findings.
            #[inline]
            pub fn findings(&self) -> Findings<'_> {
                Findings(self.0.findings())
            }

            /// Returns the first finding that the catalogue knows, as a message with its values.
            #[inline]
            #[must_use]
            pub fn detail(&self) -> Option<DetailRef<'_>> {
                self.findings().find_map(|finding| finding.detail())
            }

            /// Returns the first finding that the catalogue knows, to keep.
            // The code that copies the texts of every message is compiled only if it is used.
            #[inline]
            #[must_use]
            pub fn into_detail(self) -> Option<Detail> {
                self.detail().map(|detail| detail.into_owned())
            }

            /// Returns the parts of the messages that are not in the catalogue.
            #[inline]
            pub fn unmatched(&self) -> impl Iterator<Item = &str> {
                self.findings()
                    .filter(|finding| finding.entry().is_none())
                    .map(|finding| finding.text())
            }

            /// Returns the description of the first finding, or else of the error.
            #[inline]
            #[must_use]
            pub fn description(&self) -> Option<&'static str> {
                self.0.description(&TABLES)
            }

            /// Returns the remedy of the finding with the most careful retry (of several, the first one), else of the
            /// error, else the general one. `None` when the error is not in the catalogue.
            #[inline]
            #[must_use]
            pub fn remedy(&self) -> Option<&'static str> {
                self.0.remedy(&TABLES)
            }

            /// Returns whether the remedy is that of the general rules, which say nothing of this error in particular.
            #[inline]
            #[must_use]
            pub fn has_general_remedy(&self) -> bool {
                self.0.has_general_remedy(&TABLES)
            }

            /// Returns whether and how to retry: the most careful advice of the findings, else of the error, else in
            /// general.
            #[inline]
            #[must_use]
            pub fn retry(&self) -> Option<rt::Retry<Operation>> {
                Operation::retry(self.0.retry(&TABLES))
            }

            /// Returns the effect on the users of an operation, of the first finding or else of the error.
            #[inline]
            #[must_use]
            pub fn impact(&self, operation: Operation) -> Option<&'static str> {
                self.0.impact(&TABLES, operation as u32)
            }

            /// Returns the links of the findings, then of the error.
            #[inline]
            pub fn links(&self) -> impl Iterator<Item = rt::Link> {
                let of_findings = self.findings().filter_map(|finding| finding.entry());
                of_findings
                    .flat_map(Entry::links)
                    .chain(self.code().into_iter().flat_map(Code::links))
            }
        }

        impl ::core::fmt::Display for Error {
            /// Writes one line, whatever the response contains: the title of the error, the first message and the
            /// correlation id. With `{:#}` also writes every finding, the remedy and the address of the documentation,
            /// a line each.
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                self.0.show(&TABLES, f)
            }
        }

        impl ::core::fmt::Debug for Error {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                self.0.inspect(&TABLES, f, &self.code())
            }
        }

        impl Clone for Error {
            #[inline]
            fn clone(&self) -> Self {
                Self(Clone::clone(&self.0))
            }
        }

        impl PartialEq for Error {
            /// Compares the contents of the responses, ignoring the layout of their JSON; bodies that are not JSON
            /// objects or arrays by their bytes.
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.0 == other.0
            }
        }

        impl Eq for Error {}

        impl ::core::error::Error for Error {}

        impl rt::ApiError for Error {
            #[inline]
            fn api(&self) -> &'static str {
                $api
            }

            #[inline]
            fn status(&self) -> Option<u16> {
                self.status()
            }

            #[inline]
            fn name(&self) -> Option<&'static str> {
                self.code().map(Code::name)
            }

            #[inline]
            fn code_text(&self) -> Option<&str> {
                self.code_text()
            }

            #[inline]
            fn correlation_id(&self) -> Option<&str> {
                self.correlation_id()
            }

            #[inline]
            fn category(&self) -> rt::Category {
                self.category()
            }

            #[inline]
            fn documentation(&self) -> Option<&'static str> {
                self.documentation()
            }

            #[inline]
            fn description(&self) -> Option<&'static str> {
                self.description()
            }

            #[inline]
            fn remedy(&self) -> Option<&'static str> {
                self.remedy()
            }

            #[inline]
            fn retry(&self) -> Option<rt::Retry<&'static str>> {
                self.retry().map(|retry| retry.map(Operation::name))
            }

            #[inline]
            fn retry_after(&self) -> Option<::core::time::Duration> {
                self.retry_after()
            }

            #[inline]
            fn effect(&self) -> Option<rt::Effect> {
                self.effect()
            }

            #[inline]
            fn body(&self) -> &[u8] {
                self.body()
            }
        }

        impl<'a> IntoIterator for &'a Error {
            type Item = Finding<'a>;
            type IntoIter = Findings<'a>;

            #[inline]
            fn into_iter(self) -> Findings<'a> {
                self.findings()
            }
        }
    };
}

#[doc(hidden)]
pub use __errcat_error as error;
