//! Values that a catalogue marks as sensitive are shown nowhere, and are there for programs that ask for them.

use std::fmt::Debug;

#[allow(dead_code)]
mod generated {
    errcat_macros::error_catalog!("fixtures/sensitive.yaml");
}

use generated::{Body, Declined, Detail, Error, Fields, ItemFields};

const SECRET: &str = "s3cret";

const BODY: &str = r#"{
    "code": "DECLINED", "messages": ["Card s3cret expired in 2020", "card s3cret EXPIRED in 2021 (s3cret was old)"],
    "id": "r-1", "email": "s3cret@shop.test", "phones": ["s3cret"], "attempts": 3,
    "items": [{"code": "TAKEN", "messages": ["The name s3cret one is taken"], "token": "s3cret"}]
}"#;

/// Returns how a value is shown in a debugger, on one line and on several.
fn debug(value: &dyn Debug) -> String {
    let shown = format!("{value:?}");
    for text in [&shown, &format!("{value:#?}")] {
        assert!(!text.contains(SECRET), "{text}");
        assert!(text.contains("[redacted]"), "{text}");
    }
    shown
}

#[test]
fn an_error_is_shown_without_them() {
    let error = Error::from_response(402, BODY);
    assert_eq!(
        error.to_string(),
        "402 DECLINED: Card [redacted] expired in 2020 (and 2 more) (#r-1)"
    );
    let full = format!("{error:#}");
    let lines: Vec<_> = full.lines().collect();
    assert_eq!(
        lines[1..4],
        [
            "- Card [redacted] expired in 2020",
            "- card [redacted] EXPIRED in 2021 ([redacted] was old)",
            "- The name [redacted] is taken",
        ]
    );
    assert!(!full.contains(SECRET), "{full}");
    let shown: Vec<_> = error.findings().map(|finding| format!("- {finding}")).collect();
    assert_eq!(shown, lines[1..4]);
    debug(&error);
    for item in error.items() {
        debug(&item);
    }
    assert_eq!(debug(&error.findings()), debug(&error.findings().collect::<Vec<_>>()));
    assert_eq!(
        debug(&error.findings().nth(1)),
        "Some(Finding { detail: Some(Declined(Expired { digits: [redacted], year: 2021 })), \
         text: \"card [redacted] EXPIRED in 2021 ([redacted] was old)\", \
         reason: Some(\"[redacted] was old\") })"
    );
}

#[test]
fn fields_are_shown_without_them() {
    let error = Error::from_response(402, BODY);
    assert_eq!(
        debug(&error.fields()),
        "Fields { email: [redacted], phones: [redacted], attempts: Some(3) }"
    );
    assert_eq!(
        debug(&error.items().next().expect("one").fields()),
        "ItemFields { token: [redacted] }"
    );
    assert_eq!(
        format!("{:?}", Fields::default()),
        "Fields { email: None, phones: [], attempts: None }",
        "there is nothing to hide"
    );
}

#[test]
fn a_detail_is_shown_without_them_and_written_with_them() {
    let error = Error::from_response(402, BODY);
    let detail = error.detail().expect("it is known");
    assert_eq!(detail, Declined::Expired { digits: SECRET, year: 2020 }.into());
    assert_eq!(detail.to_string(), "Card [redacted] expired in 2020");
    assert_eq!(detail.into_owned().to_string(), "Card [redacted] expired in 2020");
    assert_eq!(detail.to_message(), "Card s3cret expired in 2020");
    debug(&detail);
    let twice = Declined::UsedTwice { order: 77, digits: "1" };
    assert_eq!(twice.to_string(), "Order [redacted] was paid with [redacted] and [redacted] again");
    assert_eq!(twice.to_message(), "Order 77 was paid with 1 and 1 again");
    let sent = Body::of(twice).expect("it is read back").to_json();
    let read = Error::from_response(402, sent);
    assert_eq!(read.detail(), Some(twice.into()));
    assert_eq!(
        read.to_string(),
        "402 DECLINED: Order [redacted] was paid with [redacted] and [redacted] again"
    );
    let refused = Declined::Expired { digits: "s3cret 42", year: 2020 };
    let refused = Body::of(refused).expect_err("a word has no white space");
    assert_eq!(
        refused.to_string(),
        "a client would read `Card [redacted] expired in 2020` as another message or with other values"
    );
    debug(&refused);
    assert_eq!(refused.text(), "Card s3cret 42 expired in 2020");
}

#[test]
fn a_body_is_shown_without_them_and_written_with_them() {
    let fields = Fields { email: Some(SECRET), attempts: Some(2), ..Fields::default() };
    let item = ItemFields { token: Some(SECRET), ..ItemFields::default() };
    let detail = Detail::Taken { name: SECRET };
    let body =
        Body::of(detail).expect("it is read back").with_fields(&fields).with_item_fields(&item);
    assert_eq!(
        debug(&body),
        "Body { status: None, code: Some(\"TAKEN\"), messages: [], correlation_id: None, \
         fields: {\"email\": [redacted], \"attempts\": \"2\"}, items: [Item { status: None, \
         code: Some(\"TAKEN\"), messages: [\"The name [redacted] is taken\"], fields: {\"token\": [redacted]} }] }"
    );
    assert_eq!(body.to_json().matches(SECRET).count(), 3, "{body}");
    assert_eq!(body.to_string(), body.to_json());
}

#[test]
fn an_unknown_error_is_shown_without_what_any_message_hides() {
    let body = r#"{"code":"NEW","messages":["The name s3cret is taken", "s3cret?"]}"#;
    let error = Error::from_response(418, body);
    assert_eq!(error.to_string(), "418 NEW: The name [redacted] is taken (and 1 more)");
    assert_eq!(error.code(), None);
    let first = error.findings().next();
    assert_eq!(first.map(|finding| finding.text()), Some("The name s3cret is taken"));
    debug(&first);
}

#[test]
fn programs_read_them() {
    let error = Error::from_response(402, BODY);
    assert_eq!(error.messages().next(), Some("Card s3cret expired in 2020"));
    assert_eq!(error.fields().email, Some("s3cret@shop.test"));
    let params: Vec<_> =
        error.findings().flat_map(|finding| finding.params().collect::<Vec<_>>()).collect();
    assert_eq!(params[..2], [("digits", SECRET), ("year", "2020")]);
    assert_eq!(error.body(), BODY.as_bytes());
}

#[test]
fn a_long_message_is_not_cut_within_a_value() {
    let long = "x".repeat(5000);
    for before in 1..30 {
        let name = format!("{}{SECRET}{long}", "y ".repeat(before * 4));
        let body =
            Body::from(generated::Code::Taken).with_message(&format!("The name {name} is taken"));
        let error = Error::from_body(409, &body);
        assert_eq!(error.to_string(), "409 TAKEN: The name [redacted] is taken");
        let many =
            format!("{}, card {SECRET} expired in 2020", vec!["Over the limit"; before].join(", "));
        let error = Error::from_parts(Some(402), Some("DECLINED"), [&*many]);
        assert!(!error.to_string().contains("s3"), "{error}");
        debug_all(&error);
    }
}

fn debug_all(error: &Error) {
    for text in [format!("{error:?}"), format!("{error:#}")] {
        assert!(!text.contains("s3"), "{text}");
    }
}
