//! Status, code and message as the path that a router reads. Bytes are exchanged one for one, so that a value in the
//! path is found again in the message.

use std::cell::RefCell;

/// The bytes that become `/`, for a router that takes any number of values a segment.
#[inline]
pub fn is_space(byte: u8) -> bool {
    byte == b' '
}

/// The same for a router that takes one value a segment.
#[inline]
pub fn is_space_or_bracket(byte: u8) -> bool {
    byte == b' ' || byte == b'[' || byte == b']'
}

/// A path and the room that it stands in.
#[derive(Default)]
pub struct Key(RefCell<Vec<u8>>);

impl Key {
    /// Makes the path and reads it.
    pub fn with<T>(
        &self,
        (status, code, message): (u16, &str, &str),
        is_slash: impl Fn(u8) -> bool,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let mut key = self.0.borrow_mut();
        fill(&mut key, status, code, message, is_slash);
        read(std::str::from_utf8(&key).ok()?)
    }
}

/// The path.
pub fn path(status: u16, code: &str, message: &str, is_slash: impl Fn(u8) -> bool) -> String {
    let mut key = Vec::new();
    fill(&mut key, status, code, message, is_slash);
    String::from_utf8(key).expect("only ASCII is exchanged")
}

#[inline]
fn fill(key: &mut Vec<u8>, status: u16, code: &str, message: &str, is_slash: impl Fn(u8) -> bool) {
    let digit = |power: u16| b'0' + (status / power % 10) as u8;
    key.clear();
    key.extend([b'/', digit(100), digit(10), digit(1), b'/']);
    key.extend_from_slice(code.as_bytes());
    key.push(b'/');
    key.extend(message.bytes().map(|byte| if is_slash(byte) { b'/' } else { byte }));
}

/// The part of the message that a value in the path stands for.
pub fn in_message<'a>(message: &'a str, key: &str, value: &str) -> Option<&'a str> {
    let from_end = key.as_ptr().addr() + key.len() - value.as_ptr().addr();
    let start = message.len().checked_sub(from_end)?;
    message.get(start..start + value.len())
}
