//! Writes the module `tables`: numbers and texts as literals, which rustc stores unchanged.

use super::source::{Source, escaped};
use crate::Compiled;

/// The maximum length of a line of a literal, unless one item is longer.
const WIDTH: usize = 110;

/// Writes the module.
pub(super) fn module(compiled: &Compiled, source: &mut Source) {
    let data = compiled.data();
    source.fixed(TABLES);
    let numbers = parts(&data.numbers, &data.number_ends).map(escaped_bytes);
    literal("static NUMBERS: &[u8] = b", numbers, WIDTH, source);
    let texts = parts(data.texts.as_bytes(), &data.text_ends);
    let texts = texts.map(|text| escaped(&String::from_utf8_lossy(text)));
    literal("static TEXTS: &str = ", texts, 0, source);
}

const TABLES: &str = "\
use super::rt::__private::v1::Tables;

/// All that the catalogue says, as the engine reads it.
pub(super) static TABLES: Tables<'static> = Tables::new(NUMBERS, TEXTS);
";

/// Splits bytes at these ends.
fn parts<'b>(bytes: &'b [u8], ends: &'b [usize]) -> impl Iterator<Item = &'b [u8]> {
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(ends).map(|(start, end)| &bytes[start..*end])
}

/// Returns bytes as a byte string contains them.
fn escaped_bytes(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(3 * bytes.len());
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            // The next byte may be a digit, and `\01` looks like an octal number.
            0 if bytes.get(at + 1).is_none_or(u8::is_ascii_digit) => out.push_str("\\x00"),
            0 => out.push_str("\\0"),
            b' '..=b'~' if !matches!(byte, b'"' | b'\\') => out.push(char::from(*byte)),
            _ => out.extend(byte.escape_ascii().map(char::from)),
        }
    }
    out
}

/// Writes a literal of these parts. A part begins a new line if the line would become too long. A line break after a
/// backslash, and the white space after it, are not part of the literal.
fn literal(
    beginning: &str,
    parts: impl Iterator<Item = String>,
    width: usize,
    source: &mut Source,
) {
    source.blank();
    source.open(format_args!("{beginning}\"\\"));
    let mut line = String::new();
    for part in parts {
        if !line.is_empty() && line.len() + part.len() > width {
            source.line(format_args!("{line}\\"));
            line.clear();
        }
        match part.strip_prefix(' ') {
            Some(rest) if line.is_empty() => line.extend(["\\x20", rest]),
            _ => line.push_str(&part),
        }
    }
    source.line(format_args!("{line}\";"));
    source.end();
}
