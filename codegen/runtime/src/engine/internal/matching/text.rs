//! Decodes the body of a response to text.

extern crate alloc;

use self::alloc::borrow::Cow;
use self::alloc::string::String;

use super::sources::Headers;

/// Decodes a body: as UTF-16 after a byte order mark or if the header says so, else as UTF-8, else as Latin-1 if the
/// header says so. Any other body is decoded as UTF-8 with replacement characters.
#[inline]
pub fn decode<'b>(headers: &Headers<'_>, body: &'b [u8]) -> Cow<'b, str> {
    match body {
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        _ if headers.is_empty() => utf_8(body),
        _ => declared(headers, body),
    }
}

/// Decodes UTF-8. Valid UTF-8, which most bodies are, is borrowed.
#[inline]
fn utf_8(body: &[u8]) -> Cow<'_, str> {
    core::str::from_utf8(body).map_or_else(|_| String::from_utf8_lossy(body), Cow::Borrowed)
}

#[cold]
fn utf_16(body: &[u8], unit: fn([u8; 2]) -> u16) -> Cow<'_, str> {
    let units = body.as_chunks().0.iter().map(|bytes| unit(*bytes));
    let chars = char::decode_utf16(units);
    Cow::Owned(chars.map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

/// Decodes a body as its header `content-type` says.
#[cold]
fn declared<'b>(headers: &Headers<'_>, body: &'b [u8]) -> Cow<'b, str> {
    let content = headers.iter().find(|(name, _)| name == "content-type");
    let content = content.map_or(String::new(), |(_, value)| value.to_ascii_lowercase());
    let charset = content.split_once("charset=").map_or("", |(_, rest)| rest);
    let charset =
        charset.split([';', ',']).next().unwrap_or_default().trim_matches([' ', '"', '\'']);
    match charset {
        "utf-16le" | "utf-16" => utf_16(body, u16::from_le_bytes),
        "utf-16be" => utf_16(body, u16::from_be_bytes),
        "iso-8859-1" | "latin1" | "windows-1252" if core::str::from_utf8(body).is_err() => {
            Cow::Owned(body.iter().copied().map(char::from).collect())
        }
        _ => utf_8(body),
    }
}
