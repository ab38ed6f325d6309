//! A client that returns errors with `?`, keeps them, compares them, and writes them down.

use std::collections::{BTreeSet, HashSet};
use std::error::Error as StdError;

use kustom_checkout_errors::{
    BadValue, BadValueAddress, Category, Code, Detail, Entry, Error, Operation, Retry, classify,
};

const TAX_RATE: Entry = Entry::constant("bad_value.order_line_tax_rate");

const BODY: &str = r#"{"error_code":"BAD_VALUE","error_messages":["Bad value: order_lines[0].tax_rate","Bad value: locale"],"correlation_id":"c-1"}"#;

fn create_order(status: u16, body: &str) -> Result<(), Error> {
    if status < 400 { Ok(()) } else { Err(Error::from_response(status, body)) }
}

/// Returns the first problem as a boxed error.
fn run(status: u16, body: &str) -> Result<(), Box<dyn StdError + Send + Sync>> {
    match create_order(status, body) {
        Err(error) if error.is(Code::BadValue) => {
            Err(error.into_detail().ok_or("a bad value without a message")?.into())
        }
        result => Ok(result?),
    }
}

#[test]
fn errors_are_returned_and_kept() {
    let kept = run(400, BODY).expect_err("it fails");
    assert_eq!(kept.to_string(), "BAD_VALUE : order_lines[0].tax_rate", "the documented text");
    let detail = kept.downcast::<Detail>().expect("it is a detail");
    assert_eq!(detail.borrowed(), BadValue::OrderLineTaxRate { line: 0 }.into());
    assert_eq!(detail.entry(), TAX_RATE);
    let whole = run(404, "{}").expect_err("it fails");
    assert!(whole.is::<Error>());
    assert_eq!(create_order(400, BODY).expect_err("it fails").into_body(), BODY.as_bytes());
}

#[test]
fn errors_are_compared_and_collected() {
    let parsed: serde_json::Value = serde_json::from_str(BODY).expect("it is JSON");
    let pretty = serde_json::to_string_pretty(&parsed).expect("it is written");
    assert_ne!(pretty, BODY);
    assert_eq!(Error::from_response(400, BODY), Error::from_response(400, pretty));
    let error = Error::from_response(400, BODY);
    let details: Vec<Detail> =
        error.findings().filter_map(|finding| Some(finding.detail()?.into_owned())).collect();
    let sorted: BTreeSet<_> = details.iter().cloned().collect();
    let hashed: HashSet<_> = details.iter().cloned().collect();
    assert!(sorted.into_iter().eq(details.iter().cloned()) && hashed.len() == 2);
    let finding = classify(400, "BAD_VALUE", "Bad value: locale").next();
    assert_eq!(error.findings().nth(1), finding);
    assert_ne!(error.findings().next(), finding);
}

#[test]
fn names_find_what_they_name() {
    for code in Code::ALL.iter().copied() {
        assert_eq!(code.to_string().parse(), Ok(code));
        assert_eq!(code.name().parse(), Ok(code));
        assert_eq!(format!("{code:<30}|"), format!("{:<30}|", code.to_string()));
    }
    assert_eq!("504".parse(), Ok(Code::RequestTimeout));
    assert!("400".parse::<Code>().is_err(), "it has a code");
    for entry in Entry::all() {
        assert_eq!(entry.to_string().parse(), Ok(entry));
    }
    assert_eq!(TAX_RATE.to_string(), "bad_value.order_line_tax_rate");
    assert_eq!(format!("{TAX_RATE:?}"), "Entry(bad_value.order_line_tax_rate)");
    let unknown = "no_such".parse::<Code>().expect_err("there is no such error");
    assert_eq!(unknown.to_string(), "`no_such` is not in the error catalogue");
    assert_eq!(unknown.name(), "no_such");
    assert_eq!("bad_value".parse::<Entry>().ok(), None);
    assert_eq!("bad_value.localf".parse::<Entry>().ok(), None);
}

#[test]
fn one_line_stays_one_line() {
    let body = r#"{"error_code":"BAD_VALUE","error_messages":["a\u001b[31m\nb\u202e","c"],"correlation_id":"x\ny"}"#;
    let error = Error::from_response(400, body);
    assert_eq!(
        error.to_string(),
        "400 BAD_VALUE: a\\u{1b}[31m\\u{a}b\\u{202e} (and 1 more) (#x\\u{a}y)"
    );
    let shown: Vec<_> = error.findings().map(|finding| finding.to_string()).collect();
    assert_eq!(shown, ["a\\u{1b}[31m\\u{a}b\\u{202e}", "c"]);
    let long =
        format!(r#"{{"error_code":"BAD_VALUE","error_messages":["{}"]}}"#, "é".repeat(100_000));
    let error = Error::from_response(400, long);
    assert!(error.to_string().chars().count() < 300 && format!("{error:?}").len() < 1000);
    assert_eq!(Error::from_response(401, "").to_string(), "401 UNAUTHORIZED");
    assert_eq!(Error::from_response(418, "tea").to_string(), "418");
    let full = format!("{:#}", Error::from_response(400, BODY));
    let lines: Vec<_> = full.lines().collect();
    assert_eq!(lines[0], "400 BAD_VALUE (#c-1)");
    assert_eq!(lines[1..3], ["- Bad value: order_lines[0].tax_rate", "- Bad value: locale"]);
    assert!(lines[3].starts_with("What to do: ") && full.contains("\nSee https://"), "{full}");
}

#[test]
fn debug_can_be_pasted_into_a_test() {
    let error = Error::from_response(400, BODY);
    let detail = error.detail().expect("it is known");
    assert_eq!(format!("{detail:?}"), "BadValue(OrderLineTaxRate { line: 0 })");
    assert_eq!(format!("{:?}", BadValue::<&str>::Locale), "Locale");
    let address = BadValueAddress::BillingAddress;
    let detail = Detail::BadValue(BadValue::AddressField { address, field: "city" });
    let debug = "BadValue(AddressField { address: BillingAddress, field: \"city\" })";
    assert_eq!(format!("{detail:?}"), debug);
    let detail = error.detail().expect("it is known");
    let pretty = "BadValue(\n    OrderLineTaxRate {\n        line: 0,\n    },\n)";
    assert_eq!(format!("{detail:#?}"), pretty);
}

#[test]
fn advice_and_kinds() {
    let error = Error::from_response(400, BODY);
    assert_eq!(error.category(), Category::InvalidRequest);
    assert_eq!((error.error_type(), error.is_retryable()), ("bad_value", false));
    assert_eq!(error.documentation(), Code::BadValue.documentation());
    assert!(Code::BadValue.documentation().is_some_and(|page| page.starts_with("https://")));
    let finding = error.findings().next().expect("there are two");
    assert_eq!(finding.documentation(), TAX_RATE.documentation());
    assert!(finding.documentation().is_some() && !finding.is_retryable());
    assert_eq!(finding.to_string(), "Bad value: order_lines[0].tax_rate");
    let unknown = Error::from_response(429, r#"{"error_code":"SLOW_DOWN"}"#);
    assert_eq!((unknown.category(), unknown.error_type()), (Category::RateLimited, "_OTHER"));
    assert_eq!((unknown.remedy(), unknown.retry(), unknown.documentation()), (None, None, None));
    assert!(!unknown.is_expected_from(Operation::CreateOrder));
    for code in Code::ALL.iter().copied() {
        let retryable = matches!(code.retry(), Some(Retry::Unchanged | Retry::AfterWait));
        assert_eq!(code.is_retryable(), retryable, "{code}");
    }
}

#[test]
fn details_go_through_serde() {
    let error = Error::from_response(400, BODY);
    for detail in error.findings().filter_map(|finding| finding.detail()) {
        let json = serde_json::to_string(&detail).expect("it is written");
        let again: Detail = serde_json::from_str(&json).expect("it is read");
        assert_eq!(again.borrowed(), detail, "{json}");
    }
    let detail = Detail::from(BadValue::OrderLineTaxRate::<&str> { line: 7 });
    let json = r#"{"entry":"bad_value.order_line_tax_rate","values":{"line":7}}"#;
    assert_eq!(serde_json::to_string(&detail).expect("it is written"), json);
    for wrong in [
        r#"{"entry":"bad_value.order_line_tax_rate","values":{"line":"x"}}"#,
        r#"{"entry":"bad_value.order_line_tax_rate"}"#,
        r#"{"entry":"bad_value.no_such","values":{}}"#,
        r#"{"values":{}}"#,
        "5",
    ] {
        assert!(serde_json::from_str::<Detail>(wrong).is_err(), "{wrong}");
    }
    assert_eq!(
        serde_json::to_string(&(Code::NotFound, TAX_RATE)).expect("it is written"),
        r#"["not_found","bad_value.order_line_tax_rate"]"#
    );
    let read: (Code, Entry, Operation) =
        serde_json::from_str(r#"["404 NOT_FOUND","bad_value.locale","authorize"]"#).expect("read");
    assert_eq!(read, (Code::NotFound, Entry::constant("bad_value.locale"), Operation::Authorize));
}
