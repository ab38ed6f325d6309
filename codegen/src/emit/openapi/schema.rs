//! Writes the schema of error bodies from the places that the catalogue declares.

use super::value::{Value, text};
use crate::check::{
    BodyFormat, Catalog, CodeSource, Each, FieldType, Place, Places, ResponseField,
};
use crate::emit::prose;

/// Returns the schema of a body.
pub(super) fn schema(catalog: &Catalog) -> Value {
    let response = &catalog.response;
    let mut root = Node::Any;
    // The pointers of XML begin with the root element, which a schema names differently.
    if response.format == BodyFormat::Json {
        places(&mut root, &response.places);
        let id = leaf(&["string"], "The id of the request.");
        response.correlation_id.iter().for_each(|place| root.insert_place(place, id));
        if let Some(each) = &response.each {
            root.insert(&tokens(&each.at), element(each));
        }
    }
    root.schema()
}

/// The part of a schema for one place.
#[derive(Clone, Debug)]
enum Node {
    /// Any value.
    Any,
    /// A value of one of these types, with a description.
    Leaf(&'static [&'static str], String),
    /// A list.
    List(Box<Self>),
    /// A map with keys that the catalogue does not name.
    Map(Box<Self>),
    /// An object.
    Object(Vec<(String, Self)>),
}

/// A value of one of these types, with a description.
#[derive(Clone, Copy)]
struct Leaf<'d>(&'static [&'static str], &'d str);

fn leaf<'d>(types: &'static [&'static str], description: &'d str) -> Leaf<'d> {
    Leaf(types, description)
}

impl From<Leaf<'_>> for Node {
    fn from(Leaf(types, description): Leaf<'_>) -> Self {
        Self::Leaf(types, prose::plain(description))
    }
}

fn tokens(pointer: &str) -> Vec<String> {
    pointer.split('/').skip(1).map(|token| token.replace("~1", "/").replace("~0", "~")).collect()
}

impl Node {
    fn insert_place(&mut self, place: &Place, leaf: impl Into<Self>) {
        if let Some(pointer) = place.pointer() {
            self.insert(&tokens(pointer), leaf);
        }
    }

    /// Inserts a node at a place.
    fn insert(&mut self, tokens: &[String], node: impl Into<Self>) {
        let Some((token, rest)) = tokens.split_first() else {
            self.merge(node.into());
            return;
        };
        let is_element = token == "*" || token.bytes().all(|byte| byte.is_ascii_digit());
        if matches!(self, Self::Any) {
            *self =
                if is_element { Self::List(Box::new(Self::Any)) } else { Self::Object(Vec::new()) };
        }
        match self {
            Self::List(item) if is_element => item.insert(rest, node),
            Self::Object(members) if token != "*" => {
                let known = members.iter().position(|(key, _)| key == token);
                let index = known.unwrap_or_else(|| {
                    members.push((token.clone(), Self::Any));
                    members.len() - 1
                });
                members[index].1.insert(rest, node);
            }
            Self::Any | Self::Leaf(..) | Self::List(_) | Self::Map(_) | Self::Object(_) => {}
        }
    }

    /// Adds the members of another node. Where both differ, the first one is kept.
    fn merge(&mut self, other: Self) {
        match (self, other) {
            (this @ Self::Any, other) => *this = other,
            (Self::List(item), Self::List(other)) | (Self::Map(item), Self::Map(other)) => {
                item.merge(*other);
            }
            (Self::Object(members), Self::Object(others)) => {
                for (key, other) in others {
                    match members.iter_mut().find(|(known, _)| *known == key) {
                        Some((_, member)) => member.merge(other),
                        None => members.push((key, other)),
                    }
                }
            }
            _ => {}
        }
    }

    fn schema(&self) -> Value {
        match self {
            Self::Any => Value::Object(Vec::new()),
            Self::Leaf(types, description) => {
                let types = match types {
                    [one] => text(one),
                    several => Value::List(several.iter().map(|kind| text(kind)).collect()),
                };
                Value::object([("type", types), ("description", text(description))])
            }
            Self::List(item) => Value::object([("type", text("array")), ("items", item.schema())]),
            Self::Map(value) => {
                Value::object([("type", text("object")), ("additionalProperties", value.schema())])
            }
            Self::Object(members) => {
                let properties = members.iter().map(|(key, node)| (key.clone(), node.schema()));
                let properties = Value::Object(properties.collect());
                Value::object([("type", text("object")), ("properties", properties)])
            }
        }
    }
}

/// Inserts the code, the status, the messages and the fields.
fn places(root: &mut Node, places: &Places) {
    let described: Vec<_> = match &places.code {
        CodeSource::Places(places) => {
            places.iter().map(|place| (place, "The code.".to_owned())).collect()
        }
        CodeSource::Parts(parts) => {
            let described = |name| format!("The part `{name}` of the code.");
            parts.iter().map(|part| (&part.place, described(&part.name))).collect()
        }
    };
    for (place, description) in &described {
        let types: &[_] = if place.number { &["integer"] } else { &["string"] };
        root.insert_place(&place.place, leaf(types, description));
    }
    if let Some(status) = &places.status {
        root.insert_place(status, leaf(&["integer", "string"], "The HTTP status."));
    }
    for (index, place) in places.messages.places.iter().enumerate() {
        let list = !places.messages.single;
        // Bodies are written to the first place; in the other places a string is also read.
        let types: &[_] = if list && index > 0 { &["array", "string"] } else { &["string"] };
        let message = Node::from(leaf(types, "A message."));
        let message = if list && index == 0 { Node::List(Box::new(message)) } else { message };
        root.insert_place(place, message);
    }
    places.fields.iter().for_each(|field| self::field(root, field));
}

fn field(root: &mut Node, field: &ResponseField) {
    let types: &[_] = match field.kind {
        FieldType::Text | FieldType::List => &["string"],
        FieldType::Bool => &["boolean"],
        FieldType::Number => &["number"],
        FieldType::Index | FieldType::Int => &["integer"],
        FieldType::Seconds => &["integer", "string"],
    };
    let description = field.description.as_deref().unwrap_or("A value of the error.");
    for place in &field.places {
        let value: Node = leaf(types, description).into();
        let is_list = field.kind == FieldType::List
            && place.pointer().is_some_and(|pointer| !pointer.split('/').any(|token| token == "*"));
        root.insert_place(place, if is_list { Node::List(Box::new(value)) } else { value });
    }
}

/// Returns the schema of the elements of `each`: of a list, a map, or a tree of unknown depth.
fn element(each: &Each) -> Node {
    if each.leaves.is_some() {
        return Node::Map(Box::new(Node::Any));
    }
    let mut element = Node::Any;
    places(&mut element, &each.places);
    if matches!(element, Node::Any) {
        let message = Node::from(leaf(&["string"], "A message."));
        element = if each.key.is_some() { Node::List(Box::new(message)) } else { message };
    }
    let element = Box::new(element);
    if each.key.is_some() { Node::Map(element) } else { Node::List(element) }
}
