//! What this project relies on. Change it with the catalogue.

use CRATE::errors::{BadField, Code, Detail, Error, Operation};

const BODY: &str = r#"KNOWN"#;

#[test]
fn a_response_becomes_a_typed_error() {
    let error = Error::from_response(400, BODY);
    assert_eq!(error.code(), Some(Code::BadField));
    assert_eq!(error.correlation_id(), Some("r-1"));
    let details: Vec<_> = error.findings().filter_map(|finding| finding.detail()).collect();
    assert_eq!(details, [Detail::BadField(BadField::Missing { field: "items[0].price" })]);
}

#[test]
fn people_get_to_know_what_to_do() {
    assert_eq!(CRATE::advice(400, BODY), "Correct the field that the message names.");
    let error = Error::from_response(400, BODY);
    assert!(error.impact(Operation::PlaceOrder).is_some_and(|seen| seen.contains("cart")));
}

#[test]
fn what_the_catalogue_does_not_know_is_kept() {
    let body = r#"UNKNOWN_BODY"#;
    let error = Error::from_response(418, body);
    assert_eq!((error.code(), error.code_text()), (None, Some("NEW")));
    assert!(error.unmatched().eq(["never seen"]));
    assert_eq!(error.body(), body.as_bytes());
}
