//! Reads typed values from nodes, with a diagnostic for each value of the wrong kind. Omits a value that could not be
//! read, so that one mistake does not hide the next.

use std::collections::HashMap;
use std::rc::Rc;

use super::format::{Key, Mapping, Shape, Together};
use super::spec::{Names, Text, Wrong};
use super::suggestion::{nearest, suggestion};
use super::yaml::{Node, Value};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lint::Lint;
use crate::source::{Span, Spanned};

const ONE_TEXT: &str = "write one text, in quotes where it begins with a bracket";

/// Collects the diagnostics while values are read.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) diagnostics: Diagnostics,
}

/// The known keys of one mapping, without duplicates, and their values.
pub(super) struct Fields {
    entries: Vec<(&'static Key, Rc<Node>)>,
    pub(super) span: Span,
}

/// The value of a key: a word, or a mapping instead.
pub(super) enum WordOrMapping {
    Word(Text),
    Mapping(Fields),
}

impl Fields {
    fn get(&self, name: &str) -> Option<&Node> {
        let entry = self.entries.iter().find(|(key, _)| key.name == name);
        entry.map(|(_, node)| &**node)
    }

    /// Returns the value of a key, unless it is missing, which has been reported.
    pub(super) fn written(&self, name: &str) -> Option<&Node> {
        self.get(name).filter(|node| !matches!(node.value, Value::Null))
    }

    /// Returns the keys whose values have the wrong kind.
    pub(super) fn wrong(&self) -> Wrong {
        let wrong = self.entries.iter().filter(|(key, node)| !fits(&key.shape, node));
        Wrong(wrong.map(|(key, _)| key.name).collect())
    }

    /// Returns only these keys.
    pub(super) fn only(&self, keys: &[&str]) -> Self {
        let entries = self.entries.iter().filter(|(key, _)| keys.contains(&key.name));
        Self { entries: entries.cloned().collect(), span: self.span }
    }

    /// Returns the span of the value of the first of these keys.
    pub(super) fn place(&self, keys: &[&str]) -> Span {
        let first = keys.iter().find_map(|key| self.get(key));
        first.map_or(self.span, Node::head)
    }
}

fn list(keys: &[&str]) -> String {
    let keys: Vec<_> = keys.iter().map(|key| format!("`{key}`")).collect();
    keys.join(", ")
}

fn either(one: &str, other: &str) -> String {
    format!("`{one}` or `{other}`, not both")
}

/// Returns whether a value and its items have the kind.
fn fits(shape: &Shape, node: &Node) -> bool {
    match (shape, &node.value) {
        (
            Shape::Text(_)
            | Shape::Name(_)
            | Shape::Integer(..)
            | Shape::Choice(_)
            | Shape::Boolean,
            Value::Scalar(_),
        )
        | (Shape::OneOrMany(_), Value::Scalar(_) | Value::Sequence(_))
        | (Shape::Retry(_), Value::Scalar(_) | Value::Mapping(_))
        | (Shape::Mapping(_) | Shape::Names(_), Value::Mapping(_)) => true,
        (Shape::AnyOf(shapes), _) => shapes.iter().any(|shape| fits(shape, node)),
        (Shape::List(item) | Shape::NonEmpty(item), Value::Sequence(items)) => {
            items.iter().all(|node| fits(item, node))
        }
        _ => false,
    }
}

impl Reader {
    /// Returns the fields of a mapping, checked against its known keys.
    pub(super) fn fields(&mut self, node: &Node, mapping: &'static Mapping) -> Option<Fields> {
        let Value::Mapping(items) = &node.value else {
            let key = mapping.keys.iter().find(|key| key.required).or(mapping.keys.first());
            let example = key.map_or("key", |key| key.name);
            let help = format!("write its keys and values, such as `{example}: …`");
            self.wrong_type(node, mapping.noun, "a mapping of keys to values", &help);
            return None;
        };
        let mut fields = Fields { entries: Vec::new(), span: node.head() };
        let names = mapping.keys.iter().map(|key| key.name);
        let is_written = |name: &&str| items.iter().any(|(node, _)| node.is(name));
        let present: Vec<_> = names.filter(is_written).collect();
        let mut seen: Vec<(&'static str, Span)> = Vec::new();
        for (key_node, value) in items {
            let Some((key, meant)) = self.key(key_node, mapping) else { continue };
            // A misspelt key counts as the intended key, unless the mapping also has that.
            if meant && present.contains(&key.name) {
                continue;
            }
            if let Some((_, first)) = seen.iter().find(|(name, _)| *name == key.name) {
                if !meant {
                    self.duplicate(key.name, key_node.span, *first);
                }
                continue;
            }
            seen.push((key.name, key_node.span));
            if matches!(value.value, Value::Null) {
                let message = format!("`{}` has no value", key.name);
                let help = "write one, or leave the key out";
                self.push(Diagnostic::new(Lint::WrongType, key_node.span, message).help(help));
            }
            fields.entries.push((key, Rc::clone(value)));
        }
        self.missing(mapping, &seen, fields.span);
        Some(fields)
    }

    /// Returns the key that was written, or meant: then it is reported. The flag is whether it was only meant.
    fn key(&mut self, node: &Node, mapping: &'static Mapping) -> Option<(&'static Key, bool)> {
        let Value::Scalar(name) = &node.value else {
            self.wrong_type(node, "a key", "text", ONE_TEXT);
            return None;
        };
        let known = mapping.keys.iter().find(|key| key.name == name);
        if let Some(key) = known {
            return Some((key, false));
        }
        if self.diagnostics.is_full() {
            // The diagnostic is only counted, because a suggestion takes long to compute.
            self.push(Diagnostic::new(Lint::UnknownKey, node.span, ""));
            return None;
        }
        let message = format!("{} has no key `{name}`", mapping.noun);
        let names = mapping.keys.iter().map(|key| key.name);
        let help = suggestion(name, names.clone());
        self.push(Diagnostic::new(Lint::UnknownKey, node.span, message).help(help));
        let meant = nearest(name, names)?;
        mapping.keys.iter().find(|key| key.name == meant).map(|key| (key, true))
    }

    fn duplicate(&mut self, name: &str, span: Span, first: Span) {
        let message = format!("`{name}` is repeated");
        let diagnostic = Diagnostic::new(Lint::DuplicateKey, span, message);
        self.push(diagnostic.help("keep one of them").related(first, "first here"));
    }

    fn missing(&mut self, mapping: &Mapping, seen: &[(&str, Span)], span: Span) {
        let required = mapping.keys.iter().filter(|key| key.required);
        for key in required.filter(|key| !seen.iter().any(|(name, _)| *name == key.name)) {
            let message = format!("{} needs a key `{}`", mapping.noun, key.name);
            let help = format!("add `{}: …`. {}", key.name, key.doc);
            self.push(Diagnostic::new(Lint::MissingKey, span, message).help(help));
        }
    }

    /// Reports a mapping without any of the keys of which it needs one, or with two keys that exclude each other.
    pub(super) fn one_of(&mut self, fields: &Fields, mapping: &Mapping) {
        for condition in mapping.together {
            let (lint, message, help) = match condition {
                Together::OneOf(keys) if keys.iter().all(|key| fields.get(key).is_none()) => {
                    let message = format!("{} needs one of {}", mapping.noun, list(keys));
                    (Lint::MissingKey, message, "write one of them")
                }
                Together::NotBoth(one, other)
                    if fields.get(one).and(fields.get(other)).is_some() =>
                {
                    let message = format!("{} has either {}", mapping.noun, either(one, other));
                    (Lint::ConflictingKeys, message, "remove one of them")
                }
                _ => continue,
            };
            self.push(Diagnostic::new(lint, fields.span, message).help(help));
        }
    }

    /// Returns the text of a key.
    pub(super) fn text(&mut self, fields: &Fields, name: &str) -> Option<Text> {
        let node = fields.written(name)?;
        self.scalar(node, name)
    }

    /// Returns a scalar as text.
    pub(super) fn scalar(&mut self, node: &Node, name: &str) -> Option<Text> {
        match &node.value {
            Value::Scalar(text) => Some(Spanned { value: text.clone(), span: node.span }),
            _ => {
                self.wrong_type(node, &format!("`{name}`"), "text", ONE_TEXT);
                None
            }
        }
    }

    /// Returns the items of a list; a missing key has none.
    pub(super) fn list<T>(
        &mut self,
        fields: &Fields,
        name: &str,
        read: impl Fn(&mut Self, &Node) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = fields.written(name) else { return Vec::new() };
        self.items(node, name, read)
    }

    /// Reports an empty list.
    pub(super) fn not_empty(&mut self, fields: &Fields, name: &str) {
        if let Some(node) = fields.get(name) {
            self.has_items(node, name);
        }
    }

    /// Reports an empty list or mapping.
    pub(super) fn has_items(&mut self, node: &Node, name: &str) {
        let is_empty = match &node.value {
            Value::Sequence(items) => items.is_empty(),
            Value::Mapping(items) => items.is_empty(),
            Value::Null | Value::Scalar(_) => false,
        };
        if is_empty {
            let message = format!("`{name}` lists nothing");
            let help = "add the first one";
            self.push(Diagnostic::new(Lint::MissingKey, node.span, message).help(help));
        }
    }

    /// Returns the items of a list node.
    pub(super) fn items<T>(
        &mut self,
        node: &Node,
        name: &str,
        read: impl Fn(&mut Self, &Node) -> Option<T>,
    ) -> Vec<T> {
        let Value::Sequence(items) = &node.value else {
            self.wrong_type(
                node,
                &format!("`{name}`"),
                "a list",
                "write `- ` in front of each item",
            );
            return Vec::new();
        };
        let mut read_items = Vec::new();
        for item in items {
            read_items.extend(read(self, item));
        }
        read_items
    }

    /// Returns the texts of a list.
    pub(super) fn texts(&mut self, fields: &Fields, name: &str) -> Vec<Text> {
        self.list(fields, name, |reader, node| reader.scalar(node, name))
    }

    /// Returns one value or a list of values.
    pub(super) fn one_or_many<T>(
        &mut self,
        fields: &Fields,
        name: &str,
        read: impl Fn(&mut Self, &Node) -> Option<T>,
    ) -> Vec<T> {
        match fields.get(name) {
            Some(node @ Node { value: Value::Sequence(_), .. }) => self.items(node, name, read),
            Some(node) => read(self, node).into_iter().collect(),
            None => Vec::new(),
        }
    }

    /// Returns names that the author chose, and their texts.
    pub(super) fn names(&mut self, fields: &Fields, name: &str) -> Names {
        let Some(node) = fields.written(name) else { return Vec::new() };
        self.named(node, name, |reader, name, node| reader.scalar(node, name))
    }

    /// Returns names that the author chose, each with the value that `read` returns.
    pub(super) fn named<T>(
        &mut self,
        node: &Node,
        name: &str,
        read: impl Fn(&mut Self, &str, &Node) -> T,
    ) -> Vec<(Text, T)> {
        let Value::Mapping(items) = &node.value else {
            let help = "write `name: value` for each";
            self.wrong_type(node, &format!("`{name}`"), "a mapping of names to values", help);
            return Vec::new();
        };
        let mut seen: HashMap<&str, Span> = HashMap::new();
        let mut names = Vec::new();
        for (key_node, value) in items {
            let Some(key) = self.scalar(key_node, "a name") else { continue };
            if let Value::Scalar(name) = &key_node.value {
                let first = *seen.entry(name).or_insert(key.span);
                if first != key.span {
                    self.duplicate(name, key.span, first);
                    continue;
                }
            }
            let value = read(self, &key.value, value);
            names.push((key, value));
        }
        names
    }

    /// Returns the fields of a mapping under a key.
    pub(super) fn mapping(
        &mut self,
        fields: &Fields,
        name: &str,
        mapping: &'static Mapping,
    ) -> Option<Fields> {
        self.fields(fields.written(name)?, mapping)
    }

    /// Returns a word, or the fields of a mapping instead.
    pub(super) fn word_or_mapping(
        &mut self,
        fields: &Fields,
        name: &str,
        mapping: &'static Mapping,
    ) -> Option<WordOrMapping> {
        let node = fields.written(name)?;
        match &node.value {
            Value::Mapping(_) => self.fields(node, mapping).map(WordOrMapping::Mapping),
            Value::Scalar(_) => self.scalar(node, name).map(WordOrMapping::Word),
            Value::Null | Value::Sequence(_) => {
                self.wrong_type(
                    node,
                    &format!("`{name}`"),
                    "a word or a mapping",
                    "write one of them",
                );
                None
            }
        }
    }

    pub(super) fn wrong_type(&mut self, node: &Node, what: &str, wanted: &str, help: &str) {
        let found = match node.value {
            Value::Null => "nothing",
            Value::Scalar(_) => "text",
            Value::Sequence(_) => "a list",
            Value::Mapping(_) => "a mapping",
        };
        let message = format!("{what} is {found}, but it has to be {wanted}");
        self.push(Diagnostic::new(Lint::WrongType, node.head(), message).help(help));
    }

    fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}
