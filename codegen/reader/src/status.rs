//! HTTP statuses in text: numbers that a word next to them makes a status, and names of statuses.

use std::ops::Range;

/// Statuses of failures and the phrases that belong to them.
const PHRASES: [(u16, &str); 31] = [
    (400, "badrequest"),
    (401, "unauthorized"),
    (401, "authorizationrequired"),
    (402, "paymentrequired"),
    (403, "forbidden"),
    (403, "permissiondenied"),
    (404, "notfound"),
    (405, "methodnotallowed"),
    (406, "notacceptable"),
    (407, "proxyauthenticationrequired"),
    (408, "requesttimeout"),
    (409, "conflict"),
    (410, "gone"),
    (411, "lengthrequired"),
    (412, "preconditionfailed"),
    (413, "payloadtoolarge"),
    (413, "contenttoolarge"),
    (414, "uritoolong"),
    (415, "unsupportedmediatype"),
    (422, "unprocessableentity"),
    (422, "unprocessablecontent"),
    (423, "locked"),
    (424, "faileddependency"),
    (428, "preconditionrequired"),
    (429, "toomanyrequests"),
    (500, "internalservererror"),
    (501, "notimplemented"),
    (502, "badgateway"),
    (503, "serviceunavailable"),
    (504, "gatewaytimeout"),
    (505, "httpversionnotsupported"),
];

/// Words before a number that make it a status, without regard to case, and words for an error in other languages.
const BEFORE: [&str; 11] = [
    "http",
    "status",
    "statuscode",
    "code",
    "error",
    "response",
    "fehler",
    "erreur",
    "fel",
    "fout",
    "errore",
];

/// The beginnings of words before a number that make it a status unless it counts something.
const VERBS: [&str; 9] =
    ["return", "respond", "answer", "got", "get", "fail", "errors", "with", "complete"];

/// Words that may follow a status in a sentence; any other makes it the number of something.
const FOLLOWING: [&str; 25] = [
    "after", "again", "and", "as", "at", "because", "but", "by", "client", "error", "errors",
    "for", "from", "if", "in", "is", "on", "or", "response", "server", "since", "to", "when",
    "while", "with",
];

/// The number of bytes before a number that are examined.
const WINDOW: usize = 32;

/// Returns whether the code says no more than the status does: `401 UNAUTHORIZED`.
pub(crate) fn is_phrase(status: u16, code: &str) -> bool {
    let letters = crate::keys::letters(code);
    PHRASES.iter().any(|(number, phrase)| *number == status && *phrase == letters)
}

/// Returns the status of a name: `BadRequest`, `Bad Request`, `BAD_REQUEST`.
pub(crate) fn named(name: &str) -> Option<u16> {
    let letters = crate::keys::letters(name);
    PHRASES.iter().find(|(_, phrase)| *phrase == letters).map(|(status, _)| *status)
}

/// Returns whether a number is in the first line of an HTTP response: `HTTP/1.1 400`.
pub(crate) fn is_in_head(text: &str, at: usize) -> bool {
    let start = text.floor_char_boundary(at.saturating_sub(9));
    text.get(start..at).is_some_and(|before| before.contains("HTTP/") && before.ends_with(' '))
}

/// Returns the status that the digits at a position are, and where they end.
pub(crate) fn number(text: &str, at: usize) -> Option<(u16, usize)> {
    let bytes = text.as_bytes();
    let digits = bytes.get(at..at + 3)?;
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let before = at.checked_sub(1).and_then(|at| bytes.get(at));
    let fraction =
        bytes.get(at + 3) == Some(&b'.') && bytes.get(at + 4).is_some_and(u8::is_ascii_digit);
    let alone = !before.is_some_and(|byte| is_part(byte) || *byte == b'.' || *byte == b'-')
        && !bytes.get(at + 3).is_some_and(is_part)
        && !fraction;
    let digits = digits.iter().all(u8::is_ascii_digit).then(|| text.get(at..at + 3)).flatten()?;
    let status = digits.parse().ok().filter(|status| (100..600).contains(status))?;
    alone.then_some((status, at + 3))
}

/// Returns the status at a position, if the text around it says that it is one.
pub(crate) fn at(text: &str, at: usize) -> Option<u16> {
    let (status, end) = number(text, at)?;
    let before = text.get(text.ceil_char_boundary(at.saturating_sub(WINDOW))..at)?;
    let after = text.get(end..text.floor_char_boundary(end + WINDOW))?;
    let is_failure =
        || has_phrase(status, after) || has_duration(after) || is_marked(before, after);
    let is_status = is_named(before, after) && !has_unit(after)
        || status >= 400 && (is_failure() || is_in_front(text, at..end));
    is_status.then_some(status)
}

/// Returns whether a number is in front of a body: `409 {…}`, `400 b'{…}'`, `500: {…}`, `404,"{…}"`.
fn is_in_front(text: &str, number: Range<usize>) -> bool {
    let rest = text.get(number.end..).unwrap_or_default();
    let body = rest.trim_start_matches([
        ' ', '\t', '\n', ',', ':', '-', '|', ']', ')', '*', 'b', '"', '\'', '`',
    ]);
    let is_near = rest.len() - body.len() < 6;
    let is_body = ["{", "<?", "<!", "<html", "<Error"].iter().any(|start| body.starts_with(start));
    is_near && is_body && !is_line(text.get(..number.start).unwrap_or_default())
}

/// Returns whether the text before a number makes it the number of a line: `Shop.java:409`, `line 409`.
pub(crate) fn is_line(before: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if let Some(place) = before.strip_suffix(':') {
        let word = place.rsplit(|c: char| !is_part(c) && c != '.').next().unwrap_or_default();
        return word.contains('.')
            || word.bytes().all(|byte| byte.is_ascii_digit()) && !word.is_empty();
    }
    let word = before.trim_end_matches([' ', ':', '#']).rsplit(|c| !is_part(c)).next();
    matches!(word, Some("line" | "Line" | "LINE" | "ln" | "row" | "col" | "column"))
}

/// Returns whether the words before a number make it a status.
fn is_named(before: &str, after: &str) -> bool {
    let before = before.trim_end_matches(|c: char| c.is_whitespace() || "\"'`:=>([*\\".contains(c));
    if let Some((http, version)) = before.rsplit_once("HTTP/") {
        let is_version = version.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        return is_version && !version.is_empty() && !http.ends_with(|c: char| c.is_alphanumeric());
    }
    let start = before.rfind(|c: char| !c.is_ascii_alphanumeric() && !"_- ".contains(c));
    let words = before.get(start.map_or(0, |at| at + 1)..).unwrap_or_default();
    let words: Vec<_> = words.split([' ', '_', '-']).map(str::to_ascii_lowercase).collect();
    let mut last = words.iter().rev().map(String::as_str);
    let is_article = |word: &&str| matches!(*word, "a" | "an" | "the");
    let verb = last.clone().find(|word| !is_article(word)).unwrap_or_default();
    let last = last.next().unwrap_or_default();
    BEFORE.contains(&last) && !is_count(after, last == "error")
        || VERBS.iter().any(|start| verb.starts_with(start)) && !is_count(after, true)
        || last.ends_with("statuscode")
        || last.ends_with("httpcode")
        || last.ends_with("httpstatus")
}

/// Returns whether the next word says what a number counts, or how many there are: `409 lines`, `409 of 1000`.
fn is_count(after: &str, is_any: bool) -> bool {
    let word = after.strip_prefix(' ').unwrap_or_default();
    let end = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
    let (word, rest) = word.split_at_checked(end).unwrap_or_default();
    let is_noun =
        word.len() > 1 && word.chars().all(char::is_lowercase) && !rest.starts_with("://");
    word == "of" || is_any && is_noun && !FOLLOWING.contains(&word)
}

/// Returns whether a request took the time that follows: `409 in 12 ms`.
fn has_duration(after: &str) -> bool {
    after.strip_prefix(" in ").is_some_and(|time| time.starts_with(|c: char| c.is_ascii_digit()))
}

/// Returns whether an arrow points to a number, or marks of emphasis are around it.
fn is_marked(before: &str, after: &str) -> bool {
    let arrows = [" -> ", " → ", " --> ", "<-- ", "<- ", "} => ", "← "];
    let is_end = !is_count(after, true) && !has_unit(after);
    arrows.iter().any(|arrow| before.ends_with(arrow)) && is_end
        || before.ends_with('*')
            && after.starts_with('*')
            && !is_count(after.trim_start_matches('*'), true)
}

/// Returns whether a number is a measure.
fn has_unit(after: &str) -> bool {
    let word =
        after.trim_start().split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    matches!(
        word,
        "ms" | "s" | "seconds" | "bytes" | "kB" | "MB" | "times" | "orders" | "items" | "rows"
    )
}

/// Returns whether the words after a number are the phrase of a status.
fn has_phrase(status: u16, after: &str) -> bool {
    let after = after.trim_start_matches([' ', ':', '-', '(', '_', ',', '"', '\'']);
    let letters = crate::keys::letters(after);
    let text = ["message", "reason"].into_iter().find_map(|name| letters.strip_prefix(name));
    let letters = text.unwrap_or(&letters);
    letters.starts_with("clienterror")
        || letters.starts_with("servererror")
        || letters.starts_with("gatewaytimeout")
        || PHRASES.iter().any(|(number, phrase)| *number == status && letters.starts_with(phrase))
}

/// Returns the status in the first line of an HTTP response: `HTTP/1.1 400 Bad Request`, `HTTP/2 400`.
pub(crate) fn of_head(line: &str) -> Option<u16> {
    let line = line.trim_start_matches("< ").strip_prefix("HTTP/")?;
    let at = line.find(' ')? + 1;
    number(line, at).map(|(status, _)| status)
}

/// Returns every number of a text that may be a status.
pub(crate) fn numbers(text: &str) -> impl Iterator<Item = (usize, u16)> {
    let digits = text.bytes().enumerate().filter(|(_, byte)| (b'1'..b'6').contains(byte));
    digits.filter_map(|(at, _)| Some((at, number(text, at)?.0)))
}

/// Returns the numbers of a text that may be statuses since they are on their own: on a line or after a colon, in brackets.
pub(crate) fn alone(text: &str) -> impl Iterator<Item = (usize, u16)> {
    numbers(text).filter(|(at, status)| {
        let (before, after) = (text.get(..*at), text.get(*at + 3..));
        let before = before.unwrap_or_default().trim_end_matches(' ').chars().next_back();
        let after = after.unwrap_or_default().trim_start_matches(' ').chars().next();
        let is_first = before.is_none_or(|c| "\n:([{".contains(c));
        let is_last = after.is_none_or(|c| "\r\n)]},".contains(c));
        // The body may be right before it, as `curl -w '%{http_code}'` prints it.
        *status >= 400 && (is_first && is_last || before == Some('}') && after.is_none())
    })
}

/// Returns every status of a text.
pub(crate) fn each(text: &str) -> impl Iterator<Item = (usize, u16)> {
    numbers(text).filter(|(at, _)| self::at(text, *at).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_known_by_what_is_next_to_them() {
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
            ("500 Server Error: for url", Some(500)),
            ("error 400: x", Some(400)),
            ("status=4000", None),
            ("took 404 ms", None),
            ("order 400 Bars", None),
            ("returned 200 items", None),
            ("code 1.400", None),
        ] {
            assert_eq!(each(text).next().map(|(_, status)| status), expected, "{text}");
        }
        for (text, at, expected) in [
            ("409 {\"a\":1}", 0, Some(409)),
            ("failed: 409 {}", 8, Some(409)),
            ("Shop.java:409 {}", 10, None),
            ("app.js line 409: {}", 12, None),
            ("src/a.rs:12:409: {}", 12, None),
        ] {
            assert_eq!(super::at(text, at), expected, "{text}");
        }
        assert_eq!(named("BadRequest"), Some(400));
        assert!(is_phrase(401, "UNAUTHORIZED") && !is_phrase(400, "BAD_VALUE"));
    }
}
