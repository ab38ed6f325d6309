//! The responses in a text of any size: a log, or a piece of one.

use std::borrow::Cow;
use std::ops::Range;

use crate::Reader;
use crate::coded::moved;
use crate::mention::{is_documentation, is_source};
use crate::order::sort_by;
use crate::record;
use crate::response::{Part, Response};
use crate::view::{self, Read, Viewer};
use crate::{engine, facts, paste, quoted, text};

/// A record that is longer is read in parts of this size.
const WINDOW: usize = 256 * 1024;

/// A response is read in one piece if it is at most this long, wherever a record is cut into parts.
const MARGIN: usize = 64 * 1024;

/// The number of bytes before a part in which its status is looked for.
const CONTEXT: usize = 4096;

/// A response on a line that is cut into pieces is found if it is at most this long.
const LOOK_AHEAD: usize = 1024 * 1024;

/// The maximum number of other responses of its record with which a response in words is compared.
const MAX_SAID: usize = 64;

/// A piece of a text.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'t> {
    /// The piece, with some of the text before it.
    pub text: &'t str,
    /// The byte where the first response can begin: the text before it belongs to responses that have been found.
    pub floor: usize,
    /// The byte where the search continues.
    pub from: usize,
    /// Whether the piece begins in the middle of a line.
    pub continues: bool,
    /// Whether the piece ends in the middle of a line.
    pub is_cut: bool,
}

/// The result of the search of a piece.
#[derive(Debug)]
pub struct Searched {
    /// The byte where the next piece has to begin to continue a line that was cut.
    pub start: usize,
    /// The floor of the next piece.
    pub floor: usize,
    /// The byte where the search of the next piece continues.
    pub from: usize,
    /// The ends of the lines that were not read to the end, in order.
    pub given_up: Vec<usize>,
}

/// Finds the next place, from a position on, where a part of a response may be.
pub(crate) type Find<'f> = dyn Fn(&str, usize) -> Option<usize> + 'f;

/// The callback that receives the responses, in order.
pub(crate) type Sink<'s, 't> = dyn FnMut(Response<'t>) + 's;

impl<'t> Piece<'t> {
    /// Returns the whole of a text as a piece.
    #[must_use]
    pub fn whole(text: &'t str) -> Self {
        Self { text, floor: 0, from: 0, continues: false, is_cut: false }
    }

    /// Returns where the search of this piece ends. In a piece that ends in the middle of a line, what comes later is left
    /// to the next piece, so that every response is found in one of them, and in one only.
    fn limit(&self) -> usize {
        let length = self.text.len();
        if !self.is_cut {
            return length;
        }
        self.text.floor_char_boundary(length.saturating_sub(LOOK_AHEAD)).max(self.from)
    }

    fn searched(&self, floor: usize, given_up: Vec<usize>) -> Searched {
        let limit = self.limit();
        let oldest = limit.saturating_sub(LOOK_AHEAD).max(floor.saturating_sub(CONTEXT));
        let start = self.text.ceil_char_boundary(oldest.min(limit));
        Searched { start, floor: floor.max(start), from: floor.max(limit), given_up }
    }
}

/// A part of a text that is read at once.
struct Window {
    range: Range<usize>,
    /// A response that begins here or later is left to the next part.
    keep: usize,
}

impl Reader<'_> {
    /// Hands every response in a piece of a log to `sink`, in order; returns how far it came.
    pub fn search<'t>(
        &self,
        piece: &Piece<'t>,
        find: &Find<'_>,
        sink: &mut Sink<'_, 't>,
    ) -> Searched {
        let mut sink = |response: Response<'t>| {
            let part = response.used.first().map(|(_, part)| part);
            if !part.is_some_and(|part| is_documentation(piece.text, part)) {
                sink(response);
            }
        };
        self.search_with(piece, &view::ALL, find, &mut sink)
    }

    /// Hands every response in a piece to `sink`, with these views of each record.
    pub(crate) fn search_with<'t>(
        &self,
        piece: &Piece<'t>,
        viewers: &[Viewer],
        find: &Find<'_>,
        sink: &mut Sink<'_, 't>,
    ) -> Searched {
        let (text, limit) = (piece.text, piece.limit());
        let mut given_up = Vec::new();
        let mut floor = text.ceil_char_boundary(piece.floor.min(text.len()));
        let mut from = floor.max(piece.from);
        let mut read = |floor, at| {
            let window = window(text, floor, at, limit);
            self.window(text, (floor, at), &window, viewers, &mut given_up, sink)
        };
        if from == 0 && text.starts_with("HTTP/") {
            (floor, from) = read(0, 0);
        }
        while let Some(at) = find(text, from).filter(|at| *at < limit) {
            (floor, from) = read(floor, at + usize::from(text.as_bytes().get(at) == Some(&b'\n')));
        }
        piece.searched(floor, given_up)
    }

    /// Reads the record around a position, or a part of a long one; returns the next floor, and where to go on.
    fn window<'t>(
        &self,
        text: &'t str,
        (floor, at): (usize, usize),
        Window { range, keep }: &Window,
        viewers: &[Viewer],
        given_up: &mut Vec<usize>,
        sink: &mut Sink<'_, 't>,
    ) -> (usize, usize) {
        let keep = *keep;
        let mut floor =
            if keep < range.end { keep.saturating_sub(CONTEXT).max(floor) } else { range.end };
        let mut from = keep.max(at + 1);
        let record = text.get(range.clone()).unwrap_or_default();
        let (responses, gave_up) = self.record(record, viewers, false);
        for mut response in responses {
            for (_, part) in &mut response.used {
                *part = moved(part, range.start);
            }
            let starts = response.used.iter().map(|(_, part)| part.start);
            let start = starts.filter(|start| *start >= at).min().unwrap_or(range.start);
            if start >= keep {
                from = from.min(start.max(at + 1));
                continue;
            }
            let end = response.used.iter().map(|(_, part)| part.end).max().unwrap_or(range.end);
            (floor, from) = (floor.max(end.min(range.end)), from.max(end.min(range.end)));
            sink(response);
        }
        if gave_up {
            let end = record::line_end(text, at);
            if given_up.last() != Some(&end) {
                given_up.push(end);
            }
        }
        (
            text.ceil_char_boundary(floor.min(text.len())),
            text.ceil_char_boundary(from.min(text.len())),
        )
    }

    /// Returns the responses in a record, and whether something in it was not read to the end.
    pub(crate) fn record<'t>(
        &self,
        record: &'t str,
        viewers: &[Viewer],
        is_paste: bool,
    ) -> Read<'t> {
        self.with_views(record, viewers, &|record| self.as_written(record, is_paste))
    }

    /// Returns the responses in a record with its signs as they are.
    fn as_written<'t>(&self, record: &'t str, is_paste: bool) -> Read<'t> {
        let facts = facts::facts(&self.tables, &self.keys, record);
        let inside = |at: usize| is_in(&facts.strings, at);
        let mut found = facts.responses(self, record);
        if found.is_empty() {
            self.in_words(record, &facts.strings, &inside, is_paste, &mut found);
        } else {
            self.between(record, &inside, &mut found);
        }
        if found.is_empty() {
            found.extend(self.whole_http(record));
        }
        (found, facts.gave_up)
    }

    /// Finds known responses written in words on the lines of a record that have no part of another response.
    fn between<'t>(
        &self,
        record: &'t str,
        is_inside: &dyn Fn(usize) -> bool,
        found: &mut Vec<Response<'t>>,
    ) {
        let parts = found.iter().flat_map(|response| &response.used);
        let mut parts: Vec<_> = parts.map(|(_, part)| part.clone()).collect();
        sort_by(&mut parts, |part| part.start as u64);
        let known = found.len();
        let mut part = 0;
        for (start, line) in text::lines(record) {
            while parts.get(part).is_some_and(|used| used.end <= start) {
                part += 1;
            }
            if parts.get(part).is_some_and(|used| used.start <= start + line.len()) {
                continue;
            }
            for response in self.coded(line, false, &|at| is_inside(start + at)) {
                let is_known = self.unknown(response.status, &response.envelope) == 0;
                let is_again = |other: &Response<'_>| response.is_said_by(other);
                if is_known && !found.iter().take(MAX_SAID).any(is_again) {
                    let used = shifted(&response.used, start);
                    found.push(Response { used, ..response });
                }
            }
        }
        if found.len() > known {
            sort_by(found, |response| {
                let start = response.used.iter().map(|(_, part)| part.start).min();
                start.map_or(0, |start| start as u64 + 1)
            });
        }
    }

    /// Finds responses written in words, on the lines of a record and in its strings, or else messages alone.
    fn in_words<'t>(
        &self,
        record: &'t str,
        strings: &[Range<usize>],
        is_inside: &dyn Fn(usize) -> bool,
        is_paste: bool,
        found: &mut Vec<Response<'t>>,
    ) {
        for (start, line) in text::lines(record) {
            for response in self.coded(line, is_paste, &|at| is_inside(start + at)) {
                add(found, Response { used: shifted(&response.used, start), ..response });
            }
        }
        in_strings(record, strings, found, &|line| self.coded(line, is_paste, &|_| false));
        if !found.is_empty() {
            return;
        }
        // Only a message may be there, but not one that source code compares.
        let (source, other): (Vec<_>, Vec<_>) =
            strings.iter().cloned().partition(|string| !is_paste && is_source(record, string));
        in_strings(record, &other, found, &|line| self.texts(line).into_iter().collect());
        if !found.is_empty() {
            return;
        }
        for (start, line) in text::lines(record) {
            let Some(response) = self.texts(line) else { continue };
            let used = shifted(&response.used, start);
            let at = used.first().map_or(start, |(_, part)| part.start);
            if !is_in(&source, at) {
                add(found, Response { used, ..response });
            }
        }
    }

    /// Returns the response that a record with the head of an HTTP response is.
    fn whole_http<'t>(&self, record: &'t str) -> Option<Response<'t>> {
        let (status, body) = paste::head(record).filter(|(status, _)| *status >= 400)?;
        let body = body.trim();
        let envelope = engine::envelope(&self.tables, body);
        let end = record.find('\n').unwrap_or(record.len());
        let used = vec![(Part::Status, 0..end)];
        Some(Response::new(Some(status), envelope, body, used))
    }
}

/// Returns whether a position is in one of several ranges, which are in order.
fn is_in(ranges: &[Range<usize>], at: usize) -> bool {
    let after = ranges.partition_point(|range| range.end <= at);
    ranges.get(after).is_some_and(|range| range.start <= at)
}

/// Adds the responses that `read` finds on the lines in the strings of a record.
fn in_strings<'t>(
    record: &'t str,
    strings: &[Range<usize>],
    found: &mut Vec<Response<'t>>,
    read: &dyn for<'l> Fn(&'l str) -> Vec<Response<'l>>,
) {
    for string in strings {
        let decoded = quoted::decoded(record.get(string.clone()).unwrap_or_default());
        for response in decoded.lines().flat_map(read) {
            let used = response.used.iter().map(|(part, _)| (*part, string.clone())).collect();
            let response = Response { used, strings: 1, ..response.into_owned() };
            add(found, Response { text: Cow::Borrowed(record), ..response });
        }
    }
}

/// Adds a response, unless it is one that the record has twice.
fn add<'t>(found: &mut Vec<Response<'t>>, response: Response<'t>) {
    if !found.iter().rev().take(16).any(|other| other.is_again(&response)) {
        found.push(response);
    }
}

fn shifted(used: &[(Part, Range<usize>)], by: usize) -> Vec<(Part, Range<usize>)> {
    used.iter().map(|(part, range)| (*part, moved(range, by))).collect()
}

/// Returns what to read around a position.
fn window(text: &str, floor: usize, at: usize, limit: usize) -> Window {
    let record = record::around(text, floor, at);
    if record.len() <= WINDOW + MARGIN {
        return Window { keep: record.end.min(limit.max(at + 1)), range: record };
    }
    let start = text.ceil_char_boundary(at.saturating_sub(CONTEXT)).max(record.start);
    let end = text.floor_char_boundary(start + WINDOW + MARGIN).min(record.end);
    let keep = if end < record.end { end - MARGIN } else { end };
    Window { range: start..end, keep: keep.min(limit.max(at + 1)) }
}
