//! The module of a site reads every text as the reader of the command line does.

use errcat_codegen::Compiled;
use errcat_reader::Reader;
use serde_json::{Value, json};

use super::texts::{Random, Texts, damaged};
use super::{catalogues, file, node, site};
use crate::run::{KUSTOM, errcat};

/// The number of random texts for each catalogue.
const TEXTS: usize = 400;

const PASTES: &str = include_str!("../pastes.jsonl");

/// Checks that the module and the reader give the same reading of each text.
#[track_caller]
fn check(catalogue: &str, texts: &[String]) {
    let site = site(catalogue);
    let lines: Vec<_> =
        texts.iter().map(|text| json!({ "text": text, "status": null }).to_string()).collect();
    let arguments = [site.path().to_owned(), "raw".into()];
    let Some(read) = node("site/paste.js", &arguments, &lines.join("\n")) else { return };
    let compiled = compiled(catalogue);
    let reader = Reader::new(compiled.interpreter().tables());
    assert_eq!(read.lines().count(), texts.len(), "{catalogue}");
    for (text, module) in texts.iter().zip(read.lines()) {
        let parsed = |text: &str| serde_json::from_str::<Value>(text).expect("a reading is JSON");
        assert_eq!(parsed(module), parsed(&reader.json(text, None)), "{catalogue}: {text}");
    }
}

fn compiled(catalogue: &str) -> Compiled {
    let source = errcat_codegen::read(catalogue.as_ref()).expect("the catalogue is there");
    errcat_codegen::compile(&source).0.expect("it has no mistakes")
}

/// The search for near entries takes a step for each entry, and a paste can have many responses.
#[test]
fn only_the_first_responses_have_near_entries() {
    let line = |id| json!({"error_code": "BAD_VALUF", "correlation_id": format!("c-{id}")});
    let lines: Vec<_> = (0..20).map(|id| line(id).to_string()).collect();
    let compiled = compiled(KUSTOM);
    let read = Reader::new(compiled.interpreter().tables()).json(&lines.join("\n"), None);
    let read: Vec<Value> = serde_json::from_str(&read).expect("an array");
    let near = |reading: &Value| reading["nearest"].as_array().expect("a list").len();
    let near: Vec<_> = read.iter().map(near).collect();
    assert_eq!(near, [[2; 8].as_slice(), &[0; 12]].concat());
}

#[test]
fn what_people_paste() {
    let paste = |row: &str| {
        let row: Value = serde_json::from_str(row).expect("a row is JSON");
        row["paste"].as_str().expect("a text").to_owned()
    };
    check(KUSTOM, &PASTES.lines().map(paste).collect::<Vec<_>>());
}

#[test]
fn made_up_texts() {
    for catalogue in catalogues() {
        let rows =
            errcat(std::env::temp_dir().as_path(), &["list", &catalogue, "--format", "json"])
                .json();
        let texts = Texts::of(rows.as_array().expect("rows are a list"));
        let mut random = Random::new(catalogue.len() as u64);
        let texts: Vec<_> = (0..TEXTS).map(|_| text(&texts, &mut random)).collect();
        check(&catalogue, &texts);
    }
}

#[test]
fn tricky_texts() {
    let catalogue = file("site/tricky.yaml");
    let texts = [
        "bcaaX1bca",
        "go x now so it is",
        "x11.1e1a",
        "1.2.3",
        "aaa123e4567-e89b-12d3-a456-426614174000-x",
    ];
    let texts = texts.map(|text| json!({"code": "C1", "messages": [text]}).to_string());
    check(&catalogue, &texts);
}

/// Returns a response of some error in some form, whole or damaged.
fn text(texts: &Texts, random: &mut Random) -> String {
    let (status, code) = texts.key(random);
    let messages: Vec<_> = (0..random.below(3)).map(|_| texts.message(random)).collect();
    let one = messages.first().cloned().unwrap_or_default();
    let body = json!({
        "error_code": code, "error_messages": messages, "correlation_id": 17, "code": code,
        "messages": messages, "message": one, "text": one, "error": { "code": code, "details": messages },
    });
    let code = code.as_str().unwrap_or("CODE").to_owned();
    let text = match random.below(6) {
        0 => body.to_string(),
        1 => json!({"status": status, "body": body.to_string()}).to_string(),
        2 => format!("{code}: {one} (#c-1)"),
        3 => one,
        4 => format!("HTTP/1.1 {status} X\r\na: b\r\n\r\n{body}"),
        _ => format!("error_code: {code}\nerror_messages: {one}\nstatus: {status}"),
    };
    if random.one_in(2) { damaged(&text, random) } else { text }
}
