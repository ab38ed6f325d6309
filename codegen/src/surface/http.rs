//! Responses of the `http` crate, in and out.

extern crate alloc;

use self::alloc::string::String;

use super::body::Body;
use super::code::Code;
use super::detail::Detail;
use super::error::Error;

impl<B: AsRef<[u8]>> From<&http::Response<B>> for Error {
    /// Reads a response. Never fails.
    #[inline]
    fn from(response: &http::Response<B>) -> Self {
        Self::from_response(response.status().as_u16(), response.body())
    }
}

impl<B: AsRef<[u8]>> From<http::Response<B>> for Error {
    /// Reads a response. Never fails.
    #[inline]
    fn from(response: http::Response<B>) -> Self {
        Self::from(&response)
    }
}

impl From<Code> for http::StatusCode {
    /// The status of the error; 500 where the API has no statuses.
    #[inline]
    fn from(code: Code) -> Self {
        let status = code.status().and_then(|status| Self::from_u16(status).ok());
        status.unwrap_or(Self::INTERNAL_SERVER_ERROR)
    }
}

impl From<Detail<'_>> for http::Response<String> {
    /// The response that a client of this catalogue reads as this detail.
    #[inline]
    fn from(detail: Detail<'_>) -> Self {
        let mut response = Self::new(Body::from(detail).to_json());
        *response.status_mut() = detail.code().into();
        let json = http::HeaderValue::from_static("application/json");
        response.headers_mut().insert(http::header::CONTENT_TYPE, json);
        response
    }
}
