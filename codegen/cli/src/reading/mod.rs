//! A response read with a catalogue: its error, the findings of its messages, and what the catalogue does not have.

mod serialize;

use errcat_codegen::Compiled;
use errcat_codegen::check::{Catalog, Error, FieldKind, FieldType, Message, Retry};
use errcat_codegen::placeholder::RustType;
use errcat_codegen::runtime::matched::Values;
use errcat_codegen::runtime::pattern;
use errcat_reader::{Envelope, RawError, Response};

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

/// The reading of a response. It serializes to what `errcat match` prints.
#[derive(Debug, Default)]
pub(crate) struct Reading<'r> {
    pub(crate) status: Option<u16>,
    pub(crate) code: Option<&'r str>,
    /// The error; `None` if it is not in the catalogue.
    pub(crate) error: Option<&'r Error>,
    /// The number of that error in the catalogue.
    pub(crate) number: Option<u32>,
    pub(crate) correlation_id: Option<&'r str>,
    /// The findings of its messages that are in the catalogue.
    pub(crate) findings: Vec<Finding<'r>>,
    /// The parts of its messages that are not in the catalogue.
    pub(crate) unmatched: Vec<&'r str>,
    /// Those of these parts that took too many steps to compare, so that they may be in the catalogue.
    pub(crate) undecided: Vec<&'r str>,
    /// The values next to its messages, where the whole response was read.
    pub(crate) fields: Ordered<'r, FieldValue<'r>>,
    /// Its items, where the whole response was read.
    pub(crate) items: Vec<Item<'r>>,
    /// Whether and how to retry.
    pub(crate) retry: Option<&'r Retry>,
    /// The known entries that are nearest to the unknown parts.
    pub(crate) nearest: Vec<Nearest<'r>>,
}

/// One thing that a message says.
#[derive(Debug)]
pub(crate) struct Finding<'r> {
    pub(crate) entry: Entry<'r>,
    /// The number of its message in the catalogue.
    pub(crate) number: usize,
    /// The values, in the order of the fields.
    pub(crate) params: Ordered<'r, Value<'r>>,
    /// The reason that the API gave.
    pub(crate) reason: Option<&'r str>,
    /// The part of the message, as it was received; empty for an empty list of messages.
    pub(crate) text: &'r str,
}

/// A known entry that a response is near to but does not match.
#[derive(Debug)]
pub(crate) struct Nearest<'r> {
    pub(crate) error: &'r Error,
    /// Its message, unless only the code is near.
    pub(crate) message: Option<&'r Message>,
    /// What differs, as a sentence.
    pub(crate) differs: String,
}

impl<'r> Reading<'r> {
    /// Adds whether and how to retry: of all findings and items the most careful advice, else that of the error.
    fn with_retry(mut self, facts: &'r Catalog) -> Self {
        let findings = self.findings.iter().map(|finding| finding.entry);
        let silent = self.items.iter().filter(|item| item.findings.is_empty());
        let errors = silent.filter_map(|item| item.error);
        let entries = findings.chain(errors.map(|error| Entry { facts, error, message: None }));
        let retries = entries.filter_map(retry);
        let careful = retries.min_by_key(|retry| caution(retry, facts));
        let error = self.error.map(|error| Entry { facts, error, message: None });
        self.retry = careful.or_else(|| error.and_then(retry));
        self
    }

    /// Adds the known entries that are nearest to what is unknown, and what could not be decided.
    pub(crate) fn with_nearest(mut self, reader: &'r Reader<'_>) -> Self {
        if self.error.is_none() || !self.unmatched.is_empty() {
            self.nearest = reader.nearest(&self);
            self.undecided = reader.undecided(&self);
        }
        self
    }
}

/// One of several errors in a body.
#[derive(Debug)]
pub(crate) struct Item<'r> {
    /// Its code, as it was received.
    pub(crate) code: Option<&'r str>,
    /// Its error; `None` if it is not in the catalogue.
    pub(crate) error: Option<&'r Error>,
    /// The values next to its messages.
    pub(crate) fields: Ordered<'r, FieldValue<'r>>,
    /// The findings of its messages that are in the catalogue.
    pub(crate) findings: Vec<Finding<'r>>,
    /// The parts of its messages that are not in the catalogue.
    pub(crate) unmatched: Vec<&'r str>,
}

/// A value next to messages, of the type that the catalogue declares.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum FieldValue<'r> {
    Text(&'r str),
    Bool(bool),
    Number(serde_json::Number),
    List(Vec<&'r str>),
}

#[derive(serde::Serialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(untagged)]
pub(crate) enum Value<'r> {
    Index(u64),
    Int(i64),
    Text(&'r str),
}

impl<'c> Reader<'c> {
    /// Creates a reader for a catalogue.
    pub(crate) fn new(compiled: &'c Compiled) -> Self {
        let facts: &Catalog = compiled.catalog();
        let entry = |(error, message)| Entry { facts, error, message: Some(message) };
        Self {
            facts,
            finder: errcat_reader::Reader::new(compiled.interpreter().tables()),
            entries: facts.entries().map(entry).collect(),
        }
    }

    /// Returns the catalogue that it reads with.
    pub(crate) fn facts(&self) -> &'c Catalog {
        self.facts
    }

    /// Returns the reader that finds responses in texts.
    pub(crate) fn finder(&self) -> &errcat_reader::Reader<'c> {
        &self.finder
    }

    /// Returns the contents of a body.
    pub(crate) fn envelope<'b>(&self, body: &'b str) -> Envelope<'b> {
        self.finder.envelope(body)
    }

    /// Reads a response. Never fails: parts that are not in the catalogue are kept as they were received.
    pub(crate) fn read<'r>(
        &'r self,
        status: Option<u16>,
        envelope: &'r Envelope<'_>,
    ) -> Reading<'r> {
        self.reading(self.finder.read(status, envelope))
    }

    /// Reads a response that was found in a text.
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
            fields: self.fields(&read.fields),
            items: read.items.into_iter().map(|item| self.item(item)).collect(),
            nearest: Vec::new(),
            undecided: Vec::new(),
            retry: None,
        }
        .with_retry(self.facts)
    }

    /// Returns a whole response if the API's responses have more than a code, messages and an id, and this is one.
    pub(crate) fn whole(
        &self,
        status: Option<u16>,
        headers: &[(&str, &str)],
        body: &str,
        found: &Envelope<'_>,
    ) -> Option<RawError> {
        self.finder.whole(status, headers, body, found)
    }

    pub(crate) fn read_error<'r>(&'r self, error: &'r RawError) -> Reading<'r> {
        self.reading(self.finder.read_error(error))
    }

    fn item<'r>(&'r self, read: errcat_reader::Item<'r>) -> Item<'r> {
        let findings = read.findings.iter().filter_map(|finding| self.finding(finding));
        Item {
            code: read.code,
            error: read.error.and_then(|error| self.facts.errors.get(error as usize)),
            fields: self.fields(&read.fields),
            findings: findings.collect(),
            unmatched: read.unmatched,
        }
    }

    fn fields<'r>(&'r self, fields: &[errcat_reader::Field<'r>]) -> Ordered<'r, FieldValue<'r>> {
        let mut values: Vec<(&'r str, FieldValue<'r>)> = Vec::new();
        for (number, text) in fields {
            let name = self.finder.field_name(*number);
            match values.iter_mut().find(|(known, _)| *known == name) {
                Some((_, FieldValue::List(texts))) => texts.push(text),
                Some(_) => {}
                None => values.push((name, self.field(name, text))),
            }
        }
        Ordered(values)
    }

    fn field<'r>(&self, name: &str, text: &'r str) -> FieldValue<'r> {
        let response = &self.facts.response;
        let items = response.each.iter().flat_map(|each| &each.places.fields);
        let mut all = response.places.fields.iter().chain(items);
        let kind = all.find(|field| field.name.as_str() == name).map(|field| field.kind);
        match kind {
            Some(FieldType::List) => FieldValue::List(vec![text]),
            Some(FieldType::Bool) => FieldValue::Bool(text == "true"),
            Some(FieldType::Number | FieldType::Index | FieldType::Int | FieldType::Seconds) => {
                text.parse().map_or(FieldValue::Text(text), FieldValue::Number)
            }
            Some(FieldType::Text) | None => FieldValue::Text(text),
        }
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

    /// Returns the unmatched parts of messages that took too many steps to compare.
    fn undecided<'r>(&self, reading: &Reading<'r>) -> Vec<&'r str> {
        let Some(error) = reading.number else { return Vec::new() };
        let texts = reading.unmatched.iter().copied();
        texts.filter(|text| self.finder.is_undecided(error, text)).collect()
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

/// Returns a value by its kind; a choice is spelled as in the catalogue.
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
    entry.facts.retry(&[entry.own(), &entry.error.about])
}

/// Returns how careful a retry is: of several ones the lowest number is followed.
fn caution(retry: &Retry, facts: &Catalog) -> u32 {
    retry.caution(|name| {
        let number = facts.operations.iter().position(|own| own.name == *name);
        number.and_then(|number| u32::try_from(number).ok()).unwrap_or(u32::MAX)
    })
}

impl std::fmt::Display for FieldValue<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Bool(value) => write!(f, "{value}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::List(texts) => f.write_str(&texts.join(", ")),
        }
    }
}
