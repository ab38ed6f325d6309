//! The example `shop`: an application that handles the errors of two generated crates in one place.

use std::time::Duration;

use example::{Api, Step, decide, log_line, read};

#[path = "../../examples/shop.rs"]
#[allow(unreachable_pub, reason = "a program, included as a module")]
mod example;

fn step(api: Api, status: u16, body: &str) -> Step {
    decide(&*read(api, status, body))
}

#[test]
fn each_error_leads_to_a_step() {
    let code = |code: &str| format!(r#"{{"error_code":"{code}","error_messages":[]}}"#);
    for api in [Api::Klarna, Api::Kustom] {
        assert_eq!(step(api, 400, &code("BAD_VALUE")), Step::Report);
        assert_eq!(step(api, 404, &code("SESSION_COMPLETED")), Step::Report);
        assert_eq!(step(api, 502, "<html>"), Step::LookUp);
        assert_eq!(step(api, 429, ""), Step::SendAgain(Duration::from_secs(1)));
    }
    assert_eq!(step(Api::Klarna, 403, &code("REJECTED")), Step::OtherPayment);
    assert_eq!(step(Api::Klarna, 404, &code("NOT_FOUND")), Step::StartAgain("create_session"));
    let failed = step(Api::Klarna, 500, &code("INTERNAL_SERVER_ERROR"));
    assert_eq!(failed, Step::SendAgain(Duration::from_secs(5)));
    let expired = r#"{"error_code":"NOT_FOUND","error_messages":["Invalid authorization token"]}"#;
    assert_eq!(step(Api::Kustom, 404, expired), Step::StartAgain("authorize"));
}

#[test]
fn a_log_line_names_api_error_and_page() {
    let body = r#"{"error_code":"REJECTED","error_messages":[],"correlation_id":"c"}"#;
    let line = log_line(&*read(Api::Klarna, 403, body));
    assert_eq!(
        line,
        "api=\"Klarna Payments\" error.type=rejected \
         help=https://docs.klarna.com/resources/error-details/errors-in-klarna-payments 403 REJECTED (#c)"
    );
}

#[test]
fn errors_of_an_operation_are_as_declared() {
    use klarna_payments_errors::{Code, Error, Operation};

    assert!(Operation::CreateOrder.errors().any(|code| code == Code::Rejected));
    assert!(Operation::CreateSession.errors().all(|code| code != Code::Rejected));
    let rejected = Error::from_response(403, r#"{"error_code":"REJECTED","error_messages":[]}"#);
    assert!(rejected.is_expected_from(Operation::CreateOrder));
    assert!(!rejected.is_expected_from(Operation::CreateSession));
    let unknown = Error::from_response(418, "");
    assert!(!unknown.is_expected_from(Operation::CreateOrder));
}
