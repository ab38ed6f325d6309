//! Responses of the `http` crate, in and out. The engine's feature decides which of the two macros exists, since a
//! condition within an expansion would be evaluated in the calling crate.

/// Adds conversions from and to `http::Response`.
#[cfg(feature = "http")]
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_http_impls {
    ($rt:ident [$($badge:meta)?], $code:ident, $detail_ref:ident) => {
        $(#[$badge])?
        impl<B: ::core::convert::AsRef<[u8]>>
            ::core::convert::From<&$rt::__private::v1::http::Response<B>> for Error
        {
            /// Reads a response. Never fails.
            fn from(response: &$rt::__private::v1::http::Response<B>) -> Self {
                let headers = response.headers().iter();
                Self::from_http(response.status().as_u16(), headers, response.body())
            }
        }

        $(#[$badge])?
        impl<B: ::core::convert::AsRef<[u8]>>
            ::core::convert::From<$rt::__private::v1::http::Response<B>> for Error
        {
            /// Reads a response. Never fails.
            fn from(response: $rt::__private::v1::http::Response<B>) -> Self {
                Self::from(&response)
            }
        }

        $(#[$badge])?
        impl ::core::convert::From<$code> for $rt::__private::v1::http::StatusCode {
            /// Returns the status of the error; 500 where the API has none.
            fn from(code: $code) -> Self {
                let status = code.status().and_then(|status| Self::from_u16(status).ok());
                status.unwrap_or(Self::INTERNAL_SERVER_ERROR)
            }
        }

        $rt::__private::v1::http_impls!(
            @response $rt [$($badge)?], $code, $detail_ref, $rt::__private::v1::String
        );
        $rt::__private::v1::http_impls!(
            @response $rt [$($badge)?], $code, $detail_ref, $rt::__private::v1::Vec<u8>
        );

        $(#[$badge])?
        impl Body {
            /// Returns a response with this body and its headers. The body of the response is any type that can be made
            /// from a `String`: `Vec<u8>`, `bytes::Bytes`, the body type of a framework.
            #[must_use]
            pub fn to_response<B: ::core::convert::From<$rt::__private::v1::String>>(
                &self,
                status: $rt::__private::v1::http::StatusCode,
            ) -> $rt::__private::v1::http::Response<B> {
                use $rt::__private::v1::http::header;
                let text = self.to_json();
                let is_xml = text.starts_with('<');
                let mut response = $rt::__private::v1::http::Response::new(B::from(text));
                *response.status_mut() = status;
                let kind = if is_xml { "application/xml" } else { "application/json" };
                let kind = header::HeaderValue::from_static(kind);
                response.headers_mut().insert(header::CONTENT_TYPE, kind);
                for (name, value) in self.headers() {
                    // A value that no header can have is left out.
                    if let ::core::result::Result::Ok(value) = header::HeaderValue::try_from(value) {
                        response.headers_mut().insert(name, value);
                    }
                }
                response
            }
        }
    };
    (@response $rt:ident [$($badge:meta)?], $code:ident, $detail_ref:ident, $text:ty) => {
        $(#[$badge])?
        impl ::core::convert::From<$code> for $rt::__private::v1::http::Response<$text> {
            /// Returns a response in which a client finds this error, without messages.
            fn from(code: $code) -> Self {
                Body::new(code).to_response(::core::convert::Into::into(code))
            }
        }

        $(#[$badge])?
        impl ::core::convert::TryFrom<$detail_ref<'_>>
            for $rt::__private::v1::http::Response<$text>
        {
            type Error = $rt::Misread;

            /// Returns a response in which a client of this catalogue finds this detail, or an error with what it
            /// would read instead.
            fn try_from(detail: $detail_ref<'_>) -> ::core::result::Result<Self, $rt::Misread> {
                Body::of(detail).map(|body| body.to_response(::core::convert::Into::into(detail.code())))
            }
        }
    };
}

/// Adds nothing: the engine was built without the feature `http`.
#[cfg(not(feature = "http"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_http_impls {
    ($rt:ident $badge:tt, $code:ident, $detail_ref:ident) => {};
}

#[doc(hidden)]
pub use __errcat_http_impls as http_impls;
