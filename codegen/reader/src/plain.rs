//! A text with plain signs in place of those that editors, spreadsheets, browsers and terminals write: “quotes”, no-break spaces,
//! `&quot;`, `\u0022`, `""` and colours.

use std::cmp::Reverse;
use std::ops::Range;

use crate::quoted::{self, Unclosed};
use crate::response::{Part, Response};
use crate::sign::{is_doubled, sign};
use crate::{Reader, engine};

/// A text with plain signs, and where in the original they are.
#[derive(Debug)]
struct Plain {
    text: String,
    changes: Vec<Change>,
}

/// A sign that was replaced.
#[derive(Debug)]
struct Change {
    plain: Range<usize>,
    original: Range<usize>,
}

const PARTS: [Part; 4] = [Part::Status, Part::Code, Part::Messages, Part::CorrelationId];

/// The responses in a text, and whether something in it was not read to the end.
type Read<'t> = (Vec<Response<'t>>, bool);

impl Reader<'_> {
    /// Reads a text as it is, and with plain signs; returns the reading of which the catalogue knows more.
    pub(crate) fn with_plain_signs<'t>(
        &self,
        text: &'t str,
        read: &dyn for<'a> Fn(&'a str) -> Read<'a>,
    ) -> Read<'t> {
        let written = read(text);
        let Some(plain) = plain(text) else { return written };
        let (found, gave_up) = read(&plain.text);
        if self.knowledge(&found) <= self.knowledge(&written.0) {
            return written;
        }
        let owned = found.into_iter().map(|response| {
            let used = response.used.iter().map(|(part, range)| (*part, plain.original(range)));
            Response { used: used.collect(), ..response.into_owned() }
        });
        (owned.collect(), gave_up)
    }

    /// Returns how much is known of responses, to compare readings of a text: the number of errors, of messages and of
    /// parts, and the length of what is unknown.
    fn knowledge(&self, found: &[Response<'_>]) -> (usize, usize, usize, Reverse<usize>) {
        let (mut errors, mut messages, mut parts, mut unknown) = (0, 0, 0, 0);
        for response in found.iter().filter(|response| response.is_response) {
            let envelope = &response.envelope;
            let texts = envelope.messages.as_deref().unwrap_or_default();
            let words = [&envelope.code, &envelope.correlation_id].into_iter().flatten();
            let is_read = |part: &&Part| response.used.iter().any(|(used, _)| used == *part);
            parts += PARTS.iter().filter(is_read).count();
            let Some(error) = engine::error(&self.tables, response.status, envelope) else {
                unknown += words.chain(texts).map(|text| length(text)).sum::<usize>();
                continue;
            };
            errors += 1;
            for found in texts.iter().flat_map(|t| engine::findings(&self.tables, error, t)) {
                messages += usize::from(found.matched.is_some());
                let rest = if found.matched.is_some() { found.reason } else { Some(found.text) };
                unknown += rest.map_or(0, length);
            }
        }
        (errors, messages, parts, Reverse(unknown))
    }
}

/// Returns the number of characters of a text with plain signs.
fn length(text: &str) -> usize {
    plain(text).map_or_else(|| text.chars().count(), |plain| plain.text.chars().count())
}

/// Returns the text with plain signs; none where it has no others.
fn plain(text: &str) -> Option<Plain> {
    let is_doubled = is_doubled(text);
    let first = (0..text.len()).find(|at| sign(text, *at, is_doubled).is_some())?;
    let mut plain = Plain { text: String::with_capacity(text.len()), changes: Vec::new() };
    let (mut copied, mut at, mut string_end) = (0, 0, 0);
    let mut unclosed = Unclosed::default();
    while let Some(byte) = text.as_bytes().get(at) {
        if *byte == b'"' && !is_doubled && at >= string_end {
            let string = quoted::string(text, at, &mut unclosed);
            string_end = string.filter(|string| string.is_closed).map_or(0, |string| string.end);
        }
        let Some(sign) = sign(text, at, is_doubled).filter(|_| at >= first) else {
            at += 1;
            continue;
        };
        plain.text.push_str(text.get(copied..at).unwrap_or_default());
        let start = plain.text.len();
        if sign.plain == Some('"') && at < string_end {
            plain.text.push('\\');
        }
        plain.text.extend(sign.plain);
        plain.changes.push(Change { plain: start..plain.text.len(), original: at..sign.end });
        (copied, at) = (sign.end, sign.end);
    }
    plain.text.push_str(text.get(copied..).unwrap_or_default());
    Some(plain)
}

impl Plain {
    /// Returns the bytes of the original text that became a part of the plain one.
    fn original(&self, part: &Range<usize>) -> Range<usize> {
        let before = self.changes.partition_point(|change| change.plain.start <= part.start);
        let start = match before.checked_sub(1).and_then(|last| self.changes.get(last)) {
            Some(change) if part.start < change.plain.end => change.original.start,
            Some(change) => change.original.end + (part.start - change.plain.end),
            None => part.start,
        };
        let before = self.changes.partition_point(|change| change.plain.start < part.end);
        let end = match before.checked_sub(1).and_then(|last| self.changes.get(last)) {
            Some(change) => change.original.end + part.end.saturating_sub(change.plain.end),
            None => part.end,
        };
        start..end.max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_become_plain() {
        for (text, expected) in [
            ("{“a”: ‘b’}", Some(r#"{"a": 'b'}"#)),
            ("it’s", None),
            ("a\u{a0}b\u{200b}c", Some("a bc")),
            ("\u{1b}[1;32m'a'\u{1b}[0m", Some("'a'")),
            ("\u{1b}[32", None),
            (
                "&quot;a&#34; &#x22;b&amp;quot; &amp;c &d; &#x110000;",
                Some(r#""a" "b" &c &d; &#x110000;"#),
            ),
            (r"{\u0022a\x22: \u00e9}", Some(r#"{"a": \u00e9}"#)),
            (r#"1,"{""a"":""""}""#, Some(r#"1,"{"a":""}""#)),
            (r#"{"a":"","b":""}"#, None),
            ("\"x “y” &quot;\" “z”", Some(r#""x \"y\" \"" "z""#)),
        ] {
            assert_eq!(plain(text).map(|plain| plain.text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn parts_are_found_in_the_original() {
        let text = "é “a&quot;” \u{1b}[32mb\u{1b}[0m c";
        let plain = plain(text).expect("signs");
        for (part, expected) in [
            ("é", "é"),
            ("\"a\"", "“a&quot;"),
            ("a", "a"),
            ("b", "b"),
            (" c", " c"),
            ("\" b c", "” \u{1b}[32mb\u{1b}[0m c"),
        ] {
            let start = plain.text.find(part).expect("a part");
            let original = plain.original(&(start..start + part.len()));
            assert_eq!(text.get(original), Some(expected), "{part}");
        }
    }
}
