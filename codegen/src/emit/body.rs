//! Example responses: the headers and the body of an error, in the shape that the catalogue declares.

use crate::check::{
    BodyFormat, CodePlace, CodeSource, Each, Error, FieldType, Place, PlaceTarget, Places,
    Response, Retry,
};
use crate::runtime::json;

/// The headers and the body of a response.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    /// Names in lower case, and values.
    pub(super) headers: Vec<(String, String)>,
    values: Vec<(Vec<String>, String)>,
    format: BodyFormat,
}

/// Returns the response of an error with this text.
pub(super) fn parts(response: &Response, error: &Error, text: Option<&str>) -> Parts {
    let mut parts = Parts { headers: Vec::new(), values: Vec::new(), format: response.format };
    let outer = (&response.places, Root::default());
    let element = response.each.as_ref().map(|each| (&each.places, Root::element(each)));
    let has_code = |places: &Places| places.code.all().next().is_some();
    let inner = element.as_ref().filter(|_| !has_code(&response.places));
    let inner = inner.filter(|(places, _)| has_code(places) && error.code.is_some());
    let (places, root) = inner.unwrap_or(&outer);
    parts.code(root, &places.code, error);
    let has_text = !response.places.messages.places.is_empty();
    let in_element = element.as_ref().filter(|_| inner.is_some() || !has_text);
    parts.message(in_element.unwrap_or(&outer), error, text);
    for (places, root) in [Some(&outer), element.as_ref()].into_iter().flatten() {
        let used = root.0.is_empty() || parts.begins_with(root);
        if let (Some(place), Some(status), true) = (&places.status, error.status, used) {
            parts.put(root, place, status.to_string());
        }
    }
    parts.delay(response, error);
    parts
}

/// Where the pointers of an element begin.
#[derive(Default)]
struct Root(Vec<String>);

impl Root {
    fn element(each: &Each) -> Self {
        let mut tokens = tokens(&each.at);
        match (&each.leaves, &each.key) {
            (Some(leaves), key) => {
                tokens.extend([
                    key.as_ref().map_or("key", |key| key.as_str()).to_owned(),
                    leaves.clone(),
                    "0".to_owned(),
                ]);
            }
            (None, Some(key)) => tokens.push(key.as_str().to_owned()),
            (None, None) => tokens.push("0".to_owned()),
        }
        Self(tokens)
    }

    fn below(&self, pointer: &str) -> Vec<String> {
        [self.0.clone(), tokens(pointer)].concat()
    }
}

/// The keys of a pointer; any element is the first one.
fn tokens(pointer: &str) -> Vec<String> {
    let plain = |token: &str| match token {
        "*" => "0".to_owned(),
        token => token.replace("~1", "/").replace("~0", "~"),
    };
    pointer.split('/').skip(1).map(plain).collect()
}

impl Parts {
    fn code(&mut self, root: &Root, source: &CodeSource, error: &Error) {
        let places: Vec<(&CodePlace, &String)> = match source {
            CodeSource::Places(places) => places.iter().zip(&error.code).take(1).collect(),
            CodeSource::Parts(parts) => {
                let parts = parts.iter().zip(&error.code_parts);
                parts.filter_map(|(part, value)| Some((&part.place, value.as_ref()?))).collect()
            }
        };
        for (place, code) in places {
            let value = if place.number { code.clone() } else { self.quoted(code) };
            self.put(root, &place.place, value);
        }
    }

    fn message(&mut self, (places, root): &(&Places, Root), error: &Error, text: Option<&str>) {
        if error.messages.is_empty() {
            return;
        }
        let text = text.map(|text| self.quoted(text));
        let source = &places.messages;
        match (source.places.first(), text) {
            (Some(place), text) if !source.single => {
                self.put(root, place, format!("[{}]", text.unwrap_or_default()));
            }
            (Some(place), Some(text)) => self.put(root, place, text),
            (None, Some(text)) if !root.0.is_empty() => self.values.push((root.0.clone(), text)),
            (_, _) => {}
        }
    }

    /// The time to wait, in the header that the catalogue has for it.
    fn delay(&mut self, response: &Response, error: &Error) {
        let seconds = error.about.delay.map_or(30, |delay| delay.as_secs());
        let is_header = |place: &&Place| place.header().is_some();
        let fields = response.places.fields.iter().filter(|field| field.kind == FieldType::Seconds);
        let place = fields.flat_map(|field| &field.places).find(is_header);
        if let (Some(place), Some(Retry::AfterWait)) = (place, &error.about.retry) {
            self.put(&Root::default(), place, seconds.to_string());
        }
    }

    fn put(&mut self, root: &Root, place: &Place, value: String) {
        match &place.target {
            PlaceTarget::Pointer(pointer) => {
                let place = root.below(pointer);
                if !self.values.iter().any(|(other, _)| *other == place) {
                    self.values.push((place, value));
                }
            }
            PlaceTarget::Header(name) => {
                let value = value.trim_matches('"').to_owned();
                self.headers.push((name.clone(), value));
            }
        }
    }

    fn begins_with(&self, root: &Root) -> bool {
        self.values.iter().any(|(place, _)| !root.0.is_empty() && place.starts_with(&root.0))
    }

    fn quoted(&self, text: &str) -> String {
        if self.format == BodyFormat::Xml {
            return text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        }
        let mut out = String::new();
        // A `String` takes everything.
        let _ = json::write_string(&mut out, text);
        out
    }

    /// Returns the media type of the body.
    pub(super) fn content_type(&self) -> &'static str {
        match self.format {
            BodyFormat::Json => "application/json",
            BodyFormat::Xml => "application/xml",
        }
    }

    /// Returns the body on one line; empty when there is nothing to say in it.
    pub(super) fn body(&self) -> String {
        self.write(None)
    }

    /// Returns the body with a line for each value.
    pub(super) fn lines(&self) -> String {
        self.write(Some(0))
    }

    fn write(&self, indent: Option<usize>) -> String {
        if self.values.is_empty() {
            return String::new();
        }
        let values: Vec<_> =
            self.values.iter().map(|(place, value)| (&place[..], &**value)).collect();
        match self.format {
            BodyFormat::Xml => xml(&values, indent).trim_start().to_owned(),
            BodyFormat::Json => object(&values, indent),
        }
    }
}

type Value<'v> = (&'v [String], &'v str);

/// The values below each key, in the order of the keys.
fn members<'v>(values: &[Value<'v>]) -> Vec<(&'v str, Vec<Value<'v>>)> {
    let mut members: Vec<(&str, Vec<Value<'v>>)> = Vec::new();
    for (place, value) in values {
        let Some((key, rest)) = place.split_first() else { continue };
        match members.iter_mut().find(|(known, _)| known == key) {
            Some((_, inner)) => inner.push((rest, value)),
            None => members.push((key, vec![(rest, value)])),
        }
    }
    members
}

fn line_break(indent: Option<usize>) -> String {
    indent.map_or(String::new(), |indent| format!("\n{:width$}", "", width = 2 * indent))
}

/// JSON values at their places. The key `0` is the first of an array.
fn object(values: &[Value<'_>], indent: Option<usize>) -> String {
    // A second value at the same place is lost: then the body is not read as the error.
    if let Some((_, value)) = values.iter().find(|(place, _)| place.is_empty()) {
        return (*value).to_owned();
    }
    let members = members(values);
    let array = members.iter().all(|(key, _)| *key == "0");
    let inner = indent.map(|indent| indent + 1);
    let member = |(key, values): &(&str, Vec<Value<'_>>)| {
        let value = object(values, inner);
        let mut name = String::new();
        if !array {
            let _ = json::write_string(&mut name, key);
            name.push_str(if indent.is_some() { ": " } else { ":" });
        }
        format!("{}{name}{value}", line_break(inner))
    };
    let written = members.iter().map(member).collect::<Vec<_>>().join(",");
    let end = line_break(indent);
    if array { format!("[{written}{end}]") } else { format!("{{{written}{end}}}") }
}

/// XML elements at their places. The key `0` is an element of its parent.
fn xml(values: &[Value<'_>], indent: Option<usize>) -> String {
    let element = |(name, values): &(&str, Vec<Value<'_>>)| {
        if let [([], text)] = &values[..] {
            return format!("{}<{name}>{text}</{name}>", line_break(indent));
        }
        let inner = xml(values, indent.map(|indent| indent + 1));
        let end = line_break(indent);
        format!("{end}<{name}>{inner}{end}</{name}>")
    };
    let plain: Vec<_> = values
        .iter()
        .map(|(place, value)| (place.strip_prefix(&["0".to_owned()]).unwrap_or(place), *value))
        .collect();
    members(&plain).iter().map(element).collect()
}
