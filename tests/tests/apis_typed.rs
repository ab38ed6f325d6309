//! The types of APIs with bodies of many shapes, as a program uses them.

// Only some of the items of each catalogue are used.
#![allow(dead_code)]

use std::time::Duration;

macro_rules! apis {
    ($($name:ident: $file:literal,)+) => {
        $(mod $name { errcat_macros::error_catalog!($file); })+

        #[test]
        fn details_are_read_back_as_they_were_rendered() {
            $({
                use $name::{Body, Entry, Error};
                for entry in Entry::all() {
                    for example in entry.examples() {
                        let code = entry.code();
                        let body = Body::new(code).with_message(example).with_correlation_id("id");
                        let headers = body.headers();
                        let status = code.status().unwrap_or(400);
                        let error = Error::from_http(status, headers, body.to_json());
                        assert_eq!(error.code(), Some(code), "{body}");
                        let found: Vec<_> = error.findings().map(|finding| finding.entry()).collect();
                        assert_eq!(found, [Some(entry)], "{body}");
                    }
                }
            })+
        }
    };
}

apis! {
    acme: "fixtures/apis/acme.yaml",
    aws_json: "fixtures/apis/aws-json.yaml",
    facebook: "fixtures/apis/facebook.yaml",
    github: "fixtures/apis/github.yaml",
    google: "fixtures/apis/google.yaml",
    jsonapi: "fixtures/apis/jsonapi.yaml",
    klarna_payments: "../catalog/klarna-payments.yaml",
    kubernetes: "fixtures/apis/kubernetes.yaml",
    paypal: "fixtures/apis/paypal.yaml",
    slack: "fixtures/apis/slack.yaml",
    stripe: "fixtures/apis/stripe.yaml",
}

#[test]
fn items_have_codes_messages_and_fields() {
    let body = r#"{"name": "INVALID_REQUEST", "debug_id": "d", "details": [
        {"issue": "NEW_ISSUE", "description": "unheard of", "field": "/a"},
        {"issue": "MISSING_REQUIRED_PARAMETER", "field": "/b", "value": "secret",
         "description": "A required field / parameter is missing."}
    ]}"#;
    let error = paypal::Error::from_response(400, body);
    assert_eq!(error.code(), Some(paypal::Code::MissingRequiredParameter));
    assert_eq!(error.correlation_id(), Some("d"));
    assert_eq!(error.fields().name, Some("INVALID_REQUEST"));
    assert_eq!(error.retry(), Some(paypal::Retry::AfterFix));
    let items: Vec<_> = error.items().collect();
    assert_eq!(items.len(), 2);
    assert_eq!((items[0].remedy(), items[0].retry(), items[0].description()), (None, None, None));
    let missing = paypal::Code::MissingRequiredParameter;
    assert_eq!(items[1].remedy(), missing.remedy());
    assert_eq!(items[1].retry(), Some(paypal::Retry::AfterFix));
    assert_eq!(items[1].description(), missing.description());
    assert_eq!(items[1].documentation(), missing.documentation());
    assert!(missing.remedy().is_some() && missing.documentation().is_some());
    assert_eq!((items[0].code(), items[0].code_text()), (None, Some("NEW_ISSUE")));
    assert_eq!(items[0].unmatched().collect::<Vec<_>>(), ["unheard of"]);
    assert_eq!(items[1].code(), Some(paypal::Code::MissingRequiredParameter));
    assert_eq!(items[1].fields().field, Some("/b"));
    assert_eq!(items[1].fields().value, Some("secret"));
    assert!(!format!("{:?}", items[1].fields()).contains("secret"));
    assert_eq!(error.unmatched().collect::<Vec<_>>(), ["unheard of"]);
}

#[test]
fn the_time_to_wait_comes_from_a_header() {
    let headers = [("Retry-After", "30"), ("content-type", "application/json")];
    let error = slack::Error::from_http(429, headers, "");
    assert_eq!(error.code(), Some(slack::Code::Ratelimited));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(30)));
    assert_eq!(error.header("retry-after"), Some("30"));
    let date = "Sun, 06 Nov 1994 08:49:37 GMT";
    let headers = [("retry-after", "Sun, 06 Nov 1994 08:50:07 GMT"), ("date", date)];
    let error = slack::Error::from_http(429, headers, "");
    assert_eq!(error.retry_after(), Some(Duration::from_secs(30)));
}

#[test]
fn fields_are_rendered_and_read_back() {
    let mut fields = paypal::ItemFields::default();
    (fields.field, fields.location) = (Some("/a"), Some("body"));
    let code = paypal::Code::MissingRequiredParameter;
    let body = paypal::Body::new(code)
        .with_message("A required field / parameter is missing.")
        .with_item_fields(&fields);
    let error = paypal::Error::from_response(400, body.to_json());
    assert_eq!(error.items().map(paypal::Item::fields).collect::<Vec<_>>(), [fields]);
}
