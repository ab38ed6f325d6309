//! Finds a pattern's values when they can end at several offsets: each is the shortest after which the rest matches.
//!
//! The search backtracks, but never repeats a failed attempt, so its steps are linear in the text. A repeated value
//! makes what follows depend on earlier values; then a budget limits the steps.

use super::bytes::find;
use super::kind::Run;
use super::matched::Spans;
use super::memo::Memo;
use super::normalize::{Normalize, skip_space};
use super::one_pass::{Answer, short};
use super::pattern::{Capture, Captures, Kind, MAX_FIELDS};
use super::steps;

/// Finds the spans of `captures`, which fill a text from `at` to its end. `Unsure` when the budget is exhausted.
#[cold]
#[inline]
pub fn scan<'t>(
    text: &str,
    normalize: Normalize,
    captures: impl Captures<'t>,
    at: usize,
    spans: &mut Spans,
) -> Answer {
    let (mut rows, mut number, mut independent, mut rest) = (0, 0, 0, captures);
    while let Some((capture, others)) = rest.split() {
        (rows, number, rest) = (rows + memo_rows(capture.kind), number + 1, others);
        if matches!(capture.kind, Kind::Same) {
            independent = number;
        }
    }
    let budget = BUDGET.saturating_add(text.len().saturating_mul(8));
    let memo = Memo::new(rows, text.len() + 1);
    let from = [u32::MAX; MAX_FIELDS];
    let mut scan = Scan { text, normalize, spans, memo, from, independent, budget };
    match scan.capture(Place { number: 0, row: 0, captures }, at) {
        true => Answer::Yes,
        false if scan.budget == 0 => Answer::Unsure,
        false => Answer::No,
    }
}

/// The steps that a pattern with a repeated value may take in addition to eight for each byte; others need no limit.
const BUDGET: usize = 4096;

struct Scan<'a> {
    text: &'a str,
    normalize: Normalize,
    spans: &'a mut Spans,
    /// The failed beginnings and ends of values.
    memo: Memo,
    /// For each capture of any text, the lowest offset at which a value failed.
    from: [u32; MAX_FIELDS],
    /// The number of first captures whose success depends on earlier values, since a later capture repeats one.
    independent: usize,
    budget: usize,
}

/// The captures that are left, the number of the first one, and its first row of the memo.
#[derive(Clone, Copy)]
struct Place<H> {
    number: usize,
    row: usize,
    captures: H,
}

/// Returns the number of memo rows of a capture: one for its beginnings if it has few ends, else one per end state.
#[inline]
const fn memo_rows(kind: Kind) -> usize {
    match kind {
        Kind::Text | Kind::Same => 0,
        Kind::Index | Kind::Int | Kind::Uuid | Kind::OneOf | Kind::Word => 1,
        Kind::Path => 2,
        Kind::Number => 3,
    }
}

impl Scan<'_> {
    /// Returns whether the captures that are left fill the text from `at` to its end.
    #[inline]
    fn capture<'t, H: Captures<'t>>(&mut self, place: Place<H>, at: usize) -> bool {
        let Some((capture, captures)) = place.captures.split() else {
            return at == self.text.len();
        };
        let start =
            if self.normalize.white_space { skip_space(self.text.as_bytes(), at) } else { at };
        if !self.spend(place.number, 1 + start - at)
            || self.is_known((place.number, place.row), capture.kind, start)
        {
            return false;
        }
        let row = place.row + memo_rows(capture.kind);
        let next = Place { number: place.number + 1, row, captures };
        match capture.kind {
            Kind::OneOf => capture.choices.split(|byte| *byte == b'|').any(|choice| {
                let end = self.eat(place.number, start, choice);
                end.is_some_and(|end| {
                    self.go_on(&capture, next, (start, end)) == Continuation::Filled
                })
            }),
            Kind::Same => self.same(&capture, next, start),
            Kind::Text => match self.only_end(&capture, next) {
                Some(end) => {
                    end > start && self.go_on(&capture, next, (start, end)) == Continuation::Filled
                }
                None if self.normalize == Normalize::NONE => self.free(&capture, next, start),
                None => self.run(&capture, (place, next), start),
            },
            _ => self.run(&capture, (place, next), start),
        }
    }

    /// Takes steps, and returns whether the budget allows them.
    #[inline]
    fn spend(&mut self, number: usize, steps: usize) -> bool {
        steps::count(steps);
        if number < self.independent {
            self.budget = self.budget.saturating_sub(steps);
        }
        self.budget > 0
    }

    /// Returns whether a value that begins at `start` is known to fail whatever the earlier values are.
    #[inline]
    fn is_known(&mut self, (number, row): (usize, usize), kind: Kind, start: usize) -> bool {
        if number < self.independent {
            return false;
        }
        match kind {
            Kind::Index | Kind::Int | Kind::Uuid | Kind::OneOf => self.memo.was_made(row, start),
            Kind::Text => self.start_of(number) <= start,
            Kind::Number | Kind::Word | Kind::Path | Kind::Same => false,
        }
    }

    /// Returns the lowest offset at which a value of any text failed: all later ends have been tried.
    #[inline]
    fn start_of(&self, number: usize) -> usize {
        self.from.get(number).map_or(usize::MAX, |from| *from as usize)
    }

    /// Returns the end of the last value if it follows from the end of the text.
    #[inline]
    fn only_end<'t, H: Captures<'t>>(
        &self,
        capture: &Capture<'t>,
        next: Place<H>,
    ) -> Option<usize> {
        let known = !self.normalize.white_space || capture.literal.is_empty();
        let is_only = known && next.captures.split().is_none();
        is_only.then(|| self.text.len().saturating_sub(capture.literal.len()))
    }

    /// Returns the end of `literal` in the text, if the text has it at `at`.
    #[inline]
    fn eat(&mut self, number: usize, at: usize, literal: &[u8]) -> Option<usize> {
        let end = self.normalize.eat_up_to(self.text.as_bytes(), at, literal);
        let (Ok(stop) | Err(stop)) = end;
        if self.spend(number, 1 + stop - at) { end.ok() } else { None }
    }

    /// Continues after a value with this span.
    #[inline]
    fn go_on<'t>(
        &mut self,
        capture: &Capture<'t>,
        next: Place<impl Captures<'t>>,
        (start, end): (usize, usize),
    ) -> Continuation {
        let Some(at) = self.eat(next.number - 1, end, capture.literal) else {
            return Continuation::Differs;
        };
        if let Some(slot) = self.spans.get_mut(usize::from(capture.field)) {
            *slot = (short(start), short(end));
        }
        if self.capture(next, at) { Continuation::Filled } else { Continuation::Failed }
    }

    #[inline]
    fn same<'t>(
        &mut self,
        capture: &Capture<'t>,
        next: Place<impl Captures<'t>>,
        at: usize,
    ) -> bool {
        let number = next.number - 1;
        let span = self.spans.get(usize::from(capture.field)).copied().unwrap_or_default();
        let value = self.text.get(span.0 as usize..span.1 as usize).unwrap_or_default();
        let text = self.text.get(at..).unwrap_or_default();
        if !self.spend(number, 1 + value.len() / 32) || !text.starts_with(value) {
            return false;
        }
        let end = self.eat(number, at + value.len(), capture.literal);
        end.is_some_and(|end| self.capture(next, end))
    }

    /// Matches any text up to the literal after it.
    #[inline]
    fn free<'t, H: Captures<'t>>(
        &mut self,
        capture: &Capture<'t>,
        next: Place<H>,
        start: usize,
    ) -> bool {
        let number = next.number - 1;
        let limit = self.begin(number, start).saturating_add(capture.literal.len());
        let bytes = self.text.as_bytes();
        let bytes = bytes.get(..limit).unwrap_or(bytes);
        let first = self.text.get(start..).and_then(|text| text.chars().next());
        let mut from = start + first.map_or(1, char::len_utf8);
        while let Some(end) = find(bytes, from, capture.literal) {
            if !self.spend(number, 1 + (end - from) / 8) {
                return false;
            }
            match self.go_on(capture, next, (start, end)) {
                Continuation::Filled => return true,
                Continuation::Failed if self.is_hopeless(next) => return false,
                // A literal begins with the first byte of a character, so the next end cannot be within one.
                Continuation::Failed | Continuation::Differs => from = end + 1,
            }
        }
        self.spend(number, (bytes.len() - from.min(bytes.len())) / 8);
        false
    }

    /// Records that a value of any text begins. Returns the offset after which all its ends have been tried.
    #[inline]
    fn begin(&mut self, number: usize, start: usize) -> usize {
        if number < self.independent {
            return usize::MAX;
        }
        let tried = self.start_of(number);
        if let Some(from) = self.from.get_mut(number) {
            *from = short(start);
        }
        tried
    }

    /// Returns whether the next capture takes any text and has failed: it also fails from a later start.
    #[inline]
    fn is_hopeless<'t>(&self, next: Place<impl Captures<'t>>) -> bool {
        let any =
            next.captures.split().is_some_and(|(capture, _)| matches!(capture.kind, Kind::Text));
        any && next.number >= self.independent
    }

    /// Matches the shortest value of a kind after which the rest matches.
    #[inline]
    fn run<'t, H: Captures<'t>>(
        &mut self,
        capture: &Capture<'t>,
        (place, next): (Place<H>, Place<H>),
        start: usize,
    ) -> bool {
        let independent = place.number >= self.independent;
        let any = matches!(capture.kind, Kind::Text);
        let limit = if any { self.begin(place.number, start) } else { usize::MAX };
        let only_end = self.only_end(capture, next);
        let mut run = Run::new(capture.kind);
        let (mut end, mut tried) = (start, start);
        for c in self.text.get(start..).unwrap_or_default().chars() {
            if !run.step(c) || !self.spend(place.number, 1) {
                return false;
            }
            end += c.len_utf8();
            if end > limit {
                return false;
            }
            let Some(row) = run.end() else { continue };
            if independent && !any && self.ended(place.row, row, capture.kind, end) {
                return false;
            }
            // The rest is the same after every offset within one run of white space.
            if end <= tried
                || only_end.is_some_and(|only| only != end)
                || !self.may_follow(capture, end)
            {
                continue;
            }
            if independent && self.normalize.white_space {
                tried = skip_space(self.text.as_bytes(), end);
            }
            match self.go_on(capture, next, (start, end)) {
                Continuation::Filled => return true,
                Continuation::Failed if self.is_hopeless(next) => return false,
                Continuation::Failed | Continuation::Differs => {}
            }
        }
        false
    }

    /// Records that a value ends. Returns whether one ended here in the same state, so that later ends have been tried.
    #[inline]
    fn ended(&mut self, first: usize, row: usize, kind: Kind, end: usize) -> bool {
        let many_ends = matches!(kind, Kind::Number | Kind::Word | Kind::Path);
        many_ends && self.memo.was_made(first + row, end)
    }

    /// Returns whether the literal after a value may begin at `end`, judged by one byte.
    #[inline]
    fn may_follow(&self, capture: &Capture<'_>, end: usize) -> bool {
        let next = capture.literal.iter().find(|byte| !byte.is_ascii_whitespace());
        match (next, self.text.as_bytes().get(end)) {
            (Some(next), Some(byte)) => {
                byte.eq_ignore_ascii_case(next) || byte.is_ascii_whitespace()
            }
            _ => true,
        }
    }
}

/// The result of continuing after a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Continuation {
    /// The literal does not follow.
    Differs,
    /// The literal follows, but the captures that are left do not fill the text.
    Failed,
    /// The captures fill the text.
    Filled,
}
