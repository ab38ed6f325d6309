//! The status of a response, told beside its body: in the record, on the line, in the HTTP head above.

use std::sync::LazyLock;

use errcat_codegen::runtime::json;
use regex::Regex;

/// A status as logs write it: `HTTP/1.1 400`, `"status": 400`, `statusCode=400`, `400 Bad Request`.
static TOLD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r#"(?xi-u) (?: \bhttp (?:/[0-9.]+)? | status ) (?:[\ _-]?code)? (?:\\?["'])* \s* [:=]? [\s"'(\\]* ([1-5][0-9]{2}) \b
        | \b ([45][0-9]{2}) \ (?:Bad|Unauthorized|Authorization|Payment|Forbidden|Not|Method|Conflict|Gone|Unprocessable|Too|Internal|Service|Gateway)\b"#,
    )
    .ok()
});

/// Keys under which records keep a status.
const KEYS: [&str; 6] =
    ["/status", "/status_code", "/statusCode", "/http_status", "/http_status_code", "/httpStatus"];

/// So much text beside a body is looked at.
const WINDOW: usize = 4096;

/// So many lines above a body may be its head.
const MAX_HEAD: usize = 64;

/// What an object says of its own status.
pub(super) fn inside(object: &str) -> Option<u16> {
    // Most bodies say nothing of it, and are many.
    if !object.contains("tatus") {
        return None;
    }
    let told = KEYS.iter().find_map(|key| number(&json::text(json::find(object, key)?)?));
    told.filter(|status| (100..600).contains(status))
}

/// The status of the body that stands in `text` from `start` to `end`: the one nearest before it on its line, else
/// the nearest after it, else that of the HTTP head above.
pub(super) fn beside(text: &str, start: usize, end: usize) -> Option<u16> {
    let before = text.get(text.ceil_char_boundary(start.saturating_sub(WINDOW))..start)?;
    let line = before.rsplit_once('\n').map_or(before, |(_, line)| line);
    let after = text.get(end..text.floor_char_boundary(end + WINDOW))?;
    let after = super::object::line(after);
    told(line).last().or_else(|| told(after).next()).or_else(|| {
        let blank = line.trim().is_empty();
        blank.then(|| above(before)).flatten()
    })
}

/// The first status that a text tells.
pub(super) fn first(text: &str) -> Option<u16> {
    told(text).next()
}

/// The status in the first line of an HTTP response: `HTTP/1.1 400 Bad Request`, `HTTP/2 400`.
pub(super) fn of_head(line: &str) -> Option<u16> {
    let line = line.trim_start_matches("< ").strip_prefix("HTTP/")?;
    let mut words = line.split_ascii_whitespace().skip(1);
    number(words.next()?).filter(|status| (100..600).contains(status))
}

/// The status of the head that `before` ends with: its lines, then an empty one.
fn above(before: &str) -> Option<u16> {
    let mut lines = before.lines().rev().take(MAX_HEAD).take_while(|line| is_head(line));
    lines.find_map(of_head)
}

/// Whether a line can be part of a head, or stand between a head and a body as curl writes it.
fn is_head(line: &str) -> bool {
    if line.starts_with(['*', '>']) {
        return true;
    }
    let line = line.trim_start_matches('<').trim();
    let name = line.split_once(':').map_or("", |(name, _)| name);
    let token = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == ' ';
    line.is_empty() || line.starts_with("HTTP/") || (!name.is_empty() && name.chars().all(token))
}

fn told(text: &str) -> impl Iterator<Item = u16> {
    let found = TOLD.as_ref().into_iter().flat_map(move |told| told.captures_iter(text));
    found.filter_map(|found| number(found.get(1).or_else(|| found.get(2))?.as_str()))
}

fn number(digits: &str) -> Option<u16> {
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_told_in_many_ways() {
        assert!(TOLD.is_some());
        for (text, expected) in [
            ("HTTP/1.1 400 Bad Request", Some(400)),
            ("\"POST /x HTTP/1.1\" 404 17", Some(404)),
            ("HTTP/2 504", Some(504)),
            ("http status: 403", Some(403)),
            ("{\"status\":\"409\"", Some(409)),
            ("{\\\"http_status_code\\\": 401", Some(401)),
            ("statusCode=500 took 12 ms", Some(500)),
            ("failed (status code 400)", Some(400)),
            ("<title>504 Gateway Time-out</title>", Some(504)),
            ("status=4000", None),
            ("took 404 ms", None),
            ("order 400 Bars", None),
        ] {
            assert_eq!(first(text), expected, "{text}");
        }
    }

    #[test]
    fn the_nearest_status_counts() {
        for (before, after, expected) in [
            ("status=200 then status=400 ", " status=500", Some(400)),
            ("status=200\n", " status=500", Some(500)),
            (
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 400 Bad Request\r\nA-B: c\r\n\r\n",
                "",
                Some(400),
            ),
            ("< HTTP/2 404\r\n< a: b\r\n< \r\n* end\r\n", "", Some(404)),
            ("HTTP/1.1 400 Bad Request\nno head at all\n", "", None),
        ] {
            let text = format!("{before}{{}}{after}");
            let (start, end) = (before.len(), before.len() + 2);
            assert_eq!(beside(&text, start, end), expected, "{before}");
        }
        assert_eq!(inside(r#"{"a":{"status":1},"status_code":400}"#), Some(400));
        assert_eq!(inside(r#"{"status":"failed"}"#), None);
    }
}
