//! The number of steps of reading a text is linear in its length.
//! Of an input the first line is the dialect, up to an empty line follow messages, then what is repeated up to 64 KB, and in the
//! last line what follows it.

use errcat_codegen::Compiled;
use errcat_codegen::runtime::steps;
use serde_json::json;

use super::matcher::{message, wire};
use super::{catalogue, compiled};

/// The length of a text, in bytes.
const LENGTH: usize = 64 * 1024;

/// The maximum steps for each byte. A few messages take some dozens; steps that grow with the text take thousands.
const MOST: usize = 500;

pub(crate) fn holds(bytes: &[u8]) {
    let input = String::from_utf8_lossy(bytes);
    let (dialect, rest) = input.split_once('\n').unwrap_or(("", &input));
    let (messages, rest) = rest.split_once("\n\n").unwrap_or((rest, ""));
    let (piece, end) = rest.rsplit_once('\n').unwrap_or((rest, ""));
    if piece.is_empty() {
        return;
    }
    let messages: Vec<_> = messages.lines().take(4).enumerate().map(message).collect();
    let error = json!({"code": "E", "name": "e", "description": "Made up.", "messages": messages});
    let Some(compiled) = compiled(&catalogue(&json!({"wire": wire(dialect)}), &json!([error])))
    else {
        return;
    };
    let text = piece.repeat(LENGTH.div_ceil(piece.len())) + end;
    let steps = steps(&compiled, &text);
    assert!(steps <= MOST * text.len(), "{steps} steps on {piece:?}, repeated, and {end:?}");
}

/// Returns the number of steps of reading a text.
#[expect(clippy::assertions_on_constants, reason = "the profile decides")]
fn steps(compiled: &Compiled, text: &str) -> usize {
    assert!(cfg!(debug_assertions), "other builds count no steps");
    let before = steps::taken();
    let found = compiled.interpreter().findings(0, text).count();
    assert!(found > 0, "{text:?}");
    steps::taken() - before
}
