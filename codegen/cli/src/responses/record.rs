//! Records: `{"status":…,"body":…}` or `{"status":…,"code":…,"messages":[…]}`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use errcat_codegen::runtime::json::{self, Shape};
use errcat_codegen::runtime::response::Envelope;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::reading::Reader;

/// A record, as far as it is not read as an envelope.
#[derive(Deserialize, Debug)]
pub(crate) struct Record<'l> {
    /// The status, also as a text.
    #[serde(default, deserialize_with = "status")]
    pub(crate) status: Option<u16>,
    /// The headers, by name.
    #[serde(default)]
    pub(crate) headers: BTreeMap<String, String>,
    #[serde(borrow)]
    body: Option<&'l RawValue>,
}

impl<'l> Record<'l> {
    /// The record that a line is.
    pub(crate) fn parse(line: &'l str) -> Result<Self, String> {
        if json::shape(line) != Shape::Object {
            return Err("a record is a JSON object".to_owned());
        }
        serde_json::from_str(line).map_err(|problem| problem.to_string())
    }

    /// The text of the body: that of a string, or any other value as it stands.
    pub(crate) fn body(&self) -> Option<Cow<'l, str>> {
        let body = self.body.map(RawValue::get)?;
        Some(json::text(body).unwrap_or(Cow::Borrowed(body)))
    }

    /// Returns what the record on this line has without a body: a code and messages, or the members of a body themselves. One
    /// with a status alone is like a response with an empty body; none has nothing of a response.
    pub(crate) fn parts<'b>(&self, reader: &Reader<'_>, line: &'b str) -> Option<Envelope<'b>> {
        let text = |pointer| json::text(json::find(line, pointer)?);
        let list = json::find(line, "/messages").or_else(|| json::find(line, "/message"));
        let envelope = Envelope {
            code: text("/code"),
            messages: list.and_then(messages),
            correlation_id: text("/correlation_id"),
            structured: true,
        };
        let envelopes = [envelope, reader.envelope(line)];
        let known = envelopes.into_iter().find(super::has_parts);
        known.or_else(|| self.status.map(|_| Envelope::default()))
    }
}

/// Reads a status: a whole number, also as a text.
fn status<'de, D: Deserializer<'de>>(source: D) -> Result<Option<u16>, D::Error> {
    let value = Value::deserialize(source)?;
    let number = match &value {
        Value::Null => return Ok(None),
        Value::String(text) => text.trim().parse().ok(),
        other => other.as_f64().filter(|number| number.fract() == 0.0),
    };
    let status = number.filter(|number| (0.0..=f64::from(u16::MAX)).contains(number));
    // The range has been checked.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let status = status.map(|status| status as u16);
    status.map(Some).ok_or_else(|| D::Error::custom(format!("{value} is not a status")))
}

/// The messages of a record: a text, or a list of them without `null`.
fn messages(raw: &str) -> Option<Vec<Cow<'_, str>>> {
    if json::shape(raw) != Shape::Array {
        return json::text(raw).map(|text| vec![text]);
    }
    let elements = json::elements(raw).filter(|element| *element != "null");
    Some(elements.map(|element| json::text(element).unwrap_or(Cow::Borrowed(element))).collect())
}
