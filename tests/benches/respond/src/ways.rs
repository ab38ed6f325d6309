//! The ways of reading a response. Each returns how many findings it knows.

use std::borrow::Cow;
use std::hint::black_box;
use std::sync::LazyLock;

use errors::{Error, Operation};
use regex::Regex;
use serde::Deserialize;

use crate::Response;
use crate::by_hand::{self, Finding};

type Way = fn(&Response) -> usize;

/// Returns the way of a name.
pub fn way(name: &str) -> Way {
    match name {
        "copy" => copy,
        "from_response" => from_response,
        "errcat" => errcat,
        "errcat-advice" => errcat_advice,
        "owned" => owned,
        "borrowed" => borrowed,
        "sonic" => sonic,
        "regex" => regex,
        _ => panic!("no such way: {name}"),
    }
}

/// What no way can do without: checks that the body is UTF-8, and copies it.
fn copy((_, body): &Response) -> usize {
    let text = std::str::from_utf8(body).expect("the body is UTF-8");
    black_box(text.to_owned()).len()
}

fn from_response((status, body): &Response) -> usize {
    black_box(Error::from_response(*status, body));
    0
}

fn errcat(response: &Response) -> usize {
    use_error(&Error::from_response(response.0, &response.1))
}

/// Uses what a program logs and decides by.
fn use_error(error: &Error) -> usize {
    black_box((error.code(), error.correlation_id()));
    let mut known = 0;
    for finding in error.findings() {
        let detail = finding.detail();
        known += usize::from(detail.is_some());
        black_box((detail, finding.reason()));
    }
    known
}

fn errcat_advice(response: &Response) -> usize {
    let error = Error::from_response(response.0, &response.1);
    black_box((error.description(), error.remedy(), error.retry()));
    black_box(error.impact(Operation::CreateOrder));
    error.unmatched().for_each(|text| {
        black_box(text);
    });
    use_error(&error)
}

#[derive(Deserialize, Default)]
struct Owned {
    error_code: Option<String>,
    #[serde(default)]
    error_messages: Vec<String>,
    correlation_id: Option<String>,
}

#[derive(Deserialize, Default)]
struct Borrowed<'a> {
    #[serde(borrow)]
    error_code: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    error_messages: Vec<Cow<'a, str>>,
    #[serde(borrow)]
    correlation_id: Option<Cow<'a, str>>,
}

/// An error to keep, as one would write it: what the body has, and the body.
struct Kept {
    status: u16,
    parts: Owned,
    body: Vec<u8>,
}

impl Kept {
    fn use_with(&self, find: impl Fn(u16, &str, &str, &mut dyn FnMut(Finding<'_>))) -> usize {
        black_box(&self.body);
        let parts = &self.parts;
        let messages = parts.error_messages.iter().map(String::as_str);
        use_parts(self.status, parts.error_code.as_deref(), parts.correlation_id.as_deref(), messages, find)
    }
}

fn use_parts<'a>(
    status: u16,
    code: Option<&'a str>,
    id: Option<&'a str>,
    messages: impl Iterator<Item = &'a str>,
    find: impl Fn(u16, &str, &str, &mut dyn FnMut(Finding<'_>)),
) -> usize {
    black_box((code, id));
    let mut known = 0;
    for message in messages {
        find(status, code.unwrap_or_default(), message, &mut |finding| {
            known += usize::from(finding.detail.is_some());
            black_box(finding);
        });
    }
    known
}

fn owned((status, body): &Response) -> usize {
    let parts = serde_json::from_slice(body).unwrap_or_default();
    Kept { status: *status, parts, body: body.clone() }.use_with(by_hand::find)
}

fn sonic((status, body): &Response) -> usize {
    let parts = sonic_rs::from_slice(body).unwrap_or_default();
    Kept { status: *status, parts, body: body.clone() }.use_with(by_hand::find)
}

fn borrowed((status, body): &Response) -> usize {
    let Borrowed { error_code, error_messages, correlation_id } =
        serde_json::from_slice(body).unwrap_or_default();
    let messages = error_messages.iter().map(|text| &**text);
    use_parts(*status, error_code.as_deref(), correlation_id.as_deref(), messages, by_hand::find)
}

fn regex((status, body): &Response) -> usize {
    let parts = serde_json::from_slice(body).unwrap_or_default();
    Kept { status: *status, parts, body: body.clone() }.use_with(with_regexes)
}

/// The same as by hand with one regular expression for each message that has values.
fn with_regexes(status: u16, code: &str, text: &str, found: &mut dyn FnMut(Finding<'_>)) {
    static PREFIX: LazyLock<Regex> = LazyLock::new(|| Regex::new("^Bad value: *").expect("valid"));
    static ITEM: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"([^,()]+?)\s*(?:\(([^()]*)\))?(?:,|$)").expect("valid"));
    if (status, code) != (400, "BAD_VALUE") {
        return by_hand::find(status, code, text, found);
    }
    let rest = PREFIX.find(text).map_or(text, |prefix| &text[prefix.end()..]);
    for captures in ITEM.captures_iter(rest) {
        let item = captures.get(1).map_or("", |item| item.as_str().trim());
        found(Finding { detail: field(item), reason: captures.get(2).map(|reason| reason.as_str()) });
    }
}

fn field(item: &str) -> Option<by_hand::Detail<'_>> {
    static LINE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^order_lines\[(\d+)\]\.(tax_rate|total_tax_amount)$").expect("valid")
    });
    match LINE.captures(item) {
        Some(captures) => {
            let line = captures[1].parse().ok()?;
            Some(match &captures[2] {
                "tax_rate" => by_hand::Detail::OrderLineTaxRate { line },
                _ => by_hand::Detail::OrderLineTotalTaxAmount { line },
            })
        }
        None => by_hand::field(item),
    }
}
