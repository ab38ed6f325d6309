//! A text with plain signs in place of those that editors, spreadsheets, browsers and terminals write: “quotes”, no-break spaces,
//! `&quot;`, `\u0022`, `""`, `%22` and colours.

use crate::quoted::{self, Unclosed};
use crate::sign::Signs;
use crate::view::View;

/// Returns the text with plain signs; none where it has no others.
pub(crate) fn plain(text: &str) -> Option<View> {
    let signs = Signs::of(text)?;
    let first = (0..text.len()).find(|at| signs.at(text, *at).is_some())?;
    let mut view = View::new(text);
    let (mut copied, mut at, mut string_end) = (0, 0, 0);
    let mut unclosed = Unclosed::default();
    while let Some(byte) = text.as_bytes().get(at) {
        if *byte == b'"' && !signs.doubled && at >= string_end {
            let string = quoted::string(text, at, &mut unclosed);
            string_end = string.filter(|string| string.is_closed).map_or(0, |string| string.end);
        }
        let Some(sign) = signs.at(text, at).filter(|_| at >= first) else {
            at += 1;
            continue;
        };
        view.keep(text.get(copied..at));
        let escape = Some('\\').filter(|_| sign.plain == Some('"') && at < string_end);
        view.replace(escape.into_iter().chain(sign.plain), at..sign.end);
        (copied, at) = (sign.end, sign.end);
    }
    view.keep(text.get(copied..));
    Some(view)
}

/// Returns the number of characters of a text with plain signs.
pub(crate) fn length(text: &str) -> usize {
    plain(text).map_or_else(|| text.chars().count(), |view| view.text.chars().count())
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
            assert_eq!(plain(text).map(|view| view.text).as_deref(), expected, "{text}");
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
