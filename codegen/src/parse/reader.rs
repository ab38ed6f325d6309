//! From nodes to typed values, with a diagnostic for each value of the wrong kind.
//! A value that could not be read is left out, so that one mistake does not hide the next.

use std::rc::Rc;

use super::format::{Key, Mapping};
use super::spec::Text;
use super::yaml::{Node, Value};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::rule::Rule;
use crate::source::{Span, Spanned};

/// Values that may be read from one file; aliases could ask for many more than the file holds.
const MAX_VALUES: usize = 2_000_000;

/// Collects what is wrong while values are read.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) diagnostics: Diagnostics,
    values: usize,
}

/// The known keys of one mapping, each once, with their values.
pub(super) struct Fields {
    entries: Vec<(&'static str, Rc<Node>)>,
    pub(super) span: Span,
}

impl Fields {
    fn get(&self, name: &str) -> Option<&Node> {
        let entry = self.entries.iter().find(|(key, _)| *key == name);
        entry.map(|(_, node)| &**node)
    }
}

impl Reader {
    /// The fields of a mapping, checked against the keys that it may have.
    pub(super) fn fields(&mut self, node: &Node, mapping: &'static Mapping) -> Option<Fields> {
        let Value::Mapping(items) = &node.value else {
            self.wrong_type(node, mapping.noun, "a mapping of keys to values");
            return None;
        };
        let mut fields = Fields { entries: Vec::new(), span: head(node, items) };
        let mut seen: Vec<(&'static str, Span)> = Vec::new();
        for (key_node, value) in items {
            let Some(key) = self.key(key_node, mapping) else { continue };
            if let Some((_, first)) = seen.iter().find(|(name, _)| *name == key.name) {
                self.duplicate(key.name, key_node.span, *first);
                continue;
            }
            seen.push((key.name, key_node.span));
            if matches!(value.value, Value::Null) {
                let message = format!("`{}` has no value", key.name);
                let help = "write one, or leave the key out";
                self.push(Diagnostic::new(Rule::WrongType, key_node.span, message).help(help));
                continue;
            }
            fields.entries.push((key.name, Rc::clone(value)));
        }
        self.missing(mapping, &seen, fields.span);
        Some(fields)
    }

    fn key(&mut self, node: &Node, mapping: &'static Mapping) -> Option<&'static Key> {
        let Value::Scalar(name) = &node.value else {
            self.wrong_type(node, "a key", "text");
            return None;
        };
        let key = mapping.keys.iter().find(|key| key.name == name);
        if key.is_none() {
            let message = format!("{} has no key `{name}`", mapping.noun);
            let help = suggestion(name, mapping.keys.iter().map(|key| key.name));
            self.push(Diagnostic::new(Rule::UnknownKey, node.span, message).help(help));
        }
        key
    }

    fn duplicate(&mut self, name: &str, span: Span, first: Span) {
        let message = format!("`{name}` stands here for the second time");
        let diagnostic = Diagnostic::new(Rule::DuplicateKey, span, message);
        self.push(diagnostic.help("keep one of them").related(first, "first here"));
    }

    fn missing(&mut self, mapping: &Mapping, seen: &[(&str, Span)], span: Span) {
        let required = mapping.keys.iter().filter(|key| key.required);
        for key in required.filter(|key| !seen.iter().any(|(name, _)| *name == key.name)) {
            let message = format!("{} needs a key `{}`", mapping.noun, key.name);
            self.push(Diagnostic::new(Rule::MissingKey, span, message).help(key.doc));
        }
    }

    /// The text of a key.
    pub(super) fn text(&mut self, fields: &Fields, name: &str) -> Option<Text> {
        let node = fields.get(name)?;
        self.scalar(node, name)
    }

    /// A scalar as text.
    pub(super) fn scalar(&mut self, node: &Node, name: &str) -> Option<Text> {
        if !self.count() {
            return None;
        }
        match &node.value {
            Value::Scalar(text) => Some(Spanned { value: text.clone(), span: node.span }),
            _ => {
                self.wrong_type(node, &format!("`{name}`"), "text");
                None
            }
        }
    }

    /// The items of a list; a key that is absent has none.
    pub(super) fn list<T>(
        &mut self,
        fields: &Fields,
        name: &str,
        read: impl Fn(&mut Self, &Node) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = fields.get(name) else { return Vec::new() };
        self.items(node, name, read)
    }

    /// Reports a list that has nothing in it.
    pub(super) fn not_empty(&mut self, fields: &Fields, name: &str) {
        if let Some(Node { value: Value::Sequence(items), span }) = fields.get(name)
            && items.is_empty()
        {
            let message = format!("`{name}` lists nothing");
            self.push(Diagnostic::new(Rule::MissingKey, *span, message).help("add the first one"));
        }
    }

    /// The items of a list node.
    pub(super) fn items<T>(
        &mut self,
        node: &Node,
        name: &str,
        read: impl Fn(&mut Self, &Node) -> Option<T>,
    ) -> Vec<T> {
        let Value::Sequence(items) = &node.value else {
            self.wrong_type(node, &format!("`{name}`"), "a list");
            return Vec::new();
        };
        let mut read_items = Vec::new();
        for item in items {
            if !self.count() {
                break;
            }
            read_items.extend(read(self, item));
        }
        read_items
    }

    /// Texts of a list.
    pub(super) fn texts(&mut self, fields: &Fields, name: &str) -> Vec<Text> {
        self.list(fields, name, |reader, node| reader.scalar(node, name))
    }

    /// One value or a list of them.
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

    /// Names that the author chose and their texts.
    pub(super) fn names(&mut self, fields: &Fields, name: &str) -> Vec<(Text, Text)> {
        let Some(node) = fields.get(name) else { return Vec::new() };
        let Value::Mapping(items) = &node.value else {
            self.wrong_type(node, &format!("`{name}`"), "a mapping of names to text");
            return Vec::new();
        };
        let mut names: Vec<(Text, Text)> = Vec::new();
        for (key, value) in items {
            let Some(key) = self.scalar(key, "a name") else { continue };
            if let Some((first, _)) = names.iter().find(|(first, _)| first.value == key.value) {
                let first = first.span;
                self.duplicate(&key.value, key.span, first);
                continue;
            }
            let value = self.scalar(value, &key.value);
            names.extend(value.map(|value| (key, value)));
        }
        names
    }

    /// The fields of a mapping under a key.
    pub(super) fn mapping(
        &mut self,
        fields: &Fields,
        name: &str,
        mapping: &'static Mapping,
    ) -> Option<Fields> {
        self.fields(fields.get(name)?, mapping)
    }

    fn wrong_type(&mut self, node: &Node, what: &str, wanted: &str) {
        let found = match node.value {
            Value::Null => "nothing",
            Value::Scalar(_) => "text",
            Value::Sequence(_) => "a list",
            Value::Mapping(_) => "a mapping",
        };
        let message = format!("{what} is {found}, but it has to be {wanted}");
        let span = match &node.value {
            Value::Mapping(items) => head(node, items),
            _ => node.span,
        };
        self.push(Diagnostic::new(Rule::WrongType, span, message));
    }

    fn count(&mut self) -> bool {
        self.values += 1;
        if self.values == MAX_VALUES {
            let message = format!("the file asks for more than {MAX_VALUES} values");
            self.push(Diagnostic::new(Rule::YamlTooDeep, Span::default(), message));
        }
        self.values < MAX_VALUES
    }

    fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}

/// Where a mapping is pointed at: its first key, since the whole may be long.
fn head(node: &Node, items: &[(Rc<Node>, Rc<Node>)]) -> Span {
    items.first().map_or(node.span, |(key, _)| key.span)
}

/// "did you mean" when one of the choices is near, else all of them.
pub(crate) fn suggestion<'a>(
    written: &str,
    choices: impl Iterator<Item = &'a str> + Clone,
) -> String {
    let distance = |choice| strsim::damerau_levenshtein(written, choice);
    let nearest = choices.clone().map(|choice| (distance(choice), choice)).min();
    match nearest {
        Some((distance, choice)) if distance <= 1 + written.len() / 4 => {
            format!("did you mean `{choice}`?")
        }
        _ => {
            let all: Vec<_> = choices.map(|choice| format!("`{choice}`")).collect();
            format!("it can be {}", all.join(", "))
        }
    }
}
