//! The responses of real APIs are read whole: code, messages, items, fields and headers.

use std::path::Path;

use errcat::__private::tables::Tables;
use errcat::__private::tables::columns::field;
use errcat::__private::v1::{RawBody, RawError, RawFields, RawFindings, RawItem, lookup};
use errcat_codegen::{Compiled, SourceFile, compile};
use serde_json::{Map, Value};

const APIS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/apis");

/// The catalogues of the workspace, where the folder of fixtures has none.
const CATALOGUES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../catalog");

/// Returns the names of the record files in the folder of fixtures.
fn names(folder: &str) -> Vec<String> {
    let files = std::fs::read_dir(folder).expect("the folder can be read");
    let names = files.filter_map(|file| {
        let name = file.expect("the file can be read").file_name().into_string().ok()?;
        name.strip_suffix(".ndjson").map(str::to_owned)
    });
    let mut names: Vec<_> = names.collect();
    names.sort();
    assert!(!names.is_empty());
    names
}

fn read(folder: &str, name: &str, extension: &str) -> String {
    let path = format!("{folder}/{name}.{extension}");
    std::fs::read_to_string(&path).unwrap_or_else(|problem| panic!("{path}: {problem}"))
}

fn compiled(folder: &str, name: &str) -> Compiled {
    let folder = if Path::new(folder).join(name).with_extension("yaml").exists() {
        folder
    } else {
        CATALOGUES
    };
    let source = SourceFile::new(format!("{name}.yaml"), read(folder, name, "yaml"));
    let (compiled, diagnostics) = compile(&source);
    compiled.unwrap_or_else(|| panic!("{name}: {diagnostics:?}"))
}

/// A response of the fixtures, and the expected reading.
struct Record {
    error: RawError,
    expected: Map<String, Value>,
}

impl Record {
    fn of(tables: &Tables<'_>, line: &str) -> Self {
        let record: Value = serde_json::from_str(line).expect("a record is JSON");
        let body = match &record["body"] {
            Value::String(text) => text.clone(),
            body => body.to_string(),
        };
        let headers = record["headers"].as_object().cloned().unwrap_or_default();
        let mut headers = headers
            .iter()
            .map(|(name, value)| (&**name, value.as_str().unwrap_or_default().as_bytes()));
        let status = record["status"].as_u64().expect("a record has a status");
        let status = u16::try_from(status).expect("a status is small");
        let error = RawError::from_http(tables, status, &mut headers, body.as_bytes());
        let expected = record["expect"].as_object().cloned().expect("a record has a reading");
        Self { error, expected }
    }
}

fn error_name(tables: &Tables<'_>, error: Option<u32>) -> Value {
    error.map_or(Value::Null, |error| lookup::error_name(tables, error).into())
}

fn entries(tables: &Tables<'_>, mut findings: RawFindings<'_>) -> Vec<Value> {
    let mut entries = Vec::new();
    while let Some(finding) = findings.next(tables) {
        entries.extend(finding.entry().map(|entry| lookup::entry_name(tables, entry).into()));
    }
    entries
}

fn unmatched(tables: &Tables<'_>, mut findings: RawFindings<'_>) -> Vec<Value> {
    let mut unmatched = Vec::new();
    while let Some(finding) = findings.next(tables) {
        unmatched.extend(finding.entry().is_none().then(|| finding.text().into()));
    }
    unmatched
}

fn params(tables: &Tables<'_>, mut findings: RawFindings<'_>) -> Map<String, Value> {
    let mut params = Map::new();
    while let Some(finding) = findings.next(tables) {
        params.extend(finding.params(tables).map(|(name, text)| (name.to_owned(), text.into())));
    }
    params
}

/// Returns the texts of all fields with a name, one after the other.
fn texts(tables: &Tables<'_>, fields: RawFields<'_>, name: &str) -> Vec<String> {
    let is = |number| tables.text(&tables.fields, number, field::NAME) == Some(name);
    fields.filter(|(number, _)| is(*number)).map(|(_, text)| text.to_owned()).collect()
}

/// Returns the texts of all fields with a name, of a whole response and of all its items.
fn all_texts(tables: &Tables<'_>, error: &RawError, name: &str) -> Vec<String> {
    let items = error.items().flat_map(|item| texts(tables, item.fields(), name));
    texts(tables, error.fields(), name).into_iter().chain(items).collect()
}

fn expected_texts(value: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match value {
        Value::Array(values) => values.iter().map(text).collect(),
        value => vec![text(value)],
    }
}

/// Returns the differences from the expected reading.
fn differences(tables: &Tables<'_>, Record { error, expected }: &Record) -> Vec<String> {
    let mut differences = Vec::new();
    let mut check = |key: &str, found: Value, wanted: &Value| {
        if found != *wanted {
            differences.push(format!("{key}: found {found}, expected {wanted}"));
        }
    };
    for (key, wanted) in expected {
        match key.as_str() {
            "error" => check(key, error_name(tables, error.error()), wanted),
            "items" | "errors" => {
                let items = error.items().map(|item: RawItem<'_>| error_name(tables, item.error()));
                check(key, items.collect(), wanted);
            }
            "entries" => check(key, entries(tables, error.findings()).into(), wanted),
            "unmatched" => check(key, unmatched(tables, error.findings()).into(), wanted),
            "code" => check(key, error.code().into(), wanted),
            "correlation_id" => check(key, error.correlation_id().into(), wanted),
            "retry" => {
                let operation = |number| lookup::operation(tables, number).0;
                let retry = error.retry(tables).map(|retry| retry.map(operation).to_string());
                check(key, retry.into(), wanted);
            }
            "params" => {
                let found = params(tables, error.findings());
                for (name, wanted) in wanted.as_object().into_iter().flatten() {
                    check(
                        name,
                        found.get(name).cloned().into(),
                        &expected_texts(wanted)[0].clone().into(),
                    );
                }
            }
            "fields" | "item_fields" => {
                for (name, wanted) in wanted.as_object().into_iter().flatten() {
                    let found = all_texts(tables, error, name);
                    check(name, found.into(), &expected_texts(wanted).into());
                }
            }
            key => panic!("`{key}` is not a part of a reading"),
        }
    }
    differences
}

fn check(folder: &str) {
    let (mut total, mut problems) = (0, Vec::new());
    for name in names(folder) {
        let compiled = compiled(APIS, &name);
        let tables = compiled.data().tables();
        for (number, line) in read(folder, &name, "ndjson").lines().enumerate() {
            total += 1;
            let differences = differences(&tables, &Record::of(&tables, line));
            let line = number + 1;
            problems.extend(differences.into_iter().map(|what| format!("{name}:{line}: {what}")));
        }
    }
    assert!(problems.is_empty(), "of {total} responses:\n{}", problems.join("\n"));
}

#[test]
fn real_responses_are_read_whole() {
    check(APIS);
}

#[test]
fn a_body_is_read_back_as_it_was_rendered() {
    for name in names(APIS) {
        let compiled = compiled(APIS, &name);
        let tables = compiled.data().tables();
        for line in read(APIS, &name, "ndjson").lines() {
            let record: Value = serde_json::from_str(line).expect("a record is JSON");
            let Some(body) = RawBody::parse(&tables, &record["body"].to_string()) else { continue };
            let text = errcat::__private::v1::text(&Shown(&tables, &body));
            let again = RawBody::parse(&tables, &text).expect("it is a body");
            // A field whose place is also that of the code then has a value, too.
            let parts = |body: &RawBody| {
                let RawBody { status, code, messages, correlation_id, items, .. } = body.clone();
                (status, code, messages, correlation_id, items)
            };
            assert_eq!(parts(&again), parts(&body), "{name}: {text}");
            assert!(body.fields.iter().all(|field| again.fields.contains(field)), "{name}: {text}");
            assert_eq!(errcat::__private::v1::text(&Shown(&tables, &again)), text, "{name}");
        }
    }
}

#[test]
fn a_rendered_message_is_read_as_itself() {
    for name in names(APIS) {
        let compiled = compiled(APIS, &name);
        let tables = compiled.data().tables();
        for (number, error) in (0..).zip(&compiled.catalog().errors) {
            for message in &error.messages {
                for example in &message.examples {
                    let mut body = RawBody::new(&tables, number);
                    body.push(&tables, Some(number), example.clone());
                    let text = errcat::__private::v1::text(&Shown(&tables, &body));
                    let headers = body.headers(&tables);
                    let mut headers = headers.iter().map(|(name, value)| (*name, value.as_bytes()));
                    let status = error.status.unwrap_or(400);
                    let read = RawError::from_http(&tables, status, &mut headers, text.as_bytes());
                    let found = entries(&tables, read.findings());
                    assert_eq!(found, [Value::from(message.name().as_str())], "{name}: {text}");
                }
            }
        }
    }
}

/// A body as text.
struct Shown<'s>(&'s Tables<'s>, &'s RawBody);

impl std::fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.1.write(self.0, f)
    }
}

#[test]
fn stray_characters_are_ignored_at_both_ends_of_pattern_and_text() {
    let yaml = r#"
errcat: 1
api: {id: a, name: A, version: 0.1.0}
response: {code: /code, message: /message}
wire: {stray: ".!"}
errors:
  - status: 400
    code: A
    description: Made up.
    messages:
      - {name: rejected, message: "It was rejected.", description: Made up.}
      - {name: field, message: "Field {name:word} is wrong!", description: Made up.}
"#;
    let (compiled, diagnostics) = compile(&SourceFile::new("a.yaml", yaml));
    let compiled = compiled.unwrap_or_else(|| panic!("{diagnostics:?}"));
    let tables = compiled.data().tables();
    let cases = [("It was rejected", "rejected"), ("...It was rejected!", "rejected")];
    for (text, entry) in cases.into_iter().chain([("Field a is wrong", "field")]) {
        let read = RawError::from_parts(&tables, Some(400), Some("A"), &mut [text].into_iter());
        assert_eq!(entries(&tables, read.findings()), [Value::from(entry)], "{text}");
    }
}
