//! Kustom Checkout on the wire: responses that merchants really receive, and their expected readings.

use kustom_checkout_errors::{
    BadValue, BadValueAddress, BadValueRef, Body, Code, ConflictingValue, Detail, DetailRef, Entry,
    Error, Finding, ORDER_LIFETIME, Operation, REQUEST_TIMEOUT, Retry, classify,
};

fn details<'a>(findings: impl Iterator<Item = Finding<'a>>) -> Vec<Option<DetailRef<'a>>> {
    findings.map(|finding| finding.detail()).collect()
}

#[track_caller]
fn check(message: &str, expected: &[(Option<BadValueRef<'_>>, Option<&str>)]) {
    let findings: Vec<_> = classify(400, "BAD_VALUE", message).collect();
    let read: Vec<_> =
        findings.iter().map(|finding| (finding.detail(), finding.reason())).collect();
    let expected: Vec<_> = expected.iter().map(|(d, r)| (d.map(Detail::from), *r)).collect();
    assert_eq!(read, expected, "{message:?}");
}

#[test]
fn spellings_of_a_property() {
    let tax_rate = BadValue::OrderLineTaxRate { line: 7 };
    for text in [
        "BAD_VALUE : order_lines[7].tax_rate",
        "Bad value: order_lines[7].tax_rate",
        "bad value:order_lines[7].tax_rate",
        "BAD_VALUE:  order_lines[7].tax_rate ",
        "[BAD_VALUE : order_lines[7].tax_rate]",
        "Bad value: order_lines[7].tax_rate.",
    ] {
        check(text, &[(Some(tax_rate), None)]);
    }
}

#[test]
fn reasons_and_lists() {
    let rate = |line| Some(BadValue::OrderLineTaxRate { line });
    let other = |field| Some(BadValue::OtherField { field });
    check(
        "Bad value: order_lines[0].tax_rate (may not be null), order_lines[1].tax_rate",
        &[(rate(0), Some("may not be null")), (rate(1), None)],
    );
    check(
        "Bad value: order_lines (length: too long (65 > 64), see docs), locale",
        &[
            (Some(BadValue::OrderLines), Some("length: too long (65 > 64), see docs")),
            (Some(BadValue::Locale), None),
        ],
    );
    check(
        "Bad value: order_lines: too long, 65 > 64, order_lines[2].tax_rate must be set",
        &[(Some(BadValue::OrderLines), Some("too long, 65 > 64")), (rate(2), Some("must be set"))],
    );
    check(
        "Bad value: order_amount, merchant_urls.push",
        &[(other("order_amount"), None), (other("merchant_urls.push"), None)],
    );
    check("Bad value: 65 > 64", &[(None, None)]);
    check("", &[(None, None)]);
}

#[test]
fn a_repeated_prefix_begins_another_finding() {
    let (locale, currency) = (Some(BadValue::Locale), Some(BadValue::PurchaseCurrency));
    let separators = [", ", "; ", "  ", " ", ",", " - "];
    for separator in separators {
        let text = format!("Bad value: locale{separator}Bad value: purchase_currency");
        check(&text, &[(locale, None), (currency, None)]);
    }
    check("Bad value: bad value: locale", &[(locale, None)]);
    check("Bad value: locale (see Bad value: x)", &[(locale, Some("see Bad value: x"))]);
    check(
        "[Bad value: locale (a), order_lines, BAD_VALUE : purchase_currency]",
        &[(locale, Some("a")), (Some(BadValue::OrderLines), None), (currency, None)],
    );
    let texts: Vec<_> = classify(400, "BAD_VALUE", "Bad value: 65 > 64, Bad value: locale")
        .map(|finding| (finding.text(), finding.entry().map(Entry::name)))
        .collect();
    assert_eq!(texts, [("Bad value: 65 > 64", None), ("Bad value: locale", Some("locale"))]);
}

#[test]
fn values_that_do_not_fit_fall_back() {
    let huge = "order_lines[99999999999999999999].tax_rate";
    check(&format!("Bad value: {huge}"), &[(Some(BadValue::OtherField { field: huge }), None)]);
    let address = BadValueAddress::ShippingAddress;
    let postal = BadValue::AddressField { address, field: "postal_code" };
    check("bad value: Shipping_Address.postal_code", &[(Some(postal), None)]);
}

#[test]
fn whole_responses() {
    let body = r#"{"error_code":"BAD_VALUE","error_messages":["Not matching fields: [a.b]"],"correlation_id":"c-1"}"#;
    let error = Error::from_response(409, body);
    assert_eq!(error.code(), Some(Code::ConflictingValue));
    assert_eq!(error.correlation_id(), Some("c-1"));
    let expected = ConflictingValue::FieldsNotMatching { fields: "a.b" };
    assert_eq!(details(error.findings()), [Some(expected.into())]);
    assert_eq!(error.to_string(), "409 BAD_VALUE: Not matching fields: [a.b] (#c-1)");
}

#[test]
fn bodies_that_are_no_error_object() {
    let code = |status, body: &str| Error::from_response(status, body).code();
    assert_eq!(code(401, "<html><title>401</title></html>"), Some(Code::Unauthorized));
    assert_eq!(code(404, ""), None);
    assert_eq!(code(504, ""), Some(Code::RequestTimeout));
    assert_eq!(code(504, "<html>"), Some(Code::RequestTimeout));
    assert_eq!(code(400, r#"{"internal_message":"Bad format: merchant.id"}"#), None);
    assert_eq!(code(418, "I'm a teapot"), None);
    assert_eq!(code(400, r#"{"error_messages":["Bad value: locale"]}"#), Some(Code::BadValue));
    assert_eq!(code(400, r#"{"error_message":"Bad value: locale"}"#), Some(Code::BadValue));
    assert_eq!(
        code(400, r#"{"error_code":"BAD_VALUE","error_messages":["Bad va"#),
        Some(Code::BadValue)
    );
    assert_eq!(code(400, r#"{"error_code":null,"error_messages":[null,5,{}]}"#), None);
}

#[test]
fn what_is_unknown_is_kept() {
    let body = br#"{"error_code":"READ_ONLY_ORDER","error_messages":["Resource is read-only",""]}"#;
    let error = Error::from_response(403, body);
    assert_eq!((error.code(), error.code_text()), (None, Some("READ_ONLY_ORDER")));
    assert_eq!(error.unmatched().collect::<Vec<_>>(), ["Resource is read-only", ""]);
    assert_eq!(error.body(), body);
    let invalid = Error::from_response(500, b"\xff\xfe");
    assert_eq!(invalid.body(), b"\xff\xfe");
    // Three bytes that are not UTF-8 become one character of three bytes.
    let cut = b"{\"error_code\":\"REJECTED\",\"error_messages\":[\"\xf0\x9f\x98\"]}";
    let error = Error::from_response(403, cut);
    assert_eq!((error.body(), error.code()), (&cut[..], Some(Code::Rejected)));
    assert_eq!(error.messages().collect::<Vec<_>>(), ["\u{fffd}"]);
    let known =
        Error::from_parts(Some(500), Some("INTERNAL_SERVER_ERROR"), ["Internal error", "x"]);
    assert_eq!(known.unmatched().collect::<Vec<_>>(), ["x"]);
}

#[test]
fn facts_are_at_hand() {
    assert_eq!(REQUEST_TIMEOUT.as_secs(), 30);
    assert_eq!(ORDER_LIFETIME.as_secs(), 48 * 60 * 60);
    let empty = Error::from_parts(Some(403), Some("INVALID_OPERATION"), []);
    assert_eq!(
        empty.findings().next().and_then(|f| f.entry()).map(Entry::name),
        Some("operation_not_allowed")
    );
    assert_eq!(empty.retry(), Some(Retry::Restart(Operation::CreateOrder)));
    assert!(Code::BadValue.impact(Operation::CreateOrder).is_some());
    assert!(Code::BadValue.impact(Operation::Authorize).is_none());
}

#[test]
fn what_a_server_sends_a_client_reads() {
    let sent = BadValue::OrderLineTotalTaxAmount { line: 3 };
    let body = Body::of(sent)
        .expect("a client reads it")
        .with(BadValue::Locale)
        .with_correlation_id("c-2");
    let error = Error::from_response(400, body.to_json());
    assert_eq!(details(error.findings()), [Some(sent.into()), Some(BadValue::Locale.into())]);
    assert_eq!(error.correlation_id(), Some("c-2"));
    let response =
        http::Response::<String>::try_from(Detail::from(sent)).expect("a client reads it");
    assert_eq!(response.status(), 400);
    assert_eq!(details(Error::from(&response).findings()), [Some(sent.into())]);
    let parsed: Body = serde_json::from_str(&body.to_json()).expect("a body is JSON");
    assert_eq!(parsed, body);
    assert_eq!(serde_json::to_string(&parsed).expect("a body is JSON"), body.to_json());
}

#[test]
fn an_error_is_small() {
    assert!(size_of::<Error>() <= 120, "{} bytes", size_of::<Error>());
}

#[test]
fn an_unknown_code_under_504_is_the_time_out() {
    let error =
        Error::from_response(504, r#"{"error_code": "GATEWAY_TIMEOUT", "error_messages": []}"#);
    assert_eq!(error.code(), Some(Code::RequestTimeout));
    assert_eq!(error.code_text(), Some("GATEWAY_TIMEOUT"));
    let error = Error::from_response(500, r#"{"error_code": "GATEWAY_TIMEOUT"}"#);
    assert_eq!(error.code(), None);
}

#[test]
fn a_body_that_a_client_would_misread_is_refused() {
    let field = |field| Body::of(BadValue::OtherField { field });
    assert!(field("order_amount").is_ok());
    for other in ["order_lines[0].tax_rate", "a, b c", "", "locale"] {
        let problem = field(other).expect_err("a client reads something else");
        assert!(problem.to_string().starts_with("a client would"), "{problem}");
    }
    let problem = field("a, b").expect_err("a client reads two findings");
    assert!(problem.to_string().contains("`, then `"), "{problem}");
    let several = Body::new(Code::BadValue).with(BadValue::Locale).with(BadValue::OrderLines);
    let response = several.to_response::<Vec<u8>>(http::StatusCode::BAD_REQUEST);
    assert_eq!(Error::from(&response).findings().count(), 2);
    let response = http::Response::<Vec<u8>>::from(Code::RequestTimeout);
    assert_eq!(Error::from(&response).code(), Some(Code::RequestTimeout));
}
