//! The reading of a response: its error, the findings in its messages, and the rest that is not in the catalogue.

use errcat::__private::matching::finding::Found;
use errcat::__private::matching::index;
use errcat::__private::matching::matched::Values;
use errcat::__private::v1::lookup;

use crate::engine::{self, Envelope};
use crate::{Field, Item, Reader, Response};

/// The reading of a response.
#[derive(Debug, Default)]
pub struct Reading<'r> {
    /// The status of the response.
    pub status: Option<u16>,
    /// The code in its body.
    pub code: Option<&'r str>,
    /// The number of its error in the catalogue.
    pub error: Option<u32>,
    /// The id of the request.
    pub correlation_id: Option<&'r str>,
    /// The findings in its messages.
    pub findings: Vec<Finding<'r>>,
    /// The parts of its messages that are not.
    pub unmatched: Vec<&'r str>,
    /// The values next to its messages, where the whole response was read.
    pub fields: Vec<Field<'r>>,
    /// Its items, where the whole response was read.
    pub items: Vec<Item<'r>>,
}

/// One thing that a message says.
#[derive(Debug)]
pub struct Finding<'r> {
    /// The number of its message in the catalogue.
    pub entry: u32,
    /// The values in it.
    pub values: Values<'r>,
    /// The reason that the API gave.
    pub reason: Option<&'r str>,
    /// The part of the message, as it was received; empty for an empty list of messages.
    pub text: &'r str,
}

impl Reader<'_> {
    /// Returns what a response means. Never fails: what is not in the catalogue is kept as it was received.
    #[must_use]
    pub fn read<'r>(&self, status: Option<u16>, envelope: &'r Envelope<'_>) -> Reading<'r> {
        self.reading(status, envelope, false)
    }

    /// Returns what a response that was found in a text means. A value at the end of a message that is cut short may be
    /// cut too, so it is not taken for a value.
    #[must_use]
    pub fn read_response<'r>(
        &self,
        status: Option<u16>,
        response: &'r Response<'_>,
    ) -> Reading<'r> {
        self.reading(status, &response.envelope, response.is_cut)
    }

    fn reading<'r>(
        &self,
        status: Option<u16>,
        envelope: &'r Envelope<'_>,
        is_cut: bool,
    ) -> Reading<'r> {
        let error = engine::error(&self.tables, status, envelope);
        let mut reading = Reading {
            status,
            code: envelope.code.as_deref(),
            error,
            correlation_id: envelope.correlation_id.as_deref(),
            ..Reading::default()
        };
        let messages = envelope.messages.iter().flatten().map(|text| &**text);
        let Some(error) = error else {
            reading.unmatched.extend(messages);
            return reading;
        };
        let empty = lookup::empty_entry(&self.tables, error);
        if let Some(entry) = empty.filter(|_| envelope.has_no_messages()) {
            reading.findings.push(Finding { entry, values: Values::NONE, reason: None, text: "" });
        }
        let count = envelope.messages.as_ref().map_or(0, Vec::len);
        for (number, text) in messages.enumerate() {
            for found in engine::findings(&self.tables, error, text) {
                let is_last = is_cut && number + 1 == count && touches_end(text, &found);
                self.add(error, &found, is_last, &mut reading);
            }
        }
        reading
    }

    /// Adds a finding, or its text if it is unknown or has a value that is cut short.
    fn add<'r>(&self, error: u32, found: &Found<'r>, is_cut: bool, reading: &mut Reading<'r>) {
        match found.matched.filter(|matched| !is_cut || matched.is_whole()) {
            None => reading.unmatched.push(found.text),
            Some(matched) => reading.findings.push(Finding {
                entry: matched.message(),
                values: index::values(&self.tables, error, matched, found.item),
                reason: found.reason,
                text: found.text,
            }),
        }
    }

    /// Returns whether it is not known if a text is a message of an error: a message that repeats a placeholder was compared with
    /// it for too many steps.
    #[must_use]
    pub fn is_undecided(&self, error: u32, text: &str) -> bool {
        engine::is_undecided(&self.tables, error, text)
    }

    /// Returns the names of the values of a finding, with their texts.
    pub fn params<'a>(
        &'a self,
        finding: &'a Finding<'_>,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        let fields = lookup::fields(&self.tables, finding.entry);
        (0..).zip(fields).map(|(at, name)| (name, finding.values.text(at)))
    }
}

/// Returns whether what was matched goes up to the end of the text.
fn touches_end(text: &str, found: &Found<'_>) -> bool {
    found.reason.is_none() && text.trim_end().ends_with(found.item.trim_end())
}
