//! Responses of the `http` crate, in and out. Which of the two macros there is depends on the engine's feature, since a
//! condition within an expansion would be evaluated in the calling crate.

/// Adds conversions from and to `http::Response`.
#[cfg(feature = "http")]
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_http_impls {
    ($rt:ident, $code:ident, $detail_ref:ident) => {
        impl<B: ::core::convert::AsRef<[u8]>>
            ::core::convert::From<&$rt::__private::v1::http::Response<B>> for Error
        {
            /// Reads a response. Never fails.
            fn from(response: &$rt::__private::v1::http::Response<B>) -> Self {
                let headers = response.headers().iter();
                Self::from_http(response.status().as_u16(), headers, response.body())
            }
        }

        impl<B: ::core::convert::AsRef<[u8]>>
            ::core::convert::From<$rt::__private::v1::http::Response<B>> for Error
        {
            /// Reads a response. Never fails.
            fn from(response: $rt::__private::v1::http::Response<B>) -> Self {
                Self::from(&response)
            }
        }

        impl ::core::convert::From<$code> for $rt::__private::v1::http::StatusCode {
            /// Returns the status of the error; 500 where the API has none.
            fn from(code: $code) -> Self {
                let status = code.status().and_then(|status| Self::from_u16(status).ok());
                status.unwrap_or(Self::INTERNAL_SERVER_ERROR)
            }
        }

        impl ::core::convert::From<$detail_ref<'_>>
            for $rt::__private::v1::http::Response<$rt::__private::v1::String>
        {
            /// Returns the response that a client of this catalogue reads as this detail.
            // Where there are no messages there are no details.
            #[allow(unreachable_code, unused_mut, unused_variables)]
            fn from(detail: $detail_ref<'_>) -> Self {
                let mut response =
                    Self::new(<Body as ::core::convert::From<_>>::from(detail).to_json());
                *response.status_mut() = ::core::convert::Into::into(detail.code());
                let json = $rt::__private::v1::http::HeaderValue::from_static("application/json");
                response.headers_mut().insert($rt::__private::v1::http::header::CONTENT_TYPE, json);
                response
            }
        }
    };
}

/// Adds nothing: the engine was built without the feature `http`.
#[cfg(not(feature = "http"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_http_impls {
    ($rt:ident, $code:ident, $detail_ref:ident) => {};
}

#[doc(hidden)]
pub use __errcat_http_impls as http_impls;
