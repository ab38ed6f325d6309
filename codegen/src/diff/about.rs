//! Compares the keys that errors and messages share: prose, retry, lifecycle and sources.

use super::change::{Change, Kind, Place};
use crate::check::{About, Catalog, Deprecated, Retired};

/// The shared keys of one entry in both catalogues.
pub(super) struct AboutPair<'f> {
    pub(super) old: (&'f Catalog, &'f About),
    pub(super) new: (&'f Catalog, &'f About),
    pub(super) place: &'f Place,
}

impl AboutPair<'_> {
    /// Reports the changes of the entry.
    pub(super) fn changes(&self, changes: &mut Vec<Change>) {
        let (old, new) = (self.old.1, self.new.1);
        let words = [
            ("description", reworded(old.description.as_ref(), new.description.as_ref())),
            ("remedy", reworded(old.remedy.as_ref(), new.remedy.as_ref())),
            ("impact", impact(self.old) != impact(self.new)),
            ("causes", old.causes != new.causes),
            ("fix", old.fix != new.fix),
            ("links", old.links != new.links),
            ("source", old.sources != new.sources),
        ];
        for (key, _) in words.iter().filter(|(_, changed)| *changed) {
            self.push(changes, Kind::WordsChanged, format!("its `{key}` has changed"));
        }
        if (&old.retry, old.delay) != (&new.retry, new.delay) {
            let shown = |about: &About| {
                let delay = about.delay.map(|delay| format!(" after {delay:?}"));
                let retry = about.retry.as_ref().map_or("nothing".to_owned(), ToString::to_string);
                retry + &delay.unwrap_or_default()
            };
            let what = format!("`retry` is now {}; it was {}", shown(new), shown(old));
            self.push(changes, Kind::RetryChanged, what);
        }
        self.lifecycle(changes);
    }

    fn lifecycle(&self, changes: &mut Vec<Change>) {
        let (old, new) = (self.old.1, self.new.1);
        match (&old.deprecated, &new.deprecated) {
            (None, Some(_)) => self.push(changes, Kind::Deprecated, "it is deprecated now"),
            (Some(_), None) => self.lifecycle_changed(changes, "it is no longer deprecated"),
            (Some(old), Some(new)) if self.deprecation(old, new) => {
                self.lifecycle_changed(changes, "what is said of its deprecation has changed");
            }
            _ => {}
        }
        match (&old.retired, &new.retired) {
            (None, Some(_)) => self.push(changes, Kind::Retired, "it is retired now"),
            (Some(_), None) => self.lifecycle_changed(changes, "it is no longer retired"),
            (Some(old), Some(new)) if retirement(old, new) => {
                self.lifecycle_changed(changes, "what is said of its retirement has changed");
            }
            _ => {}
        }
    }

    /// Returns whether the information on a deprecation has changed.
    fn deprecation(&self, old: &Deprecated, new: &Deprecated) -> bool {
        let name = |facts: &Catalog, deprecated: &Deprecated| {
            let (error, message) = facts.target(deprecated.replacement?);
            Some((error.name().clone(), message.map(|message| message.name().clone())))
        };
        let same = old.since == new.since && old.note == new.note;
        !same || name(self.old.0, old) != name(self.new.0, new)
    }

    fn lifecycle_changed(&self, changes: &mut Vec<Change>, what: &str) {
        self.push(changes, Kind::LifecycleChanged, what);
    }

    fn push(&self, changes: &mut Vec<Change>, kind: Kind, what: impl Into<String>) {
        changes.push(Change::new(kind, self.place.clone(), what));
    }
}

/// Returns whether texts differ in more than white space.
pub(super) fn reworded(old: Option<&String>, new: Option<&String>) -> bool {
    old.map(|text| text.split_whitespace().collect::<Vec<_>>())
        != new.map(|text| text.split_whitespace().collect::<Vec<_>>())
        || old.map(|text| text.lines().count()) != new.map(|text| text.lines().count())
}

/// Returns the impact by the name of the operation, whose index may differ between catalogues.
fn impact<'f>((facts, about): (&'f Catalog, &'f About)) -> Vec<(&'f str, &'f str)> {
    let seen = about.impact.iter();
    let mut impact: Vec<_> = seen
        .map(|(operation, seen)| (facts.operations[*operation].name.as_str(), seen.as_str()))
        .collect();
    impact.sort_unstable();
    impact
}

fn retirement(old: &Retired, new: &Retired) -> bool {
    old.since != new.since || old.note != new.note
}
