//! Writes patterns as the bytecode that [`crate::runtime::bytecode`] reads.

use super::Pattern;
use crate::check::Message;
use crate::runtime::bytecode::{FLAG_SHIFT, SHORT_LENGTH};
use crate::runtime::layout::{header, value};
use crate::runtime::matched::BEST;

/// Writes a pattern; `best` is whether no pattern of higher precedence matches any of its texts.
pub(super) fn write(
    out: &mut Vec<u8>,
    pattern: &Pattern,
    message: &Message,
    first: usize,
    best: bool,
) {
    let captures: Vec<_> =
        pattern.captures.iter().map(|capture| capture.runtime(message)).collect();
    let known = pattern.runtime(message, first + pattern.message, ());
    let flags = if best { known.flags | BEST } else { known.flags };
    let header = header::MESSAGE.put(known.message.into())
        | header::VALUES.put(captures.len() as u64)
        | header::FLAGS.put(u64::from(flags >> FLAG_SHIFT));
    let head = known.head.len();
    if let [capture] = captures[..]
        && capture.choices.is_empty()
        && head.max(capture.literal.len()) <= SHORT_LENGTH
    {
        let short = header::SHORT.put(1)
            | header::SHORT_HEAD.put(head as u64)
            | header::SHORT_LITERAL.put(capture.literal.len() as u64)
            | header::SHORT_KIND.put(capture.kind as u64)
            | header::SHORT_FIELD.put(capture.field.into());
        out.extend((header | short).to_le_bytes());
        out.extend(known.head);
        out.extend(capture.literal);
        return;
    }
    out.extend((header | header::HEAD.put(head as u64)).to_le_bytes());
    out.extend(known.head);
    for capture in captures {
        let value = value::FIELD.put(capture.field.into())
            | value::KIND.put(capture.kind as u64)
            | value::LITERAL.put(capture.literal.len() as u64)
            | value::CHOICES.put(capture.choices.len() as u64);
        out.extend(value.to_le_bytes());
        out.extend(capture.choices);
        out.extend(capture.literal);
    }
}
