//! Texts of a response without the values that the catalogue marks as sensitive.

use std::borrow::Cow;

use errcat::__private::v1::{RawError, lookup, redact};

use crate::{Reader, Reading, Response};

impl Reader<'_> {
    /// Returns one of the unknown texts of a response without sensitive values.
    #[must_use]
    pub fn redacted<'t>(
        &self,
        response: &Response<'_>,
        reading: &Reading<'_>,
        text: &'t str,
    ) -> Cow<'t, str> {
        let error = self.with_fields(response);
        let mut values: Vec<&str> =
            error.iter().flat_map(|error| self.field_values(error)).collect();
        if lookup::has_sensitive_messages(&self.tables) {
            values.extend(self.message_values(reading));
            values.extend(redact::of_message(&self.tables, text));
        }
        redact::redacted(text, &values, usize::MAX)
    }

    /// Returns the text of a response without sensitive values; only what is in place of one where it cannot be read, or where
    /// a value is written in another way.
    #[must_use]
    pub fn redacted_text<'t>(&self, response: &'t Response<'_>) -> Cow<'t, str> {
        if !lookup::has_sensitive_fields(&self.tables) {
            return Cow::Borrowed(&response.text);
        }
        let Some(error) = self.with_fields(response) else {
            return Cow::Borrowed(redact::REDACTED);
        };
        let values = self.field_values(&error);
        let is_written = |value: &&str| response.text.contains(*value);
        let text = redact::redacted(&response.text, &values, usize::MAX);
        let is_left = |value: &&str| text.contains(*value);
        if values.iter().all(is_written) && !values.iter().any(is_left) {
            return text;
        }
        Cow::Borrowed(redact::REDACTED)
    }

    /// Reads a response with its fields, if some of them are sensitive.
    fn with_fields(&self, response: &Response<'_>) -> Option<RawError> {
        if !lookup::has_sensitive_fields(&self.tables) {
            return None;
        }
        self.whole(response.status, &[], &response.text, &response.envelope)
    }

    fn field_values<'e>(&self, error: &'e RawError) -> Vec<&'e str> {
        let all = error.fields().chain(error.items().flat_map(|item| item.fields()));
        let sensitive = all.filter(|(number, value)| {
            !value.is_empty() && lookup::is_sensitive_field(&self.tables, *number)
        });
        sensitive.map(|(_, value)| value).collect()
    }

    /// Returns the sensitive values of what the messages of a response say.
    fn message_values<'r>(&self, reading: &'r Reading<'_>) -> Vec<&'r str> {
        let mut sensitive = Vec::new();
        for finding in &reading.findings {
            let count = lookup::fields(&self.tables, finding.entry).count();
            let is_sensitive = |number| lookup::is_sensitive(&self.tables, finding.entry, number);
            let numbers = (0..count).filter(|number| is_sensitive(*number));
            sensitive.extend(numbers.map(|number| finding.values.text(number as u8)));
        }
        sensitive
    }
}
