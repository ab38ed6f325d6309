//! A shop that takes payments through two APIs, and decides in one place what to do when a payment fails.
//!
//! `cargo run -p errcat-tests --example shop` prints what it decides about a few responses.

use std::time::Duration;

use errcat::{ApiError, Category, Effect, Retry};

/// What the shop does after a failed call.
#[derive(PartialEq, Eq, Debug)]
pub enum Step {
    /// Send the same request again after this time.
    SendAgain(Duration),
    /// Look up whether there is an order before anything else is sent.
    LookUp,
    /// Go back to this operation of the API.
    StartAgain(&'static str),
    /// Ask the customer for another way to pay.
    OtherPayment,
    /// Nothing helps but a correction by whoever runs the shop.
    Report,
}

/// Decides about an error of either API.
pub fn decide(error: &dyn ApiError) -> Step {
    if error.category() == Category::Declined {
        return Step::OtherPayment;
    }
    match error.retry() {
        Some(Retry::Restart(operation)) => Step::StartAgain(operation),
        Some(retry) if retry.is_retryable() => Step::SendAgain(wait(error)),
        None if error.category() == Category::RateLimited => Step::SendAgain(wait(error)),
        None if error.effect() == Some(Effect::Unknown) => Step::LookUp,
        _ => Step::Report,
    }
}

fn wait(error: &dyn ApiError) -> Duration {
    error.retry_after().unwrap_or(Duration::from_secs(1))
}

/// Returns a line for the log, with what an alert can be grouped by.
pub fn log_line(error: &dyn ApiError) -> String {
    let help = error.documentation().unwrap_or("-");
    format!("api={:?} error.type={} help={help} {error}", error.api(), error.error_type())
}

/// Reads a response of the API that was called.
pub fn read(api: Api, status: u16, body: &str) -> Box<dyn ApiError> {
    match api {
        Api::Klarna => Box::new(klarna_payments_errors::Error::from_response(status, body)),
        Api::Kustom => Box::new(kustom_checkout_errors::Error::from_response(status, body)),
    }
}

/// The APIs that the shop can pay through.
#[derive(Clone, Copy)]
pub enum Api {
    /// Klarna Payments.
    Klarna,
    /// Kustom Checkout.
    Kustom,
}

#[allow(dead_code, clippy::print_stdout, reason = "a program, which a test includes as a module")]
fn main() {
    let responses = [
        (Api::Klarna, 403, r#"{"error_code":"REJECTED","error_messages":[],"correlation_id":"1"}"#),
        (Api::Kustom, 404, r#"{"error_code":"NOT_FOUND","error_messages":["Invalid session id"]}"#),
        (Api::Klarna, 500, r#"{"error_code":"INTERNAL_SERVER_ERROR","error_messages":[]}"#),
        (Api::Kustom, 504, "<html>"),
    ];
    for (api, status, body) in responses {
        let error = read(api, status, body);
        println!("{}\n  {:?}", log_line(&*error), decide(&*error));
    }
}
