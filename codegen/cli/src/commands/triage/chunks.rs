//! Splits a log into pieces of bounded size, at the end of a line and if possible of a response.

use std::io::{self, Read};

/// A piece of a log.
#[derive(Debug)]
pub(super) struct Chunk {
    /// The bytes, after an overlap that has been counted already.
    pub(super) bytes: Vec<u8>,
    /// The length of the overlap.
    pub(super) overlap: usize,
}

/// The number of bytes that are read at once.
const CHUNK: usize = 1024 * 1024;

/// The length of a line from which on it is split.
const MAX_LINE: usize = 16 * 1024 * 1024;

/// The length of the overlap with the previous piece: the head of an HTTP response has the status of its body.
const OVERLAP: usize = 2048;

/// An iterator over the pieces of a log.
#[derive(Debug)]
pub(super) struct Chunks<R> {
    log: R,
    /// The next bytes, after the overlap.
    next: Vec<u8>,
    overlap: usize,
    ended: bool,
}

impl<R: Read> Chunks<R> {
    /// Creates an iterator over the pieces of `log`.
    pub(super) fn new(log: R) -> Self {
        Self { log, next: Vec::new(), overlap: 0, ended: false }
    }

    /// Reads the next piece, if there is one.
    pub(super) fn next(&mut self) -> io::Result<Option<Chunk>> {
        let mut end = self.fill(CHUNK)?;
        while end.is_none() && !self.ended && self.next.len() < MAX_LINE {
            end = self.fill(self.next.len() * 2)?;
        }
        if self.next.len() == self.overlap {
            return Ok(None);
        }
        let end = end.unwrap_or(self.next.len());
        let start = overlap(&self.next, end);
        let rest = self.next.get(start..).unwrap_or_default();
        let mut rest_of = Vec::with_capacity(CHUNK + OVERLAP);
        rest_of.extend_from_slice(rest);
        let mut bytes = std::mem::replace(&mut self.next, rest_of);
        bytes.truncate(end);
        let overlap = std::mem::replace(&mut self.overlap, end - start);
        Ok(Some(Chunk { bytes, overlap }))
    }

    /// Reads up to `length` bytes. Returns where a piece can end, which is after a line outside of the overlap.
    fn fill(&mut self, length: usize) -> io::Result<Option<usize>> {
        let missing = length.saturating_sub(self.next.len());
        let read = self.log.by_ref().take(missing as u64).read_to_end(&mut self.next)?;
        self.ended = read < missing;
        if self.ended {
            return Ok(Some(self.next.len()));
        }
        Ok(line_end(&self.next, self.overlap))
    }
}

/// Returns the end of the last line that a new record follows, else of the last line.
fn line_end(bytes: &[u8], overlap: usize) -> Option<usize> {
    let ends = || {
        let new = bytes.get(overlap..).unwrap_or_default();
        let is_end = |(at, byte): (usize, &u8)| (*byte == b'\n').then_some(overlap + at + 1);
        new.iter().enumerate().rev().filter_map(is_end)
    };
    let begins = |end: &usize| bytes.get(*end).is_some_and(|next| !b" \t\r\n}]\",".contains(next));
    ends().take(256).find(begins).or_else(|| ends().next())
}

/// Returns the start of the overlap, at the start of a line.
fn overlap(bytes: &[u8], end: usize) -> usize {
    let from = end.saturating_sub(OVERLAP);
    let seen = bytes.get(from..end).unwrap_or_default();
    seen.iter().position(|byte| *byte == b'\n').map_or(end, |at| from + at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the pieces without their overlaps.
    fn pieces(log: &[u8]) -> Vec<Vec<u8>> {
        let mut chunks = Chunks::new(log);
        let mut pieces = Vec::new();
        while let Some(chunk) = chunks.next().expect("memory can be read") {
            pieces.push(chunk.bytes[chunk.overlap..].to_vec());
        }
        pieces
    }

    #[test]
    fn nothing_is_lost_or_seen_twice() {
        let lines: String = (0..60_000).map(|n| format!("line {n}\n  more of {n}\n")).collect();
        for log in ["", "a", "a\nb", "\n\n", &lines, &"x".repeat(CHUNK + 1)] {
            assert_eq!(pieces(log.as_bytes()).concat(), log.as_bytes());
        }
        let pieces = pieces(lines.as_bytes());
        assert!(pieces.len() > 1);
        assert!(pieces.iter().all(|piece| piece.starts_with(b"line ") && piece.len() <= CHUNK));
    }

    #[test]
    fn a_line_without_end_is_taken_apart() {
        let log = "x".repeat(MAX_LINE + CHUNK * 2);
        let pieces = pieces(log.as_bytes());
        assert!(pieces.len() > 1);
        assert!(pieces.iter().all(|piece| piece.len() <= 2 * MAX_LINE));
        assert_eq!(pieces.concat(), log.as_bytes());
    }
}
