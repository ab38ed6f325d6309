//! A log in pieces of bounded size that end where a line ends, and if possible a response too. Only a line that is too
//! long to be held in memory is cut.

use std::io::{self, Read};

/// A piece of a log.
#[derive(Debug, Default)]
pub(super) struct Chunk {
    /// The bytes, with some before them that were in the previous piece too.
    pub(super) bytes: Vec<u8>,
    /// The first byte that does not belong to a response of a previous piece.
    pub(super) floor: usize,
    /// The first byte that no previous piece has been searched for.
    pub(super) from: usize,
    /// Whether it begins in the middle of a line that is too long.
    pub(super) continues: bool,
    /// Whether it ends in the middle of a line that is too long.
    pub(super) is_cut: bool,
}

/// The number of bytes that are read at once.
const CHUNK: usize = 1024 * 1024;

/// A line that has more bytes is cut into pieces of about this size.
pub(super) const MAX_LINE: usize = 16 * 1024 * 1024;

/// The number of bytes of the previous piece that are read again: the head of an HTTP response has the status of its body.
const OVERLAP: usize = 2048;

/// The number of last lines after one of which a piece ends.
const LAST_LINES: usize = 4096;

/// The number of bytes of a line that decide whether it begins a record.
const MAX_SEEN: usize = 240;

/// The pieces of a log, in order.
#[derive(Debug)]
pub(super) struct Chunks<R> {
    log: R,
    /// The next piece, as far as it has been read.
    next: Chunk,
    ended: bool,
}

impl<R: Read> Chunks<R> {
    /// Creates an iterator over the pieces of `log`.
    pub(super) fn new(log: R) -> Self {
        Self { log, next: Chunk::default(), ended: false }
    }

    /// Returns the next piece; none after the last. After a piece that is cut, [`resume`](Self::resume) has to be
    /// called.
    pub(super) fn next(&mut self) -> io::Result<Option<Chunk>> {
        let longest = self.next.from + MAX_LINE + 1;
        let mut end = self.fill(CHUNK.min(longest))?;
        while end.is_none() && self.next.bytes.len() < longest {
            end = self.fill((self.next.bytes.len() * 2).clamp(CHUNK, longest))?;
        }
        if self.next.bytes.len() == self.next.from {
            return Ok(None);
        }
        let mut chunk = std::mem::take(&mut self.next);
        match end {
            Some(end) => self.next = chunk.split(end),
            None => chunk.is_cut = true,
        }
        Ok(Some(chunk))
    }

    /// Goes on with the line that `chunk` cuts: the next piece begins with the bytes of `chunk` from `start` on. Its
    /// `floor` and `from` are given as places in `chunk`.
    pub(super) fn resume(&mut self, chunk: &Chunk, start: usize, floor: usize, from: usize) {
        self.next = Chunk {
            bytes: chunk.bytes.get(start..).unwrap_or_default().to_vec(),
            floor: floor.saturating_sub(start),
            from: from.saturating_sub(start),
            continues: true,
            is_cut: false,
        };
    }

    /// Reads on up to `length`; returns where a piece can end.
    fn fill(&mut self, length: usize) -> io::Result<Option<usize>> {
        let missing = length.saturating_sub(self.next.bytes.len());
        self.next.bytes.reserve_exact(missing);
        let read = self.log.by_ref().take(missing as u64).read_to_end(&mut self.next.bytes)?;
        self.ended |= read < missing;
        if self.ended {
            return Ok(Some(self.next.bytes.len()));
        }
        Ok(line_end(&self.next.bytes, self.next.from))
    }
}

impl Chunk {
    /// Returns whether it has a line that is much longer than most.
    pub(super) fn is_large(&self) -> bool {
        self.bytes.len() > CHUNK + OVERLAP
    }

    /// Ends the piece at `end`; returns the beginning of the next one.
    fn split(&mut self, end: usize) -> Self {
        let start = overlap(&self.bytes, end);
        let mut bytes = Vec::with_capacity(CHUNK + OVERLAP);
        bytes.extend_from_slice(self.bytes.get(start..).unwrap_or_default());
        self.bytes.truncate(end);
        Self { bytes, floor: end - start, from: end - start, ..Self::default() }
    }
}

/// Returns where a piece can end: before the last of the least indented lines that can begin something new, so that no
/// object that is written over several lines is cut, and no record; if there is no such line, after the last line.
fn line_end(bytes: &[u8], from: usize) -> Option<usize> {
    let new = bytes.get(from..).unwrap_or_default();
    let ends = new.iter().enumerate().rev().filter(|(_, byte)| **byte == b'\n');
    let (mut last, mut best) = (None, None);
    for end in ends.map(|(at, _)| from + at + 1).take(LAST_LINES) {
        last = last.or(Some(end));
        let Some(indent) = bytes.get(end..).and_then(beginning) else { continue };
        let key = (goes_on(bytes, from, end), indent);
        if best.is_none_or(|(least, _)| key < least) {
            best = Some((key, end));
        }
        if key == (false, 0) {
            break;
        }
    }
    best.map(|(_, end)| end).or(last)
}

/// Returns whether the line at `end` goes on with the record of the line above.
fn goes_on(bytes: &[u8], from: usize, end: usize) -> bool {
    let is_end = |byte: &u8| *byte == b'\n';
    let before = bytes.get(from..end).unwrap_or_default().trim_ascii_end();
    let blank = bytes.get(from + before.len()..end).unwrap_or_default();
    let is_apart = blank.iter().filter(|byte| is_end(byte)).count() > 1;
    let above = before.rsplit(is_end).next().unwrap_or_default();
    let below = bytes.get(end..).and_then(|rest| rest.split(is_end).next()).unwrap_or_default();
    let text = |line: &[u8]| String::from_utf8_lossy(line).into_owned();
    let start = |line: &[u8]| text(line.get(..MAX_SEEN).unwrap_or(line));
    let above = match above.len().checked_sub(MAX_SEEN) {
        Some(seen @ 1..) => start(above) + &text(above.get(seen..).unwrap_or_default()),
        _ => text(above),
    };
    errcat_reader::goes_on(&above, &start(below), is_apart)
}

/// Returns the indentation of a line that can begin something new.
fn beginning(line: &[u8]) -> Option<usize> {
    let indent = line.iter().position(|byte| !b" \t".contains(byte))?;
    let first = line.get(indent)?;
    (!b"\r\n}]\",".contains(first)).then_some(indent)
}

/// Returns where the overlap begins: at the beginning of a line.
fn overlap(bytes: &[u8], end: usize) -> usize {
    let from = end.saturating_sub(OVERLAP);
    let seen = bytes.get(from..end).unwrap_or_default();
    seen.iter().position(|byte| *byte == b'\n').map_or(end, |at| from + at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the new parts of all pieces; what is cut goes on `seen` bytes before its end.
    fn pieces(log: &[u8], seen: usize) -> Vec<Chunk> {
        let mut chunks = Chunks::new(log);
        let mut pieces = Vec::new();
        while let Some(mut chunk) = chunks.next().expect("memory can be read") {
            let end = chunk.bytes.len() - if chunk.is_cut { seen } else { 0 };
            if chunk.is_cut {
                chunks.resume(&chunk, end - seen, end, end);
            }
            chunk.bytes = chunk.bytes[chunk.from..end].to_vec();
            pieces.push(chunk);
        }
        pieces
    }

    fn joined(pieces: &[Chunk]) -> Vec<u8> {
        pieces.iter().flat_map(|piece| piece.bytes.clone()).collect()
    }

    /// Returns whether each of the pieces continues a line and is cut.
    fn cuts(log: &[u8]) -> Vec<(bool, bool)> {
        pieces(log, 0).iter().map(|piece| (piece.continues, piece.is_cut)).collect()
    }

    #[test]
    fn nothing_is_lost_or_seen_twice() {
        let lines: String = (0..60_000).map(|n| format!("line {n}\n  more of {n}\n")).collect();
        for log in ["", "a", "a\nb", "\n\n", &lines, &"x".repeat(CHUNK + 1)] {
            assert_eq!(joined(&pieces(log.as_bytes(), 0)), log.as_bytes());
        }
        let pieces = pieces(lines.as_bytes(), 0);
        assert!(pieces.len() > 1);
        let whole = |piece: &Chunk| piece.bytes.starts_with(b"line ") && piece.bytes.len() <= CHUNK;
        assert!(pieces.iter().all(whole));
    }

    #[test]
    fn a_line_that_is_too_long_is_cut_and_nothing_of_it_is_lost() {
        let log = "a\n".to_owned() + &"x".repeat(MAX_LINE * 2 + CHUNK) + "\nb\nc";
        for seen in [0, 1, CHUNK] {
            let pieces = pieces(log.as_bytes(), seen);
            assert!(pieces.iter().all(|piece| piece.bytes.len() <= MAX_LINE + 1));
            assert_eq!(joined(&pieces), log.as_bytes());
        }
        let expected = [(false, false), (false, true), (true, true), (true, false), (false, false)];
        assert_eq!(cuts(log.as_bytes())[..3], expected[..3]);
        assert_eq!(cuts(log.as_bytes()).iter().filter(|cut| **cut == (false, true)).count(), 1);
    }

    #[test]
    fn a_line_of_just_the_greatest_length_is_not_cut() {
        let line = "x".repeat(MAX_LINE);
        let end = "y\n".repeat(CHUNK);
        for (log, cut) in [
            (format!("{line}\n{end}"), false),
            (format!("{end}{line}\n{end}"), false),
            (format!("{end}{line}"), false),
            (format!("{line}x\n{end}"), true),
            (format!("{end}{line}x"), true),
        ] {
            assert_eq!(cuts(log.as_bytes()).iter().any(|(_, is_cut)| *is_cut), cut);
        }
    }

    #[test]
    fn an_error_in_the_middle_of_a_log_is_passed_on() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("broken"))
            }
        }
        let log = "a\n".repeat(CHUNK);
        let mut chunks = Chunks::new(log.as_bytes().chain(Broken));
        let problem = loop {
            match chunks.next() {
                Ok(chunk) => assert!(chunk.is_some(), "the log has no end"),
                Err(problem) => break problem,
            }
        };
        assert_eq!(problem.to_string(), "broken");
    }

    #[test]
    fn pieces_end_where_the_objects_of_an_indented_array_end() {
        let object = "  {\n    \"a\": [\n      {},\n      1\n    ]\n  },\n";
        let log = format!("[\n{}]\n", object.repeat(2 * CHUNK / object.len()));
        let pieces = pieces(log.as_bytes(), 0);
        assert_eq!(joined(&pieces), log.as_bytes());
        assert!(pieces.len() > 2);
        assert!(pieces[1..].iter().all(|piece| piece.bytes.starts_with(b"  {\n    \"a")));
    }
}
