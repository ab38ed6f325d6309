//! Judges one text that both sides match: reports each kind of change once per message, with its first witness.

use std::collections::HashSet;

use super::side::{Reading, Side};
use crate::diff::change::{Change, Kind, Place};
use crate::diff::pairs::Matched;

/// Both sides of an error, and the changes that have been found.
pub(super) struct Judge<'a, 'c> {
    pub(super) old: Side<'c>,
    pub(super) new: Side<'c>,
    pub(super) matched: &'a Matched,
    changes: &'a mut Vec<Change>,
    reported: HashSet<(Kind, Option<usize>, Option<usize>)>,
    /// Whether the change concerns all messages alike, so that one of them is a sufficient example.
    alike: bool,
}

/// A changed match of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Verdict {
    pub(super) kind: Kind,
    /// The message that it matched, as an index into the old error's messages.
    pub(super) was: Option<usize>,
    /// The message that it matches, as an index into the new error's messages.
    pub(super) is: Option<usize>,
}

impl<'a, 'c> Judge<'a, 'c> {
    pub(super) fn new(
        old: Side<'c>,
        new: Side<'c>,
        matched: &'a Matched,
        changes: &'a mut Vec<Change>,
    ) -> Self {
        let of = |side: Side<'c>| {
            let dialect = &side.error.dialect;
            (dialect.ignore_case, dialect.ignore_white_space, &dialect.prefixes)
        };
        let alike = of(old) != of(new);
        Self { old, new, matched, changes, reported: HashSet::new(), alike }
    }

    /// From now on, reports each kind of change once for all messages together.
    pub(super) fn report_once(&mut self) {
        self.alike = true;
    }

    /// Matches a text with both sides and reports the change, if any.
    pub(super) fn text(&mut self, text: &str) -> Option<Verdict> {
        let (old, new) = (self.old.read(text), self.new.read(text));
        let verdict = self.verdict(&old, &new)?;
        self.report(verdict, text);
        Some(verdict)
    }

    /// Returns whether a change of one of these kinds between these messages has been reported.
    pub(super) fn is_told(&self, kinds: &[Kind], was: Option<usize>, is: Option<usize>) -> bool {
        if self.alike {
            return self.reported.iter().any(|(kind, ..)| kinds.contains(kind));
        }
        kinds.iter().any(|kind| self.reported.contains(&(*kind, was, is)))
    }

    fn is_new(&mut self, Verdict { kind, was, is }: Verdict) -> bool {
        let again = self.alike && self.reported.iter().any(|(reported, ..)| *reported == kind);
        self.reported.insert((kind, was, is)) && !again
    }

    /// Reports that the comparison could not be decided.
    pub(super) fn undecided(&mut self) {
        if self.reported.insert((Kind::Undecided, None, None)) {
            let what = "whether every text still reads the same could not be decided";
            self.changes.push(Change::new(Kind::Undecided, Place::error(self.new.error), what));
        }
    }

    /// Compares the messages for an empty list.
    pub(super) fn empty_list(&mut self) {
        let reading = |message: Option<usize>| Reading { message, values: vec![], reason: None };
        let (old, new) = (self.old.table.empty, self.new.table.empty);
        if let Some(verdict) = self.verdict(&[reading(old)], &[reading(new)]) {
            self.report(verdict, "[]");
        }
    }

    fn verdict(&self, old: &[Reading], new: &[Reading]) -> Option<Verdict> {
        // The removal of the message has been reported already.
        let removed = |reading: &Reading| {
            reading.message.is_some_and(|message| self.matched.removed.contains(&message))
        };
        if old.iter().any(removed) {
            return None;
        }
        let differs = |(old, new): (&Reading, &Reading)| match (old.message, new.message) {
            (Some(was), Some(is)) => self.matched.of_new[is] != Some(was),
            (was, is) => was.is_some() || is.is_some(),
        };
        let first = old.iter().zip(new).position(differs);
        let first = first.or((old.len() != new.len()).then(|| old.len().min(new.len())));
        let Some(first) = first else { return same_messages(old, new) };
        let was = old.get(first).and_then(|reading| reading.message);
        let is = new.get(first).and_then(|reading| reading.message);
        let kind = self.moved(old, new);
        // The added message has been reported already; that it matches texts follows from it.
        let is_added = is.is_some_and(|is| self.matched.of_new[is].is_none());
        (kind != Kind::ReadsNewly || !is_added).then_some(Verdict { kind, was, is })
    }

    /// Returns the kind of change when the messages of a text differ.
    fn moved(&self, old: &[Reading], new: &[Reading]) -> Kind {
        let none = |readings: &[Reading]| readings.iter().all(|reading| reading.message.is_none());
        if none(old) {
            return Kind::ReadsNewly;
        }
        if none(new) {
            return Kind::ReadsNoMore;
        }
        let was = |message: usize| old.iter().any(|reading| reading.message == Some(message));
        let explained = |reading: &Reading| {
            reading.message.is_some_and(|is| self.matched.of_new[is].is_none_or(was))
        };
        if new.iter().all(explained) { Kind::TakenByAddition } else { Kind::ReadsOtherwise }
    }

    fn report(&mut self, verdict: Verdict, text: &str) {
        let Verdict { kind, was, is } = verdict;
        if !self.is_new(verdict) {
            return;
        }
        let what = self.sentence(verdict);
        let error = self.new.error;
        let of_was = was.and_then(|was| self.matched.pairs().find(|(old, _)| *old == was));
        let message = match kind {
            Kind::ReadsNewly => is,
            _ => of_was.map(|(_, new)| new).or(is),
        };
        let place = message.map_or_else(
            || Place::error(error),
            |message| Place::message(error, &error.messages[message]),
        );
        self.changes.push(Change::new(kind, place, what).shown_by(text));
    }

    fn sentence(&self, verdict: Verdict) -> String {
        let name = |side: &Side<'_>, message: Option<usize>| {
            let name = message.map(|message| format!("`{}`", side.name(message)));
            name.unwrap_or_else(|| "something that is not in the catalogue".to_owned())
        };
        let (was, is) = (name(&self.old, verdict.was), name(&self.new, verdict.is));
        match verdict.kind {
            Kind::ReadsNewly => format!("a text that matched nothing matches {is}"),
            Kind::ReadsNoMore => format!("a text that matched {was} matches nothing"),
            Kind::ValuesDiffer => format!("a text matches {is} with other values"),
            Kind::TakenByAddition => format!("a text that matched {was} matches the new {is}"),
            _ => format!("a text that matched {was} matches {is}"),
        }
    }
}

/// Returns the verdict if the same messages have other values. A renamed value is a change of its own.
fn same_messages(old: &[Reading], new: &[Reading]) -> Option<Verdict> {
    let names = |reading: &Reading| -> Vec<String> {
        let mut names: Vec<_> = reading.values.iter().map(|(name, _)| name.clone()).collect();
        names.sort_unstable();
        names
    };
    let sorted = |reading: &Reading| {
        let mut values = reading.values.clone();
        values.sort_unstable();
        (values, reading.reason.clone())
    };
    let differs =
        |(old, new): &(&Reading, &Reading)| names(old) == names(new) && sorted(old) != sorted(new);
    let (old, new) = old.iter().zip(new).find(differs)?;
    Some(Verdict { kind: Kind::ValuesDiffer, was: old.message, is: new.message })
}
