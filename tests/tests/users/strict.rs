//! A library that denies as many lints as possible, with a catalogue in a public module.

#[deny(missing_docs, unused, nonstandard_style, clippy::all, clippy::pedantic, clippy::nursery)]
#[deny(clippy::expect_used, clippy::indexing_slicing, clippy::as_conversions, clippy::pub_use)]
pub mod shop {
    //! The errors of a gateway.
    errcat_macros::error_catalog!(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/gateway.yaml"));

    /// Returns what to do.
    #[must_use]
    pub fn advice(status: u16, body: &str) -> Option<&'static str> {
        Error::from_response(status, body).remedy()
    }
}

#[test]
fn a_strict_library_builds() {
    assert_eq!(shop::advice(402, "{}"), None);
    let declined = shop::advice(402, r#"{"error":{"code":"declined"}}"#);
    assert_eq!(declined, shop::Code::Declined.remedy());
}
