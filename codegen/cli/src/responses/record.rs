//! Records: `{"status":…,"body":…}` or `{"status":…,"code":…,"messages":[…]}`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use errcat_codegen::runtime::json::{self, Shape};
use errcat_codegen::runtime::response::Envelope;
use serde::Deserialize;
use serde_json::value::RawValue;

/// A record, as far as it is not read as an envelope.
#[derive(Deserialize, Debug)]
pub(crate) struct Record<'l> {
    /// The status.
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

    /// What the record on this line carries without a body; one with a status alone is like a response with an
    /// empty body.
    pub(crate) fn parts(line: &str) -> Envelope<'_> {
        let text = |pointer| json::text(json::find(line, pointer)?);
        let envelope = Envelope {
            code: text("/code"),
            messages: json::find(line, "/messages").and_then(messages),
            correlation_id: text("/correlation_id"),
            structured: true,
        };
        if super::has_parts(&envelope) { envelope } else { Envelope::default() }
    }
}

/// The messages of a record: a text, or a list of them without `null`.
fn messages(raw: &str) -> Option<Vec<Cow<'_, str>>> {
    if json::shape(raw) != Shape::Array {
        return json::text(raw).map(|text| vec![text]);
    }
    let elements = json::elements(raw).filter(|element| *element != "null");
    Some(elements.map(|element| json::text(element).unwrap_or(Cow::Borrowed(element))).collect())
}
