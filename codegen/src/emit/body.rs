//! Writes example responses as generated code writes them.

use std::fmt;

use errcat::__private::tables::Tables;
use errcat::__private::v1::RawBody;

use crate::check::{BodyFormat, Catalog, Error, FieldType, Place, Retry};

/// The headers and the body of a response.
pub(super) struct Written {
    /// Lower-case names, and values.
    pub(super) headers: Vec<(String, String)>,
    /// The body on one line; empty when it has no content.
    pub(super) body: String,
    /// The language of the body.
    format: BodyFormat,
}

impl Written {
    /// Writes the response of the error with index `number` and with this text.
    pub(super) fn of(
        facts: &Catalog,
        tables: &Tables<'_>,
        number: u32,
        text: Option<&str>,
    ) -> Self {
        let mut raw = RawBody::new(tables, number);
        if let Some(text) = text {
            raw.push(tables, Some(number), text.to_owned());
        }
        let error = facts.errors.get(number as usize);
        raw.fields.extend(error.and_then(|error| delay(facts, error)));
        let headers = raw.headers(tables).into_iter();
        let headers = headers.map(|(name, value)| (name.to_owned(), value)).collect();
        let body = Json { raw: &raw, tables }.to_string();
        let body = if body == "{}" { String::new() } else { body };
        Self { headers, body, format: facts.response.format }
    }

    /// Returns the body with one line for each value.
    pub(super) fn lines(&self) -> String {
        match self.format {
            BodyFormat::Json => indented(&self.body),
            BodyFormat::Xml => self.body.clone(),
        }
    }

    /// Returns the media type of the body.
    pub(super) fn content_type(&self) -> &'static str {
        match self.format {
            BodyFormat::Json => "application/json",
            BodyFormat::Xml => "application/xml",
        }
    }
}

/// Returns the field that has the time to wait in a header, and that time.
fn delay(facts: &Catalog, error: &Error) -> Option<(u32, String)> {
    let is_header = |place: &Place| place.header().is_some();
    let mut fields = (0..).zip(&facts.response.places.fields);
    let (number, _) = fields.find(|(_, field)| {
        field.kind == FieldType::Seconds && field.places.iter().any(is_header)
    })?;
    let seconds = error.about.delay.map_or(30, |delay| delay.as_secs());
    (error.about.retry == Some(Retry::AfterWait)).then(|| (number, seconds.to_string()))
}

struct Json<'b> {
    raw: &'b RawBody,
    tables: &'b Tables<'b>,
}

impl fmt::Display for Json<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.raw.write(self.tables, f)
    }
}

/// Returns JSON with one line for each value.
fn indented(json: &str) -> String {
    let (mut out, mut depth, mut in_string, mut escaped) = (String::new(), 0, false, false);
    let line = |out: &mut String, depth: usize| {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    };
    for c in json.chars() {
        let is_escape = in_string && c == '\\' && !escaped;
        match c {
            '"' if !escaped => in_string = !in_string,
            '}' | ']' if !in_string => {
                depth -= 1;
                line(&mut out, depth);
            }
            _ => {}
        }
        out.push(c);
        match c {
            _ if in_string => {}
            '{' | '[' => {
                depth += 1;
                line(&mut out, depth);
            }
            ',' => line(&mut out, depth),
            ':' => out.push(' '),
            _ => {}
        }
        escaped = is_escape;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_lines_of_their_own() {
        let expected = "{\n  \"a\": [\n    \"b,\\\"{:\",\n    1\n  ],\n  \"c\": \"\\\\\"\n}";
        assert_eq!(indented(r#"{"a":["b,\"{:",1],"c":"\\"}"#), expected);
    }
}
