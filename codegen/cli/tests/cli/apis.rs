//! Error responses of APIs of every shape, read with the catalogues of `tests/fixtures/apis`. Each line of a record
//! file is a record for `match --records`, with the expected reading; keys that it leaves out are not compared.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::run::{errcat, errcat_with, folder};

/// Returns the files of records, each with its catalogue: next to it, or in `catalog/`.
fn records() -> Vec<(PathBuf, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let files =
        std::fs::read_dir(root.join("tests/fixtures/apis")).expect("the fixtures are there");
    let mut paths: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "ndjson"));
    paths.sort_unstable();
    assert!(paths.len() >= 11, "{paths:?}");
    let catalogue = |records: &PathBuf| {
        let next = records.with_extension("yaml");
        let name = next.file_name().expect("a file has a name");
        if next.exists() { next } else { root.join("catalog").join(name) }
    };
    paths.into_iter().map(|records| (catalogue(&records), records)).collect()
}

#[test]
fn catalogues_of_every_shape_are_valid() {
    let folder = folder(&[]);
    for (catalogue, _) in records() {
        let run = errcat(folder.path(), &["check", &catalogue.to_string_lossy()]);
        assert_eq!((run.code, run.err.contains("no mistakes")), (0, true), "{run:?}");
    }
}

#[test]
fn records_of_every_shape_are_read_whole() {
    let folder = folder(&[]);
    let mut mistakes = Vec::new();
    for (catalogue, records) in records() {
        let catalogue = catalogue.to_string_lossy();
        let input = std::fs::read_to_string(records).expect("records");
        let run = errcat_with(folder.path(), &["match", &catalogue, "--records", "-"], &input);
        assert_eq!(run.code, 0, "{run:?}");
        let (lines, records) = (run.json_lines(), input.lines().collect::<Vec<_>>());
        assert_eq!(lines.len(), records.len(), "{catalogue}");
        for (number, (line, record)) in lines.iter().zip(records).enumerate() {
            let record: Value = serde_json::from_str(record).expect("a record is JSON");
            let found = different(line, &record["expect"]).into_iter();
            let line = number + 1;
            mistakes.extend(found.map(|mistake| format!("{catalogue}, line {line}: {mistake}")));
        }
    }
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
}

#[test]
fn texts_about_other_apis_are_read() {
    let folder = folder(&[]);
    let apis = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/apis");
    for (api, text, expected) in [
        (
            "stripe",
            "code: card_declined\ndecline_code: insufficient_funds\ntype: card_error\nmessage: Too little",
            json!([null, "insufficient_funds", null, []]),
        ),
        (
            "stripe",
            "shop.Error: Missing required param: amount. in /app/shop.php:38",
            json!([400, "parameter_missing", null, ["parameter_missing"]]),
        ),
        (
            "stripe",
            "Request req_1aB2c3D4e5F6g7: No such customer: 'c1'",
            json!([null, "resource_missing", "req_1aB2c3D4e5F6g7", ["no_such"]]),
        ),
        (
            "aws-json",
            "ThrottlingException: Rate exceeded (Status Code: 400, Request ID: 7a62c49f-347e-4fc4-9331-6e8e1a2b3c4d)",
            json!([400, "throttling", "7a62c49f-347e-4fc4-9331-6e8e1a2b3c4d", ["throttling"]]),
        ),
    ] {
        let catalogue = apis.join(api).with_extension("yaml");
        let args = ["match", &catalogue.to_string_lossy(), "-", "--format", "json"];
        let lines = errcat_with(folder.path(), &args, text).json_lines();
        let [line] = &lines[..] else { panic!("{text}: {lines:?}") };
        let findings = line["findings"].as_array().expect("a list").iter();
        let entries: Vec<_> = findings.map(|finding| &finding["entry"]).collect();
        let read = json!([line["status"], line["error"], line["correlation_id"], entries]);
        assert_eq!(read, expected, "{text}");
    }
}

/// Returns the parts of a reading that differ from the expected ones.
fn different(line: &Value, expected: &Value) -> Vec<String> {
    let expected = expected.as_object().expect("an expectation is an object");
    let read = |key: &str, wanted: &Value| match key {
        "entries" => collect(&line["findings"], "entry"),
        "items" => collect(&line["items"], "error"),
        "params" => only(&joined(&line["findings"], "params"), wanted),
        "fields" => only(&line["fields"], wanted),
        "item_fields" => only(&lists(&line["items"]), wanted),
        _ => line[key].clone(),
    };
    let pairs = expected.iter().map(|(key, wanted)| (key, read(key, wanted), wanted));
    pairs
        .filter(|(_, read, wanted)| read != *wanted)
        .map(|(key, read, wanted)| format!("{key} is {read}, not {wanted}"))
        .collect()
}

/// Returns the values of one key of each item.
fn collect(items: &Value, key: &str) -> Value {
    items.as_array().into_iter().flatten().map(|item| item[key].clone()).collect()
}

/// Returns the members that one key of each item has, in one object.
fn joined(items: &Value, key: &str) -> Value {
    let members = items.as_array().into_iter().flatten().filter_map(|item| item[key].as_object());
    Value::Object(members.flatten().map(|(name, value)| (name.clone(), value.clone())).collect())
}

/// Returns the list of values of each field of items.
fn lists(items: &Value) -> Value {
    let mut lists = Map::new();
    for (name, value) in items
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|item| item["fields"].as_object())
        .flatten()
    {
        let list = lists.entry(name).or_insert_with(|| json!([]));
        list.as_array_mut().expect("it is a list").push(value.clone());
    }
    Value::Object(lists)
}

/// Returns the members whose keys are in `wanted`.
fn only(members: &Value, wanted: &Value) -> Value {
    let wanted = wanted.as_object().into_iter().flatten();
    Value::Object(wanted.map(|(name, _)| (name.clone(), members[name].clone())).collect())
}
