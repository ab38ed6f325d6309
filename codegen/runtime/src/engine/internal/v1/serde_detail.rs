//! Details, errors and messages for serde: by their names in the catalogue, with the values of details by name.

extern crate alloc;

use self::alloc::collections::BTreeMap;
use self::alloc::string::{String, ToString as _};
use self::alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use ::serde::de::{Deserialize, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use ::serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::super::super::super::Unknown;
use super::super::super::tables::Tables;
use super::super::lookup;
use super::super::message::Value;

/// Writes a detail: `{"entry": "not_found.order", "values": {"id": 5}}`.
pub fn serialize_detail<S: Serializer>(
    tables: &Tables<'_>,
    (number, values): (u32, &[Value<'_>]),
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let error = lookup::error_name(tables, lookup::error_of(tables, number));
    let entry = lookup::entry_name(tables, number);
    let mut map = serializer.serialize_map(Some(2))?;
    map.serialize_entry("entry", &alloc::format!("{error}.{entry}"))?;
    map.serialize_entry("values", &Fields { tables, number, values })?;
    map.end()
}

struct Fields<'a> {
    tables: &'a Tables<'a>,
    number: u32,
    values: &'a [Value<'a>],
}

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(lookup::fields(self.tables, self.number).zip(self.values))
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Index(value) => serializer.serialize_u64(*value),
            Self::Int(value) => serializer.serialize_i64(*value),
            Self::Choice([text, _]) => serializer.serialize_str(text),
            Self::Text(value) => serializer.serialize_str(value),
        }
    }
}

/// Reads what [`serialize_detail`] writes. Returns the number of the message and the text of each value.
pub fn deserialize_detail<'de, D: Deserializer<'de>>(
    tables: &Tables<'_>,
    deserializer: D,
) -> Result<(u32, Vec<String>), D::Error> {
    let (name, mut values) = deserializer.deserialize_map(DetailVisitor)?;
    let number = lookup::named_entry(tables, &name);
    let number = number.ok_or_else(|| D::Error::custom(Unknown::new(&name)))?;
    let value = |field: &str| {
        let missing = || D::Error::custom(format_args!("the value `{field}` is missing"));
        values.remove(field).map(|text| text.0).ok_or_else(missing)
    };
    let texts = lookup::fields(tables, number).map(value).collect::<Result<_, _>>()?;
    Ok((number, texts))
}

/// Returns whether values are written like these texts.
pub fn are_written(values: &[Value<'_>], texts: &[String]) -> bool {
    texts.iter().zip(values).all(|(text, value)| value.to_string() == *text)
}

struct DetailVisitor;

impl<'de> Visitor<'de> for DetailVisitor {
    type Value = (String, BTreeMap<String, Text>);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map with `entry` and `values`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut entry, mut values) = (None, BTreeMap::new());
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "entry" => entry = Some(map.next_value()?),
                "values" => values = map.next_value()?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok((entry.ok_or_else(|| A::Error::missing_field("entry"))?, values))
    }
}

/// A text or a whole number as its text.
struct Text(String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl Visitor<'_> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a whole number")
    }

    fn visit_u64<E>(self, value: u64) -> Result<Text, E> {
        Ok(Text(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Text, E> {
        Ok(Text(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Text, E> {
        Ok(Text(String::from(value)))
    }
}

/// Reads a value from its name.
pub fn deserialize_named<'de, D: Deserializer<'de>, T: FromStr<Err = Unknown>>(
    deserializer: D,
) -> Result<T, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
}
