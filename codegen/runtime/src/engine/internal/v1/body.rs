//! The body of an error response, in and out.

extern crate alloc;

use self::alloc::borrow::ToOwned;
use self::alloc::string::{String, ToString as _};
use self::alloc::vec::Vec;
use core::fmt;

use super::super::matching::codes;
use super::super::matching::fields::FieldType;
use super::super::matching::json::is_number;
use super::super::matching::sources::{Level, Role};
use super::super::tables::Tables;
use super::super::tables::columns::{error, field, setting, source};
use super::error::RawError;
use super::item::RawItem;
use super::json::Json;
use super::lookup;

/// The contents of the body of an error response.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RawBody {
    /// The status in the body.
    pub status: Option<u16>,
    /// The code.
    pub code: Option<String>,
    /// The messages that are not those of items.
    pub messages: Vec<String>,
    /// The id of the request.
    pub correlation_id: Option<String>,
    /// The number and the text of each field; of a list one for each element.
    pub fields: Vec<(u32, String)>,
    /// The items, each an error of its own.
    pub items: Vec<RawBodyItem>,
}

/// The contents of an item of a body.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RawBodyItem {
    /// The status in the item.
    pub status: Option<u16>,
    /// The code.
    pub code: Option<String>,
    /// The messages.
    pub messages: Vec<String>,
    /// The number and the text of each field; of a list one for each element.
    pub fields: Vec<(u32, String)>,
}

/// A body that displays as it is written.
pub(super) struct Shown<'s, 't>(pub(super) &'s Tables<'t>, pub(super) &'s RawBody);

impl fmt::Display for Shown<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.1.write(self.0, f)
    }
}

/// The parts of a body or of an item, as they are written.
struct Parts<'b> {
    status: Option<u16>,
    code: Option<&'b str>,
    messages: &'b [String],
    correlation_id: Option<&'b str>,
    fields: &'b [(u32, String)],
}

impl RawBody {
    /// Returns a body with the code and the status of an error, and no messages.
    pub fn new(tables: &Tables<'_>, error: u32) -> Self {
        let code = lookup::code(tables, error).map(ToOwned::to_owned);
        let status = lookup::status(tables, error);
        let level = Level::whole(tables);
        let has = |role: Role| has(tables, level, role);
        let item = Level::item(tables).filter(|level| {
            !has(Role::Code) && self::has(tables, *level, Role::Code) && code.is_some()
        });
        let items = item.map(|level| RawBodyItem {
            status: status.filter(|_| self::has(tables, level, Role::Status)),
            code: code.clone(),
            ..RawBodyItem::default()
        });
        Self {
            status: status.filter(|_| has(Role::Status)),
            code: code.filter(|_| has(Role::Code)),
            items: items.into_iter().collect(),
            ..Self::default()
        }
    }

    /// Adds a message of an error, or of the error that the body already has.
    pub fn push(&mut self, tables: &Tables<'_>, error: Option<u32>, text: String) {
        let Some(level) = Level::item(tables) else { return self.messages.push(text) };
        match &mut self.items[..] {
            [item] if item.messages.is_empty() => return item.messages.push(text),
            _ => {}
        }
        let code = match error {
            Some(error) => lookup::code(tables, error).map(ToOwned::to_owned),
            None => self.code.clone().or_else(|| self.items.first()?.code.clone()),
        };
        let code = code.filter(|_| has(tables, level, Role::Code));
        let status = error.and_then(|error| lookup::status(tables, error));
        let status = status.filter(|_| has(tables, level, Role::Status));
        let messages = Vec::from([text]);
        self.items.push(RawBodyItem { status, code, messages, ..RawBodyItem::default() });
    }

    /// Returns the fields of the last item. A body without items gets one.
    pub fn last_fields(&mut self) -> &mut Vec<(u32, String)> {
        if self.items.is_empty() {
            self.items.push(RawBodyItem::default());
        }
        match self.items.last_mut() {
            Some(item) => &mut item.fields,
            None => &mut self.fields,
        }
    }

    /// Returns all messages, those of items after the others.
    pub fn messages(&self) -> impl Iterator<Item = &str> + Clone {
        let items = self.items.iter().flat_map(|item| &item.messages);
        self.messages.iter().chain(items).map(|text| &**text)
    }

    /// Reads a text; `None` when it is not a JSON object or array, or XML where bodies are XML. Of a text that is cut
    /// short, reads what is complete.
    pub fn parse(tables: &Tables<'_>, text: &str) -> Option<Self> {
        let error = RawError::from_response(tables, 0, text.as_bytes());
        error.is_structured().then(|| Self::of(&error))
    }

    fn of(error: &RawError) -> Self {
        let owned = |fields: &mut dyn Iterator<Item = (u32, &str)>| {
            fields.map(|(number, text)| (number, text.to_owned())).collect()
        };
        let item = |item: RawItem<'_>| RawBodyItem {
            status: item.status(),
            code: item.code().map(ToOwned::to_owned),
            messages: item.messages().map(ToOwned::to_owned).collect(),
            fields: owned(&mut item.fields()),
        };
        Self {
            status: error.status(),
            code: error.own_code().map(ToOwned::to_owned),
            messages: error.own_messages().map(ToOwned::to_owned).collect(),
            correlation_id: error.correlation_id().map(ToOwned::to_owned),
            fields: owned(&mut error.fields()),
            items: error.items().map(item).collect(),
        }
    }

    /// Writes the body as JSON, or as XML where bodies are XML.
    pub fn write(&self, tables: &Tables<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let json = self.json(tables);
        if tables.settings.number(0, setting::XML) != 0 { json.write_xml(f) } else { json.write(f) }
    }

    /// Returns the parts of the body that are written as headers.
    pub fn headers<'t>(&self, tables: &Tables<'t>) -> Vec<(&'t str, String)> {
        let (mut json, mut headers) = (Json::Null, Vec::new());
        self.parts().write(tables, Level::whole(tables), &mut json, &mut headers);
        headers
    }

    fn parts(&self) -> Parts<'_> {
        Parts {
            status: self.status,
            code: self.code.as_deref(),
            messages: &self.messages,
            correlation_id: self.correlation_id.as_deref(),
            fields: &self.fields,
        }
    }

    /// Returns the body as a JSON value.
    pub(super) fn json(&self, tables: &Tables<'_>) -> Json {
        let (mut json, mut headers) = (Json::Object(Vec::new()), Vec::new());
        self.parts().write(tables, Level::whole(tables), &mut json, &mut headers);
        if let Some(level) = Level::item(tables).filter(|_| !self.items.is_empty()) {
            self.write_items(tables, level, &mut json);
        }
        json
    }

    fn write_items(&self, tables: &Tables<'_>, level: Level, json: &mut Json) {
        let role = Role::Items.number();
        let is_place = |row: &u32| tables.sources.number(*row, source::ROLE) == role;
        let row = Level::whole(tables).sources().find(is_place);
        let place = row.and_then(|row| tables.text(&tables.sources, row, source::PLACE));
        let place = place.unwrap_or_default();
        let leaves = tables.text(&tables.settings, 0, setting::ITEM_LEAVES);
        let key = tables.settings.number(0, setting::ITEM_KEY).checked_sub(1);
        for (number, item) in self.items.iter().enumerate() {
            let own = item.fields.iter().find(|(field, _)| Some(*field) == key);
            let own = own.map_or("", |(_, text)| text);
            let mut value = item.json(tables, level, key);
            if let Some(leaves) = leaves {
                json.insert_path(place, own, leaves, value);
            } else if key.is_some() {
                json.append(&[place, "/", &escape(own)].concat(), value);
            } else {
                json.insert_at(place, number, &mut value);
            }
        }
    }
}

/// Returns a key as a token of a JSON Pointer.
fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn has(tables: &Tables<'_>, level: Level, role: Role) -> bool {
    level.sources().any(|row| tables.sources.number(row, source::ROLE) == role.number())
}

impl RawBodyItem {
    fn json(&self, tables: &Tables<'_>, level: Level, key: Option<u32>) -> Json {
        let fields: Vec<_> =
            self.fields.iter().filter(|(number, _)| Some(*number) != key).cloned().collect();
        let parts = Parts {
            status: self.status,
            code: self.code.as_deref(),
            messages: &self.messages,
            correlation_id: None,
            fields: &fields,
        };
        let mut json = Json::Null;
        parts.write(tables, level, &mut json, &mut Vec::new());
        match (&json, &self.messages[..]) {
            // The item is its message.
            (Json::Null, [message, ..]) => Json::Text(message.clone()),
            (Json::Null, []) => Json::Object(Vec::new()),
            _ => json,
        }
    }
}

impl Parts<'_> {
    /// Writes each part to the first place that it has in a body, or else in a header.
    fn write<'t>(
        &self,
        tables: &Tables<'t>,
        level: Level,
        json: &mut Json,
        headers: &mut Vec<(&'t str, String)>,
    ) {
        let (mut written, mut places) = (Vec::new(), Vec::new());
        for in_body in [true, false] {
            for row in level.sources() {
                let role = tables.sources.number(row, source::ROLE);
                let number = tables.sources.number(row, source::NUMBER);
                let is_body = tables.sources.number(row, source::SLOT) != 0;
                if is_body != in_body || written.contains(&(role, number)) {
                    continue;
                }
                let values = self.values(tables, level, role, number);
                if values.is_empty() {
                    continue;
                }
                written.push((role, number));
                let place = tables.text(&tables.sources, row, source::PLACE).unwrap_or_default();
                // A field can be where the code is, too.
                if places.contains(&place) {
                    continue;
                }
                places.push(place);
                if in_body {
                    write_part(tables, (level, row, place), values, json);
                } else {
                    headers.extend(values.into_iter().next().map(|value| (place, value)));
                }
            }
        }
    }

    /// Returns the texts of a part.
    fn values(&self, tables: &Tables<'_>, level: Level, role: u32, number: u32) -> Vec<String> {
        let one = |text: Option<&str>| text.map(ToOwned::to_owned).into_iter().collect();
        match Role::ALL.get(role as usize) {
            Some(Role::Status) => {
                self.status.map(|status| status.to_string()).into_iter().collect()
            }
            Some(Role::Code) => one(self.code.and_then(|code| code_part(tables, code, number))),
            Some(Role::Messages) if level.is(tables, setting::SINGLE) => {
                let joined = self.messages.join("; ");
                one((!self.messages.is_empty()).then_some(&*joined))
            }
            Some(Role::Messages) => self.messages.to_vec(),
            Some(Role::CorrelationId) => one(self.correlation_id),
            Some(Role::Field) => {
                let own = self.fields.iter().filter(|(own, _)| *own == number);
                own.map(|(_, text)| text.clone()).collect()
            }
            Some(Role::Items) | None => Vec::new(),
        }
    }
}

/// Returns the part of a code that has a number, from 1; the whole code for 0.
fn code_part<'c>(tables: &Tables<'_>, code: &'c str, number: u32) -> Option<&'c str> {
    let count = tables.settings.number(0, setting::CODE_PARTS) as usize;
    if number == 0 || count == 0 {
        return Some(code);
    }
    let parts: Vec<_> = code.splitn(codes::MAX_PARTS, '/').collect();
    let known = (0..tables.errors.count()).find(|error| lookup::code(tables, *error) == Some(code));
    let set = known.map_or(u32::MAX, |error| tables.errors.number(error, error::CODE_PARTS));
    let set = if parts.len() == count || set == 0 { u32::MAX } else { set };
    if set >> (number - 1) & 1 == 0 {
        return None;
    }
    let before = (set & ((1 << (number - 1)) - 1)).count_ones();
    parts.get(before as usize).copied()
}

fn write_part(
    tables: &Tables<'_>,
    (level, row, place): (Level, u32, &str),
    values: Vec<String>,
    json: &mut Json,
) {
    let role = tables.sources.number(row, source::ROLE);
    let kind = (role == Role::Field.number())
        .then(|| tables.fields.number(tables.sources.number(row, source::NUMBER), field::TYPE))
        .and_then(FieldType::numbered);
    let numeric = tables.sources.number(row, source::NUMERIC) != 0;
    let value = |text: String| match kind {
        Some(FieldType::Bool | FieldType::Number | FieldType::Index | FieldType::Int)
            if is_number(&text) || matches!(&*text, "true" | "false") =>
        {
            Json::Word(text)
        }
        _ if numeric && is_number(&text) => Json::Word(text),
        _ => Json::Text(text),
    };
    let list = kind == Some(FieldType::List)
        || role == Role::Messages.number() && !level.is(tables, setting::SINGLE);
    if place.split('/').any(|token| token == "*") {
        for (number, text) in values.into_iter().enumerate() {
            json.insert_at(place, number, &mut value(text));
        }
    } else if list {
        json.insert(place, Json::Array(values.into_iter().map(value).collect()));
    } else if let Some(text) = values.into_iter().next() {
        json.insert(place, value(text));
    }
}
