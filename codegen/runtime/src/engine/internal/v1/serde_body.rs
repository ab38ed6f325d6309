//! A body written to a serializer, and read from a deserializer.

extern crate alloc;

use core::fmt::{self, Write as _};

use self::alloc::string::String;

use ::serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use ::serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::super::super::matching::json;
use super::super::super::tables::Tables;
use super::super::body::RawBody;
use super::super::json::Json;

/// Writes a body as the API writes it.
pub fn serialize_body<S: Serializer>(
    tables: &Tables<'_>,
    body: &RawBody,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    body.json(tables).serialize(serializer)
}

/// Reads a body as leniently as a JSON text is read.
pub fn deserialize_body<'de, D: Deserializer<'de>>(
    tables: &Tables<'_>,
    deserializer: D,
) -> Result<RawBody, D::Error> {
    let Text(text) = Text::deserialize(deserializer)?;
    Ok(RawBody::parse(tables, &text).unwrap_or_default())
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Word(word) => {
                match (word.parse::<bool>(), word.parse::<i64>(), word.parse::<f64>()) {
                    (Ok(value), ..) => serializer.serialize_bool(value),
                    (_, Ok(value), _) => serializer.serialize_i64(value),
                    (.., Ok(value)) => serializer.serialize_f64(value),
                    _ => serializer.serialize_str(word),
                }
            }
            Self::Array(elements) => elements.serialize(serializer),
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (key, value) in members {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

/// Any value as JSON text.
struct Text(String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Text, E> {
        Ok(Text(String::from(if value { "true" } else { "false" })))
    }

    fn visit_unit<E>(self) -> Result<Text, E> {
        Ok(Text(String::from("null")))
    }

    fn visit_none<E>(self) -> Result<Text, E> {
        Ok(Text(String::from("null")))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Text, D::Error> {
        Text::deserialize(deserializer)
    }

    fn visit_i64<E>(self, value: i64) -> Result<Text, E> {
        Ok(Text(alloc::format!("{value}")))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Text, E> {
        Ok(Text(alloc::format!("{value}")))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Text, E> {
        Ok(Text(alloc::format!("{value}")))
    }

    fn visit_str<E>(self, value: &str) -> Result<Text, E> {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = json::write_string(&mut text, value);
        Ok(Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Text, A::Error> {
        let mut text = String::from("[");
        while let Some(Text(item)) = seq.next_element()? {
            if text.len() > 1 {
                text.push(',');
            }
            text.push_str(&item);
        }
        text.push(']');
        Ok(Text(text))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
        let mut text = String::from("{");
        while let Some((key, Text(value))) = map.next_entry::<String, Text>()? {
            if text.len() > 1 {
                text.push(',');
            }
            // Writing to a string cannot fail.
            let _ = json::write_string(&mut text, &key);
            let _ = write!(text, ":{value}");
        }
        text.push('}');
        Ok(Text(text))
    }
}
