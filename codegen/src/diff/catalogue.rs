//! Compares whole catalogues: the API, the layout of bodies, operations, general rules.

use std::collections::BTreeSet;

use super::about::reworded;
use super::change::{Change, Kind, Place};
use super::response;
use crate::check::{Catalog, GeneralRule, Operation};

/// Returns the changes of the whole catalogue.
pub(super) fn changes(old: &Catalog, new: &Catalog) -> Vec<Change> {
    let mut found = Found(Vec::new());
    found.api(old, new);
    found.0.extend(response::changes(&old.response, &new.response));
    found.operations(old, new);
    found.rules(&old.rules, &new.rules);
    found.0
}

struct Found(Vec<Change>);

impl Found {
    fn push(&mut self, kind: Kind, what: impl Into<String>) {
        self.0.push(Change::new(kind, Place::catalogue(), what));
    }

    fn api(&mut self, old: &Catalog, new: &Catalog) {
        let (old, new) = (&old.api, &new.api);
        if old.id != new.id {
            let (old, new) = (old.package(), new.package());
            self.push(Kind::CrateRenamed, format!("the crate `{old}` is now `{new}`"));
        }
        let words = [
            ("name", old.name != new.name),
            ("description", reworded(old.description.as_ref(), new.description.as_ref())),
            ("docs", old.docs != new.docs),
            ("site", old.site != new.site),
            ("license", old.license != new.license),
            ("repository", old.repository != new.repository),
        ];
        for (key, _) in words.iter().filter(|(_, changed)| *changed) {
            self.push(Kind::WordsChanged, format!("`api.{key}` has changed"));
        }
    }

    fn operations(&mut self, before: &Catalog, after: &Catalog) {
        let name = |operation: &Operation| operation.name.as_str().to_owned();
        let both =
            self.compared(&before.operations, &after.operations, name, "operation", OPERATION);
        for (old, new) in both {
            if errors(before, old) != errors(after, new) {
                let what = format!("the operation `{}` returns other errors", new.name.as_str());
                self.push(Kind::OperationErrorsChanged, what);
            }
            if old.description != new.description {
                let what = format!("the operation `{}` is described otherwise", new.name.as_str());
                self.push(Kind::WordsChanged, what);
            }
        }
    }

    fn rules(&mut self, old: &[GeneralRule], new: &[GeneralRule]) {
        let name = |rule: &GeneralRule| rule.name.as_str().to_owned();
        for (old, new) in self.compared(old, new, name, "rule", RULE) {
            self.rule(old, new);
        }
    }

    fn rule(&mut self, old: &GeneralRule, new: &GeneralRule) {
        let name = new.name.as_str();
        if old.duration != new.duration {
            let (kind, what) = match (old.duration, new.duration) {
                (Some(_), None) => (Kind::DurationRemoved, "has no duration any more"),
                (None, Some(_)) => (Kind::DurationAdded, "has a duration now"),
                _ => (Kind::DurationChanged, "has another duration"),
            };
            self.push(kind, format!("the rule `{name}` {what}"));
        }
        if (&old.retry, old.delay) != (&new.retry, new.delay) {
            self.push(Kind::RetryChanged, format!("the rule `{name}` says another `retry`"));
        }
        let words = (&old.description, &old.remedy, &old.links);
        if words != (&new.description, &new.remedy, &new.links) {
            self.push(Kind::WordsChanged, format!("the rule `{name}` is worded otherwise"));
        }
    }

    /// Returns the items that are in both lists. Reports items that are in one list only, and a changed order.
    fn compared<'f, T>(
        &mut self,
        old: &'f [T],
        new: &'f [T],
        name: impl Fn(&T) -> String,
        noun: &str,
        (removed, added): (Kind, Kind),
    ) -> Vec<(&'f T, &'f T)> {
        let find = |all: &'f [T], wanted: &str| all.iter().find(|item| name(item) == wanted);
        for old in old.iter().filter(|item| find(new, &name(item)).is_none()) {
            self.push(removed, format!("the {noun} `{}` is gone", name(old)));
        }
        for new in new.iter().filter(|item| find(old, &name(item)).is_none()) {
            self.push(added, format!("there is a new {noun}, `{}`", name(new)));
        }
        let both = new.iter().filter_map(|new| Some((find(old, &name(new))?, new)));
        let both: Vec<_> = both.collect();
        let place = |item: &T| old.iter().position(|old| name(old) == name(item));
        if !both.iter().map(|(old, _)| place(old)).is_sorted() {
            self.push(Kind::OrderChanged, format!("the order of the {noun}s has changed"));
        }
        both
    }
}

/// Returns the names of the errors that an operation returns, independent of their order.
fn errors<'c>(facts: &'c Catalog, operation: &Operation) -> BTreeSet<&'c str> {
    operation.errors.iter().map(|error| facts.errors[*error].name().as_str()).collect()
}

const OPERATION: (Kind, Kind) = (Kind::OperationRemoved, Kind::OperationAdded);
const RULE: (Kind, Kind) = (Kind::RuleRemoved, Kind::RuleAdded);
