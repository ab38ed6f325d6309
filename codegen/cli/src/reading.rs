//! A response read with a catalogue: which error it is, what its messages say, and what nobody foresaw.

use errcat_codegen::Compiled;
use errcat_codegen::check::{Catalog, Error, FieldKind, Message, Retry};
use errcat_codegen::placeholder::RustType;
use errcat_codegen::runtime::matched::Values;
use errcat_codegen::runtime::pattern;
use errcat_reader::{Envelope, Response};
use serde::ser::{Serialize, SerializeStruct as _, Serializer};

use crate::entry::Entry;
use crate::ordered::Ordered;

/// Reads responses with one catalogue.
#[derive(Debug)]
pub(crate) struct Reader<'c> {
    facts: &'c Catalog,
    finder: errcat_reader::Reader<'c>,
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
    /// Whether and how to retry.
    pub(crate) retry: Option<&'r Retry>,
    /// The known entries that are nearest to what is not.
    pub(crate) nearest: Vec<Nearest<'r>>,
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

/// A known entry that a response is near to, without being it.
#[derive(Debug)]
pub(crate) struct Nearest<'r> {
    /// Its error.
    pub(crate) error: &'r Error,
    /// Its message, unless only the code is near.
    pub(crate) message: Option<&'r Message>,
    /// What differs, as a sentence.
    pub(crate) differs: String,
}

impl<'r> Reading<'r> {
    /// Adds whether and how to retry: after the first finding, else after the error.
    fn with_retry(mut self, facts: &'r Catalog) -> Self {
        let error = self.error.map(|error| Entry { facts, error, message: None });
        let entry = self.findings.first().map(|finding| finding.entry).or(error);
        self.retry = entry.and_then(retry);
        self
    }

    /// Adds the known entries that are nearest to what is unknown.
    pub(crate) fn with_nearest(mut self, reader: &'r Reader<'_>) -> Self {
        if self.error.is_none() || !self.unmatched.is_empty() {
            self.nearest = reader.nearest(&self);
        }
        self
    }
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
            finder: errcat_reader::Reader::new(compiled.interpreter().tables()),
            entries: facts.entries().map(entry).collect(),
        }
    }

    /// The facts that it reads with.
    pub(crate) fn facts(&self) -> &'c Catalog {
        self.facts
    }

    /// Returns what finds responses in texts.
    pub(crate) fn finder(&self) -> &errcat_reader::Reader<'c> {
        &self.finder
    }

    /// Returns what a body has.
    pub(crate) fn envelope<'b>(&self, body: &'b str) -> Envelope<'b> {
        self.finder.envelope(body)
    }

    /// Returns what a response means. Never fails: what is not in the catalogue is kept as it was received.
    pub(crate) fn read<'r>(
        &'r self,
        status: Option<u16>,
        envelope: &'r Envelope<'_>,
    ) -> Reading<'r> {
        self.reading(self.finder.read(status, envelope))
    }

    /// Returns what a response that was found in a text means.
    pub(crate) fn read_response<'r>(
        &'r self,
        status: Option<u16>,
        response: &'r Response<'_>,
    ) -> Reading<'r> {
        self.reading(self.finder.read_response(status, response))
    }

    fn reading<'r>(&'r self, read: errcat_reader::Reading<'r>) -> Reading<'r> {
        let findings = read.findings.iter().filter_map(|finding| self.finding(finding));
        Reading {
            status: read.status,
            code: read.code,
            error: read.error.and_then(|error| self.facts.errors.get(error as usize)),
            number: read.error,
            correlation_id: read.correlation_id,
            findings: findings.collect(),
            unmatched: read.unmatched,
            nearest: Vec::new(),
            retry: None,
        }
        .with_retry(self.facts)
    }

    /// Returns the known entries that are nearest to what is unknown.
    fn nearest<'r>(&'r self, reading: &Reading<'_>) -> Vec<Nearest<'r>> {
        let read = errcat_reader::Reading {
            status: reading.status,
            code: reading.code,
            error: reading.number,
            unmatched: reading.unmatched.clone(),
            ..errcat_reader::Reading::default()
        };
        let near = self.finder.nearest(&read).into_iter().filter_map(|near| {
            let error = self.facts.errors.get(near.error as usize)?;
            let entry = near.entry.and_then(|entry| self.entries.get(entry as usize));
            Some(Nearest {
                error,
                message: entry.and_then(|entry| entry.message),
                differs: near.differs,
            })
        });
        near.collect()
    }

    fn finding<'r>(&'r self, found: &errcat_reader::Finding<'r>) -> Option<Finding<'r>> {
        let number = found.entry as usize;
        let entry = *self.entries.get(number)?;
        let params = Ordered(params(entry.message?, &found.values));
        Some(Finding { entry, number, params, reason: found.reason, text: found.text })
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

/// Returns whether and how to retry after an entry: its own advice, else that of its error, else the general one.
fn retry(entry: Entry<'_>) -> Option<&Retry> {
    let own = entry.own().retry.as_ref();
    own.or(entry.error.about.retry.as_ref()).or(entry.facts.default_retry())
}

impl Serialize for Reading<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut line = serializer.serialize_struct("Reading", 8)?;
        line.serialize_field("status", &self.status)?;
        line.serialize_field("code", &self.code)?;
        line.serialize_field("error", &self.error.map(|error| error.name().as_str()))?;
        line.serialize_field("retry", &self.retry.map(ToString::to_string))?;
        line.serialize_field("correlation_id", &self.correlation_id)?;
        line.serialize_field("findings", &self.findings)?;
        line.serialize_field("unmatched", &self.unmatched)?;
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
