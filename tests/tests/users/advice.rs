//! The advice on an error is consistent: the general rules give none if an error or its message has advice.

use std::time::Duration;

use errcat::Retry as Word;

#[allow(dead_code)]
mod generated {
    errcat_macros::error_catalog!("fixtures/advice.yaml");
}

use generated::{Code, Effect, Entry, Error, Retry, Rule};

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
fn advice_is_known_without_a_response() {
    const PLAIN: Entry = Entry::constant("none.plain");
    const RETRY: Option<Retry> = PLAIN.retry();
    const RETRYABLE: bool = PLAIN.is_retryable() && Code::None.is_retryable();
    const DELAYS: [Option<Duration>; 2] = [PLAIN.retry_after(), Code::Repeat.retry_after()];
    const EFFECT: Option<Effect> = Code::None.effect();
    assert_eq!((RETRY, RETRYABLE), (Some(Word::AfterWait), true));
    assert!(!Entry::constant("none.never").is_retryable() && !Code::Repeat.is_retryable());
    assert_eq!((DELAYS, EFFECT), ([Some(Duration::from_secs(2)), None], Some(Effect::Unknown)));
    assert_eq!("again".parse(), Ok(Rule::Again));
}

#[test]
fn general_advice_is_marked() {
    let full = |status, code: &str, message: &str| {
        let error = Error::from_parts(Some(status), Some(code), [message]);
        (error.has_general_remedy(), format!("{error:#}"))
    };
    let general = (true, "500 NONE\n- plain\nIn general: Send it again.".to_owned());
    assert_eq!(full(500, "NONE", "plain"), general);
    let own = (false, "500 NONE\n- fixed\nWhat to do: Fix it.".to_owned());
    assert_eq!(full(500, "NONE", "fixed"), own);
    assert_eq!(full(500, "NONE", "never"), (false, "500 NONE\n- never".to_owned()));
    assert_eq!(full(418, "TEAPOT", "short"), (false, "418 TEAPOT\n- short".to_owned()));
    assert!(Code::None.has_general_remedy() && !Code::Remedy.has_general_remedy());
    assert!(!Code::Repeat.has_general_remedy(), "it has none");
    assert!(Entry::constant("none.plain").has_general_remedy());
    assert!(!Entry::constant("none.never").has_general_remedy());
}

#[test]
fn an_unknown_error_has_no_advice() {
    assert_eq!(of(418, "TEAPOT", "short"), (None, None, None));
}
