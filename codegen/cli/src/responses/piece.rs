//! A piece of a text that is too large to be searched at once, and how far the search of it came.

use super::object::line;

/// A response on a line that is cut into pieces is found if it is at most this long.
const LOOK_AHEAD: usize = 1024 * 1024;

/// The status of a body is looked for in this much text before it.
const CONTEXT: usize = 4096;

/// A piece of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece<'t> {
    /// The piece, with some of the text before it.
    pub(crate) text: &'t str,
    /// Where the first response can begin: the text before it belongs to responses that have been found already.
    pub(crate) floor: usize,
    /// Where the search goes on.
    pub(crate) from: usize,
    /// Whether the piece begins in the middle of a line.
    pub(crate) continues: bool,
    /// Whether the piece ends in the middle of a line.
    pub(crate) is_cut: bool,
}

/// How far the search of a piece came.
#[derive(Debug)]
pub(crate) struct Searched {
    /// What the next piece has to begin with to go on with a line that was cut.
    pub(crate) start: usize,
    /// The floor of the next piece.
    pub(crate) floor: usize,
    /// Where the search of the next piece goes on.
    pub(crate) from: usize,
    /// The ends of the lines that were not searched to the end, in order.
    pub(crate) given_up: Vec<usize>,
}

impl<'t> Piece<'t> {
    /// The whole of a text.
    pub(crate) fn whole(text: &'t str) -> Self {
        Self { text, floor: 0, from: 0, continues: false, is_cut: false }
    }

    /// Returns where the search of this piece ends. In a piece that ends in the middle of a line, what comes later is
    /// left to the next piece, so that every response is found in one of them, and in one only.
    pub(super) fn limit(&self) -> usize {
        let length = self.text.len();
        if !self.is_cut {
            return length;
        }
        self.text.floor_char_boundary(length.saturating_sub(LOOK_AHEAD)).max(self.from)
    }

    /// Returns the end of the part of a line that the piece begins or consists of.
    pub(super) fn part_end(&self) -> usize {
        match self.text.get(self.from..) {
            _ if self.is_cut => self.text.len(),
            Some(rest) if self.continues => self.from + line(rest).len(),
            _ => 0,
        }
    }

    /// Returns how far the search came when nothing before `floor` can be part of a further response.
    pub(super) fn searched(&self, floor: usize, given_up: Vec<usize>) -> Searched {
        let limit = self.limit();
        let oldest = limit.saturating_sub(LOOK_AHEAD).max(floor.saturating_sub(CONTEXT));
        let start = self.text.ceil_char_boundary(oldest.min(limit));
        Searched { start, floor: floor.max(start), from: floor.max(limit), given_up }
    }
}
