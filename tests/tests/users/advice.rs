//! The advice on an error agrees with itself: the general rules give none where an error or its message has some.

use std::time::Duration;

use errcat::Retry as Word;

#[allow(dead_code)]
mod generated {
    errcat_macros::error_catalog!("fixtures/advice.yaml");
}

use generated::{Error, Retry};

type Advice = (Option<&'static str>, Option<Retry>, Option<Duration>);

fn of(status: u16, code: &str, message: &str) -> Advice {
    let body = format!(r#"{{"code":"{code}","messages":["{message}"]}}"#);
    let error = Error::from_response(status, body);
    (error.remedy(), error.retry(), error.retry_after())
}

#[test]
fn remedy_and_retry_come_from_one_source() {
    let general = (Some("Send it again."), Some(Word::AfterWait), Some(Duration::from_secs(2)));
    assert_eq!(of(500, "NONE", "plain"), general);
    assert_eq!(of(500, "NONE", "unheard of"), general);
    assert_eq!(of(500, "NONE", "fixed"), (Some("Fix it."), None, None));
    assert_eq!(of(500, "NONE", "never"), (None, Some(Word::Never), None));
    assert_eq!(of(400, "REMEDY", ""), (Some("Correct it."), None, None));
    assert_eq!(of(409, "REPEAT", ""), (None, Some(Word::Never), None));
    assert_eq!(of(409, "REPEAT", "corrected"), (Some("Correct this."), Some(Word::Never), None));
}

#[test]
fn an_unknown_error_has_no_advice() {
    assert_eq!(of(418, "TEAPOT", "short"), (None, None, None));
}
