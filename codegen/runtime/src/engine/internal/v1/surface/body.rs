//! The methods and traits of `Body`.

/// Adds them where [`surface`](super::surface) is called.
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_body {
    () => {
        impl Body {
            /// Returns a body with the code of an error and no messages, to send under `code.status()`.
            #[inline]
            #[must_use]
            pub fn new(code: Code) -> Self {
                Self(v1::RawBody::new(&TABLES, code as u32))
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
            pub fn of<'a>(detail: impl Into<DetailRef<'a>>) -> Result<Self, rt::Misread> {
                let detail = detail.into();
                let body = Self::new(detail.code()).with(detail);
                let status = detail.code().status().unwrap_or(0);
                let error = v1::RawError::from_body(&TABLES, status, &body.0);
                let error = Error(error);
                let mut findings = error.findings();
                let (first, second) = (findings.next(), findings.next());
                let read = first.and_then(|finding| finding.detail());
                if read == Some(detail) && second.is_none() {
                    return Ok(body);
                }
                let (text, shown) = (detail.to_message(), v1::text(&detail));
                let read = error.findings().map(|finding| finding.text());
                Err(rt::Misread::new(text, shown, &mut { read }))
            }

            /// Adds the text of a message; the message for an empty list adds no text.
            // If there are no messages, there are no details.
            #[inline]
            #[allow(unreachable_code, unused_mut, unused_variables)]
            #[must_use]
            pub fn with<'a>(mut self, detail: impl Into<DetailRef<'a>>) -> Self {
                let detail = detail.into();
                if detail.entry().message().is_some() {
                    let text = detail.to_message();
                    let error = Some(detail.code() as u32);
                    self.0.push(&TABLES, error, text);
                }
                self
            }

            /// Adds a message with this text.
            #[inline]
            #[must_use]
            pub fn with_message(mut self, text: &str) -> Self {
                self.0.push(&TABLES, None, v1::text(&text));
                self
            }

            /// Sets the id of the request.
            #[inline]
            #[must_use]
            pub fn with_correlation_id(mut self, id: &str) -> Self {
                self.0.correlation_id = Some(v1::text(&id));
                self
            }

            /// Returns the contents of a JSON text; `None` when it is not a JSON object or array. Of a text that is cut
            /// short, returns what is complete.
            #[inline]
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                v1::RawBody::parse(&TABLES, text).map(Self)
            }

            /// Returns the code.
            #[inline]
            #[must_use]
            pub fn code(&self) -> Option<&str> {
                self.0.code.as_deref()
            }

            /// Returns the messages.
            #[inline]
            pub fn messages(&self) -> impl Iterator<Item = &str> + Clone {
                self.0.messages()
            }

            /// Returns the id of the request.
            #[inline]
            #[must_use]
            pub fn correlation_id(&self) -> Option<&str> {
                self.0.correlation_id.as_deref()
            }

            /// Returns the parts of the response that are headers, by name.
            #[inline]
            #[must_use]
            pub fn headers(&self) -> v1::Vec<(&'static str, v1::String)> {
                self.0.headers(&TABLES)
            }

            /// Returns the body as JSON text, or as XML where the bodies of the API are XML.
            #[inline]
            #[must_use]
            pub fn to_json(&self) -> v1::String {
                v1::text(self)
            }
        }

        impl ::core::fmt::Display for Body {
            /// Writes the body as JSON, as it is sent: with all values, also sensitive ones.
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                self.0.write(&TABLES, f)
            }
        }

        impl ::core::fmt::Debug for Body {
            /// Writes the parts of the body, except values that the catalogue marks as sensitive, and only the
            /// beginning of long texts.
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                self.0.inspect(&TABLES, f)
            }
        }

        impl From<Code> for Body {
            #[inline]
            fn from(code: Code) -> Self {
                Self::new(code)
            }
        }
    };
}

#[doc(hidden)]
pub use __errcat_body as body;
