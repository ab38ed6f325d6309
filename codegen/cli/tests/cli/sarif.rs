//! `errcat check --format sarif`: the output for code hosts.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::run::{errcat, folder, read};

const SHOP: &str = "errcat: 1
api: {id: shop, name: Shop, version: 0.1.0}
errors:
  - {code: X, remedy: 漢😀é, description: D, colour: red}
  - {code: X, name: y, remedy: R, description: D}
";

/// Returns the log of a run over these files, given by their paths.
fn log(files: &[(&str, &str)], code: i32) -> (Value, tempfile::TempDir) {
    let folder = folder(files);
    let mut args = vec!["check", "--format", "sarif"];
    args.extend(files.iter().map(|(path, _)| *path));
    let run = errcat(folder.path(), &args);
    assert_eq!((run.code, run.err.as_str()), (code, ""));
    (run.json(), folder)
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("no list {key} in {value}"))
}

#[test]
fn a_log_has_what_the_format_requires() {
    let (log, _) = log(&[("shop.yaml", SHOP)], 1);
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().is_some_and(|schema| schema.contains("sarif-2.1.0")));
    let [run] = list(&log, "runs") else { panic!("one run: {log}") };
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    assert_eq!(run["invocations"], json!([{"executionSuccessful": true}]));
    let driver = &run["tool"]["driver"];
    assert_eq!(
        (&driver["name"], &driver["version"]),
        (&json!("errcat"), &json!(env!("CARGO_PKG_VERSION")))
    );
    for rule in list(driver, "rules") {
        let texts = ["shortDescription", "fullDescription", "help"].map(|key| &rule[key]["text"]);
        assert!(texts.iter().all(|text| text.as_str().is_some_and(|t| !t.is_empty())), "{rule}");
        assert!(rule["help"]["markdown"].as_str().is_some_and(|text| text.contains("```yaml\n")));
        let level = &rule["defaultConfiguration"]["level"];
        assert!(level == "error" || level == "warning", "{rule}");
    }
}

#[test]
fn results_name_rule_place_and_way_out() {
    let (log, _) = log(&[("shop.yaml", SHOP)], 1);
    let run = &log["runs"][0];
    let [key, twice] = list(run, "results") else { panic!("two results: {log}") };
    for result in [key, twice] {
        let index = result["ruleIndex"].as_u64().and_then(|index| usize::try_from(index).ok());
        let rule = &run["tool"]["driver"]["rules"][index.expect("an index")];
        assert_eq!(rule["id"], result["ruleId"]);
        assert_eq!(rule["defaultConfiguration"]["level"], result["level"]);
    }
    let message = key["message"]["text"].as_str().expect("a text");
    assert!(message.starts_with("an error has no key `colour`; it can be `status`, "), "{message}");
    let region = json!({"startLine": 4, "startColumn": 45, "endLine": 4, "endColumn": 51});
    let place = json!({"artifactLocation": {"uri": "shop.yaml"}, "region": region});
    assert_eq!(key["locations"], json!([{"physicalLocation": place}]));
    let [first] = list(twice, "relatedLocations") else { panic!("one place: {twice}") };
    assert_eq!(first["message"]["text"], "first here");
    assert_eq!(first["physicalLocation"]["region"]["startLine"], 4);
}

#[test]
fn columns_count_utf_16_code_units() {
    let (log, folder) = log(&[("shop.yaml", SHOP)], 1);
    let region = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    let at =
        |key: &str| region[key].as_u64().and_then(|n| usize::try_from(n).ok()).expect("a number");
    let text = read(folder.path(), "shop.yaml");
    let line: Vec<u16> =
        text.lines().nth(at("startLine") - 1).expect("a line").encode_utf16().collect();
    let part = &line[at("startColumn") - 1..at("endColumn") - 1];
    assert_eq!(String::from_utf16_lossy(part), "colour");
}

#[test]
fn all_catalogues_are_in_one_log_by_relative_uri() {
    let bad = "errcat: one\n";
    let files =
        [("a b.yaml", bad), ("more/é.yaml", bad), ("fine.yaml", &crate::run::catalogue("shop"))];
    let (log, _) = log(&files, 1);
    let mut uris = BTreeMap::new();
    for result in list(&log["runs"][0], "results") {
        let uri = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        *uris.entry(uri.as_str().expect("a URI").to_owned()).or_insert(0) += 1;
    }
    assert_eq!(uris.keys().collect::<Vec<_>>(), ["a%20b.yaml", "more/%C3%A9.yaml"]);
}

#[test]
fn a_run_that_could_not_read_all_says_so() {
    let folder = folder(&[]);
    let run = errcat(folder.path(), &["check", "--format", "sarif", "absent.yaml"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.json()["runs"][0]["invocations"], json!([{"executionSuccessful": false}]));
}
