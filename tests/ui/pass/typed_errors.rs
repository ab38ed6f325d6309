mod shop {
    errcat_macros::error_catalog!("../shop.yaml");
}

use shop::{BadValue, BadValuePlace, Body, Code, Detail, Error, classify};

fn main() {
    let error = Error::from_response(400, r#"{"code":"BAD_VALUE","message":"line 3 is wrong"}"#);
    assert_eq!(error.code(), Some(Code::BadValue));
    let details: Vec<_> = error.findings().filter_map(|finding| finding.detail()).collect();
    assert_eq!(details, [Detail::BadValue(BadValue::WrongLine { line: 3 })]);

    let closed = BadValue::WrongPlace { place: BadValuePlace::Till, why: "lunch" };
    let body = Body::of(closed).expect("a client reads it").to_json();
    assert_eq!(body, r#"{"code":"BAD_VALUE","message":"till is closed: lunch"}"#);
    let again = Error::from_response(400, body);
    assert_eq!(again.findings().next().and_then(|finding| finding.detail()), Some(closed.into()));

    let gone = classify(404, "GONE", "bread is gone").next().and_then(|finding| finding.detail());
    assert_eq!(gone, Some(Detail::Gone { what: "bread" }));
}
