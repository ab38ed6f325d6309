//! Decodes logs in UTF-16, which some shells write.

use std::io::{self, Read};

/// A reader of text as UTF-8: what begins with a byte order mark of UTF-16 is decoded.
pub(crate) struct Utf8<R> {
    inner: R,
    /// How two bytes make up a unit; none if the text is not UTF-16, or nothing of it has been read.
    unit: Option<fn([u8; 2]) -> u16>,
    has_begun: bool,
    /// Bytes that are not yet decoded.
    raw: Vec<u8>,
    /// Bytes that are not yet handed out, from `at` on.
    ready: Vec<u8>,
    at: usize,
}

/// The number of bytes that are decoded at once.
const CHUNK: u64 = 16 * 1024;

impl<R: Read> Utf8<R> {
    pub(crate) fn new(inner: R) -> Self {
        Self { inner, unit: None, has_begun: false, raw: Vec::new(), ready: Vec::new(), at: 0 }
    }

    /// Reads the mark, if there is one.
    fn begin(&mut self) -> io::Result<()> {
        self.has_begun = true;
        self.inner.by_ref().take(2).read_to_end(&mut self.ready)?;
        self.unit = match self.ready[..] {
            [0xff, 0xfe] => Some(u16::from_le_bytes),
            [0xfe, 0xff] => Some(u16::from_be_bytes),
            _ => return Ok(()),
        };
        self.ready.clear();
        Ok(())
    }

    /// Decodes the next bytes. A character that is not complete waits for the rest of it.
    fn decode(&mut self, unit: fn([u8; 2]) -> u16) -> io::Result<()> {
        let read = self.inner.by_ref().take(CHUNK).read_to_end(&mut self.raw)?;
        let units: Vec<_> = self.raw.as_chunks().0.iter().map(|pair| unit(*pair)).collect();
        let is_waiting =
            read > 0 && units.last().is_some_and(|unit| (0xd800..0xdc00).contains(unit));
        let complete = units.len() - usize::from(is_waiting);
        let decoded = char::decode_utf16(units.into_iter().take(complete));
        let text: String = decoded.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        self.raw.drain(..complete * 2);
        (self.ready, self.at) = (text.into_bytes(), 0);
        Ok(())
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if !self.has_begun {
            self.begin()?;
        }
        if let Some(unit) = self.unit.filter(|_| self.at == self.ready.len()) {
            self.decode(unit)?;
        }
        let ready = self.ready.get(self.at..).unwrap_or_default();
        if ready.is_empty() {
            return if self.unit.is_none() { self.inner.read(buffer) } else { Ok(0) };
        }
        let read = ready.len().min(buffer.len());
        buffer[..read].copy_from_slice(&ready[..read]);
        self.at += read;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_utf_16_becomes_utf_8() {
        let text = "é😀x\n".repeat(10_000);
        for (mark, bytes) in [
            ([0xff, 0xfe], text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()),
            ([0xfe, 0xff], text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        ] {
            let bytes = [&mark[..], &bytes].concat();
            let mut read = String::new();
            Utf8::new(&bytes[..]).read_to_string(&mut read).expect("it is text");
            assert!(read == text, "{mark:?}");
        }
        for bytes in [&b""[..], b"a", b"\xff", b"\xff\xfe", b"plain text"] {
            let mut read = Vec::new();
            Utf8::new(bytes).read_to_end(&mut read).expect("it can be read");
            assert_eq!(read, bytes.strip_prefix(b"\xff\xfe").unwrap_or(bytes));
        }
    }
}
