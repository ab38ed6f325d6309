//! One layer for the errors of two APIs: it logs, and decides about retries.

use errcat::{ApiError, Category, Retry};

#[allow(dead_code)]
mod gateway {
    errcat_macros::error_catalog!("fixtures/gateway.yaml");
}

/// The action after an error.
#[derive(PartialEq, Eq, Debug)]
enum Decision {
    Retry,
    Restart(&'static str),
    Fail,
}

fn decide(error: &dyn ApiError) -> Decision {
    match (error.retry(), error.category()) {
        (Some(Retry::Restart(operation)), _) => Decision::Restart(operation),
        (Some(retry), _) if retry.is_retryable() => Decision::Retry,
        (None, Category::RateLimited | Category::Unavailable) => Decision::Retry,
        _ => Decision::Fail,
    }
}

fn log(error: &dyn ApiError) -> String {
    let id = error.correlation_id().unwrap_or("-");
    format!("api={} error.type={} id={id} {error}", error.api(), error.error_type())
}

fn kustom(status: u16, body: &str) -> Box<dyn ApiError> {
    Box::new(kustom_checkout_errors::Error::from_response(status, body))
}

fn gateway(status: u16, body: &str) -> Box<dyn ApiError> {
    Box::new(gateway::Error::from_response(status, body))
}

#[test]
fn two_apis_are_logged_and_retried_by_one_layer() {
    let conflict = r#"{"error_code":"BAD_VALUE","error_messages":["Not matching fields: a"]}"#;
    let errors = [
        kustom(503, ""),
        kustom(403, r#"{"error_code":"INVALID_OPERATION"}"#),
        kustom(409, conflict),
    ];
    let decisions: Vec<_> = errors.iter().map(|error| decide(&**error)).collect();
    assert_eq!(decisions[..2], [Decision::Retry, Decision::Restart("create_order")]);
    assert_ne!(decisions[2], Decision::Retry);
    let declined = gateway(402, r#"{"error":{"code":"declined","details":["No\nmoney"]}}"#);
    assert_eq!((decide(&*declined), declined.category()), (Decision::Fail, Category::Declined));
    assert_eq!(log(&*declined), "api=Gateway error.type=declined id=- 402 declined: No\\u{a}money");
    assert_eq!(log(&*errors[0]), "api=Kustom Checkout error.type=_OTHER id=- 503");
}

#[test]
fn one_layer_can_hold_errors_as_std_errors() {
    let error: Box<dyn ApiError> = gateway(402, "{}");
    let shown = error.to_string();
    let error: Box<dyn std::error::Error> = error;
    assert_eq!(error.to_string(), shown);
}
