//! Reads the errors of the API.

ERRORS

/// What somebody who got this response should do.
pub fn advice(status: u16, body: &str) -> &'static str {
    let error = errors::Error::from_response(status, body);
    let remedy = error.findings().find_map(|finding| finding.remedy());
    remedy.or(error.remedy()).unwrap_or("Ask somebody who knows the API.")
}
