//! The scripts of a site restore the advice on each entry from the data, which leaves out what a message inherits.

use std::fs;

use serde_json::{Value, json};

use super::{catalogues, file, node, site};

/// Returns the advice on an entry of `catalogue.json`.
fn advice(entry: &Value) -> Value {
    let list = |key: &str| entry.get(key).cloned().unwrap_or_else(|| json!([]));
    let fix = entry.get("fix").map(|fix| json!([fix["wrong"], fix["right"]]));
    json!({
        "description": entry["description"],
        "remedy": entry["remedy"],
        "retry": entry["retry"]["kind"],
        "delay": entry["retry"]["delay"].as_f64().map(|seconds| format!("{seconds} seconds")),
        "causes": list("causes"),
        "fix": fix,
        "impact": entry.get("impact").cloned().unwrap_or_else(|| json!({})),
        "links": list("links"),
    })
}

#[test]
fn the_advice_is_that_of_the_published_data() {
    for catalogue in catalogues().into_iter().chain([file("site/everything.yaml")]) {
        let site = site(&catalogue);
        let Some(restored) = node("site/restored.js", &[site.path().to_owned()], "") else {
            return;
        };
        let data = fs::read_to_string(site.path().join("catalogue.json")).expect("it is there");
        let data: Value = serde_json::from_str(&data).expect("it is JSON");
        let mut restored = restored.lines();
        for error in data["errors"].as_array().expect("a list") {
            let messages = error["messages"].as_array().into_iter().flatten();
            for entry in [error].into_iter().chain(messages) {
                let restored: Value = restored
                    .next()
                    .and_then(|line| serde_json::from_str(line).ok())
                    .expect("a line");
                assert_eq!(restored, advice(entry), "{catalogue}: {}", entry["name"]);
            }
        }
    }
}
