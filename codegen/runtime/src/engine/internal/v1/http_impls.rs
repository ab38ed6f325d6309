//! Responses of the `http` crate, in and out. The engine's feature decides which of the two macros exists, since a
//! condition within an expansion would be evaluated in the calling crate.

/// Adds conversions from and to `http::Response`.
#[cfg(feature = "http")]
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_http_impls {
    ([$($badge:meta)?]) => {
        $(#[$badge])?
        impl<B: AsRef<[u8]>>
            From<&v1::http::Response<B>> for Error
        {
            /// Reads a response. Never fails.
            fn from(response: &v1::http::Response<B>) -> Self {
                let headers = response.headers().iter();
                Self::from_http(response.status().as_u16(), headers, response.body())
            }
        }

        $(#[$badge])?
        impl<B: AsRef<[u8]>>
            From<v1::http::Response<B>> for Error
        {
            /// Reads a response. Never fails.
            fn from(response: v1::http::Response<B>) -> Self {
                Self::from(&response)
            }
        }

        $(#[$badge])?
        impl From<Code> for v1::http::StatusCode {
            /// Returns the status of the error; 500 where the API has none.
            fn from(code: Code) -> Self {
                let status = code.status().and_then(|status| Self::from_u16(status).ok());
                status.unwrap_or(Self::INTERNAL_SERVER_ERROR)
            }
        }

        v1::http_impls!(
            @response [$($badge)?] v1::String
        );
        v1::http_impls!(
            @response [$($badge)?] v1::Vec<u8>
        );

        $(#[$badge])?
        impl Body {
            /// Returns a response with this body and its headers. The body of the response is any type that can be made
            /// from a `String`: `Vec<u8>`, `bytes::Bytes`, the body type of a framework.
            #[must_use]
            pub fn to_response<B: From<v1::String>>(
                &self,
                status: v1::http::StatusCode,
            ) -> v1::http::Response<B> {
                use v1::http::header;
                let text = self.to_json();
                let is_xml = text.starts_with('<');
                let mut response = v1::http::Response::new(B::from(text));
                *response.status_mut() = status;
                let kind = if is_xml { "application/xml" } else { "application/json" };
                let kind = header::HeaderValue::from_static(kind);
                response.headers_mut().insert(header::CONTENT_TYPE, kind);
                for (name, value) in self.headers() {
                    // A value that no header can have is left out.
                    if let Ok(value) = header::HeaderValue::try_from(value) {
                        response.headers_mut().insert(name, value);
                    }
                }
                response
            }
        }
    };
    (@response [$($badge:meta)?] $text:ty) => {
        $(#[$badge])?
        impl From<Code> for v1::http::Response<$text> {
            /// Returns a response in which a client finds this error, without messages.
            fn from(code: Code) -> Self {
                Body::new(code).to_response(Into::into(code))
            }
        }

        $(#[$badge])?
        impl ::core::convert::TryFrom<DetailRef<'_>>
            for v1::http::Response<$text>
        {
            type Error = rt::Misread;

            /// Returns a response in which a client of this catalogue finds this detail, or an error with what it
            /// would read instead.
            fn try_from(detail: DetailRef<'_>) -> Result<Self, rt::Misread> {
                Body::of(detail).map(|body| body.to_response(Into::into(detail.code())))
            }
        }
    };
}

/// Adds nothing: the engine was built without the feature `http`.
#[cfg(not(feature = "http"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_http_impls {
    ($badge:tt) => {};
}

#[doc(hidden)]
pub use __errcat_http_impls as http_impls;
