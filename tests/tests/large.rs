//! A catalogue whose tables are packed gives the same facts and readings as one that is kept in readable rows.

#[expect(missing_docs, reason = "the items are the catalogue's")]
pub mod large {
    errcat_macros::error_catalog!("fixtures/large.yaml");
}

use std::path::Path;

use errcat_codegen::check::{About, Catalog};
use errcat_codegen::{Compiled, compile};
use large::{
    Body, Code, Detail, Entry, Error, Operation, ParcelError, ParcelErrorKind, Price, PriceRef,
    Retry, classify,
};

fn compiled() -> Compiled {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/large.yaml");
    compile(&errcat_codegen::read(&path).expect("the fixture is there"))
        .0
        .expect("the fixture is sound")
}

#[test]
fn rows_hold_every_fact() {
    let compiled = compiled();
    let facts = compiled.catalog();
    assert_eq!(Code::ALL.len(), facts.errors.len());
    for (code, error) in Code::ALL.iter().zip(&facts.errors) {
        assert_eq!(code.name(), error.name().as_str());
        assert_eq!(code.status(), error.status);
        assert_eq!(code.as_str(), error.code.as_deref());
        assert_eq!(code.description(), error.about.description.as_deref());
        assert_eq!(code.entries().len(), error.messages.len());
        let empty = error.messages.iter().find(|message| message.templates.is_empty());
        let empty = empty.map(|message| message.name().as_str());
        assert_eq!(code.empty_entry().map(Entry::name), empty);
        let links = error.about.links.iter().map(|link| (link.title.as_str(), link.url.as_str()));
        assert!(code.links().map(|link| (link.title, link.url)).eq(links));
        let general = facts.general_remedy(&[&error.about]);
        let general = general.and_then(|rule| rule.remedy.as_deref());
        assert_eq!(code.remedy(), error.about.remedy.as_deref().or(general));
        assert_eq!(shown(code.retry()), retry(facts, &[&error.about]));
        for operation in Operation::ALL {
            assert_eq!(code.impact(*operation), impact(*operation, &[&error.about]));
        }
    }
    for (entry, (error, message)) in Entry::all().zip(facts.entries()) {
        assert_eq!(entry.code().name(), error.name().as_str());
        assert_eq!(entry.name(), message.name().as_str());
        assert_eq!(entry.message(), message.message.as_deref());
        assert_eq!(entry.description(), message.about.description.as_deref());
        let abouts = [&message.about, &error.about];
        if let Some(remedy) = &message.about.remedy {
            assert_eq!(entry.remedy(), Some(remedy.as_str()));
        }
        assert_eq!(shown(entry.retry()), retry(facts, &abouts), "{entry:?}");
        for operation in Operation::ALL {
            assert_eq!(entry.impact(*operation), impact(*operation, &abouts));
        }
        assert!(entry.fields().eq(message.fields.iter().map(|field| field.name.as_str())));
        assert!(entry.examples().eq(message.examples.iter().map(String::as_str)));
        let links = message.about.links.iter().map(|link| (link.title.as_str(), link.url.as_str()));
        assert!(entry.links().map(|link| (link.title, link.url)).eq(links));
    }
}

/// Returns the first retry of these, else the general one if none of them has advice.
fn retry(facts: &Catalog, abouts: &[&About]) -> Option<String> {
    let own = abouts.iter().find_map(|about| about.retry.as_ref());
    let has_remedy = abouts.iter().any(|about| about.remedy.is_some());
    let general = if has_remedy { None } else { facts.default_retry() };
    own.or(general).map(ToString::to_string)
}

fn shown(retry: Option<Retry>) -> Option<String> {
    retry.map(|retry| retry.to_string())
}

/// Returns the first impact of these on an operation.
fn impact<'f>(operation: Operation, abouts: &[&'f About]) -> Option<&'f str> {
    let mut impacts = abouts.iter().flat_map(|about| &about.impact);
    impacts.find(|(number, _)| *number == operation as usize).map(|(_, seen)| seen.as_str())
}

#[test]
fn each_retry_keeps_its_meaning_when_it_is_packed() {
    let retries: Vec<_> = Code::BasketError.entries().map(Entry::retry).collect();
    let expected = [
        Some(Retry::Unchanged),
        Some(Retry::AfterWait),
        Some(Retry::AfterFix),
        Some(Retry::Restart(Operation::Browse)),
        Some(Retry::Never),
        // It has a remedy of its own, so that the retry of the general rules does not apply.
        None,
        Some(Retry::Restart(Operation::Buy)),
        Some(Retry::AfterWait),
    ];
    assert_eq!(retries, expected);
    assert_eq!(Code::VoucherError.retry(), Some(Retry::Restart(Operation::Buy)));
}

#[test]
fn facts_fall_back_to_the_error_and_to_the_rules() {
    let kind = Code::ParcelError.entries().nth(5).expect("there are seven");
    assert_eq!(kind.impact(Operation::Browse), Some("The parcel is grey."));
    assert_eq!(kind.impact(Operation::Buy), Some("The parcel is not bought."));
    assert_eq!(kind.remedy(), Some("Choose another parcel."));
    assert_eq!(kind.retry(), None);
    assert_eq!(Code::Oops.remedy(), Some("Ask somebody."));
    let customer = Code::ParcelError.entries().nth(4).expect("there are seven");
    assert_eq!(customer.retry(), Some(Retry::Never));
}

#[test]
fn texts_read_as_their_messages() {
    let read = |status, code, text| {
        classify(status, code, text).map(|finding| finding.detail()).collect::<Vec<_>>()
    };
    let customer = ParcelError::OfCustomer { number: 7, customer: "c-1" };
    assert_eq!(
        read(402, "PARCEL_ERROR", "err  PARCEL 7 of customer c-1 is not there (x), Error: no"),
        [Some(customer.into()), None]
    );
    let kind = ParcelError::OfKind { kind: ParcelErrorKind::Small, what: "sent, ever" };
    assert_eq!(read(402, "PARCEL_ERROR", "Small parcel cannot be sent, ever"), [Some(kind.into())]);
    let busy = Detail::Busy { seconds: 5, word: "x" };
    assert_eq!(read(503, "BUSY", "error: come back in 5 s or 5 times x"), [Some(busy)]);
    assert_eq!(read(503, "BUSY", "error: come back in 5 s or 6 times x"), [None]);
    assert_eq!(read(503, "NOBODY", "x"), [None]);
    let order = "123E4567-e89b-12d3-a456-426614174000";
    let price = Detail::from(Price::PriceOfOrder { order, price: "-12.50" });
    let text = format!("err Order {order} costs -12.50 eur");
    assert_eq!(read(409, "PRICE", &text), [Some(price)]);
    let check = |text: &str, price: PriceRef<'_>| {
        let text = format!("Error: {text}");
        let found: Vec<_> = classify(409, "PRICE", &text).map(|finding| finding.detail()).collect();
        assert_eq!(found, [Some(price.into())], "{text}");
    };
    check("0012.50e+3", Price::Price { price: "0012.50e+3" });
    check("-7", Price::Amount { amount: -7 });
    check("9223372036854775808", Price::Price { price: "9223372036854775808" });
    check(order, Price::Order { order });
    check(
        "123e4567-e89b-12d3-a456-42661417400",
        Price::Word { word: "123e4567-e89b-12d3-a456-42661417400" },
    );
    check("1.5.2", Price::Word { word: "1.5.2" });
    assert_eq!(Error::from_response(500, "").code(), Some(Code::Oops));
    assert_eq!(Error::from_response(499, "").code(), None);
    let again = Error::from_response(402, Body::of(kind).expect("a client reads it").to_json());
    assert_eq!(again.findings().next().and_then(|finding| finding.detail()), Some(kind.into()));
}

#[test]
fn every_example_reads_as_its_own() {
    for entry in Entry::all() {
        for example in entry.examples() {
            let read: Vec<_> =
                entry.code().findings(example).map(|finding| finding.entry()).collect();
            assert_eq!(read, [Some(entry)], "{example}");
        }
    }
}
