//! Lines that could not be read in full, by reason. Each counts once.

use std::collections::BTreeSet;

use super::chunks::{Chunk, MAX_LINE};
use crate::catalogue::count;

/// How many lines could not be read in full.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Skipped {
    /// Lines that are too long to be held in memory.
    too_long: u64,
    /// Shorter ones with bytes that are not UTF-8, or with NUL.
    not_text: u64,
    /// Others with JSON that is escaped too many times.
    too_complex: u64,
    /// Those of a summary, which does not say why.
    other: u64,
}

impl Skipped {
    /// Returns the lines that a summary says were skipped.
    pub(super) fn of_summary(lines: u64) -> Self {
        Self { other: lines, ..Self::default() }
    }

    /// Counts the lines of a piece, given the numbers of those whose search was given up. A line of several pieces
    /// belongs to the first.
    pub(super) fn of(chunk: &Chunk, given_up: &[usize]) -> Self {
        if chunk.is_cut {
            return Self { too_long: u64::from(!chunk.continues), ..Self::default() };
        }
        let not_text = not_text(chunk.bytes.get(chunk.from..).unwrap_or_default());
        let own = |line: &usize| *line > 0 || !chunk.continues;
        let too_complex = given_up
            .iter()
            .filter(|line| own(line))
            .filter(|line| !not_text.contains(line))
            .count();
        let not_text = not_text.iter().filter(|line| own(line)).count();
        Self { not_text: not_text as u64, too_complex: too_complex as u64, ..Self::default() }
    }

    /// Adds those of another piece.
    pub(super) fn extend(&mut self, other: Self) {
        self.too_long += other.too_long;
        self.not_text += other.not_text;
        self.too_complex += other.too_complex;
        self.other += other.other;
    }

    /// Returns how many lines there are for all reasons.
    pub(super) fn total(self) -> u64 {
        self.too_long + self.not_text + self.too_complex + self.other
    }

    /// Returns a sentence for people; none when every line was read in full.
    pub(super) fn sentence(self) -> Option<String> {
        let reasons = [
            (self.too_long, format!("too long (over {} MiB)", MAX_LINE >> 20)),
            (self.not_text, "not UTF-8 text".to_owned()),
            (
                self.too_complex,
                "too complex (JSON in strings in strings, too many times)".to_owned(),
            ),
        ];
        let reasons = reasons.iter().filter(|(lines, _)| *lines > 0);
        let reasons: Vec<_> = reasons.map(|(lines, reason)| format!("{lines} {reason}")).collect();
        let lines = count(self.total(), "line");
        (!reasons.is_empty())
            .then(|| format!("Skipped {lines}, in part or as a whole: {}.", reasons.join(", ")))
    }
}

/// Returns the numbers of the lines that are not text.
fn not_text(bytes: &[u8]) -> BTreeSet<usize> {
    let is_text = |bytes: &[u8]| !bytes.contains(&0) && str::from_utf8(bytes).is_ok();
    if is_text(bytes) {
        return BTreeSet::new();
    }
    let lines = bytes.split(|byte| *byte == b'\n').enumerate();
    lines.filter(|(_, line)| !is_text(line)).map(|(number, _)| number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], continues: bool, given_up: &[usize], expected: [u64; 3]) {
        let chunk = Chunk { bytes: bytes.to_vec(), continues, ..Chunk::default() };
        let Skipped { too_long, not_text, too_complex, .. } = Skipped::of(&chunk, given_up);
        assert_eq!([too_long, not_text, too_complex], expected);
    }

    #[test]
    fn each_line_counts_once() {
        check("a\n\u{fffd}\u{e9}\n".as_bytes(), false, &[], [0, 0, 0]);
        check(b"\xff\na\n\0\n\xff\xff", false, &[0, 1], [0, 3, 1]);
        check(b"\xff\na\n\0\n\xff\xff", true, &[0, 1], [0, 2, 1]);
        let cut = |continues| Chunk { is_cut: true, continues, ..Chunk::default() };
        assert_eq!(Skipped::of(&cut(false), &[0]).total(), 1);
        assert_eq!(Skipped::of(&cut(true), &[0]).total(), 0);
    }

    #[test]
    fn people_learn_how_many_and_why() {
        assert_eq!(Skipped::default().sentence(), None);
        let sentence = Skipped { too_long: 1, not_text: 20, ..Skipped::default() }.sentence();
        let expected =
            "Skipped 21 lines, in part or as a whole: 1 too long (over 16 MiB), 20 not UTF-8 text.";
        assert_eq!(sentence.as_deref(), Some(expected));
    }
}
