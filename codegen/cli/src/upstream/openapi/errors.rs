//! The errors that the responses of a document describe: by status, by the codes of their schemas, by their examples.

use std::collections::HashMap;

use serde_yaml::Value;

use super::document::Document;
use super::schema;

pub(super) struct Found<'d> {
    document: &'d Document<'d>,
    /// The rows, each with its operations.
    pub(super) rows: Vec<(Row, Vec<String>)>,
    /// A body in JSON.
    pub(super) example: Option<String>,
    /// References that lead out of the document.
    pub(super) external: Vec<String>,
    /// The index of each row.
    known: HashMap<Row, usize>,
}

/// An error, or one message of it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct Row {
    pub(super) status: String,
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
    pub(super) description: String,
}

const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// Returns the errors of a document.
pub(super) fn of<'d>(document: &'d Document<'d>) -> Found<'d> {
    let mut found = Found {
        document,
        rows: Vec::new(),
        example: None,
        external: Vec::new(),
        known: HashMap::new(),
    };
    let groups =
        ["paths", "webhooks"].into_iter().filter_map(|key| document.root.get(key)?.as_mapping());
    for (path, item) in groups.flatten() {
        let Some(item) = found.resolved(item) else { continue };
        for method in METHODS {
            let Some(operation) = item.get(*method) else { continue };
            let id = operation.get("operationId").and_then(Value::as_str).map(str::to_owned);
            let id =
                id.unwrap_or_else(|| format!("{} {}", method.to_uppercase(), schema::text(path)));
            let responses = operation.get("responses").and_then(Value::as_mapping);
            for (status, response) in responses.into_iter().flatten() {
                found.response(&schema::text(status), response, &id);
            }
        }
    }
    found
}

impl<'d> Found<'d> {
    fn resolved(&mut self, value: &'d Value) -> Option<&'d Value> {
        match self.document.resolved(value) {
            Ok(value) => Some(value),
            Err(reference) => {
                if !self.external.iter().any(|known| known == reference) {
                    self.external.push(reference.to_owned());
                }
                None
            }
        }
    }

    fn response(&mut self, status: &str, response: &'d Value, operation: &str) {
        if status.starts_with(['1', '2', '3']) {
            return;
        }
        let Some(response) = self.resolved(response) else { return };
        let row = Row {
            status: status.to_owned(),
            code: None,
            message: None,
            description: response.get("description").map(schema::text).unwrap_or_default(),
        };
        let mut rows = Vec::new();
        for body in bodies(response) {
            self.body(body, &row, &mut rows);
        }
        // The response itself describes the status where no code does.
        if rows.iter().all(|row| row.description.is_empty()) {
            let first = rows.first().and_then(|first: &Row| first.code.clone());
            let code = first.filter(|code| rows.iter().all(|row| row.code.as_ref() == Some(code)));
            rows.insert(0, Row { code, ..row });
        }
        for row in rows {
            self.add(row, operation);
        }
    }

    /// Adds a row for each example of a body, and for each other code that its schema allows.
    fn body(&mut self, body: &'d Value, row: &Row, rows: &mut Vec<Row>) {
        let schema = body.get("schema").and_then(|schema| self.resolved(schema));
        let sample = schema.and_then(|schema| schema::sample(self.document, schema));
        self.example = self.example.take().or(sample);
        for example in self.examples(body) {
            let Some(error) = schema::of_example(&example) else { continue };
            let description =
                if error.message.is_some() { String::new() } else { row.description.clone() };
            rows.push(Row { code: error.code, message: error.message, description, ..row.clone() });
            self.example =
                self.example.take().or_else(|| Some(schema::shape(&example).to_string()));
        }
        let codes = schema.map(|schema| schema::codes(self.document, schema)).unwrap_or_default();
        let alone = codes.len() == 1;
        for (code, words) in codes {
            if rows.iter().any(|row| row.code.as_ref() == Some(&code)) {
                continue;
            }
            let own = if alone { row.description.clone() } else { String::new() };
            rows.push(Row { code: Some(code), description: words.unwrap_or(own), ..row.clone() });
        }
    }

    /// Returns the examples of a body.
    fn examples(&mut self, body: &'d Value) -> Vec<Value> {
        let mut examples: Vec<_> = body.get("example").cloned().into_iter().collect();
        let named = body.get("examples").and_then(Value::as_mapping);
        for (_, example) in named.into_iter().flatten() {
            let example = self.resolved(example);
            examples.extend(example.map(|example| example.get("value").unwrap_or(example).clone()));
        }
        let schema = body.get("schema").and_then(|schema| self.resolved(schema));
        examples.extend(schema.and_then(|schema| schema.get("example").cloned()));
        examples
    }

    /// Adds a row; one that is known has one more operation.
    fn add(&mut self, row: Row, operation: &str) {
        let at = *self.known.entry(row.clone()).or_insert(self.rows.len());
        if at == self.rows.len() {
            self.rows.push((row, Vec::new()));
        }
        let operations = &mut self.rows[at].1;
        if !operations.iter().any(|known| known == operation) {
            operations.push(operation.to_owned());
        }
    }
}

/// Returns the bodies of a response: `content` in version 3, the response itself in version 2.
fn bodies(response: &Value) -> Vec<&Value> {
    let content = response.get("content").and_then(Value::as_mapping);
    match content {
        Some(content) => content.iter().map(|(_, body)| body).collect(),
        None => vec![response],
    }
}
