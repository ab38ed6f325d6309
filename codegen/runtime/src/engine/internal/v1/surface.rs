//! The methods and traits of the types that every generated crate declares.

/// Adds the methods and traits of `Error`, `Finding`, `Findings`, `Entry` and `Body`, which the calling module declares, and of
/// the enums `Code`, `Operation` and `Rule`.
///
/// - `$rt`: the engine, a name in the calling module;
/// - `$api`: the name of the API;
/// - `$tables`: the tables of the catalogue, a `static`;
/// - `$values`: how many values a message has at most;
/// - `$read`: a function from the number of a message and the texts of its values to a detail;
/// - `$detail`, `$detail_ref`: `Detail` and its borrowed form.
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_surface {
    (
        $rt:ident, $api:literal, $tables:path, $values:expr, $read:path,
        $code:ident, $operation:ident, $rule:ident, $detail:ident, $detail_ref:ident
    ) => {
        impl Error {
            /// Reads a response. Never fails: a body that is not an error object, and a code or a message that the catalogue
            /// does not define, are values like any other.
            #[inline]
            #[must_use]
            pub fn from_response(status: u16, body: impl ::core::convert::AsRef<[u8]>) -> Self {
                Self($rt::__private::v1::RawError::from_response(&$tables, status, body.as_ref()))
            }

            /// Reads a response with its headers, which are kept. Never fails.
            #[inline]
            #[must_use]
            pub fn from_http<N: ::core::convert::AsRef<str>, V: ::core::convert::AsRef<[u8]>>(
                status: u16,
                headers: impl ::core::iter::IntoIterator<Item = (N, V)>,
                body: impl ::core::convert::AsRef<[u8]>,
            ) -> Self {
                let headers: $rt::__private::v1::Vec<(N, V)> =
                    ::core::iter::Iterator::collect(headers.into_iter());
                let mut headers =
                    headers.iter().map(|(name, value)| (name.as_ref(), value.as_ref()));
                let body = body.as_ref();
                Self($rt::__private::v1::RawError::from_http(&$tables, status, &mut headers, body))
            }

            /// Returns the error of a status, a code and messages that were read elsewhere.
            #[inline]
            #[must_use]
            pub fn from_parts<'a>(
                status: ::core::option::Option<u16>,
                code: ::core::option::Option<&'a str>,
                messages: impl ::core::iter::IntoIterator<Item = &'a str>,
            ) -> Self {
                let mut messages = messages.into_iter();
                Self($rt::__private::v1::RawError::from_parts(
                    &$tables,
                    status,
                    code,
                    &mut messages,
                ))
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
            pub fn code(&self) -> ::core::option::Option<$code> {
                $code::numbered(self.0.error())
            }

            /// Returns the HTTP status of the response.
            #[inline]
            #[must_use]
            pub const fn status(&self) -> ::core::option::Option<u16> {
                self.0.status()
            }

            /// Returns the code in the body, as it was received.
            #[inline]
            #[must_use]
            pub fn code_text(&self) -> ::core::option::Option<&str> {
                self.0.code()
            }

            /// Returns the id of the request.
            #[inline]
            #[must_use]
            pub fn correlation_id(&self) -> ::core::option::Option<&str> {
                self.0.correlation_id()
            }

            /// Returns the messages in the body, as they were received.
            #[inline]
            pub fn messages(
                &self,
            ) -> impl ::core::iter::ExactSizeIterator<Item = &str> + ::core::clone::Clone {
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
            pub fn into_body(self) -> $rt::__private::v1::Vec<u8> {
                self.0.into_body()
            }

            /// Returns whether it is this error of the catalogue.
            #[inline]
            #[must_use]
            pub fn is(&self, code: $code) -> bool {
                self.code() == ::core::option::Option::Some(code)
            }

            /// Returns whether the same request may succeed when it is sent again, at once or later; `false` when the error is not in
            /// the catalogue.
            #[inline]
            #[must_use]
            pub fn is_retryable(&self) -> bool {
                self.retry().is_some_and(|retry| retry.is_retryable())
            }

            /// Returns whether the catalogue lists it among the errors that an operation returns.
            #[inline]
            #[must_use]
            pub fn is_expected_from(&self, operation: $operation) -> bool {
                self.code().is_some_and(|code| operation.errors().any(|error| error == code))
            }

            /// Returns what kind of error it is: that of the catalogue, else that of the status.
            #[inline]
            #[must_use]
            pub fn category(&self) -> $rt::Category {
                match (self.code(), self.status()) {
                    (::core::option::Option::Some(code), _) => code.category(),
                    (_, ::core::option::Option::Some(status)) => $rt::Category::of_status(status),
                    _ => $rt::Category::Other,
                }
            }

            /// Returns the address of the documentation of the first finding, or else of the error.
            #[inline]
            #[must_use]
            pub fn documentation(&self) -> ::core::option::Option<&'static str> {
                self.0.page(&$tables)
            }

            /// Returns a value for the attribute `error.type` of OpenTelemetry: the name of the error in the catalogue, or
            /// `_OTHER`. There are never more values than errors in the catalogue and one.
            #[inline]
            #[must_use]
            pub fn error_type(&self) -> &'static str {
                self.code().map_or("_OTHER", $code::name)
            }

            /// Returns the value of a header, whose name may be in upper or lower case; `None` when the response was read
            /// without its headers.
            #[inline]
            #[must_use]
            pub fn header(&self, name: &str) -> ::core::option::Option<&str> {
                self.0.header(name)
            }

            /// Returns the items of the body, each an error of its own; none where the API does not send several errors.
            #[inline]
            pub fn items(
                &self,
            ) -> impl ::core::iter::ExactSizeIterator<Item = Item<'_>> + ::core::clone::Clone {
                ::core::iter::Iterator::map(self.0.items(), Item)
            }

            /// Returns how long to wait before a retry: what the response says, else the delay in the catalogue. A date is
            /// counted from the header `date` of the response.
            #[inline]
            #[must_use]
            pub fn retry_after(&self) -> ::core::option::Option<::core::time::Duration> {
                self.0.retry_after(&$tables)
            }

            /// Returns whether the request may have taken effect; `None` when that is not known.
            #[inline]
            #[must_use]
            pub fn effect(&self) -> ::core::option::Option<$rt::Effect> {
                self.0.effect(&$tables)
            }

            /// Returns what the messages say, in their order. One message can have several findings.
            #[inline]
            pub fn findings(&self) -> Findings<'_> {
                Findings(self.0.findings())
            }

            /// Returns the first finding that the catalogue knows, as a message with its values.
            #[inline]
            #[must_use]
            pub fn detail(&self) -> ::core::option::Option<$detail_ref<'_>> {
                self.findings().find_map(|finding| finding.detail())
            }

            /// Returns the first finding that the catalogue knows, to keep.
            // What makes texts of every message is compiled only where it is used.
            #[inline]
            #[must_use]
            pub fn into_detail(self) -> ::core::option::Option<$detail> {
                self.detail().map(|detail| detail.into_owned())
            }

            /// Returns the parts of the messages that are not in the catalogue.
            #[inline]
            pub fn unmatched(&self) -> impl ::core::iter::Iterator<Item = &str> {
                self.findings()
                    .filter(|finding| finding.entry().is_none())
                    .map(|finding| finding.text())
            }

            /// Returns the description of the first finding, or else of the error.
            #[inline]
            #[must_use]
            pub fn description(&self) -> ::core::option::Option<&'static str> {
                self.0.description(&$tables)
            }

            /// Returns the remedy of the first finding, else of the error, else the general one. `None` when the error is not
            /// in the catalogue.
            #[inline]
            #[must_use]
            pub fn remedy(&self) -> ::core::option::Option<&'static str> {
                self.0.remedy(&$tables)
            }

            /// Returns whether and how to retry: for the first finding, else for the error, else in general.
            #[inline]
            #[must_use]
            pub fn retry(&self) -> ::core::option::Option<$rt::Retry<$operation>> {
                $operation::retry(self.0.retry(&$tables))
            }

            /// Returns the effect on the users of an operation, of the first finding or else of the error.
            #[inline]
            #[must_use]
            pub fn impact(&self, operation: $operation) -> ::core::option::Option<&'static str> {
                self.0.impact(&$tables, operation as u32)
            }

            /// Returns the links of the findings, then of the error.
            #[inline]
            pub fn links(&self) -> impl ::core::iter::Iterator<Item = $rt::Link> {
                let of_findings = self.findings().filter_map(|finding| finding.entry());
                of_findings
                    .flat_map(Entry::links)
                    .chain(self.code().into_iter().flat_map($code::links))
            }
        }

        impl ::core::fmt::Display for Error {
            /// Writes one line, whatever the response says: the title of the error, the first message and the correlation id. With
            /// `{:#}` also every finding, what to do and where it is documented, a line each.
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                self.0.show(&$tables, f)
            }
        }

        impl ::core::fmt::Debug for Error {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                self.0.inspect(f, &self.code())
            }
        }

        impl ::core::clone::Clone for Error {
            #[inline]
            fn clone(&self) -> Self {
                Self(::core::clone::Clone::clone(&self.0))
            }
        }

        impl ::core::cmp::PartialEq for Error {
            /// Compares what the responses say, however their JSON is written; bodies that are not JSON objects or arrays by
            /// their bytes.
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.0 == other.0
            }
        }

        impl ::core::cmp::Eq for Error {}

        impl ::core::error::Error for Error {}

        impl $rt::ApiError for Error {
            #[inline]
            fn api(&self) -> &'static str {
                $api
            }

            #[inline]
            fn status(&self) -> ::core::option::Option<u16> {
                self.status()
            }

            #[inline]
            fn name(&self) -> ::core::option::Option<&'static str> {
                self.code().map($code::name)
            }

            #[inline]
            fn code_text(&self) -> ::core::option::Option<&str> {
                self.code_text()
            }

            #[inline]
            fn correlation_id(&self) -> ::core::option::Option<&str> {
                self.correlation_id()
            }

            #[inline]
            fn category(&self) -> $rt::Category {
                self.category()
            }

            #[inline]
            fn documentation(&self) -> ::core::option::Option<&'static str> {
                self.documentation()
            }

            #[inline]
            fn description(&self) -> ::core::option::Option<&'static str> {
                self.description()
            }

            #[inline]
            fn remedy(&self) -> ::core::option::Option<&'static str> {
                self.remedy()
            }

            #[inline]
            fn retry(&self) -> ::core::option::Option<$rt::Retry<&'static str>> {
                self.retry().map(|retry| retry.map($operation::name))
            }

            #[inline]
            fn body(&self) -> &[u8] {
                self.body()
            }
        }

        impl<'a> ::core::iter::IntoIterator for &'a Error {
            type Item = Finding<'a>;
            type IntoIter = Findings<'a>;

            #[inline]
            fn into_iter(self) -> Findings<'a> {
                self.findings()
            }
        }

        impl<'a> ::core::iter::Iterator for Findings<'a> {
            type Item = Finding<'a>;

            #[inline]
            fn next(&mut self) -> ::core::option::Option<Finding<'a>> {
                self.0.next(&$tables).map(Finding)
            }
        }

        impl ::core::iter::FusedIterator for Findings<'_> {}

        impl ::core::clone::Clone for Findings<'_> {
            #[inline]
            fn clone(&self) -> Self {
                Self(::core::clone::Clone::clone(&self.0))
            }
        }

        impl ::core::fmt::Debug for Findings<'_> {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_list().entries(::core::clone::Clone::clone(self)).finish()
            }
        }

        impl<'a> Finding<'a> {
            /// Returns the error that the message belongs to; `None` when it is not in the catalogue.
            #[inline]
            #[must_use]
            pub fn code(&self) -> ::core::option::Option<$code> {
                $code::numbered(self.0.error())
            }

            /// Returns the message of the catalogue; `None` when it is not in the catalogue.
            #[inline]
            #[must_use]
            pub fn entry(&self) -> ::core::option::Option<Entry> {
                self.0.entry().map(Entry)
            }

            /// Returns the message with its values, to `match` on; `None` when it is not in the catalogue.
            #[inline]
            #[must_use]
            pub fn detail(&self) -> ::core::option::Option<$detail_ref<'a>> {
                let mut values = [""; $values];
                let number = self.0.values(&$tables, &mut values)?;
                $read(number, &values)
            }

            /// Returns the part of the message that says it, as it was received; empty for an empty list of messages.
            #[inline]
            #[must_use]
            pub const fn text(&self) -> &'a str {
                self.0.text()
            }

            /// Returns the reason that the API gave along with it.
            #[inline]
            #[must_use]
            pub const fn reason(&self) -> ::core::option::Option<&'a str> {
                self.0.reason()
            }

            /// Returns the values that it carries, by name, as they were received.
            #[inline]
            pub fn params(&self) -> impl ::core::iter::Iterator<Item = (&'static str, &'a str)> {
                self.0.params(&$tables)
            }

            /// Returns the description of the message, or else of its error.
            #[inline]
            #[must_use]
            pub fn description(&self) -> ::core::option::Option<&'static str> {
                self.entry().and_then(Entry::description).or_else(|| self.code()?.description())
            }

            /// Returns the remedy of the message, else of its error, else the general one.
            #[inline]
            #[must_use]
            pub fn remedy(&self) -> ::core::option::Option<&'static str> {
                self.entry().map_or_else(|| self.code()?.remedy(), Entry::remedy)
            }

            /// Returns whether and how to retry: after the message, else after its error, else in general.
            #[inline]
            #[must_use]
            pub fn retry(&self) -> ::core::option::Option<$rt::Retry<$operation>> {
                self.entry().map_or_else(|| self.code()?.retry(), Entry::retry)
            }

            /// Returns the effect on the users of an operation, of the message or else of its error.
            #[inline]
            #[must_use]
            pub fn impact(&self, operation: $operation) -> ::core::option::Option<&'static str> {
                self.entry()
                    .map_or_else(|| self.code()?.impact(operation), |entry| entry.impact(operation))
            }

            /// Returns the links of the message.
            #[inline]
            pub fn links(
                &self,
            ) -> impl ::core::iter::Iterator<Item = $rt::Link> + ::core::clone::Clone {
                self.entry().into_iter().flat_map(Entry::links)
            }
        }

        impl ::core::cmp::PartialEq for Finding<'_> {
            /// Compares what the findings say, and of which error they say it.
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.0.same(&other.0)
            }
        }

        impl ::core::cmp::Eq for Finding<'_> {}

        impl ::core::marker::Copy for Finding<'_> {}

        impl ::core::clone::Clone for Finding<'_> {
            #[inline]
            fn clone(&self) -> Self {
                *self
            }
        }

        impl ::core::fmt::Debug for Finding<'_> {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_struct("Finding")
                    .field("detail", &self.detail())
                    .field("text", &self.text())
                    .field("reason", &self.reason())
                    .finish()
            }
        }

        impl<'a> Item<'a> {
            /// Returns its error; `None` when it is not in the catalogue.
            #[inline]
            #[must_use]
            pub fn code(self) -> ::core::option::Option<$code> {
                $code::numbered(self.0.error())
            }

            /// Returns its code, as it was received.
            #[inline]
            #[must_use]
            pub fn code_text(self) -> ::core::option::Option<&'a str> {
                self.0.code()
            }

            /// Returns the HTTP status that it has in the body.
            #[inline]
            #[must_use]
            pub const fn status(self) -> ::core::option::Option<u16> {
                self.0.status()
            }

            /// Returns its messages, as they were received.
            #[inline]
            pub fn messages(
                self,
            ) -> impl ::core::iter::ExactSizeIterator<Item = &'a str> + ::core::clone::Clone {
                self.0.messages()
            }

            /// Returns what its messages say.
            #[inline]
            #[must_use]
            pub fn findings(self) -> Findings<'a> {
                Findings(self.0.findings())
            }

            /// Returns its first finding that the catalogue knows, as a message with its values.
            #[inline]
            #[must_use]
            pub fn detail(self) -> ::core::option::Option<$detail_ref<'a>> {
                self.findings().find_map(|finding| finding.detail())
            }

            /// Returns the parts of its messages that are not in the catalogue.
            #[inline]
            pub fn unmatched(self) -> impl ::core::iter::Iterator<Item = &'a str> {
                let unknown = self.findings().filter(|finding| finding.entry().is_none());
                unknown.map(|finding| finding.text())
            }
        }

        impl ::core::marker::Copy for Item<'_> {}

        impl ::core::clone::Clone for Item<'_> {
            #[inline]
            fn clone(&self) -> Self {
                *self
            }
        }

        impl ::core::cmp::PartialEq for Item<'_> {
            /// Compares what the items say.
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.0 == other.0
            }
        }

        impl ::core::cmp::Eq for Item<'_> {}

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

            /// Returns whether and how to retry: its own, or else that of its error.
            #[inline]
            #[must_use]
            pub fn retry(self) -> ::core::option::Option<$rt::Retry<$operation>> {
                $operation::retry($rt::__private::v1::lookup::entry_retry(&$tables, self.0))
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

            /// Returns the message that is displayed like this.
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

        /// The values of a message without any, which not every catalogue has.
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

        impl Body {
            /// Returns a body with the code of an error and no messages, to send under `code.status()`.
            #[inline]
            #[must_use]
            pub fn new(code: $code) -> Self {
                Self($rt::__private::v1::RawBody::new(&$tables, code as u32))
            }

            /// Returns the body that a client of this catalogue reads as this detail, to send under `detail.code().status()` with
            /// [`headers`](Self::headers).
            ///
            /// # Errors
            ///
            /// Returns what a client would read instead, when that is not this detail: a value can have a separator, be empty, or be
            /// the value of another message.
            #[inline]
            #[allow(unreachable_code, unused_mut, unused_variables)]
            pub fn of<'a>(
                detail: impl ::core::convert::Into<$detail_ref<'a>>,
            ) -> ::core::result::Result<Self, $rt::Misread> {
                let detail = detail.into();
                let body = Self::new(detail.code()).with(detail);
                let status = detail.code().status().unwrap_or(0);
                let error = $rt::__private::v1::RawError::from_body(&$tables, status, &body.0);
                let error = Error(error);
                let mut findings = error.findings();
                let (first, second) = (findings.next(), findings.next());
                let read = first.and_then(|finding| finding.detail());
                if read == ::core::option::Option::Some(detail) && second.is_none() {
                    return ::core::result::Result::Ok(body);
                }
                let text = $rt::__private::v1::text(&detail);
                let read = error.findings().map(|finding| finding.text());
                ::core::result::Result::Err($rt::Misread::new(text, &mut { read }))
            }

            /// Adds the text of a message; one for an empty list adds none.
            // Where there are no messages there are no details.
            #[inline]
            #[allow(unreachable_code, unused_mut, unused_variables)]
            #[must_use]
            pub fn with<'a>(mut self, detail: impl ::core::convert::Into<$detail_ref<'a>>) -> Self {
                let detail = detail.into();
                if detail.entry().message().is_some() {
                    let text = $rt::__private::v1::text(&detail);
                    let error = ::core::option::Option::Some(detail.code() as u32);
                    self.0.push(&$tables, error, text);
                }
                self
            }

            /// Adds a message with this text.
            #[inline]
            #[must_use]
            pub fn with_message(mut self, text: &str) -> Self {
                self.0.push(
                    &$tables,
                    ::core::option::Option::None,
                    $rt::__private::v1::text(&text),
                );
                self
            }

            /// Sets the id of the request.
            #[inline]
            #[must_use]
            pub fn with_correlation_id(mut self, id: &str) -> Self {
                self.0.correlation_id = ::core::option::Option::Some($rt::__private::v1::text(&id));
                self
            }

            /// Returns what a JSON text carries; `None` when it is not a JSON object or array. Of a text that is cut short,
            /// what is complete.
            #[inline]
            #[must_use]
            pub fn parse(text: &str) -> ::core::option::Option<Self> {
                $rt::__private::v1::RawBody::parse(&$tables, text).map(Self)
            }

            /// Returns the code.
            #[inline]
            #[must_use]
            pub fn code(&self) -> ::core::option::Option<&str> {
                self.0.code.as_deref()
            }

            /// Returns the messages.
            #[inline]
            pub fn messages(
                &self,
            ) -> impl ::core::iter::Iterator<Item = &str> + ::core::clone::Clone {
                self.0.messages()
            }

            /// Returns the id of the request.
            #[inline]
            #[must_use]
            pub fn correlation_id(&self) -> ::core::option::Option<&str> {
                self.0.correlation_id.as_deref()
            }

            /// Returns the parts of the response that are headers, by name.
            #[inline]
            #[must_use]
            pub fn headers(
                &self,
            ) -> $rt::__private::v1::Vec<(&'static str, $rt::__private::v1::String)> {
                self.0.headers(&$tables)
            }

            /// Returns the body as JSON text, or as XML where the bodies of the API are XML.
            #[inline]
            #[must_use]
            pub fn to_json(&self) -> $rt::__private::v1::String {
                $rt::__private::v1::text(self)
            }
        }

        impl ::core::fmt::Display for Body {
            /// Writes the body as JSON.
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                self.0.write(&$tables, f)
            }
        }

        impl ::core::convert::From<$code> for Body {
            #[inline]
            fn from(code: $code) -> Self {
                Self::new(code)
            }
        }

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

            /// Returns what kind of error it is: the declared one, or else that of the status.
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
            pub fn is_retryable(self) -> bool {
                self.retry().is_some_and(|retry| retry.is_retryable())
            }

            /// Returns whether and how to retry: its own, or else the general one.
            #[inline]
            #[must_use]
            pub fn retry(self) -> ::core::option::Option<$rt::Retry<$operation>> {
                $operation::retry($rt::__private::v1::lookup::error_retry(&$tables, self as u32))
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

            /// Returns the error with this name in the catalogue, or the one that is displayed like this.
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

            /// Returns the errors that it returns; none where the catalogue does not say.
            #[inline]
            pub fn errors(
                self,
            ) -> impl ::core::iter::Iterator<Item = $code> + ::core::clone::Clone {
                let errors = $rt::__private::v1::lookup::operation_errors(&$tables, self as u32);
                ::core::iter::Iterator::map(errors, |error| $code::ALL[error as usize])
            }

            #[inline]
            fn retry(
                retry: ::core::option::Option<$rt::Retry<u32>>,
            ) -> ::core::option::Option<$rt::Retry<Self>> {
                retry.map(|retry| retry.map(|number| Self::ALL[number as usize]))
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

            /// Returns the remedy of every error that has none.
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

        // What serde writes.
        #[allow(dead_code)]
        impl Entry {
            #[inline]
            fn key(self) -> $rt::__private::v1::String {
                $rt::__private::v1::text(&self)
            }
        }

        #[allow(dead_code)]
        impl $code {
            #[inline]
            fn key(self) -> &'static str {
                self.name()
            }
        }

        #[allow(dead_code)]
        impl $operation {
            #[inline]
            fn key(self) -> &'static str {
                self.name()
            }
        }

        $rt::__private::v1::serde_impls!($rt, $tables, $read, $code, $operation, $detail);
        $rt::__private::v1::http_impls!($rt, $code, $detail_ref);
    };
}

#[doc(hidden)]
pub use __errcat_surface as surface;
