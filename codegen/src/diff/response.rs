//! Compares `response`: where bodies have their parts, and the values next to the messages.

use super::about::reworded;
use super::change::{Change, Kind, Place};
use crate::check::{Each, Places, Response, ResponseField};

/// Returns the changes. Bodies are also written to the first place of each value, so its change is a change of bodies.
pub(super) fn changes(old: &Response, new: &Response) -> Vec<Change> {
    let mut found = Found(Vec::new());
    found.places("", &old.places, &new.places);
    found.tried_in_order("correlation_id", &old.correlation_id, &new.correlation_id);
    found.changed("format", old.format != new.format);
    found.each(old.each.as_ref(), new.each.as_ref());
    found.tried_in_order("fallback", &old.fallback, &new.fallback);
    match (old.unknown_code, new.unknown_code) {
        (None, Some(_)) => found.extended("unknown_code"),
        (old, new) => found.changed("unknown_code", old != new),
    }
    found.0
}

struct Found(Vec<Change>);

impl Found {
    fn push(&mut self, kind: Kind, what: impl Into<String>) {
        self.0.push(Change::new(kind, Place::catalogue(), what));
    }

    fn changed(&mut self, key: &str, changed: bool) {
        if changed {
            self.push(Kind::ResponseChanged, format!("`response.{key}` has changed"));
        }
    }

    fn extended(&mut self, key: &str) {
        self.push(Kind::ResponseExtended, format!("`response.{key}` has more than it had"));
    }

    /// Reports changes of a list that is tried in order. Items added at the end extend it; other changes break it.
    fn tried_in_order<T: PartialEq>(&mut self, key: &str, old: &[T], new: &[T]) {
        if old != new && new.starts_with(old) {
            self.extended(key);
        } else {
            self.changed(key, old != new);
        }
    }

    fn each(&mut self, old: Option<&Each>, new: Option<&Each>) {
        let (Some(old), Some(new)) = (old, new) else {
            self.changed("each", old != new);
            return;
        };
        let shape = |each: &Each| (each.at.clone(), each.key.clone(), each.leaves.clone());
        self.changed("each", shape(old) != shape(new));
        self.places("each.", &old.places, &new.places);
    }

    fn places(&mut self, parent: &str, old: &Places, new: &Places) {
        let key = |key: &str| format!("{parent}{key}");
        self.tried_in_order(&key("code"), old.code.places(), new.code.places());
        self.tried_in_order(&key("code"), old.code.parts(), new.code.parts());
        let (before, after) = (&old.messages, &new.messages);
        self.tried_in_order(&key("messages"), &before.places, &after.places);
        self.changed(&key("messages"), before.ignored != after.ignored);
        if before.single != after.single && !before.places.is_empty() {
            let what = "a body has room for another number of messages";
            self.push(Kind::ResponseChanged, what);
        }
        match (&old.status, &new.status) {
            (None, Some(_)) => self.extended(&key("status")),
            (old, new) => self.changed(&key("status"), old != new),
        }
        self.fields(parent, &old.fields, &new.fields);
    }

    fn fields(&mut self, parent: &str, old: &[ResponseField], new: &[ResponseField]) {
        let find = |all: &[ResponseField], field: &ResponseField| {
            all.iter().find(|other| other.name == field.name).cloned()
        };
        for gone in old.iter().filter(|field| find(new, field).is_none()) {
            let what = format!("the field `{parent}{}` is gone", gone.name);
            self.push(Kind::ResponseFieldRemoved, what);
        }
        for field in new {
            let name = format!("{parent}{}", field.name);
            match find(old, field) {
                Some(old) => self.field(&name, &old, field),
                None => {
                    self.push(Kind::ResponseFieldAdded, format!("there is a new field, `{name}`"));
                }
            }
        }
    }

    fn field(&mut self, name: &str, old: &ResponseField, new: &ResponseField) {
        if old.kind != new.kind {
            let (was, is) = (old.kind.name(), new.kind.name());
            let what = format!("the field `{name}` is `{is}` now; it was `{was}`");
            self.push(Kind::ResponseFieldTypeChanged, what);
        }
        self.tried_in_order(&format!("fields.{name}"), &old.places, &new.places);
        if old.sensitive != new.sensitive {
            let word = if new.sensitive { "sensitive now" } else { "no longer sensitive" };
            self.push(Kind::SensitiveChanged, format!("the field `{name}` is {word}"));
        }
        if reworded(old.description.as_ref(), new.description.as_ref()) {
            self.push(
                Kind::WordsChanged,
                format!("the description of the field `{name}` has changed"),
            );
        }
    }
}
