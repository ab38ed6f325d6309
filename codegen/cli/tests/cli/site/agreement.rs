//! The scripts of a site read every response as `errcat match` reads it.

use std::path::Path;

use serde_json::{Value, json};

use super::texts::{Random, Texts, damaged};
use super::{catalogues, file, node, site};
use crate::run::{KUSTOM, errcat, errcat_with};

/// Records made up for each catalogue.
const RECORDS: usize = 600;

/// Responses that real clients of Kustom Checkout got, and shapes near to them.
const WIRE: &[&str] = &[
    r#"{"status":400,"body":{"error_code":"BAD_VALUE","error_messages":["Bad value: order_lines[3].total_tax_amount"],"correlation_id":"c-1"}}"#,
    r#"{"status":400,"body":{"error_code":"BAD_VALUE","error_messages":["Bad value: order_amount"],"correlation_id":"c-2","service_version":"SNAPSHOT"}}"#,
    r#"{"status":400,"body":{"error_messages":["Bad value: order_lines[0].total_tax_amount (may not be null), order_lines[0].tax_rate (may not be null)"]}}"#,
    r#"{"status":409,"body":{"error_code":"BAD_VALUE","error_messages":["Not matching fields: [shipping_address.organization_name]"]}}"#,
    r#"{"status":403,"body":{"error_code":"READ_ONLY_ORDER","error_messages":["Resource is read-only"]}}"#,
    r#"{"status":405,"body":{"error_code":"HTTP_ERROR","error_messages":[""]}}"#,
    r#"{"status":401,"body":"<html>\r\n<head><title>401 Authorization Required</title></head></html>\r\n"}"#,
    r#"{"status":404,"body":""}"#,
    r#"{"status":504,"body":""}"#,
    r#"{"status":504,"body":{"error_code":""}}"#,
    r#"{"status":400,"body":{"http_status_code":400,"internal_message":"Bad format: merchant.id"}}"#,
    r#"{"status":400,"code":"BAD_VALUE","messages":["BAD_VALUE : billing_address.postal_code"]}"#,
    r#"{"status":400,"code":"BAD_VALUE","messages":["BAD_VALUE: locale","Bad value: order_lines (reference: too long, 65 > 64)"]}"#,
    r#"{"status":403,"code":"INVALID_OPERATION","messages":[]}"#,
    r#"{"status":500,"code":"INTERNAL_SERVER_ERROR","messages":["Internal error","Something else"]}"#,
    r#"{"status":400,"body":{"error_code":null,"error_messages":[null,5,{"a":1},"x"],"correlation_id":18446744073709551616}}"#,
    r#"{"code":"BAD_VALUE","messages":["Bad value: order_lines[18446744073709551615].tax_rate"]}"#,
    r#"{"status":400,"body":"{\"error_code\":\"BAD_VALUE\",\"error_messages\":[\"Bad value: locale\",\"Bad va"}"#,
    r#"{"status":400,"body":"{\"error_code\":\"BAD\\u005fVALUE\",\"error_message\":\"Bad value: \\ud83d\\ude00\\ud83d\\q\"}"}"#,
];

/// Texts in which a value has to be tried again where it was tried in vain, or has no room for a reason behind it.
const TRICKY: &[&str] = &[
    r#"{"code":"C1","messages":["bcaaX1bca"]}"#,
    r#"{"code":"C0","messages":["go x now so it is","stop x at 1 ok so it is"]}"#,
    r#"{"code":"C3","messages":["z1111111111111111111111a"]}"#,
    r#"{"code":"D0","messages":["x11.1e1a","x1-1.5E+3a","x1.1.1.1a","x11.a","x11.11.1a"]}"#,
    r#"{"code":"D1","messages":["1.2.3","1.2","-1e3.4","1..2","1.-2E5"]}"#,
    r#"{"code":"D2","messages":["x1 1e5 e 7","x11e5e5e7","x111e","x11.12.1e7"]}"#,
    r#"{"code":"D3","messages":["aaa123e4567-e89b-12d3-a456-426614174000-x","a123E4567-E89B-12D3-A456-426614174000-x"]}"#,
    r#"{"code":"D3","messages":["a123e4567-e89b-12d3-a456-42661417400-x","a123e4567-e89b-12d3-a456-4266141740000-x"]}"#,
    r#"{"code":"D4","messages":["Order 123E4567-e89b-12d3-a456-426614174000 costs -12.50 eur because of that"]}"#,
];

/// The same from both.
#[track_caller]
fn check(site: &Path, catalogue: &str, records: &[String]) {
    let input = records.join("\n");
    let script = "site/records.js";
    let Some(read) = node(script, &[site.to_owned()], &input) else { return };
    let run = errcat_with(site, &["match", catalogue, "--records", "-"], &input);
    let parsed = |text: &str| serde_json::from_str::<Value>(text).expect("a reading is JSON");
    assert_eq!(read.lines().count(), records.len(), "{catalogue}");
    for ((record, script), rust) in records.iter().zip(read.lines()).zip(run.out.lines()) {
        // The scripts show advice from the data of the page.
        let mut rust = parsed(rust);
        for key in ["nearest", "retry"] {
            rust.as_object_mut().expect("an object").shift_remove(key);
        }
        for finding in rust["findings"].as_array_mut().expect("an array") {
            finding.as_object_mut().expect("an object").shift_remove("retry");
        }
        assert_eq!(parsed(script), rust, "{catalogue}: {record}");
    }
}

#[test]
fn responses_off_the_wire() {
    let site = site(KUSTOM);
    let records: Vec<_> = WIRE.iter().map(|&record| record.to_owned()).collect();
    check(site.path(), KUSTOM, &records);
}

#[test]
fn tricky_texts() {
    let catalogue = file("site/tricky.yaml");
    let site = site(&catalogue);
    let records: Vec<_> = TRICKY.iter().map(|&record| record.to_owned()).collect();
    check(site.path(), &catalogue, &records);
}

#[test]
fn made_up_responses() {
    for catalogue in catalogues() {
        let site = site(&catalogue);
        let rows = errcat(site.path(), &["list", &catalogue, "--format", "json"]).json();
        let texts = Texts::of(rows.as_array().expect("rows are a list"));
        let mut random = Random::new(catalogue.len() as u64);
        let records: Vec<_> = (0..RECORDS).map(|_| record(&texts, &mut random)).collect();
        check(site.path(), &catalogue, &records);
    }
}

/// A response of some error, whole or damaged.
fn record(texts: &Texts, random: &mut Random) -> String {
    let (status, code) = texts.key(random);
    let messages: Vec<_> = (0..random.below(3)).map(|_| texts.message(random)).collect();
    let status = match random.below(8) {
        0 => Value::Null,
        1 => json!(400),
        _ => status,
    };
    let code = if random.one_in(8) { Value::Null } else { code };
    if random.one_in(2) {
        return json!({ "status": status, "code": code, "messages": messages }).to_string();
    }
    let one = messages.first().cloned().unwrap_or_default();
    let body = json!({
        "error_code": code, "error_messages": messages, "correlation_id": 17,
        "code": code, "messages": messages, "message": one, "text": one, "id": "é",
        "error": { "code": code, "details": messages, "trace/id": "t" },
    });
    let body = damaged(&body.to_string(), random);
    json!({ "status": status, "body": body }).to_string()
}
