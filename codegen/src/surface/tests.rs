//! What holds for every generated crate: examples read as their own message, and what is rendered reads back.

extern crate alloc;

use core::str::FromStr;

use self::alloc::string::ToString;
use self::alloc::vec::Vec;

use super::about::Entry;
use super::body::Body;
use super::code::{Code, Operation};
use super::error::Error;

#[test]
fn examples_read_as_their_own_message() {
    for entry in Entry::all() {
        for example in entry.examples() {
            let findings: Vec<_> = entry.code().findings(example).collect();
            let read: Vec<_> = findings.iter().map(|finding| finding.entry()).collect();
            assert_eq!(read, [Some(entry)], "{example:?}");
        }
    }
}

#[test]
fn rendered_examples_read_back() {
    for entry in Entry::all() {
        for example in entry.examples() {
            let detail = entry.code().findings(example).next().and_then(|finding| finding.detail());
            let text = detail.map(|detail| detail.to_string()).unwrap_or_default();
            let again = entry.code().findings(&text).next().and_then(|finding| finding.detail());
            assert_eq!(again, detail, "{example:?} rendered as {text:?}");
        }
    }
}

#[test]
fn bodies_read_back() {
    for entry in Entry::all() {
        for example in entry.examples() {
            let code = entry.code();
            let Some(status) = code.status() else { continue };
            let mut body = Body::new(code).with_correlation_id("id");
            body.messages.push(example.to_string());
            let error = Error::from_response(status, body.to_json());
            let entries: Vec<_> = error.findings().filter_map(|finding| finding.entry()).collect();
            assert_eq!(entries, [entry], "{body}");
        }
    }
}

#[test]
fn names_and_codes_find_what_they_name() {
    for code in Code::ALL.iter().copied() {
        assert_eq!(Code::from_str(code.name()), Ok(code));
        if let (Some(status), Some(text)) = (code.status(), code.as_str()) {
            assert_eq!(Code::find(status, text), Some(code));
        }
    }
    for operation in Operation::ALL.iter().copied() {
        assert_eq!(Operation::from_str(operation.name()), Ok(operation));
    }
}
