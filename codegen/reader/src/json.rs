//! The reading of a text as JSON, for the sites of `errcat docs`.

use errcat::__private::matching::json::write_string;

use crate::{Field, Finding, Item, Near, Reader, Reading};

/// A longer text is shown up to here.
const MAX_TEXT: usize = 4096;

/// The number of responses with the entries that they are near to. A site shows no more of them.
const MAX_NEAR: usize = 8;

impl Reader<'_> {
    /// Returns what the responses in a text mean, as a JSON array. Errors and messages are given by their numbers, in catalogue
    /// order. A status that is given counts more than one in the text.
    #[must_use]
    pub fn json(&self, text: &str, status: Option<u16>) -> String {
        let mut json = String::from("[");
        let headers = crate::headers(text);
        for (number, response) in self.responses(text).iter().enumerate() {
            let known = status.or(response.status);
            let whole = self.whole(known, &headers, &response.text, &response.envelope);
            let reading = match &whole {
                Some(whole) => self.read_error(whole),
                None => self.read_response(known, response),
            };
            json.push_str(if number == 0 { "{" } else { ",{" });
            self.reading_json(&mut json, &reading, number < MAX_NEAR);
            json.push_str(&format!(
                ",\"is_response\":{}}}",
                response.is_response || status.is_some()
            ));
        }
        json.push(']');
        json
    }

    fn reading_json(&self, json: &mut String, reading: &Reading<'_>, has_nearest: bool) {
        json.push_str(&format!("\"status\":{}", or_null(reading.status)));
        json.push_str(&format!(",\"error\":{},\"code\":", or_null(reading.error)));
        text_or_null(json, reading.code);
        json.push_str(",\"correlation_id\":");
        text_or_null(json, reading.correlation_id);
        json.push_str(",\"fields\":");
        self.fields_json(json, &reading.fields);
        json.push_str(",\"items\":");
        list(json, &reading.items, |json, item| self.item_json(json, item));
        json.push_str(",\"findings\":");
        list(json, &reading.findings, |json, finding| self.finding_json(json, finding));
        json.push_str(",\"unmatched\":");
        list(json, &reading.unmatched, |json, text| write(json, start(text)));
        json.push_str(",\"nearest\":");
        let is_known = reading.error.is_some() && reading.unmatched.is_empty();
        let nearest = if is_known || !has_nearest { Vec::new() } else { self.nearest(reading) };
        list(json, &nearest, near_json);
    }

    fn item_json(&self, json: &mut String, item: &Item<'_>) {
        json.push_str(&format!("{{\"error\":{},\"code\":", or_null(item.error)));
        text_or_null(json, item.code);
        json.push_str(",\"fields\":");
        self.fields_json(json, &item.fields);
        json.push('}');
    }

    /// Writes the names and the texts of fields.
    fn fields_json(&self, json: &mut String, fields: &[Field<'_>]) {
        list(json, fields, |json, (number, text)| {
            json.push('[');
            write(json, self.field_name(*number));
            json.push(',');
            write(json, start(text));
            json.push(']');
        });
    }

    fn finding_json(&self, json: &mut String, finding: &Finding<'_>) {
        json.push_str(&format!("{{\"entry\":{},\"params\":{{", finding.entry));
        for (number, (name, value)) in self.params(finding).enumerate() {
            json.push_str(if number == 0 { "" } else { "," });
            write(json, name);
            json.push(':');
            write(json, value);
        }
        json.push_str("},\"reason\":");
        text_or_null(json, finding.reason);
        json.push_str(",\"text\":");
        write(json, start(finding.text));
        json.push('}');
    }
}

fn near_json(json: &mut String, near: &Near) {
    let Near { error, entry, differs } = near;
    json.push_str(&format!("{{\"error\":{error},\"entry\":{},\"differs\":", or_null(*entry)));
    write(json, differs);
    json.push('}');
}

fn list<T>(json: &mut String, items: &[T], mut item: impl FnMut(&mut String, &T)) {
    json.push('[');
    for (number, one) in items.iter().enumerate() {
        json.push_str(if number == 0 { "" } else { "," });
        item(json, one);
    }
    json.push(']');
}

fn or_null(number: Option<impl ToString>) -> String {
    number.map_or_else(|| "null".to_owned(), |number| number.to_string())
}

fn text_or_null(json: &mut String, text: Option<&str>) {
    match text {
        Some(text) => write(json, text),
        None => json.push_str("null"),
    }
}

fn write(json: &mut String, text: &str) {
    // Writing to a `String` cannot fail.
    let _ = write_string(json, text);
}

/// Returns the beginning of a text.
fn start(text: &str) -> &str {
    text.get(..text.floor_char_boundary(MAX_TEXT)).unwrap_or(text)
}
