//! A response read with a catalogue: which error it is, what its messages say, and what nobody foresaw.

use errcat_codegen::Compiled;
use errcat_codegen::check::{Catalog, Error, FieldKind, Message};
use errcat_codegen::decide::Interpreter;
use errcat_codegen::placeholder::RustType;
use errcat_codegen::runtime::finding::Found;
use errcat_codegen::runtime::matched::Values;
use errcat_codegen::runtime::pattern;
use errcat_codegen::runtime::response::Envelope;
use serde::ser::{Serialize, SerializeStruct as _, Serializer};

use crate::entry::Entry;
use crate::ordered::Ordered;

/// Reads responses with one catalogue.
#[derive(Debug)]
pub(crate) struct Reader<'c> {
    facts: &'c Catalog,
    interpreter: Interpreter<'c>,
    /// The messages by their number in the table.
    entries: Vec<Entry<'c>>,
}

/// What a response says. It serializes to what `errcat match` prints.
#[derive(Debug, Default)]
pub(crate) struct Reading<'r> {
    /// The status of the response.
    pub(crate) status: Option<u16>,
    /// The code in its body.
    pub(crate) code: Option<&'r str>,
    /// The error; none when it is not in the catalogue.
    pub(crate) error: Option<&'r Error>,
    /// The number of that error in the catalogue.
    pub(crate) number: Option<u32>,
    /// The id of the request.
    pub(crate) correlation_id: Option<&'r str>,
    /// What its messages say, as far as it is in the catalogue.
    pub(crate) findings: Vec<Finding<'r>>,
    /// The parts of its messages that are not.
    pub(crate) unmatched: Vec<&'r str>,
}

/// One thing that a message says.
#[derive(Debug)]
pub(crate) struct Finding<'r> {
    /// The entry of the catalogue.
    pub(crate) entry: Entry<'r>,
    /// The number of its message in the catalogue.
    pub(crate) number: usize,
    /// The values, in the order of the fields.
    pub(crate) params: Ordered<'r, Value<'r>>,
    /// The reason that the API gave.
    pub(crate) reason: Option<&'r str>,
    /// The part of the message, as it came; empty for an empty list of messages.
    pub(crate) text: &'r str,
}

/// A value in a message.
#[derive(serde::Serialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(untagged)]
pub(crate) enum Value<'r> {
    Index(u64),
    Int(i64),
    Text(&'r str),
}

impl<'c> Reader<'c> {
    /// Makes a catalogue ready to read with.
    pub(crate) fn new(compiled: &'c Compiled) -> Self {
        let facts: &Catalog = compiled.catalog();
        let entry = |(error, message)| Entry { facts, error, message: Some(message) };
        Self {
            facts,
            interpreter: compiled.interpreter(),
            entries: facts.entries().map(entry).collect(),
        }
    }

    /// The facts that it reads with.
    pub(crate) fn facts(&self) -> &'c Catalog {
        self.facts
    }

    /// What a body carries.
    pub(crate) fn envelope<'b>(&self, body: &'b str) -> Envelope<'b> {
        self.interpreter.envelope(body)
    }

    /// Whether an error of the catalogue has this code.
    pub(crate) fn is_code(&self, code: &str) -> bool {
        self.facts.errors.iter().any(|error| error.code.as_deref() == Some(code))
    }

    /// Whether a response is an error of the catalogue.
    pub(crate) fn knows(&self, status: Option<u16>, envelope: &Envelope<'_>) -> bool {
        self.interpreter.error(status, envelope).is_some()
    }

    /// The one error of which a text is a message, as a whole and in all its parts.
    pub(crate) fn only_error_with(&self, text: &str) -> Option<&'c Error> {
        let reads = |number: &u32| {
            self.interpreter.findings(*number, text).all(|found| found.matched.is_some())
        };
        let mut errors = (0..).take(self.facts.errors.len()).filter(reads);
        let error = errors.next().filter(|_| errors.next().is_none())?;
        self.facts.errors.get(error as usize)
    }

    /// What a response says. Never fails: what is not in the catalogue is kept as it came.
    pub(crate) fn read<'r>(
        &'r self,
        status: Option<u16>,
        envelope: &'r Envelope<'_>,
    ) -> Reading<'r> {
        let error = self.interpreter.error(status, envelope);
        let mut reading = Reading {
            status,
            code: envelope.code.as_deref(),
            error: error.and_then(|error| self.facts.errors.get(error as usize)),
            number: error,
            correlation_id: envelope.correlation_id.as_deref(),
            ..Reading::default()
        };
        let messages = envelope.messages.iter().flatten().map(|text| &**text);
        match error {
            None => reading.unmatched.extend(messages),
            Some(error) => {
                let empty = self.interpreter.empty_message(error);
                let empty = empty.filter(|_| envelope.has_no_messages());
                reading.findings.extend(empty.and_then(|number| self.silent(number)));
                for text in messages {
                    self.read_message(error, text, &mut reading);
                }
            }
        }
        reading
    }

    fn read_message<'r>(&'r self, error: u32, text: &'r str, reading: &mut Reading<'r>) {
        for found in self.interpreter.findings(error, text) {
            match self.finding(error, &found) {
                Some(finding) => reading.findings.push(finding),
                None => reading.unmatched.push(found.text),
            }
        }
    }

    fn finding<'r>(&'r self, error: u32, found: &Found<'r>) -> Option<Finding<'r>> {
        let matched = found.matched?;
        let number = matched.message() as usize;
        let entry = *self.entries.get(number)?;
        let values = self.interpreter.values(error, matched, found.item);
        let params = Ordered(params(entry.message?, &values));
        Some(Finding { entry, number, params, reason: found.reason, text: found.text })
    }

    /// The finding of a message that stands for an empty list.
    fn silent(&self, number: u32) -> Option<Finding<'_>> {
        let number = number as usize;
        let entry = *self.entries.get(number)?;
        Some(Finding { entry, number, params: Ordered(Vec::new()), reason: None, text: "" })
    }
}

fn params<'r>(message: &'r Message, values: &Values<'r>) -> Vec<(&'r str, Value<'r>)> {
    let fields = (0..).zip(&message.fields);
    fields.map(|(at, field)| (field.name.as_str(), value(&field.kind, values, at))).collect()
}

/// A value by its kind; of several texts, the one as the catalogue writes it.
fn value<'r>(kind: &'r FieldKind, values: &Values<'r>, field: u8) -> Value<'r> {
    match kind {
        FieldKind::Simple(kind) => match kind.row().rust {
            RustType::U64 => Value::Index(pattern::index(values.text(field))),
            RustType::I64 => Value::Int(pattern::int(values.text(field))),
            RustType::Text => Value::Text(values.text(field)),
        },
        FieldKind::OneOf { written, choices } => {
            let choice = choices.get(pattern::choice(values.text(field), written));
            Value::Text(choice.map_or_else(|| values.text(field), |(text, _)| text))
        }
    }
}

impl Serialize for Reading<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut line = serializer.serialize_struct("Reading", 6)?;
        line.serialize_field("status", &self.status)?;
        line.serialize_field("code", &self.code)?;
        line.serialize_field("error", &self.error.map(|error| error.name().as_str()))?;
        line.serialize_field("correlation_id", &self.correlation_id)?;
        line.serialize_field("findings", &self.findings)?;
        line.serialize_field("unmatched", &self.unmatched)?;
        line.end()
    }
}

impl Serialize for Finding<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut finding = serializer.serialize_struct("Finding", 4)?;
        finding.serialize_field("entry", &self.entry.name())?;
        finding.serialize_field("params", &self.params)?;
        finding.serialize_field("reason", &self.reason)?;
        finding.serialize_field("text", &self.text)?;
        finding.end()
    }
}
