//! Patterns as the programs that [`crate::runtime::program`] reads.

use super::Pattern;
use crate::check::Message;
use crate::runtime::layout::{header, value};
use crate::runtime::matched::BEST;
use crate::runtime::program::{FLAG_SHIFT, SHORT_LENGTH};

/// Writes a pattern; `best` says that no better one matches any of its texts.
pub(super) fn write(
    out: &mut Vec<u8>,
    pattern: &Pattern,
    message: &Message,
    first: usize,
    best: bool,
) {
    let holes: Vec<_> = pattern.holes.iter().map(|hole| hole.runtime(message)).collect();
    let known = pattern.runtime(message, first + pattern.message, ());
    let flags = if best { known.flags | BEST } else { known.flags };
    let header = header::MESSAGE.put(known.message.into())
        | header::VALUES.put(holes.len() as u64)
        | header::FLAGS.put(u64::from(flags >> FLAG_SHIFT));
    let head = known.head.len();
    if let [hole] = holes[..]
        && hole.choices.is_empty()
        && head.max(hole.then.len()) <= SHORT_LENGTH
    {
        let short = header::SHORT.put(1)
            | header::SHORT_HEAD.put(head as u64)
            | header::SHORT_THEN.put(hole.then.len() as u64)
            | header::SHORT_KIND.put(hole.kind as u64)
            | header::SHORT_FIELD.put(hole.field.into());
        out.extend((header | short).to_le_bytes());
        out.extend(known.head);
        out.extend(hole.then);
        return;
    }
    out.extend((header | header::HEAD.put(head as u64)).to_le_bytes());
    out.extend(known.head);
    for hole in holes {
        let value = value::FIELD.put(hole.field.into())
            | value::KIND.put(hole.kind as u64)
            | value::THEN.put(hole.then.len() as u64)
            | value::CHOICES.put(hole.choices.len() as u64);
        out.extend(value.to_le_bytes());
        out.extend(hole.choices);
        out.extend(hole.then);
    }
}
