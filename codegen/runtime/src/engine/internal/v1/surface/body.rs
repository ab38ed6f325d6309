//! The methods and traits of `Body`.

/// Adds them where [`surface`](super::surface) is called, with its arguments.
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_body {
    (
        $rt:ident, $api:literal, $tables:path, $values:expr, $read:path,
        $code:ident, $operation:ident, $rule:ident, $detail:ident, $detail_ref:ident
    ) => {
        impl Body {
            /// Returns a body with the code of an error and no messages, to send under `code.status()`.
            #[inline]
            #[must_use]
            pub fn new(code: $code) -> Self {
                Self($rt::__private::v1::RawBody::new(&$tables, code as u32))
            }

            /// Returns a body in which a client of this catalogue finds this detail, to send under
            /// `detail.code().status()` with [`headers`](Self::headers).
            ///
            /// # Errors
            ///
            /// Returns what a client would read instead, when that is not this detail: a value can contain a separator,
            /// be empty, or be the value of another message.
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
                let (text, shown) = (detail.to_message(), $rt::__private::v1::text(&detail));
                let read = error.findings().map(|finding| finding.text());
                ::core::result::Result::Err($rt::Misread::new(text, shown, &mut { read }))
            }

            /// Adds the text of a message; the message for an empty list adds no text.
            // If there are no messages, there are no details.
            #[inline]
            #[allow(unreachable_code, unused_mut, unused_variables)]
            #[must_use]
            pub fn with<'a>(mut self, detail: impl ::core::convert::Into<$detail_ref<'a>>) -> Self {
                let detail = detail.into();
                if detail.entry().message().is_some() {
                    let text = detail.to_message();
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

            /// Returns the contents of a JSON text; `None` when it is not a JSON object or array. Of a text that is cut
            /// short, returns what is complete.
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
            /// Writes the body as JSON, as it is sent: with all values, also sensitive ones.
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                self.0.write(&$tables, f)
            }
        }

        impl ::core::fmt::Debug for Body {
            /// Writes the parts of the body, except values that the catalogue marks as sensitive, and only the
            /// beginning of long texts.
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                self.0.inspect(&$tables, f)
            }
        }

        impl ::core::convert::From<$code> for Body {
            #[inline]
            fn from(code: $code) -> Self {
                Self::new(code)
            }
        }
    };
}

#[doc(hidden)]
pub use __errcat_body as body;
