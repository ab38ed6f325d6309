//! Other views of a text: with plain signs, and without what is in front of each line. A view is read too, and counts
//! where the catalogue knows more of it.

use std::cmp::Reverse;
use std::ops::Range;

use crate::plain::{length, plain};
use crate::prefix::unprefixed;
use crate::response::{Part, Response};
use crate::{Reader, engine, table};

/// A text in which some parts are replaced, and where in the original they are.
#[derive(Debug)]
pub(crate) struct View {
    pub(crate) text: String,
    changes: Vec<Change>,
}

/// A part that was replaced.
#[derive(Debug)]
struct Change {
    plain: Range<usize>,
    original: Range<usize>,
}

const PARTS: [Part; 4] = [Part::Status, Part::Code, Part::Messages, Part::CorrelationId];

/// The responses in a text, and whether something in it was not read to the end.
pub(crate) type Read<'t> = (Vec<Response<'t>>, bool);

/// Returns a view of a text; none where it has nothing to replace.
pub(crate) type Viewer = fn(&Reader<'_>, &str) -> Option<View>;

/// The views of a record of a log.
pub(crate) const ALL: [Viewer; 2] = [|_, text| plain(text), |_, text| unprefixed(text)];

/// The views of a record in a paste that is read with plain signs as a whole.
pub(crate) const LINES: [Viewer; 1] = [|_, text| unprefixed(text)];

/// The views of a whole paste.
pub(crate) const PASTE: [Viewer; 2] = [table::rows, |_, text| plain(text)];

impl View {
    pub(crate) fn new(original: &str) -> Self {
        Self { text: String::with_capacity(original.len()), changes: Vec::new() }
    }

    /// Adds a part of the original as it is.
    pub(crate) fn keep(&mut self, part: Option<&str>) {
        self.text.push_str(part.unwrap_or_default());
    }

    /// Adds characters in place of a part of the original.
    pub(crate) fn replace(
        &mut self,
        plain: impl IntoIterator<Item = char>,
        original: Range<usize>,
    ) {
        let start = self.text.len();
        self.text.extend(plain);
        self.changes.push(Change { plain: start..self.text.len(), original });
    }

    /// Returns the bytes of the original text that became a part of the plain one.
    pub(crate) fn original(&self, part: &Range<usize>) -> Range<usize> {
        let before = self.changes.partition_point(|change| change.plain.start <= part.start);
        let start = match before.checked_sub(1).and_then(|last| self.changes.get(last)) {
            Some(change) if part.start < change.plain.end => change.original.start,
            Some(change) => change.original.end + (part.start - change.plain.end),
            None => part.start,
        };
        let before = self.changes.partition_point(|change| change.plain.start < part.end);
        let end = match before.checked_sub(1).and_then(|last| self.changes.get(last)) {
            Some(change) => change.original.end + part.end.saturating_sub(change.plain.end),
            None => part.end,
        };
        start..end.max(start)
    }
}

impl Reader<'_> {
    /// Reads a text as it is, and its views, each of the best text so far; returns the reading of which the catalogue knows
    /// most.
    pub(crate) fn with_views<'t>(
        &self,
        text: &'t str,
        viewers: &[Viewer],
        read: &dyn for<'a> Fn(&'a str) -> Read<'a>,
    ) -> Read<'t> {
        let (mut found, mut gave_up) = read(text);
        let mut views: Vec<View> = Vec::new();
        for viewer in viewers {
            let seen = views.last().map_or(text, |view| &view.text);
            let Some(view) = viewer(self, seen) else { continue };
            let (other, other_gave_up) = read(&view.text);
            if self.knowledge(&other) <= self.knowledge(&found) {
                continue;
            }
            let original = |part: &Range<usize>| {
                views.iter().rev().fold(view.original(part), |part, view| view.original(&part))
            };
            let owned = other.into_iter().map(|response| {
                let used = response.used.iter().map(|(part, range)| (*part, original(range)));
                Response { used: used.collect(), ..response.into_owned() }
            });
            (found, gave_up) = (owned.collect(), other_gave_up);
            views.push(view);
        }
        (found, gave_up)
    }

    /// Returns how much is known of responses, to compare readings of a text: the number of errors, of messages and of
    /// parts, and the length of what is unknown.
    fn knowledge(&self, found: &[Response<'_>]) -> (usize, usize, usize, Reverse<usize>) {
        let (mut errors, mut messages, mut parts, mut unknown) = (0, 0, 0, 0);
        for response in found.iter().filter(|response| response.is_response) {
            let envelope = &response.envelope;
            let texts = envelope.messages.as_deref().unwrap_or_default();
            let words = [&envelope.code, &envelope.correlation_id].into_iter().flatten();
            let is_read = |part: &&Part| response.used.iter().any(|(used, _)| used == *part);
            parts += PARTS.iter().filter(is_read).count();
            let Some(error) = engine::error(&self.tables, response.status, envelope) else {
                unknown += words.chain(texts).map(|text| length(text)).sum::<usize>();
                continue;
            };
            errors += 1;
            for found in texts.iter().flat_map(|t| engine::findings(&self.tables, error, t)) {
                messages += usize::from(found.matched.is_some());
                let rest = if found.matched.is_some() { found.reason } else { Some(found.text) };
                unknown += rest.map_or(0, length);
            }
        }
        (errors, messages, parts, Reverse(unknown))
    }
}
