//! `Body` for serde: written as the API writes it, read as leniently as `Body::parse` reads.

extern crate alloc;

use core::fmt;

use self::alloc::string::{String, ToString};
use self::alloc::vec::Vec;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::body::{Body, Part, groups};
use super::table;

impl Serialize for Body {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Level(&self.places()).serialize(serializer)
    }
}

/// What stands below one key.
struct Level<'a>(&'a [(&'a str, Part<'a>)]);

impl Serialize for Level<'_> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            [("", Part::Text(text)), ..] => return serializer.serialize_str(text),
            [("", Part::Texts(texts)), ..] if table::SINGLE => {
                return serializer.serialize_str(&texts.join("; "));
            }
            [("", Part::Texts(texts)), ..] => return texts.serialize(serializer),
            _ => {}
        }
        let groups = groups(self.0);
        if groups.iter().all(|(key, _)| *key == "0") && !groups.is_empty() {
            let mut seq = serializer.serialize_seq(Some(groups.len()))?;
            for (_, group) in &groups {
                seq.serialize_element(&Level(group))?;
            }
            return seq.end();
        }
        let mut map = serializer.serialize_map(Some(groups.len()))?;
        for (key, group) in &groups {
            map.serialize_entry(&key.replace("~1", "/").replace("~0", "~"), &Level(group))?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Body {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let node = Node::deserialize(deserializer)?;
        let layout = &table::LAYOUT;
        let text = |pointers: &str| first(&node, pointers, Node::text);
        Ok(Self {
            code: text(layout.code),
            messages: first(&node, layout.messages, Node::texts).unwrap_or_default(),
            correlation_id: text(layout.correlation_id),
        })
    }
}

#[inline]
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
    #[inline]
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

    #[inline]
    fn text(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            _ => None,
        }
    }

    #[inline]
    fn texts(&self) -> Option<Vec<String>> {
        match self {
            Self::Text(text) => Some(Vec::from([text.clone()])),
            Self::List(items) => Some(items.iter().filter_map(Self::text).collect()),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    #[inline]
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    #[inline]
    fn visit_bool<E>(self, _: bool) -> Result<Node, E> {
        Ok(Node::Other)
    }

    #[inline]
    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Other)
    }

    #[inline]
    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Other)
    }

    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        Node::deserialize(deserializer)
    }

    #[inline]
    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Text(value.to_string()))
    }

    #[inline]
    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Text(value.to_string()))
    }

    #[inline]
    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Text(value.to_string()))
    }

    #[inline]
    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_string()))
    }

    #[inline]
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Node::Map(members))
    }
}
