//! Reads JSON leniently: finds the values of a text that may be cut short, differ in shape, or not be JSON at all.
//! Also writes JSON strings. Nothing here fails or recurses.

extern crate alloc;

use self::alloc::borrow::Cow;
use self::alloc::string::String;
use core::{fmt, mem};

use super::bytes::{either, one};
use super::paths::{Found, Pointer, Raw, walk};

/// The letters of the short escapes, and the characters that they are.
const ESCAPES: [(char, char); 8] = [
    ('"', '"'),
    ('\\', '\\'),
    ('/', '/'),
    ('b', '\x08'),
    ('f', '\x0c'),
    ('n', '\n'),
    ('r', '\r'),
    ('t', '\t'),
];

/// The kind of text that a body is, judged by its first character and its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// Only white space.
    Empty,
    /// Starts as an object, which may be cut short.
    Object,
    /// Starts as an array, which may be cut short.
    Array,
    /// A string, a number, `true`, `false` or `null`, and nothing else.
    Scalar,
    /// HTML and everything else that does not start as JSON.
    Other,
}

/// Returns the kind of text that a body is.
#[must_use]
#[inline]
pub fn shape(text: &str) -> Shape {
    let text = start(text);
    match text.as_bytes().first() {
        None => Shape::Empty,
        Some(b'{') => Shape::Object,
        Some(b'[') => Shape::Array,
        Some(_) if is_scalar(text) => Shape::Scalar,
        Some(_) => Shape::Other,
    }
}

/// Returns the raw JSON text of the value at a JSON Pointer.
///
/// Of members with the same key, the last complete one counts. Of a value that is cut short, the part that is there
/// is returned, except of a number, which could pass for another.
#[must_use]
#[inline]
pub fn find<'a>(text: &'a str, pointer: &str) -> Option<&'a str> {
    let mut found = Found::default();
    walk(text, &Pointer(pointer), &mut found);
    found.first(0).map(|value| value.text)
}

/// Returns the decoded text of a string or the digits of a number.
///
/// Returns `None` for `null`, `true`, `false`, arrays, objects and a string that is cut short.
#[must_use]
#[inline]
pub fn text(raw: &str) -> Option<Cow<'_, str>> {
    value(start(raw), 0)?.0.string()
}

/// Returns the elements of an array, each as raw JSON text. A value that is not an array has none.
///
/// An element that is cut short is left out.
#[must_use]
#[inline]
pub fn elements(raw: &str) -> Elements<'_> {
    Elements(Items::new(raw, b'['))
}

/// Returns the members of an object, each as its decoded key and the raw JSON text of its value. A value that is not
/// an object has none.
///
/// The last value may be cut short, as for [`find`].
#[must_use]
#[inline]
pub fn members(raw: &str) -> Members<'_> {
    Members(Items::new(raw, b'{'))
}

/// The iterator that [`elements`] returns.
#[derive(Clone, Debug)]
pub struct Elements<'a>(Items<'a>);

impl<'a> Elements<'a> {
    /// Returns the next element, unless it is cut short.
    #[inline]
    pub fn next_raw(&mut self) -> Option<Raw<'a>> {
        self.next_part().filter(|raw| raw.whole)
    }

    /// Returns the next element, or the part of it that is there when it is cut short.
    #[inline]
    pub fn next_part(&mut self) -> Option<Raw<'a>> {
        self.0.element()
    }
}

impl<'a> Iterator for Elements<'a> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        self.next_raw().map(|raw| raw.text)
    }
}

/// The iterator that [`members`] returns.
#[derive(Clone, Debug)]
pub struct Members<'a>(Items<'a>);

impl<'a> Members<'a> {
    /// Returns the next key and its value, or the part of the value that is there when it is cut short.
    #[inline]
    pub fn next_part(&mut self) -> Option<(Cow<'a, str>, Raw<'a>)> {
        self.0.member()
    }
}

impl<'a> Iterator for Members<'a> {
    type Item = (Cow<'a, str>, &'a str);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        self.next_part().map(|(key, raw)| (key, raw.text))
    }
}

/// Appends `text` to `out` as a JSON string, including its quotes.
///
/// # Errors
///
/// Returns an error if writing to `out` fails.
#[inline]
pub fn write_string(out: &mut impl fmt::Write, text: &str) -> fmt::Result {
    out.write_char('"')?;
    for piece in text.split_inclusive(must_escape) {
        let mut chars = piece.chars();
        match chars.next_back() {
            Some(last) if must_escape(last) => {
                out.write_str(chars.as_str())?;
                write_escape(out, last)?;
            }
            _ => out.write_str(piece)?,
        }
    }
    out.write_char('"')
}

#[inline]
fn must_escape(c: char) -> bool {
    matches!(c, '"' | '\\' | '\0'..='\x1f')
}

#[inline]
fn write_escape(out: &mut impl fmt::Write, c: char) -> fmt::Result {
    match ESCAPES.iter().find(|(_, meant)| *meant == c) {
        Some((letter, _)) => write!(out, "\\{letter}"),
        None => write!(out, "\\u{:04x}", u32::from(c)),
    }
}

/// The items of an array or an object that have not been read yet.
#[derive(Clone, Debug)]
struct Items<'a> {
    text: &'a str,
    /// The offset of the next item; the end of the text once nothing more can be read.
    at: usize,
    /// The byte before the next item: the opening bracket, then commas.
    lead: u8,
}

impl<'a> Items<'a> {
    #[inline]
    fn new(raw: &'a str, open: u8) -> Self {
        Self { text: start(raw), at: 0, lead: open }
    }

    #[inline]
    fn element(&mut self) -> Option<Raw<'a>> {
        let at = self.enter()?;
        self.value(at)
    }

    #[inline]
    fn member(&mut self) -> Option<(Cow<'a, str>, Raw<'a>)> {
        let at = self.enter()?;
        let (key, end) = value(self.text, at).filter(|(key, _)| !begins_number(key.text))?;
        let colon = skip(self.text.as_bytes(), end);
        self.text.as_bytes().get(colon).filter(|byte| **byte == b':')?;
        Some((key.string()?, self.value(skip(self.text.as_bytes(), colon + 1))?))
    }

    /// Moves to the offset where an item may begin. `self.at` is only restored with the item's value, so that reading
    /// stops at the first syntax error.
    #[inline]
    fn enter(&mut self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let at = skip(bytes, mem::replace(&mut self.at, bytes.len()));
        let lead = mem::replace(&mut self.lead, b',');
        bytes.get(at).filter(|byte| **byte == lead)?;
        Some(skip(bytes, at + 1))
    }

    #[inline]
    fn value(&mut self, at: usize) -> Option<Raw<'a>> {
        let (raw, end) = value(self.text, at)?;
        // A number at the end of the text may lack digits.
        if end == self.text.len() && begins_number(raw.text) {
            return None;
        }
        self.at = end;
        Some(raw)
    }
}

/// Returns the value at an offset, and its end. A value that is cut short ends with the text.
#[inline]
pub(super) fn value(text: &str, from: usize) -> Option<(Raw<'_>, usize)> {
    let (bytes, mut escaped) = (text.as_bytes(), false);
    let end = match *bytes.get(from)? {
        b'"' => string_end(bytes, from, &mut escaped),
        b'{' | b'[' => nested_end(bytes, from + 1),
        b'}' | b']' => return None,
        _ => Some(from + word_end(text.get(from..)?)?),
    };
    let to = end.unwrap_or(bytes.len());
    Some((Raw { text: text.get(from..to)?, whole: end.is_some(), escaped }, to))
}

/// Returns whether a value is a number, by its first byte.
#[inline]
pub(super) fn begins_number(raw: &str) -> bool {
    matches!(raw.as_bytes().first(), Some(b'-' | b'0'..=b'9'))
}

/// Returns a text without the byte order mark and the white space before the value.
#[inline]
pub(super) fn start(text: &str) -> &str {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.get(skip(text.as_bytes(), 0)..).unwrap_or_default()
}

/// Returns the end of the white space that begins at `at`.
#[inline]
pub(super) fn skip(bytes: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\t' | b'\n' | b'\r') = bytes.get(at) {
        at += 1;
    }
    at
}

#[inline]
fn is_scalar(text: &str) -> bool {
    value(text, 0).is_some_and(|(raw, end)| raw.whole && skip(text.as_bytes(), end) == text.len())
}

/// Returns the end of the string whose opening quote is at `open`, if it is closed. Sets `escaped` if it has escapes.
#[inline]
pub(super) fn string_end(bytes: &[u8], open: usize, escaped: &mut bool) -> Option<usize> {
    let mut at = open + 1;
    loop {
        at += either(bytes.get(at..)?, b'"', b'\\')?;
        if bytes.get(at) == Some(&b'"') {
            return Some(at + 1);
        }
        *escaped = true;
        at += 2;
    }
}

/// Returns the end of an array or object, if it is closed. `at` is after its opening bracket.
///
/// Both kinds of brackets are counted alike; an error inside is noticed when that part is read.
pub(super) fn nested_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    let mut depth = 1_usize;
    loop {
        match *bytes.get(at)? {
            b'"' => {
                at = string_end(bytes, at, &mut false)?;
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth == 1 => return Some(at + 1),
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
}

/// Returns the end of the number, `true`, `false` or `null` at the beginning of a text.
#[inline]
pub(super) fn word_end(text: &str) -> Option<usize> {
    let is_end = |byte: u8| {
        matches!(
            byte,
            b' ' | b'\t' | b'\n' | b'\r' | b',' | b':' | b'"' | b'[' | b']' | b'{' | b'}'
        )
    };
    let end = text.bytes().position(is_end).unwrap_or(text.len());
    let word = text.get(..end)?;
    (is_number(word) || matches!(word, "true" | "false" | "null")).then_some(end)
}

/// Returns whether a text is a JSON number.
#[inline]
pub fn is_number(word: &str) -> bool {
    let word = word.strip_prefix('-').unwrap_or(word);
    let (decimal, exponent) = word.split_once(['e', 'E']).unwrap_or((word, "0"));
    let (integer, fraction) = decimal.split_once('.').unwrap_or((decimal, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    is_integer(integer) && is_digits(fraction) && is_digits(exponent)
}

/// Returns whether a text consists of digits without a leading zero.
#[inline]
pub(super) fn is_integer(word: &str) -> bool {
    is_digits(word) && (word == "0" || !word.starts_with('0'))
}

#[inline]
fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Decodes the text between the quotes of a string.
#[inline]
pub(super) fn decode(inside: &str) -> Cow<'_, str> {
    if one(inside.as_bytes(), b'\\').is_none() {
        return Cow::Borrowed(inside);
    }
    let mut out = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some((plain, escape)) = rest.split_once('\\') {
        out.push_str(plain);
        rest = decode_escape(escape, &mut out);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Decodes the escape after a backslash, and returns the text after the escape.
#[inline]
fn decode_escape<'a>(escape: &'a str, out: &mut String) -> &'a str {
    let mut chars = escape.chars();
    let letter = chars.next();
    if letter == Some('u') {
        return decode_unicode(chars.as_str(), out);
    }
    let Some((_, meant)) = ESCAPES.iter().find(|(short, _)| Some(*short) == letter) else {
        out.push('\\');
        return escape;
    };
    out.push(*meant);
    chars.as_str()
}

/// Decodes a `\u` escape with the digits at the beginning of `digits`, and the other half of a surrogate pair.
#[inline]
fn decode_unicode<'a>(digits: &'a str, out: &mut String) -> &'a str {
    let Some((unit, rest)) = hex_unit(digits) else {
        out.push_str("\\u");
        return digits;
    };
    let alone = char::from_u32(u32::from(unit)).map(|decoded| (decoded, rest));
    let (decoded, rest) =
        alone.or_else(|| surrogate_pair(unit, rest)).unwrap_or((char::REPLACEMENT_CHARACTER, rest));
    out.push(decoded);
    rest
}

#[inline]
fn surrogate_pair(high: u16, rest: &str) -> Option<(char, &str)> {
    let (low, after) = hex_unit(rest.strip_prefix("\\u")?)?;
    let pair = char::decode_utf16([high, low]).next()?.ok()?;
    Some((pair, after))
}

#[inline]
fn hex_unit(text: &str) -> Option<(u16, &str)> {
    let (digits, rest) = text.split_at_checked(4)?;
    // `from_str_radix` alone would accept a plus sign.
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let unit = u16::from_str_radix(digits, 16).ok().filter(|_| is_hex)?;
    Some((unit, rest))
}

#[cfg(test)]
mod tests {
    use super::alloc::string::String;
    use super::alloc::vec::Vec;
    use super::{Cow, Shape, elements, find, members, shape, text, write_string};

    #[track_caller]
    fn check_shape(shaped: Shape, texts: &[&str]) {
        for text in texts {
            assert_eq!(shape(text), shaped, "{text:?}");
        }
    }

    /// Checks that each pointer finds its value in a text.
    #[track_caller]
    fn check_find(text: &str, cases: &[(&str, Option<&str>)]) {
        for (pointer, found) in cases {
            assert_eq!(find(text, pointer), *found, "{pointer:?} in {text:?}");
        }
    }

    #[track_caller]
    fn check_text(cases: &[(&str, Option<&str>)]) {
        for (raw, decoded) in cases {
            assert_eq!(text(raw).as_deref(), *decoded, "{raw:?}");
        }
    }

    #[track_caller]
    fn check_elements(cases: &[(&str, &[&str])]) {
        for (raw, found) in cases {
            assert_eq!(elements(raw).collect::<Vec<_>>(), *found, "{raw:?}");
        }
    }

    #[track_caller]
    fn check_members(cases: &[(&str, &[(&str, &str)])]) {
        for (raw, found) in cases {
            let read: Vec<_> = members(raw).collect();
            let read: Vec<_> = read.iter().map(|(key, value)| (&**key, *value)).collect();
            assert_eq!(read, *found, "{raw:?}");
        }
    }

    #[track_caller]
    fn check_written(cases: &[(&str, &str)]) {
        for (plain, json) in cases {
            let mut out = String::new();
            write_string(&mut out, plain).expect("a String takes everything");
            assert_eq!(out, *json);
            assert_eq!(text(&out).as_deref(), Some(*plain));
        }
    }

    #[test]
    fn shapes() {
        check_shape(Shape::Empty, &["", " \t\r\n", "\u{feff}", "\u{feff} \n"]);
        check_shape(Shape::Object, &["{}", " {", "\u{feff} {\"a\":1}", "{<html>", "{} rest"]);
        check_shape(Shape::Array, &["[]", "\n[", "\u{feff}[1,2", "[<html>"]);
        check_shape(Shape::Scalar, &["\"a\"", " \"\\\"\" ", "null", "true\n", "false", "0"]);
        check_shape(Shape::Scalar, &["-1.5e3", "\u{feff}12", "0.0E+0", "1e-9"]);
        check_shape(Shape::Other, &["<html>", "<!doctype html>", "Not Found", "\"cut", "\"a\" b"]);
        check_shape(Shape::Other, &["nul", "True", "1 2", "01", "+1", "0x10", "1.", ".5", "-"]);
        check_shape(Shape::Other, &["1e", "--1", "NaN", "}", "]", ",", ":", "\u{a0}1", "é"]);
    }

    #[test]
    fn found_where_the_pointer_leads() {
        check_find(
            " { \"a\" : [ 1 , { \"b\" : \"x\" } ] , \"\" : null, \"7\": true } rest",
            &[
                ("", Some("{ \"a\" : [ 1 , { \"b\" : \"x\" } ] , \"\" : null, \"7\": true }")),
                ("/a", Some("[ 1 , { \"b\" : \"x\" } ]")),
                ("/a/0", Some("1")),
                ("/a/1/b", Some("\"x\"")),
                ("/", Some("null")),
                ("/7", Some("true")),
                ("/b", None),
                ("/a/2", None),
                ("/a/00", None),
                ("/a/01", None),
                ("/a/+1", None),
                ("/a/-", None),
                ("/a/99999999999999999999999", None),
                ("/a/0/0", None),
                ("/a/1/b/0", None),
                ("//x", None),
            ],
        );
        check_find("\u{feff}\n{\"a\":1}", &[("", Some("{\"a\":1}")), ("/a", Some("1"))]);
        check_find("1205", &[("", Some("1205")), ("/0", None)]);
        check_find("\"cut", &[("", Some("\"cut"))]);
        check_find("", &[("", None), ("/a", None)]);
        check_find("<html>{\"a\":1}", &[("", None), ("/a", None)]);
    }

    #[test]
    fn keys_are_compared_decoded() {
        check_find(
            r#"{"error\u005fcode":1,"a\/b":2,"a~b":3,"\ud83d\ude00":4,"\q":5}"#,
            &[("/error_code", Some("1")), ("/a~b", Some("3")), ("/😀", Some("4"))],
        );
        check_find(r#"{"a\/b":2,"c~":3}"#, &[("/a~1b", Some("2")), ("/c~0", Some("3"))]);
        check_find(r#"{"\q":5,"c":3}"#, &[("/\\q", Some("5"))]);
    }

    #[test]
    fn the_last_whole_member_wins() {
        check_find(r#"{"a":1,"b":0,"a":null}"#, &[("/a", Some("null")), ("/b", Some("0"))]);
        check_find(r#"{"a":1,"\u0061":2,"a":"#, &[("/a", Some("2"))]);
        check_find(r#"{"a":"x","a":["y"#, &[("/a", Some("\"x\""))]);
        check_find(r#"{"b":"x","a":["y"#, &[("/a", Some("[\"y"))]);
    }

    #[test]
    fn cut_short() {
        let text = r#"{"code":"A","messages":["x","y"#;
        check_find(
            text,
            &[
                ("", Some(text)),
                ("/code", Some("\"A\"")),
                ("/messages", Some("[\"x\",\"y")),
                ("/messages/0", Some("\"x\"")),
                ("/messages/1", Some("\"y")),
                ("/messages/2", None),
            ],
        );
        check_find(r#"{"e":[{"code":"A","m":{"#, &[("/e/0/code", Some("\"A\""))]);
        check_find(r#"{"a":12"#, &[("/a", None)]);
        check_find(r#"{"a":12 "#, &[("/a", Some("12"))]);
        check_find(r#"{"a":tru"#, &[("/a", None)]);
        check_find(r#"{"a":true"#, &[("/a", Some("true"))]);
        for text in [r#"{"a"#, r#"{"a""#, r#"{"a":"#, r#"{"a": "#, "{", "{ "] {
            check_find(text, &[("/a", None)]);
        }
        check_find(r#"{"a":"x\"#, &[("/a", Some(r#""x\"#))]);
        check_find(r#"{"a":"x\""#, &[("/a", Some(r#""x\""#))]);
    }

    #[test]
    fn garbage_ends_the_reading() {
        check_find(r#"{"a":1,oops,"b":2}"#, &[("/a", Some("1")), ("/b", None)]);
        check_find(r#"{"a":1 "b":2}"#, &[("/a", Some("1")), ("/b", None)]);
        check_find(r#"{"a":01,"b":2}"#, &[("/a", None), ("/b", None)]);
        check_find(r#"{"a" 1,"b":2}"#, &[("/a", None), ("/b", None)]);
        check_find(r#"{1:1,"b":2}"#, &[("/1", None), ("/b", None)]);
        check_find(r#"{,"b":2}"#, &[("/b", None)]);
        check_find(r#"{"a":{"x":oops},"b":2}"#, &[("/a", Some("{\"x\":oops}")), ("/b", Some("2"))]);
        check_find(r#"{"a":1},"b":2}"#, &[("", Some("{\"a\":1}")), ("/b", None)]);
        check_find(r#"{"a":[1},"b":2}"#, &[("/a", Some("[1}")), ("/a/0", Some("1"))]);
    }

    #[test]
    fn texts_and_numbers() {
        check_text(&[
            ("\"\"", Some("")),
            (" \"a b\" ", Some("a b")),
            ("\"é😀\"", Some("é😀")),
            ("\"a\nb\u{0}\"", Some("a\nb\u{0}")),
            ("\"a\" rest", Some("a")),
            ("1205", Some("1205")),
            ("-1.5e3", Some("-1.5e3")),
            ("-0", Some("-0")),
            ("10000000000000000000000000000001", Some("10000000000000000000000000000001")),
            ("1 2", Some("1")),
        ]);
        for raw in ["", "null", "true", "false", "[]", "{}", "[\"a\"]", "<p>", "\u{a0}\"a\""] {
            check_text(&[(raw, None)]);
        }
        for raw in ["\"", "\"cut", "\"cut\\\"", "\"cut\\", "01", "+1", "0x10", "1.", "-", "1e+"] {
            check_text(&[(raw, None)]);
        }
    }

    #[test]
    fn escapes_are_decoded() {
        check_text(&[
            (r#""\"\\\/\b\f\n\r\t""#, Some("\"\\/\x08\x0c\n\r\t")),
            (r#""\u0041\u00e9\u20AC.""#, Some("Aé€.")),
            (r#""\u0000""#, Some("\0")),
            (r#""\ud83d\ude00!""#, Some("😀!")),
            (r#""\ud83d!""#, Some("\u{fffd}!")),
            (r#""\ude00!""#, Some("\u{fffd}!")),
            (r#""\ud83d\u0041""#, Some("\u{fffd}A")),
            (r#""\ud83d\ud83d\ude00""#, Some("\u{fffd}😀")),
            (r#""\ud83d\n""#, Some("\u{fffd}\n")),
            (r#""\ud83d\u00""#, Some("\u{fffd}\\u00")),
            (r#""\ude00\ud83d""#, Some("\u{fffd}\u{fffd}")),
            (r#""\q\é\😀""#, Some("\\q\\é\\😀")),
            (r#""\u12""#, Some("\\u12")),
            (r#""\u+123""#, Some("\\u+123")),
            (r#""\u00é0""#, Some("\\u00é0")),
            (r#""\u12\n4""#, Some("\\u12\n4")),
            (r#""\\u0041""#, Some("\\u0041")),
        ]);
    }

    #[test]
    fn text_borrows_what_has_no_escape() {
        assert!(matches!(text("\"plain é\""), Some(Cow::Borrowed("plain é"))));
        assert!(matches!(text("12"), Some(Cow::Borrowed("12"))));
        assert!(matches!(text(r#""\n""#), Some(Cow::Owned(_))));
    }

    #[test]
    fn elements_of_arrays() {
        check_elements(&[
            ("[]", &[]),
            (" [ ] ", &[]),
            ("[1]", &["1"]),
            (
                "[ 1 ,\"a,]\", [2,[3]] , {\"b\":[4]},null ] rest",
                &["1", "\"a,]\"", "[2,[3]]", "{\"b\":[4]}", "null"],
            ),
            ("[\"x\",\"y", &["\"x\""]),
            ("[\"x\",\"y\"", &["\"x\"", "\"y\""]),
            ("[\"x\",{\"y\":1", &["\"x\""]),
            ("[1,2", &["1"]),
            ("[1,2 ", &["1", "2"]),
            ("[1,", &["1"]),
            ("[1,]", &["1"]),
            ("[,1]", &[]),
            ("[1,,2]", &["1"]),
            ("[1 2]", &["1"]),
            ("[1,oops,2]", &["1"]),
            ("[1],[2]", &["1"]),
            ("[1}", &["1"]),
            ("", &[]),
            ("[", &[]),
            ("{\"a\":1}", &[]),
            ("\"a\"", &[]),
            ("<p>", &[]),
        ]);
    }

    #[test]
    fn members_of_objects() {
        check_members(&[
            ("{}", &[]),
            ("{\"a\":1,\"a\":2}", &[("a", "1"), ("a", "2")]),
            (
                " { \"a\" : [1,{}] , \"\\u0062\\\"\" : \"}\" } ",
                &[("a", "[1,{}]"), ("b\"", "\"}\"")],
            ),
            ("{\"a\":1,\"b\":[\"x\",\"y", &[("a", "1"), ("b", "[\"x\",\"y")]),
            ("{\"a\":1,\"b\":2", &[("a", "1")]),
            ("{\"a\":1,\"b", &[("a", "1")]),
            ("{\"a\":1,}", &[("a", "1")]),
            ("[1]", &[]),
            ("null", &[]),
            ("", &[]),
        ]);
    }

    #[test]
    fn an_iterator_that_has_ended_stays_so() {
        let mut read = elements("[1 , ,2,3]");
        assert_eq!((read.next(), read.next(), read.next()), (Some("1"), None, None));
        let mut read = elements(",null");
        assert_eq!((read.next(), read.next()), (None, None));
        let mut read = members("{\"a\" {\"b\":1}");
        assert_eq!((read.next(), read.next()), (None, None));
    }

    #[test]
    fn strings_are_written() {
        check_written(&[
            ("", "\"\""),
            ("plain é😀/", "\"plain é😀/\""),
            ("\"", r#""\"""#),
            ("a\"b\\c\n\r\t\x08\x0cd", r#""a\"b\\c\n\r\t\b\fd""#),
            ("\0\x01\x1f \x7f", "\"\\u0000\\u0001\\u001f \x7f\""),
            ("\u{2028}", "\"\u{2028}\""),
        ]);
    }

    #[test]
    fn deep_nesting_takes_one_pass() {
        let open = "[".repeat(1_000_000);
        check_find(&open, &[("", Some(&open)), ("/0", open.get(1..)), ("/1", None), ("/a", None)]);
        check_elements(&[(&open, &[])]);
        check_text(&[(&open, None)]);
        let closed = open.clone() + &"]".repeat(1_000_000);
        check_find(&closed, &[("", Some(&closed)), ("/0/0", closed.get(2..closed.len() - 2))]);
        check_find(&"{\"a\":".repeat(1_000_000), &[("/b", None), ("/a/b", None)]);
        let escapes = "\\".repeat(2_000_000);
        assert_eq!(text(&["\"", &escapes, "\""].concat()).map(|t| t.len()), Some(1_000_000));
    }
}
