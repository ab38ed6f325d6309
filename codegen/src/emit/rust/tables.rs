//! The tables of the catalogue: numbers and texts as literals, which rustc takes as they are.

use std::str::FromStr;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::Compiled;

/// A line of a literal is not made longer than this, unless one item is.
const WIDTH: usize = 110;

/// The module `tables`.
pub(super) fn module(compiled: &Compiled) -> TokenStream {
    let data = compiled.data();
    let numbers = lines("b", parts(&data.numbers, &data.number_ends).map(escaped_bytes), WIDTH);
    let texts = parts(data.texts.as_bytes(), &data.text_ends).map(escaped_text);
    let texts = lines("", texts, 0);
    quote! {
        use super::rt::__private::v1::Tables;

        /// All that the catalogue says, as the engine reads it.
        pub(super) static TABLES: Tables<'static> = Tables::new(NUMBERS, TEXTS);

        static NUMBERS: &[u8] = #numbers;
        static TEXTS: &str = #texts;
    }
}

/// Bytes cut at these ends.
fn parts<'b>(bytes: &'b [u8], ends: &'b [usize]) -> impl Iterator<Item = &'b [u8]> {
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(ends).map(|(start, end)| &bytes[start..*end])
}

/// Bytes as they are written in a byte string.
fn escaped_bytes(bytes: &[u8]) -> String {
    let mut escaped = inner(&Literal::byte_string(bytes).to_string(), "b\"");
    // What follows may begin with a digit, and `\01` looks like an octal number.
    if bytes.last() == Some(&0) && escaped.ends_with("\\0") {
        escaped.truncate(escaped.len() - 2);
        escaped.push_str("\\x00");
    }
    escaped
}

/// A text as it is written in a string.
fn escaped_text(text: &[u8]) -> String {
    inner(&Literal::string(&String::from_utf8_lossy(text)).to_string(), "\"")
}

/// Returns the text between the quotes of a literal.
fn inner(literal: &str, open: &str) -> String {
    let inner = literal.strip_prefix(open).and_then(|literal| literal.strip_suffix('"'));
    inner.unwrap_or(literal).to_owned()
}

/// A literal of these parts, each of which begins a line where the line before would become too long. A line break after a
/// backslash is not part of the literal, and neither is the white space after it.
fn lines(prefix: &str, parts: impl Iterator<Item = String>, width: usize) -> TokenStream {
    let (mut literal, mut line) = (format!("{prefix}\""), usize::MAX);
    for part in parts {
        if line.saturating_add(part.len()) > width {
            literal.push_str("\\\n    ");
            line = 0;
        }
        line += part.len();
        match part.strip_prefix(' ') {
            Some(rest) if line == part.len() => literal.extend(["\\x20", rest]),
            _ => literal.push_str(&part),
        }
    }
    literal.push('"');
    TokenStream::from_str(&literal).expect("an escaped literal is a token")
}
