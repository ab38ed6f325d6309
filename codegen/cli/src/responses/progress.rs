//! Where a search is in its text, and how much it may still cost.

use super::object::{Work, line};
use super::piece::Piece;

/// Work that a line of any length may cost.
const MAX_LINE_WORK: usize = 64 * 1024;

/// Work that objects over several lines may cost in a text of any length.
const MAX_BLOCK_WORK: usize = 256 * 1024;

/// Where a search is in its text.
#[derive(Debug)]
pub(super) struct Progress {
    /// Everything before it is part of responses that were found, or of none.
    pub(super) floor: usize,
    /// What the search has cost.
    pub(super) work: Work,
    /// How many strings deep the text was escaped.
    pub(super) depth: usize,
    /// The status next to the outermost of these strings.
    pub(super) status: Option<u16>,
    /// Whether the text ends in the middle of a line that is read on elsewhere.
    pub(super) is_cut: bool,
    /// The end of the part of a line that the text begins with or consists of.
    pub(super) part_end: usize,
    /// The ends of the lines that were not searched to the end, in order.
    pub(super) given_up: Vec<usize>,
    /// The beginning and the end of the line that is being searched.
    line: std::ops::Range<usize>,
}

impl Progress {
    /// The beginning of the search of a piece.
    pub(super) fn new(piece: &Piece<'_>) -> Self {
        Self {
            floor: piece.text.ceil_char_boundary(piece.floor.min(piece.text.len())),
            work: Work::default(),
            depth: 0,
            status: None,
            is_cut: piece.is_cut,
            part_end: piece.part_end(),
            given_up: Vec::new(),
            line: 0..0,
        }
    }

    /// The beginning of the search of a text that was escaped in a string of this one.
    pub(super) fn inside(&self, piece: &Piece<'_>, status: Option<u16>, is_cut: bool) -> Self {
        Self { depth: self.depth + 1, status, is_cut, ..Self::new(piece) }
    }

    /// Goes on to the line with the byte at `at`.
    pub(super) fn reach(&mut self, text: &str, at: usize) {
        if at < self.line.end {
            return;
        }
        let above = text.get(self.floor..at).unwrap_or_default();
        let start = above.rfind('\n').map_or(self.floor, |end| self.floor + end + 1);
        self.line = start..at + text.get(at..).map_or(0, |rest| line(rest).len());
        self.work.line = 0;
    }

    /// Returns whether the search has looked at far more text than there is: the text was made to cost so much.
    pub(super) fn is_lost(&self) -> bool {
        self.work.line > 16 * self.line.len() + MAX_LINE_WORK
            || self.work.blocks > 16 * self.line.end + MAX_BLOCK_WORK
    }

    /// Adds the work in a string, and whether its search was given up.
    pub(super) fn include(&mut self, inner: &Self) {
        self.work.line += inner.work.line;
        self.work.blocks += inner.work.blocks;
        if !inner.given_up.is_empty() {
            self.give_up();
        }
    }

    /// Notes that the line was not searched to the end.
    pub(super) fn give_up(&mut self) {
        if self.given_up.last() != Some(&self.line.end) {
            self.given_up.push(self.line.end);
        }
    }

    /// Returns whether an object or a string is cut off by the end of the text, although it goes on elsewhere.
    pub(super) fn cuts(&self, text: &str, end: usize) -> bool {
        self.is_cut && end == text.len()
    }
}
