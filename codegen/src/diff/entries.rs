//! Compares errors and messages as Rust code has them: names, status and code, values and their types.

use super::about::AboutPair;
use super::change::{Change, Kind, Place};
use super::pairs::{Matched, Pairs};
use crate::check::{Catalog, Effect, Error, Field, FieldKind, Message};
use crate::placeholder::RustType;

/// Returns the changes of errors and messages.
pub(super) fn changes(old: &Catalog, new: &Catalog, pairs: &Pairs) -> Vec<Change> {
    let mut found = Found { old, new, changes: Vec::new() };
    for index in &pairs.errors.removed {
        found.push(Kind::ErrorRemoved, Place::error(&old.errors[*index]), "the error is gone");
    }
    let errors = new.errors.iter().zip(&pairs.errors.of_new);
    for ((error, before), messages) in errors.zip(&pairs.messages) {
        match before {
            Some(before) => found.error(messages, &old.errors[*before], error),
            None => found.push(Kind::ErrorAdded, Place::error(error), "there is a new error"),
        }
    }
    if !pairs.errors.keeps_order() {
        let what = "the order of the errors has changed";
        found.push(Kind::OrderChanged, Place::catalogue(), what);
    }
    found.changes
}

struct Found<'f> {
    old: &'f Catalog,
    new: &'f Catalog,
    changes: Vec<Change>,
}

impl Found<'_> {
    fn push(&mut self, kind: Kind, place: Place, what: impl Into<String>) {
        self.changes.push(Change::new(kind, place, what));
    }

    fn error(&mut self, messages: &Matched, old: &Error, new: &Error) {
        let place = Place::error(new);
        if old.name() != new.name() {
            let what = renamed(old.name().as_str(), new.name().as_str());
            self.push(Kind::ErrorRenamed, place.clone(), what);
        }
        if old.status != new.status {
            let what = now("status", old.status.as_ref(), new.status.as_ref());
            self.push(Kind::StatusChanged, place.clone(), what);
        }
        if old.code != new.code {
            let what = now("code", old.code.as_ref(), new.code.as_ref());
            self.push(Kind::CodeChanged, place.clone(), what);
        } else if Self::parts(self.old, old) != Self::parts(self.new, new) {
            let what = "the same code has other parts";
            self.push(Kind::CodeChanged, place.clone(), what);
        }
        self.classes(&place, old, new);
        let about =
            AboutPair { old: (self.old, &old.about), new: (self.new, &new.about), place: &place };
        about.changes(&mut self.changes);
        self.messages(messages, old, new);
    }

    /// Returns the parts of a code with their names.
    fn parts<'e>(facts: &'e Catalog, error: &'e Error) -> Vec<(&'e str, &'e str)> {
        let parts = facts.response.code_parts().iter().zip(&error.code_parts);
        parts.filter_map(|(part, code)| Some((part.name.as_str(), code.as_deref()?))).collect()
    }

    /// Reports a changed category, effect or group. A changed status has been reported, with all that follows from it.
    fn classes(&mut self, place: &Place, old: &Error, new: &Error) {
        let same_status = old.status == new.status;
        if old.category() != new.category() && (same_status || old.category != new.category) {
            let (was, is) = (old.category().name(), new.category().name());
            let what = format!("the category is `{is}` now; it was `{was}`");
            self.push(Kind::CategoryChanged, place.clone(), what);
        }
        if old.effect() != new.effect() && (same_status || old.effect != new.effect) {
            let [was, is] = [old, new].map(|error| error.effect().map(Effect::name));
            let what = now("effect", was.as_ref(), is.as_ref());
            self.push(Kind::EffectChanged, place.clone(), what);
        }
        if old.group != new.group {
            self.push(Kind::WordsChanged, place.clone(), "its `group` has changed");
        }
    }

    fn messages(&mut self, matched: &Matched, old: &Error, new: &Error) {
        if old.inline != new.inline && !old.messages.is_empty() && !new.messages.is_empty() {
            let what =
                if new.inline { "its message is now written at the error itself" } else { LISTED };
            self.push(Kind::ErrorReshaped, Place::error(new), what);
        }
        for index in &matched.removed {
            let place = Place::message(old, &old.messages[*index]);
            self.push(Kind::MessageRemoved, place, "the message is gone");
        }
        for (message, before) in new.messages.iter().zip(&matched.of_new) {
            let place = Place::message(new, message);
            match before {
                Some(before) => self.message(&place, new, &old.messages[*before], message),
                None => self.push(Kind::MessageAdded, place, "there is a new message"),
            }
        }
        if !matched.keeps_order() {
            let what = "the order of its messages has changed";
            self.push(Kind::OrderChanged, Place::error(new), what);
        }
    }

    fn message(&mut self, place: &Place, error: &Error, old: &Message, new: &Message) {
        if old.name() != new.name() && !error.inline {
            let what = renamed(old.name().as_str(), new.name().as_str());
            self.push(Kind::MessageRenamed, place.clone(), what);
        }
        if old.message != new.message {
            let what = now("documented text", old.message.as_ref(), new.message.as_ref());
            self.push(Kind::TextChanged, place.clone(), what);
        }
        if old.examples != new.examples {
            self.push(Kind::WordsChanged, place.clone(), "its `examples` have changed");
        }
        let about = AboutPair { old: (self.old, &old.about), new: (self.new, &new.about), place };
        about.changes(&mut self.changes);
        self.fields(place, &old.fields, &new.fields);
    }

    fn fields(&mut self, place: &Place, old: &[Field], new: &[Field]) {
        let without = |these: &[Field], those: &[Field]| -> Vec<Field> {
            let known = |field: &&Field| those.iter().any(|other| other.name == field.name);
            these.iter().filter(|field| !known(field)).cloned().collect()
        };
        let (removed, added) = (without(old, new), without(new, old));
        if let ([removed], [added]) = (&removed[..], &added[..])
            && removed.kind == added.kind
        {
            let what = renamed(removed.name.as_str(), added.name.as_str());
            self.push(Kind::FieldRenamed, place.clone(), format!("value: {what}"));
        } else {
            for field in &removed {
                let what = format!("it no longer carries `{}`", field.name.as_str());
                self.push(Kind::FieldRemoved, place.clone(), what);
            }
            for field in &added {
                let what = format!("it carries `{}` now", field.name.as_str());
                self.push(Kind::FieldAdded, place.clone(), what);
            }
        }
        for new in new {
            if let Some(old) = old.iter().find(|old| old.name == new.name) {
                self.field(place, old, new);
            }
        }
    }

    fn field(&mut self, place: &Place, old: &Field, new: &Field) {
        let name = new.name.as_str();
        if old.sensitive != new.sensitive {
            let word = if new.sensitive { "sensitive now" } else { "no longer sensitive" };
            self.push(Kind::SensitiveChanged, place.clone(), format!("`{name}` is {word}"));
        }
        let (was, is) = (rust_type(&old.kind), rust_type(&new.kind));
        if was != is {
            let what = format!("`{name}` is {is} now; it was {was}");
            self.push(Kind::FieldTypeChanged, place.clone(), what);
        }
        let (FieldKind::OneOf { choices: old, .. }, FieldKind::OneOf { choices: new, .. }) =
            (&old.kind, &new.kind)
        else {
            return;
        };
        let without = |these: &[Choice], those: &[Choice]| -> Vec<String> {
            let known = |(_, name): &&Choice| those.iter().any(|(_, other)| other == name);
            these.iter().filter(|choice| !known(choice)).map(|(text, _)| text.clone()).collect()
        };
        for text in without(old, new) {
            let what = format!("`{name}` can no longer be `{text}`");
            self.push(Kind::ChoiceRemoved, place.clone(), what);
        }
        for text in without(new, old) {
            self.push(Kind::ChoiceAdded, place.clone(), format!("`{name}` can be `{text}` now"));
        }
        let respelt = |(text, name): &&Choice| old.iter().any(|(t, n)| n == name && t != text);
        for (text, _) in new.iter().filter(respelt) {
            let what = format!("a value of `{name}` is now spelled `{text}`");
            self.push(Kind::TextChanged, place.clone(), what);
        }
    }
}

type Choice = (String, crate::check::Name);

const LISTED: &str = "its message is no longer written at the error itself";

fn renamed(old: &str, new: &str) -> String {
    format!("`{old}` is called `{new}` now")
}

fn now<T: std::fmt::Display>(what: &str, old: Option<&T>, new: Option<&T>) -> String {
    let shown = |value: Option<&T>| value.map_or("absent".to_owned(), |text| format!("`{text}`"));
    format!("the {what} is {} now; it was {}", shown(new), shown(old))
}

/// Returns the Rust type of a value.
fn rust_type(kind: &FieldKind) -> &'static str {
    match kind.simple().map(|kind| kind.row().rust) {
        Some(RustType::U64) => "`u64`",
        Some(RustType::I64) => "`i64`",
        Some(RustType::Text) => "`&str`",
        None => "an enum",
    }
}
