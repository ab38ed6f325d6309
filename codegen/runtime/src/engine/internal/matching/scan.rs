//! A pattern's values where a value can end in several places: the shortest after which the text goes on.

use super::bytes::find;
use super::fold::{Fold, skip_space};
use super::kind::{Run, whole_part};
use super::matched::Spans;
use super::pattern::{Hole, Holes, Kind, MAX_FIELDS};
use super::quick::short;

/// Finds where `holes` stand in a text that they fill from `at` to its end; whether they do.
#[cold]
#[inline]
pub fn scan<'t>(
    text: &str,
    fold: Fold,
    holes: impl Holes<'t>,
    at: usize,
    spans: &mut Spans,
) -> bool {
    let repeats = holes.any(|hole| matches!(hole.kind, Kind::Same));
    let fuel = FUEL.saturating_add(text.len().saturating_mul(8));
    let dead = [(0, 0); MAX_FIELDS];
    let mut scan = Scan { text, fold, spans, dead, repeats, fuel };
    scan.hole(0, holes, at)
}

/// Steps that a pattern with a repeated value may take beyond eight a byte; others need no limit.
const FUEL: usize = 4096;

struct Scan<'a> {
    text: &'a str,
    fold: Fold,
    spans: &'a mut Spans,
    /// For each value the stretch of text in which it is known not to begin.
    dead: Spans,
    /// Whether a value stands twice, so that what follows depends on what came before.
    repeats: bool,
    fuel: usize,
}

impl Scan<'_> {
    /// Whether `holes`, of which the first is value `i`, fill the text from `at` to its end.
    #[inline]
    fn hole<'t>(&mut self, i: usize, holes: impl Holes<'t>, at: usize) -> bool {
        let last = holes.is_last();
        let Some((hole, rest)) = holes.split() else { return at == self.text.len() };
        let at = if self.fold.white_space { skip_space(self.text.as_bytes(), at) } else { at };
        match hole.kind {
            Kind::OneOf => hole.choices.split(|byte| *byte == b'|').any(|choice| {
                let end = self.fold.eat(self.text.as_bytes(), at, choice);
                end.is_some_and(|end| self.then(i, &hole, rest, (at, end)))
            }),
            Kind::Same => self.same(i, &hole, rest, at),
            _ if last && (!self.fold.white_space || hole.then.is_empty()) => {
                self.last(i, &hole, rest, at)
            }
            Kind::Text if !self.fold.white_space && !self.fold.case => {
                self.free(i, &hole, rest, at)
            }
            kind => self.run(i, &hole, rest, (at, Run::new(kind))),
        }
    }

    /// Whether the text goes on behind a value that stands at this span.
    #[inline]
    fn then<'t>(
        &mut self,
        i: usize,
        hole: &Hole<'t>,
        rest: impl Holes<'t>,
        (start, end): (usize, usize),
    ) -> bool {
        let Some(next) = self.fold.eat(self.text.as_bytes(), end, hole.then) else { return false };
        if let Some(slot) = self.spans.get_mut(usize::from(hole.field)) {
            *slot = (short(start), short(end));
        }
        self.hole(i + 1, rest, next)
    }

    #[inline]
    fn same<'t>(&mut self, i: usize, hole: &Hole<'t>, rest: impl Holes<'t>, at: usize) -> bool {
        let span = self.spans.get(usize::from(hole.field)).copied().unwrap_or_default();
        let value = self.text.get(span.0 as usize..span.1 as usize).unwrap_or_default();
        self.fuel = self.fuel.saturating_sub(1 + value.len() / 64);
        let text = self.text.get(at..).unwrap_or_default();
        if self.fuel == 0 || !text.starts_with(value) {
            return false;
        }
        let found = self.then(i, hole, rest, (at, at + value.len()));
        if let Some(slot) = self.spans.get_mut(usize::from(hole.field)) {
            *slot = span;
        }
        found
    }

    /// Any text up to the literal after it.
    #[inline]
    fn free<'t>(&mut self, i: usize, hole: &Hole<'t>, rest: impl Holes<'t>, at: usize) -> bool {
        if self.is_dead(i, at) {
            return false;
        }
        let first = self.text.get(at..).and_then(|text| text.chars().next());
        let mut from = at + first.map_or(1, char::len_utf8);
        while let Some(end) = find(self.text.as_bytes(), from, hole.then) {
            if self.then(i, hole, rest, (at, end)) {
                return true;
            }
            // A literal begins with the first byte of a character, so what lies in between is passed over.
            from = end + 1;
        }
        self.bury(i, at, self.text.len())
    }

    /// The last value: where it ends is known from the end of the text.
    #[inline]
    fn last<'t>(&mut self, i: usize, hole: &Hole<'t>, rest: impl Holes<'t>, at: usize) -> bool {
        let Some(end) = self.text.len().checked_sub(hole.then.len()).filter(|end| *end > at) else {
            return false;
        };
        if self.fold.eat(self.text.as_bytes(), end, hole.then).is_none() || self.is_dead(i, at) {
            return false;
        }
        let Some(value) = self.text.get(at..end) else { return false };
        if matches!(hole.kind, Kind::Text) {
            return self.then(i, hole, rest, (at, end));
        }
        let mut run = Run::new(hole.kind);
        let stop = value.char_indices().find(|(_, c)| !run.step(*c)).map(|(stop, _)| at + stop);
        if stop.is_none() && run.complete() {
            return self.then(i, hole, rest, (at, end));
        }
        self.bury_tried(i, hole.kind, at, stop.unwrap_or(end))
    }

    /// A value of one kind of characters: the shortest after which the text goes on.
    #[inline]
    fn run<'t>(
        &mut self,
        i: usize,
        hole: &Hole<'t>,
        rest: impl Holes<'t>,
        (at, mut run): (usize, Run),
    ) -> bool {
        if self.is_dead(i, at) {
            return false;
        }
        let text = self.text.get(at..).unwrap_or_default();
        let next = hole.then.iter().find(|byte| !byte.is_ascii_whitespace());
        let may_end = |end: usize| match (next, self.text.as_bytes().get(end)) {
            (Some(next), Some(byte)) => {
                byte.eq_ignore_ascii_case(next) || byte.is_ascii_whitespace()
            }
            _ => true,
        };
        let mut end = at;
        for c in text.chars() {
            if !run.step(c) {
                break;
            }
            end += c.len_utf8();
            if may_end(end) && run.complete() && self.then(i, hole, rest, (at, end)) {
                return true;
            }
        }
        self.bury_tried(i, hole.kind, at, end)
    }

    /// Notes that value `i`, which could not go on at `end`, begins nowhere between `at` and there, as far as its kind says so.
    #[inline]
    fn bury_tried(&mut self, i: usize, kind: Kind, at: usize, end: usize) -> bool {
        match kind {
            // A number may have ended for its size, and a UUID has one length: a later beginning could reach further.
            Kind::Index | Kind::Int | Kind::Uuid => false,
            // So could one in the fraction or in the exponent, where another number can begin.
            Kind::Number => {
                let rest = self.text.as_bytes().get(at..).unwrap_or_default();
                self.bury(i, at, at + whole_part(rest))
            }
            Kind::Word | Kind::Path | Kind::Text | Kind::Same | Kind::OneOf => {
                self.bury(i, at, end)
            }
        }
    }

    #[inline]
    fn is_dead(&self, i: usize, at: usize) -> bool {
        let (from, to) = self.dead.get(i).copied().unwrap_or_default();
        (from as usize..to as usize).contains(&at) && !self.repeats
    }

    /// Notes that value `i` begins nowhere from `from` to `to`: every end in there has been tried.
    #[inline]
    fn bury(&mut self, i: usize, from: usize, to: usize) -> bool {
        if let Some(dead) = self.dead.get_mut(i) {
            *dead = (short(from), short(to));
        }
        false
    }
}
