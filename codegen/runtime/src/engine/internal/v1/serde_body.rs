//! A body written to a serializer, and read from a deserializer.

extern crate alloc;

use core::fmt;

use self::alloc::string::{String, ToString};
use self::alloc::vec::Vec;

use ::serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use ::serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::super::super::matching::response::Layout;
use super::super::super::tables::Tables;
use super::super::body::{Part, RawBody, groups};

/// Writes a body as the API writes it.
pub fn serialize_body<S: Serializer>(
    tables: &Tables<'_>,
    body: &RawBody,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let layout = Layout::of(tables);
    Level { places: &body.places(&layout), single: layout.single }.serialize(serializer)
}

/// Reads a body as leniently as a JSON text is read.
pub fn deserialize_body<'de, D: Deserializer<'de>>(
    tables: &Tables<'_>,
    deserializer: D,
) -> Result<RawBody, D::Error> {
    let node = Node::deserialize(deserializer)?;
    let layout = Layout::of(tables);
    let text = |pointers: &str| first(&node, pointers, Node::text);
    Ok(RawBody {
        code: text(layout.code),
        messages: first(&node, layout.messages, Node::texts).unwrap_or_default(),
        correlation_id: text(layout.correlation_id),
    })
}

/// The part of a body below one key.
struct Level<'a> {
    places: &'a [(&'a str, Part<'a>)],
    single: bool,
}

impl Serialize for Level<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let single = self.single;
        match self.places {
            [("", Part::Text(text)), ..] => return serializer.serialize_str(text),
            [("", Part::Texts(texts)), ..] if single => {
                return serializer.serialize_str(&texts.join("; "));
            }
            [("", Part::Texts(texts)), ..] => return texts.serialize(serializer),
            _ => {}
        }
        let groups = groups(self.places);
        if groups.iter().all(|(key, _)| *key == "0") && !groups.is_empty() {
            let mut seq = serializer.serialize_seq(Some(groups.len()))?;
            for (_, group) in &groups {
                seq.serialize_element(&Level { places: group, single })?;
            }
            return seq.end();
        }
        let mut map = serializer.serialize_map(Some(groups.len()))?;
        for (key, group) in &groups {
            let level = Level { places: group, single };
            map.serialize_entry(&key.replace("~1", "/").replace("~0", "~"), &level)?;
        }
        map.end()
    }
}

fn first<T>(node: &Node, pointers: &str, read: impl Fn(&Node) -> Option<T>) -> Option<T> {
    pointers.lines().find_map(|pointer| read(node.at(pointer)?))
}

/// Any value, as far as a body needs it.
enum Node {
    Other,
    Text(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

impl Node {
    fn at(&self, pointer: &str) -> Option<&Self> {
        pointer.split('/').skip(1).try_fold(self, |node, token| match node {
            Self::Map(members) => {
                let key = token.replace("~1", "/").replace("~0", "~");
                members.iter().rev().find(|(known, _)| *known == key).map(|(_, value)| value)
            }
            Self::List(items) => items.get(token.parse::<usize>().ok()?),
            _ => None,
        })
    }

    fn text(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            _ => None,
        }
    }

    fn texts(&self) -> Option<Vec<String>> {
        match self {
            Self::Text(text) => Some(Vec::from([text.clone()])),
            Self::List(items) => Some(items.iter().filter_map(Self::text).collect()),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Node, E> {
        Ok(Node::Other)
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Other)
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Other)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        Node::deserialize(deserializer)
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Text(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Text(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Text(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_string()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Node::Map(members))
    }
}
