//! Changes of the whole catalogue: the API, the layout of bodies, operations, general rules.

use super::about::reworded;
use super::change::{Change, Kind, Place};
use crate::check::{Catalog, GeneralRule, Operation, Response};

/// Returns the changes.
pub(super) fn changes(old: &Catalog, new: &Catalog) -> Vec<Change> {
    let mut found = Found(Vec::new());
    found.api(old, new);
    found.response(&old.response, &new.response);
    found.operations(&old.operations, &new.operations);
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
            ("license", old.license != new.license),
            ("repository", old.repository != new.repository),
        ];
        for (key, _) in words.iter().filter(|(_, changed)| *changed) {
            self.push(Kind::WordsChanged, format!("`api.{key}` has changed"));
        }
    }

    /// The first place of each is also where a body is written.
    fn response(&mut self, old: &Response, new: &Response) {
        let places = [
            ("code", old.code_pointers(), new.code_pointers()),
            ("messages", old.message_pointers(), new.message_pointers()),
            ("correlation_id", old.id_pointers(), new.id_pointers()),
        ];
        for (key, old, new) in places {
            self.tried_in_order(key, &old, &new);
        }
        if old.places.messages.single != new.places.messages.single
            && !old.places.messages.places.is_empty()
        {
            let what = "a body has room for another number of messages";
            self.push(Kind::ResponseChanged, what);
        }
        self.tried_in_order("fallback", &old.fallback, &new.fallback);
    }

    /// Reports a list whose items are tried in order. Items added at the end extend it; every other change breaks it.
    fn tried_in_order<T: PartialEq>(&mut self, key: &str, old: &[T], new: &[T]) {
        if old == new {
            return;
        }
        if new.starts_with(old) {
            self.push(Kind::ResponseExtended, format!("`response.{key}` has more than it had"));
        } else {
            self.push(Kind::ResponseChanged, format!("`response.{key}` has changed"));
        }
    }

    fn operations(&mut self, old: &[Operation], new: &[Operation]) {
        let name = |operation: &Operation| operation.name.as_str().to_owned();
        for (old, new) in self.compared(old, new, name, "operation", OPERATION) {
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
        if old.retry != new.retry {
            self.push(Kind::RetryChanged, format!("the rule `{name}` says another `retry`"));
        }
        let words = (&old.description, &old.remedy, &old.links);
        if words != (&new.description, &new.remedy, &new.links) {
            self.push(Kind::WordsChanged, format!("the rule `{name}` is worded otherwise"));
        }
    }

    /// Returns the items of both lists; reports the items of one list only, and another order.
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

const OPERATION: (Kind, Kind) = (Kind::OperationRemoved, Kind::OperationAdded);
const RULE: (Kind, Kind) = (Kind::RuleRemoved, Kind::RuleAdded);
