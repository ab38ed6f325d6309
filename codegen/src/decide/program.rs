//! Patterns as the programs that [`crate::runtime::program`] reads.

use super::{Pattern, word};
use crate::check::Message;
use crate::runtime::matched::BEST;
use crate::runtime::program::{SHORT, SHORT_LENGTH};

/// Writes a pattern as [`crate::runtime::program`] reads it.
pub(super) fn program(
    out: &mut Vec<u8>,
    pattern: &Pattern,
    message: &Message,
    first: usize,
    best: bool,
) {
    let holes: Vec<_> = pattern.holes.iter().map(|hole| hole.runtime(message)).collect();
    let known = pattern.runtime(message, first + pattern.message, ());
    let flags = if best { known.flags | BEST } else { known.flags };
    let header = u64::from(known.message) | (holes.len() as u64) << 24 | u64::from(flags) << 24;
    let head = known.head.len();
    if let [hole] = holes[..]
        && hole.choices.is_empty()
        && head.max(hole.then.len()) <= SHORT_LENGTH
    {
        let lengths = (head as u64) << 32 | (hole.then.len() as u64) << 44;
        let value = (hole.kind as u64) << 56 | u64::from(hole.field) << 60;
        out.extend((header | SHORT | lengths | value).to_le_bytes());
        out.extend(known.head);
        out.extend(hole.then);
        return;
    }
    out.extend((header | (head as u64) << 32).to_le_bytes());
    out.extend(known.head);
    for hole in holes {
        out.extend([hole.field, hole.kind as u8]);
        three(out, hole.then.len());
        three(out, hole.choices.len());
        out.extend(hole.choices);
        out.extend(hole.then);
    }
}

/// A number in three bytes, lowest first; longer texts and more messages do not fit a source file.
fn three(out: &mut Vec<u8>, number: usize) {
    out.extend(word(number).to_le_bytes().iter().take(3));
}
