//! Readings as JSON, in the shape in which scripts get them.

use serde::ser::{Serialize, SerializeStruct as _, Serializer};

use super::{FieldValue, Finding, Item, Nearest, Reading, retry};

impl Serialize for FieldValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(number) => number.serialize(serializer),
            Self::List(texts) => texts.serialize(serializer),
        }
    }
}

impl Serialize for Item<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut item = serializer.serialize_struct("Item", 5)?;
        item.serialize_field("code", &self.code)?;
        item.serialize_field("error", &self.error.map(|error| error.name().as_str()))?;
        item.serialize_field("fields", &self.fields)?;
        item.serialize_field("findings", &self.findings)?;
        item.serialize_field("unmatched", &self.unmatched)?;
        item.end()
    }
}

impl Serialize for Reading<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut line = serializer.serialize_struct("Reading", 11)?;
        line.serialize_field("status", &self.status)?;
        line.serialize_field("code", &self.code)?;
        line.serialize_field("error", &self.error.map(|error| error.name().as_str()))?;
        line.serialize_field("retry", &self.retry.map(ToString::to_string))?;
        line.serialize_field("correlation_id", &self.correlation_id)?;
        line.serialize_field("fields", &self.fields)?;
        line.serialize_field("findings", &self.findings)?;
        if self.items.is_empty() {
            line.skip_field("items")?;
        } else {
            line.serialize_field("items", &self.items)?;
        }
        line.serialize_field("unmatched", &self.unmatched)?;
        if self.undecided.is_empty() {
            line.skip_field("undecided")?;
        } else {
            line.serialize_field("undecided", &self.undecided)?;
        }
        line.serialize_field("nearest", &self.nearest)?;
        line.end()
    }
}

impl Serialize for Nearest<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut near = serializer.serialize_struct("Nearest", 6)?;
        near.serialize_field("status", &self.error.status)?;
        near.serialize_field("code", &self.error.code)?;
        near.serialize_field("error", self.error.name().as_str())?;
        near.serialize_field("entry", &self.message.map(|message| message.name().as_str()))?;
        near.serialize_field(
            "message",
            &self.message.and_then(|message| message.message.as_deref()),
        )?;
        near.serialize_field("differs", &self.differs)?;
        near.end()
    }
}

impl Serialize for Finding<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut finding = serializer.serialize_struct("Finding", 5)?;
        finding.serialize_field("entry", &self.entry.name())?;
        finding.serialize_field("params", &self.params)?;

        finding.serialize_field("retry", &retry(self.entry).map(ToString::to_string))?;
        finding.serialize_field("reason", &self.reason)?;
        finding.serialize_field("text", &self.text)?;
        finding.end()
    }
}
